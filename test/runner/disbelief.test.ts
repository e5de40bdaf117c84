/**
 * What the runner does not take on trust: that a result of 0 means "moved", that a number still names the process, that there is a way back. The
 * process is a real one; what the kernel says of its pages is made up, for most machines have one node, where nothing is ever misplaced.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { moveAnswered } from '../../server/runner/batch';
import type { BatchContext } from '../../server/runner/batch';
import { CutHugePage } from '../../server/runner/cut-huge-page';
import { failures } from '../../server/runner/failures';
import { HugePages } from '../../server/runner/huge';
import { JournalReader } from '../../server/runner/journal-reader';
import { loadLibc } from '../../server/runner/libc';
import type { Libc } from '../../server/runner/libc';
import { move } from '../../server/runner/move';
import { queryPages, Scratch } from '../../server/runner/operation';
import type { Operation } from '../../server/runner/operation';
import { Relocator } from '../../server/runner/relocate';
import { select } from '../../server/runner/selection';
import { Tally } from '../../server/runner/tally';
import { Target } from '../../server/runner/target';
import { undo } from '../../server/runner/undo';
import { expectOk, hex, noCompiler, TargetProcess, temporaryFolder } from './support';

const batch = 16;
/** Where pages are at first, and where they are to go: a node that every machine has. */
const from = 1;
const to = 0;

describe('runner: what it does not believe', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  let process_: TargetProcess;
  let libc: Libc;
  let target: Target;
  /** Pages that a move leaves where they are, without a word. */
  const stubborn = new Set<number>();
  const places = new Map<number, number>();
  const calls: string[] = [];
  let ended = false;
  let endsDuringNextCall = false;
  let cancelled = false;
  /** Told of each move before it is made. */
  let onMove: () => void;
  let first: number;
  let operation: Operation;

  before(async () => {
    process_ = await TargetProcess.start();
    const real = expectOk(await loadLibc());
    libc = {
      ...real,
      pidfdEnded: () => ended,
      scanPages: () => Promise.resolve({ ret: -1, errno: os.constants.errno.ENOTTY, walkEnd: 0n }),
      movePages(_pid, addresses, nodes, status) {
        if (nodes !== null) onMove();
        calls.push(`${nodes === null ? 'ask' : 'move'} ${addresses.length}`);
        addresses.forEach((address, i) => {
          const page = Number(address / BigInt(real.pageSize));
          const wanted = nodes?.[i];
          if (wanted !== undefined && !stubborn.has(page)) places.set(page, wanted);
          if (nodes === null) status[i] = places.get(page) ?? from;
        });
        ended ||= endsDuringNextCall;
        return Promise.resolve({ ret: 0, errno: 0 });
      },
    };
    first = Number(process_.area('touched').from / BigInt(libc.pageSize));
  });
  beforeEach(async () => {
    stubborn.clear();
    places.clear();
    calls.length = 0;
    ended = endsDuringNextCall = cancelled = false;
    onMove = () => undefined;
    target = expectOk(await Target.open(libc, 'test', { pid: process_.pid }));
    operation = {
      libc,
      target,
      pageSize: libc.pageSize,
      kernel: os.release(),
      batch,
      cancelled: () => cancelled,
      progress: () => undefined,
      journal: () => Promise.resolve(),
    };
  });
  afterEach(() => target.close());
  after(async () => {
    await process_.kill();
    fs.rmSync(folder, { recursive: true });
  });

  const moves = (): readonly string[] => calls.filter((call) => call.startsWith('move'));

  async function oneBatch(more: Partial<BatchContext> = {}): Promise<{
    readonly context: BatchContext;
    readonly scratch: Scratch;
    readonly tally: Tally;
  }> {
    const scratch = new Scratch(batch);
    for (let i = 0; i < batch; i++) scratch.pages[i] = first + i;
    scratch.before.fill(from);
    scratch.wanted.fill(to);
    const tally = new Tally();
    const hugePages = await HugePages.open(libc, target);
    const relocator = new Relocator(operation, batch, 2, hugePages);
    const cut = new CutHugePage(hugePages);
    return { scratch, tally, context: { operation, relocator, tally, cut, dryRun: false, ...more } };
  }

  const allPages = (): { kind: 'addresses'; addresses: string[] } => ({
    kind: 'addresses',
    addresses: Array.from({ length: 64 }, (_, i) => hex(BigInt(first + i) * BigInt(libc.pageSize))),
  });

  async function moveAll(file: string): Promise<ReturnType<typeof move>> {
    const selected = expectOk(await select(target, allPages(), { kind: 'node', node: to }, libc.pageSize));
    return move(operation, { selected, flags: 2, dryRun: false, journal: file, mapCells: undefined });
  }

  it('a result of 0: pages that are elsewhere still are tried again, and told', async () => {
    stubborn.add(first + 3);
    const { context, scratch, tally } = await oneBatch();
    await moveAnswered(context, scratch, batch);
    assert.equal(tally.moved, batch - 1);
    // No kernel wrote a reason, and what was in the array before is none.
    assert.deepEqual(tally.notMoved(0, true), [{ reason: 'not-migrated', pages: 1 }]);
    assert.ok(moves().length > 2);
    assert.deepEqual(new Set(moves()), new Set([`move ${batch}`, 'move 1']));
    assert.equal(scratch.after[3], from);
  });

  it('that a batch may move whose old placement is not on disk', async () => {
    const failure = failures.journalNotWritten('journal', 'ENOSPC', 'client');
    const { context, scratch } = await oneBatch({ record: () => Promise.resolve(failure) });
    assert.deepEqual(await moveAnswered(context, scratch, batch), { answered: false, stopped: failure });
    assert.deepEqual(moves(), []);
  });

  it('that what was written is on disk, unless the kernel was asked to say so', async () => {
    const file = path.join(folder, 'durable.jsonl');
    const seen: string[] = [];
    onMove = () => {
      for (const name of fs.readdirSync('/proc/self/fd')) {
        const link = `/proc/self/fd/${name}`;
        // The folder that was just read is closed again.
        if (fs.existsSync(link) && fs.readlinkSync(link) === file)
          seen.push(fs.readFileSync(`/proc/self/fdinfo/${name}`, 'latin1'));
      }
    };
    expectOk(await moveAll(file));
    assert.equal(seen.length, 64 / batch);
    for (const one of seen) {
      const flags = Number.parseInt(/^flags:\s*(\d+)$/m.exec(one)?.[1] ?? '', 8);
      assert.equal(flags & fs.constants.O_DSYNC, fs.constants.O_DSYNC);
    }
  });

  it('that nobody has closed its descriptors yet', async () => {
    await target.close();
    assert.equal(target.check()?.code, 'bad-request');
    // Their numbers may be somebody else's by now.
    await target.close();
  });

  it('that a number is still that of the process, before each move', async () => {
    const { context, scratch } = await oneBatch();
    // Everything else agrees: whoever has the number now may have the same names, and started within the same tick.
    ended = true;
    assert.equal(target.check()?.code, 'process-exited');
    const { stopped } = await moveAnswered(context, scratch, batch);
    assert.equal(stopped?.code, 'process-exited');
    assert.deepEqual(moves(), []);
  });

  it('an answer that came while the process ended', async () => {
    endsDuringNextCall = true;
    const pages = Float64Array.of(first, first + 1);
    const failure = await queryPages(operation, new Scratch(2), pages, new Int32Array(2));
    assert.equal(failure?.code, 'process-exited');
  });

  it('that a move is wanted still: a cancel ends it after the batch in hand, and an undo too', async () => {
    const file = path.join(folder, 'cancelled.jsonl');
    const untilFirst = { ...operation, progress: () => void (cancelled = true) };
    operation = untilFirst;
    const result = expectOk(await moveAll(file));
    assert.deepEqual(moves(), [`move ${batch}`]);
    assert.equal(result.moved, batch);
    assert.equal(result.cancelled, true);
    assert.deepEqual(result.notMoved, [{ reason: 'not-attempted', pages: 64 - batch }]);

    cancelled = false;
    operation = { ...operation, progress: () => undefined };
    assert.equal(expectOk(await moveAll(path.join(folder, 'whole.jsonl'))).moved, 64 - batch);
    const journal = expectOk(await JournalReader.open(path.join(folder, 'whole.jsonl')));
    calls.length = 0;
    const back = await undo({ ...operation, progress: () => void (cancelled = true) }, journal, 2);
    await journal.close();
    assert.deepEqual(moves(), [`move ${batch}`]);
    assert.deepEqual([back.movedBack, back.cancelled], [batch, true]);
  });
});
