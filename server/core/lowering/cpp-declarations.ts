/** Declarations that C does not have: references, `auto`, constructors, structured bindings. */
import type { Origin, ValueId, Variable } from '../flow/graph';
import { pointerTo, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { readAs } from '../syntax/reading';
import type { CContext } from './c-context';
import { hasSpecifier, isAligned } from './c-declarations';
import { lowerExpression } from './c-expressions';
import { assign } from './c-operators';
import { lowerPlace } from './c-places';
import { readDeclarator } from './c-types';
import { lowerUnknownArguments, passToUnknown } from './cpp-arguments';
import { constructFrom, emptyMembers } from './cpp-construct';
import { deducedType } from './cpp-deduction';
import { calledOnce } from './cpp-lambdas';
import type { CppState } from './cpp-state';
import { containerOf, isPlaceholder } from './cpp-types';

/** True if the declarator was lowered here; false: it means what it means in C. */
export function lowerCppDeclarator(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  declarator: SyntaxNode,
  base: MachineType,
): boolean {
  const initialised = declarator.type === 'init_declarator';
  const value = initialised ? declarator.field('value') : undefined;
  const inner = initialised ? declarator.field('declarator') : declarator;
  if (inner === undefined) return false;
  if (structuredBinding(inner) !== undefined) {
    lowerBinding(context, inner, value);
    return true;
  }
  const { name, type: declared, reference } = readDeclarator(inner, base, context);
  if (name === undefined || name.type === 'qualified_identifier') return false;
  const vexing = declared.kind === 'function' ? constructorArguments(context, inner) : undefined;
  if (declared.kind === 'function' && vexing === undefined) return false;
  const origin = context.origin(name);
  const isStatic = hasSpecifier(node, 'static') || hasSpecifier(node, 'thread_local');
  const auto = isPlaceholder(node.field('type'));
  const declare = (type: MachineType, storage: Variable['kind'] = isStatic ? 'static' : 'local'): number =>
    context.declare({
      name: name.text,
      kind: storage,
      type,
      declaration: origin.span,
      ...(isAligned(node) ? { aligned: true } : {}),
    });
  if (reference) {
    bind(context, state, value, declared, auto, declare);
    return true;
  }
  if (auto) {
    lowerAuto(context, state, value, declared, declare, node, origin);
    return true;
  }
  const type = vexing === undefined ? declared : base;
  const scalar = type.kind === 'int' || type.kind === 'bool';
  const constant = scalar && (hasSpecifier(node, 'const') || hasSpecifier(node, 'constexpr'));
  const initial = value === undefined ? undefined : context.fold(onlyValue(value));
  if (isStatic && !(constant && initial !== undefined))
    return containerOf(type, context) === undefined ? false : declareStatic(declare, type);
  const plain =
    vexing === undefined && value?.type !== 'argument_list' && containerOf(type, context) === undefined;
  if (plain && !(scalar && value !== undefined) && type.kind !== 'unknown' && type.kind !== 'record')
    return false;
  const id = declare(type);
  if (constant && initial !== undefined) state.constants.set(id, initial);
  if (isStatic) return true;
  context.builder.emit({ kind: 'declare', variable: id, origin });
  const address = context.addressOf(id, origin);
  if (vexing !== undefined) constructWith(context, address, type, vexing, name);
  else if (value !== undefined || containerOf(type, context) !== undefined)
    constructFrom(context, address, type, value, value === undefined ? origin : context.origin(value));
  else if (hasConstructor(context, type)) passToUnknown(context, [address], origin);
  else emptyMembers(context, address, type, origin);
  return true;
}

function declareStatic(declare: (type: MachineType) => number, type: MachineType): boolean {
  declare(type);
  return true;
}

/** The one expression in `(e)`, `{e}` or `= e`. */
function onlyValue(value: SyntaxNode): SyntaxNode {
  const [first, ...rest] = /^(?:argument|initializer)_list$/.test(value.type) ? value.namedChildren : [value];
  return first !== undefined && rest.length === 0 ? first : value;
}

function structuredBinding(declarator: SyntaxNode): SyntaxNode | undefined {
  if (declarator.type === 'structured_binding_declarator') return declarator;
  return declarator.type === 'reference_declarator'
    ? declarator.namedChildren.find((child) => child.type === 'structured_binding_declarator')
    : undefined;
}

/** `auto [a, b] = f();`: nothing is known of the parts. */
function lowerBinding(context: CContext, declarator: SyntaxNode, value: SyntaxNode | undefined): void {
  if (value !== undefined)
    passToUnknown(context, lowerUnknownArguments(context, [value]), context.origin(value));
  declareUnknownNames(context, structuredBinding(declarator));
}

export function declareUnknownNames(context: CContext, binding: SyntaxNode | undefined): void {
  for (const name of binding?.namedChildren ?? []) {
    if (name.type !== 'identifier') continue;
    const origin = context.origin(name);
    const id = context.declare({
      name: name.text,
      kind: 'local',
      type: unknownType,
      declaration: origin.span,
    });
    assign(
      context,
      context.addressOf(id, origin),
      unknownType,
      context.opaque(unknownType, origin),
      origin,
      true,
    );
  }
}

/** A reference holds the address of what it is bound to; a temporary gets storage of its own. */
function bind(
  context: CContext,
  state: CppState,
  value: SyntaxNode | undefined,
  declared: MachineType,
  auto: boolean,
  declare: (type: MachineType, storage: 'local') => number,
): void {
  if (value === undefined) return;
  const origin = context.origin(value);
  const place = lowerPlace(context, onlyValue(value));
  const type = auto ? place.type : declared;
  const id = declare(pointerTo(type), 'local');
  state.references.add(id);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  const address = context.convert(place.address, pointerTo(type), origin);
  assign(context, context.addressOf(id, origin), pointerTo(type), address, origin, true);
}

function lowerAuto(
  context: CContext,
  state: CppState,
  value: SyntaxNode | undefined,
  declared: MachineType,
  declare: (type: MachineType) => number,
  node: SyntaxNode,
  origin: Origin,
): void {
  if (value?.type === 'lambda_expression' && calledOnce(context, value, node)) {
    state.lambdas.set(declare(unknownType), value);
    return;
  }
  const first = value === undefined ? undefined : onlyValue(value);
  const deduced = first === undefined ? unknownType : deducedType(context, first);
  if (first !== undefined && containerOf(deduced, context) !== undefined) {
    const id = declare(deduced);
    context.builder.emit({ kind: 'declare', variable: id, origin });
    const list = first.type === 'call_expression' ? first.field('arguments') : first.field('value');
    const temporary = list !== undefined && deducedType(context, first, 'constructor').kind === 'record';
    constructFrom(context, context.addressOf(id, origin), deduced, temporary ? list : first, origin);
    return;
  }
  const lowered: ValueId | undefined = first === undefined ? undefined : lowerExpression(context, first);
  const type = lowered === undefined ? unknownType : context.builder.typeOf(lowered);
  const id = declare(declared.kind === 'unknown' ? type : declared);
  const constant = hasSpecifier(node, 'const') || hasSpecifier(node, 'constexpr');
  const initial = first === undefined ? undefined : context.fold(first);
  if (constant && initial !== undefined && type.kind === 'int') state.constants.set(id, initial);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  if (lowered !== undefined)
    assign(
      context,
      context.addressOf(id, origin),
      type,
      lowered,
      first === undefined ? origin : context.origin(first),
      true,
    );
}

/** A class that this file says, with a constructor or members that have one. */
function hasConstructor(context: CContext, type: MachineType): boolean {
  if (type.kind === 'unknown') return true;
  if (type.kind !== 'record') return false;
  const layout = context.record(type.tag);
  return layout?.size === undefined;
}

/** `T x(n);` parses as a function when all that stands in the parentheses could be types. */
function constructorArguments(context: CContext, declarator: SyntaxNode): readonly SyntaxNode[] | undefined {
  if (declarator.type !== 'function_declarator' || declarator.field('declarator')?.type !== 'identifier')
    return undefined;
  const given = (declarator.field('parameters')?.namedChildren ?? []).filter(
    (child) => child.type !== 'comment',
  );
  const names = given.map((one) =>
    one.type === 'parameter_declaration' && one.namedChildren.length === 1 ? one.field('type') : undefined,
  );
  if (names.length === 0) return undefined;
  const values = names.flatMap((name) => (name === undefined ? [] : [name]));
  if (values.length !== names.length) return undefined;
  const named = values.every(
    (name) =>
      name.type === 'type_identifier' &&
      context.typedef(name.text) === undefined &&
      (context.variable(name.text) !== undefined ||
        context.valueOf(name.text) !== undefined ||
        (context.cpp?.self !== undefined && context.classTag?.(name.text) === undefined)),
  );
  return named ? values : undefined;
}

function constructWith(
  context: CContext,
  address: ValueId,
  type: MachineType,
  values: readonly SyntaxNode[],
  name: SyntaxNode,
): void {
  // The names parse as those of types; as an argument list they are what they are.
  const list = name.parent?.field('parameters');
  if (list === undefined) return;
  constructFrom(context, address, type, readAs(list, 'argument_list', values), context.origin(list));
}
