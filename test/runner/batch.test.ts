/**
 * More pages than one call moves, on a machine of which only the places are made up: most machines have one node, and there nothing is
 * ever misplaced. The process is a real one.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, describe, it } from 'node:test';
import { moveWide } from '../../server/runner/batch';
import type { BatchContext } from '../../server/runner/batch';
import { CutHugePage } from '../../server/runner/cut-huge-page';
import { HugePages } from '../../server/runner/huge';
import type { OldRun } from '../../server/runner/journal-format';
import { loadLibc } from '../../server/runner/libc';
import type { Libc } from '../../server/runner/libc';
import { Scratch } from '../../server/runner/operation';
import type { Operation } from '../../server/runner/operation';
import { Relocator } from '../../server/runner/relocate';
import { Tally } from '../../server/runner/tally';
import { Target } from '../../server/runner/target';
import { expectOk, noCompiler, TargetProcess } from './support';

const batch = 64;
const width = 256;
/** Where huge pages may begin: the first part ends there, so that none is cut. */
const first = 512 * 1000 - 40;

describe('runner: a wide answer', { skip: noCompiler }, () => {
  let process_: TargetProcess;
  let libc: Libc;
  let target: Target;
  before(async () => {
    process_ = await TargetProcess.start();
    libc = expectOk(await loadLibc());
    target = expectOk(await Target.open(libc, 'test', { pid: process_.pid }));
  });
  after(async () => {
    await target.close();
    await process_.kill();
  });

  interface Machine {
    readonly places: Map<number, number>;
    /** In order: how many pages were asked about or moved. */
    readonly calls: string[];
    readonly recorded: OldRun[];
    readonly tally: Tally;
    readonly context: BatchContext;
    readonly scratch: Scratch;
  }

  async function machine(placeOf: (i: number) => number, cancelAfterMoves = Infinity): Promise<Machine> {
    const places = new Map<number, number>();
    const calls: string[] = [];
    const recorded: OldRun[] = [];
    let moves = 0;
    const made: Libc = {
      ...libc,
      scanPages: () => Promise.resolve({ ret: -1, errno: os.constants.errno.ENOTTY, walkEnd: 0n }),
      movePages(_pid, addresses, nodes, status) {
        calls.push(`${nodes === null ? 'ask' : 'move'} ${addresses.length}`);
        if (nodes !== null) moves++;
        addresses.forEach((address, i) => {
          const page = Number(address / BigInt(libc.pageSize));
          if (nodes !== null) places.set(page, nodes[i] ?? -1);
          status[i] = places.get(page) ?? -2;
        });
        return Promise.resolve({ ret: 0, errno: 0 });
      },
    };
    const operation: Operation = {
      libc: made,
      target,
      pageSize: libc.pageSize,
      kernel: os.release(),
      batch,
      cancelled: () => moves >= cancelAfterMoves,
      progress: () => undefined,
      journal: () => Promise.resolve(),
    };
    const scratch = new Scratch(width);
    for (let i = 0; i < width; i++) {
      scratch.pages[i] = first + i;
      scratch.before[i] = placeOf(i);
      if (placeOf(i) >= 0) places.set(first + i, placeOf(i));
    }
    scratch.wanted.fill(1);
    const tally = new Tally();
    const hugePages = await HugePages.open(made, target);
    const relocator = new Relocator(operation, batch, 2, hugePages);
    const record = (runs: readonly OldRun[]): Promise<undefined> => {
      recorded.push(...runs);
      return Promise.resolve(undefined);
    };
    return {
      places,
      calls,
      recorded,
      tally,
      scratch,
      context: { operation, relocator, tally, cut: new CutHugePage(hugePages), dryRun: false, record },
    };
  }

  it('calls the kernel no more where all is as wanted', async () => {
    const { context, scratch, calls, tally } = await machine((i) => (i % 2 === 0 ? 1 : -2));
    const end = await moveWide(context, scratch, width, false);
    assert.deepEqual(end, { answered: true, untouched: true });
    assert.deepEqual(calls, []);
    assert.equal(tally.alreadyThere, width / 2);
    assert.equal(tally.absentPages, width / 2);
    assert.deepEqual(scratch.after, scratch.before);
  });

  it('asks again before each call that moves, and cuts no huge page', async () => {
    const { context, scratch, calls, tally, recorded, places } = await machine((i) => (i < 100 ? 0 : 1));
    // Somebody else was faster with a page that the wide answer has elsewhere.
    places.set(first + 3, 1);
    const end = await moveWide(context, scratch, width, false);
    assert.equal(end.stopped, undefined);
    assert.deepEqual(calls, [
      'ask 40',
      'move 39',
      'ask 39',
      'ask 64',
      'move 60',
      'ask 60',
      'ask 64',
      'ask 64',
      'ask 24',
    ]);
    assert.deepEqual(recorded, [
      { first, count: 3, node: 0 },
      { first: first + 4, count: 36, node: 0 },
      { first: first + 40, count: 60, node: 0 },
    ]);
    assert.equal(tally.moved, 99);
    assert.equal(tally.alreadyThere, width - 99);
    assert.ok(scratch.after.every((place) => place === 1));
  });

  it('tells what had its turn when it is cancelled', async () => {
    const { context, scratch, tally } = await machine(() => 0, 1);
    const end = await moveWide(context, scratch, width, false);
    assert.equal(end.cancelled, true);
    assert.equal(tally.moved, 40);
    assert.deepEqual(tally.notMoved(0, true), [{ reason: 'not-attempted', pages: width - 40 }]);
    assert.equal(scratch.after.filter((place) => place === 0).length, width - 40);
  });
});
