/** Pages that do not want to move: held, shared, huge. What can move does, the rest has a reason, and it all takes bounded time. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import readline from 'node:readline';
import { describe, it } from 'node:test';
import type { MoveParams, MoveResult } from '../../../server/protocol/runner';
import { failureOf, MPOL_MF_MOVE, valueOf, withClient, withRunner } from './runner-process';

const MPOL_MF_MOVE_ALL = 4;
const nobody = 65534;

type Mode = 'pinned' | 'shared' | 'hugetlb' | 'read';

interface Reluctant {
  readonly pid: number;
  readonly address: bigint;
  readonly pages: { readonly kind: 'ranges'; readonly ranges: readonly [{ from: string; to: string }] };
}

const hex = (address: bigint): string => `0x${address.toString(16)}`;

/** Its memory is compared with what it was all the while, and once more after `use`. */
export async function withReluctant(
  mode: Mode,
  use: (process: Reluctant) => Promise<void>,
  uid = 0,
): Promise<void> {
  const child = spawn('/app/programs/reluctant', [mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
    uid,
    gid: uid,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const first = await lines.next();
    const ready = /^ready (0x[0-9a-f]+) (\d+)$/.exec(first.done === true ? '' : first.value);
    assert(ready?.[1] !== undefined && ready[2] !== undefined && child.pid !== undefined);
    const address = BigInt(ready[1]);
    const ranges = [{ from: hex(address), to: hex(address + BigInt(ready[2])) }] as const;
    await use({ pid: child.pid, address, pages: { kind: 'ranges', ranges } });
    child.stdin.write('\n');
    assert.equal((await lines.next()).value, 'intact');
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

const order = (target: string, { pages }: Reluctant, flags = MPOL_MF_MOVE): MoveParams => ({
  target,
  pages,
  to: { kind: 'node', node: 1 },
  flags,
});

const stayed = ({ notMoved }: MoveResult): readonly unknown[] =>
  notMoved.map((one) => [one.reason, 'status' in one ? one.status : undefined, one.pages]);

describe('pages that do not want to move', () => {
  it('moves all but the held ones, and says that these gave no reason', async (t) => {
    await withReluctant('pinned', async (process) => {
      await withClient(async (client) => {
        const { target } = valueOf(await client.openTarget({ pid: process.pid }));
        const started = Date.now();
        const moved = valueOf(await client.move(order(target, process)));
        t.diagnostic(`fact move-with-held-pages-ms=${Date.now() - started}`);
        assert.equal(moved.moved, 62);
        assert.deepEqual(stayed(moved), [['not-migrated', undefined, 2]]);
        const at = (page: number): string => hex(process.address + BigInt(page) * 4096n);
        const held = moved.after.runs.filter((run) => 'node' in run && run.node === 0);
        assert.deepEqual(
          held.map((run) => [run.from, run.pages]),
          [
            [at(5), 1],
            [at(40), 1],
          ],
        );
        assert(moved.journal !== undefined);
        const undone = valueOf(await client.undo({ journal: moved.journal }));
        assert.equal(undone.movedBack, 62);
        assert.equal(undone.alreadyThere, 2);
      });
    });
  });

  it('names shared pages, moves their neighbours, and moves them too when asked with the right to', async () => {
    await withReluctant('shared', async (process) => {
      await withClient(async (client) => {
        const { target } = valueOf(await client.openTarget({ pid: process.pid }));
        const moved = valueOf(await client.move(order(target, process)));
        assert.equal(moved.moved, 15);
        assert.deepEqual(stayed(moved), [
          ['status', -13, 48],
          ['not-migrated', undefined, 1],
        ]);
        const all = valueOf(await client.move(order(target, process, MPOL_MF_MOVE_ALL)));
        assert.equal(all.moved, 48);
        assert.deepEqual(stayed(all), [['not-migrated', undefined, 1]]);
        for (const { journal } of [all, moved]) {
          assert(journal !== undefined);
          assert.deepEqual(valueOf(await client.undo({ journal })).notMoved, []);
        }
        const { counts } = valueOf(await client.query(target, process.pages));
        assert.deepEqual(counts, [{ pages: 64, node: 0 }]);
      });
    });
  });

  it('moves pages of hugetlbfs whole, also when the range begins inside one', async () => {
    for (const node of [0, 1])
      fs.writeFileSync(`/sys/devices/system/node/node${node}/hugepages/hugepages-2048kB/nr_hugepages`, '4');
    await withReluctant('hugetlb', async (process) => {
      await withClient(async (client) => {
        const { target } = valueOf(await client.openTarget({ pid: process.pid }));
        const whole = valueOf(await client.query(target, process.pages));
        assert.deepEqual(whole.counts, [{ pages: 1024, node: 0 }]);
        const [{ to }] = process.pages.ranges;
        const inside = { from: hex(process.address + 0x5000n), to };
        const moved = valueOf(
          await client.move({ ...order(target, process), pages: { kind: 'ranges', ranges: [inside] } }),
        );
        assert.equal(moved.moved, 1019);
        assert.deepEqual(moved.notMoved, []);
        assert.deepEqual(valueOf(await client.query(target, process.pages)).counts, [
          { pages: 1024, node: 1 },
        ]);
        assert(moved.journal !== undefined);
        assert.equal(valueOf(await client.undo({ journal: moved.journal })).movedBack, 1019);
        assert.deepEqual(valueOf(await client.query(target, process.pages)).counts, [
          { pages: 1024, node: 0 },
        ]);
      });
    });
    for (const node of [0, 1])
      fs.writeFileSync(`/sys/devices/system/node/node${node}/hugepages/hugepages-2048kB/nr_hugepages`, '0');
  });

  it('says that memory was only read so far', async () => {
    await withReluctant('read', async (process) => {
      await withClient(async (client) => {
        const { target } = valueOf(await client.openTarget({ pid: process.pid }));
        const moved = valueOf(await client.move(order(target, process)));
        assert.equal(moved.moved, 0);
        assert.deepEqual(stayed(moved), [['status', -14, 64]]);
        assert.equal(moved.journal, undefined);
      });
    });
  });
});

describe('a debuggee whose memory Yama keeps from the runner', () => {
  it('is proved by the file that it has mapped, and its pages move', async () => {
    const scope = '/proc/sys/kernel/yama/ptrace_scope';
    const before = fs.readFileSync(scope, 'latin1');
    fs.writeFileSync(scope, '1');
    try {
      await withReluctant('pinned', proveAndMove, nobody);
    } finally {
      fs.writeFileSync(scope, before);
    }
  });

  async function proveAndMove(process: Reluctant): Promise<void> {
    const maps = fs.readFileSync(`/proc/${process.pid}/maps`, 'latin1');
    const code = /^([0-9a-f]+)-[0-9a-f]+ r-xp .*\/app\/programs\/reluctant$/m.exec(maps);
    assert(code?.[1] !== undefined);
    const address = BigInt(`0x${code[1]}`) + 256n;
    // The debugger, which started the program, may read what the runner may not: here that is root.
    const bytes = Buffer.alloc(64);
    const memory = fs.openSync(`/proc/${process.pid}/mem`, 'r');
    assert.equal(fs.readSync(memory, bytes, 0, 64, address), 64);
    fs.closeSync(memory);
    await withRunner(
      async ({ client }) => {
        const opened = valueOf(await client.openTarget({ pid: process.pid, requireProof: true }));
        const { target } = opened;
        const refused = failureOf(await client.readMemory({ target, address: hex(address), length: 64 }));
        assert.equal(refused.code, 'unreadable-memory');
        assert.match(refused.message, /ptrace_scope is 1/);
        assert.equal(failureOf(await client.move(order(target, process))).code, 'not-proved');
        const sample = (content: Buffer) => ({
          target,
          samples: [{ address: hex(address), base64: content.toString('base64') }],
          executable: '/app/programs/reluctant',
        });
        const other = Buffer.from(bytes).fill(7, 3, 9);
        assert.equal(failureOf(await client.prove(sample(other))).code, 'not-same-process');
        assert.deepEqual(valueOf(await client.prove(sample(bytes))), {
          bytes: 64,
          evidence: 'mapped-file',
        });
        assert.equal(valueOf(await client.move(order(target, process))).moved, 62);
      },
      { uid: nobody },
    );
  }
});
