/** Initialisation of C++ objects: containers by their constructors, scalars in any spelling, classes by unseen code. */
import type { Origin, ValueId } from '../flow/graph';
import { pointerTo, uint64, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { memberOf } from './c-members';
import { assign, combine } from './c-operators';
import { lowerPlace } from './c-places';
import { initialise } from './c-initialisers';
import {
  containerData,
  containerSize,
  readElements,
  setElements,
  setEmpty,
  setList,
  setUnknown,
  storeField,
  type ContainerPlace,
} from './cpp-containers';
import { lowerUnknownArguments, passToUnknown } from './cpp-arguments';
import { emitFill, isScalar } from './cpp-memory';
import { containerOf } from './cpp-types';

/** Lists that are longer are tables: their contents are taken as unknown. */
const maxElements = 512;

function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child) => child.type !== 'comment');
}

/** The containers in an object that is made without a constructor of its own have no elements. */
export function emptyMembers(
  context: CContext,
  address: ValueId,
  type: MachineType,
  origin: Origin,
  depth = 0,
): void {
  if (type.kind !== 'record' || type.tag.startsWith('std::') || depth > 3) return;
  for (const field of context.record(type.tag)?.fields ?? []) {
    if (field.type.kind !== 'record') continue;
    const member = memberOf(context, address, field, origin).address;
    if (containerOf(field.type, context) === undefined)
      emptyMembers(context, member, field.type, origin, depth + 1);
    else constructContainer(context, member, field.type, undefined, origin);
  }
}

/** `T x(…)`, `T x{…}`, `T x = …`, or nothing at all. */
export function constructFrom(
  context: CContext,
  address: ValueId,
  type: MachineType,
  value: SyntaxNode | undefined,
  origin: Origin,
): void {
  if (containerOf(type, context) !== undefined) {
    constructContainer(context, address, type, value, origin);
    return;
  }
  if (value?.type !== 'argument_list') {
    if (value === undefined) return;
    if (value.type === 'initializer_list' && isScalar(type)) {
      const first = parts(value)[0];
      if (first === undefined)
        assign(context, address, type, context.constant(0n, type, origin), origin, true);
      else assign(context, address, type, lowerExpression(context, first), context.origin(first), true);
      return;
    }
    initialise(context, address, type, value);
    return;
  }
  const given = parts(value);
  const first = given[0];
  if (isScalar(type) && first !== undefined) {
    // A smart pointer's second argument is its deleter.
    assign(context, address, type, lowerExpression(context, first), context.origin(first), true);
    for (const rest of given.slice(1)) lowerExpression(context, rest);
  } else if (isScalar(type)) assign(context, address, type, context.constant(0n, type, origin), origin, true);
  else passToUnknown(context, [address, ...lowerUnknownArguments(context, given)], origin);
}

/** Takes over what `initialise` does for objects that C does not have; false: it is as in C. */
export function constructObject(
  context: CContext,
  address: ValueId,
  type: MachineType,
  value: SyntaxNode,
): boolean {
  if (containerOf(type, context) !== undefined || value.type === 'argument_list') {
    constructFrom(context, address, type, value, context.origin(value));
    return true;
  }
  if (type.kind !== 'unknown' || value.type !== 'initializer_list') return false;
  const given = lowerUnknownArguments(context, parts(value));
  passToUnknown(context, [address, ...given], context.origin(value));
  return true;
}

function constructContainer(
  context: CContext,
  address: ValueId,
  type: MachineType,
  value: SyntaxNode | undefined,
  origin: Origin,
): void {
  const container = containerOf(type, context);
  if (container === undefined) return;
  const place: ContainerPlace = { address, container };
  if (container.kind === 'array') {
    constructArray(context, place, value, origin);
    return;
  }
  const vector = { address, container };
  const owns = type.kind === 'record' && type.tag.startsWith('std::vector');
  if (value === undefined || (parts(value).length === 0 && value.type.endsWith('_list'))) {
    if (owns) setEmpty(context, vector, origin);
    return;
  }
  const given = parts(value);
  if (!owns) constructView(context, vector, value.type.endsWith('_list') ? given : [value], origin);
  else if (value.type === 'initializer_list' && !countsElements(context, container.element, given))
    if (given.length > maxElements) {
      setElements(context, vector, context.constant(BigInt(given.length), uint64, origin), 'unknown', origin);
    } else setList(context, vector, given, origin);
  else if (value.type.endsWith('_list')) constructSized(context, vector, given, origin);
  else copyContainer(context, vector, value, origin);
}

/** `vector<void *> v{n}`: no element can be made of a number, so it is a count. */
function countsElements(context: CContext, element: MachineType, given: readonly SyntaxNode[]): boolean {
  if (element.kind !== 'pointer' || given.length === 0 || given.length > 2) return false;
  const first = given[0];
  return first !== undefined && context.typeOfExpression(first).kind === 'int' && context.fold(first) !== 0n;
}

type VectorPlace = Parameters<typeof setElements>[1];

function constructSized(
  context: CContext,
  place: VectorPlace,
  given: readonly SyntaxNode[],
  origin: Origin,
): void {
  const [first, second] = given;
  if (first === undefined) return;
  if (given.length === 1 && (first.type === 'initializer_list' || isContainer(context, first))) {
    if (first.type === 'initializer_list') setList(context, place, parts(first), origin);
    else copyContainer(context, place, first, origin);
    return;
  }
  const one = lowerExpression(context, first);
  const type = context.builder.typeOf(one);
  if (second === undefined) {
    if (type.kind === 'int') setElements(context, place, one, 'zero', origin);
    else setUnknown(context, place, origin);
    return;
  }
  const other = lowerExpression(context, second);
  const otherType = context.builder.typeOf(other);
  if (type.kind === 'pointer' && otherType.kind === 'pointer' && context.fold(first) === undefined) {
    // A range: as many elements as there are between the two.
    setElements(context, place, combine(context, '-', other, one, origin), 'unknown', origin);
  } else if (type.kind === 'int') {
    const zero = context.fold(second) === 0n || second.type === 'null';
    setElements(context, place, one, zero ? 'zero' : other, origin);
  } else setUnknown(context, place, origin);
}

function isContainer(context: CContext, node: SyntaxNode): boolean {
  return containerOf(context.typeOfExpression(node), context) !== undefined;
}

/** What `std::move(x)` names. */
function movedFrom(value: SyntaxNode): SyntaxNode {
  const moves =
    value.type === 'call_expression' && /^std::(?:move|as_const)$/.test(value.field('function')?.text ?? '');
  return (moves ? value.field('arguments')?.namedChildren[0] : undefined) ?? value;
}

/** A copy has the other's size; whether it has its storage as well (a move), is not followed. */
export function copyContainer(
  context: CContext,
  place: VectorPlace,
  value: SyntaxNode,
  origin: Origin,
): void {
  const moved = movedFrom(value);
  if (moved.type !== 'call_expression' && isContainer(context, moved)) {
    const source = lowerPlace(context, moved);
    const container = containerOf(source.type, context);
    if (container !== undefined) {
      const from = { address: source.address, container };
      readElements(context, from, origin);
      setElements(context, place, containerSize(context, from, origin), 'unknown', origin);
      return;
    }
  }
  lowerExpression(context, value);
  setUnknown(context, place, origin);
}

/** A span: somebody else's storage. */
function constructView(
  context: CContext,
  place: VectorPlace,
  given: readonly SyntaxNode[],
  origin: Origin,
): void {
  const [first, second] = given;
  const store = (data: ValueId, size: ValueId): void => {
    storeField(context, place, 'data', data, origin);
    storeField(context, place, 'size', size, origin);
  };
  if (first !== undefined && second === undefined && isContainer(context, first)) {
    const source = lowerPlace(context, first);
    const container = containerOf(source.type, context);
    if (container !== undefined) {
      const from = { address: source.address, container };
      store(containerData(context, from, origin), containerSize(context, from, origin));
      return;
    }
  }
  const values = given.map((one) => lowerExpression(context, one));
  const [data, size] = values;
  if (data !== undefined && size !== undefined && context.builder.typeOf(size).kind === 'int')
    store(data, size);
  else setUnknown(context, place, origin);
}

function constructArray(
  context: CContext,
  place: ContainerPlace,
  value: SyntaxNode | undefined,
  origin: Origin,
): void {
  if (value === undefined) return;
  const { element } = place.container;
  if (value.type !== 'initializer_list') {
    lowerExpression(context, value);
    const data = containerData(context, place, origin);
    const count = containerSize(context, place, origin);
    emitFill(context, data, count, element, () => context.opaque(element, origin), origin);
    return;
  }
  let given = parts(value);
  const inner = given[0];
  if (given.length === 1 && inner?.type === 'initializer_list' && isScalar(element)) given = parts(inner);
  // What the list leaves out is zero.
  const whole = context.convert(place.address, pointerTo(element), origin);
  const length = place.container.kind === 'array' ? (place.container.length ?? 0) : 0;
  if (given.length < length)
    emitFill(
      context,
      whole,
      containerSize(context, place, origin),
      element,
      () => context.constant(0n, element, origin),
      origin,
    );
  if (given.length <= maxElements) setList(context, place, given, origin);
}

/** `a = b` of containers; undefined: it is as in C. */
export function assignContainer(context: CContext, node: SyntaxNode): ValueId | undefined {
  const left = node.field('left');
  const right = node.field('right');
  if (left === undefined || right === undefined || node.field('operator')?.text !== '=') return undefined;
  const type = context.typeOfExpression(left);
  if (containerOf(type, context) === undefined) return undefined;
  const { address } = lowerPlace(context, left);
  const origin = context.origin(node);
  if (isContainer(context, right) && containerOf(type, context)?.kind === 'array') return undefined;
  constructFrom(context, address, type, right, origin);
  return context.opaque(type, origin);
}

/** A container that is named where its value is wanted: whoever gets it reads the elements. */
export function readWhole(context: CContext, node: SyntaxNode | undefined): void {
  const named = node === undefined ? undefined : movedFrom(node);
  if (named === undefined || !/^(?:identifier|field_expression)$/.test(named.type)) return;
  const container = containerOf(context.typeOfExpression(named), context);
  if (container !== undefined)
    readElements(context, { address: lowerPlace(context, named).address, container }, context.origin(named));
}
