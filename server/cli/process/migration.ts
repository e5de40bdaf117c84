/**
 * A move with further attempts at what stayed. The runner tries each page a few times within a second; what is still held then (for
 * I/O, by a device, for want of memory) may be free some seconds later. Each attempt has its own journal.
 */
import { setTimeout } from 'node:timers/promises';
import { explainStatus } from '../../kernel/explain';
import { parseKernelVersion } from '../../kernel/version';
import type { MoveParams, MoveResult, NotMoved, Outcome, RunnerFailure } from '../../protocol/runner';
import type { Session } from './session';
import { say } from '../../languages/say';

/** Milliseconds between two attempts. */
const pause = 1000;

export interface Migration {
  /** What the last attempt left behind, with the sum of what all of them moved. */
  readonly result: MoveResult;
  /** In the order of the attempts; undo takes them from the last to the first. */
  readonly journals: readonly string[];
  readonly attempts: number;
}

/** @param retries attempts after the first */
export async function migrate(
  session: Session,
  params: Omit<MoveParams, 'progressToken' | 'journalToken'>,
  retries: number,
): Promise<Outcome<Migration>> {
  const { client, watch } = session;
  const first = await client.move(params, watch);
  if (!first.ok) return { ok: false, failure: withOption(first.failure, params) };
  let result = first.value;
  const journals = journalOf(result);
  let attempts = 1;
  while (attempts <= retries && mayPass(result, session.machine.kernel) && (await waited(session))) {
    attempts++;
    const journal = params.journal === undefined ? {} : { journal: `${params.journal}.${attempts}` };
    const next = await client.move({ ...params, ...journal }, watch);
    // What had moved before stays moved, and is told with the reason why it did not go on.
    if (!next.ok) {
      result = { ...result, stopped: next.failure };
      break;
    }
    journals.push(...journalOf(next.value));
    result = {
      ...next.value,
      before: result.before,
      moved: result.moved + next.value.moved,
      alreadyThere: result.alreadyThere,
    };
  }
  if (result.stopped !== undefined) result = { ...result, stopped: withOption(result.stopped, params) };
  return { ok: true, value: { result, journals, attempts } };
}

/** Of a journal that cannot be written: here, unlike in an editor, another file can be named. */
function withOption(failure: RunnerFailure, { journal }: Pick<MoveParams, 'journal'>): RunnerFailure {
  if (failure.code !== 'journal' || journal !== undefined) return failure;
  return { ...failure, remedy: `${failure.remedy} ${say('Or name a file elsewhere with --journal.')}` };
}

const journalOf = ({ journal }: MoveResult): string[] => (journal === undefined ? [] : [journal]);

/** Reasons that time may remove. A page that is nowhere, shared or not permitted there stays so. */
function mayPass({ notMoved, cancelled, stopped }: MoveResult, kernel: string): boolean {
  if (cancelled || (stopped !== undefined && stopped.code !== 'node-full')) return false;
  return notMoved.some((one) => isTransient(one, kernel));
}

const transientStatuses: ReadonlySet<string> = new Set(['-EAGAIN', '-EBUSY', '-ENOMEM']);

function isTransient(one: NotMoved, kernel: string): boolean {
  if (one.reason !== 'status') return true;
  return transientStatuses.has(explainStatus(one.status, parseKernelVersion(kernel)).label);
}

/** False when the user has had enough. */
async function waited({ signal }: Session): Promise<boolean> {
  return setTimeout(pause, true, { signal }).catch(() => false);
}
