/** Assignments in all their spellings. The value of one is what was assigned, before any conversion by an array. */
import type { ValueId } from '../../flow/graph';
import { bigintType, numberType, unknownType } from '../../flow/types';
import { withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import { otherwise } from './conditions';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { combine } from './operators';
import { destructure } from './patterns';
import { lowerPlace, readPlace, writePlace, type Place } from './places';

export function lowerAssignment(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const left = node.field('left');
  if (left === undefined) return context.opaque(unknownType, origin);
  if (left.type === 'array_pattern' || left.type === 'object_pattern') {
    const value = lowerExpression(context, node.field('right'));
    destructure(context, left, value, 'assign');
    return value;
  }
  const target = withoutTypes(left);
  const isName = target.type === 'identifier';
  // The object is looked up before the value is evaluated; of a name there is nothing to look up.
  const before = isName ? undefined : lowerPlace(context, target);
  const value = lowerExpression(context, node.field('right'));
  const place = before ?? lowerPlace(context, target);
  if (place === undefined) return context.opaque(context.typeOf(value), origin, [value]);
  writePlace(context, place, value, origin);
  if (isName && context.nullable.has(value)) noteNullable(context, place);
  return value;
}

/** The variable may be null from here on. */
function noteNullable(context: ScriptContext, place: Place): void {
  const variable = context.variableAt(place.address);
  if (variable !== undefined) context.nullableVariables.add(variable);
}

/** `a += b`, `a ??= b` */
export function lowerAugmented(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const left = node.field('left');
  const symbol = (node.field('operator')?.text ?? '').slice(0, -1);
  const place = left === undefined ? undefined : lowerPlace(context, left);
  if (place === undefined || left === undefined) {
    const value = lowerExpression(context, node.field('right'));
    return context.opaque(unknownType, origin, [value]);
  }
  const before = readPlace(context, place, context.origin(left));
  const right = (): ValueId => lowerExpression(context, node.field('right'));
  const logical = symbol === '&&' || symbol === '||' || symbol === '??';
  const value = logical
    ? otherwise(context, before, symbol, right, node)
    : combine(context, symbol, before, right(), origin);
  writePlace(context, place, value, origin);
  return value;
}

export function lowerUpdate(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const argument = node.field('argument');
  const place = argument === undefined ? undefined : lowerPlace(context, argument);
  if (argument === undefined || place === undefined) return context.opaque(numberType, origin);
  const before = readPlace(context, place, origin);
  const operator = node.field('operator');
  const type = context.typeOf(before).kind === 'bigint' ? bigintType : numberType;
  const one = context.constant(1n, type, origin);
  const after = combine(context, operator?.text === '--' ? '-' : '+', before, one, origin);
  writePlace(context, place, after, origin);
  return operator !== undefined && operator.start < argument.start ? after : before;
}
