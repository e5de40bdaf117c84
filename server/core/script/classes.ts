/**
 * Fields, accessors and methods of classes. A field is a constant if its initialiser or one assignment through `this`
 * gives it its value; assignments through other names are not looked for.
 */
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import { methodValue } from './objects';
import { parametersOf, type ScriptWrite } from './declarations';
import { unknownStatic, type StaticValue } from './static-value';
import { isFunction, keyName } from './syntax';
import { isNothing } from './values';

/** `node`: the member expression on `this`. */
export function thisMember(node: SyntaxNode, name: string, site: Site, evaluator: Evaluator): StaticValue {
  const owner = ownerOf(node);
  if (owner === undefined) return unknownStatic;
  if (owner.node.type === 'object') return evaluator.memberOf(evaluator.evaluate(owner.node, site), name);
  return memberOf(owner.node, name, owner.isStatic, site, evaluator);
}

export function instanceMember(
  classNode: SyntaxNode,
  name: string,
  site: Site,
  evaluator: Evaluator,
): StaticValue {
  return memberOf(classNode, name, false, site, evaluator);
}

export function staticMember(
  classNode: SyntaxNode,
  name: string,
  site: Site,
  evaluator: Evaluator,
): StaticValue {
  return memberOf(classNode, name, true, site, evaluator);
}

interface Owner {
  /** The class, or the object literal whose method it is. */
  readonly node: SyntaxNode;
  readonly isStatic: boolean;
}

/** What `this` is at a node: arrows have none of their own. */
export function ownerOf(node: SyntaxNode): Owner | undefined {
  for (let at: SyntaxNode | undefined = node; at !== undefined; at = at.parent) {
    const { parent } = at;
    if (parent?.type === 'class_body') {
      const isStatic = at.type === 'class_static_block' || hasWord(at, 'static');
      return parent.parent === undefined ? undefined : { node: parent.parent, isStatic };
    }
    if (at.type === 'method_definition' && parent?.type === 'object')
      return { node: parent, isStatic: false };
    if (isFunction(at) && at.type !== 'arrow_function') return undefined;
  }
  return undefined;
}

function hasWord(node: SyntaxNode, word: string): boolean {
  return node.children.some((one) => one.type === word);
}

const maxAncestors = 8;

function memberOf(
  classNode: SyntaxNode,
  name: string,
  isStatic: boolean,
  site: Site,
  evaluator: Evaluator,
  depth = 0,
): StaticValue {
  if (!classNode.type.includes('class')) return unknownStatic;
  const what = `${isStatic ? 'static' : 'member'} ${classNode.start} ${name}`;
  return evaluator.settled(what, { unit: site.unit }, () =>
    findMember(classNode, name, isStatic, { unit: site.unit }, evaluator, depth),
  );
}

function findMember(
  classNode: SyntaxNode,
  name: string,
  isStatic: boolean,
  site: Site,
  evaluator: Evaluator,
  depth: number,
): StaticValue {
  const body = classNode.field('body');
  const members = membersOf(body, [name], site).filter(
    (one) =>
      hasWord(one, 'static') === isStatic && keyName(one.field('name') ?? one.field('property')) === name,
  );
  const method = members.find((one) => one.type === 'method_definition' && !hasWord(one, 'set'));
  if (method !== undefined) return methodValue(method, site, evaluator) ?? unknownStatic;
  const field = members.find((one) => one.type.endsWith('field_definition'));
  const writes = writesOf(classNode, name, isStatic, site);
  const initialiser = field?.field('value');
  const property = isStatic ? undefined : parameterProperty(body, name, site);
  if (property !== undefined)
    return writes.length > 0 ? unknownStatic : evaluator.evaluate(property, { unit: site.unit });
  if (field === undefined && writes.length === 0) {
    const parent = parentOf(classNode, site, evaluator);
    return parent === undefined || depth >= maxAncestors
      ? unknownStatic
      : memberOf(parent.node, name, isStatic, parent.site, evaluator, depth + 1);
  }
  const first = initialiser === undefined ? undefined : evaluator.evaluate(initialiser, { unit: site.unit });
  if (writes.length === 0) return first ?? unknownStatic;
  return evaluator.written(first !== undefined && isNothing(first) ? undefined : first, writes, site);
}

/** Those that may have one of these names. */
function membersOf(
  body: SyntaxNode | undefined,
  names: readonly string[],
  { unit }: Site,
): readonly SyntaxNode[] {
  return body === undefined ? [] : unit.scopes.membersOf(body, names);
}

/** `this.name = …` in methods of the class. */
function writesOf(
  classNode: SyntaxNode,
  name: string,
  isStatic: boolean,
  { unit }: Site,
): readonly ScriptWrite[] {
  const className = classNode.field('name')?.text;
  const places = { of: isStatic ? className : undefined, inClass: classNode.field('body') };
  return unit.scopes.memberWrites(name, places).filter(({ target }) => {
    const object = target.field('object');
    if (object?.type !== 'this') return isStatic && className !== undefined && object?.text === className;
    const owner = ownerOf(target);
    return owner?.node.start === classNode.start && owner.isStatic === isStatic;
  });
}

/** `constructor(private readonly lib: Library)`: the parameter's name. */
function parameterProperty(body: SyntaxNode | undefined, name: string, site: Site): SyntaxNode | undefined {
  const constructor = membersOf(body, ['constructor'], site).find(
    (one) => one.type === 'method_definition' && one.field('name')?.text === 'constructor',
  );
  const found = (constructor === undefined ? [] : parametersOf(constructor)).find(
    ({ parameter, pattern }) =>
      pattern.text === name &&
      parameter.children.some((one) => one.type === 'accessibility_modifier' || one.type === 'readonly'),
  );
  return found?.pattern;
}

function parentOf(
  classNode: SyntaxNode,
  site: Site,
  evaluator: Evaluator,
): { readonly node: SyntaxNode; readonly site: Site } | undefined {
  const heritage = classNode.namedChildren.find((one) => one.type === 'class_heritage');
  const clause = heritage?.namedChildren.find((one) => one.type === 'extends_clause');
  const expression = clause === undefined ? heritage?.namedChildren[0] : clause.field('value');
  if (expression === undefined) return undefined;
  const value = evaluator.evaluate(expression, { unit: site.unit });
  const unit = value.kind === 'function' ? evaluator.program.unitOf(value.place.file) : undefined;
  return value.kind !== 'function' || unit === undefined ? undefined : { node: value.node, site: { unit } };
}
