/**
 * What pages and processes can meet, one row each, through the runner: what happens on this kernel, in the words that the user reads, with
 * the contents compared before and after and the placement restored by undo.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { describe, it } from 'node:test';
import { explainStatus } from '../../../server/kernel/explain';
import { parseKernelVersion } from '../../../server/kernel/version';
import type { MoveResult, PageSelection } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { kernelSince, onlineNodes, until, withNumaBalancing } from './machine';
import { failureOf, MPOL_MF_MOVE, valueOf, withRunner } from './runner-process';
import { hex, States } from './states';

const MPOL_MF_MOVE_ALL = 4;
const nobody = 65534;

/** What a status means on this kernel, as hovers and the command line say it. */
function words(status: number): string {
  const { sentence, causes } = explainStatus(status, parseKernelVersion(os.release()));
  return [sentence, ...causes].join(' ');
}

const order = (target: string, pages: PageSelection, flags = MPOL_MF_MOVE) =>
  ({ target, pages, to: { kind: 'node', node: 1 }, flags }) as const;

const stayed = ({ notMoved }: MoveResult): readonly unknown[] =>
  notMoved.map((one) => [one.reason === 'status' ? one.status : one.reason, one.pages]);

/** Moves to node 1 and back; contents and placement are what they were. Gives the move. */
async function thereAndBack(
  client: RunnerClient,
  states: States,
  pages: PageSelection,
  flags = MPOL_MF_MOVE,
): Promise<MoveResult> {
  const { target } = valueOf(await client.openTarget({ pid: states.pid }));
  const before = valueOf(await client.query(target, pages));
  const moved = valueOf(await client.move(order(target, pages, flags)));
  await states.assertIntact();
  assert.deepEqual(moved.before, before);
  if (moved.journal !== undefined) {
    const undone = valueOf(await client.undo({ journal: moved.journal }));
    assert.deepEqual(undone.notMoved, []);
    await states.assertIntact();
    assert.deepEqual(
      valueOf(await client.query(target, pages)),
      before,
      'undo restores the placement exactly',
    );
  }
  return moved;
}

const with_ = (
  kinds: readonly string[],
  use: (states: States, client: RunnerClient) => Promise<void>,
): Promise<void> => withRunner(({ client }) => States.with(kinds, (states) => use(states, client)));

describe('pages in every state, through the runner', () => {
  it('small, locked, and of memory files: they move, and come back', async (t) => {
    await with_(['small', 'locked', 'memfd'], async (states, client) => {
      for (const kind of ['small', 'locked', 'memfd']) {
        const moved = await thereAndBack(client, states, states.pages(kind));
        assert.equal(moved.moved, 64, kind);
        t.diagnostic(`fact ${kind}-pages-changed-node=${moved.moved}`);
      }
    });
  });

  it('untouched, unmapped, and under the zero page: no node, and the reason of this kernel', async () => {
    await with_(['untouched', 'gap', 'zero'], async (states, client) => {
      const untouched = kernelSince(6, 12) ? -2 : -14;
      for (const [kind, status] of [
        ['untouched', untouched],
        ['gap', -14],
        ['zero', -14],
      ] as const) {
        const moved = await thereAndBack(client, states, states.pages(kind));
        assert.deepEqual(stayed(moved), [[status, 64]], kind);
        assert.equal(moved.journal, undefined);
      }
      assert.match(words(untouched), /touched/);
      assert.match(words(-14), /zero page/);
    });
  });

  it('without access: no node from Linux 6.1 to 6.4, and like all others since', async () => {
    await with_(['no-access'], async (states, client) => {
      const moved = await thereAndBack(client, states, states.pages('no-access'));
      if (kernelSince(6, 5)) assert.equal(moved.moved, 64);
      else {
        assert.deepEqual(stayed(moved), [[-2, 64]]);
        assert.match(words(-2), /PROT_NONE/);
      }
    });
  });

  it('mapped by two processes, or twice by one: they stay without MPOL_MF_MOVE_ALL, and move with it', async () => {
    await with_(['shared', 'tmpfs'], async (states, client) => {
      for (const kind of ['shared', 'tmpfs']) {
        assert.deepEqual(stayed(await thereAndBack(client, states, states.pages(kind))), [[-13, 64]], kind);
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        const all = valueOf(await client.move(order(target, states.pages(kind), MPOL_MF_MOVE_ALL)));
        assert.equal(all.moved, 64, kind);
        await states.assertIntact();
        assert(all.journal !== undefined);
        assert.equal(valueOf(await client.undo({ journal: all.journal })).movedBack, 64);
      }
      assert.match(words(-13), /MPOL_MF_MOVE_ALL/);
    });
  });

  it('a part of a transparent huge page takes all of it along', async (t) => {
    await with_(['thp'], async (states, client) => {
      const { address, pages } = states.area('thp');
      const part = { from: hex(address + 0x3000n), to: hex(address + 0x5000n) };
      const { target } = valueOf(await client.openTarget({ pid: states.pid }));
      const moved = valueOf(await client.move(order(target, { kind: 'ranges', ranges: [part] })));
      assert.equal(moved.moved, 2);
      assert.deepEqual(valueOf(await client.query(target, states.pages('thp'))).counts, [
        { node: 1, pages: 512 },
        { node: 0, pages: pages - 512 },
      ]);
      assert(moved.journal !== undefined);
      valueOf(await client.undo({ journal: moved.journal }));
      assert.deepEqual(valueOf(await client.query(target, states.pages('thp'))).counts, [{ node: 0, pages }]);
      await states.assertIntact();
      t.diagnostic('fact part-of-huge-pages-changed-node=512');
    });
  });

  it('an address inside a hugetlb page: refused to the program up to 6.6, taken by its head in the runner', async () => {
    const pool = (node: number): string =>
      `/sys/devices/system/node/node${node}/hugepages/hugepages-2048kB/nr_hugepages`;
    fs.writeFileSync(pool(0), '2');
    fs.writeFileSync(pool(1), '0');
    try {
      await with_(['hugetlb'], async (states, client) => {
        const { address } = states.area('hugetlb');
        const inside = address + 0x7000n;
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        const pages = { kind: 'addresses', addresses: [hex(inside)] } as const;
        const planned = valueOf(
          await client.move({ ...order(target, states.pages('hugetlb')), dryRun: true }),
        );
        const short = planned.obstacles.find(({ id }) => id === 'hugetlb-pool');
        assert.match(
          short?.message ?? '',
          /^Up to 2 huge pages of 2048 kB are to move, and 0 are free on node 1/,
        );
        await states.load([[inside, 1]]);
        const called = await states.call(MPOL_MF_MOVE);
        assert.deepEqual(called.status, [kernelSince(6, 7) ? 1 : -13]);
        if (!kernelSince(6, 7)) assert.match(words(-13), /hugetlb/);
        assert.deepEqual(valueOf(await client.move(order(target, pages))).notMoved, []);
        assert.deepEqual(valueOf(await client.query(target, pages)).counts, [{ node: 1, pages: 1 }]);
        await states.assertIntact();
      });
    } finally {
      for (const node of [0, 1]) fs.writeFileSync(pool(node), '0');
    }
  });

  it('pages of the kernel that every process sees: vvar has none, vdso stays', async () => {
    await with_(['vdso', 'vvar'], async (states, client) => {
      const { target } = valueOf(await client.openTarget({ pid: states.pid }));
      const vvar = valueOf(await client.query(target, states.pages('vvar')));
      assert(
        vvar.counts.every((one) => 'status' in one && [-2, -14].includes(one.status)),
        JSON.stringify(vvar.counts),
      );
      const vdso = valueOf(await client.query(target, states.pages('vdso')));
      assert(
        vdso.counts.some((one) => 'node' in one),
        JSON.stringify(vdso.counts),
      );
      const nodes = vdso.counts.flatMap((one) => ('node' in one ? [one.node] : []));
      const other = onlineNodes.find((node) => !nodes.includes(node)) ?? 1;
      const moved = valueOf(
        await client.move({ ...order(target, states.pages('vdso')), to: { kind: 'node', node: other } }),
      );
      assert.equal(moved.moved, 0);
    });
  });

  it('named twice, unaligned, and with a tag: one page each, and an address that none has', async () => {
    await with_(['small'], async (states, client) => {
      const { address } = states.area('small');
      const addresses = [address, address, address + 100n, address + 4096n + 1n].map(hex);
      const moved = await thereAndBack(client, states, { kind: 'addresses', addresses });
      assert.equal(moved.moved, 2);
      const tagged = { kind: 'addresses', addresses: [hex(address | (0x2an << 57n))] } as const;
      assert.deepEqual(stayed(await thereAndBack(client, states, tagged)), [[-14, 1]]);
      assert.match(words(-14), /maps nothing at this address/);
    });
  });
});

describe('processes in every state, through the runner', () => {
  it('ended, a zombie, a kernel thread, and of another user: named, with what to do', async () => {
    await withRunner(async ({ client }) => {
      const open = async (pid: number): Promise<[string, string]> => {
        const { code, message } = failureOf(await client.openTarget({ pid }));
        return [code, message];
      };
      const dead = await States.with(['small'], async ({ pid }) => Promise.resolve(pid));
      assert.deepEqual(await open(dead), [
        'no-such-process',
        `There is no process ${dead} that the runner can see.`,
      ]);
      const parent = spawn('/bin/sh', ['-c', 'sleep 0 & exec sleep 60'], { stdio: 'ignore' });
      assert(parent.pid !== undefined);
      const children = `/proc/${parent.pid}/task/${parent.pid}/children`;
      const isZombie = (pid: string): boolean =>
        /^State:\tZ/m.test(fs.readFileSync(`/proc/${pid}/status`, 'latin1'));
      const child = (): string => fs.readFileSync(children, 'latin1').trim();
      await until(async () => Promise.resolve(/^\d+$/.test(child()) && isZombie(child())));
      const [code, message] = await open(Number(child()));
      assert.equal(code, 'zombie');
      assert.match(message, /has ended and only waits for its parent to collect it/);
      parent.kill('SIGKILL');
      const [thread, said] = await open(2);
      assert.equal(thread, 'kernel-thread');
      assert.match(said, /^2 is a kernel thread, which has no memory of its own/);
    });
    await withRunner(
      async ({ client }) => {
        await States.with(['small'], async ({ pid }) => {
          const { code, message, remedy } = failureOf(await client.openTarget({ pid }));
          assert.equal(code, 'no-permission');
          assert.match(message, /user 65534.*belongs to user 0/s);
          assert.match(remedy, /CAP_SYS_PTRACE/);
        });
        await States.with(
          ['small'],
          async (states) => {
            const { target } = valueOf(await client.openTarget({ pid: states.pid }));
            const { code, message } = failureOf(
              await client.move(order(target, states.pages('small'), MPOL_MF_MOVE_ALL)),
            );
            assert.equal(code, 'move-all-privilege');
            assert.match(message, /needs CAP_SYS_NICE in the initial user namespace/);
          },
          { uid: nobody },
        );
      },
      { uid: nobody },
    );
  });

  /** A move in pieces of 64 pages, with something happening after the first. */
  async function disturbed(
    client: RunnerClient,
    states: States,
    disturb: () => unknown,
  ): Promise<MoveResult> {
    const { target } = valueOf(await client.openTarget({ pid: states.pid }));
    let first = true;
    return valueOf(
      await client.move(
        { ...order(target, states.pages('big')), batch: 64 },
        {
          onProgress: (done) => {
            if (done > 0 && first) disturb();
            first &&= done === 0;
          },
        },
      ),
    );
  }

  it('ends during a move: said, with what had moved', async () => {
    await with_(['big'], async (states, client) => {
      const moved = await disturbed(client, states, () => {
        states.kill();
      });
      assert.equal(moved.stopped?.code, 'process-exited');
      assert(moved.moved > 0 && moved.moved < 4096, `${moved.moved} pages`);
      const left = moved.notMoved.reduce((sum, one) => sum + one.pages, 0);
      assert.equal(left + moved.moved + moved.alreadyThere, 4096, 'every page is accounted for');
    });
  });

  it('executes a program during a move: said, and nothing more is moved', async () => {
    await with_(['big'], async (states, client) => {
      let executed: Promise<void> | undefined;
      const moved = await disturbed(client, states, () => {
        executed = states.exec();
      });
      await executed;
      assert.equal(moved.stopped?.code, 'program-replaced');
      assert.match(moved.stopped.message, /has executed another program since/);
      const { target } = valueOf(await client.openTarget({ pid: states.pid }));
      assert.deepEqual(valueOf(await client.query(target, states.pages('big'))).counts, [
        { node: 0, pages: 4096 },
      ]);
      assert(moved.journal !== undefined);
      // The addresses of the journal mean nothing in the new program.
      const undone = await client.undo({ journal: moved.journal });
      assert(undone.ok ? undone.value.movedBack === 0 : undone.failure.message !== '');
      await states.assertIntact();
    });
  });

  it('forks during a move: what is shared by then stays, and comes back when the child is gone', async () => {
    await with_(['big'], async (states, client) => {
      const { target } = valueOf(await client.openTarget({ pid: states.pid }));
      const before = valueOf(await client.query(target, states.pages('big')));
      let forked: Promise<string> | undefined;
      const moved = await disturbed(client, states, () => {
        forked = states.ask('fork');
      });
      assert.equal(await forked, 'done');
      assert(moved.moved > 0 && moved.moved < 4096, `${moved.moved} pages`);
      assert.deepEqual(stayed(moved), [[-13, 4096 - moved.moved]]);
      assert.equal(await states.ask('exit-child'), 'done');
      assert(moved.journal !== undefined);
      assert.equal(valueOf(await client.undo({ journal: moved.journal })).movedBack, moved.moved);
      assert.deepEqual(valueOf(await client.query(target, states.pages('big'))), before);
      await states.assertIntact();
    });
  });
});

describe('what undoes a move', () => {
  it('NUMA balancing takes pages back, and leaves those alone that the program has bound', async (t) => {
    await withNumaBalancing(async () => {
      await with_(['small', 'locked'], async (states, client) => {
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        assert.equal(await states.ask('mbind locked 1'), 'done');
        const bound = valueOf(await client.move(order(target, states.pages('locked'))));
        assert.equal(bound.moved, 64);
        assert.deepEqual(
          bound.obstacles.filter(({ id }) => id === 'numa-balancing' || id === 'memory-policy'),
          [],
          'a bound range is not balanced, and its policy agrees with the move',
        );
        const free = valueOf(await client.move(order(target, states.pages('small'))));
        const told = free.obstacles.find(({ id }) => id === 'numa-balancing');
        assert.equal(told?.blocks, false);
        assert.match(told.message, /the kernel may move the pages again/);
        assert.match(told.remedy, /mbind with MPOL_BIND/);
        assert.deepEqual(told.about?.ranges, states.pages('small').ranges);
        assert.equal(await states.ask('spin'), 'spinning');
        const started = Date.now();
        const on = async (kind: string, node: number): Promise<number> => {
          const { counts } = valueOf(await client.query(target, states.pages(kind)));
          return counts.reduce((sum, one) => sum + ('node' in one && one.node === node ? one.pages : 0), 0);
        };
        await until(async () => (await on('small', 0)) > 32, 100);
        t.diagnostic(`fact balancing-took-half-back-after-ms=${Date.now() - started}`);
        assert.equal(await on('locked', 1), 64, 'the bound pages are where they were put');
        await states.assertIntact();
        t.diagnostic('fact bound-pages-that-balancing-took=0');
      });
    });
  });

  it('a policy of the range that names another node is told, with the range and the policy', async () => {
    await with_(['small'], async (states, client) => {
      assert.equal(await states.ask('mbind small 0'), 'done');
      const moved = await thereAndBack(client, states, states.pages('small'));
      assert.equal(moved.moved, 64, 'a policy does not keep pages from moving');
      const told = moved.obstacles.find(({ id }) => id === 'memory-policy');
      assert.equal(told?.blocks, false);
      assert.match(
        told.message,
        /^The memory policy of a range is bind:0: pages move all the same, .* allocated on node 0\.$/,
      );
      assert.deepEqual(told.about, { ranges: states.pages('small').ranges, policy: 'bind:0' });
    });
  });
});
