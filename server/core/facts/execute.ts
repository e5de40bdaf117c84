/** The effect of one instruction on memory and temporaries. Calls are in calls.ts. */
import type { BlockId, Instruction, Origin, ValueId } from '../flow/graph';
import { sizeOf, unknownType, type MachineType } from '../flow/types';
import { copyRecord, havoc, load, sourceOf, store } from './access';
import { binary, fromPoints, isComparison, movePointer, unary } from './arithmetic';
import { executeCall } from './calls';
import type { Frame } from './frame';
import { soleSymbol } from './provenance';
import { constant, constantOf, multiply, scale, symbol, zero, type LinearForm } from './linear';
import type { Memory } from './memory';
import type { Analysis } from './analysis';
import { isTracked } from './observer';
import { allocateObject, elementSizeAt, isGiven, repack, storageOf } from './script-memory';
import { executeConversion } from './convert';
import { forgetDoubt } from './refine';
import { combinedMarks, fraction, fractionOf } from './number-marks';
import { observeComputed, observeTest, observeTruth } from './uses';
import {
  formOf,
  integerOf,
  joinMarks,
  ofConstant,
  ofForm,
  unknownValue,
  withMarks,
  type AbstractValue,
  type Mark,
  type Point,
  type PointerPoint,
} from './value';
import { unknownState } from './regions';

/** The machine while it runs through a block. */
export interface Machine {
  readonly analysis: Analysis;
  readonly frame: Frame;
  readonly memory: Memory;
  readonly block: BlockId;
  /** Counts instructions within the block: names what they create. */
  step: number;
  /** A helper was called that never returns. */
  stopped: boolean;
}

/** A name for what this instruction creates. */
export function here(machine: Machine): string {
  return `${machine.frame.site(machine.block)}.${machine.step}`;
}

export function freshSymbol(machine: Machine, name: string): LinearForm {
  return machine.analysis.symbols.create(name, machine.frame.sites(machine.block));
}

export function freshEpoch(machine: Machine): string {
  const name = here(machine);
  freshSymbol(machine, `epoch:${name}`);
  return name;
}

export function execute(machine: Machine, instruction: Instruction): void {
  const { frame, memory, analysis } = machine;
  const { records } = frame.graph;
  machine.step++;
  switch (instruction.kind) {
    case 'constant':
      frame.set(instruction.dest, constantValue(instruction));
      return;
    case 'opaque': {
      const marks = instruction.operands.reduce<readonly Mark[]>(
        (sum, operand) => joinMarks(sum, frame.value(operand).marks),
        [],
      );
      for (const operand of instruction.operands) observeComputed(machine, operand, instruction.origin);
      const form = freshSymbol(machine, here(machine));
      frame.set(
        instruction.dest,
        typed(
          machine,
          ofForm(form, [
            ...withoutTracked(marks),
            ...(instruction.fraction === true ? [fraction(instruction.origin)] : []),
          ]),
          typeOf(frame, instruction.dest),
        ),
      );
      return;
    }
    case 'external':
      frame.set(instruction.dest, externalValue(machine, instruction.name, instruction.origin));
      return;
    case 'string': {
      const id = analysis.regions.define(
        {
          id: `s:${here(machine)}`,
          origin: { kind: 'string' },
          place: instruction.origin,
          alignment: 'object',
          many: false,
        },
        { ...unknownState, length: constant(instruction.length), touched: 'read', escaped: false },
      );
      frame.set(
        instruction.dest,
        pointTo({ kind: 'pointer', region: id, offset: zero, maybeNull: false, rounding: 'none' }),
      );
      return;
    }
    case 'address': {
      const variable = frame.graph.variables[instruction.variable];
      if (variable === undefined) return;
      const region = frame.region(variable, analysis.regions);
      frame.set(
        instruction.dest,
        pointTo({ kind: 'pointer', region, offset: zero, maybeNull: false, rounding: 'none' }),
      );
      return;
    }
    case 'member': {
      const by =
        instruction.offset === undefined
          ? analysis.memberOffset(instruction.name)
          : constant(instruction.offset);
      frame.set(instruction.dest, movePointers(machine, frame.value(instruction.base), ofForm(by)));
      return;
    }
    case 'element':
      frame.set(instruction.dest, elementOf(machine, instruction));
      return;
    case 'load':
      frame.set(
        instruction.dest,
        load(machine, frame.value(instruction.address), instruction.type, instruction.origin),
      );
      return;
    case 'store': {
      const value = frame.value(instruction.value);
      const source = frame.definitions.get(instruction.value);
      if (instruction.type.kind === 'record' && source?.kind === 'load')
        copyRecord(machine, frame.value(instruction.address), frame.value(source.address), instruction);
      else store(machine, frame.value(instruction.address), value, instruction, sourceOf(frame, instruction));
      return;
    }
    case 'copy':
      copyRecord(machine, frame.value(instruction.to), frame.value(instruction.from), instruction);
      return;
    case 'zero': {
      for (const point of pointers(machine, frame.value(instruction.address)) ?? [])
        memory.reset(point.region, { initial: 'zero', touched: 'write', statusOf: [] }, freshEpoch(machine));
      return;
    }
    case 'allocate':
      frame.set(instruction.dest, allocateObject(machine, instruction));
      return;
    case 'repack':
      repack(machine, instruction);
      return;
    case 'storage':
      frame.set(instruction.dest, storageOf(machine, instruction));
      return;
    case 'given':
      frame.set(instruction.dest, isGiven(machine, instruction.parameter));
      return;
    case 'extent': {
      const [place, ...others] = pointers(machine, frame.value(instruction.pointer)) ?? [];
      const length = formOf(frame.value(instruction.bytes));
      if (
        place !== undefined &&
        others.length === 0 &&
        constantOf(place.offset) === 0n &&
        length !== undefined &&
        (instruction.guess !== true || memory.state(place.region).length === undefined)
      )
        memory.update(place.region, { length });
      return;
    }
    case 'declare': {
      const variable = frame.graph.variables[instruction.variable];
      if (variable === undefined) return;
      const region = frame.region(variable, analysis.regions);
      const state = analysis.regions.initialState(region);
      const element = variable.type.kind === 'array' ? sizeOf(variable.type.element, records) : undefined;
      const count =
        instruction.length === undefined ? undefined : formOrFresh(machine, frame.value(instruction.length));
      const length =
        count !== undefined && element !== undefined ? scale(count, BigInt(element)) : state.length;
      memory.set(region, { ...state, length, epoch: freshEpoch(machine) });
      return;
    }
    case 'unary': {
      const operand = frame.value(instruction.operand);
      if (instruction.operator === 'lognot') observeTruth(machine, operand, instruction.origin);
      else if (instruction.operator === 'not')
        observeComputed(machine, instruction.operand, instruction.origin);
      frame.set(instruction.dest, unary(instruction.operator, operand, typeOf(frame, instruction.dest)));
      return;
    }
    case 'binary':
      frame.set(instruction.dest, executeBinary(machine, instruction));
      return;
    case 'convert': {
      const from = typeOf(frame, instruction.operand);
      const to = typeOf(frame, instruction.dest);
      if (to.kind === 'void') analysis.observer?.dropped(frame.value(instruction.operand));
      frame.set(instruction.dest, executeConversion(machine, instruction, from, to));
      return;
    }
    case 'call':
      frame.set(instruction.dest, executeCall(machine, instruction));
      return;
    case 'havoc':
      havoc(machine);
      return;
  }
}

export function typeOf(frame: Frame, value: ValueId): MachineType {
  return frame.graph.values[value] ?? unknownType;
}

export function pointTo(point: PointerPoint, marks: readonly Mark[] = []): AbstractValue {
  return { points: [point], marks };
}

function withoutTracked(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter((mark) => !isTracked(mark));
}

/** Page sizes and masks that a program may have spelled out. */
const literalSizes = new Set([4096n, 4095n, -4096n, -4095n, (1n << 64n) - 4096n]);

function constantValue({ value, origin, name }: Extract<Instruction, { kind: 'constant' }>): AbstractValue {
  const marks = literalMarks(value, origin);
  return ofConstant(
    value,
    name === 'sizeof' ? joinMarks(marks, [{ kind: 'sizeof', bytes: value, origin }]) : marks,
  );
}

function literalMarks(value: bigint, origin: Origin): readonly Mark[] {
  const macro = origin.macros[0];
  const marks: Mark[] = origin.macros.map((use) => ({ kind: 'macro', use }));
  if (literalSizes.has(value))
    marks.push({
      kind: 'page-literal',
      origin,
      text: value.toString(),
      ...(macro === undefined ? {} : { macro }),
    });
  return marks;
}

function marksOfFolded(value: bigint, marks: readonly Mark[], origin: Origin): readonly Mark[] {
  if (!literalSizes.has(value)) return marks.filter((mark) => mark.kind !== 'page-literal');
  return marks.some((mark) => mark.kind === 'page-literal')
    ? marks
    : joinMarks(marks, literalMarks(value, origin));
}

function externalValue(machine: Machine, name: string, origin: Origin): AbstractValue {
  const form = symbol(`x:${name}`);
  // <sys/user.h> fixes PAGE_SIZE at 4096 on x86 and has none elsewhere.
  if (machine.analysis.env.userPageSize && (name === 'PAGE_SIZE' || name === 'PAGE_MASK'))
    return ofConstant(name === 'PAGE_SIZE' ? 4096 : -4096, [{ kind: 'page-literal', origin, text: name }]);
  return ofForm(form);
}

/** The value's form, or a symbol of this place for what is unknown or ambiguous. */
export function formOrFresh(machine: Machine, value: AbstractValue): LinearForm {
  const point = value.points?.[0];
  return value.points?.length === 1 && point?.kind === 'integer'
    ? point.form
    : freshSymbol(machine, `any:${here(machine)}`);
}

/** The function that a value certainly points to, if its name was written somewhere: `sort(list, compare)`. */
export function functionBehind({ analysis }: Machine, value: AbstractValue): string | undefined {
  const point = value.points?.length === 1 ? value.points[0] : undefined;
  if (point === undefined) return undefined;
  let form: LinearForm | undefined;
  if (point.kind === 'integer') form = point.form;
  else if (point.rounding === 'none' && constantOf(point.offset) === 0n) {
    const { origin } = analysis.regions.get(point.region);
    form = origin.kind === 'reached' ? origin.at : undefined;
  }
  const name = form === undefined ? undefined : soleSymbol(form);
  return name?.startsWith('x:') === true ? name.slice(2) : undefined;
}

/** The places that a value may point to; undefined if it may point anywhere. Null and literal addresses are left out. */
export function pointers(machine: Machine, value: AbstractValue): readonly PointerPoint[] | undefined {
  if (value.points === undefined) return undefined;
  const found: PointerPoint[] = [];
  for (const point of value.points) {
    if (point.kind === 'pointer') found.push(point);
    else if (constantOf(point.form) === undefined) found.push(machine.analysis.reached(point.form));
  }
  return found;
}

/** A symbol that has a pointer type names a region. */
export function typed(machine: Machine, value: AbstractValue, type: MachineType): AbstractValue {
  if (type.kind !== 'pointer' || value.points === undefined) return value;
  return {
    points: value.points.map((point) =>
      point.kind === 'integer' && constantOf(point.form) === undefined
        ? machine.analysis.reached(point.form)
        : point,
    ),
    marks: value.marks,
  };
}

/** Every point of `value` moved by every one of `by` (bytes). A null pointer plus something is not followed. */
function movePointers(machine: Machine, value: AbstractValue, by: AbstractValue): AbstractValue {
  const marks = joinMarks(value.marks, withoutTracked(by.marks));
  const bases = pointers(machine, value);
  if (bases === undefined) return { points: undefined, marks };
  if (bases.length === 0) return { points: undefined, marks };
  const distances = by.points ?? [{ kind: 'integer', form: freshSymbol(machine, `any:${here(machine)}`) }];
  const moved: (Point | undefined)[] = [];
  for (const base of bases)
    for (const distance of distances)
      moved.push(distance.kind === 'integer' ? movePointer(base, distance.form) : undefined);
  const result = fromPoints(moved, marks);
  if (result.points !== undefined) return result;
  const regions = new Map(bases.map((base) => [base.region, base]));
  const somewhere = freshSymbol(machine, `any:${here(machine)}`);
  return fromPoints(
    [...regions.values()].map((base) => ({ ...base, offset: somewhere, rounding: 'other' as const })),
    marks,
  );
}

function elementOf(machine: Machine, instruction: Extract<Instruction, { kind: 'element' }>): AbstractValue {
  const { frame } = machine;
  const base = frame.value(instruction.base);
  const index = frame.value(instruction.index);
  machine.analysis.observer?.use(index, instruction.origin, (negated) => ({
    // A table of errors is looked up by the negated entry: that is no use as a node.
    kind: negated ? 'computed' : 'indexes',
    span: instruction.origin.span,
  }));
  const size = instruction.size ?? elementSizeAt(machine, pointers(machine, base) ?? []);
  if (size === undefined) {
    const somewhere = formOrFresh(machine, unknownValue);
    return movePointers(machine, base, ofForm(somewhere, index.marks));
  }
  const points = index.points?.map((point): Point | undefined => {
    if (point.kind !== 'integer') return undefined;
    const form = multiply(point.form, constant(size));
    return form === undefined ? undefined : { kind: 'integer', form };
  });
  const distance: AbstractValue =
    points === undefined ? { points: undefined, marks: index.marks } : fromPoints(points, index.marks);
  return movePointers(machine, base, distance);
}

function intShift(by: AbstractValue, origin: Origin): Mark {
  const known = integerOf(by);
  return { kind: 'int-shift', origin, ...(known === undefined ? {} : { by: known }) };
}

function executeBinary(
  machine: Machine,
  instruction: Extract<Instruction, { kind: 'binary' }>,
): AbstractValue {
  const { frame, analysis, memory } = machine;
  const { operator, origin } = instruction;
  const left = frame.value(instruction.left);
  const right = frame.value(instruction.right);
  const type = typeOf(frame, instruction.dest);
  if (isComparison(operator)) {
    observeTest(machine, instruction);
    if (integerOf(right) !== undefined) forgetDoubt(machine, memory, instruction.left);
    else if (integerOf(left) !== undefined) forgetDoubt(machine, memory, instruction.right);
    if (instruction.neverEqual === true) return ofConstant(operator === 'ne' ? 1 : 0);
    return binary(operator, left, right, type, analysis.symbols);
  }
  observeComputed(machine, instruction.left, origin);
  // Of anything but a number, << is an operator of the program's own: a stream.
  const shifts = operator === 'shl' && typeOf(frame, instruction.left).kind === 'int';
  observeComputed(machine, instruction.right, origin, shifts ? 'shifts' : 'computed');
  const exact = binary(operator, left, right, type, analysis.symbols);
  const parts = type.kind === 'number' && operator === 'div' ? fractionOf(left, right, origin) : [];
  const plain: AbstractValue = {
    points: exact.points,
    marks: joinMarks(combinedMarks(operator, left, right, exact.marks), parts),
  };
  const shifted = operator === 'shl' && type.kind === 'int' && type.width <= 32 && integerOf(left) === 1n;
  const marks = [...pointerLength(machine, instruction), ...(shifted ? [intShift(right, origin)] : [])];
  const result = withMarks(plain, marks);
  const folded = integerOf(result);
  // 512 * 4096 is no page size any more, and 1 << 12 is one.
  if (folded !== undefined)
    return { points: result.points, marks: marksOfFolded(folded, result.marks, origin) };
  return result.points === undefined && /^(?:int|number|bigint)$/.test(type.kind)
    ? ofForm(freshSymbol(machine, here(machine)), result.marks)
    : result;
}

/** The size of a pointer is divided by the size of what it points to. */
function pointerLength(
  machine: Machine,
  { operator, left, right, origin }: Extract<Instruction, { kind: 'binary' }>,
): readonly Mark[] {
  if (operator !== 'div') return [];
  const { frame } = machine;
  let size = frame.definitions.get(left);
  while (size?.kind === 'convert') size = frame.definitions.get(size.operand);
  const pointee = size?.kind === 'constant' ? size.pointee : undefined;
  const same = pointee !== undefined && integerOf(frame.value(right)) === BigInt(pointee);
  return same ? [{ kind: 'pointer-length', origin }] : [];
}
