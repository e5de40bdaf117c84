/** One run of one block: its instructions, and what becomes of memory on the edges that leave it. */
import type { BlockId, Terminator } from '../flow/graph';
import type { Machine } from './machine';
import { execute } from './execute';
import { exitCount } from './exit-count';
import { constantOf } from './linear';
import type { Memory } from './memory';
import { refine } from './refine';
import { Leaving, type LoopExit, type Run } from './run';
import type { Trace } from './trace';
import { observeReturn, observeSwitch, observeTruth } from './uses';
import { integersOf, type AbstractValue } from './value';

/**
 * Executes a block and records memory on its outgoing edges; returns the blocks to look at next. `trace` learns what it
 * does to memory.
 */
export function runBlock(run: Run, block: BlockId, memory: Memory, trace?: Trace): readonly BlockId[] {
  const { frame, analysis } = run;
  const source = frame.graph.blocks[block];
  if (source === undefined) return [];
  const machine: Machine = { analysis, frame, memory, block, step: 0, trace, stopped: false };
  const isHelper = frame.depth > 0;
  for (const instruction of source.instructions) {
    analysis.steps++;
    if (isHelper) analysis.helperSteps++;
    execute(machine, instruction);
    if (machine.stopped) return [];
  }
  return goOn(run, machine, source.terminator);
}

/** Does to memory what the block did when it ran last, as `trace` tells. */
export function repeatBlock(run: Run, block: BlockId, memory: Memory, trace: Trace): readonly BlockId[] {
  const { frame, analysis } = run;
  const source = frame.graph.blocks[block];
  if (source === undefined) return [];
  const { length } = source.instructions;
  analysis.steps += length;
  if (frame.depth > 0) analysis.helperSteps += length;
  trace.repeat(memory);
  const machine: Machine = { analysis, frame, memory, block, step: length, trace: undefined, stopped: false };
  return goOn(run, machine, source.terminator);
}

function goOn(run: Run, machine: Machine, terminator: Terminator): readonly BlockId[] {
  const { frame, block } = machine;
  const touched: BlockId[] = [];
  const flow = (to: BlockId, state: Memory): void => {
    if (frame.paths?.has(to) === false) return;
    let incoming = run.edges.get(to);
    if (incoming === undefined) run.edges.set(to, (incoming = new Map<BlockId, Memory | Leaving>()));
    incoming.set(block, leaveLoops(run, block, to, terminator, state));
    touched.push(to);
  };
  endBlock(run, machine, terminator, flow);
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
      if (frame.depth === 0) analysis.observer?.ended();
      run.returns.set(machine.block, { memory, value });
      return;
    }
    case 'stop':
      analysis.observer?.ended();
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

/** Memory on the edge, to be seen from outside the loops that it leaves. */
function leaveLoops(
  run: Run,
  from: BlockId,
  to: BlockId,
  terminator: Terminator,
  memory: Memory,
): Memory | Leaving {
  const { frame } = run;
  const left = frame.loopsLeft(from, to);
  if (left.length === 0) return memory;
  const exits: LoopExit[] = [];
  for (const { head } of left) {
    const loop = frame.heads.get(head)?.loop;
    if (loop === undefined) continue;
    const count =
      exitCount(frame, loop, terminator, to) ??
      run.analysis.symbols.create(`exit:${frame.site(head)}.${frame.site(from)}`, frame.sites(head));
    exits.push({ head, count });
  }
  return new Leaving(memory, exits);
}
