/**
 * What the program's own call would return if it was made now, asked of the runner with the call's own arguments. Where one of
 * them is not known the answer is "cannot tell": nobody is asked for the sake of a prediction.
 */
import type { ParameterRole } from '../../../server/kernel/calls';
import { formatAddress } from '../../../server/protocol/addresses';
import type { Prediction, PredictParams } from '../../../server/protocol/prediction';
import type { ArgumentReading } from './arguments';
import { readNodes } from './call-arrays';
import { success } from './failure';
import type { Result } from './failure';
import type { CallOutcome } from './outcome';
import type { RunnerPort } from './ports';
import type { Region } from './region';
import type { MemoryReader } from './target-memory';
import { say } from '../../../server/languages/say';

export interface CallSurroundings {
  /** The call's pages: by its array, or by their addresses. */
  readonly region: Region;
  /** The runner's handle of the process that would make the call. */
  readonly target: string;
  /** The runner cannot read the call's arrays. */
  readonly byValue: boolean;
  readonly memory: MemoryReader;
  readonly runner: Pick<RunnerPort, 'predict'>;
}

export async function predictCall(
  readings: readonly ArgumentReading[],
  { region, target, byValue, memory, runner }: CallSurroundings,
): Promise<Prediction> {
  const { pages } = region;
  if (pages.kind === 'ranges' || pages.kind === 'process') return cannotTell(say('The call names no array.'));
  const values = new Map<ParameterRole, (ArgumentReading & { readonly unread?: undefined })['value']>();
  for (const reading of readings) {
    if ('value' in reading) values.set(reading.role, reading.value);
    else
      return cannotTell(
        say('The argument "{role}" is not known: {unread}', { role: reading.role, unread: reading.unread }),
      );
  }
  const flags = values.get('flags');
  const count = values.get('count');
  const nodes = values.get('nodes');
  const status = values.get('status');
  if (typeof flags !== 'bigint' || typeof count !== 'bigint' || nodes === undefined || status === undefined)
    return cannotTell(say('Not all of its arguments are known.'));
  let wanted: PredictParams['nodes'];
  if (nodes !== 0n && typeof nodes === 'bigint' && !byValue)
    wanted = { kind: 'array', address: formatAddress(nodes) };
  else if (nodes !== 0n) {
    const list = await readNodes(nodes, Number(count), memory);
    if (!list.ok) return cannotTell(`${list.failure.message} ${list.failure.remedy}`.trimEnd());
    wanted = { kind: 'list', nodes: list.value };
  }
  const answer = await runner.predict({
    target,
    pages,
    ...(wanted === undefined ? {} : { nodes: wanted }),
    flags: Number(flags),
    hasStatus: status !== 0n,
  });
  return answer.ok ? answer.value : cannotTell(answer.failure.message);
}

export function withPrediction(
  done: Result<CallOutcome>,
  prediction: Prediction | undefined,
): Result<CallOutcome> {
  return done.ok && prediction !== undefined ? success({ ...done.value, prediction }) : done;
}

function cannotTell(why: string): Prediction {
  return { returns: { kind: 'cannot-tell', why }, status: [], runsLeftOut: 0, notes: [] };
}
