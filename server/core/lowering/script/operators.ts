/** Arithmetic and comparisons of a script: numbers are doubles whose bits are those of an int32, bigints have no width. */
import type { BinaryOperator, Origin, ValueId } from '../../flow/graph';
import {
  bigintType,
  boolType,
  int32,
  numberType,
  uint32,
  unknownType,
  type MachineType,
} from '../../flow/types';
import type { ScriptContext } from './context';
import { isNullType, isNumeric, isString, stringType } from './types';

const arithmetic: Readonly<Record<string, BinaryOperator>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'rem',
};

const bitwise: Readonly<Record<string, BinaryOperator>> = {
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shl',
  '>>': 'shr',
  '>>>': 'shr',
};

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  '==': 'eq',
  '===': 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

export function combine(
  context: ScriptContext,
  symbol: string,
  left: ValueId,
  right: ValueId,
  origin: Origin,
): ValueId {
  const [a, b] = [context.typeOf(left), context.typeOf(right)];
  const comparison = comparisons[symbol];
  if (comparison !== undefined) return compare(context, symbol, comparison, left, right, origin);
  if (isString(a) || isString(b)) return context.opaque(stringType, origin, [left, right]);
  const operator = arithmetic[symbol];
  if (operator !== undefined) {
    // A bigint and a number do not mix; only a text does, with +.
    const one = operator !== 'add' && (isNumeric(a) || isNumeric(b)) ? numberType : undefined;
    return context.binary(operator, one ?? numericType(a, b), left, right, origin);
  }
  const bits = bitwise[symbol];
  if (bits === undefined) return context.opaque(numericType(a, b), origin, [left, right]);
  if (a.kind === 'bigint' || b.kind === 'bigint')
    return context.binary(bits, bigintType, left, right, origin);
  // One side may still be a bigint: then the bits stay.
  if (!isNumeric(a) && !isNumeric(b)) return context.binary(bits, unknownType, left, right, origin);
  const cut = symbol === '>>>' ? uint32 : int32;
  const result = context.binary(
    bits,
    cut,
    context.convert(left, cut, origin),
    context.convert(right, bits === 'shl' || bits === 'shr' ? int32 : cut, origin),
    origin,
  );
  return context.convert(result, numberType, origin);
}

function numericType(a: MachineType, b: MachineType): MachineType {
  if (a.kind === 'bigint' || b.kind === 'bigint') return bigintType;
  return isNumeric(a) && isNumeric(b) ? numberType : unknownType;
}

function compare(
  context: ScriptContext,
  symbol: string,
  operator: BinaryOperator,
  left: ValueId,
  right: ValueId,
  origin: Origin,
): ValueId {
  const [a, b] = [context.typeOf(left), context.typeOf(right)];
  const strict = symbol.length === 3;
  const mixed = (a.kind === 'bigint' && b.kind === 'number') || (a.kind === 'number' && b.kind === 'bigint');
  if (strict && mixed)
    return context.emit(boolType, (dest) => ({
      kind: 'binary',
      dest,
      operator,
      left,
      right,
      neverEqual: true,
      origin,
    }));
  // 0 is not null, though the graph has the same number for both.
  const isValue = (type: MachineType): boolean => isNumeric(type) || type.kind === 'bigint';
  if ((isNullType(a) && isValue(b)) || (isNullType(b) && isValue(a)))
    return operator === 'eq' || operator === 'ne'
      ? context.constant(operator === 'ne' ? 1n : 0n, boolType, origin)
      : context.opaque(boolType, origin, [left, right]);
  if (isString(a) || isString(b)) return context.opaque(boolType, origin, [left, right]);
  return context.binary(operator, boolType, left, right, origin);
}

export function negate(context: ScriptContext, value: ValueId, origin: Origin): ValueId {
  const type = context.typeOf(value);
  const kind = isNumeric(type) ? numberType : type;
  return context.emit(kind, (dest) => ({ kind: 'unary', dest, operator: 'neg', operand: value, origin }));
}

export function complement(context: ScriptContext, value: ValueId, origin: Origin): ValueId {
  const type = context.typeOf(value);
  const not = (kind: MachineType, operand: ValueId): ValueId =>
    context.emit(kind, (dest) => ({ kind: 'unary', dest, operator: 'not', operand, origin }));
  if (!isNumeric(type)) return not(type, value);
  return context.convert(not(int32, context.convert(value, int32, origin)), numberType, origin);
}

export function logicalNot(context: ScriptContext, value: ValueId, origin: Origin): ValueId {
  return context.emit(boolType, (dest) => ({
    kind: 'unary',
    dest,
    operator: 'lognot',
    operand: value,
    origin,
  }));
}
