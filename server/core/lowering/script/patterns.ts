/** Destructuring: a pattern takes the members or elements of a value apart, into new variables or into places. */
import type { ValueId } from '../../flow/graph';
import { numberType, unknownType } from '../../flow/types';
import { childrenOf, withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { elementPlace, lowerPlace, readPlace, writePlace } from './places';
import { readProperty } from './properties';
import { arrayNameOf } from './types';
import { annotationOf, declareLocal } from './variables';

type Mode = 'declare' | 'assign';

export function destructure(context: ScriptContext, target: SyntaxNode, value: ValueId, mode: Mode): void {
  const origin = context.origin(target);
  switch (target.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      if (mode === 'declare') declareName(context, target, value);
      else assignTo(context, target, value);
      return;
    case 'array_pattern':
      takeElements(context, target, value, mode);
      return;
    case 'object_pattern':
      for (const part of childrenOf(target)) takeMember(context, part, value, mode);
      return;
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const inner = target.field('left');
      if (inner !== undefined) destructure(context, inner, withDefault(context, target, value), mode);
      return;
    }
    case 'rest_pattern': {
      const inner = target.namedChildren[0];
      if (inner !== undefined) destructure(context, inner, context.opaque(unknownType, origin), mode);
      return;
    }
    default:
      assignTo(context, target, value);
  }
}

function declareName(context: ScriptContext, name: SyntaxNode, value: ValueId): void {
  const declaration = context.env.declarationOf(name);
  if (declaration === undefined) return;
  const origin = context.origin(name);
  const id = declareLocal(context, declaration, annotationOf(declaration), context.typeOf(value));
  if (context.nullable.has(value)) context.nullableVariables.add(id);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  context.write(id, value, origin, true);
}

function assignTo(context: ScriptContext, target: SyntaxNode, value: ValueId): void {
  const place = lowerPlace(context, withoutTypes(target));
  const origin = context.origin(target);
  if (place === undefined) context.opaque(unknownType, origin, [value]);
  else writePlace(context, place, value, origin);
}

/** A value that may be missing: what it is if it is there, or the default. */
function withDefault(context: ScriptContext, target: SyntaxNode, value: ValueId): ValueId {
  const origin = context.origin(target);
  const result = context.synthetic(unknownType);
  context.write(result, value, origin, true);
  context.maybe(origin, () => {
    context.write(result, lowerExpression(context, target.field('right')), origin, true);
  });
  return context.read(result, origin);
}

function takeElements(context: ScriptContext, pattern: SyntaxNode, value: ValueId, mode: Mode): void {
  const known = arrayNameOf(context.typeOf(value)) !== undefined;
  let index = 0;
  for (const child of pattern.children) {
    if (child.type === ',') index++;
    if (!child.isNamed || child.type === 'comment') continue;
    const origin = context.origin(child);
    if (child.type === 'rest_pattern') {
      destructure(context, child, value, mode);
      continue;
    }
    const at = context.constant(BigInt(index), numberType, origin);
    const element =
      known || context.typeOf(value).kind === 'unknown'
        ? readPlace(context, elementPlace(context, value, at, origin), origin)
        : context.opaque(unknownType, origin, [value]);
    destructure(context, child, element, mode);
  }
}

function takeMember(context: ScriptContext, part: SyntaxNode, value: ValueId, mode: Mode): void {
  const origin = context.origin(part);
  const member = (name: string): ValueId => readProperty(context, value, name, part);
  switch (part.type) {
    case 'shorthand_property_identifier_pattern':
      destructure(context, part, member(part.text), mode);
      return;
    case 'object_assignment_pattern':
      destructure(context, part, member(part.field('left')?.text ?? ''), mode);
      return;
    case 'pair_pattern': {
      const key = part.field('key');
      const inner = part.field('value');
      if (inner === undefined) return;
      const computed = key === undefined || key.type === 'computed_property_name';
      const name = key?.type === 'string' ? key.text.slice(1, -1) : (key?.text ?? '');
      destructure(context, inner, computed ? context.opaque(unknownType, origin) : member(name), mode);
      return;
    }
    default:
      destructure(context, part, context.opaque(unknownType, origin), mode);
  }
}
