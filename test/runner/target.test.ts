import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import {
  asRoot,
  compile,
  deadPid,
  expectFailure,
  expectOk,
  hex,
  initializedRunner,
  noCompiler,
  startRunnerProcess,
  statOf,
  TargetProcess,
  without,
} from './support';
import type { TestRunner } from './support';

describe('runner: targets', { skip: noCompiler }, () => {
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

  it('names a process by pid and start time', async () => {
    const opened = expectOk(await runner.client.openTarget({ pid: target.pid }));
    assert.equal(opened.pid, target.pid);
    assert.equal(opened.startTime, statOf(target.pid).startTime);
    assert.equal(opened.executable, compile('target'));
    assert.equal(opened.pointerSize, 8);
    assert.ok(opened.allowedNodes.length > 0);
  });

  it('refuses a number that another process has by now', async () => {
    expectFailure(await runner.client.openTarget({ pid: target.pid, startTime: '1' }), 'process-replaced');
  });

  it('refuses what is no process any more', async () => {
    const dead = expectFailure(await runner.client.openTarget({ pid: deadPid() }), 'no-such-process');
    assert.match(dead.message, /no process \d+/);
    expectFailure(await runner.client.openTarget({ pid: await target.zombie() }), 'zombie');
    // 0 is whoever asks, and below it are groups.
    for (const pid of [0, -1, -target.pid])
      expectFailure(await runner.client.openTarget({ pid }), 'bad-request');
  });

  it('refuses a thread that is no process, and names the process', async () => {
    const thread = readThread(process.pid);
    const failure = expectFailure(await runner.client.openTarget({ pid: thread }), 'bad-request');
    assert.match(failure.message, new RegExp(`thread of process ${process.pid}`));
  });

  const kernelThread = (): string | false => {
    try {
      return fs.readFileSync('/proc/2/stat', 'latin1').includes('(kthreadd)')
        ? false
        : 'pid 2 is no kernel thread here';
    } catch {
      return 'no kernel thread is visible here';
    }
  };
  it('refuses a kernel thread', { skip: kernelThread() }, async () => {
    expectFailure(await runner.client.openTarget({ pid: 2 }), 'kernel-thread');
  });

  it('refuses a process of another user in words', async () => {
    // Root is another user like any other once it gives up the right to look into every process.
    const nobody = asRoot ? await TargetProcess.start(4, undefined, { uid: 65534, gid: 65534 }) : undefined;
    const foreign = startRunnerProcess(without('sys_ptrace'));
    try {
      expectOk(await foreign.client.initialize('test'));
      const opened = await foreign.client.openTarget({ pid: nobody?.pid ?? 1 });
      const failure = expectFailure(opened, 'no-permission');
      assert.equal(failure.errno, 'EPERM');
      assert.match(failure.message, asRoot ? /user 65534/ : /user 0/);
    } finally {
      await foreign.client.close();
      await nobody?.kill();
    }
  });

  it('notices that the process ended or executes another program', async () => {
    const short = await TargetProcess.start();
    const opened = expectOk(await runner.client.openTarget({ pid: short.pid }));
    const touched = short.ranges('touched');
    expectOk(await runner.client.query(opened.target, touched));
    await short.executeAgain();
    expectFailure(await runner.client.query(opened.target, touched), 'program-replaced');
    const again = expectOk(await runner.client.openTarget({ pid: short.pid }));
    expectOk(await runner.client.query(again.target, short.ranges('touched')));
    await short.kill();
    expectFailure(await runner.client.query(again.target, touched), 'process-exited');
    // Also after another target was opened and the ended ones were let go.
    expectOk(await runner.client.openTarget({ pid: target.pid }));
    expectFailure(await runner.client.query(again.target, touched), 'process-exited');
  });

  it('lets go of the descriptors of what is over, once each', async () => {
    const descriptors = (): number => fs.readdirSync(`/proc/${runner.machine.runnerPid}/fd`).length;
    const short = await TargetProcess.start();
    const open = (pid: number) => runner.client.openTarget({ pid });
    expectOk(await open(target.pid));
    const before = descriptors();
    const handles = [expectOk(await open(short.pid)).target];
    const each = descriptors() - before;
    for (let i = 0; i < 3; i++) handles.push(expectOk(await open(short.pid)).target);
    assert.equal(descriptors(), before + 4 * each);
    await short.executeAgain();
    // At once: two that let go of the same target would close somebody else's descriptor.
    const others = await Promise.all([target.pid, target.pid, target.pid].map(open));
    for (const handle of handles)
      expectFailure(await runner.client.query(handle, short.ranges('touched')), 'program-replaced');
    for (const other of others)
      expectOk(await runner.client.query(expectOk(other).target, target.ranges('touched')));
    assert.equal(descriptors(), before + others.length * each);
    await short.kill();
  });

  it('notices another program also where its stack starts at the same place', async () => {
    const short = await TargetProcess.start();
    await short.executeAgain('fixed');
    const stackOf = (): string | undefined =>
      /^.*\[stack\]$/m.exec(fs.readFileSync(`/proc/${short.pid}/maps`, 'latin1'))?.[0];
    const stack = stackOf();
    const opened = expectOk(await runner.client.openTarget({ pid: short.pid }));
    await short.executeAgain('fixed');
    assert.equal(stackOf(), stack);
    expectFailure(await runner.client.query(opened.target, short.ranges('touched')), 'program-replaced');
    await short.kill();
  });

  it('reads the memory of the process', async () => {
    const opened = expectOk(await runner.client.openTarget({ pid: target.pid }));
    const { from } = target.area('touched');
    const read = expectOk(
      await runner.client.readMemory({ target: opened.target, address: hex(from + 4096n), length: 2 }),
    );
    assert.deepEqual([...Buffer.from(read.base64, 'base64')], [2, 0]);
    const unmapped = { target: opened.target, address: hex(target.area('hole').from), length: 8 };
    expectFailure(await runner.client.readMemory(unmapped), 'unreadable-memory');
    const kernel = { target: opened.target, address: '0xffffffff81000000', length: 8 };
    expectFailure(await runner.client.readMemory(kernel), 'unreadable-memory');
  });

  it('answers a request about an unknown target', async () => {
    expectFailure(await runner.client.query('target-999', target.ranges('touched')), 'bad-request');
  });
});

/** The id of a thread of a process that is not its first one. */
function readThread(pid: number): number {
  const other = fs
    .readdirSync(`/proc/${pid}/task`)
    .map(Number)
    .find((thread) => thread !== pid);
  assert.ok(other !== undefined, 'there is no second thread');
  return other;
}
