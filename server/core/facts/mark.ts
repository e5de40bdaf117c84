/**
 * A time in the run of the analysed function: it was about to execute a block for the first time, which is in no loop or the head of one that is
 * in no other. No block in front of it runs again, so that all that they left is still there when the run is over.
 */
import type { BlockId } from '../flow/graph';
import type { FlowOrder } from '../flow/loops';
import type { AnalysisExtent } from './analysis';
import type { Run } from './run';

export interface Mark {
  /** How many blocks stand in front of it. */
  readonly before: number;
  /** Runs of blocks so far. */
  readonly turns: number;
  readonly extent: AnalysisExtent;
  /** It was asked which locals are private, which rests on the whole function. */
  readonly isPrivateAsked: boolean;
  /** Calls that could be replayed by then, and copies that were made for them. */
  readonly calls: number;
  readonly copies: number;
}

/** Undefined where blocks in front of it may run again. */
export function markAt(
  { analysis, frame, turns }: Run,
  block: BlockId,
  made: Pick<Mark, 'calls' | 'copies'>,
): Mark | undefined {
  const { rank, around } = frame.order;
  const before = rank.get(block);
  const loops = around.get(block);
  if (before === undefined || (loops !== undefined && (loops.length > 1 || loops[0]?.head !== block)))
    return undefined;
  const { extent } = analysis;
  const { isPrivateAsked } = frame;
  return { before, turns, extent, isPrivateAsked, ...made };
}

export function blocksBefore({ before }: Mark, { order }: FlowOrder): ReadonlySet<BlockId> {
  return new Set(order.slice(0, before));
}
