/**
 * Which array and object literals stay what they are. An array that a name holds is changed in place as a rule (push, an
 * index, a sort), so a name stands for its literal only where every use of it is seen to leave it alone; an object is only
 * changed by writes to its members, which the evaluator looks for, and by the few functions that make such writes.
 */
import { libraryOfModule } from '../foreign';
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import type { ScriptDeclaration } from './declarations';
import type { Scopes } from './scopes';
import { argumentsOf, isTypeWrapper, withoutTypes } from './syntax';

const harmless = new Set([
  'at',
  'concat',
  'entries',
  'every',
  'filter',
  'find',
  'findIndex',
  'flat',
  'flatMap',
  'forEach',
  'includes',
  'indexOf',
  'join',
  'keys',
  'length',
  'map',
  'reduce',
  'slice',
  'some',
  'values',
]);

/** The literal is `as const`, or frozen. */
export function isFrozen(literal: SyntaxNode): boolean {
  let at: SyntaxNode = literal;
  for (let depth = 0; depth < 16; depth++) {
    const { parent } = at;
    if (parent === undefined) return false;
    if (parent.type === 'as_expression' && parent.children.at(-1)?.text === 'const') return true;
    if (parent.type === 'arguments')
      return /^Object\.freeze$/.test(parent.parent?.field('function')?.text ?? '');
    if (!/^(?:pair|object|array|parenthesized_expression|satisfies_expression)$/.test(parent.type))
      return false;
    at = parent;
  }
  return false;
}

/** No use of the name changes the array, or gives it to somebody who may. */
export function staysAsItIs(declaration: ScriptDeclaration, site: Site, evaluator: Evaluator): boolean {
  return site.unit.scopes.usesOf(declaration).every((use) => isRead(use, site, evaluator));
}

function isRead(use: SyntaxNode, site: Site, evaluator: Evaluator): boolean {
  let at = use;
  while (at.parent !== undefined && isTypeWrapper(at.parent)) at = at.parent;
  const { parent } = at;
  switch (parent?.type) {
    case 'member_expression':
      return harmless.has(parent.field('property')?.text ?? '') && !isWritten(parent);
    case 'subscript_expression':
      return parent.field('object')?.start !== at.start || !isWritten(parent);
    case 'arguments':
      return parent.parent !== undefined && declaresFunction(parent.parent, site, evaluator);
    case 'variable_declarator':
      return parent.field('name')?.type === 'array_pattern';
    case 'spread_element':
    case 'for_in_statement':
    case 'pair':
    case 'object':
    case 'export_specifier':
    case 'expression_statement':
      return true;
    default:
      return false;
  }
}

function isWritten(member: SyntaxNode): boolean {
  const { parent } = member;
  return (
    parent?.type === 'update_expression' ||
    parent?.children[0]?.type === 'delete' ||
    ((parent?.type ?? '').endsWith('assignment_expression') && parent?.field('left')?.start === member.start)
  );
}

/** A list of types is read when a function is declared. */
function declaresFunction(call: SyntaxNode, site: Site, evaluator: Evaluator): boolean {
  const callee = call.field('function') ?? call.field('constructor');
  if (callee === undefined) return false;
  const value = evaluator.evaluate(callee, site);
  if (value.kind === 'module')
    return libraryOfModule(value.module) !== undefined || value.path.join('.') === 'Object.freeze';
  const object = withoutTypes(callee).field('object');
  return object !== undefined && evaluator.evaluate(object, site).kind === 'library';
}

const fills = /^(?:Object\.(?:assign|defineProperty|defineProperties)|Reflect\.(?:set|defineProperty))$/;
/** Of each file: the names that such a call fills, and where these are declared. */
const filledNodes = new WeakMap<Scopes, readonly SyntaxNode[]>();
const filledNames = new WeakMap<Scopes, ReadonlySet<number>>();

/** Object.assign(flags, …) and the like. */
export function isFilledByCall(root: SyntaxNode, { unit: { scopes } }: Site): boolean {
  let filled = filledNames.get(scopes);
  if (filled === undefined) {
    filled = new Set(
      filledIn(scopes).flatMap((one) => scopes.lookup(one.text, one.start)?.nameNode.start ?? []),
    );
    filledNames.set(scopes, filled);
  }
  const declaration = scopes.lookup(root.text, root.start);
  if (declaration === undefined || scopes.isTopLevel(declaration)) scopes.searchedWrites(root.text);
  return declaration !== undefined && filled.has(declaration.nameNode.start);
}

/** The names that calls write members of. */
function filledIn(scopes: Scopes): readonly SyntaxNode[] {
  let found = filledNodes.get(scopes);
  if (found === undefined) filledNodes.set(scopes, (found = scopes.callsThatFill.flatMap(filledBy)));
  return found;
}

/** The name that a call writes members of. */
export function filledBy(call: SyntaxNode): readonly SyntaxNode[] {
  const callee = call.field('function');
  if (callee?.type !== 'member_expression' || !fills.test(callee.text)) return [];
  const first = argumentsOf(call)[0];
  return first?.type === 'identifier' ? [first] : [];
}
