/** What differs between two looks at the same pages. */
import type { PageRun } from '../../protocol/runner';

/** A node, a negative status, or undefined where the pages were not looked at: not mapped then, when all of a process is watched. */
export type Answer = number | undefined;

/** Consecutive pages that all changed in the same way. */
export interface Change {
  readonly from: bigint;
  /** Exclusive. */
  readonly to: bigint;
  readonly before: Answer;
  readonly after: Answer;
}

interface Piece {
  readonly from: bigint;
  readonly to: bigint;
  readonly answer: number;
}

const pieceOf = (run: PageRun): Piece => ({
  from: BigInt(run.from),
  to: BigInt(run.to),
  answer: 'node' in run ? run.node : run.status,
});

/** Both in ascending order of address, as the runner gives them. */
export function changesBetween(before: readonly PageRun[], after: readonly PageRun[]): readonly Change[] {
  const changes: Change[] = [];
  const add = (from: bigint, to: bigint, was: Answer, is: Answer): void => {
    if (from >= to || was === is) return;
    const last = changes.at(-1);
    if (last?.to === from && last.before === was && last.after === is)
      changes[changes.length - 1] = { ...last, to };
    else changes.push({ from, to, before: was, after: is });
  };
  const old = before.map(pieceOf);
  const now = after.map(pieceOf);
  let at = 0n;
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    const [a, b] = [old[i], now[j]];
    const inA = a !== undefined && a.from <= at;
    const inB = b !== undefined && b.from <= at;
    // Up to where either side changes.
    const bounds = [
      a === undefined ? [] : [inA ? a.to : a.from],
      b === undefined ? [] : [inB ? b.to : b.from],
    ].flat();
    const next = bounds.reduce((least, one) => (one < least ? one : least));
    add(at, next, inA ? a.answer : undefined, inB ? b.answer : undefined);
    if (inA && a.to === next) i++;
    if (inB && b.to === next) j++;
    at = next;
  }
  return changes;
}
