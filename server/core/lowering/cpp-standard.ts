/** Functions of namespace std that are arithmetic, a way to storage, or a loop over it. Others are unknown functions. */
import type { Origin, ValueId } from '../flow/graph';
import { int64, pointerTo, unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { assign, combine } from './c-operators';
import { lowerPlace } from './c-places';
import { readTypeName } from './c-types';
import { pointee } from './c-typing';
import { containerData, containerSize } from './cpp-containers';
import { allocateElements, emitFill, isScalar, unknownContents } from './cpp-memory';
import { containerOf } from './cpp-types';

/** `name` without `std::`; undefined: nothing special. */
export function lowerStandardCall(
  context: CContext,
  name: string,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId | undefined {
  const [first, second, third] = given;
  switch (name) {
    case 'move':
    case 'forward':
    case 'as_const':
      return first !== undefined && given.length === 1 ? lowerExpression(context, first) : undefined;
    case 'addressof':
      return first === undefined ? undefined : lowerPlace(context, first).address;
    case 'min':
    case 'max':
      return first !== undefined && second !== undefined && given.length === 2
        ? lowerExtreme(context, name, first, second, origin)
        : undefined;
    case 'size':
    case 'ssize':
    case 'data':
    case 'begin':
    case 'end':
    case 'cbegin':
    case 'cend':
      return first === undefined ? undefined : lowerAccess(context, name, first, origin);
    case 'fill':
    case 'iota':
      if (first === undefined || second === undefined || third === undefined) return undefined;
      return lowerRangeFill(
        context,
        name,
        lowerExpression(context, first),
        lowerExpression(context, second),
        third,
        origin,
      );
    case 'fill_n':
      return first === undefined || third === undefined
        ? undefined
        : lowerCountedFill(context, first, second, third, origin);
    case 'make_unique':
    case 'make_shared':
    case 'make_unique_for_overwrite':
      return lowerMake(context, name, callee, given, origin);
    case 'copy':
    case 'copy_n':
    case 'sort':
      return context.hiddenCall(
        `std::${name}`,
        given.map((one) => lowerExpression(context, one)),
        unknownType,
        origin,
      );
    default:
      return undefined;
  }
}

/** As the conditional expression that it stands for. */
function lowerExtreme(
  context: CContext,
  name: 'min' | 'max',
  first: SyntaxNode,
  second: SyntaxNode,
  origin: Origin,
): ValueId {
  const { builder } = context;
  const [left, right] = [lowerExpression(context, first), lowerExpression(context, second)];
  const type = builder.typeOf(left);
  const hidden = context.synthetic(type);
  const [yes, no, after] = [builder.block(), builder.block(), builder.block()];
  const condition = combine(context, '<', left, right, origin);
  builder.terminate({ kind: 'branch', condition, then: yes, else: no, origin });
  for (const [block, value] of [
    [yes, name === 'min' ? left : right],
    [no, name === 'min' ? right : left],
  ] as const) {
    builder.enter(block);
    assign(context, context.addressOf(hidden, origin), type, value, origin, true);
    builder.terminate({ kind: 'jump', to: after, origin });
  }
  builder.enter(after);
  return context.load(context.addressOf(hidden, origin), type, origin);
}

/** std::size(x), std::data(x), std::begin(x), … of arrays and containers. */
function lowerAccess(context: CContext, name: string, node: SyntaxNode, origin: Origin): ValueId | undefined {
  const type = context.typeOfExpression(node);
  const wants = name.endsWith('size') ? 'size' : name.endsWith('end') ? 'end' : 'data';
  const container = containerOf(type, context);
  if (container === undefined && type.kind !== 'array') return undefined;
  const { address } = lowerPlace(context, node);
  const size = (): ValueId => {
    if (container !== undefined) return containerSize(context, { address, container }, origin);
    const length = type.kind === 'array' ? type.length : undefined;
    return length === undefined
      ? context.opaque(int64, origin)
      : context.constant(BigInt(length), int64, origin);
  };
  const data = (): ValueId =>
    container === undefined
      ? context.convert(address, pointerTo(pointee(type)), origin)
      : containerData(context, { address, container }, origin);
  if (wants === 'size') return size();
  return wants === 'data' ? data() : combine(context, '+', data(), size(), origin);
}

function lowerRangeFill(
  context: CContext,
  name: 'fill' | 'iota',
  first: ValueId,
  last: ValueId,
  value: SyntaxNode,
  origin: Origin,
): ValueId | undefined {
  const element = pointee(context.builder.typeOf(first));
  const stored = lowerExpression(context, value);
  if (!isScalar(element)) {
    context.hiddenCall('std::construct_at', [first], { kind: 'void' }, origin);
    return context.opaque({ kind: 'void' }, origin);
  }
  const count = combine(context, '-', last, first, origin);
  const at = (index: ValueId): ValueId =>
    name === 'fill' ? stored : combine(context, '+', stored, index, origin);
  emitFill(context, first, count, element, at, origin);
  return context.opaque({ kind: 'void' }, origin);
}

function lowerCountedFill(
  context: CContext,
  first: SyntaxNode,
  second: SyntaxNode | undefined,
  third: SyntaxNode,
  origin: Origin,
): ValueId {
  const start = lowerExpression(context, first);
  const count = lowerExpression(context, second);
  const stored = lowerExpression(context, third);
  const element = pointee(context.builder.typeOf(start));
  if (isScalar(element)) emitFill(context, start, count, element, () => stored, origin);
  else context.hiddenCall('std::construct_at', [start], { kind: 'void' }, origin);
  return context.opaque(unknownType, origin);
}

/** `make_unique<T[]>(n)` makes n elements that are zero; `make_unique<T>(…)` one object. */
function lowerMake(
  context: CContext,
  name: string,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId | undefined {
  let node: SyntaxNode | undefined = callee;
  while (node?.type === 'qualified_identifier') node = node.field('name');
  const descriptor =
    node?.type === 'template_function' ? node.field('arguments')?.namedChildren[0] : undefined;
  if (descriptor?.type !== 'type_descriptor') return undefined;
  const type = readTypeName(descriptor, context);
  const values = given.map((one) => lowerExpression(context, one));
  const element = type.kind === 'array' ? type.element : type;
  const count =
    type.kind === 'array'
      ? (values[0] ?? context.opaque(int64, origin))
      : context.constant(1n, int64, origin);
  const pointer = allocateElements(
    context,
    name === 'make_shared' ? 'std::make_shared' : 'std::make_unique',
    element,
    count,
    origin,
  );
  if (!isScalar(element)) unknownContents(context, pointer, origin);
  else if (name !== 'make_unique_for_overwrite') {
    context.builder.emit({ kind: 'zero', address: pointer, origin });
    const value = type.kind === 'array' ? undefined : values[0];
    if (value !== undefined) assign(context, pointer, element, value, origin, true);
  }
  return pointer;
}
