/** Which call expressions go to C, with which arguments: directly, or through a function that only hands them on. */
import { foreignLibrary, libraryOfModule } from '../foreign';
import type { FamilyCall } from '../../kernel/architectures';
import type { ForeignCall } from '../foreign/foreign-function';
import type { AddressValue } from '../foreign/library';
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import { readingOf } from './foreign-values';
import { forwardingOf } from './forwarding';
import type { StaticValue } from './static-value';
import { argumentsOf, childrenOf, withoutTypes } from './syntax';
import { systemCallOf } from './system-calls';

/** An argument of a call of C. */
export type ForeignArgument =
  | { readonly kind: 'written'; readonly node: SyntaxNode }
  /** A wrapper of the project puts it in; `systemCall`: it is the number of that call, known or not. */
  | { readonly kind: 'fixed'; readonly value: StaticValue; readonly systemCall?: FamilyCall };

export interface ForeignCallSite {
  readonly call: ForeignCall;
  /**
   * For the parameters of the C function, in order. Words for types (variadic koffi) and the callback are left out.
   * A spread argument that is not understood, and all after it, is left out too: then there are too few.
   */
  readonly arguments: readonly ForeignArgument[];
  /** Of the manner `callback`: the function that gets the outcome. */
  readonly callback?: SyntaxNode;
  /** The call is one of a function of the project that does nothing but hand its parameters on. */
  readonly wrapped: boolean;
}

/** What a call gives the address of, and how the address looks in JavaScript. */
export interface AddressOf {
  readonly of: SyntaxNode;
  readonly value: AddressValue;
}

const maxWrappers = 4;

export function foreignCallAt(
  node: SyntaxNode,
  site: Site,
  evaluator: Evaluator,
  depth = 0,
): ForeignCallSite | undefined {
  const callee = node.type === 'call_expression' ? node.field('function') : undefined;
  if (callee === undefined) return undefined;
  const value = evaluator.evaluate(callee, site);
  if (value.kind === 'foreign') return directCall(value.call, argumentsOf(node), site, evaluator);
  const indirect = indirectCall(callee, argumentsOf(node), site, evaluator);
  if (indirect !== undefined) return indirect;
  if (value.kind === 'module') {
    // ffi-rs binds and calls at once.
    const library = libraryOfModule(value.module);
    const reading = readingOf(value.module, site, evaluator);
    const immediate = library?.immediate?.(value.path.join('.'), argumentsOf(node), reading);
    return (
      immediate && {
        call: immediate.call,
        arguments: written(immediate.arguments),
        wrapped: false,
      }
    );
  }
  if (value.kind !== 'function' || depth >= maxWrappers) return undefined;
  const unit = evaluator.program.unitOf(value.place.file);
  if (unit === undefined) return undefined;
  const forwarding = forwardingOf(value.node);
  const inner = forwarding && foreignCallAt(forwarding.call, { unit }, evaluator, depth + 1);
  if (forwarding === undefined || inner === undefined || inner.callback !== undefined) return undefined;
  const handed = forwarding.map(inner.arguments, argumentsOf(node), (one) =>
    fixedArgument(one, { unit }, evaluator),
  );
  return handed && { call: inner.call, arguments: handed, wrapped: true };
}

function fixedArgument(node: SyntaxNode, site: Site, evaluator: Evaluator): ForeignArgument | undefined {
  const value = evaluator.evaluate(node, site);
  const systemCall = systemCallOf(node, site, evaluator);
  if (systemCall !== undefined) return { kind: 'fixed', value, systemCall };
  const isConstant = /^(?:number|bigint|boolean|null|undefined)$/.test(value.kind);
  return isConstant ? { kind: 'fixed', value } : undefined;
}

function written(nodes: readonly SyntaxNode[]): readonly ForeignArgument[] {
  const end = nodes.findIndex((one) => one.type === 'spread_element');
  return (end < 0 ? nodes : nodes.slice(0, end)).map((node) => ({ kind: 'written', node }));
}

/** `f.call(undefined, a, b)`, `f.apply(undefined, [a, b])`; a list that is not written there may be anything. */
function indirectCall(
  callee: SyntaxNode,
  written: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): ForeignCallSite | undefined {
  const plain = withoutTypes(callee);
  const how = plain.field('property')?.text;
  const object = plain.field('object');
  if ((how !== 'call' && how !== 'apply') || object === undefined) return undefined;
  if (written.some((one, at) => at < 2 && one.type === 'spread_element')) return undefined;
  const bound = evaluator.evaluate(object, site);
  if (bound.kind !== 'foreign') return undefined;
  if (how === 'call') return directCall(bound.call, written.slice(1), site, evaluator);
  const [, list] = written;
  const listed = list === undefined ? undefined : withoutTypes(list);
  return listed?.type === 'array' ? directCall(bound.call, childrenOf(listed), site, evaluator) : undefined;
}

function directCall(
  call: ForeignCall,
  all: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): ForeignCallSite {
  const library = foreignLibrary(call.fn.library);
  const hasCallback = call.manner === 'callback' && all.at(-1)?.type !== 'spread_element';
  const callback = hasCallback ? all.at(-1) : undefined;
  const own = callback === undefined ? all : all.slice(0, -1);
  const reading = readingOf(library?.modules[0] ?? '', site, evaluator);
  const taken = library?.take?.(call, own, reading) ?? { call, arguments: own };
  return {
    call: taken.call,
    arguments: written(taken.arguments),
    ...(callback === undefined ? {} : { callback }),
    wrapped: false,
  };
}

/** The expression reads the errno of the last call. */
export function readsErrnoAt(node: SyntaxNode, site: Site, evaluator: Evaluator, depth = 0): boolean {
  const plain = withoutTypes(node);
  const callee = plain.type === 'call_expression' ? plain.field('function') : undefined;
  if (callee === undefined || argumentsOf(plain).length > 0) return false;
  const value = evaluator.evaluate(callee, site);
  if (value.kind === 'module') {
    const library = libraryOfModule(value.module);
    return library?.errno !== undefined && value.path.join('.') === library.errno;
  }
  // `const errno = () => koffi.errno()`
  const body = value.kind === 'function' && depth < maxWrappers ? value.node.field('body') : undefined;
  const unit = value.kind === 'function' ? evaluator.program.unitOf(value.place.file) : undefined;
  if (body === undefined || unit === undefined || body.type === 'statement_block') return false;
  return readsErrnoAt(body, { unit }, evaluator, depth + 1);
}

export function addressAt(node: SyntaxNode, site: Site, evaluator: Evaluator): AddressOf | undefined {
  const plain = withoutTypes(node);
  const callee = plain.type === 'call_expression' ? plain.field('function') : undefined;
  const [of] = callee === undefined ? [] : argumentsOf(plain);
  if (callee === undefined || of === undefined || of.type === 'spread_element') return undefined;
  const callValue = evaluator.evaluate(callee, site);
  if (callValue.kind !== 'module') return undefined;
  const addresses = libraryOfModule(callValue.module)?.addresses ?? {};
  const path = callValue.path.join('.');
  const address = Object.hasOwn(addresses, path) ? addresses[path] : undefined;
  if (address?.ofPointer !== true) return address && { of, value: address.value };
  const inner = addressAt(originOf(of, site), site, evaluator);
  return inner && { of: inner.of, value: address.value };
}

/** What a constant begins with; other expressions themselves. */
function originOf(node: SyntaxNode, { unit }: Site): SyntaxNode {
  const plain = withoutTypes(node);
  const declaration = plain.type === 'identifier' ? unit.scopes.lookup(plain.text, plain.start) : undefined;
  const isPlain = declaration?.path.length === 0 && !unit.scopes.isReassigned(declaration);
  return (isPlain ? declaration.initialiser : undefined) ?? plain;
}
