/**
 * What a batch asks, moves and writes down, on a machine of which only the places are made up: most machines have one node, and there nothing is
 * ever misplaced. The process is a real one.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, describe, it } from 'node:test';
import { moveAnswered } from '../../server/runner/batch';
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

const batch = 256;
const first = 512 * 1000;

describe('runner: a batch whose places are known', { skip: noCompiler }, () => {
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

  async function machine(placeOf: (i: number) => number): Promise<Machine> {
    const places = new Map<number, number>();
    const calls: string[] = [];
    const recorded: OldRun[] = [];
    const made: Libc = {
      ...libc,
      scanPages: () => Promise.resolve({ ret: -1, errno: os.constants.errno.ENOTTY, walkEnd: 0n }),
      movePages(_pid, addresses, nodes, status) {
        calls.push(`${nodes === null ? 'ask' : 'move'} ${addresses.length}`);
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
      cancelled: () => false,
      progress: () => undefined,
      journal: () => Promise.resolve(),
    };
    const scratch = new Scratch(batch);
    for (let i = 0; i < batch; i++) {
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

  it('calls the kernel no more where all is as wanted, however old the answer is', async () => {
    const { context, scratch, calls, tally } = await machine((i) => (i % 2 === 0 ? 1 : -2));
    const end = await moveAnswered(context, scratch, batch, true);
    assert.deepEqual(end, { answered: true, untouched: true });
    assert.deepEqual(calls, []);
    assert.equal(tally.alreadyThere, batch / 2);
    assert.equal(tally.absentPages, batch / 2);
    assert.deepEqual(scratch.after, scratch.before);
  });

  it('moves by a fresh answer without asking again', async () => {
    const { context, scratch, calls, tally } = await machine((i) => (i < 100 ? 0 : 1));
    assert.deepEqual(await moveAnswered(context, scratch, batch, false), { answered: true });
    assert.deepEqual(calls, ['move 100', 'ask 100']);
    assert.deepEqual([tally.moved, tally.alreadyThere], [100, batch - 100]);
  });

  it('asks again before it moves by a stale one', async () => {
    const { context, scratch, calls, tally, recorded, places } = await machine((i) => (i < 100 ? 0 : 1));
    // Somebody else was faster with a page that the stale answer has elsewhere.
    places.set(first + 3, 1);
    assert.deepEqual(await moveAnswered(context, scratch, batch, true), { answered: true });
    assert.deepEqual(calls, ['ask 256', 'move 99', 'ask 99']);
    assert.deepEqual(recorded, [
      { first, count: 3, node: 0 },
      { first: first + 4, count: 96, node: 0 },
    ]);
    assert.deepEqual([tally.moved, tally.alreadyThere], [99, batch - 99]);
    assert.ok(scratch.after.every((place) => place === 1));
  });

  it('journals what lay scattered run by run, and moves all of it by one call a node', async () => {
    const { context, scratch, calls, tally, recorded } = await machine((i) => (i % 4 === 0 ? -2 : i % 2));
    // A third of the pages to a node of their own.
    for (let i = 0; i < batch; i += 3) scratch.wanted[i] = 2;
    assert.deepEqual(await moveAnswered(context, scratch, batch, false), { answered: true });
    const misplaced = Array.from({ length: batch }, (_, i) => i).filter(
      (i) => i % 4 !== 0 && i % 2 !== (i % 3 === 0 ? 2 : 1),
    );
    const toTwo = misplaced.filter((i) => i % 3 === 0).length;
    assert.deepEqual(
      recorded.flatMap((run) => Array.from({ length: run.count }, (_, k) => [run.first + k, run.node])),
      misplaced.map((i) => [first + i, i % 2]),
    );
    assert.deepEqual(
      calls.filter((call) => call.startsWith('move')).sort(),
      [`move ${toTwo}`, `move ${misplaced.length - toTwo}`].sort(),
    );
    assert.equal(calls.at(-1), `ask ${batch}`);
    assert.equal(tally.moved, misplaced.length);
    assert.ok(scratch.after.every((place, i) => place === (i % 4 === 0 ? -2 : i % 3 === 0 ? 2 : 1)));
  });
});
