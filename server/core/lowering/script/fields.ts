/** What the class around a method declares of `this.member`. */
import type { HeldArray } from '../../flow/graph';
import { bigintType, numberType } from '../../flow/types';
import { isField } from '../../script/members';
import { withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { heldArray } from './held-arrays';
import { annotated, isNumeric, type Annotation } from './types';

interface FieldType extends Annotation {
  /** The array that it holds all the time. */
  readonly held?: HeldArray;
}

/** The type of `this.name`, if a field or a parameter of the constructor says it. */
export function fieldType(context: ScriptContext, access: SyntaxNode, name: string): FieldType | undefined {
  if (access.field('object')?.type !== 'this') return undefined;
  const body = classBody(access);
  if (body === undefined) return undefined;
  for (const member of context.env.membersOf(body, [name, 'constructor'])) {
    if (isField(member)) {
      const key = member.field('name') ?? member.field('property');
      if (key?.text !== name) continue;
      const held = heldByField(context, body, member);
      // A subclass may have a field of its own instead of one that it sees.
      if (held !== undefined)
        return { type: held.array, nullable: false, ...(isHidden(member) ? { held } : {}) };
      return usable(annotated(member.field('type')) ?? initial(context, body, member));
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

function initial(context: ScriptContext, body: SyntaxNode, field: SyntaxNode): Annotation | undefined {
  const value = field.field('value');
  if (value?.type !== 'number' || !isSettled(context, body, field)) return undefined;
  return { type: value.text.endsWith('n') ? bigintType : numberType, nullable: false };
}

/** `readonly #status = new Int32Array(4)`, or the same as the one assignment, at the top of the constructor. */
function heldByField(context: ScriptContext, body: SyntaxNode, field: SyntaxNode): HeldArray | undefined {
  const value = field.field('value');
  if (value !== undefined) return isSettled(context, body, field) ? heldArray(context, value) : undefined;
  const made = madeByConstructor(context, body, field);
  return made !== undefined && isSettled(context, body, field, 1) ? heldArray(context, made) : undefined;
}

function madeByConstructor(
  context: ScriptContext,
  body: SyntaxNode,
  field: SyntaxNode,
): SyntaxNode | undefined {
  const name = (field.field('name') ?? field.field('property'))?.text;
  const maker = context.env
    .membersOf(body, ['constructor'])
    .find((one) => one.type === 'method_definition' && one.field('name')?.text === 'constructor');
  for (const statement of maker?.field('body')?.namedChildren ?? []) {
    const assignment = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
    if (assignment?.type !== 'assignment_expression') continue;
    const left = assignment.field('left');
    const value = assignment.field('right');
    const isField = left?.field('object')?.type === 'this' && left.field('property')?.text === name;
    if (isField && value !== undefined) return withoutTypes(value);
  }
  return undefined;
}

/** To a number, another operator gives a number. */
const assigns = /^(?:=|\?\?=|&&=|\|\|=|pattern)$/;

/** Nothing in the class assigns it more often, and nothing else can: it is readonly or private. */
function isSettled(context: ScriptContext, body: SyntaxNode, field: SyntaxNode, assignments = 0): boolean {
  const name = (field.field('name') ?? field.field('property'))?.text ?? '';
  const closed = isHidden(field) || field.children.some((one) => one.type === 'readonly');
  if (!closed) return false;
  const assigned = context.env
    .writesInClass(body, name)
    .filter(({ target, operator }) => target.field('property')?.text === name && assigns.test(operator));
  return assigned.length <= assignments;
}

function isHidden(field: SyntaxNode): boolean {
  const name = (field.field('name') ?? field.field('property'))?.text ?? '';
  return (
    name.startsWith('#') ||
    field.children.some((one) => one.type === 'accessibility_modifier' && one.text === 'private')
  );
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
