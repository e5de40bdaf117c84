/** Calls of functions of the file. Those inside the function are lowered in place; others are executed where they are called. */
import type { ValueId } from '../../flow/graph';
import { numberType, unknownType, type MachineType } from '../../flow/types';
import type { ParsedFunction } from '../../syntax/functions';
import type { SyntaxNode } from '../../syntax/port';
import { bodyInPlace } from './closures';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { parametersOf } from './parameters';
import { lowerObject } from './places';
import { recordCall } from './record-call';
import { mayThrow } from './try';
import { annotated, isNumeric } from './types';

export function lowerHelper(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const definition = definitionOf(context, callee);
  if (definition === undefined || given.some((one) => one.type === 'spread_element')) return undefined;
  const target = definition.node;
  const values = given.map((one) => lowerExpression(context, one));
  const origin = context.origin(node);
  const inside = target.start > context.whole.start && target.end < context.whole.end;
  const nested = inside && !(context.whole.parent === undefined && isTopLevel(target));
  if (nested) {
    const value = bodyInPlace(context, target, values, origin);
    mayThrow(context, origin);
    return value;
  }
  const wanted = parametersOf(target).length;
  const isMethod = target.type === 'method_definition' || definition.inClass;
  const padding = isMethod ? Math.max(0, wanted - values.length) : 0;
  const hidden = isMethod && callee.type === 'member_expression' ? [lowerObject(context, callee)] : [];
  const value = recordCall(context, node, {
    name: definition.name,
    language: 'script',
    type: returnsOf(target),
    arguments: values.map((one, at) => ({
      value: one,
      origin: context.origin(given[at] ?? node),
      ...(given[at] === undefined ? {} : { node: given[at] }),
    })),
    hidden: [...Array.from({ length: padding }, () => context.nothing(origin)), ...hidden],
  });
  mayThrow(context, origin);
  return value;
}

/** No function is around it: what it uses beside its own is the module's. */
function isTopLevel(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (/^(?:function_|generator_|arrow_|method_)/.test(at.type)) return false;
  return true;
}

function definitionOf(context: ScriptContext, callee: SyntaxNode): ParsedFunction | undefined {
  const { env } = context;
  const value = env.evaluate(callee);
  const node =
    value.kind === 'function' && value.place.file === undefined ? value.node : methodNode(context, callee);
  if (node === undefined) return undefined;
  return env.functionAt(node);
}

/** `this.method` in the class that has it, where no other class of the file extends that one. */
function methodNode(context: ScriptContext, callee: SyntaxNode): SyntaxNode | undefined {
  if (callee.type !== 'member_expression' || callee.field('object')?.type !== 'this') return undefined;
  const name = callee.field('property')?.text;
  let body: SyntaxNode | undefined = callee.parent;
  while (body !== undefined && body.type !== 'class_body') {
    if (/^(?:function_declaration|function_expression|object)$/.test(body.type)) return undefined;
    body = body.parent;
  }
  if (body === undefined || name === undefined) return undefined;
  const found = context.env
    .membersOf(body, [name])
    .filter(
      (one) =>
        one.field('name')?.text === name &&
        (one.type === 'method_definition' || isFunctionField(one)) &&
        !one.children.some((child) => child.type === 'static'),
    );
  const only = found.length === 1 ? found[0] : undefined;
  return only?.type === 'method_definition' ? only : only?.field('value');
}

function isFunctionField(node: SyntaxNode): boolean {
  const value = node.field('value');
  return value?.type === 'arrow_function' || value?.type === 'function_expression';
}

function returnsOf(node: SyntaxNode): MachineType {
  const said = annotated(node.field('return_type'));
  if (said === undefined || said.nullable) return unknownType;
  return isNumeric(said.type) ? numberType : said.type;
}
