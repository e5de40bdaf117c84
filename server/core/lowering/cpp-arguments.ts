/**
 * Arguments of C++ functions. Whether a parameter is a reference is not written at the call, so an unseen function may
 * change what it is given by name.
 */
import { libraryEffect } from '../facts/library';
import type { Origin, ValueId } from '../flow/graph';
import { pointerTo, unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { loweredArgument, stops } from './c-calls';
import type { CContext } from './c-context';
import type { LoweredArgument } from './lowered-function';
import type { KnownFunction } from './c-environment';
import { lowerExpression } from './c-expressions';
import { lowerPlace, type Place } from './c-places';
import { readWhole } from './cpp-construct';
import { isScalar } from './cpp-memory';

/** Functions of the standard library that write what they are given by name. */
const writers = new Set([
  'swap',
  'getline',
  'exchange',
  'ref',
  'tie',
  'get',
  'from_chars',
  'iter_swap',
  'stoi',
]);

/** Does not change scalars that it is given by name: a function of C, most of std, a macro that tests. */
export function takesValues(name: string | undefined, count: number): boolean {
  if (name === undefined) return false;
  if (name.startsWith('std::')) return !writers.has(name.slice('std::'.length));
  if (libraryEffect(name, count) !== undefined || stops.has(name)) return true;
  return /^(?:syscall|__builtin_\w+|move_pages|numa_\w+|[A-Z][A-Z0-9_]*|static_assert|assert|v?f?printf)$/.test(
    name,
  );
}

/** Names storage that lasts: a variable, a member, an element. */
export function isNamedStorage(context: CContext, node: SyntaxNode): boolean {
  switch (node.type) {
    case 'identifier':
      return (
        context.local(node.text) !== undefined ||
        context.cpp?.self !== undefined ||
        context.variable(node.text) !== undefined
      );
    case 'field_expression':
    case 'subscript_expression':
      return true;
    case 'pointer_expression':
      return node.field('operator')?.text === '*';
    default:
      return false;
  }
}

export interface Passed {
  readonly arguments: readonly LoweredArgument[];
  /** To be forgotten after the call. */
  readonly written: readonly Place[];
}

/** The arguments of a call as written. */
export function lowerArguments(
  context: CContext,
  nodes: readonly SyntaxNode[],
  name: string | undefined,
  known: KnownFunction | undefined,
): Passed {
  const written: Place[] = [];
  const values = takesValues(name, nodes.length);
  const lowered = nodes.map((node, at): LoweredArgument => {
    const parameter = known?.parameters?.[at];
    if (known?.references[at] === true) {
      const { address, type } = lowerPlace(context, node);
      // Seen but not followed: a body that is elsewhere may write it.
      if (!known.defined && isScalar(type)) written.push({ address, type });
      return loweredArgument(context, node, address);
    }
    if (parameter !== undefined) {
      readWhole(context, node);
      const value = context.convert(lowerExpression(context, node), parameter, context.origin(node));
      return loweredArgument(context, node, value);
    }
    if (!isNamedStorage(context, node) || node.hasError)
      return loweredArgument(context, node, lowerExpression(context, node));
    return loweredArgument(context, node, lowerNamed(context, node, values, written));
  });
  return { arguments: lowered, written };
}

/** An object is passed as its address, a scalar as its value; both may be written. */
function lowerNamed(context: CContext, node: SyntaxNode, values: boolean, written: Place[]): ValueId {
  const type = context.typeOfExpression(node);
  if (isScalar(type) || type.kind === 'array' || values) {
    if (
      values &&
      (type.kind === 'record' || type.kind === 'unknown') &&
      node.type === 'identifier' &&
      context.local(node.text) !== undefined
    )
      return lowerPlace(context, node).address;
    if (!values && isScalar(type)) written.push(lowerPlace(context, node));
    return lowerExpression(context, node);
  }
  const place = lowerPlace(context, node);
  // An unseen alias of a scalar looks like a class.
  written.push({ address: place.address, type: place.type.kind === 'record' ? place.type : unknownType });
  return place.address;
}

/** Forgets what an unseen function was given by name. */
export function forget(context: CContext, places: readonly Place[], origin: Origin): void {
  for (const { address, type } of places) {
    if (type.kind === 'record') continue;
    const value = context.opaque(type, origin);
    context.builder.emit({ kind: 'store', address, value, type, implicit: true, origin });
  }
}

export function lowerUnknownArguments(context: CContext, nodes: readonly SyntaxNode[]): readonly ValueId[] {
  const passed = lowerArguments(context, nodes, undefined, undefined);
  return [...passed.arguments.map((one) => one.value), ...passed.written.map((place) => place.address)];
}

/** A function that nobody sees gets these values and may keep them. */
export function passToUnknown(context: CContext, values: readonly ValueId[], origin: Origin): ValueId {
  const callee = context.opaque(pointerTo({ kind: 'function' }), origin);
  return context.emit(unknownType, (dest) => ({
    kind: 'call',
    dest,
    callee: { kind: 'value', value: callee },
    arguments: values.map((value) => ({ value, origin })),
    call: context.callKey(origin.span),
    origin,
  }));
}
