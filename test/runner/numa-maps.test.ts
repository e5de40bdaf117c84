/** The text of numa_maps through the runner, compared with the file of a process that stands still. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { readNumaMapsLine } from '../../server/kernel/numa-maps';
import { expectFailure, expectOk, initializedRunner, noCompiler, TargetProcess } from './support';
import type { TestRunner } from './support';

describe('runner: numa_maps as text', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let process_: TargetProcess;
  before(async () => {
    runner = await initializedRunner();
    process_ = await TargetProcess.start();
    await process_.fill();
  });
  after(async () => {
    await process_.kill();
    await runner.client.close();
  });

  it('is the file, with the ends of the mappings', async () => {
    const { pid } = process_;
    const { target } = expectOk(await runner.client.openTarget({ pid }));
    const { text, linesLeftOut, ranges } = expectOk(await runner.client.numaMaps({ target }));
    const starts = (of: string): readonly (bigint | undefined)[] =>
      of
        .trimEnd()
        .split('\n')
        .map((line) => readNumaMapsLine(line)?.start);
    assert.deepEqual(starts(text), starts(fs.readFileSync(`/proc/${pid}/numa_maps`, 'utf8')));
    assert.equal(linesLeftOut, 0);
    assert.ok(text.endsWith('\n'));
    const maps = fs.readFileSync(`/proc/${pid}/maps`, 'latin1').trimEnd().split('\n');
    assert.deepEqual(
      ranges.map(({ from, to }) => `${from}-${to}`),
      maps.map((line) => line.replace(/^([0-9a-f]+)-([0-9a-f]+) .*$/, '0x$1-0x$2')),
    );
  });

  it('is refused when the process has ended', async () => {
    const ended = await TargetProcess.start();
    const { target } = expectOk(await runner.client.openTarget({ pid: ended.pid }));
    await ended.kill();
    expectFailure(await runner.client.numaMaps({ target }), 'process-exited');
  });
});
