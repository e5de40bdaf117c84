/** What this guest's kernel does when a C program asks it directly: the measure for everything the runner does. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import os from 'node:os';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { firstAbsentNode, memoryOnlyNodes, nodesWithCpu, numaBalancing, onlineNodes } from './machine';
import { Target } from './target';

const run = promisify(execFile);

/** What mover.c says, whether or not the call succeeds. */
async function move(target: Target, node: number): Promise<string> {
  const args = [target.pid, target.address, target.pages, node].map(String);
  const said = await run('/app/programs/mover', args).catch((error: unknown) => {
    assert(error instanceof Error && 'stdout' in error);
    return { stdout: String(error.stdout) };
  });
  return said.stdout.trim();
}

describe('the kernel, asked by a C program', () => {
  it('has the nodes that the machine was given', (t) => {
    assert.deepEqual(nodesWithCpu, [0, 1]);
    assert.deepEqual(memoryOnlyNodes, onlineNodes.slice(2));
    assert.equal(numaBalancing(), '0');
    t.diagnostic(`fact kernel=${JSON.stringify(os.release())}`);
    t.diagnostic(`fact nodes=${onlineNodes.length}`);
    t.diagnostic(`fact memory-only-nodes=${memoryOnlyNodes.length}`);
  });

  for (const pages of ['small', 'huge'] as const) {
    it(`moves 64 MiB of ${pages} pages from node 0 to node 1`, async (t) => {
      await Target.with(
        { node: 0 },
        async (target) => {
          assert.deepEqual(await target.placement(), { 0: target.pages });
          const [, result, there] = /^result (\d+) there (\d+)$/.exec(await move(target, 1)) ?? [];
          assert.equal(result, '0');
          // Only one entry of a huge page is told the node; the others find it isolated already (-EBUSY).
          if (pages === 'small') assert.equal(there, String(target.pages));
          const placement = await target.placement();
          assert.deepEqual(placement, { 1: target.pages });
          await target.assertIntact();
          t.diagnostic(`fact ${pages}-pages-changed-node-by-c=${String(placement['1'])}`);
        },
        { pages },
      );
    });
  }

  it('refuses a node that does not exist with ENODEV', async () => {
    await Target.with(
      { node: 0 },
      async (target) => {
        assert.equal(await move(target, firstAbsentNode), 'failed ENODEV');
        assert.deepEqual(await target.placement(), { 0: target.pages });
      },
      { mib: 2 },
    );
  });
});
