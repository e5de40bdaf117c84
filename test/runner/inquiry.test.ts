/**
 * What is asked cheaply must be what the kernel says when every page is named to it. Checked on a real process with mappings of many kinds,
 * with PAGEMAP_SCAN where this kernel has it and, as on older ones, without.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Placement } from '../../server/protocol/runner';
import { loadLibc } from '../../server/runner/libc';
import type { Libc } from '../../server/runner/libc';
import { askPages, Scratch } from '../../server/runner/operation';
import type { Operation } from '../../server/runner/operation';
import { spanSource } from '../../server/runner/pages';
import type { PageSpan } from '../../server/runner/pages';
import { PlacementBuilder } from '../../server/runner/placement';
import { query } from '../../server/runner/query';
import { Target } from '../../server/runner/target';
import { expectFailure, expectOk, noCompiler, TargetProcess } from './support';

describe('runner: what is asked cheaply', { skip: noCompiler }, () => {
  let process_: TargetProcess;
  let libc: Libc;
  let target: Target;
  let mixed: PageSpan;
  let asked = 0;
  before(async () => {
    process_ = await TargetProcess.start();
    await process_.mix();
    const real = expectOk(await loadLibc());
    libc = {
      ...real,
      movePages: (pid, pages, nodes, status, flags) => {
        asked += pages.length;
        return real.movePages(pid, pages, nodes, status, flags);
      },
    };
    target = expectOk(await Target.open(libc, 'test', { pid: process_.pid }));
    const { from, length } = process_.area('mixed');
    mixed = { first: Number(from / BigInt(libc.pageSize)), count: length / libc.pageSize };
  });
  after(async () => {
    await target.close();
    await process_.kill();
  });

  /** A kernel before Linux 6.7 says ENOTTY to a request that it does not know. */
  const withoutScan = (): Libc => ({
    ...libc,
    scanPages: () => Promise.resolve({ ret: -1, errno: os.constants.errno.ENOTTY, walkEnd: 0n }),
  });
  const operation = (calls: Libc, batch: number): Operation => ({
    libc: calls,
    target,
    pageSize: libc.pageSize,
    kernel: os.release(),
    batch,
    cancelled: () => false,
    progress: () => undefined,
    journal: () => Promise.resolve(),
  });

  async function plainly(spans: readonly PageSpan[]): Promise<Placement> {
    const builder = new PlacementBuilder(libc.pageSize);
    const source = spanSource(spans, -1);
    const scratch = new Scratch(4096);
    for (let n = 0; (n = source.next(scratch.pages, scratch.wanted)) > 0;) {
      const pages = scratch.pages.subarray(0, n);
      assert.equal(await askPages(operation(libc, 4096), scratch, pages, scratch.before), undefined);
      builder.add(pages, scratch.before.subarray(0, n));
    }
    return builder.build();
  }

  const ranges = fc
    .array(fc.tuple(fc.nat(65_535), fc.integer({ min: 1, max: 30_000 })), { minLength: 1, maxLength: 3 })
    .map((pairs) => {
      const ends = [...new Set(pairs.flatMap(([at, length]) => [at, at + length]))].sort((a, b) => a - b);
      return ends.flatMap((end, i) => {
        const next = ends[i + 1];
        return i % 2 === 0 && next !== undefined ? [{ at: end, count: next - end }] : [];
      });
    });

  for (const [way, calls] of [
    ['by PAGEMAP_SCAN', () => libc],
    ['by reading the pagemap', withoutScan],
  ] as const) {
    it(`is what the kernel says of every page, ${way}`, async () => {
      await fc.assert(
        fc.asyncProperty(ranges, fc.constantFrom(2, 3, 100, 4096), async (some, batch) => {
          const spans = some.map(({ at, count }) => ({
            first: mixed.first - 1000 + at,
            count: batch < 100 ? Math.min(count, 3000) : count,
          }));
          const cheap = expectOk(await query(operation(calls(), batch), spanSource(spans, -1)));
          assert.deepEqual(cheap, await plainly(spans));
        }),
        { numRuns: 60 },
      );
    });

    it(`takes few questions for 100 GiB without a page, ${way}`, async () => {
      const { from, length } = process_.area('reserve');
      const span = { first: Number(from / 4096n), count: length / 4096 };
      asked = 0;
      const { runs } = expectOk(await query(operation(calls(), 4096), spanSource([span], -1)));
      assert.equal(runs.length, 1);
      assert.equal(runs[0]?.pages, 26_214_400);
      assert.ok(asked < 10_000, String(asked));
    });
  }

  it('asks again where the two ends of a stretch differ', async () => {
    // Another thread may touch memory between the look and the question.
    const { from, length } = process_.area('touched');
    const span = { first: Number(from / 4096n), count: length / 4096 + 64 };
    const nothing: Libc = {
      ...libc,
      scanPages: (_file, { end }) => Promise.resolve({ ret: 0, errno: 0, walkEnd: end }),
    };
    const wide = { first: span.first, count: 600 };
    const cheap = expectOk(await query(operation(nothing, 4096), spanSource([wide], -1)));
    assert.deepEqual(cheap, await plainly([wide]));
  });

  it('stops at once where the process ended', async () => {
    const other = await TargetProcess.start();
    const opened = expectOk(await Target.open(libc, 'other', { pid: other.pid }));
    await other.kill();
    const { from } = other.area('touched');
    const span = { first: Number(from / 4096n), count: 100 };
    expectFailure(
      await query({ ...operation(libc, 4096), target: opened }, spanSource([span], -1)),
      'process-exited',
    );
    await opened.close();
  });
});
