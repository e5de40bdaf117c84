/**
 * Nothing of a program is lost while its pages move: threads of the target read and write all of them during every move, and find each
 * word as it was written. And such a check finds what it is there for. `npm run data-safety` does the first for hours.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { setHugetlbPool, until } from './machine';
import { withClient } from './runner-process';
import { Target, watchedInAll } from './target';
import { toAndFro } from './to-and-fro';

const page = 4096;

/** Of memory as another process reads and writes it. */
async function withMemoryOf({ pid, address }: Target, use: (memory: Memory) => Promise<void>): Promise<void> {
  const fd = fs.openSync(`/proc/${pid}/mem`, 'r+');
  // Below 2⁴⁷, where all addresses of a program are, a number is exact.
  const start = Number(address);
  try {
    await use({
      read: (offset, bytes) => {
        const buffer = Buffer.alloc(bytes);
        fs.readSync(fd, buffer, 0, bytes, start + offset);
        return buffer;
      },
      write: (offset, buffer) => void fs.writeSync(fd, buffer, 0, buffer.length, start + offset),
    });
  } finally {
    fs.closeSync(fd);
  }
}

interface Memory {
  readonly read: (offset: number, bytes: number) => Buffer;
  readonly write: (offset: number, buffer: Buffer) => void;
}

describe('memory that is moved while threads read and write it', () => {
  for (const pages of ['small', 'huge', 'hugetlb'] as const) {
    it(`keeps every word: ${pages} pages`, async (t) => {
      // A page of hugetlbfs moves to a free one of the other node's.
      if (pages === 'hugetlb') for (const node of [0, 1]) setHugetlbPool(node, 4);
      await withClient((client) =>
        Target.with(
          { node: 0 },
          async (target) => {
            const tally = await toAndFro(client, target, 4);
            assert(tally.changed > 0);
            t.diagnostic(`fact safe-${pages}-pages-changed-node=${tally.changed}`);
            t.diagnostic(`fact safe-${pages}-refused=${JSON.stringify(tally.refused)}`);
            // Every page was looked at since the last move.
            const { checked, rewritten } = tally.watched;
            await until(async () => {
              const now = await target.watched();
              return now.rewritten - rewritten >= target.pages && now.checked - checked >= 2 * target.pages;
            });
            assert.equal((await target.watched()).mismatches, 0);
          },
          { mib: 4, pages, pace: 'hard' },
        ),
      );
      if (pages === 'hugetlb') for (const node of [0, 1]) setHugetlbPool(node, 0);
    });
  }
});

describe('the check of memory that is moved', () => {
  it('finds one bit of a page that is only read', async () => {
    const test = Target.with(
      { node: 0 },
      (target) =>
        withMemoryOf(target, async (memory) => {
          const byte = memory.read(4 * page + 100, 1);
          memory.write(4 * page + 100, Buffer.from([byte.readUInt8() ^ 0x10]));
          await until(async () => (await target.watched()).mismatches > 0);
          assert.match(await target.mismatch(), /^page 4 \(version 0\) differs at byte 96: /);
        }),
      { mib: 2 },
    );
    await assert.rejects(
      test,
      /page 4 \(version 0\) differs at byte 96/,
      'a test that does not look at it fails',
    );
  });

  it('finds that a write got lost, though the page is one that the target has written', async () => {
    const test = Target.with(
      { node: 0 },
      (target) =>
        withMemoryOf(target, async (memory) => {
          await until(async () => {
            const old = memory.read(5 * page, page);
            await until(() => Promise.resolve(!memory.read(5 * page, page).equals(old)));
            memory.write(5 * page, old);
            // A thread that has just compared the page writes it anew, and nothing is lost: then once more.
            const { checked } = await target.watched();
            await until(async () => (await target.watched()).checked - checked > 2 * target.pages);
            return (await target.watched()).mismatches > 0;
          });
        }),
      { mib: 2 },
    );
    await assert.rejects(test, /page 5 \(version \d+\) differs/);
  });

  it('has looked at the memory of every target of this suite', (t) => {
    assert(watchedInAll.targets > 0 && watchedInAll.checked > 0);
    t.diagnostic(`fact targets-checked=${watchedInAll.targets}`);
    t.diagnostic(`fact page-checks-while-targets-lived=${watchedInAll.checked}`);
    t.diagnostic(`fact page-rewrites-while-targets-lived=${watchedInAll.rewritten}`);
  });
});
