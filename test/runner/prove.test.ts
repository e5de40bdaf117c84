/** The same-process proof: what agrees, what does not, and what is no evidence. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Target } from '../../server/protocol/runner';
import { loadLibc } from '../../server/runner/libc';
import { agreement, readMappedFile } from '../../server/runner/prove';
import { Target as OpenTarget } from '../../server/runner/target';
import {
  compile,
  expectFailure,
  expectOk,
  hex,
  initializedRunner,
  noCompiler,
  TargetProcess,
  temporaryFolder,
} from './support';
import type { TestRunner } from './support';

describe('runner: agreement of two readings', () => {
  const bytes = (...list: readonly number[]): Buffer => Buffer.from(list);
  it('counts equal bytes', () => {
    assert.equal(agreement(bytes(1, 2, 3), bytes(1, 2, 3), 'x64'), 3);
    assert.equal(agreement(bytes(1, 2, 3), bytes(1, 9, 3), 'x64'), undefined);
  });
  it('permits a breakpoint that the debugger hides', () => {
    assert.equal(agreement(bytes(0x55, 2, 3, 4), bytes(0xcc, 2, 3, 4), 'x64'), 3);
    assert.equal(agreement(bytes(0x55, 2, 3, 4), bytes(0xcc, 2, 3, 4), 'arm64'), undefined);
    const arm = [0x00, 0x00, 0x20, 0xd4];
    assert.equal(agreement(bytes(1, 2, 3, 4, 5, 6, 7, 8), bytes(...arm, 5, 6, 7, 8), 'arm64'), 4);
    // The instruction below the breakpoint begins with the same two bytes.
    assert.equal(agreement(bytes(0, 0, 3, 4, 5, 6, 7, 8), bytes(...arm, 5, 6, 7, 8), 'arm64'), 4);
    assert.equal(
      agreement(bytes(0, 0, 3, 4, 5, 6, 7, 8), bytes(0, 0, 0x20, 4, 5, 6, 7, 8), 'arm64'),
      undefined,
    );
  });
  it('is not fooled by a sample of breakpoints', () => {
    assert.equal(agreement(bytes(1, 2, 3, 4), bytes(0xcc, 0xcc, 0xcc, 4), 'x64'), undefined);
  });
});

describe('runner: same-process proof', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let debuggee: TargetProcess;
  let other: TargetProcess;
  let target: Target;
  before(async () => {
    runner = await initializedRunner();
    [debuggee, other] = [await TargetProcess.start(), await TargetProcess.start()];
    target = expectOk(await runner.client.openTarget({ pid: debuggee.pid, requireProof: true }));
  });
  after(async () => {
    await Promise.all([debuggee.kill(), other.kill()]);
    await runner.client.close();
  });

  const sample = async (from: TargetProcess, area: string): Promise<{ address: string; base64: string }> => {
    const opened = expectOk(await runner.client.openTarget({ pid: from.pid }));
    const address = hex(from.area(area).from);
    const read = await runner.client.readMemory({ target: opened.target, address, length: 64 });
    return { address, base64: expectOk(read).base64 };
  };
  const move = (): ReturnType<TestRunner['client']['move']> =>
    runner.client.move({
      target: target.target,
      pages: debuggee.ranges('touched'),
      to: { kind: 'node', node: runner.machine.topology.nodes[0]?.node ?? 0 },
      flags: 2,
    });

  it('accepts the same code in the same program, and permits the move then', async () => {
    expectFailure(await move(), 'not-proved');
    const proof = { target: target.target, samples: [await sample(debuggee, 'main')] };
    const result = expectOk(await runner.client.prove({ ...proof, executable: compile('target') }));
    assert.deepEqual(result, { bytes: 64, evidence: 'memory' });
    expectOk(await move());
  });

  it('rejects another program, other bytes and unmapped addresses, and forbids the move again', async () => {
    const mine = await sample(debuggee, 'main');
    const samples = [mine];
    const wrong = [
      { samples, executable: process.execPath },
      { samples, executable: '/no/such/program' },
      { samples: [{ ...mine, base64: Buffer.alloc(64, 7).toString('base64') }] },
      { samples: [{ ...mine, address: hex(debuggee.area('hole').from) }] },
      // Randomized addresses: another run of the same program is not the same process.
      { samples: [await sample(other, 'pages')] },
    ];
    for (const proof of wrong) {
      expectOk(await runner.client.prove({ target: target.target, samples }));
      const failure = expectFailure(
        await runner.client.prove({ target: target.target, ...proof }),
        'not-same-process',
      );
      assert.match(failure.message, /not the process that is being debugged/);
      expectFailure(await move(), 'not-proved');
    }
  });

  it('accepts no proof that proves nothing', async () => {
    const { from } = debuggee.area('touched');
    const uniform = { address: hex(from + 8n), base64: Buffer.alloc(64).toString('base64') };
    for (const samples of [[], [uniform], [{ ...uniform, base64: '' }]])
      expectFailure(await runner.client.prove({ target: target.target, samples }), 'bad-request');
    expectFailure(await move(), 'not-proved');
  });

  it('reads the mapped file where memory may not be read', async () => {
    const libc = expectOk(await loadLibc());
    const opened = expectOk(await OpenTarget.open(libc, 'test', { pid: debuggee.pid }));
    const { address, base64 } = await sample(debuggee, 'main');
    const fromFile = await readMappedFile(opened, BigInt(address), 64);
    assert.equal(fromFile?.toString('base64'), base64);
    assert.equal(await readMappedFile(opened, debuggee.area('touched').from, 64), undefined);
    await opened.close();
  });

  it('knows a program that was built again while it runs', async () => {
    const folder = temporaryFolder();
    const program = path.join(folder, 'rebuilt');
    fs.copyFileSync(compile('target'), program);
    const running = await TargetProcess.start(1, program);
    fs.rmSync(program);
    fs.copyFileSync(compile('target'), program);
    const opened = expectOk(await runner.client.openTarget({ pid: running.pid, requireProof: true }));
    const samples = [await sample(running, 'main')];
    expectOk(await runner.client.prove({ target: opened.target, samples, executable: program }));
    await running.kill();
    fs.rmSync(folder, { recursive: true });
  });
});
