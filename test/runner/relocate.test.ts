/**
 * The move call itself, made on pages that are on the wanted node already: on a machine with one node the kernel still runs its whole
 * path. Pages that change their node are tested on an emulated machine.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, describe, it } from 'node:test';
import { loadLibc } from '../../server/runner/libc';
import type { Libc } from '../../server/runner/libc';
import { queryPages, refusal, Scratch, throttled, unwritten } from '../../server/runner/operation';
import type { Operation } from '../../server/runner/operation';
import { Relocator } from '../../server/runner/relocate';
import { Target } from '../../server/runner/target';
import { expectOk, noCompiler, TargetProcess } from './support';

describe('runner: the move call', { skip: noCompiler }, () => {
  let process_: TargetProcess;
  let libc: Libc;
  let target: Target;
  let operation: Operation;
  let pages: Float64Array;
  let home: number;
  before(async () => {
    process_ = await TargetProcess.start();
    libc = expectOk(await loadLibc());
    target = expectOk(await Target.open(libc, 'test', { pid: process_.pid }));
    operation = {
      libc,
      target,
      pageSize: libc.pageSize,
      kernel: os.release(),
      batch: 64,
      cancelled: () => false,
      progress: () => undefined,
      journal: () => Promise.resolve(),
    };
    const first = Number(process_.area('touched').from / BigInt(libc.pageSize));
    pages = Float64Array.from({ length: 64 }, (_, i) => first + i);
    const answers = new Int32Array(64);
    assert.equal(await queryPages(operation, new Scratch(64), pages, answers), undefined);
    home = answers[0] ?? -1;
    assert.ok(answers.every((answer) => answer === home));
  });
  after(async () => {
    await target.close();
    await process_.kill();
  });
  const relocator = (flags: number): Relocator =>
    new Relocator(operation, new Scratch(64), flags, (page) => page);

  it('moves every page of a batch in one call', async () => {
    const { stopped, reason } = await relocator(2).move(pages, home);
    assert.equal(stopped, undefined);
    assert.ok(pages.every((page) => reason(page) === undefined));
  });

  it('gives the reason of the kernel for a page that cannot move', async () => {
    const hole = Number(process_.area('hole').from / BigInt(libc.pageSize));
    const { stopped, reason } = await relocator(2).move(Float64Array.of(...pages, hole), home);
    assert.equal(stopped, undefined);
    assert.equal(reason(hole), -14);
  });

  it('stops with words where the kernel refuses the call', async () => {
    const { stopped } = await relocator(2).move(pages, 63);
    assert.equal(stopped?.code, 'no-such-node');
    const flags = await relocator(8).move(pages, home);
    assert.equal(flags.stopped?.code, 'kernel-refused');
    assert.equal(flags.stopped.errno, 'EINVAL');
    assert.match(flags.stopped.message, /refused the call with EINVAL: ./);
  });

  it('has words for a node that is full or forbidden', async () => {
    const { errno } = os.constants;
    assert.equal((await refusal(operation, errno.ENOMEM, home)).code, 'node-full');
    assert.equal((await refusal(operation, errno.EACCES, 63)).code, 'node-not-allowed');
    // Nobody forbids it as far as the runner can see.
    assert.equal((await refusal(operation, errno.EACCES, home)).code, 'kernel-refused');
  });

  it('checks the arrays before the kernel sees them', () => {
    const two = BigUint64Array.of(0n, 0n);
    assert.throws(() => void libc.movePages(target.pid, two, null, new Int32Array(1), 0), RangeError);
    assert.throws(
      () => void libc.movePages(target.pid, two, new Int32Array(1), new Int32Array(2), 0),
      RangeError,
    );
  });

  it('never takes an unwritten entry for a node or an errno', () => {
    assert.equal(unwritten, -2147483648);
    assert.equal(new Int32Array([unwritten])[0], unwritten);
  });
});

describe('runner: progress', () => {
  it('is told seldom, and always at the end', () => {
    const told: number[] = [];
    const tell = throttled((done) => told.push(done));
    for (let done = 1; done <= 1000; done++) tell(done, 1000);
    assert.equal(told.at(-1), 1000);
    assert.ok(told.length < 20, String(told.length));
  });
});
