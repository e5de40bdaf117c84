/** What a document numa-maps:PID shows, read through a real runner from real processes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ProcessFile } from '../../client/numa-maps/process-file';
import type { FileSource } from '../../client/numa-maps/process-file';
import { readNumaMapsLine } from '../../server/kernel/numa-maps';
import { deadPid, initializedRunner, noCompiler, TargetProcess } from '../runner/support';
import type { TestRunner } from '../runner/support';

describe('the text of numa-maps:PID', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let target: TargetProcess;
  before(async () => {
    runner = await initializedRunner();
    target = await TargetProcess.start();
  });
  after(async () => {
    await target.kill();
    await runner.client.close();
  });
  const source: FileSource = {
    runner: () => Promise.resolve({ ok: true, value: runner }),
    clock: () => '21:30:05',
  };
  const starts = (text: string): readonly bigint[] =>
    text.split('\n').flatMap((line) => readNumaMapsLine(line)?.start ?? []);

  it('is the file under a line that names the process, and follows it', async () => {
    const file = new ProcessFile(target.pid, source);
    await file.read();
    const { text, ranges = [] } = file;
    const [head = ''] = text.split('\n');
    assert.equal(head, `# numa_maps of process target (${target.pid}), Linux ${runner.machine.kernel}`);
    assert.ok(starts(text).includes(target.area('touched').from));
    assert.ok(ranges.some(({ from }) => BigInt(from) === target.area('touched').from));
    await target.stripe();
    const { from } = target.area('striped');
    assert.ok(!starts(text).includes(from));
    await file.read();
    assert.ok(starts(file.text).includes(from));
  });

  it('stays a comment of one line, whatever the program is called', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-name-'));
    const program = path.join(folder, 'a\n0 default\u001b[2J\u202e');
    fs.copyFileSync('/bin/sleep', program);
    const child = spawn(program, ['600'], { stdio: 'ignore' });
    try {
      await once(child, 'spawn');
      const file = new ProcessFile(child.pid ?? 0, source);
      await file.read();
      assert.match(
        file.text,
        /^# numa_maps of process a\uFFFD0 default\uFFFD\[2J\uFFFD \(\d+\), Linux .*\n[0-9a-f]+ /,
      );
      for (const sign of ['\u001b', '\u202e'])
        assert.ok(!file.text.slice(0, file.text.indexOf('\n')).includes(sign));
    } finally {
      child.kill('SIGKILL');
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('stays when the process has ended, under what has happened', async () => {
    const ending = await TargetProcess.start();
    const file = new ProcessFile(ending.pid, source);
    await file.read();
    assert.equal(file.isOver, false);
    const before_ = file.text;
    await ending.kill();
    await file.read();
    assert.equal(file.isOver, true);
    const [head = '', ...lines] = before_.split('\n');
    const said = [
      head,
      `# Process ${ending.pid} has ended.`,
      '# Start the program again; its placement is gone.',
      '# What was read last, at 21:30:05:',
    ];
    assert.deepEqual(file.text.split('\n'), [...said, ...lines]);
  });

  it('says why a process cannot be looked at, and what to do', async () => {
    const pid = deadPid();
    const file = new ProcessFile(pid, source);
    await file.read();
    assert.equal(file.isOver, true);
    assert.match(
      file.text,
      new RegExp(`^# There is no process ${pid} that the runner can see\\.\n# Check the number`),
    );
    assert.equal(file.ranges, undefined);
  });

  it('follows a program into another one that it executes', async () => {
    const executing = await TargetProcess.start();
    try {
      const file = new ProcessFile(executing.pid, source);
      await file.read();
      await executing.executeAgain();
      await file.read();
      assert.equal(file.failure?.code, 'program-replaced');
      assert.equal(file.isOver, false);
      await file.read();
      assert.equal(file.failure, undefined);
      assert.ok(starts(file.text).includes(executing.area('touched').from));
    } finally {
      await executing.kill();
    }
  });

  it('takes the right from a runner that has it', async (test) => {
    if (process.getuid?.() !== 0) {
      test.skip('only root can start a process of another user');
      return;
    }
    const nobody = await TargetProcess.start(4, undefined, { uid: 65_534, gid: 65_534 });
    const without = await initializedRunner(['setpriv', '--bounding-set', '-sys_ptrace', '--']);
    let current = without;
    try {
      const file = new ProcessFile(nobody.pid, {
        ...source,
        runner: () => Promise.resolve({ ok: true, value: current }),
      });
      await file.read();
      assert.equal(file.failure?.code, 'no-permission');
      assert.match(file.text, /^# The runner .* may not inspect process \d+.*\n# Run as the user/);
      // A privileged runner was started meanwhile.
      current = runner;
      await file.read();
      assert.equal(file.failure, undefined);
      assert.ok(starts(file.text).includes(nobody.area('touched').from));
    } finally {
      await nobody.kill();
      await without.client.close();
    }
  });
});
