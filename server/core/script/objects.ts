/** Object and array literals, enums and namespaces as static values. */
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import { unknownStatic, type StaticValue } from './static-value';
import { childrenOf, isFunction, keyName } from './syntax';
import { declaredNames } from './modules';
import { returnedFrom } from './returns';
import { named } from './values';

export function objectValue(node: SyntaxNode, site: Site, evaluator: Evaluator): StaticValue {
  const properties = [...childrenOf(node)].reverse();
  return {
    kind: 'object',
    place: evaluator.place(node, site),
    member(name) {
      // The last one counts.
      for (const one of properties) {
        const found = propertyValue(one, name, site, evaluator);
        if (found !== undefined) return found;
      }
      return { kind: 'undefined' };
    },
  };
}

/** What one property says of a name; undefined if nothing. */
function propertyValue(
  property: SyntaxNode,
  name: string,
  site: Site,
  evaluator: Evaluator,
): StaticValue | undefined {
  switch (property.type) {
    case 'pair': {
      const key = property.field('key');
      const value = property.field('value');
      const own = keyName(key) ?? computedName(key, site, evaluator);
      if (own === undefined) return unknownStatic;
      return own === name && value !== undefined ? evaluator.evaluate(value, site) : undefined;
    }
    case 'shorthand_property_identifier':
      return property.text === name ? evaluator.evaluate(property, site) : undefined;
    case 'method_definition':
      if (keyName(property.field('name')) !== name) return undefined;
      return methodValue(property, site, evaluator);
    case 'spread_element': {
      const inner = childrenOf(property)[0];
      const value = inner === undefined ? unknownStatic : evaluator.evaluate(inner, site);
      const member = value.kind === 'object' ? value.member(name) : unknownStatic;
      return member.kind === 'undefined' ? undefined : member;
    }
    default:
      return unknownStatic;
  }
}

function computedName(key: SyntaxNode | undefined, site: Site, evaluator: Evaluator): string | undefined {
  const inner = childrenOf(key)[0];
  const value = inner === undefined ? unknownStatic : evaluator.evaluate(inner, site);
  return value.kind === 'string' || value.kind === 'number' ? String(value.value) : undefined;
}

/** A method itself, what a getter returns; a setter says nothing. */
export function methodValue(method: SyntaxNode, site: Site, evaluator: Evaluator): StaticValue | undefined {
  if (method.children.some((one) => one.type === 'set')) return undefined;
  if (method.children.some((one) => one.type === 'get')) return returnedFrom(method, site, evaluator);
  return isFunction(method)
    ? { kind: 'function', node: method, place: evaluator.place(method, site) }
    : undefined;
}

const maxElements = 1024;

export function arrayValue(node: SyntaxNode, site: Site, evaluator: Evaluator): StaticValue {
  const elements = childrenOf(node);
  const holes = node.children.filter((one) => one.type === ',').length > elements.length;
  if (holes || elements.length > maxElements) return unknownStatic;
  const values: StaticValue[] = [];
  for (const one of elements) {
    if (one.type !== 'spread_element') {
      values.push(evaluator.evaluate(one, site));
      continue;
    }
    const inner = childrenOf(one)[0];
    const spread = inner === undefined ? unknownStatic : evaluator.evaluate(inner, site);
    if (spread.kind !== 'array') return unknownStatic;
    values.push(...spread.elements);
  }
  return { kind: 'array', elements: values, place: evaluator.place(node, site) };
}

/** Members without a value count on from the one before; members may be named in the values of later ones. */
export function enumValue(node: SyntaxNode, site: Site, evaluator: Evaluator): StaticValue {
  const members = new Map<string, StaticValue>();
  let next: StaticValue = { kind: 'number', value: 0 };
  for (const one of childrenOf(node.field('body'))) {
    const name = keyName(one.type === 'enum_assignment' ? one.field('name') : one);
    const value = one.type === 'enum_assignment' ? one.field('value') : undefined;
    if (name === undefined) continue;
    const own: StaticValue =
      value === undefined ? next : evaluator.evaluate(value, { unit: site.unit, frame: { names: members } });
    members.set(name, named(own, name));
    next = own.kind === 'number' ? { kind: 'number', value: own.value + 1 } : unknownStatic;
  }
  return {
    kind: 'object',
    place: evaluator.place(node, site),
    member: (name) => members.get(name) ?? { kind: 'undefined' },
  };
}

/** TypeScript's `namespace`: what it exports. */
export function namespaceValue(node: SyntaxNode, site: Site, evaluator: Evaluator): StaticValue {
  return {
    kind: 'object',
    place: evaluator.place(node, site),
    member(name) {
      for (const statement of childrenOf(node.field('body'))) {
        const declaration =
          statement.type === 'export_statement' ? statement.field('declaration') : undefined;
        const own = declaration && declaredNames(declaration).find((one) => one.text === name);
        const found = own && site.unit.scopes.lookup(name, own.start);
        if (found !== undefined) return evaluator.declared(found, site);
      }
      return { kind: 'undefined' };
    },
  };
}
