/** Loops of a script, and those that its functions stand for. */
import type { BlockId, Origin, ValueId } from '../../flow/graph';
import { boolType, numberType, unknownType } from '../../flow/types';
import { withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import { lowerCondition } from './conditions';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { combine } from './operators';
import { destructure } from './patterns';
import { elementPlace, lengthOfArray, readPlace } from './places';
import { lowerStatement } from './statements';
import { arrayNameOf, stringType } from './types';

/** A loop that runs `count` times over an index that the source does not have. */
export function emitLoop(
  context: ScriptContext,
  count: ValueId,
  origin: Origin,
  body: (index: ValueId) => void,
): void {
  const { builder } = context;
  const index = context.synthetic(numberType);
  const limit = context.synthetic(numberType);
  context.write(index, context.constant(0n, numberType, origin), origin, true);
  context.write(limit, count, origin, true);
  const [test, inside, next, after] = [builder.block(), builder.block(), builder.block(), builder.block()];
  builder.flowInto(test, origin);
  const below = combine(context, '<', context.read(index, origin), context.read(limit, origin), origin);
  context.branch(below, inside, after, origin);
  builder.enter(inside);
  inLoop(context, undefined, after, next, () => {
    body(context.read(index, origin));
  });
  builder.flowInto(next, origin);
  const one = context.constant(1n, numberType, origin);
  context.write(index, combine(context, '+', context.read(index, origin), one, origin), origin, true);
  builder.terminate({ kind: 'jump', to: test, origin });
  builder.enter(after);
}

function inLoop(
  context: ScriptContext,
  label: string | undefined,
  leave: BlockId,
  again: BlockId,
  body: () => void,
): void {
  context.jumps.push({ label, leave, again, isBlock: false, finalizers: context.finalizers.length });
  body();
  context.jumps.pop();
}

function takeLabel(context: ScriptContext): string | undefined {
  const { label } = context;
  context.label = undefined;
  return label;
}

export function lowerWhile(context: ScriptContext, node: SyntaxNode): void {
  const { builder } = context;
  const label = takeLabel(context);
  const condition = node.field('condition');
  const origin = context.origin(condition ?? node);
  const [test, inside, after] = [builder.block(), builder.block(), builder.block()];
  const isDo = node.type === 'do_statement';
  builder.flowInto(isDo ? inside : test, origin);
  const body = (): void => {
    inLoop(context, label, after, test, () => {
      lowerStatement(context, node.field('body'));
    });
  };
  if (isDo) {
    body();
    builder.flowInto(test, origin);
  }
  context.statement = isDo ? origin.span : { start: node.start, end: origin.span.end };
  lowerCondition(context, condition, inside, after);
  if (!isDo) {
    builder.enter(inside);
    body();
    builder.terminate({ kind: 'jump', to: test, origin });
  }
  builder.enter(after);
}

export function lowerFor(context: ScriptContext, node: SyntaxNode): void {
  const { builder } = context;
  const label = takeLabel(context);
  const initializer = node.field('initializer');
  const head = { start: node.start, end: node.field('body')?.start ?? node.end };
  context.statement = head;
  if (initializer !== undefined && initializer.type !== 'empty_statement')
    lowerInitializer(context, initializer);
  const condition = node.field('condition');
  const increment = node.field('increment');
  const origin = context.origin(node);
  const [test, inside, next, after] = [builder.block(), builder.block(), builder.block(), builder.block()];
  builder.flowInto(test, origin);
  context.statement = head;
  const tested = condition?.type === 'expression_statement' ? condition.namedChildren[0] : condition;
  if (tested === undefined || tested.type === 'empty_statement')
    builder.terminate({ kind: 'jump', to: inside, origin });
  else lowerCondition(context, tested, inside, after);
  builder.enter(inside);
  inLoop(context, label, after, next, () => {
    lowerStatement(context, node.field('body'));
  });
  builder.flowInto(next, origin);
  context.statement = head;
  if (increment !== undefined) lowerExpression(context, increment);
  builder.terminate({ kind: 'jump', to: test, origin });
  builder.enter(after);
}

function lowerInitializer(context: ScriptContext, node: SyntaxNode): void {
  if (/_declaration$|_statement$/.test(node.type)) lowerStatement(context, node);
  else lowerExpression(context, node);
}

/** `for (const x of values)`, `for (const [i, x] of values.entries())`, `for (const key in object)` */
export function lowerForIn(context: ScriptContext, node: SyntaxNode): void {
  const label = takeLabel(context);
  const origin = { span: { start: node.start, end: node.field('right')?.end ?? node.end }, macros: [] };
  context.statement = origin.span;
  const isOf = node.field('operator')?.text !== 'in';
  const right = node.field('right');
  const source = right === undefined || !isOf ? undefined : iterated(context, right);
  if (source === undefined) {
    const value = lowerExpression(context, right);
    lowerUnknownLoop(context, node, label, isOf ? [value] : undefined, origin);
    return;
  }
  const { array, what } = source;
  const count = lengthOfArray(context, array, origin);
  emitLoop(context, count, origin, (index) => {
    labelled(context, label);
    if (what === 'keys') begin(context, node, index);
    else {
      const element = readPlace(context, elementPlace(context, array, index, origin), origin);
      if (what === 'values') begin(context, node, element);
      else beginPair(context, node, index, element);
    }
    lowerStatement(context, node.field('body'));
  });
}

/** The loop that was just opened has a label. */
function labelled(context: ScriptContext, label: string | undefined): void {
  const loop = context.jumps.pop();
  if (loop !== undefined) context.jumps.push({ ...loop, label });
}

interface Iterated {
  readonly array: ValueId;
  readonly what: 'values' | 'keys' | 'entries';
}

/** What certainly has elements one after the other. */
function iterated(context: ScriptContext, right: SyntaxNode): Iterated | undefined {
  const inner = withoutTypes(right);
  const callee = inner.type === 'call_expression' ? inner.field('function') : undefined;
  const method = callee?.field('property')?.text;
  const object = callee?.field('object');
  if (object !== undefined && (method === 'keys' || method === 'entries' || method === 'values')) {
    if (object.type === 'identifier' && context.env.declarationOf(object) === undefined) return undefined;
    const array = lowerExpression(context, object);
    return arrayNameOf(context.typeOf(array)) === undefined ? undefined : { array, what: method };
  }
  if (!/^(?:identifier|member_expression|array|new_expression)$/.test(inner.type)) return undefined;
  const array = lowerExpression(context, inner);
  return arrayNameOf(context.typeOf(array)) === undefined ? undefined : { array, what: 'values' };
}

/** Sets the loop's variable. */
function begin(context: ScriptContext, node: SyntaxNode, value: ValueId): void {
  const left = node.field('left');
  const declares = node.field('kind') !== undefined;
  if (left !== undefined) destructure(context, left, value, declares ? 'declare' : 'assign');
}

/** `[index, element]` without making the pair. */
function beginPair(context: ScriptContext, node: SyntaxNode, index: ValueId, element: ValueId): void {
  const left = node.field('left');
  if (left?.type !== 'array_pattern') {
    begin(context, node, context.opaque(unknownType, context.origin(node)));
    return;
  }
  const mode = node.field('kind') === undefined ? 'assign' : 'declare';
  let at = 0;
  for (const child of left.children) {
    if (child.type === ',') at++;
    if (child.isNamed && child.type !== 'comment' && at < 2)
      destructure(context, child, at === 0 ? index : element, mode);
  }
}

function lowerUnknownLoop(
  context: ScriptContext,
  node: SyntaxNode,
  label: string | undefined,
  from: readonly ValueId[] | undefined,
  origin: Origin,
): void {
  const { builder } = context;
  const [test, inside, after] = [builder.block(), builder.block(), builder.block()];
  builder.flowInto(test, origin);
  context.branch(context.opaque(boolType, origin), inside, after, origin);
  builder.enter(inside);
  begin(context, node, context.opaque(from === undefined ? stringType : unknownType, origin, from ?? []));
  inLoop(context, label, after, test, () => {
    lowerStatement(context, node.field('body'));
  });
  builder.terminate({ kind: 'jump', to: test, origin });
  builder.enter(after);
}
