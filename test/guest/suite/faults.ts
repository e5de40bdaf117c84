/**
 * What goes wrong in the middle of a move whose pages really change node: what is told, that the memory holds what it held, and that what had moved
 * comes back. Ends, executions and forks of the target are in process-rows.ts, kills of the runner in runner.ts and interrupted.ts.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { withCpuset } from './cpuset';
import { memoryOnlyNodes, until } from './machine';
import { failureOf, moveTo, open, valueOf, withClient, withRunner } from './runner-process';
import type { States } from './states';
import { Target } from './target';
import { disturbed, order, withStates } from './there-and-back';

const pages = 4096;

/** How many pages of the area `big` are on each node. */
async function places(client: RunnerClient, states: States): Promise<Readonly<Record<string, number>>> {
  const { target } = valueOf(await client.openTarget({ pid: states.pid }));
  const { counts } = valueOf(await client.query(target, states.pages('big')));
  return Object.fromEntries(
    counts.map((one) => {
      assert('node' in one, JSON.stringify(counts));
      return [one.node, one.pages];
    }),
  );
}

const stateOf = (pid: number): string =>
  /^State:\t(\w)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '';

async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await until(async () => Promise.resolve(stateOf(pid) === 'T'));
}

describe('in the middle of a move', () => {
  it('the target is stopped: its pages move, and come back before it goes on', async () => {
    await withStates(['big'], async (states, client) => {
      let stopped: Promise<void> | undefined;
      const moved = await disturbed(client, states, () => {
        stopped = stop(states.pid);
      });
      await stopped;
      assert.deepEqual([moved.moved, moved.stopped, moved.cancelled], [pages, undefined, false]);
      assert(moved.journal !== undefined);
      assert.equal(valueOf(await client.undo({ journal: moved.journal })).movedBack, pages);
      assert.equal(stateOf(states.pid), 'T');
      process.kill(states.pid, 'SIGCONT');
      await states.assertIntact();
    });
  });

  it('the cpuset forbids the node: told, and all of it comes back', async () => {
    await withCpuset('0-1', async ({ join, permit }) => {
      await withStates(['big'], async (states, client) => {
        join(states.pid);
        const moved = await disturbed(client, states, () => {
          permit('0');
        });
        assert.equal(moved.stopped?.code, 'node-not-allowed');
        assert.equal(
          moved.stopped.message,
          `The cpuset of process ${states.pid} does not permit node 1; it permits node 0.`,
        );
        assert(moved.moved > 0 && moved.moved < pages, `${moved.moved} pages`);
        await states.assertIntact();
        assert(moved.journal !== undefined);
        // The kernel takes pages along when it changes a cpuset, so there may be nothing left to do.
        const { movedBack, alreadyThere, notMoved } = valueOf(await client.undo({ journal: moved.journal }));
        assert(movedBack + alreadyThere >= moved.moved);
        assert.deepEqual(notMoved, []);
        assert.deepEqual(await places(client, states), { 0: pages });
        await states.assertIntact();
      });
    });
  });

  it('the cpuset forbids the way back: told, and undo works once it is permitted again', async () => {
    await withCpuset('0-1', async ({ join, permit }) => {
      await withStates(['big'], async (states, client) => {
        join(states.pid);
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        const { journal } = valueOf(await client.move(order(target, states.pages('big'))));
        assert(journal !== undefined);
        permit('1');
        const { stopped, movedBack } = valueOf(await client.undo({ journal }));
        assert.equal(stopped?.code, 'node-not-allowed');
        assert.match(stopped.message, /does not permit node 0; it permits node 1\.$/);
        assert.match(stopped.remedy, /widen cpuset\.mems/);
        assert.equal(movedBack, 0);
        permit('0-1');
        assert.equal(valueOf(await client.undo({ journal })).movedBack, pages);
        assert.deepEqual(await places(client, states), { 0: pages });
        await states.assertIntact();
      });
    });
  });

  it('the disk of the journal is full: nothing more moves, and what had moved comes back', async (t) => {
    const folder = fs.mkdtempSync('/tmp/full-');
    execFileSync('/bin/busybox', ['mount', '-t', 'tmpfs', '-o', 'size=4k', 'none', folder]);
    try {
      await withStates(['big'], async (states, client) => {
        const journal = `${folder}/move.jsonl`;
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        // A line of the journal for every 16 pages: twice what there is room for.
        const moved = valueOf(
          await client.move({ ...order(target, states.pages('big')), batch: 16, journal }),
        );
        assert.equal(moved.stopped?.code, 'journal');
        assert.equal(
          moved.stopped.message,
          `The journal ${journal} cannot be written any further (ENOSPC), so nothing more is moved; undo takes what is in it.`,
        );
        assert.match(moved.stopped.remedy, /^Make room there, or name a file elsewhere\.$/);
        assert.equal(fs.statSync(journal).size, 4096, 'the last line is torn');
        assert(moved.moved > 0 && moved.moved < pages, `${moved.moved} pages`);
        assert.deepEqual(await places(client, states), { 0: pages - moved.moved, 1: moved.moved });
        t.diagnostic(`fact full-disk-pages-changed-node=${moved.moved}`);
        await states.assertIntact();
        const undone = valueOf(await client.undo({ journal }));
        assert.deepEqual([undone.movedBack, undone.notMoved], [moved.moved, []]);
        assert.deepEqual(await places(client, states), { 0: pages });
        await states.assertIntact();
        // Where not even the first line has room, nothing moves at all.
        const second = failureOf(
          await client.move({ ...order(target, states.pages('big')), journal: `${folder}/second.jsonl` }),
        );
        assert.match(second.message, /^Nothing is moved: the journal .*\(ENOSPC\)\.$/);
        assert.deepEqual(await places(client, states), { 0: pages });
        assert.deepEqual(fs.readdirSync(folder), ['move.jsonl']);
      });
    } finally {
      execFileSync('/bin/busybox', ['umount', folder]);
    }
  });

  /** A move whose runner never answers because of what `end` does to it after the first batch; another runner undoes it. */
  async function lost(
    prefix: readonly string[],
    end: (runnerPid: number, kill: () => Promise<void>) => Promise<void>,
  ): Promise<number> {
    let there = 0;
    await withStates(['big'], async (states, client) => {
      let journal = '';
      await withRunner(
        async (runner) => {
          const { runnerPid } = valueOf(await runner.client.initialize('numa-lens guest suite'));
          const { target } = valueOf(await runner.client.openTarget({ pid: states.pid }));
          let ended: Promise<void> | undefined;
          const failure = failureOf(
            await runner.client.move(
              { ...order(target, states.pages('big')), batch: 64 },
              {
                onJournal: (file) => (journal = file),
                onProgress: (done) => {
                  if (done > 0) ended ??= end(runnerPid, runner.kill);
                },
              },
            ),
          );
          await ended;
          assert.equal(failure.code, 'runner-gone');
          assert.match(failure.message, /it was ended by SIGKILL\.$/);
          assert(failure.remedy.endsWith(`can be moved back: numa-lens undo ${journal}`), failure.remedy);
        },
        { prefix },
      );
      const now = await places(client, states);
      there = now['1'] ?? 0;
      assert(there > 0 && there < pages, JSON.stringify(now));
      await states.assertIntact();
      assert.equal(valueOf(await client.undo({ journal })).movedBack, there);
      assert.deepEqual(await places(client, states), { 0: pages });
      await states.assertIntact();
    });
    return there;
  }

  it('the runner hangs and is ended: what had moved comes back', async (t) => {
    const moved = await lost([], async (runnerPid, kill) => {
      await stop(runnerPid);
      await kill();
    });
    t.diagnostic(`fact hung-runner-pages-changed-node=${moved}`);
  });

  it('the kernel ends the runner for want of memory: what had moved comes back', async (t) => {
    const group = '/sys/fs/cgroup/guest-faults';
    fs.writeFileSync('/sys/fs/cgroup/cgroup.subtree_control', '+memory');
    fs.mkdirSync(group);
    try {
      const inside = ['/bin/sh', '-c', `echo $$ >${group}/cgroup.procs; exec "$0" "$@"`];
      const moved = await lost(inside, async (runnerPid, kill) => {
        // Or it might be done before the kernel is.
        await stop(runnerPid);
        fs.writeFileSync(`${group}/memory.max`, '1M');
        await until(async () => Promise.resolve(!fs.existsSync(`/proc/${runnerPid}`)));
        // Of what is dead, only the connection.
        await kill();
      });
      assert.match(fs.readFileSync(`${group}/memory.events`, 'latin1'), /^oom_kill 1$/m);
      t.diagnostic(`fact runner-without-memory-pages-changed-node=${moved}`);
    } finally {
      fs.rmdirSync(group);
    }
  });

  it('the clock is set back and forward: nothing depends on it', async () => {
    const set = (seconds: number): void => {
      execFileSync('/bin/busybox', ['date', '-s', `@${seconds}`], { stdio: 'ignore' });
    };
    const before = Math.floor(Date.now() / 1000);
    const began = process.hrtime.bigint();
    const year = 366 * 24 * 3600;
    try {
      await withStates(['big'], async (states, client) => {
        const moved = await disturbed(client, states, () => {
          set(before - year);
        });
        assert.deepEqual([moved.moved, moved.stopped, moved.cancelled], [pages, undefined, false]);
        assert(moved.journal !== undefined);
        set(before + year);
        const { journals } = valueOf(await client.journals());
        assert.equal(journals.find(({ file }) => file === moved.journal)?.state, 'usable');
        assert.equal(valueOf(await client.undo({ journal: moved.journal })).movedBack, pages);
        assert.deepEqual(await places(client, states), { 0: pages });
        await states.assertIntact();
      });
    } finally {
      set(before + Number((process.hrtime.bigint() - began) / 1_000_000_000n));
    }
  });

  for (const smallest of memoryOnlyNodes.slice(-1)) {
    it('the node that pages came from fills up: undo says so, and works once there is room', async () => {
      await withClient(async (client) => {
        await Target.with(
          { node: smallest },
          async (target) => {
            const { journal } = valueOf(await client.move(moveTo(0, await open(client, target), target)));
            assert(journal !== undefined);
            await Target.with(
              { node: smallest },
              async () => {
                const { stopped, movedBack } = valueOf(await client.undo({ journal }));
                assert.equal(stopped?.code, 'node-full');
                assert.match(
                  stopped.message,
                  new RegExp(`^Node ${smallest} has no memory left for more pages`),
                );
                assert(movedBack < target.pages);
                await target.assertIntact();
              },
              { mib: 80 },
            );
            assert.deepEqual(valueOf(await client.undo({ journal })).notMoved, []);
            assert.deepEqual(await target.placement(), { [smallest]: target.pages });
            await target.assertIntact();
          },
          { mib: 48 },
        );
      });
    });
  }
});
