/** The same-process proof: what agrees, what does not, and what is no evidence. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
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

  it('takes what only this process has for the path of a program that the debugger has elsewhere', async () => {
    const executable = '/no/such/program';
    const secret = { ...(await sample(debuggee, 'main')), secret: true };
    const proof = (samples: readonly object[], named = executable) =>
      runner.client.prove({
        target: target.target,
        samples: samples.map((one) => ({ ...secret, ...one })),
        executable: named,
      });
    expectOk(await proof([{}]));
    expectOk(await move());
    const uniform = {
      address: hex(debuggee.area('touched').from + 8n),
      base64: Buffer.alloc(64).toString('base64'),
    };
    for (const [samples, named] of [
      [[{ secret: false }], executable],
      [[{ secret: false }, uniform], executable],
      [[{}], process.execPath],
    ] as const) {
      expectFailure(await proof(samples, named), 'not-same-process');
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

/** A Node process that takes what a debugger would make it evaluate: one line of numbers, kept as a typed array. */
class Planting {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterableIterator<string>;

  constructor(ballast = 0) {
    const program = `
      const ballast = Buffer.alloc(${ballast}, 1), kept = [];
      require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
        kept.push(BigUint64Array.from(line.split(' '), BigInt));
        console.log('planted');
      });
      console.log(ballast.length);`;
    this.#child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  get pid(): number {
    assert.ok(this.#child.pid !== undefined);
    return this.#child.pid;
  }

  async started(): Promise<this> {
    assert.equal((await this.#lines.next()).done, false);
    return this;
  }

  async plant(words: readonly string[]): Promise<void> {
    this.#child.stdin.write(`${words.join(' ')}\n`);
    assert.equal((await this.#lines.next()).value, 'planted');
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** Pages of an area that are in memory, the zero page too, which move_pages(2) hides. */
function presentPages(target: TargetProcess, area: string, pageSize: number): number {
  const { from, length } = target.area(area);
  const entries = Buffer.alloc((length / pageSize) * 8);
  const file = fs.openSync(`/proc/${target.pid}/pagemap`, 'r');
  fs.readSync(file, entries, 0, entries.length, Number(from / BigInt(pageSize)) * 8);
  fs.closeSync(file);
  return Array.from({ length: entries.length / 8 }, (_, i) => entries.readBigUInt64LE(i * 8) >> 63n).filter(
    (bit) => bit === 1n,
  ).length;
}

describe('runner: the proof by what the debugger plants', { skip: process.platform !== 'linux' }, () => {
  let runner: TestRunner;
  let debuggee: Planting;
  let other: Planting;
  before(async () => {
    runner = await initializedRunner();
    [debuggee, other] = await Promise.all([new Planting().started(), new Planting().started()]);
  });
  after(async () => {
    debuggee.kill();
    other.kill();
    await runner.client.close();
  });

  const open = async ({ pid }: { readonly pid: number }): Promise<string> =>
    expectOk(await runner.client.openTarget({ pid, requireProof: true })).target;
  const challenge = async (target: string): Promise<readonly string[]> =>
    expectOk(await runner.client.challenge({ target })).words;
  const proof = { samples: [], planted: 'bytes', executable: process.execPath } as const;

  it('finds the words in the process that has them, and permits the move then', async () => {
    const target = await open(debuggee);
    const words = await challenge(target);
    assert.equal(new Set(words).size, 8);
    await debuggee.plant(words);
    const result = await runner.client.prove({ target, ...proof });
    assert.deepEqual(expectOk(result), { bytes: 64, evidence: 'memory' });
  });

  it('rejects a process of the same program that does not have them', async () => {
    const target = await open(other);
    await debuggee.plant(await challenge(target));
    const failure = expectFailure(await runner.client.prove({ target, ...proof }), 'not-same-process');
    assert.match(failure.message, new RegExp(`^Process ${other.pid}, as the runner sees it`));
    assert.match(failure.message, /is not in its memory\.$/);
    const moved = await runner.client.move({
      target,
      pages: { kind: 'addresses', addresses: ['0x1000'] },
      to: { kind: 'node', node: 0 },
      flags: 2,
    });
    expectFailure(moved, 'not-proved');
  });

  it('rejects the runner itself, which has made them', async () => {
    const target = await open({ pid: runner.machine.runnerPid });
    await challenge(target);
    const failure = expectFailure(await runner.client.prove({ target, ...proof }), 'not-same-process');
    assert.match(failure.message, /it is the migration runner itself/);
  });

  it('takes each challenge once, and none for another process', async () => {
    const target = await open(debuggee);
    expectFailure(await runner.client.prove({ target, ...proof }), 'bad-request');
    await debuggee.plant(await challenge(target));
    expectOk(await runner.client.prove({ target, ...proof }));
    expectFailure(await runner.client.prove({ target, ...proof }), 'bad-request');
    await debuggee.plant(await challenge(await open(other)));
    await challenge(target);
    expectFailure(await runner.client.prove({ target, ...proof }), 'not-same-process');
  });

  it('rejects another executable', async () => {
    const target = await open(debuggee);
    await debuggee.plant(await challenge(target));
    const wrong = await runner.client.prove({ target, ...proof, executable: '/bin/true' });
    assert.match(expectFailure(wrong, 'not-same-process').message, /it executes /);
  });

  it('finds them soon in a process with much memory', async (t) => {
    const large = await new Planting(1 << 30).started();
    try {
      const target = await open(large);
      for (let round = 0; round < 2; round++) {
        await large.plant(await challenge(target));
        const from = performance.now();
        expectOk(await runner.client.prove({ target, ...proof }));
        t.diagnostic(`fact runner-prove-planted-1GiB-ms=${(performance.now() - from).toFixed(1)}`);
      }
      await challenge(target);
      const from = performance.now();
      expectFailure(await runner.client.prove({ target, ...proof }), 'not-same-process');
      t.diagnostic(`fact runner-prove-refused-1GiB-ms=${(performance.now() - from).toFixed(1)}`);
    } finally {
      large.kill();
    }
  });

  it('leaves pages as they are: what was not in memory is not put there', { skip: noCompiler }, async () => {
    const { pageSize } = runner.machine;
    const bystander = await TargetProcess.start();
    try {
      const target = await open(bystander);
      await challenge(target);
      assert.equal(presentPages(bystander, 'untouched', pageSize), 0);
      const failure = await runner.client.prove({ target, samples: [], planted: 'bytes' });
      expectFailure(failure, 'not-same-process');
      assert.equal(presentPages(bystander, 'untouched', pageSize), 0);
      assert.equal(presentPages(bystander, 'touched', pageSize), 64);
    } finally {
      await bystander.kill();
    }
  });
});
