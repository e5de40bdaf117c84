/**
 * The forward pass: runs the blocks of a function until memory no longer changes, with loops summarised at their
 * heads; what the blocks report when they run last is what the observer is told. Helpers of the same file are executed at their calls, a few levels deep.
 * Everything is bounded: past its budget the analysis gives up and all facts are unknown.
 */
import type { BlockId, CallInstruction } from '../flow/graph';
import type { Analysis } from './analysis';
import type { Assumption, ReplayExtent } from './assumption';
import { bindParameters } from './bind-parameters';
import { callPaths } from './call-paths';
import { havoc } from './access';
import { typed } from './addresses';
import { typeOf, type Machine } from './machine';
import { Frame, onlyReturn, type ExecutableFunction } from './frame';
import { goRound } from './iteration';
import { joinOnto, joinReturns, sameMemory } from './join-memory';
import { symbol } from './linear';
import { Memory } from './memory';
import { Observer, type Witness } from './observer';
import { observeBlocks, reportTo, runOrRepeat, tell } from './observing';
import { Recorder } from './recorder';
import { makeHeads, memoryOn, startRun, type Leaving, type Returned, type Run } from './run';
import { runBlock } from './run-block';
import { ofForm, unknownValue, withMarks, type AbstractValue } from './value';

/** Helpers that are executed in one another. */
const maxDepth = 3;
const maxVisitsPerBlock = 200;

/**
 * Runs the analysed function; false if the budget did not suffice (nothing may be concluded then). `forwards`: only to see
 * what helpers do for it.
 */
export function analyseFlow(
  analysis: Analysis,
  fn: ExecutableFunction,
  observer: Observer,
  forwards: boolean,
): boolean {
  const paths = forwards ? callPaths(fn.graph, analysis.env, maxDepth) : undefined;
  for (const name of paths?.calledElsewhere ?? []) observer.called(name);
  if (paths?.blocks.has(fn.graph.entry) === false) return true;
  const frame = new Frame(fn, '', 0, [], undefined, false);
  const memory = new Memory(analysis.regions, analysis.symbols);
  analysis.active.push(fn.name);
  bindParameters(analysis, frame, memory, undefined);
  frame.paths = paths?.blocks;
  const { finished } = runFrame(analysis, frame, memory, observer);
  analysis.active.pop();
  return finished && !analysis.exhausted;
}

/** The same for an analysis that goes on from another version of the function. */
export function resumeFlow(run: Run, observer: Observer): boolean {
  const { analysis } = run;
  analysis.active.push(run.frame.fn.name);
  const settled = settle(run);
  if (settled) tell(run, observer);
  analysis.active.pop();
  return settled && !analysis.exhausted;
}

interface FrameResult {
  /** False if the budget ran out. */
  readonly finished: boolean;
  /** Absent if the function never returns. */
  readonly returned: Returned | undefined;
}

const unfinished: FrameResult = { finished: false, returned: undefined };

function runFrame(
  analysis: Analysis,
  frame: Frame,
  entry: Memory,
  witness: Witness | undefined,
): FrameResult {
  const run = startRun(analysis, frame, entry);
  makeHeads(run);
  if (!settle(run)) return unfinished;
  if (!analysis.records) {
    if (witness instanceof Observer) observeBlocks(run, witness);
    return { finished: true, returned: joinReturns(run) };
  }
  const returned = joinReturns(run);
  if (witness instanceof Recorder) reportTo(witness, run);
  else if (witness instanceof Observer) tell(run, witness);
  return { finished: true, returned };
}

/** Executes blocks until memory no longer changes; false if the budget ran out. */
function settle(run: Run): boolean {
  const { analysis, frame, pending, inputs, visits } = run;
  const { rank, predecessors } = frame.order;
  const keepsCheckpoints = frame.depth === 0 && analysis.assumption === undefined;
  while (pending.size > 0 || run.unsettled.size > 0) {
    if (analysis.exhausted || (frame.depth > 0 && analysis.helpersExhausted)) return false;
    const block = next(run, pending, rank);
    if (keepsCheckpoints && !visits.has(block)) analysis.checkpoints.reach(run, block);
    pending.delete(block);
    const input = inputOf(run, block, predecessors.get(block) ?? []);
    if (input === undefined) continue;
    const count = (visits.get(block) ?? 0) + 1;
    visits.set(block, count);
    if (count > maxVisitsPerBlock) return false;
    const before = inputs.get(block);
    if (before !== undefined && sameMemory(before, input)) continue;
    inputs.set(block, input);
    const memory = input.fork();
    const touched = analysis.records ? runOrRepeat(run, block, before, memory) : runBlock(run, block, memory);
    for (const to of touched) pending.add(to);
  }
  return true;
}

/**
 * Executes the function that `analysis` has been through once more, under an assumption about one of its calls, with a
 * budget of `maxSteps`. Says how many steps that takes from the start, although it sets out from the call.
 */
export function replayFlow(
  analysis: Analysis,
  assumption: Assumption,
  extent: ReplayExtent,
  maxSteps: number,
  observer: Observer,
): { readonly finished: boolean; readonly steps: number } {
  const run = analysis.checkpoints.before(assumption.call, maxSteps);
  if (run === undefined) return { finished: false, steps: 0 };
  const again = run.analysis;
  again.assumption = assumption;
  run.frame.paths = analysis.checkpoints.pathsFor(run.frame, assumption.call, extent);
  const settled = settle(run);
  if (settled) {
    const start = analysis.checkpoints.skip(run, assumption.call, observer);
    if (analysis.records) tell(run, observer, start);
    else observeBlocks(run, observer, start);
  }
  return { finished: settled && !again.exhausted, steps: again.steps };
}

/** The first that waits; but before a loop is left behind, its head is joined to the end. */
function next(run: Run, pending: ReadonlySet<BlockId>, rank: ReadonlyMap<BlockId, number>): BlockId {
  const block = first(pending, rank);
  if (run.unsettled.size === 0) return block;
  for (const head of [...run.unsettled].reverse())
    if (block < 0 || run.frame.order.loops.get(head)?.blocks.has(block) !== true) return head;
  return block;
}

function first(pending: ReadonlySet<BlockId>, rank: ReadonlyMap<BlockId, number>): BlockId {
  let best = -1;
  let bestRank = Infinity;
  for (const block of pending) {
    const one = rank.get(block) ?? Infinity;
    if (one < bestRank || best < 0) {
      best = block;
      bestRank = one;
    }
  }
  return best;
}

const noEdges: ReadonlyMap<BlockId, Memory | Leaving> = new Map();

/** Memory at the start of a block: its predecessors joined, and for a loop's head what goes round. */
function inputOf(run: Run, block: BlockId, predecessors: readonly BlockId[]): Memory | undefined {
  const { frame, edges, entry } = run;
  const head = frame.heads.get(block);
  const loop = frame.order.loops.get(block);
  const incoming = edges.get(block) ?? noEdges;
  const site = frame.site(block);
  let first = block === frame.graph.entry ? entry : undefined;
  for (const from of predecessors) {
    const edge = incoming.get(from);
    if (edge === undefined || loop?.blocks.has(from) === true) continue;
    first = joinOnto(first, memoryOn(edge, frame), site);
  }
  if (head === undefined || first === undefined) return first;
  const before = run.entries.get(block);
  run.entries.set(block, first);
  if (before !== undefined && !sameMemory(before, first)) {
    // What came round belongs to another entry: it would pass for a change that the loop makes.
    run.unsettled.add(block);
    return head.join(first, undefined);
  }
  let back: Memory | undefined;
  for (const from of predecessors) {
    const edge = incoming.get(from);
    if (edge !== undefined && loop?.blocks.has(from) === true)
      back = joinOnto(back, goRound(memoryOn(edge, frame), head.loop), `${site}back`);
  }
  const joined = head.join(first, back);
  if (head.settled) run.unsettled.delete(block);
  else run.unsettled.add(block);
  return joined;
}

/** Executes a function of this file at its call; undefined if that is not possible. */
export function runHelper(
  machine: Machine,
  instruction: CallInstruction,
  name: string,
  values: readonly AbstractValue[],
): AbstractValue | undefined {
  const { analysis, frame, memory } = machine;
  if (frame.depth >= maxDepth || analysis.exhausted || analysis.active.includes(name)) return undefined;
  const fn = analysis.env.functionNamed(name);
  if (fn === undefined || analysis.helpersExhausted) return undefined;
  const inner = new Frame(
    fn,
    `${frame.prefix}${instruction.call}/`,
    frame.depth + 1,
    frame.sites(machine.block),
    { kind: 'helper', name, span: instruction.origin.span, ...onlyReturn(fn.graph) },
    frame.inLoop(machine.block),
    instruction,
    frame,
  );
  const { observer } = analysis;
  analysis.observer = undefined;
  analysis.active.push(name);
  const start = memory.fork();
  const locals = `${inner.prefix}v`;
  start.forEach((_, region) => {
    if (region.startsWith(locals)) start.forget(region);
  });
  bindParameters(analysis, inner, start, values);
  const { finished, returned } = runFrame(analysis, inner, start, observer);
  analysis.active.pop();
  analysis.observer = observer;
  if (!finished) {
    havoc(machine);
    return undefined;
  }
  if (returned === undefined) {
    machine.stopped = true;
    return unknownValue;
  }
  memory.errno = returned.memory.errno;
  for (const region of memory.regionsUnlike(returned.memory)) {
    const state = returned.memory.stored(region);
    if (state !== undefined && !region.startsWith(locals)) memory.set(region, state);
  }
  const value = returned.value ?? ofForm(symbol(`void:${inner.prefix}`));
  return inner.helper === undefined
    ? value
    : withMarks(typed(machine, value, typeOf(frame, instruction.dest)), [inner.helper]);
}
