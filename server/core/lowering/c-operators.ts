/** C's binary operators, assignments and increments, with the usual conversions made explicit. */
import type { BinaryOperator, Origin, ValueId } from '../flow/graph';
import { commonType, int32, int64, promote, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression, lowerName } from './c-expressions';
import { lowerPlace, type Place } from './c-places';
import { assignContainer } from './cpp-construct';

const arithmetic: Readonly<Record<string, BinaryOperator>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'rem',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shl',
  '>>': 'shr',
};

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/** `base + index` elements, as a pointer of the base's type. */
export function elementAddress(context: CContext, base: ValueId, index: ValueId, origin: Origin): ValueId {
  const type = context.builder.typeOf(base);
  const size = type.kind === 'pointer' ? context.sizeOf(type.to) : undefined;
  return context.element(base, index, type.kind === 'pointer' ? type : unknownType, size, origin);
}

function negate(context: CContext, value: ValueId, origin: Origin): ValueId {
  const wide = context.convert(value, int64, origin);
  return context.emit(int64, (dest) => ({ kind: 'unary', dest, operator: 'neg', operand: wide, origin }));
}

/** `(a) + b` of macros parses as a cast of `+b` where `a` could be a type: the operator, if `a` is none. */
export function miscast(
  context: CContext,
  node: SyntaxNode,
): { readonly left: SyntaxNode; readonly operator: string; readonly right: SyntaxNode } | undefined {
  if (node.type !== 'cast_expression') return undefined;
  const type = node.field('type');
  const value = node.field('value');
  const name = type?.namedChildren[0];
  if (
    type === undefined ||
    value === undefined ||
    name?.type !== 'type_identifier' ||
    name.text !== type.text
  )
    return undefined;
  const operator = value.field('operator')?.text ?? '';
  const right = value.field('argument');
  if (right === undefined || !/^(?:unary|pointer)_expression$/.test(value.type) || !/^[-+*&]$/.test(operator))
    return undefined;
  const known = context.variable(name.text) !== undefined || context.valueOf(name.text) !== undefined;
  return known && context.typedef(name.text) === undefined ? { left: name, operator, right } : undefined;
}

/** From the weakest to the strongest; all of them associate to the left. */
const precedence: readonly string[][] = [
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

function strength(operator: string): number {
  return precedence.findIndex((level) => level.includes(operator));
}

type Flat = readonly [
  operand: SyntaxNode,
  ...rest: { readonly operator: string; readonly operand: SyntaxNode }[],
];

/** Operands and operators in the order of the source. */
function flatten(context: CContext, node: SyntaxNode): Flat {
  const operator = node.field('operator')?.text ?? '';
  const [left, right] = [node.field('left'), node.field('right')];
  if (
    node.type === 'binary_expression' &&
    strength(operator) >= 0 &&
    left !== undefined &&
    right !== undefined
  ) {
    const [second, ...others] = flatten(context, right);
    return [...flatten(context, left), { operator, operand: second }, ...others];
  }
  const wrong = miscast(context, node);
  if (wrong === undefined) return [node];
  const [second, ...others] = flatten(context, wrong.right);
  return [wrong.left, { operator: wrong.operator, operand: second }, ...others];
}

function hasMiscast(context: CContext, node: SyntaxNode | undefined): boolean {
  for (let at = node; at !== undefined;) {
    if (at.type === 'cast_expression') return miscast(context, at) !== undefined;
    if (at.type !== 'binary_expression') return false;
    if (hasMiscast(context, at.field('right'))) return true;
    at = at.field('left');
  }
  return false;
}

/** Precedence climbing over a list that the parser had put together wrongly. */
function lowerFlat(context: CContext, flat: Flat, origin: Origin): ValueId {
  const [first, ...rest] = flat;
  let next = 0;
  const climb = (left: ValueId, least: number): ValueId => {
    let value = left;
    for (let one = rest[next]; one !== undefined && strength(one.operator) >= least; one = rest[next]) {
      next++;
      const own = strength(one.operator);
      let right = lowerOperand(context, one.operand);
      for (let after = rest[next]; after !== undefined && strength(after.operator) > own; after = rest[next])
        right = climb(right, own + 1);
      value = combine(context, one.operator, value, right, origin);
    }
    return value;
  };
  return climb(lowerOperand(context, first), 0);
}

function lowerOperand(context: CContext, node: SyntaxNode): ValueId {
  return node.type === 'type_identifier' ? lowerName(context, node) : lowerExpression(context, node);
}

/** A cast that is none (see `miscast`). */
export function lowerMiscast(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  return lowerFlat(context, flatten(context, node), origin);
}

export function lowerBinary(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  if (hasMiscast(context, node)) return lowerMiscast(context, node, origin);
  const left = lowerExpression(context, node.field('left'));
  const right = lowerExpression(context, node.field('right'));
  return combine(context, node.field('operator')?.text ?? '', left, right, origin);
}

/** The value of `left operator right` for two lowered operands. */
export function combine(
  context: CContext,
  symbol: string,
  left: ValueId,
  right: ValueId,
  origin: Origin,
): ValueId {
  const leftType = context.builder.typeOf(left);
  const rightType = context.builder.typeOf(right);
  const comparison = comparisons[symbol];
  const binary = (operator: BinaryOperator, type: MachineType, a: ValueId, b: ValueId): ValueId => {
    const dest = context.builder.value(type);
    context.builder.emit({ kind: 'binary', dest, operator, left: a, right: b, origin });
    return dest;
  };
  if (comparison !== undefined) {
    if (leftType.kind === 'pointer' || rightType.kind === 'pointer')
      return binary(comparison, int32, left, right);
    const type = commonType(leftType, rightType);
    return binary(
      comparison,
      int32,
      context.convert(left, type, origin),
      context.convert(right, type, origin),
    );
  }
  const operator = arithmetic[symbol];
  if (operator === undefined) return context.opaque(unknownType, origin, [left, right]);
  if (leftType.kind === 'pointer' && rightType.kind === 'pointer' && operator === 'sub')
    return pointerDifference(context, left, right, leftType.to, origin);
  if (leftType.kind === 'pointer' && (operator === 'add' || operator === 'sub'))
    return elementAddress(context, left, operator === 'add' ? right : negate(context, right, origin), origin);
  if (rightType.kind === 'pointer' && operator === 'add') return elementAddress(context, right, left, origin);
  const shifts = operator === 'shl' || operator === 'shr';
  const type = shifts ? promote(leftType) : commonType(leftType, rightType);
  return binary(
    operator,
    type,
    context.convert(left, type, origin),
    shifts ? right : context.convert(right, type, origin),
  );
}

function pointerDifference(
  context: CContext,
  left: ValueId,
  right: ValueId,
  element: MachineType,
  origin: Origin,
): ValueId {
  const bytes = context.emit(int64, (dest) => ({
    kind: 'binary',
    dest,
    operator: 'sub',
    left,
    right,
    origin,
  }));
  const size = context.sizeOf(element);
  if (size === 1) return bytes;
  if (size === undefined) return context.opaque(int64, origin, [bytes]);
  const divisor = context.constant(BigInt(size), int64, origin);
  return context.emit(int64, (dest) => ({
    kind: 'binary',
    dest,
    operator: 'div',
    left: bytes,
    right: divisor,
    origin,
  }));
}

export function lowerAssignment(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const left = node.field('left');
  const symbol = node.field('operator')?.text ?? '=';
  if (left === undefined) return context.opaque(unknownType, origin);
  const whole = context.cpp === undefined ? undefined : assignContainer(context, node);
  if (whole !== undefined) return whole;
  if (symbol === '=') {
    const value = lowerExpression(context, node.field('right'));
    const place = undeclaredPlace(context, left, value) ?? lowerPlace(context, left);
    return assign(context, place.address, place.type, value, origin);
  }
  const place = lowerPlace(context, left);
  const before = context.load(place.address, place.type, context.origin(left));
  const operand = lowerExpression(context, node.field('right'));
  const value = combine(context, symbol.slice(0, -1), before, operand, origin);
  return assign(context, place.address, place.type, value, origin);
}

/** A name that no text we have declares: a variable of the program all the same, which others can read. */
function undeclaredPlace(context: CContext, left: SyntaxNode, value: ValueId): Place | undefined {
  const name = left.text;
  if (left.type !== 'identifier' || context.variable(name) !== undefined) return undefined;
  if (context.valueOf(name) !== undefined) return undefined;
  const type = context.builder.typeOf(value);
  return { address: context.addressOf(context.undeclared(name, type), context.origin(left)), type };
}

/** Stores with C's conversion; the value of the assignment is the stored one. */
export function assign(
  context: CContext,
  address: ValueId,
  type: MachineType,
  value: ValueId,
  origin: Origin,
  implicit = false,
): ValueId {
  if (type.kind === 'record') {
    const source = context.builder.typeOf(value);
    if (source.kind === 'record') {
      context.store(address, type, value, origin, implicit);
      return value;
    }
  }
  const converted = context.convert(value, type, origin);
  context.store(address, type, converted, origin, implicit);
  return converted;
}

export function lowerUpdate(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const argument = node.field('argument');
  if (argument === undefined) return context.opaque(unknownType, origin);
  const place = lowerPlace(context, argument);
  const before = context.load(place.address, place.type, origin);
  const one = context.constant(1n, int32, origin);
  const operator = node.field('operator');
  const after = combine(context, operator?.text === '--' ? '-' : '+', before, one, origin);
  const stored = assign(context, place.address, place.type, after, origin);
  const prefix = operator !== undefined && operator.start < argument.start;
  return prefix ? stored : before;
}
