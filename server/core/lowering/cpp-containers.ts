/**
 * The standard containers that are storage with a length, as the flow graph sees them: a vector is a pointer and a size,
 * a std::array its elements. What is not modelled here is a call of an unknown function with the object.
 */
import type { Origin, ValueId } from '../flow/graph';
import { int32, pointerTo, uint64 } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { memberOf } from './c-members';
import { assign, combine, elementAddress } from './c-operators';
import type { Place } from './c-places';
import { lowerUnknownArguments, passToUnknown } from './cpp-arguments';
import { allocateElements, emitFill, isScalar, unknownContents } from './cpp-memory';
import type { Container } from './cpp-types';

export interface ContainerPlace {
  readonly address: ValueId;
  readonly container: Container;
}

type VectorPlace = ContainerPlace & { readonly container: Extract<Container, { kind: 'vector' }> };

function fieldOf(context: CContext, place: ContainerPlace, name: 'data' | 'size', origin: Origin): Place {
  const member =
    name === 'size'
      ? { name, type: uint64, offset: 8 }
      : { name, type: pointerTo(place.container.element), offset: 0 };
  return memberOf(context, place.address, member, origin);
}

function loadField(context: CContext, place: ContainerPlace, name: 'data' | 'size', origin: Origin): ValueId {
  const { address, type } = fieldOf(context, place, name, origin);
  return context.load(address, type, origin);
}

export function storeField(
  context: CContext,
  place: ContainerPlace,
  name: 'data' | 'size',
  value: ValueId,
  origin: Origin,
): void {
  const { address, type } = fieldOf(context, place, name, origin);
  assign(context, address, type, value, origin, true);
}

export function containerSize(context: CContext, place: ContainerPlace, origin: Origin): ValueId {
  const { container } = place;
  if (container.kind === 'vector') return loadField(context, place, 'size', origin);
  return container.length === undefined
    ? context.opaque(uint64, origin)
    : context.constant(BigInt(container.length), uint64, origin);
}

/** The first element's address; the storage is as long as the container says that it is. */
export function containerData(context: CContext, place: ContainerPlace, origin: Origin): ValueId {
  const { container } = place;
  if (container.kind === 'array') return context.convert(place.address, pointerTo(container.element), origin);
  const pointer = loadField(context, place, 'data', origin);
  const size = context.sizeOf(container.element);
  if (size !== undefined && context.cpp?.reserves !== true) {
    const count = loadField(context, place, 'size', origin);
    const bytes = combine(context, '*', count, context.constant(BigInt(size), uint64, origin), origin);
    context.builder.emit({ kind: 'extent', pointer, bytes, origin });
  }
  return pointer;
}

export function containerElement(
  context: CContext,
  place: ContainerPlace,
  index: ValueId,
  origin: Origin,
): Place {
  const data = containerData(context, place, origin);
  return { address: elementAddress(context, data, index, origin), type: place.container.element };
}

/** New storage for `count` elements; `value`: of each of them, zero where it is not given. */
export function setElements(
  context: CContext,
  place: VectorPlace,
  count: ValueId,
  value: ValueId | 'zero' | 'unknown',
  origin: Origin,
): void {
  const { element } = place.container;
  const wide = context.convert(count, uint64, origin);
  const data = allocateElements(context, 'std::vector', element, wide, origin);
  if (value === 'unknown' || !isScalar(element)) unknownContents(context, data, origin);
  else if (value === 'zero') context.builder.emit({ kind: 'zero', address: data, origin });
  else emitFill(context, data, wide, element, () => value, origin);
  storeField(context, place, 'data', data, origin);
  storeField(context, place, 'size', wide, origin);
}

/** No elements yet, and room that nobody knows. */
export function setEmpty(context: CContext, place: VectorPlace, origin: Origin): void {
  const { element } = place.container;
  const data = allocateElements(context, 'std::vector', element, context.opaque(uint64, origin), origin);
  storeField(context, place, 'data', data, origin);
  storeField(context, place, 'size', context.constant(0n, uint64, origin), origin);
}

/** Nothing is known of the container any more. */
export function setUnknown(context: CContext, place: VectorPlace, origin: Origin): void {
  storeField(context, place, 'data', context.opaque(pointerTo(place.container.element), origin), origin);
  storeField(context, place, 'size', context.opaque(uint64, origin), origin);
}

/** All elements go somewhere else: they are copied, moved or returned. */
export function readElements(context: CContext, place: ContainerPlace, origin: Origin): void {
  context.hiddenCall('std::as_const', [containerData(context, place, origin)], { kind: 'void' }, origin);
}

/** The listed values, one after the other. */
export function setList(
  context: CContext,
  place: ContainerPlace,
  values: readonly SyntaxNode[],
  origin: Origin,
): void {
  const { container } = place;
  const { element } = container;
  let data: ValueId;
  if (container.kind === 'vector') {
    const count = context.constant(BigInt(values.length), uint64, origin);
    data = allocateElements(context, 'std::vector', element, count, origin);
    storeField(context, place, 'data', data, origin);
    storeField(context, place, 'size', count, origin);
  } else data = containerData(context, place, origin);
  values.forEach((value, at) => {
    const index = context.constant(BigInt(at), uint64, origin);
    const lowered =
      value.type === 'initializer_list' ? context.opaque(element, origin) : lowerExpression(context, value);
    assign(
      context,
      elementAddress(context, data, index, origin),
      element,
      lowered,
      context.origin(value),
      true,
    );
  });
}

/** Appends what is at hand as one more element. */
function append(context: CContext, place: VectorPlace, value: ValueId, origin: Origin): void {
  const data = loadField(context, place, 'data', origin);
  const size = loadField(context, place, 'size', origin);
  assign(context, elementAddress(context, data, size, origin), place.container.element, value, origin);
  const one = context.constant(1n, int32, origin);
  storeField(context, place, 'size', combine(context, '+', size, one, origin), origin);
}

/** The place that a method gives a reference to: `v.at(i)`, `v.back()`. */
export function lowerContainerReference(
  context: CContext,
  place: ContainerPlace,
  method: string,
  given: readonly SyntaxNode[],
  origin: Origin,
): Place | undefined {
  const first = given[0];
  if ((method === 'at' || method === 'operator[]') && first !== undefined)
    return containerElement(context, place, lowerExpression(context, first), origin);
  if (method === 'front')
    return containerElement(context, place, context.constant(0n, uint64, origin), origin);
  if (method !== 'back') return undefined;
  const size = containerSize(context, place, origin);
  const last = combine(context, '-', size, context.constant(1n, int32, origin), origin);
  return containerElement(context, place, last, origin);
}

/** A method's value; undefined for what is not modelled. */
export function lowerContainerMethod(
  context: CContext,
  place: ContainerPlace,
  method: string,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId | undefined {
  const { container } = place;
  switch (method) {
    case 'data':
    case 'begin':
    case 'cbegin':
      return given.length === 0 ? containerData(context, place, origin) : undefined;
    case 'end':
    case 'cend':
      return elementAddress(
        context,
        containerData(context, place, origin),
        containerSize(context, place, origin),
        origin,
      );
    case 'size':
    case 'length':
    case 'max_size':
      return method === 'max_size' ? context.opaque(uint64, origin) : containerSize(context, place, origin);
    case 'empty':
      return combine(
        context,
        '==',
        containerSize(context, place, origin),
        context.constant(0n, uint64, origin),
        origin,
      );
    case 'fill': {
      const value = lowerExpression(context, given[0]);
      const data = containerData(context, place, origin);
      emitFill(context, data, containerSize(context, place, origin), container.element, () => value, origin);
      return context.opaque({ kind: 'void' }, origin);
    }
    default:
      return container.kind === 'vector'
        ? lowerVectorMethod(context, { ...place, container }, method, given, origin)
        : undefined;
  }
}

function lowerVectorMethod(
  context: CContext,
  place: VectorPlace,
  method: string,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId | undefined {
  const nothing = (): ValueId => context.opaque({ kind: 'void' }, origin);
  const [first, second] = given;
  switch (method) {
    case 'push_back':
    case 'emplace_back': {
      if (first?.type === 'initializer_list') return undefined;
      const { element } = place.container;
      if (!isScalar(element)) {
        const value = passToUnknown(context, lowerUnknownArguments(context, given), origin);
        append(context, place, context.opaque(element, origin, [value]), origin);
        return nothing();
      }
      const values = given.map((one) => lowerExpression(context, one));
      const value = values.length === 1 && values[0] !== undefined ? values[0] : undefined;
      append(context, place, value ?? context.opaque(element, origin, values), origin);
      return nothing();
    }
    case 'pop_back': {
      const size = loadField(context, place, 'size', origin);
      const one = context.constant(1n, int32, origin);
      storeField(context, place, 'size', combine(context, '-', size, one, origin), origin);
      return nothing();
    }
    case 'clear':
      storeField(context, place, 'size', context.constant(0n, uint64, origin), origin);
      return nothing();
    case 'reserve':
      lowerExpression(context, first);
      return nothing();
    case 'shrink_to_fit':
      return nothing();
    case 'assign':
    case 'resize': {
      if (first === undefined || first.type === 'initializer_list') return undefined;
      const count = lowerExpression(context, first);
      if (context.builder.typeOf(count).kind === 'pointer') return undefined;
      const value = second === undefined ? undefined : lowerExpression(context, second);
      // What the elements were before stays, as far as it goes.
      const kept = method === 'resize' && !startsEmpty(context, given);
      setElements(context, place, count, kept ? 'unknown' : (value ?? 'zero'), origin);
      return nothing();
    }
    default:
      return undefined;
  }
}

/** The first thing that happens to a vector that was declared without elements is this call. */
function startsEmpty(context: CContext, given: readonly SyntaxNode[]): boolean {
  const call = given[0]?.parent?.parent;
  const object = call?.field('function')?.field('argument');
  if (object?.type !== 'identifier') return false;
  let body: SyntaxNode | undefined = call;
  while (body !== undefined && body.type !== 'function_definition') {
    // Another time round, there are elements already.
    if (/^(?:for|while|do|for_range)_/.test(body.type)) return false;
    body = body.parent;
  }
  if (body === undefined || call === undefined || context.local(object.text) === undefined) return false;
  const before = body.text.slice(0, object.start - body.start);
  const name = object.text.replace(/\$/g, '\\$&');
  const mentions = [...before.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))];
  const only = mentions[0];
  return (
    mentions.length === 1 &&
    only !== undefined &&
    /^\s*[;,]/.test(before.slice(only.index + object.text.length))
  );
}
