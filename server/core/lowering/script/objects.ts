/** Object literals: memory with a place for each name. */
import type { ValueId } from '../../flow/graph';
import { pointerTo, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { showCaptured } from './captured';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { childrenOf } from '../../script/syntax';
import { memberPlace, writePlace } from './places';

export function newObject(context: ScriptContext, maker: string, node: SyntaxNode, known: boolean): ValueId {
  const origin = context.origin(node);
  return context.emit(pointerTo(unknownType), (dest) => ({
    kind: 'allocate',
    dest,
    maker,
    element: unknownType,
    initial: known ? 'none' : 'unknown',
    origin,
  }));
}

export function lowerObjectLiteral(context: ScriptContext, node: SyntaxNode): ValueId {
  const parts = childrenOf(node);
  const object = newObject(context, 'Object', node, !parts.some((one) => one.type === 'spread_element'));
  for (const part of parts) {
    const origin = context.origin(part);
    switch (part.type) {
      case 'shorthand_property_identifier': {
        const value = lowerExpression(context, part);
        writePlace(context, memberPlace(context, object, part.text, origin), value, origin, true);
        break;
      }
      case 'pair': {
        const value = lowerExpression(context, part.field('value'));
        const key = part.field('key');
        if (key === undefined || key.type === 'computed_property_name') {
          if (key !== undefined) lowerExpression(context, childrenOf(key)[0]);
          break;
        }
        const name = key.type === 'string' ? key.text.slice(1, -1) : key.text;
        writePlace(context, memberPlace(context, object, name, origin), value, origin, true);
        break;
      }
      case 'spread_element':
        lowerExpression(context, childrenOf(part)[0]);
        break;
      case 'method_definition':
        if (context.whole.parent !== undefined) showCaptured(context, part, origin);
        break;
      default:
        break;
    }
  }
  return object;
}
