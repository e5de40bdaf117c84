/**
 * The memory of a process of this machine while it is moved: threads of the process find every word as it was written. Between its nodes where it
 * has several; where it has one, what is asked for is not to be moved, and the guest suite shows what moves (test/guest/suite/data-safety.ts).
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Target } from '../guest/suite/target';
import { toAndFro } from '../guest/suite/to-and-fro';
import { expectOk, initializedRunner, noCompiler, root, temporaryFolder } from './support';
import type { TestRunner } from './support';

describe('runner: memory that is moved while threads read and write it', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  const program = path.join(folder, 'target');
  let runner: TestRunner;
  before(async () => {
    const source = path.join(root, 'test/guest/programs/target.c');
    execFileSync('gcc', ['-std=gnu11', '-O2', '-pthread', '-o', program, source]);
    runner = await initializedRunner();
  });
  after(async () => {
    await runner.client.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('keeps every word', async () => {
    const { topology } = expectOk(await runner.client.topology({}));
    const nodes = topology.nodes.map(({ node }) => node).slice(0, 2);
    // By first touch on a processor that we may use: no memory policy is needed, which a container may refuse.
    const status = fs.readFileSync('/proc/self/status', 'utf8');
    const cpu = Number(/^Cpus_allowed_list:\s*(\d+)/m.exec(status)?.[1]);
    await Target.with(
      { cpu },
      async (target) => {
        const tally = await toAndFro(runner.client, target, 4, undefined, nodes);
        assert.equal(tally.changed > 0, nodes.length > 1);
        assert.equal(tally.watched.mismatches, 0);
      },
      { mib: 4, pace: 'hard', program },
    );
  });
});
