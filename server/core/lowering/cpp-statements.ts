/** C++ statements that C does not have: range-for, try, throw, conditions that declare, using. */
import type { Origin } from '../flow/graph';
import { int32, pointerTo, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerDeclaration } from './c-declarations';
import { lowerExpression } from './c-expressions';
import { assign, elementAddress } from './c-operators';
import { lowerPlace, type Place } from './c-places';
import { lowerStatement } from './c-statements';
import { readDeclarator, readSpecifier } from './c-types';
import { lowerUnknownArguments, passToUnknown } from './cpp-arguments';
import { readWhole } from './cpp-construct';
import { containerData, containerSize } from './cpp-containers';
import { declareUnknownNames } from './cpp-declarations';
import { emitLoop } from './cpp-memory';
import type { CppState } from './cpp-state';
import { containerOf, isPlaceholder } from './cpp-types';

/** False for what is not understood. */
export function lowerCppStatement(context: CContext, node: SyntaxNode): boolean {
  const state = context.cpp;
  if (state === undefined) return false;
  const origin = context.origin(node);
  switch (node.type) {
    case 'for_range_loop':
      context.push();
      lowerRangeLoop(context, state, node);
      context.pop();
      return true;
    case 'try_statement':
      lowerTry(context, state, node);
      return true;
    case 'throw_statement':
      context.statement = origin.span;
      for (const child of node.namedChildren) lowerExpression(context, child);
      throwTo(context, state, origin);
      return true;
    case 'init_statement':
      for (const child of node.namedChildren) lowerStatement(context, child);
      return true;
    case 'alias_declaration': {
      const name = node.field('name');
      const type = node.field('type');
      if (name !== undefined && type !== undefined)
        context.defineTypedef(name.text, readSpecifier(type, context));
      return true;
    }
    case 'class_specifier':
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
      readSpecifier(node, context);
      return true;
    case 'using_declaration':
    case 'namespace_alias_definition':
    case 'static_assert_declaration':
    case 'template_declaration':
      return true;
    case 'co_return_statement':
    case 'co_yield_statement': {
      for (const child of node.namedChildren) lowerExpression(context, child);
      if (node.type === 'co_return_statement') context.builder.terminate({ kind: 'return', origin });
      else context.builder.emit({ kind: 'havoc', origin });
      return true;
    }
    default:
      return false;
  }
}

/** Lowers what a condition declares first; gives the expression that is left to be tested. */
export function beginCondition(context: CContext, clause: SyntaxNode): SyntaxNode | undefined {
  const initializer = clause.field('initializer');
  const statement = context.statement;
  if (initializer !== undefined) lowerStatement(context, initializer);
  const value = clause.field('value');
  if (value?.type !== 'declaration') {
    context.statement = statement;
    return value;
  }
  lowerConditionDeclaration(context, value);
  context.statement = statement;
  let name = value.field('declarator');
  while (name !== undefined && name.type !== 'identifier')
    name =
      name.field('declarator') ??
      name.namedChildren.find((child) => /declarator$|^identifier$/.test(child.type));
  return name;
}

/** `if (T x = e)`: the declarator and its value are fields of the declaration itself. */
function lowerConditionDeclaration(context: CContext, node: SyntaxNode): void {
  const declarator = node.field('declarator');
  const value = node.field('value');
  if (declarator === undefined || declarator.type === 'init_declarator' || value === undefined) {
    lowerDeclaration(context, node);
    return;
  }
  const base = readSpecifier(node.field('type'), context);
  const { name, type, reference } = readDeclarator(declarator, base, context);
  if (name === undefined) return;
  const origin = context.origin(name);
  const place = reference ? lowerPlace(context, value).address : undefined;
  const lowered = place ?? lowerExpression(context, value);
  const own: MachineType = reference
    ? pointerTo(type)
    : isPlaceholder(node.field('type')) && type.kind === 'unknown'
      ? context.builder.typeOf(lowered)
      : type;
  const id = context.declare({ name: name.text, kind: 'local', type: own, declaration: origin.span });
  if (reference) context.cpp?.references.add(id);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  assign(context, context.addressOf(id, origin), own, lowered, context.origin(value), true);
}

/** True if the return belongs to a lambda that is lowered in place, or gives a reference. */
export function lowerCppReturn(
  context: CContext,
  state: CppState,
  expression: SyntaxNode | undefined,
  origin: Origin,
): boolean {
  readWhole(context, expression);
  const result = state.lambdaResults.at(-1);
  if (result === undefined) {
    if (expression === undefined || !state.returnsReference) return false;
    const value = lowerPlace(context, expression).address;
    context.builder.terminate({ kind: 'return', value, origin });
    return true;
  }
  if (expression !== undefined) {
    const value = lowerExpression(context, expression);
    const type = context.builder.typeOf(value);
    result.variable ??= context.synthetic(type);
    const own = context.builder.variableOf(result.variable)?.type ?? unknownType;
    assign(context, context.addressOf(result.variable, origin), own, value, origin, true);
  }
  context.builder.terminate({ kind: 'jump', to: result.to, origin });
  return true;
}

interface Range {
  readonly place: Place;
  readonly element: MachineType;
}

/** Something with elements that lie one after the other. */
function rangeOf(context: CContext, node: SyntaxNode): Range | undefined {
  const type = context.typeOfExpression(node);
  if (type.kind === 'array') return { place: lowerPlace(context, node), element: type.element };
  const container = containerOf(type, context);
  return container === undefined
    ? undefined
    : { place: lowerPlace(context, node), element: container.element };
}

function lowerRangeLoop(context: CContext, state: CppState, node: SyntaxNode): void {
  const right = node.field('right');
  const initializer = node.field('initializer');
  const origin = context.map.origin(node.start, right?.end ?? node.end);
  context.statement = origin.span;
  if (initializer !== undefined) lowerStatement(context, initializer);
  context.statement = origin.span;
  const range = right === undefined ? undefined : rangeOf(context, right);
  if (range === undefined) {
    lowerOpaqueRange(context, state, node, right, origin);
    return;
  }
  const container = containerOf(range.place.type, context);
  const place = container === undefined ? undefined : { address: range.place.address, container };
  const { type } = range.place;
  const first =
    place === undefined
      ? context.convert(range.place.address, pointerTo(range.element), origin)
      : containerData(context, place, origin);
  const length = type.kind === 'array' ? type.length : undefined;
  const count =
    place !== undefined
      ? containerSize(context, place, origin)
      : length === undefined
        ? context.opaque(int32, origin)
        : context.constant(BigInt(length), { kind: 'int', width: 64, signed: false }, origin);
  emitLoop(context, count, origin, (index) => {
    const address = elementAddress(context, first, index, origin);
    context.push();
    declareElement(context, state, node, { address, type: range.element });
    lowerStatement(context, node.field('body'));
    context.pop();
  });
}

/** The loop's own variable, for the element at `place` (absent: nobody knows which). */
function declareElement(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  place: Place | undefined,
): void {
  const declarator = node.field('declarator');
  const binding =
    declarator?.type === 'structured_binding_declarator'
      ? declarator
      : declarator?.namedChildren.find((child) => child.type === 'structured_binding_declarator');
  if (binding !== undefined) {
    declareUnknownNames(context, binding);
    return;
  }
  const specifier = node.field('type');
  const base = isPlaceholder(specifier) ? (place?.type ?? unknownType) : readSpecifier(specifier, context);
  const { name, type, reference } = readDeclarator(declarator, base, context);
  if (name === undefined) return;
  const origin = context.origin(name);
  // `auto *p` of pointers is the pointer itself.
  const plain = isPlaceholder(specifier) && !reference ? base : type;
  const own = reference ? pointerTo(plain) : plain;
  const id = context.declare({ name: name.text, kind: 'local', type: own, declaration: origin.span });
  if (reference) state.references.add(id);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  const value =
    place === undefined
      ? context.opaque(own, origin)
      : reference
        ? context.convert(place.address, own, origin)
        : context.load(place.address, place.type, origin);
  assign(context, context.addressOf(id, origin), own, value, origin, true);
}

function lowerOpaqueRange(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  right: SyntaxNode | undefined,
  origin: Origin,
): void {
  const { builder } = context;
  if (right !== undefined) passToUnknown(context, lowerUnknownArguments(context, [right]), origin);
  const [test, inside, after] = [builder.block(), builder.block(), builder.block()];
  builder.flowInto(test, origin);
  const condition = context.opaque(int32, origin);
  builder.terminate({ kind: 'branch', condition, then: inside, else: after, origin });
  builder.enter(inside);
  context.breaks.push(after);
  context.continues.push(test);
  context.push();
  declareElement(context, state, node, undefined);
  lowerStatement(context, node.field('body'));
  context.pop();
  context.breaks.pop();
  context.continues.pop();
  builder.terminate({ kind: 'jump', to: test, origin });
  builder.enter(after);
}

function throwTo(context: CContext, state: CppState, origin: Origin): void {
  const handler = state.handlers.at(-1);
  context.builder.terminate(
    handler === undefined ? { kind: 'stop', origin } : { kind: 'jump', to: handler, origin },
  );
}

function lowerTry(context: CContext, state: CppState, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  const [handler, after] = [builder.block(), builder.block()];
  state.handlers.push(handler);
  lowerStatement(context, node.field('body'));
  state.handlers.pop();
  builder.flowInto(after, origin);
  builder.enter(handler);
  let all = false;
  for (const clause of node.namedChildren) {
    if (clause.type !== 'catch_clause') continue;
    const [caught, next] = [builder.block(), builder.block()];
    const condition = context.opaque(int32, origin);
    builder.terminate({ kind: 'branch', condition, then: caught, else: next, origin });
    builder.enter(caught);
    context.push();
    lowerCaught(context, state, clause);
    lowerStatement(context, clause.field('body'));
    context.pop();
    builder.terminate({ kind: 'jump', to: after, origin });
    builder.enter(next);
    all ||= clause.field('parameters')?.text.includes('...') === true;
  }
  if (all) builder.terminate({ kind: 'stop', origin });
  else throwTo(context, state, origin);
  builder.enter(after);
}

function lowerCaught(context: CContext, state: CppState, clause: SyntaxNode): void {
  const parameter = clause
    .field('parameters')
    ?.namedChildren.find((child) => child.type === 'parameter_declaration');
  if (parameter === undefined) return;
  const base = readSpecifier(parameter.field('type'), context);
  const { name, type, reference } = readDeclarator(parameter.field('declarator'), base, context);
  if (name === undefined) return;
  const origin = context.origin(name);
  const own = reference ? pointerTo(type) : type;
  const id = context.declare({ name: name.text, kind: 'local', type: own, declaration: origin.span });
  if (reference) state.references.add(id);
  assign(context, context.addressOf(id, origin), own, context.opaque(own, origin), origin, true);
}

/** After a call in a try block, control may be in the handler instead. */
export function mayThrow(context: CContext, state: CppState, origin: Origin): void {
  const handler = state.handlers.at(-1);
  if (handler === undefined) return;
  const { builder } = context;
  const on = builder.block();
  const condition = context.opaque(int32, origin);
  builder.terminate({ kind: 'branch', condition, then: on, else: handler, origin });
  builder.enter(on);
}
