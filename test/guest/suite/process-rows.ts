/**
 * What processes can be and do while their pages move, and what undoes a move afterwards: one row each, through the runner, in the words
 * that the user reads.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { until, withNumaBalancing } from './machine';
import { failureOf, valueOf, withClient, withRunner } from './runner-process';
import { States } from './states';
import { disturbed, MPOL_MF_MOVE_ALL, order, stayed, thereAndBack, withStates } from './there-and-back';

const nobody = 65534;

describe('processes in every state, through the runner', () => {
  it('ended, a zombie, a kernel thread, and of another user: named, with what to do', async () => {
    await withClient(async (client) => {
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

  it('at the limit of its memory control group: no obstacle, because a page that moves is counted once', async () => {
    const group = '/sys/fs/cgroup/guest-rows';
    fs.writeFileSync('/sys/fs/cgroup/cgroup.subtree_control', '+memory');
    fs.mkdirSync(group);
    try {
      await withStates(['big'], async (states, client) => {
        fs.writeFileSync(`${group}/cgroup.procs`, String(states.pid));
        // Its memory belongs to the group once it is allocated anew.
        await states.exec();
        const current = fs.readFileSync(`${group}/memory.current`, 'latin1').trim();
        assert(Number(current) > 4096 * 4096, current);
        fs.writeFileSync(`${group}/memory.max`, current);
        assert.equal((await thereAndBack(client, states, states.pages('big'))).moved, 4096);
      });
    } finally {
      fs.rmdirSync(group);
    }
  });

  it('MPOL_MF_MOVE_ALL with CAP_SYS_NICE of a rootless container: told that it does not count', async () => {
    await withRunner(
      async ({ client }) => {
        const { runnerPid, capabilities } = valueOf(await client.initialize('numa-lens guest suite'));
        assert.equal(capabilities.sysNice, false);
        const { target } = valueOf(await client.openTarget({ pid: runnerPid }));
        const { obstacles } = valueOf(
          await client.preflight({ target, flags: MPOL_MF_MOVE_ALL, nodes: [1] }),
        );
        const told = obstacles.find(({ id }) => id === 'move-all-privilege');
        assert.equal(told?.blocks, true);
        assert.match(
          told.message,
          /has it in the user namespace of a rootless container only, which does not count/,
        );
      },
      { prefix: ['/bin/busybox', 'unshare', '-U', '-r'] },
    );
  });

  it('ends during a move: said, with what had moved', async () => {
    await withStates(['big'], async (states, client) => {
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
    await withStates(['big'], async (states, client) => {
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
      const { code, message } = failureOf(await client.undo({ journal: moved.journal }));
      assert.equal(code, 'program-replaced');
      assert.match(message, /has executed another program since, and the addresses mean nothing there\.$/);
      await states.assertIntact();
    });
  });

  it('forks during a move: what is shared by then stays, and comes back when the child is gone', async () => {
    await withStates(['big'], async (states, client) => {
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
      await withStates(['small', 'locked'], async (states, client) => {
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
    await withStates(['small'], async (states, client) => {
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
