/**
 * Calls in C++: casts that look like calls, lambdas, methods, and functions by their full name. `numa::move_pages(…)`
 * and `object.move_pages(…)` are other functions than `move_pages(…)`: only the name of the global one is plain.
 */
import type { ValueId } from '../flow/graph';
import { pointerTo, unknownType, type MachineType } from '../flow/types';
import { nameSegments } from '../syntax/cpp-names';
import type { SyntaxNode } from '../syntax/port';
import { emitCall, resultType } from './c-calls';
import type { CContext } from './c-context';
import type { KnownFunction } from './c-environment';
import { lowerExpression, read } from './c-expressions';
import { lowerPlace, type Place } from './c-places';
import { readTypeName } from './c-types';
import { pointee } from './c-typing';
import { libraryEffect } from '../facts/library';
import { forget, lowerArguments, takesValues } from './cpp-arguments';
import { constructFrom } from './cpp-construct';
import { lowerContainerMethod, lowerContainerReference, type ContainerPlace } from './cpp-containers';
import { constructedType } from './cpp-deduction';
import { lowerCalledLambda } from './cpp-lambdas';
import { isScalar } from './cpp-memory';
import { lowerStandardCall } from './cpp-standard';
import type { CppState } from './cpp-state';
import { mayThrow } from './cpp-statements';
import { containerOf } from './cpp-types';

function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return (node.field('arguments')?.namedChildren ?? []).filter((child) => child.type !== 'comment');
}

/** Undefined: the call is as in C. */
export function lowerCppCall(context: CContext, state: CppState, node: SyntaxNode): ValueId | undefined {
  const callee = node.field('function');
  const given = argumentsOf(node);
  const origin = context.origin(node);
  if (callee === undefined) return undefined;
  if (callee.type === 'lambda_expression') return lowerCalledLambda(context, state, callee, given, origin);
  if (callee.type === 'template_function') {
    const cast = lowerCast(context, callee, given, node);
    if (cast !== undefined) return cast;
  }
  if (callee.type === 'field_expression') return lowerMethodCall(context, state, node, callee, given);
  if (callee.type === 'identifier') {
    const local = context.local(callee.text);
    const lambda = local === undefined ? undefined : state.lambdas.get(local);
    if (lambda !== undefined && local !== undefined) {
      state.lambdas.delete(local);
      return lowerCalledLambda(context, state, lambda, given, origin);
    }
    if (local !== undefined) return lowerUnknownCall(context, state, node, callee, given, []);
    if (/^(?:assert|__builtin_expect)$/.test(callee.text)) return undefined;
  }
  const built = constructedType(context, node);
  if (built !== undefined && !isFunctionName(context, callee))
    return lowerConstruction(context, built, node, given);
  const named = resolve(context, callee);
  if (named === undefined) {
    if (callee.type === 'parenthesized_expression') return undefined;
    return lowerUnknownCall(context, state, node, callee, given, []);
  }
  if (named.startsWith('std::')) {
    const standard = lowerStandardCall(context, named.slice('std::'.length), callee, given, origin);
    if (standard !== undefined) return standard;
  }
  return lowerNamedCall(context, state, node, named, given);
}

/** The place that a call gives a reference to. */
export function lowerCallPlace(context: CContext, state: CppState, node: SyntaxNode): Place | undefined {
  const callee = node.field('function');
  const given = argumentsOf(node);
  if (callee?.type === 'field_expression') {
    const container = receiver(context, callee);
    return container === undefined
      ? undefined
      : lowerContainerReference(context, container, methodName(callee), given, context.origin(node));
  }
  if (callee === undefined || callee.type === 'lambda_expression') return undefined;
  const name = resolve(context, callee);
  if (/^std::(?:move|forward|as_const|ref|cref)$/.test(name ?? '') && given[0] !== undefined)
    return lowerPlace(context, given[0]);
  const known =
    name === undefined || name.startsWith('std::') ? undefined : context.env.function(`::${name}`);
  if (name === undefined || known?.returnsReference !== true || !accepts(known, given.length))
    return undefined;
  return { address: lowerNamedCall(context, state, node, name, given), type: known.returns };
}

/** The full name of the function; undefined where there is none. */
function resolve(context: CContext, callee: SyntaxNode): string | undefined {
  let node = callee;
  while (node.type === 'parenthesized_expression' && node.namedChildren[0]?.type === 'identifier')
    node = node.namedChildren[0];
  if (!/^(?:identifier|qualified_identifier|template_function)$/.test(node.type)) return undefined;
  if (node !== callee && context.typedef(node.text) !== undefined) return undefined;
  const segments = nameSegments(node);
  const last = segments.at(-1) ?? '';
  if (segments.length === 2 && segments[0] === '') return last;
  if (segments[0] === 'std' || (segments[0] === '' && segments[1] === 'std')) {
    // C's own functions have their effects under their C names.
    return libraryEffect(last, 0) !== undefined && !libraryEffect(last, 0)?.kind.startsWith('page')
      ? last
      : `std::${last}`;
  }
  const name = segments.filter((part) => part !== '').join('::');
  return context.env.functionName?.(name) ?? name;
}

function isFunctionName(context: CContext, callee: SyntaxNode): boolean {
  return (
    /^(?:identifier|qualified_identifier)$/.test(callee.type) &&
    context.env.functionName?.(callee.text) !== undefined
  );
}

const casts = /^(?:static|reinterpret|const|dynamic|bit)_cast$/;

function lowerCast(
  context: CContext,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
  node: SyntaxNode,
): ValueId | undefined {
  const name = callee.field('name')?.text ?? '';
  const type = callee.field('arguments')?.namedChildren[0];
  if (!casts.test(name) || type?.type !== 'type_descriptor') return undefined;
  const value = lowerExpression(context, given[0]);
  const to = readTypeName(type, context);
  return to.kind === 'void' ? value : context.convert(value, to, context.origin(node), true);
}

/** `T(…)`: a cast for a scalar, else an object that has no name. */
function lowerConstruction(
  context: CContext,
  type: MachineType,
  node: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId {
  const origin = context.origin(node);
  const [first, ...rest] = given;
  if (isScalar(type) && rest.length === 0)
    return first === undefined
      ? context.constant(0n, type, origin)
      : context.convert(lowerExpression(context, first), type, origin, true);
  const variable = context.synthetic(type);
  context.builder.emit({ kind: 'declare', variable, origin });
  const address = context.addressOf(variable, origin);
  constructFrom(context, address, type, node.field('arguments'), origin);
  return context.load(address, type, origin);
}

function accepts(known: KnownFunction, count: number): boolean {
  return count <= (known.parameters?.length ?? 0) && count >= known.required;
}

function lowerNamedCall(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  name: string,
  given: readonly SyntaxNode[],
): ValueId {
  const origin = context.origin(node);
  const found = context.env.function(`::${name}`);
  // Another number of arguments: an overload that is not seen here.
  const known = found !== undefined && accepts(found, given.length) ? found : undefined;
  const hidden = found !== undefined && known === undefined;
  const passed = lowerArguments(context, given, hidden ? undefined : name, known);
  const object = thisFor(context, state, name, known);
  const defaults =
    known === undefined || object.length === 0 ? [] : missing(context, known, given.length, origin);
  const type = known?.returns ?? (hidden ? unknownType : (resultType(name) ?? unknownType));
  const lost = hidden ? `${name} (overload)` : name;
  const value = emitCall(context, node, {
    name: lost,
    target: { kind: 'name', name: lost },
    type: known?.returnsReference === true ? pointerTo(type) : type,
    arguments: passed.arguments,
    hidden: [...defaults, ...object],
  });
  forget(context, passed.written, origin);
  if (!throwsNothing(name)) mayThrow(context, state, origin);
  return value;
}

/** Values for the parameters that the caller leaves out, so that `this` comes after them. */
function missing(
  context: CContext,
  known: KnownFunction,
  count: number,
  origin: ReturnType<CContext['origin']>,
): readonly ValueId[] {
  return (known.parameters ?? []).slice(count).map((type) => context.opaque(type, origin));
}

/** A member function of the same class is called on the same object; what is not seen may be one. */
function thisFor(
  context: CContext,
  state: CppState,
  name: string,
  known: KnownFunction | undefined,
): readonly ValueId[] {
  if (state.self === undefined) return [];
  const method =
    known === undefined ? !takesValues(name, 0) && !name.startsWith('std::') : known.method !== false;
  return method ? [loadSelf(context, state.self)] : [];
}

function loadSelf(context: CContext, self: number): ValueId {
  const origin = { span: context.statement, macros: [] };
  const type = context.builder.variableOf(self)?.type ?? unknownType;
  return context.load(context.addressOf(self, origin), type, origin);
}

/** Functions of C and of the kernel do not throw. */
function throwsNothing(name: string): boolean {
  return (
    (libraryEffect(name, 0) !== undefined && !name.startsWith('operator new')) ||
    /^(?:syscall|move_pages|numa_\w+|mbind|\w+_mempolicy)$/.test(name)
  );
}

function lowerUnknownCall(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
  objects: readonly ValueId[],
): ValueId {
  const origin = context.origin(node);
  const target: ValueId =
    callee.type === 'identifier'
      ? lowerExpression(context, callee)
      : context.opaque(pointerTo({ kind: 'function' }), context.origin(callee));
  const passed = lowerArguments(context, given, undefined, undefined);
  const value = emitCall(context, node, {
    name: undefined,
    target: { kind: 'value', value: target },
    type: unknownType,
    arguments: passed.arguments,
    hidden: objects,
  });
  forget(context, passed.written, origin);
  mayThrow(context, state, origin);
  return value;
}

function methodName(callee: SyntaxNode): string {
  const field = callee.field('field');
  return (field?.type === 'template_method' ? field.field('name') : field)?.text ?? '';
}

/** The container that a method is called on. */
function receiver(context: CContext, callee: SyntaxNode): ContainerPlace | undefined {
  const argument = callee.field('argument');
  if (argument === undefined) return undefined;
  const arrow = callee.field('operator')?.text === '->';
  const type = context.typeOfExpression(argument);
  const container = containerOf(arrow ? pointee(type) : type, context);
  if (container === undefined) return undefined;
  const address = arrow ? lowerExpression(context, argument) : lowerPlace(context, argument).address;
  return { address, container };
}

function lowerMethodCall(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId {
  const origin = context.origin(node);
  const method = methodName(callee);
  const place = lowerCallPlace(context, state, node);
  if (place !== undefined) return read(context, place, origin);
  const container = receiver(context, callee);
  if (container !== undefined) {
    const value = lowerContainerMethod(context, container, method, given, origin);
    if (value !== undefined) {
      if (!/^(?:size|data|begin|end|cbegin|cend|empty)$/.test(method)) mayThrow(context, state, origin);
      return value;
    }
    return lowerUnknownCall(context, state, node, callee, given, [container.address]);
  }
  const argument = callee.field('argument');
  const arrow = callee.field('operator')?.text === '->';
  if (argument === undefined) return lowerUnknownCall(context, state, node, callee, given, []);
  const type = context.typeOfExpression(argument);
  if (!arrow && type.kind === 'pointer') {
    const owned = lowerOwner(context, lowerPlace(context, argument), method, given, origin);
    if (owned !== undefined) return owned;
  }
  const object = arrow ? lowerExpression(context, argument) : lowerPlace(context, argument).address;
  const record = arrow ? pointee(type) : type;
  const path = record.kind === 'record' ? record.tag.replace(/^(?:struct|union) /, '') : undefined;
  const known = path === undefined ? undefined : context.env.function(`::${path}::${method}`);
  if (path === undefined || known === undefined || known.virtual || !accepts(known, given.length))
    return lowerUnknownCall(context, state, node, callee, given, [object]);
  const name = `${path}::${method}`;
  const passed = lowerArguments(context, given, name, known);
  const value = emitCall(context, node, {
    name,
    target: { kind: 'name', name },
    type: known.returnsReference ? pointerTo(known.returns) : known.returns,
    arguments: passed.arguments,
    hidden: known.method === false ? [] : [...missing(context, known, given.length, origin), object],
  });
  forget(context, passed.written, origin);
  mayThrow(context, state, origin);
  return known.returnsReference ? read(context, { address: value, type: known.returns }, origin) : value;
}

/** Methods of a smart pointer, which is the pointer that it owns. */
function lowerOwner(
  context: CContext,
  place: Place,
  method: string,
  given: readonly SyntaxNode[],
  origin: ReturnType<CContext['origin']>,
): ValueId | undefined {
  if (method === 'get') return read(context, place, origin);
  if (method !== 'release' && method !== 'reset') return undefined;
  const before = read(context, place, origin);
  const first = given[0];
  const value =
    first === undefined ? context.constant(0n, place.type, origin) : lowerExpression(context, first);
  const stored = context.convert(value, place.type, origin);
  context.builder.emit({ kind: 'store', address: place.address, value: stored, type: place.type, origin });
  return before;
}
