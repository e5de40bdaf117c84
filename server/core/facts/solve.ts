/**
 * The forward pass: runs the blocks of a function until memory no longer changes, with loops summarised at their
 * heads, then once more with the observer. Helpers of the same file are executed at their calls, a few levels deep.
 * Everything is bounded: past its budget the analysis gives up and all facts are unknown.
 */
import type { BlockId, CallInstruction, Terminator } from '../flow/graph';
import type { Analysis } from './analysis';
import type { Assumption } from './assumption';
import { bindParameters } from './bind-parameters';
import { havoc } from './access';
import { execute, typed, typeOf, type Machine } from './execute';
import { observeReturn, observeSwitch, observeTruth } from './uses';
import { exitCount } from './exit-count';
import { Frame, onlyReturn, type ExecutableFunction } from './frame';
import { goRound, leave, type LoopContext } from './iteration';
import { constantOf, iterationOf, symbol } from './linear';
import { joinErrno, sameErrno } from './errno';
import { joinStates } from './join';
import { Memory } from './memory';
import type { Observer } from './observer';
import { refine } from './refine';
import { startRun, type Returned, type Run } from './run';
import { integersOf, joinValues, ofForm, unknownValue, withMarks, type AbstractValue } from './value';
import { LoopHead } from './widen';

const maxDepth = 3;
const maxVisitsPerBlock = 200;

/** Runs the analysed function; false if the budget did not suffice (nothing may be concluded then). */
export function analyseFlow(analysis: Analysis, fn: ExecutableFunction, observer: Observer): boolean {
  const frame = new Frame(fn, '', 0, [], undefined, false);
  const memory = new Memory(analysis.regions, analysis.symbols);
  analysis.active.push(fn.name);
  bindParameters(analysis, frame, memory, undefined);
  const { finished } = runFrame(analysis, frame, memory, observer);
  analysis.active.pop();
  return finished && !analysis.exhausted;
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
  observer: Observer | undefined,
): FrameResult {
  const run = startRun(analysis, frame, entry);
  for (const loop of frame.order.loops.values()) frame.heads.set(loop.head, makeHead(run, loop.head));
  if (!settle(run)) return unfinished;
  if (observer !== undefined) observeBlocks(run, observer);
  return { finished: true, returned: joinReturns(run) };
}

/** Executes blocks until memory no longer changes; false if the budget ran out. */
function settle(run: Run): boolean {
  const { analysis, frame, pending, inputs, visits } = run;
  const { rank, predecessors } = frame.order;
  const keepsCheckpoints = frame.depth === 0 && analysis.assumption === undefined;
  while (pending.size > 0 || run.unsettled.size > 0) {
    if (analysis.exhausted || (isScriptHelper(frame) && analysis.helpersExhausted)) return false;
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
    for (const to of runBlock(run, block, input.fork())) pending.add(to);
  }
  return true;
}

/** Executes each block once more with the observer, from `start` on (all of them if it is absent). */
function observeBlocks(run: Run, observer: Observer, start?: BlockId): void {
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
  }
  analysis.observer = undefined;
}

/**
 * Executes the function that `analysis` has been through once more, under an assumption about one of its calls, with a
 * budget of `maxSteps`. Says how many steps that takes from the start, although it sets out from the call.
 */
export function replayFlow(
  analysis: Analysis,
  assumption: Assumption,
  maxSteps: number,
  observer: Observer,
): { readonly finished: boolean; readonly steps: number } {
  const run = analysis.checkpoints.before(assumption.call, maxSteps);
  if (run === undefined) return { finished: false, steps: 0 };
  const again = run.analysis;
  again.assumption = assumption;
  const settled = settle(run);
  if (settled) observeBlocks(run, observer, analysis.checkpoints.skip(run, assumption.call, observer));
  return { finished: settled && !again.exhausted, steps: again.steps };
}

function isScriptHelper({ depth, caller }: Frame): boolean {
  return depth > 0 && caller?.language === 'script';
}

/** The first that waits; but before a loop is left behind, its head is joined to the end. */
function next(run: Run, pending: ReadonlySet<BlockId>, rank: ReadonlyMap<BlockId, number>): BlockId {
  const block = first(pending, rank);
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

function makeHead(run: Run, block: BlockId): LoopHead {
  const { frame, analysis } = run;
  const loop = frame.order.loops.get(block);
  const tau = iterationOf(frame.site(block));
  const home = frame.sites(block);
  analysis.symbols.create(tau, home);
  const context: LoopContext = {
    tau,
    running: `~${tau}`,
    unaffected: new WeakSet(),
    sites: new Set([...(loop?.blocks ?? [])].map((one) => frame.site(one))),
    symbols: analysis.symbols,
  };
  return new LoopHead(context, frame.site(block), home, loop?.irregular ?? true);
}

const noEdges: ReadonlyMap<BlockId, Memory> = new Map();

/** Memory at the start of a block: its predecessors joined, and for a loop's head what goes round. */
function inputOf(run: Run, block: BlockId, predecessors: readonly BlockId[]): Memory | undefined {
  const { frame, edges, entry } = run;
  const head = frame.heads.get(block);
  const loop = frame.order.loops.get(block);
  const incoming = edges.get(block) ?? noEdges;
  const outside: Memory[] = block === frame.graph.entry ? [entry] : [];
  const around: Memory[] = [];
  for (const from of predecessors) {
    const edge = incoming.get(from);
    if (edge !== undefined) (loop?.blocks.has(from) === true ? around : outside).push(edge);
  }
  const first = joinAll(outside, frame.site(block));
  if (head === undefined || first === undefined) return first;
  const before = run.entries.get(block);
  run.entries.set(block, first);
  if (before !== undefined && !sameMemory(before, first)) {
    // What came round belongs to another entry: it would pass for a change that the loop makes.
    run.unsettled.add(block);
    return head.join(first, undefined);
  }
  const back = joinAll(
    around.map((memory) => goRound(memory, head.loop)),
    `${frame.site(block)}back`,
  );
  const joined = head.join(first, back);
  if (head.settled) run.unsettled.delete(block);
  else run.unsettled.add(block);
  return joined;
}

function joinAll(memories: readonly Memory[], where: string): Memory | undefined {
  let joined: Memory | undefined;
  for (const memory of memories) joined = joined === undefined ? memory : joinMemories(joined, memory, where);
  return joined;
}

function joinMemories(a: Memory, b: Memory, where: string): Memory {
  if (a === b) return a;
  const joined = a.fork();
  a.symbols.work += a.regions.size + b.regions.size;
  joined.errno = joinErrno(a.errno, b.errno);
  if (a.regions === b.regions) return joined;
  for (const [region, left] of a.regions) {
    const right = b.state(region);
    if (left !== right && b.exists(region))
      joined.set(region, joinStates(joined, region, left, right, where));
  }
  for (const [region, right] of b.regions) {
    if (a.regions.has(region)) continue;
    const left = a.state(region);
    if (left === right || !a.exists(region)) joined.set(region, right);
    else joined.set(region, joinStates(joined, region, left, right, where));
  }
  return joined;
}

function joinReturns(run: Run): Returned | undefined {
  let joined: Returned | undefined;
  for (const one of run.returns.values()) {
    if (joined === undefined) joined = one;
    else
      joined = {
        memory: joinMemories(joined.memory, one.memory, `${run.frame.prefix}end`),
        value:
          joined.value === undefined || one.value === undefined
            ? undefined
            : joinValues(joined.value, one.value),
      };
  }
  return joined;
}

/** Executes a block and records memory on its outgoing edges; returns the blocks to look at next. */
function runBlock(run: Run, block: BlockId, memory: Memory): readonly BlockId[] {
  const { frame, analysis } = run;
  const source = frame.graph.blocks[block];
  if (source === undefined) return [];
  const machine: Machine = { analysis, frame, memory, block, step: 0, stopped: false };
  for (const instruction of source.instructions) {
    analysis.steps++;
    if (isScriptHelper(frame)) analysis.helperSteps++;
    execute(machine, instruction);
    if (machine.stopped) return [];
  }
  const touched: BlockId[] = [];
  const flow = (to: BlockId, state: Memory): void => {
    const incoming = run.edges.get(to) ?? new Map<BlockId, Memory>();
    run.edges.set(to, incoming);
    incoming.set(block, leaveLoops(run, block, to, source.terminator, state));
    touched.push(to);
  };
  endBlock(run, machine, source.terminator, flow);
  return touched;
}

function endBlock(
  run: Run,
  machine: Machine,
  terminator: Terminator,
  flow: (to: BlockId, state: Memory) => void,
): void {
  const { frame, analysis } = run;
  const { memory } = machine;
  switch (terminator.kind) {
    case 'jump':
      flow(terminator.to, memory);
      return;
    case 'anywhere':
      for (const to of terminator.to) flow(to, memory);
      return;
    case 'branch': {
      const value = frame.value(terminator.condition);
      observeTruth(machine, value, terminator.origin);
      const known = truths(value);
      if (terminator.then === terminator.else) flow(terminator.then, memory);
      else {
        if (known !== false)
          flow(terminator.then, refine(machine, memory.fork(), terminator.condition, true));
        if (known !== true)
          flow(terminator.else, refine(machine, memory.fork(), terminator.condition, false));
      }
      return;
    }
    case 'switch': {
      const value = frame.value(terminator.value);
      observeSwitch(machine, value, terminator);
      const possible = integersOf(value);
      const targets = new Set<BlockId>();
      for (const one of terminator.cases)
        if (one.neverEqual === true) continue;
        else if (possible === undefined || one.constant === undefined || possible.includes(one.constant))
          targets.add(one.to);
      const listed = new Set(
        terminator.cases.map((one) => (one.neverEqual === true ? undefined : one.constant)),
      );
      if (possible === undefined || possible.some((one) => !listed.has(one)))
        targets.add(terminator.otherwise);
      for (const to of targets) flow(to, memory);
      return;
    }
    case 'return': {
      const value = terminator.value === undefined ? undefined : frame.value(terminator.value);
      if (value !== undefined && frame.depth === 0) observeReturn(machine, value, terminator.origin);
      if (analysis.observer !== undefined && frame.depth === 0) analysis.observer.ends = true;
      run.returns.set(machine.block, { memory, value });
      return;
    }
    case 'stop':
      if (analysis.observer !== undefined) analysis.observer.ends = true;
      return;
  }
}

function truths(value: AbstractValue): boolean | undefined {
  const known = value.points?.map((point) =>
    point.kind === 'pointer'
      ? point.maybeNull
        ? undefined
        : true
      : ((one) => (one === undefined ? undefined : one !== 0n))(constantOf(point.form)),
  );
  const first = known?.[0];
  return first !== undefined && known?.every((one) => one === first) === true ? first : undefined;
}

/** Memory on the edge, seen from outside the loops that it leaves. */
function leaveLoops(run: Run, from: BlockId, to: BlockId, terminator: Terminator, memory: Memory): Memory {
  const { frame } = run;
  let result = memory;
  for (const loop of frame.loopsLeft(from, to)) {
    const head = frame.heads.get(loop.head);
    if (head === undefined) continue;
    const count =
      exitCount(frame, head.loop, terminator, to) ??
      run.analysis.symbols.create(
        `exit:${frame.site(loop.head)}.${frame.site(from)}`,
        frame.sites(loop.head),
      );
    result = leave(result, head.loop, count);
  }
  return result;
}

function sameMemory(a: Memory, b: Memory): boolean {
  if (a === b) return true;
  if (!sameErrno(a.errno, b.errno)) return false;
  if (a.regions === b.regions) return true;
  for (const region of a.regions.keys()) if (!a.sameState(region, b)) return false;
  for (const region of b.regions.keys()) if (!a.regions.has(region) && !a.sameState(region, b)) return false;
  return true;
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
  if (fn === undefined) return undefined;
  if (instruction.language === 'script' && analysis.helpersExhausted) return undefined;
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
  for (const region of start.regions.keys()) if (region.startsWith(locals)) start.forget(region);
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
  for (const [region, state] of returned.memory.regions)
    if (memory.regions.get(region) !== state && !region.startsWith(locals)) memory.set(region, state);
  const value = returned.value ?? ofForm(symbol(`void:${inner.prefix}`));
  return inner.helper === undefined
    ? value
    : withMarks(typed(machine, value, typeOf(frame, instruction.dest)), [inner.helper]);
}
