/**
 * Pages that really move: the bundled runner against the same system calls in C, in turn and in both directions, on the same
 * process. The journal that the runner writes is in its time. The rounds go to the host as facts.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import readline from 'node:readline';
import { moveTo, open, valueOf, withRunner } from '../suite/runner-process';
import { Target } from '../suite/target';

const mib = 1024;
const rounds = 4;
const batch = 16384;

describe('the runner against C', () => {
  it('moves 1 GiB', async (t) => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const loop = spawn(
          '/app/programs/move-loop',
          [target.pid, target.address, target.pages, batch].map(String),
          { stdio: ['pipe', 'pipe', 'inherit'] },
        );
        const lines = readline.createInterface({ input: loop.stdout })[Symbol.asyncIterator]();
        const peer = async (node: number): Promise<number> => {
          loop.stdin.write(`${node}\n`);
          const [nanoseconds, moved] = String((await lines.next()).value)
            .split(' ')
            .map(Number);
          assert.equal(moved, target.pages);
          return Number(nanoseconds) / 1e6;
        };
        await withRunner(async ({ client }) => {
          const handle = await open(client, target);
          const ours = async (node: number): Promise<number> => {
            const started = performance.now();
            const { moved } = valueOf(await client.move(moveTo(node, handle, target)));
            const took = performance.now() - started;
            assert.equal(moved, target.pages);
            return took;
          };
          // The first moves warm up and are not told.
          await ours(1);
          await peer(0);
          for (let i = 0; i < rounds; i++) {
            // Each goes there and comes back, so that neither has the easier way.
            const first = i % 2 === 0;
            const one = first ? await ours(1) : await peer(1);
            const two = first ? await peer(0) : await ours(0);
            t.diagnostic(
              `fact round-${i}=${JSON.stringify(first ? { ours: one, peer: two } : { ours: two, peer: one })}`,
            );
          }
          await target.assertIntact();
        });
        loop.kill('SIGKILL');
      },
      { mib, pace: 'still' },
    );
  });
});
