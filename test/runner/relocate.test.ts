/**
 * The move call itself, made on pages that are on the wanted node already: on a machine with one node the kernel still runs its whole
 * path. Pages that change their node are tested on an emulated machine.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, describe, it } from 'node:test';
import { moveBatch } from '../../server/runner/batch';
import { CutHugePage } from '../../server/runner/cut-huge-page';
import { HugePages } from '../../server/runner/huge';
import type { OldRun } from '../../server/runner/journal-format';
import { loadLibc } from '../../server/runner/libc';
import type { Libc } from '../../server/runner/libc';
import { queryPages, refusal, Scratch, throttled, unwritten } from '../../server/runner/operation';
import type { Operation } from '../../server/runner/operation';
import { PlacementBuilder } from '../../server/runner/placement';
import { Relocator } from '../../server/runner/relocate';
import { Tally } from '../../server/runner/tally';
import { Target } from '../../server/runner/target';
import { expectOk, noCompiler, noHugePages, TargetProcess } from './support';

describe('runner: the move call', { skip: noCompiler }, () => {
  let process_: TargetProcess;
  let libc: Libc;
  let target: Target;
  let operation: Operation;
  let pages: Float64Array;
  let home: number;
  let hugePages: HugePages;
  before(async () => {
    process_ = await TargetProcess.start();
    libc = expectOk(await loadLibc());
    target = expectOk(await Target.open(libc, 'test', { pid: process_.pid }));
    hugePages = await HugePages.open(libc, target);
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
  const relocator = (flags: number): Relocator => new Relocator(operation, 65, flags, hugePages);

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

  for (const [way, scanPages] of [
    ['as PAGEMAP_SCAN tells them', undefined],
    [
      'as they are guessed before Linux 6.7',
      () => Promise.resolve({ ret: -1, errno: os.constants.errno.ENOTTY, walkEnd: 0n }),
    ],
  ] as const)
    it(`names each huge page once, ${way}`, { skip: noHugePages }, async () => {
      await process_.addHuge();
      const { from, length } = process_.area('huge');
      const first = Number(from / BigInt(libc.pageSize));
      const huge = Float64Array.from({ length: length / libc.pageSize }, (_, i) => first + i);
      const named: number[] = [];
      const watched: Libc = {
        ...libc,
        ...(scanPages === undefined ? {} : { scanPages }),
        movePages: (pid, addresses, nodes, status, flags) => {
          if (nodes !== null) named.push(addresses.length);
          return libc.movePages(pid, addresses, nodes, status, flags);
        },
      };
      const own = { ...operation, libc: watched };
      const { stopped, reason } = await new Relocator(
        own,
        huge.length,
        2,
        await HugePages.open(watched, target),
      ).move(huge, home);
      assert.equal(stopped, undefined);
      assert.ok(huge.every((page) => reason(page) === undefined));
      assert.deepEqual(named, [4]);
      // A part of one is named by the same head, and small pages each.
      named.length = 0;
      const parts = Float64Array.of(...pages, ...huge.subarray(5, 700)).sort();
      await new Relocator(own, parts.length, 2, await HugePages.open(watched, target)).move(parts, home);
      const [calls] = named;
      assert.ok(calls !== undefined && calls >= pages.length + 2 && calls <= parts.length);
      if (scanPages === undefined) assert.equal(calls, pages.length + 2);
    });

  it('counts a huge page that batches cut by where all of it was, and journals all of it', async () => {
    const elsewhere = home + 1;
    let place = home;
    // One huge page of eight: it moves as a whole, and every query tells so.
    const whole: Libc = {
      ...libc,
      movePages: (_pid, _addresses, nodes, status) => {
        if (nodes !== null) place = nodes[0] ?? -1;
        status.fill(place);
        return Promise.resolve({ ret: 0, errno: 0 });
      },
    };
    const own = { ...operation, libc: whole };
    const tally = new Tally();
    const journaled: number[] = [];
    const end = (pages[0] ?? 0) + 8;
    const context = {
      operation: own,
      relocator: new Relocator(own, 4, 2, hugePages),
      tally,
      cut: new CutHugePage({ endAfter: (page) => Promise.resolve(page + 1 < end ? end : undefined) }),
      dryRun: false,
      record: (runs: readonly OldRun[]) => {
        for (const run of runs) journaled.push(run.first - (pages[0] ?? 0), run.count, run.node);
        return Promise.resolve(undefined);
      },
    };
    for (const from of [0, 4]) {
      const scratch = new Scratch(4);
      scratch.pages.set(pages.subarray(from, from + 4));
      scratch.wanted.fill(elsewhere);
      assert.deepEqual(await moveBatch(context, scratch, 4), { answered: true });
      assert.deepEqual([...scratch.before], Array<number>(4).fill(home));
    }
    assert.deepEqual([tally.moved, tally.alreadyThere], [8, 0]);
    assert.deepEqual(journaled, [0, 4, home, 4, 4, home]);
  });

  it('tells which pages stayed, and what the kernel wrote for them', async () => {
    const elsewhere = home + 1;
    // A page that another process shares cannot be had on a machine with one node: nothing could move.
    const shared: Libc = {
      ...libc,
      movePages: async (pid, addresses, nodes, status, flags) => {
        if (nodes === null) return libc.movePages(pid, addresses, nodes, status, flags);
        const shared_ = BigInt((pages[3] ?? 0) * libc.pageSize);
        addresses.forEach((one, i) => {
          status[i] = one === shared_ ? -os.constants.errno.EACCES : elsewhere;
        });
        return { ret: 0, errno: 0 };
      },
    };
    const own = { ...operation, libc: shared };
    const scratch = new Scratch(8);
    scratch.pages.set(pages.subarray(0, 8));
    scratch.wanted.fill(elsewhere);
    const stayed = new PlacementBuilder(libc.pageSize);
    const tally = new Tally();
    const relocator_ = new Relocator(own, 8, 2, hugePages);
    const cut = new CutHugePage(hugePages);
    await moveBatch({ operation: own, relocator: relocator_, tally, cut, stayed, dryRun: false }, scratch, 8);
    const { runs } = stayed.build();
    assert.deepEqual(
      runs.map((run) => [run.pages, 'node' in run ? run.node : run.status]),
      [
        [3, home],
        [1, -13],
        [4, home],
      ],
    );
    assert.deepEqual(tally.notMoved(0, true), [
      { reason: 'status', status: -13, pages: 1 },
      { reason: 'not-migrated', pages: 7 },
    ]);
  });

  it('tries again what a signal interrupted', async () => {
    let interrupted = 0;
    const shaken: Libc = {
      ...libc,
      movePages: (pid, addresses, nodes, status, flags) =>
        interrupted++ < 2
          ? Promise.resolve({ ret: -1, errno: os.constants.errno.EINTR })
          : libc.movePages(pid, addresses, nodes, status, flags),
    };
    const own = { ...operation, libc: shaken };
    const answers = new Int32Array(64);
    assert.equal(await queryPages(own, new Scratch(64), pages, answers), undefined);
    assert.ok(answers.every((answer) => answer === home));
    interrupted = 1;
    const { stopped } = await new Relocator(own, 64, 2, hugePages).move(pages, home);
    assert.equal(stopped, undefined);
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
