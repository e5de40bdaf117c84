/** C++ lvalues to addresses: references, members of `this`, elements of containers, calls that return a reference. */
import { unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { lowerPlace, type Place } from './c-places';
import { pointee } from './c-typing';
import { lowerCallPlace } from './cpp-calls';
import { containerElement } from './cpp-containers';
import { lowerCppName } from './cpp-names';
import type { CppState } from './cpp-state';
import { containerOf } from './cpp-types';

/** Undefined for what is as in C. */
export function lowerCppPlace(context: CContext, state: CppState, node: SyntaxNode): Place | undefined {
  switch (node.type) {
    case 'identifier':
      return lowerCppName(context, state, node, 'known') ?? lowerCppName(context, state, node, 'any');
    case 'subscript_expression':
      return lowerElement(context, node);
    case 'call_expression':
      return lowerCallPlace(context, state, node);
    case 'pointer_expression':
      return node.field('operator')?.text === '*' ? lowerPointee(context, node) : undefined;
    case 'qualified_identifier': {
      const variable = context.variable(node.text);
      if (variable === undefined) return undefined;
      const type = context.builder.variableOf(variable)?.type ?? unknownType;
      return { address: context.addressOf(variable, context.origin(node)), type };
    }
    default:
      return undefined;
  }
}

/** `v[i]` of a container. */
function lowerElement(context: CContext, node: SyntaxNode): Place | undefined {
  const argument = node.field('argument');
  if (argument === undefined) return undefined;
  const container = containerOf(context.typeOfExpression(argument), context);
  if (container === undefined) return undefined;
  const { address } = lowerPlace(context, argument);
  const index = lowerExpression(context, node.field('index') ?? node.field('indices')?.namedChildren[0]);
  return containerElement(context, { address, container }, index, context.origin(node));
}

/** `*this` and `*p`: a pointer of unknown type points to something of unknown type. */
function lowerPointee(context: CContext, node: SyntaxNode): Place | undefined {
  const argument = node.field('argument');
  if (argument?.type !== 'this') return undefined;
  const address = lowerExpression(context, argument);
  return { address, type: pointee(context.builder.typeOf(address)) };
}
