/**
 * Goes on with the analysis of one version of a function in the next one: what stands in front of all that differs would
 * only be executed the same once more. The analysis is taken back to the last mark there, in place.
 */
import { commonBeginning, isSame, withBlocksOf } from '../flow/beginning';
import type { CallKey } from '../flow/graph';
import { orderOf } from '../flow/loops';
import type { Analysis, AnalysisEnvironment } from './analysis';
import { hasSamePrivates, type ExecutableFunction } from './frame';
import { blocksBefore, type Mark } from './mark';
import { makeHeads, rewindRun, type Run } from './run';

/** The run to go on with; undefined where it has to begin anew. Nobody uses the analysis of the version before any more. */
export function resume(
  { checkpoints }: Analysis,
  fn: ExecutableFunction,
  env: AnalysisEnvironment,
): Run | undefined {
  const { run } = checkpoints;
  if (run === undefined) return undefined;
  const mark = lastMark(run, fn, env);
  if (mark === undefined) return undefined;
  const { analysis, frame } = run;
  const kept = blocksBefore(mark, frame.order);
  const next = { ...fn, graph: withBlocksOf(frame.graph, fn.graph, kept) };
  rewindRun(run, mark);
  analysis.rewind(mark.extent);
  analysis.env.move(env, mark.extent.asked);
  checkpoints.rewind(mark);
  for (const one of [run, ...checkpoints.copies]) {
    one.frame.goOnWith(next, kept, mark.isPrivateAsked);
    makeHeads(one);
  }
  return run;
}

/** The last one up to which everything is the same. */
function lastMark(run: Run, fn: ExecutableFunction, env: AnalysisEnvironment): Mark | undefined {
  const { analysis, frame } = run;
  const { fn: old } = frame;
  if (old.name !== fn.name || env.userPageSize !== analysis.env.userPageSize) return undefined;
  const common = sameCalls(old, fn, commonBeginning(old.graph, fn.graph));
  const marks = analysis.checkpoints.marks.filter(
    (one) =>
      one.before > 0 && one.before <= common && (!one.isPrivateAsked || hasSamePrivates(old.graph, fn.graph)),
  );
  // What the function asked by then it asks again, so that its result rests on the answers.
  const same = analysis.env.sameAnswers(env, marks.at(-1)?.extent.asked ?? 0);
  return marks.filter((one) => one.extent.asked <= same).at(-1);
}

/** How many of the first blocks also make the same calls of the family. */
function sameCalls(old: ExecutableFunction, fn: ExecutableFunction, count: number): number {
  const { order } = orderOf(fn.graph);
  for (let at = 0; at < count; at++)
    for (const one of fn.graph.blocks[order[at] ?? -1]?.instructions ?? [])
      if (one.kind === 'call' && !isSameCall(old, fn, one.call)) return at;
  return count;
}

function isSameCall(old: ExecutableFunction, fn: ExecutableFunction, key: CallKey): boolean {
  const [was, is] = [old.numaCalls.get(key), fn.numaCalls.get(key)];
  if (was === undefined || is === undefined) return was === is;
  const { roles: before, ...others } = was;
  const { roles, ...rest } = is;
  return isSame(others, rest) && isSame([...before], [...roles]);
}
