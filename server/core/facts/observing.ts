/**
 * How the observer learns what a function does: from what its blocks reported when they ran last. What came to a block
 * without its having run again makes its reports stale, and then it runs once more: a temporary of another block, or
 * globals that a helper was the first to name. Functions of a script are executed once more as a whole instead: their
 * helpers have a budget of their own in each pass, so that the second may do less than the first.
 */
import type { BlockId } from '../flow/graph';
import type { Memory } from './memory';
import type { Observer } from './observer';
import { Recorder, type BlockRecord } from './recorder';
import type { Run } from './run';
import { repeatBlock, runBlock } from './run-block';
import { isTraceable, Trace } from './trace';

/** Executes a block and keeps what it reports; returns the blocks to look at next. */
function runRecorded(run: Run, block: BlockId, memory: Memory): readonly BlockId[] {
  const { analysis, frame } = run;
  const { observer: outer, globalsAsked, globals } = analysis;
  const recorder = new Recorder();
  const source = frame.graph.blocks[block];
  const trace =
    source !== undefined && frame.order.around.has(block) && isTraceable(source)
      ? new Trace(analysis)
      : undefined;
  const { steps } = analysis;
  const { work } = analysis.symbols;
  analysis.observer = recorder;
  frame.enter(block);
  const touched = runBlock(run, block, memory, trace);
  run.records.set(block, {
    reports: recorder.reports,
    steps: analysis.steps - steps + recorder.steps,
    work: analysis.symbols.work - work + recorder.work,
    turn: run.turns++,
    readFrom: frame.readFrom,
    globals: analysis.globalsAsked > globalsAsked ? globals : undefined,
    trace,
  });
  analysis.observer = outer;
  return touched;
}

/** The same where the block ran with memory as `before`, and would only do and report the same once more. */
export function runOrRepeat(
  run: Run,
  block: BlockId,
  before: Memory | undefined,
  memory: Memory,
): readonly BlockId[] {
  const record = run.records.get(block);
  if (before !== undefined && record?.trace !== undefined && !isOvertaken(run, record)) {
    const { trace } = record;
    if (trace.holds(run.analysis, before, memory)) return repeatBlock(run, block, memory, trace);
  }
  return runRecorded(run, block, memory);
}

/** Tells the caller's recorder what a helper reported. Where globals make that stale, the caller's block is stale as well. */
export function reportTo(recorder: Recorder, run: Run): void {
  renew(run, run.frame.order.order, isOvertaken);
  for (const block of run.frame.order.order) {
    const record = run.records.get(block);
    if (record === undefined) continue;
    for (const report of record.reports) recorder.reports.push(report);
    recorder.steps += record.steps;
    recorder.work += record.work;
  }
}

/** Tells the observer what the analysed function reported, from the block `start` on (all of it if that is absent). */
export function tell(run: Run, observer: Observer, start?: BlockId): void {
  const { analysis, frame, records } = run;
  const { order } = frame.order;
  const blocks = start === undefined ? order : order.slice(order.indexOf(start));
  renew(run, blocks, isStale);
  analysis.checkpoints.beginObserving(run);
  for (const block of blocks) {
    analysis.checkpoints.observe(run, block, observer);
    const record = records.get(block);
    if (record === undefined) continue;
    for (const report of record.reports) report(observer);
    if (analysis.assumption === undefined) analysis.checkpoints.told.set(block, observer.takeTold());
    analysis.steps += record.steps;
    analysis.symbols.work += record.work;
  }
}

/** In order: a block that runs again may make those behind it stale. */
function renew(
  run: Run,
  blocks: readonly BlockId[],
  isOutdated: (run: Run, record: BlockRecord) => boolean,
): void {
  const { analysis, frame, inputs, records } = run;
  for (const block of blocks) {
    const record = records.get(block);
    const input = inputs.get(block);
    if (record === undefined || input === undefined || !isOutdated(run, record)) continue;
    // What that costs is counted with the record.
    const { steps } = analysis;
    const { work } = analysis.symbols;
    if (frame.depth === 0) analysis.checkpoints.leave();
    runRecorded(run, block, input.fork());
    analysis.steps = steps;
    analysis.symbols.work = work;
  }
}

function isStale(run: Run, record: BlockRecord): boolean {
  const { globals } = record;
  return (globals !== undefined && globals !== run.analysis.globals) || isOvertaken(run, record);
}

/** A block of which it read temporaries ran again since. */
function isOvertaken({ records }: Run, { readFrom, turn }: BlockRecord): boolean {
  for (const block of readFrom) if ((records.get(block)?.turn ?? -1) > turn) return true;
  return false;
}

/** Executes each block of a script's function once more with the observer, from `start` on (all of them if it is absent). */
export function observeBlocks(run: Run, observer: Observer, start?: BlockId): void {
  const { analysis, frame, inputs } = run;
  const { order } = frame.order;
  const own = frame.depth === 0;
  analysis.observer = observer;
  if (own && start === undefined) analysis.helperSteps = 0;
  if (own) analysis.checkpoints.beginObserving(run);
  for (const block of start === undefined ? order : order.slice(order.indexOf(start))) {
    if (own) analysis.checkpoints.observe(run, block, observer);
    const input = inputs.get(block);
    if (input !== undefined) runBlock(run, block, input.fork());
    if (own && analysis.assumption === undefined) analysis.checkpoints.told.set(block, observer.takeTold());
  }
  analysis.observer = undefined;
}
