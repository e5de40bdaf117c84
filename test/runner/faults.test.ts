/**
 * What the kernel and the machine may refuse to a runner: room for the file of a placement, a system call, descriptors, the memory of a process.
 * Each is provoked, told in words, and leaves nothing half done.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunnerFailure } from '../../server/protocol/runner';
import { startRunner } from '../../server/runner-process/start';
import {
  compile,
  expectFailure,
  expectOk,
  initializedRunner,
  noCompiler,
  notRoot,
  startRunnerProcess,
  TargetProcess,
  temporaryFolder,
  without,
} from './support';

/** Runs what follows where a file system is mounted that nobody else sees. */
const mounted = (options: string, at: string): readonly string[] => [
  ...['unshare', '-m', 'sh', '-c'],
  `mount -t tmpfs -o ${options} none ${at} && exec "$0" "$@"`,
];

describe('runner: the file of a placement that cannot be written', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  let target: TargetProcess;
  before(async () => {
    target = await TargetProcess.start();
    // A placement of 12000 runs: 300 kB.
    await target.stripe();
  });
  after(async () => {
    await target.kill();
    fs.rmSync(folder, { recursive: true });
  });

  /** Why a placement is not saved by a runner behind a command; no part of the file is left. */
  async function refused(prefix: readonly string[], in_ = folder): Promise<RunnerFailure> {
    const runner = await initializedRunner(prefix);
    try {
      const { target: handle } = expectOk(await runner.client.openTarget({ pid: target.pid }));
      const saveTo = path.join(in_, 'placement.jsonl');
      const saved = await runner.client.query(handle, target.ranges('striped'), { saveTo });
      const failure = expectFailure(saved, 'journal');
      assert.ok(failure.message.includes(saveTo), failure.message);
      assert.deepEqual(fs.readdirSync(`/proc/${runner.machine.runnerPid}/root${in_}`), []);
      expectOk(await runner.client.query(handle, target.ranges('striped')));
      return failure;
    } finally {
      await runner.client.close();
    }
  }

  it('for want of room says so, and what to do', { skip: notRoot }, async () => {
    const { message, remedy } = await refused(mounted('size=160k', folder));
    assert.match(message, /^The placement cannot be saved to \S+ \(ENOSPC\)\.$/);
    assert.match(remedy, /^Make room there, or name a file elsewhere\.$/);
  });

  it('in a read-only file system says where it may be', { skip: notRoot }, async () => {
    const { message, remedy } = await refused(mounted('ro', folder));
    assert.match(message, /cannot be saved to \S+ \(EROFS\)\.$/);
    assert.match(remedy, /^Name a file in a folder that the runner may write to\.$/);
  });

  it('in a folder that may only be read says the same', async () => {
    const closed = temporaryFolder();
    fs.chmodSync(closed, 0o500);
    const { message, remedy } = await refused(without('dac_override'), closed);
    assert.match(message, /cannot be saved to \S+ \(EACCES\)/);
    assert.match(remedy, /folder that the runner may write to/);
    fs.rmdirSync(closed);
  });

  it('beyond the limit of its size does not end the runner', async () => {
    const { message, remedy } = await refused(['prlimit', '--fsize=163840', '--']);
    assert.match(message, /cannot be saved to \S+ \(EFBIG\)/);
    assert.match(remedy, /ulimit -f/);
  });
});

describe('runner: a seccomp filter', { skip: noCompiler }, () => {
  /** What a client of a runner is told that starts under the filter. */
  async function refusal(prefix: readonly string[], code: RunnerFailure['code']): Promise<RunnerFailure> {
    const runner = startRunnerProcess(prefix);
    try {
      return expectFailure(await runner.client.initialize('test'), code);
    } finally {
      await runner.client.close();
    }
  }

  it('like Docker’s default profile is named, and what opens it', async () => {
    const { message, remedy } = await refusal([compile('deny'), 'docker'], 'seccomp');
    assert.match(message, /^A seccomp filter forbids move_pages\(2\) to the runner itself \(EPERM\)/);
    assert.match(remedy, /--cap-add SYS_NICE/);
  });

  it('that knows no move_pages is not taken for a kernel without NUMA', async () => {
    const { message } = await refusal([compile('deny'), 'unknown'], 'seccomp');
    assert.match(message, /\(ENOSYS\)/);
  });

  it('that ends the runner is named as well', async () => {
    const { message, remedy } = await refusal([compile('deny'), 'kill'], 'runner-gone');
    assert.match(message, /^The migration runner did not start: it was ended by SIGSYS\.$/);
    assert.match(remedy, /^A seccomp filter ended it for a system call/);
  });

  it('is not blamed where the kernel has no nodes either', { skip: notRoot }, async () => {
    // The kernel of this machine has them: that is hidden as well as the call.
    const prefix = [...mounted('ro', '/sys/devices/system/node'), compile('deny'), 'unknown'];
    const { message, remedy } = await refusal(prefix, 'no-numa');
    assert.match(message, /^The kernel \S+ has no move_pages\(2\): it was built without NUMA/);
    assert.match(remedy, /CONFIG_NUMA and CONFIG_MIGRATION/);
  });
});

describe('runner: a process that is out of reach', { skip: noCompiler }, () => {
  it('because its first thread has ended and others go on is not called ended', async () => {
    const runner = await initializedRunner();
    const target = await TargetProcess.start();
    const saveTo = path.join(temporaryFolder(), 'placement.jsonl');
    const opened = expectOk(await runner.client.openTarget({ pid: target.pid }));
    expectOk(await runner.client.query(opened.target, target.ranges('touched'), { saveTo }));
    await target.endFirstThread();
    const failures = [
      await runner.client.query(opened.target, target.ranges('touched')),
      await runner.client.openTarget({ pid: target.pid }),
      await runner.client.undo({ journal: saveTo }),
    ].map((answer) => expectFailure<unknown>(answer, 'first-thread-ended'));
    for (const { message, remedy } of failures) {
      assert.match(
        message,
        /^The first thread of process \d+ has ended while others go on; .* moved back any more\.$/,
      );
      assert.match(remedy, /^They stay where they are\./);
    }
    const { processes } = expectOk(await runner.client.listProcesses({ pids: [target.pid] }));
    assert.equal(processes[0]?.refused?.code, 'first-thread-ended');
    await target.kill();
    expectFailure(await runner.client.query(opened.target, target.ranges('touched')), 'process-exited');
    expectFailure(await runner.client.openTarget({ pid: target.pid }), 'no-such-process');
    await runner.client.close();
    fs.rmSync(path.dirname(saveTo), { recursive: true });
  });

  it('because the runner has no descriptor left is not called gone', async () => {
    const target = await TargetProcess.start();
    const runner = await initializedRunner();
    const { runnerPid } = runner.machine;
    const limit = (files: number): void => {
      assert.equal(spawnSync('prlimit', ['--pid', String(runnerPid), `--nofile=${files}:4096`]).status, 0);
    };
    const used = fs.readdirSync(`/proc/${runnerPid}/fd`).length;
    // One is enough for a pidfd, and two for a stat file as well; four are enough for all that is held.
    for (const more of [0, 1, 2]) {
      limit(used + more);
      const { message, remedy, errno } = expectFailure(
        await runner.client.openTarget({ pid: target.pid }),
        'kernel-refused',
      );
      assert.equal(errno, 'EMFILE');
      assert.match(message, /has as many files open as it may/);
      assert.match(remedy, /ulimit -n/);
    }
    limit(used + 64);
    assert.equal(fs.readdirSync(`/proc/${runnerPid}/fd`).length, used);
    expectOk(await runner.client.openTarget({ pid: target.pid }));
    await runner.client.close();
    await target.kill();
  });
});

describe('runner: an end that the kernel brings about', { skip: process.platform !== 'linux' }, () => {
  /** What is told of a program that ends so before it has answered. */
  async function told(script: string): Promise<RunnerFailure> {
    const runner = startRunner({ command: 'sh', args: ['-c', script] });
    const failure = expectFailure(await runner.client.initialize('test'), 'runner-gone');
    await runner.client.close();
    return failure;
  }

  it('for want of memory says whose limit it was', async () => {
    const words = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';
    const own = await told(`echo "${words}" >&2; kill -ABRT $$`);
    assert.match(own.message, /it was ended by SIGABRT: FATAL ERROR: Reached heap limit/);
    assert.match(own.remedy, /^It needs more memory than it may have: raise the limit/);
    // A shell, docker or ssh between the two tells a signal as 128 and its number.
    for (const script of ['kill -KILL $$', 'exit 137']) {
      const { remedy } = await told(script);
      assert.match(remedy, /^If nobody ended it, the kernel did for want of memory; its log \(dmesg\)/);
    }
  });
});
