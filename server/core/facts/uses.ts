/** Reports to the observer what is done with values that a NUMA call left behind. Does nothing without an observer. */
import type { CallInstruction, Instruction, Origin, Terminator, ValueId } from '../flow/graph';
import type { Use } from './after-call';
import { errnoMarks } from './errno';
import type { Machine } from './machine';
import { isFollowed } from './observer';
import { storedValues } from './region-state';
import { integerOf, type AbstractValue, type RegionId } from './value';

type Order = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const mirrored: Readonly<Record<Order, Order>> = {
  eq: 'eq',
  ne: 'ne',
  lt: 'gt',
  le: 'ge',
  gt: 'lt',
  ge: 'le',
};

function isOrder(operator: string): operator is Order {
  return Object.hasOwn(mirrored, operator);
}

type Comparison = Extract<Instruction, { kind: 'binary' }>;

/** Both sides of a comparison are tested against each other. */
export function observeTest(machine: Machine, instruction: Comparison): void {
  observeSide(machine, instruction, instruction.left, instruction.right, false);
  observeSide(machine, instruction, instruction.right, instruction.left, true);
}

function observeSide(
  machine: Machine,
  { operator, origin, neverEqual }: Comparison,
  tested: ValueId,
  other: ValueId,
  swapped: boolean,
): void {
  const { analysis, frame } = machine;
  if (analysis.observer === undefined || !isOrder(operator)) return;
  const value = frame.value(tested);
  const sources = readFrom(machine, tested);
  if (sources.length === 0 && !isFollowed(value)) return;
  const against = integerOf(frame.value(other));
  const name = constantName(machine, other);
  const make = (negated: boolean): Use => ({
    kind: 'test',
    comparison: swapped ? mirrored[operator] : operator,
    against,
    againstName: name,
    span: origin.span,
    negated,
    isLabel: false,
    neverEqual: neverEqual === true,
    other: neverEqual === true ? frame.definitions.get(other)?.origin.span : undefined,
    hasDefault: false,
  });
  analysis.observer.use(value, origin, make);
  for (const region of sources) analysis.observer.nodesTested(region, make);
}

const nowhere: readonly RegionId[] = [];

/** The regions that a value was just loaded from. */
function readFrom({ frame }: Machine, value: ValueId): readonly RegionId[] {
  let made = frame.definitions.get(value);
  while (made?.kind === 'convert') made = frame.definitions.get(made.operand);
  const address = made?.kind === 'load' ? frame.value(made.address).points : undefined;
  if (address === undefined) return nowhere;
  const regions: RegionId[] = [];
  for (const point of address) if (point.kind === 'pointer') regions.push(point.region);
  return regions;
}

/** The name that the source has for a constant operand: EACCES in `-EACCES`. */
function constantName(machine: Machine, value: ValueId): string | undefined {
  let definition = machine.frame.definitions.get(value);
  for (let depth = 0; definition !== undefined && depth < 6; depth++) {
    if (definition.kind === 'constant') return definition.name ?? definition.origin.macros[0]?.name;
    if (definition.kind === 'external') return definition.name;
    if (definition.kind !== 'convert' && definition.kind !== 'unary') return undefined;
    definition = machine.frame.definitions.get(definition.operand);
  }
  return undefined;
}

/** A value is tested for being zero, by a branch or by `!`. */
export function observeTruth(machine: Machine, value: AbstractValue, origin: Origin): void {
  if (!isFollowed(value)) return;
  machine.analysis.observer?.use(value, origin, (negated) => ({
    kind: 'test',
    comparison: 'truth',
    against: undefined,
    againstName: undefined,
    span: origin.span,
    negated,
    isLabel: false,
    neverEqual: false,
    other: undefined,
    hasDefault: false,
  }));
}

/** A switch asks for all its labels at once. */
export function observeSwitch(
  machine: Machine,
  value: AbstractValue,
  { cases, hasDefault, origin }: Extract<Terminator, { kind: 'switch' }>,
): void {
  const { observer } = machine.analysis;
  observer?.use(value, origin, (negated) => ({
    kind: 'test',
    comparison: 'switch',
    against: undefined,
    againstName: undefined,
    span: origin.span,
    negated,
    isLabel: false,
    neverEqual: false,
    other: undefined,
    hasDefault,
  }));
  for (const one of cases)
    observer?.use(value, one.origin, (negated) => ({
      kind: 'test',
      comparison: 'eq',
      against: one.constant,
      againstName: one.name,
      span: one.origin.span,
      negated,
      isLabel: true,
      neverEqual: one.neverEqual === true,
      other: one.neverEqual === true ? one.origin.span : undefined,
      hasDefault: false,
    }));
}

/** A value takes part in a computation: `shifts` as the distance of a shift to the left. */
export function observeComputed(
  machine: Machine,
  operand: ValueId,
  origin: Origin,
  kind: 'computed' | 'shifts' = 'computed',
): void {
  const { observer } = machine.analysis;
  if (observer === undefined) return;
  const value = machine.frame.value(operand);
  // Nearly always nothing is followed in it.
  if (isFollowed(value)) observer.use(value, origin, () => ({ kind, span: origin.span }));
}

/** The arguments of a call that is not executed; perror() and its like read errno beside them. */
export function observePassed(
  machine: Machine,
  instruction: CallInstruction,
  name: string | undefined,
  values: readonly AbstractValue[],
): void {
  const { observer } = machine.analysis;
  if (observer === undefined) return;
  values.forEach((value, argument) => {
    const origin = instruction.arguments[argument]?.origin ?? instruction.origin;
    for (const one of [value, ...heldBy(machine, value)])
      observer.use(one, origin, (negated) => ({
        kind: 'passed',
        name,
        argument,
        span: origin.span,
        negated,
      }));
  });
  if (name !== undefined && /^(?:perror|err|warn|verr|vwarn)$/.test(name))
    observer.use(
      {
        points: undefined,
        marks: errnoMarks(machine.memory.errno),
      },
      instruction.origin,
      () => ({ kind: 'passed', name, argument: -1, span: instruction.origin.span, negated: false }),
    );
}

/** The analysed function returns the value, and with a pointer what it points to, and what is stored there. */
export function observeReturn(machine: Machine, value: AbstractValue, origin: Origin): void {
  const { observer } = machine.analysis;
  if (observer === undefined) return;
  for (const one of [value, ...heldBy(machine, value)])
    observer.use(one, origin, () => ({ kind: 'returned', span: origin.span }));
  for (const region of reachable(machine, value))
    observer.statusEscapes(machine.memory.state(region).statusOf);
}

/** Objects in objects that are looked into. */
const maxHeld = 16;

/** What objects of a script hold that a value leads to: whoever gets an object gets that too. */
export function heldBy({ analysis, memory }: Machine, value: AbstractValue): readonly AbstractValue[] {
  const seen = new Set<RegionId>();
  const found: AbstractValue[] = [];
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop())
    for (const point of next.points ?? []) {
      if (point.kind !== 'pointer' || seen.has(point.region) || seen.size >= maxHeld) continue;
      seen.add(point.region);
      if (!analysis.regions.get(point.region).script) continue;
      const stored = storedValues(memory.state(point.region));
      found.push(...stored);
      pending.push(...stored);
    }
  return found;
}

function reachable({ memory }: Machine, value: AbstractValue): ReadonlySet<RegionId> {
  const found = new Set<RegionId>();
  const pending = [value];
  for (let one = pending.pop(); one !== undefined; one = pending.pop())
    for (const point of one.points ?? []) {
      if (point.kind !== 'pointer' || found.has(point.region)) continue;
      found.add(point.region);
      pending.push(...storedValues(memory.state(point.region)));
    }
  return found;
}
