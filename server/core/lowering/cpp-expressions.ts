/** C++ expressions that C does not have. */
import { pointerTo, uint64, unknownType } from '../flow/types';
import type { Origin, ValueId } from '../flow/graph';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression, lowerName, read } from './c-expressions';
import { constantType } from './c-fold';
import { stringLiteral } from './c-literals';
import { lowerPlace } from './c-places';
import { lowerUnknownArguments, passToUnknown } from './cpp-arguments';
import { lowerLambda } from './cpp-lambdas';
import { lowerDelete, lowerNew } from './cpp-memory';

/** Undefined for what C++ has no node of its own for, or what is not understood. */
export function lowerCppExpression(context: CContext, node: SyntaxNode): ValueId | undefined {
  const state = context.cpp;
  if (state === undefined) return undefined;
  const origin = context.origin(node);
  switch (node.type) {
    case 'this': {
      if (state.self === undefined) return context.opaque(pointerTo(unknownType), origin);
      const type = context.builder.variableOf(state.self)?.type ?? pointerTo(unknownType);
      return context.load(context.addressOf(state.self, origin), type, origin);
    }
    case 'type_identifier':
      return lowerName(context, node);
    case 'qualified_identifier':
      return lowerQualifiedName(context, node, origin);
    case 'raw_string_literal':
      return context.emit(pointerTo({ kind: 'int', width: 8, signed: true }), (dest) => ({
        kind: 'string',
        dest,
        length: rawLength(node.text),
        origin,
      }));
    case 'new_expression':
      return lowerNew(context, node);
    case 'delete_expression':
      return lowerDelete(context, node);
    case 'lambda_expression':
      return lowerLambda(context, state, node);
    case 'initializer_list':
      return passToUnknown(context, lowerUnknownArguments(context, namedParts(node)), origin);
    case 'co_await_expression': {
      // Anything may run meanwhile.
      const value = lowerExpression(context, node.field('argument'));
      context.builder.emit({ kind: 'havoc', origin });
      return context.opaque(unknownType, origin, [value]);
    }
    case 'alignof_expression':
      return context.opaque(uint64, origin);
    default:
      return undefined;
  }
}

function namedParts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'initializer_pair');
}

function lowerQualifiedName(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const name = node.text.replaceAll(/\s+/g, '');
  const constant = context.valueOf(name);
  if (constant !== undefined) return context.constant(constant, constantType(constant), origin, name);
  if (context.variable(name) !== undefined) return read(context, lowerPlace(context, node), origin);
  const known = context.env.function(name);
  const type = known === undefined ? unknownType : pointerTo({ kind: 'function' });
  return context.emit(type, (dest) => ({ kind: 'external', dest, name, origin }));
}

/** Characters of `R"x(…)x"`, with the terminating zero. */
function rawLength(text: string): number {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  return open < 0 || close < open
    ? 1
    : stringLiteral(`"${text.slice(open + 1, close).replaceAll(/[\\"]/g, '.')}"`).length;
}
