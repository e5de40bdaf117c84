/**
 * What a call asks for, once its arguments are known: checked as the kernel checks them, in its order, so that what the
 * call would be refused for is said before anything is done.
 */
import type { ParameterRole } from '../../../server/kernel/calls';
import { explainFlags } from '../../../server/kernel/explain';
import { decodeFlags } from '../../../server/kernel/flags';
import type { WireCallSite } from '../../../server/protocol/lens';
import { evaluateText } from './arguments';
import type { ArgumentReading, IntegerEvaluator } from './arguments';
import { refuse, success } from './failure';
import type { Result } from './failure';
import type { UserPort } from './ports';

export interface CallRequest {
  /** 0 for the debuggee itself. */
  readonly pid: number;
  readonly count: number;
  /** Addresses in the debuggee's memory. */
  readonly pages: bigint;
  /** 0 when the call is a query. */
  readonly nodes: bigint;
  readonly flags: number;
}

/** More pages than any call that is not a mistake: 64 GiB in pages of 4 KiB. */
const mostPages = 1 << 24;

export const queryRoles: readonly ParameterRole[] = ['pid', 'count', 'pages'];
export const moveRoles: readonly ParameterRole[] = ['flags', 'pid', 'count', 'pages', 'nodes'];

/** Asks for what was not read, and checks the rest. Arguments that the action does not need are 0 when they were not read. */
export async function completeRequest(
  site: WireCallSite,
  readings: readonly ArgumentReading[],
  roles: readonly ParameterRole[],
  evaluateInteger: IntegerEvaluator,
  user: UserPort,
): Promise<Result<CallRequest>> {
  const values = new Map<ParameterRole, bigint>();
  for (const role of roles) {
    const reading = readings.find((one) => one.role === role);
    if (reading === undefined) return refuse.argumentUnread(role, 'the call has no such argument.');
    const value = 'value' in reading ? reading.value : await askFor(site, reading, evaluateInteger, user);
    if (value === undefined) return refuse.declined();
    values.set(role, value);
  }
  return check({
    flags: values.get('flags') ?? 0n,
    pid: values.get('pid') ?? 0n,
    count: values.get('count') ?? 0n,
    pages: values.get('pages') ?? 0n,
    nodes: values.get('nodes') ?? 0n,
  });
}

async function askFor(
  site: WireCallSite,
  reading: ArgumentReading & { readonly unread: string },
  evaluateInteger: IntegerEvaluator,
  user: UserPort,
): Promise<bigint | undefined> {
  let reason = reading.unread;
  for (;;) {
    const reply = await user.ask({ role: reading.role, text: reading.text, reason });
    if (reply === undefined) return undefined;
    const answer = await evaluateText(site.call, reading.role, reply, evaluateInteger);
    if (answer.ok) return answer.value;
    reason = answer.message;
  }
}

function check(values: Readonly<Record<keyof CallRequest, bigint>>): Result<CallRequest> {
  const { flags, pid, count, pages, nodes } = values;
  if (decodeFlags('move_pages', flags).rejected.length > 0) {
    return refuse.flagsRefused(explainFlags(flags).sentence);
  }
  if (pid < 0n) return refuse.pidInvalid(pid);
  if (count === 0n) return refuse.nothingNamed();
  if (count > BigInt(mostPages)) return refuse.countTooLarge(count, mostPages);
  if (pages === 0n) return refuse.pagesNull();
  return success({ flags: Number(flags), pid: Number(pid), count: Number(count), pages, nodes });
}
