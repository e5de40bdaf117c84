/**
 * Random traffic, well-formed and not. NUMA_LENS_RUNS plays that many sessions, NUMA_LENS_SEED repeats those of a run that failed;
 * `npm run fuzz` plays more.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { traffic, trafficProblem } from '../fuzz/traffic';

const runs = Number(process.env['NUMA_LENS_RUNS'] ?? 2);
const seed = Number(process.env['NUMA_LENS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

void describe('random traffic', () => {
  it(`is answered, whatever it is (NUMA_LENS_SEED=${seed})`, async () => {
    const property = fc.asyncProperty(traffic, async (one) => {
      assert.equal(await trafficProblem(one), undefined);
    });
    await fc.assert(property, { seed, numRuns: runs });
  });
});
