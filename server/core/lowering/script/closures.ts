/** Functions inside the function: what is called where it stands is lowered there, with the variables around it. */
import type { Origin, ValueId } from '../../flow/graph';
import { numberType, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { showCaptured } from './captured';
import type { ScriptContext } from './context';
import { isFunctionNode, isLoweredInPlace } from './in-place';
import { lowerExpression } from './expressions';
import { maxInlined } from './limits';
import { bindParameters } from './parameters';
import { lowerStatement } from './statements';
import { joinTypes } from './types';
import { runLater } from './unknown-calls';

/** A function as a value: what it writes of the variables around it may change at any time from here on. */
export function lowerClosure(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  if (isLoweredInPlace(node)) runLater(context, node, origin);
  else showCaptured(context, node, origin);
  return context.opaque(unknownType, origin);
}

/** The name is never more than called: then what its function writes is written where it is called. */
export function isOnlyCalled(context: ScriptContext, name: SyntaxNode): boolean {
  const { text } = context.whole;
  if (context.whole.parent === undefined) context.env.searched(name.text);
  const start = name.start - context.whole.start;
  for (let at = text.indexOf(name.text); at >= 0; at = text.indexOf(name.text, at + 1)) {
    const end = at + name.text.length;
    if (at === start || /[\w$.]/.test(text[at - 1] ?? ' ') || /[\w$]/.test(text[end] ?? ' ')) continue;
    if (!/^\s*\(/.test(text.slice(end, end + 8))) return false;
  }
  return true;
}

/** Runs a function's body with these arguments (what is missing is unknown) and gives what it returns. */
export function bodyInPlace(
  context: ScriptContext,
  node: SyntaxNode,
  given: readonly (ValueId | undefined)[],
  origin: Origin,
): ValueId {
  const { builder } = context;
  const running = context.inlined.some((one) => one.node.start === node.start);
  if (running || context.inlined.length >= maxInlined) {
    builder.emit({ kind: 'havoc', origin });
    return context.opaque(unknownType, origin);
  }
  const after = builder.block();
  const own = {
    to: after,
    result: context.synthetic(unknownType),
    node,
    type: undefined,
    nullable: false,
  };
  const outer = {
    statement: context.statement,
    self: context.self,
    jumps: context.jumps.splice(0),
    finalizers: context.finalizers.splice(0),
  };
  context.inlined.push(own);
  if (node.type !== 'arrow_function') context.self = undefined;
  bindParameters(context, node, given, origin);
  const body = node.field('body');
  if (body?.type === 'statement_block') lowerStatement(context, body);
  else if (body !== undefined) giveBack(context, own, lowerExpression(context, body), origin);
  context.inlined.pop();
  context.self = outer.self;
  context.statement = outer.statement;
  context.jumps.push(...outer.jumps);
  context.finalizers.push(...outer.finalizers);
  builder.flowInto(after, origin);
  return resultOf(context, own, origin);
}

type Own = ScriptContext['inlined'][number];

/** `return value` of a function that is lowered in place. */
export function giveBack(context: ScriptContext, own: Own, value: ValueId | undefined, origin: Origin): void {
  if (value !== undefined) {
    const type = context.typeOf(value);
    own.type = own.type === undefined ? type : joinTypes(own.type, type);
    own.nullable ||= context.nullable.has(value);
    context.write(own.result, value, origin, true);
  }
  context.builder.terminate({ kind: 'jump', to: own.to, origin });
}

export function resultOf(context: ScriptContext, own: Own, origin: Origin): ValueId {
  if (own.type === undefined) return context.nothing(origin);
  const type = own.type.kind === 'bool' ? numberType : own.type;
  const value = context.load(context.addressOf(own.result, origin), type, origin);
  if (own.nullable) context.nullable.add(value);
  return value;
}

/** The function that an argument is, where its text is at hand. */
export function functionBehind(context: ScriptContext, node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node === undefined) return undefined;
  if (isFunctionNode(node)) return node;
  const value = context.env.evaluate(node);
  return value.kind === 'function' && value.place.file === undefined ? value.node : undefined;
}
