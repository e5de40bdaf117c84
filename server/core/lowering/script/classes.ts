/** Objects of the file's own classes: fields with their initialisers, and the constructor as a call. */
import type { ValueId } from '../../flow/graph';
import type { SyntaxNode } from '../../syntax/port';
import { anyField, isField } from '../../script/members';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { isFunctionNode } from './in-place';
import { newObject } from './objects';
import { parametersOf } from './parameters';
import { memberPlace, writePlace } from './places';
import { recordCall } from './record-call';
import { mayThrow } from './try';

/** `new C(…)` of a class of the file without a parent; undefined for any other. */
export function lowerConstruction(
  context: ScriptContext,
  node: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const name = node.field('constructor');
  const declaration = name?.type === 'identifier' ? context.env.declarationOf(name) : undefined;
  if (declaration?.kind !== 'class' || given.some((one) => one.type === 'spread_element')) return undefined;
  const body = declaration.node.field('body');
  if (body === undefined || declaration.node.namedChildren.some((one) => one.type === 'class_heritage'))
    return undefined;
  const origin = context.origin(node);
  const values = given.map((one) => lowerExpression(context, one));
  const object = newObject(context, declaration.name, node, true);
  const members = context.env.membersOf(body, [anyField, 'constructor']);
  for (const field of members) {
    if (!isField(field)) continue;
    const key = field.field('name') ?? field.field('property');
    const value = field.field('value');
    if (key === undefined || value === undefined || isFunctionNode(value)) continue;
    if (field.children.some((one) => one.type === 'static') || /\bthis\b|=>|\bfunction\b/.test(value.text))
      continue;
    writePlace(
      context,
      memberPlace(context, object, key.text, origin),
      lowerExpression(context, value),
      origin,
      true,
    );
  }
  const maker = members.find(
    (one) => one.type === 'method_definition' && one.field('name')?.text === 'constructor',
  );
  const definition = maker === undefined ? undefined : context.env.functionAt(maker);
  if (maker === undefined || definition === undefined) return object;
  const parameters = parametersOf(maker);
  parameters.forEach(({ node: parameter, pattern }, at) => {
    const value = values[at];
    const kept = parameter.namedChildren.some((one) => one.type === 'accessibility_modifier');
    if (kept && value !== undefined)
      writePlace(context, memberPlace(context, object, pattern.text, origin), value, origin, true);
  });
  const missing = Math.max(0, parameters.length - values.length);
  recordCall(context, node, {
    name: definition.name,
    language: 'script',
    type: { kind: 'void' },
    arguments: values.map((value, at) => ({ value, origin: context.origin(given[at] ?? node) })),
    hidden: [...Array.from({ length: missing }, () => context.nothing(origin)), object],
  });
  mayThrow(context, origin);
  return object;
}
