/** The effect of one instruction on memory and temporaries. Calls are in calls.ts. */
import type { Instruction, Origin } from '../flow/graph';
import { sizeOf } from '../flow/types';
import { copyRecord, havoc, load, sourceOf, store } from './access';
import { elementOf, movePointers, pointers, pointTo, typed, withoutTracked } from './addresses';
import { binary, isComparison, unary } from './arithmetic';
import { executeCall } from './calls';
import { constant, constantOf, scale, symbol, zero } from './linear';
import { formOrFresh, freshEpoch, freshSymbol, here, typeOf, type Machine } from './machine';
import { allocateObject, isGiven, repack, storageOf } from './script-memory';
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
  withMarks,
  type AbstractValue,
  type Mark,
} from './value';
import { unknownState } from './regions';
import { changed, draftOf } from './drafts';

export function execute(machine: Machine, instruction: Instruction): void {
  const { frame, memory, analysis } = machine;
  machine.step++;
  // The frequent ones first: they are looked for in this order.
  switch (instruction.kind) {
    case 'load':
      frame.set(
        instruction.dest,
        load(machine, frame.value(instruction.address), instruction.type, instruction.origin),
      );
      return;
    case 'constant': {
      if (!frame.isUnchanging(instruction.dest))
        frame.setUnchanging(instruction.dest, constantValue(instruction));
      return;
    }
    case 'address': {
      if (frame.isUnchanging(instruction.dest)) return;
      const variable = frame.graph.variables[instruction.variable];
      if (variable !== undefined) {
        const region = frame.region(variable, analysis.regions);
        const place = { kind: 'pointer', region, offset: zero, maybeNull: false, rounding: 'none' } as const;
        frame.setUnchanging(instruction.dest, pointTo(place));
      }
      return;
    }
    case 'convert': {
      const from = typeOf(frame, instruction.operand);
      const to = typeOf(frame, instruction.dest);
      if (to.kind === 'void') analysis.observer?.dropped(frame.value(instruction.operand));
      frame.set(instruction.dest, executeConversion(machine, instruction, from, to));
      return;
    }
    case 'binary':
      frame.set(instruction.dest, executeBinary(machine, instruction));
      return;
    case 'store': {
      const value = frame.value(instruction.value);
      const source = frame.definitions.get(instruction.value);
      if (instruction.type.kind === 'record' && source?.kind === 'load')
        copyRecord(machine, frame.value(instruction.address), frame.value(source.address), instruction);
      else store(machine, frame.value(instruction.address), value, instruction, sourceOf(frame, instruction));
      return;
    }
    case 'element':
      frame.set(instruction.dest, elementOf(machine, instruction));
      return;
    case 'member': {
      const by =
        instruction.offset === undefined
          ? analysis.memberOffset(instruction.name)
          : constant(instruction.offset);
      frame.set(instruction.dest, movePointers(machine, frame.value(instruction.base), ofForm(by)));
      return;
    }
    case 'call':
      frame.set(instruction.dest, executeCall(machine, instruction));
      return;
    case 'opaque':
      frame.set(instruction.dest, opaqueValue(machine, instruction));
      return;
    case 'external':
      frame.set(instruction.dest, externalValue(machine, instruction.name, instruction.origin));
      return;
    case 'string': {
      const id = analysis.regions.define(
        {
          id: `s:${here(machine)}`,
          origin: { kind: 'string' },
          name: undefined,
          place: instruction.origin,
          element: undefined,
          alignment: 'object',
          many: false,
          script: false,
          fixed: false,
        },
        changed(unknownState, {
          length: constant(instruction.length),
          touched: 'read',
          escaped: false,
        }),
      );
      frame.set(
        instruction.dest,
        pointTo({ kind: 'pointer', region: id, offset: zero, maybeNull: false, rounding: 'none' }),
      );
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
      const element =
        variable.type.kind === 'array' ? sizeOf(variable.type.element, frame.graph.records) : undefined;
      const count =
        instruction.length === undefined ? undefined : formOrFresh(machine, frame.value(instruction.length));
      const length =
        count !== undefined && element !== undefined ? scale(count, BigInt(element)) : state.length;
      const next = draftOf(state);
      next.length = length;
      next.epoch = freshEpoch(machine);
      memory.set(region, next);
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
    case 'havoc':
      havoc(machine);
      return;
  }
}

function opaqueValue(
  machine: Machine,
  { dest, operands, origin, fraction: isFraction }: Extract<Instruction, { kind: 'opaque' }>,
): AbstractValue {
  const { frame } = machine;
  const marks = operands.reduce<readonly Mark[]>(
    (sum, operand) => joinMarks(sum, frame.value(operand).marks),
    [],
  );
  for (const operand of operands) observeComputed(machine, operand, origin);
  const kept = [...withoutTracked(marks), ...(isFraction === true ? [fraction(origin)] : [])];
  return typed(machine, ofForm(freshSymbol(machine, here(machine)), kept), typeOf(frame, dest));
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

function intShift(by: AbstractValue, signed: boolean, origin: Origin): Mark {
  const known = integerOf(by);
  return { kind: 'int-shift', origin, signed, ...(known === undefined ? {} : { by: known }) };
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
  const marks = shifted ? [intShift(right, type.signed, origin)] : pointerLength(machine, instruction);
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
