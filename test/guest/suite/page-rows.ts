/**
 * What pages can meet, one row each, through the runner: what happens on this kernel, in the words that the user reads, with the contents
 * compared before and after and the placement restored by undo.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { kernelSince, onlineNodes } from './machine';
import { MPOL_MF_MOVE, valueOf } from './runner-process';
import { hex } from './states';
import { MPOL_MF_MOVE_ALL, order, stayed, thereAndBack, withStates, words } from './there-and-back';

describe('pages in every state, through the runner', () => {
  it('small, locked, and of memory files: they move, and come back', async (t) => {
    await withStates(['small', 'locked', 'memfd'], async (states, client) => {
      for (const kind of ['small', 'locked', 'memfd']) {
        const moved = await thereAndBack(client, states, states.pages(kind));
        assert.equal(moved.moved, 64, kind);
        t.diagnostic(`fact state-${kind}-pages-changed-node=${moved.moved}`);
      }
    });
  });

  it('untouched, unmapped, and under the zero page: no node, and the reason of this kernel', async () => {
    await withStates(['untouched', 'gap', 'zero'], async (states, client) => {
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
    await withStates(['no-access'], async (states, client) => {
      const moved = await thereAndBack(client, states, states.pages('no-access'));
      if (kernelSince(6, 5)) assert.equal(moved.moved, 64);
      else {
        assert.deepEqual(stayed(moved), [[-2, 64]]);
        assert.match(words(-2), /PROT_NONE/);
      }
    });
  });

  it('mapped by two processes, or twice by one: they stay without MPOL_MF_MOVE_ALL, and move with it', async () => {
    await withStates(['shared', 'tmpfs'], async (states, client) => {
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
    await withStates(['thp'], async (states, client) => {
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
      await withStates(['hugetlb'], async (states, client) => {
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
    await withStates(['vdso', 'vvar'], async (states, client) => {
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
    await withStates(['small'], async (states, client) => {
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
