/** The bundled runner, driven by its own protocol, on processes whose pages really change node. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { firstAbsentNode, kernelSince, memoryOnlyNodes, until } from './machine';
import {
  byNode,
  failureOf,
  moveTo,
  MPOL_MF_MOVE,
  open,
  valueOf,
  whole,
  withClient,
  withRunner,
} from './runner-process';
import { Target } from './target';

const nobody = 65534;

const newJournal = (): string => path.join(fs.mkdtempSync('/tmp/journal-'), 'move.jsonl');

describe('the runner', () => {
  for (const pages of ['small', 'huge'] as const) {
    it(`moves 64 MiB of ${pages} pages of another process to node 1, and back`, async (t) => {
      await withClient(async (client) => {
        await Target.with(
          { node: 0 },
          async (target) => {
            const handle = await open(client, target);
            assert.deepEqual(byNode(valueOf(await client.query(handle, whole(target)))), { 0: target.pages });

            const moved = valueOf(await client.move(moveTo(1, handle, target)));
            assert.deepEqual(byNode(moved.before), { 0: target.pages });
            assert.deepEqual(byNode(moved.after), { 1: target.pages });
            assert.equal(moved.moved, target.pages);
            assert.deepEqual(moved.notMoved, []);
            assert.deepEqual(moved.after.runs.length, 1, 'one run tells it all');

            assert.deepEqual(byNode(valueOf(await client.query(handle, whole(target)))), { 1: target.pages });
            const there = await target.placement();
            assert.deepEqual(there, { 1: target.pages });
            await target.assertIntact();
            t.diagnostic(`fact ${pages}-pages-changed-node=${String(there['1'])}`);

            assert(moved.journal !== undefined);
            const undone = valueOf(await client.undo({ journal: moved.journal }));
            assert.equal(undone.movedBack, target.pages);
            assert.deepEqual(byNode(undone.after), { 0: target.pages });
            const back = await target.placement();
            assert.deepEqual(back, { 0: target.pages });
            await target.assertIntact();
            t.diagnostic(`fact ${pages}-pages-changed-node-back=${String(back['0'])}`);
          },
          { pages },
        );
      });
    });
  }

  it('is killed in the middle of a move, and what moved is undone by another runner', async (t) => {
    await Target.with({ node: 0 }, async (target) => {
      let journal = '';
      let remedy = '';
      await withRunner(async ({ client, kill }) => {
        const handle = await open(client, target);
        const failure = failureOf(
          await client.move(
            { ...moveTo(1, handle, target), batch: 64 },
            {
              // The only way in which the client of a runner that died can know it.
              onJournal: (file) => (journal = file),
              onProgress: (done) => void (done > 0 && kill()),
            },
          ),
        );
        assert.equal(failure.code, 'runner-gone');
        ({ remedy } = failure);
        assert.match(failure.message, /SIGKILL/);
      });
      assert.notEqual(journal, '');
      assert(remedy.endsWith(`numa-lens undo ${journal}`), remedy);
      const halfway = await target.placement();
      const moved = halfway['1'] ?? 0;
      assert(moved > 0 && moved < target.pages, `in mid-move: ${JSON.stringify(halfway)}`);
      await target.assertIntact();
      t.diagnostic(`fact killed-runner-pages-changed-node=${moved}`);

      await withClient(async (client) => {
        const undone = valueOf(await client.undo({ journal }));
        assert.equal(undone.movedBack, moved);
        assert.deepEqual(undone.notMoved, []);
      });
      assert.deepEqual(await target.placement(), { 0: target.pages });
      await target.assertIntact();
    });
  });

  it('is killed inside a call of the kernel, and what that call moved is undone', async (t) => {
    await Target.with({ node: 0 }, async (target) => {
      const journal = newJournal();
      await withRunner(async ({ client, kill }) => {
        const handle = await open(client, target);
        let announced: string | undefined;
        const request = client.move(
          { ...moveTo(1, handle, target), batch: target.pages, journal },
          { onJournal: (file) => (announced = file) },
        );
        // The old placement is on disk, and its file is known, before the call that moves everything begins.
        // The runner said it first, but what the target says of itself may be read first.
        await until(async () => (await target.placement())['1'] !== undefined && announced !== undefined, 1);
        assert.equal(announced, journal);
        assert(fs.existsSync(journal));
        await kill();
        assert.equal(failureOf(await request).code, 'runner-gone');
      });
      // The call runs to its end though its process was killed; kill() waited for that.
      const moved = (await target.placement())['1'] ?? 0;
      assert(moved > 0);
      t.diagnostic(`fact killed-in-call-pages-changed-node=${moved}`);
      await withClient(async (client) => {
        assert.equal(valueOf(await client.undo({ journal })).movedBack, moved);
      });
      assert.deepEqual(await target.placement(), { 0: target.pages });
      await target.assertIntact();
    });
  });

  it('stops between two batches when it is asked to, and undoes what had moved', async () => {
    await withClient(async (client) => {
      await Target.with({ node: 0 }, async (target) => {
        const handle = await open(client, target);
        const cancel = new AbortController();
        const moved = valueOf(
          await client.move(
            { ...moveTo(1, handle, target), batch: 64 },
            {
              cancel: cancel.signal,
              onProgress: (done) => {
                if (done > 0) cancel.abort();
              },
            },
          ),
        );
        assert(moved.cancelled);
        assert(moved.moved > 0 && moved.moved < target.pages, `${moved.moved} pages moved`);
        assert.equal((await target.placement())['1'], moved.moved);
        assert(moved.journal !== undefined);
        valueOf(await client.undo({ journal: moved.journal }));
        assert.deepEqual(await target.placement(), { 0: target.pages });
        await target.assertIntact();
      });
    });
  });

  it('moves nothing on a dry run', async () => {
    await withClient(async (client) => {
      await Target.with({ node: 0 }, async (target) => {
        const dry = valueOf(
          await client.move({ ...moveTo(1, await open(client, target), target), dryRun: true }),
        );
        assert.equal(dry.moved, 0);
        assert.equal(dry.journal, undefined);
        assert.deepEqual(dry.notMoved, [{ reason: 'not-attempted', pages: target.pages }]);
        assert.deepEqual(await target.placement(), { 0: target.pages });
      });
    });
  });

  it('sends each page to the node that its entry of a list names', async () => {
    await withClient(async (client) => {
      await Target.with(
        { node: 0 },
        async (target) => {
          const start = BigInt(target.address);
          const addresses = Array.from(
            { length: 512 },
            (_, i) => `0x${(start + BigInt(i) * 4096n).toString(16)}`,
          );
          const moved = valueOf(
            await client.move({
              target: await open(client, target),
              pages: { kind: 'addresses', addresses },
              to: { kind: 'list', nodes: addresses.map((_, i) => i % 2) },
              flags: MPOL_MF_MOVE,
            }),
          );
          assert.equal(moved.moved, 256);
          assert.equal(moved.alreadyThere, 256);
          assert.deepEqual(await target.placement(), { 0: 256, 1: 256 });
        },
        { mib: 2 },
      );
    });
  });

  it('tells pages that are not there from pages that are', async () => {
    await withClient(async (client) => {
      await Target.with(
        { node: 1 },
        async (target) => {
          const before = `0x${(BigInt(target.address) - 0x1000n).toString(16)}`;
          const query = { kind: 'ranges', ranges: [{ from: before, to: target.end }] } as const;
          const { runs } = valueOf(await client.query(await open(client, target), query));
          // An anonymous page that was never touched: -EFAULT from Linux 4.3 (d899844e9c98), -ENOENT from 6.12 (7dff875c9436).
          const untouched = kernelSince(6, 12) ? -os.constants.errno.ENOENT : -os.constants.errno.EFAULT;
          assert.deepEqual(runs, [
            { from: before, to: target.address, pages: 1, status: untouched },
            { from: target.address, to: target.end, pages: target.pages, node: 1 },
          ]);
        },
        { mib: 2 },
      );
    });
  });

  it('refuses a node that does not exist, names it, and moves nothing', async () => {
    await withClient(async (client) => {
      await Target.with(
        { node: 0 },
        async (target) => {
          const failure = failureOf(
            await client.move(moveTo(firstAbsentNode, await open(client, target), target)),
          );
          assert.equal(failure.code, 'no-such-node');
          assert.match(failure.message, new RegExp(`\\b${firstAbsentNode}\\b`));
          assert.deepEqual(await target.placement(), { 0: target.pages });
        },
        { mib: 2 },
      );
    });
  });

  it("refuses another user's process in words, and serves its own user without privileges", async () => {
    await withRunner(
      async ({ client }) => {
        await Target.with(
          { node: 0 },
          async (target) => {
            const failure = failureOf(await client.openTarget({ pid: target.pid }));
            assert.equal(failure.code, 'no-permission');
            assert.match(failure.message, /\buser\b|\bright/);
            assert.notEqual(failure.remedy, '');
            assert.deepEqual(await target.placement(), { 0: target.pages });
          },
          { mib: 2 },
        );
        await Target.with(
          { node: 0 },
          async (target) => {
            const moved = valueOf(await client.move(moveTo(1, await open(client, target), target)));
            assert.equal(moved.moved, target.pages);
            assert.deepEqual(await target.placement(), { 1: target.pages });
          },
          { mib: 2, uid: nobody },
        );
      },
      { uid: nobody },
    );
  });

  it('says that a process has ended when it ended', async () => {
    await withClient(async (client) => {
      let handle = '';
      let gone: Target | undefined;
      await Target.with(
        { node: 0 },
        async (target) => {
          gone = target;
          handle = await open(client, target);
        },
        { mib: 2 },
      );
      assert(gone !== undefined);
      assert.equal(failureOf(await client.query(handle, whole(gone))).code, 'process-exited');
      assert.equal(failureOf(await client.openTarget({ pid: gone.pid })).code, 'no-such-process');
    });
  });

  for (const node of memoryOnlyNodes) {
    it(`moves 64 MiB to node ${node}, which has memory only`, async (t) => {
      await withClient(async (client) => {
        await Target.with({ node: 0 }, async (target) => {
          const moved = valueOf(await client.move(moveTo(node, await open(client, target), target)));
          assert.equal(moved.moved, target.pages);
          const there = await target.placement();
          assert.deepEqual(there, { [node]: target.pages });
          await target.assertIntact();
          t.diagnostic(`fact node-${node}-pages-changed-node=${String(there[node])}`);
          assert(moved.journal !== undefined);
          valueOf(await client.undo({ journal: moved.journal }));
          assert.deepEqual(await target.placement(), { 0: target.pages });
          await target.assertIntact();
        });
      });
    });
  }
});
