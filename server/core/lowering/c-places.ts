/** C lvalues to addresses. */
import type { Origin, ValueId } from '../flow/graph';
import { pointerTo, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerCompoundLiteral, lowerExpression } from './c-expressions';
import { memberNamed } from './c-members';
import { elementAddress } from './c-operators';
import { pointee } from './c-typing';
import { lowerCppPlace } from './cpp-places';

export interface Place {
  readonly address: ValueId;
  /** Of what is stored there. */
  readonly type: MachineType;
}

/** Where an expression's value lives. What is no lvalue (a call that returns a struct) gets storage of its own. */
export function lowerPlace(context: CContext, node: SyntaxNode, origin = context.origin(node)): Place {
  const own = context.cpp === undefined ? undefined : lowerCppPlace(context, context.cpp, node);
  if (own !== undefined) return own;
  switch (node.type) {
    case 'parenthesized_expression': {
      const inner = node.namedChildren.find((child) => child.type !== 'comment');
      if (inner !== undefined) return lowerPlace(context, inner);
      break;
    }
    case 'type_identifier':
    case 'identifier': {
      const variable = context.variable(node.text);
      if (variable === undefined) break;
      const type = context.builder.variableOf(variable)?.type ?? unknownType;
      return { address: context.addressOf(variable, origin), type };
    }
    case 'pointer_expression': {
      if (node.field('operator')?.text !== '*') break;
      const address = lowerExpression(context, node.field('argument'));
      return { address, type: pointee(context.builder.typeOf(address)) };
    }
    case 'subscript_expression': {
      let base = lowerExpression(context, node.field('argument'));
      const subscript = node.field('index') ?? node.field('indices')?.namedChildren[0];
      let index = lowerExpression(context, subscript);
      // 2[a] is a[2].
      if (context.builder.typeOf(base).kind === 'int' && context.builder.typeOf(index).kind === 'pointer')
        [base, index] = [index, base];
      const type = pointee(context.builder.typeOf(base));
      return { address: elementAddress(context, base, index, origin), type };
    }
    case 'field_expression':
      return lowerMember(context, node, origin);
    case 'compound_literal_expression':
      return lowerCompoundLiteral(context, node);
    default:
      break;
  }
  const value = lowerExpression(context, node);
  const type = context.builder.typeOf(value);
  const variable = context.synthetic(type);
  const address = context.addressOf(variable, origin);
  context.builder.emit({ kind: 'store', address, value, type, implicit: true, origin });
  return { address, type };
}

function lowerMember(context: CContext, node: SyntaxNode, origin: Origin): Place {
  const argument = node.field('argument');
  const name = node.field('field')?.text ?? '';
  let base: ValueId;
  let record: MachineType;
  if (node.field('operator')?.text === '->') {
    base = lowerExpression(context, argument);
    record = pointee(context.builder.typeOf(base));
  } else if (argument !== undefined) {
    const place = lowerPlace(context, argument);
    base = place.address;
    record = place.type;
  } else return { address: context.opaque(pointerTo(unknownType), origin), type: unknownType };
  return memberNamed(context, base, record.kind === 'record' ? record.tag : undefined, name, origin);
}
