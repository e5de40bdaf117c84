/** Random placements for property tests of the page map. */
import fc from 'fast-check';
import type { PageRun } from '../../../../server/protocol/runner';

export const pageSize = 4096;

/** Runs as the runner sends them: ascending, without overlap, some side by side and some with gaps. */
export const runs: fc.Arbitrary<readonly PageRun[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 })),
      pages: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 })),
      answer: fc.constantFrom(0, 1, 2, 9, -2, -14, -16),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => {
    let at = 0x7f00_0000_0000n;
    return parts.map(({ gap, pages, answer }): PageRun => {
      const from = at + BigInt(gap * pageSize);
      at = from + BigInt(pages * pageSize);
      const place = { from: `0x${from.toString(16)}`, to: `0x${at.toString(16)}`, pages };
      return answer >= 0 ? { ...place, node: answer } : { ...place, status: answer };
    });
  });

/** The answer of each page, in order of address. */
export function answers(all: readonly PageRun[]): readonly number[] {
  return all.flatMap((run) => Array<number>(run.pages).fill('node' in run ? run.node : run.status));
}
