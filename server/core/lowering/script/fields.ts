/** What the class around a method declares of `this.member`. */
import { bigintType, numberType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { heldArray } from './held-arrays';
import { annotated, isNumeric, type Annotation } from './types';

/** The type of `this.name`, if a field or a parameter of the constructor says it. */
export function fieldType(context: ScriptContext, access: SyntaxNode, name: string): Annotation | undefined {
  if (access.field('object')?.type !== 'this') return undefined;
  const body = classBody(access);
  if (body === undefined) return undefined;
  for (const member of body.namedChildren) {
    if (member.type === 'public_field_definition' || member.type === 'field_definition') {
      const key = member.field('name') ?? member.field('property');
      if (key?.text !== name) continue;
      return usable(annotated(member.field('type')) ?? initial(context, member));
    }
    if (member.type !== 'method_definition' || member.field('name')?.text !== 'constructor') continue;
    for (const parameter of member.field('parameters')?.namedChildren ?? [])
      if (
        parameter.field('pattern')?.text === name &&
        parameter.namedChildren.some((one) => /^(?:accessibility|override)_modifier$/.test(one.type))
      )
        return usable(annotated(parameter.field('type')));
  }
  return undefined;
}

function initial(context: ScriptContext, field: SyntaxNode): Annotation | undefined {
  const value = field.field('value');
  if (value === undefined || !isSettled(field)) return undefined;
  const held = heldArray(context, value);
  if (held !== undefined) return { type: held.array, nullable: false };
  if (value.type !== 'number') return undefined;
  return { type: value.text.endsWith('n') ? bigintType : numberType, nullable: false };
}

/** Nothing in the class assigns it again, and nothing else can: it is readonly or private. */
export function isSettled(field: SyntaxNode): boolean {
  const name = (field.field('name') ?? field.field('property'))?.text ?? '';
  const closed =
    name.startsWith('#') ||
    field.children.some((one) => one.type === 'readonly') ||
    field.children.some((one) => one.type === 'accessibility_modifier' && one.text === 'private');
  if (!closed) return false;
  const assigned = new RegExp(`\\.${name.replaceAll('$', '\\$')}\\s*(?:\\?\\?|&&|\\|\\|)?=(?!=)`);
  return !assigned.test(field.parent?.text ?? '');
}

function usable(said: Annotation | undefined): Annotation | undefined {
  if (said === undefined || said.type.kind === 'unknown') return undefined;
  if (said.nullable && said.type.kind !== 'pointer') return undefined;
  return isNumeric(said.type) ? { ...said, type: numberType } : said;
}

function classBody(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = node.parent;
  while (at !== undefined && at.type !== 'class_body') {
    // A function of its own has a `this` of its own.
    if (/^(?:function_declaration|function_expression|object)$/.test(at.type)) return undefined;
    at = at.parent;
  }
  return at;
}
