/**
 * What a call asks for, once its arguments are known: checked as the kernel checks them, in its order, so that what the
 * call would be refused for is said before anything is done.
 */
import type { ParameterRole } from '../../../server/kernel/calls';
import { explainFlags } from '../../../server/kernel/explain';
import { decodeFlags } from '../../../server/kernel/flags';
import type { WireCallSite } from '../../../server/protocol/lens';
import { evaluateText } from './arguments';
import type { ArgumentReading, ArgumentValue, FrameEvaluator } from './arguments';
import { refuse, success } from './failure';
import type { Result } from './failure';
import type { UserPort } from './ports';
import { say } from '../../../server/languages/say';

export interface CallRequest {
  /** 0 for the debuggee itself. */
  readonly pid: number;
  readonly count: number;
  /** An address in the debuggee's memory, or what the debugger shows without one. */
  readonly pages: ArgumentValue;
  /** 0 when the call is a query. */
  readonly nodes: ArgumentValue;
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
  frame: FrameEvaluator,
  user: UserPort,
): Promise<Result<CallRequest>> {
  const values = new Map<ParameterRole, ArgumentValue>();
  for (const role of roles) {
    const reading = readings.find((one) => one.role === role);
    if (reading === undefined) return refuse.argumentUnread(role, say('the call has no such argument.'));
    const value = 'value' in reading ? reading.value : await askFor(site, reading, frame, user);
    if (value === undefined) return refuse.declined();
    values.set(role, value);
  }
  const number = (role: ParameterRole): bigint => {
    const value = values.get(role);
    return typeof value === 'bigint' ? value : 0n;
  };
  return check({
    flags: number('flags'),
    pid: number('pid'),
    count: number('count'),
    pages: values.get('pages') ?? 0n,
    nodes: values.get('nodes') ?? 0n,
  });
}

async function askFor(
  site: WireCallSite,
  reading: ArgumentReading & { readonly unread: string },
  frame: FrameEvaluator,
  user: UserPort,
): Promise<ArgumentValue | undefined> {
  let reason = reading.unread;
  for (;;) {
    const reply = await user.ask({ role: reading.role, text: reading.text, reason });
    if (reply === undefined) return undefined;
    const answer = await evaluateText(site.call, reading.role, reply, frame);
    if (answer.ok) return answer.value;
    reason = answer.message;
  }
}

interface Values extends Readonly<Record<'flags' | 'pid' | 'count', bigint>> {
  readonly pages: ArgumentValue;
  readonly nodes: ArgumentValue;
}

function check(values: Values): Result<CallRequest> {
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
