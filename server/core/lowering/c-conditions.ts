/** Conditions to edges: `&&`, `||` and `!` never become values on the way to a branch. */
import type { BlockId, Origin, ValueId } from '../flow/graph';
import { int32 } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { beginCondition } from './cpp-statements';

/** Evaluates `node` and goes to one block or the other; nothing is entered afterwards. */
export function lowerCondition(
  context: CContext,
  node: SyntaxNode | undefined,
  yes: BlockId,
  no: BlockId,
): void {
  let inner = unwrap(node);
  if (inner?.type === 'condition_clause') inner = unwrap(beginCondition(context, inner)) ?? inner;
  const { builder } = context;
  const operator = symbols[inner?.field('operator')?.text ?? ''] ?? inner?.field('operator')?.text;
  if (
    inner?.type === 'binary_expression' &&
    (operator === '&&' || operator === '||') &&
    context.depth < 200
  ) {
    const next = builder.block();
    context.depth++;
    lowerCondition(
      context,
      inner.field('left'),
      operator === '&&' ? next : yes,
      operator === '&&' ? no : next,
    );
    builder.enter(next);
    lowerCondition(context, inner.field('right'), yes, no);
    context.depth--;
    return;
  }
  if (inner?.type === 'unary_expression' && operator === '!' && context.depth < 200) {
    context.depth++;
    lowerCondition(context, inner.field('argument'), no, yes);
    context.depth--;
    return;
  }
  const condition = lowerExpression(context, inner);
  const origin = inner === undefined ? { span: context.statement, macros: [] } : context.origin(inner);
  builder.terminate({ kind: 'branch', condition, then: yes, else: no, origin });
}

/** C++'s words for operators. */
const symbols: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

/** Parentheses and the hint builtins say nothing about the value. */
function unwrap(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let inner = node;
  for (;;) {
    if (inner?.type === 'parenthesized_expression') {
      const next: SyntaxNode | undefined = inner.namedChildren.find((child) => child.type !== 'comment');
      if (next === undefined || next.type === 'compound_statement') return inner;
      inner = next;
    } else if (inner?.type === 'condition_clause' && inner.field('initializer') === undefined) {
      const next = inner.field('value');
      if (next === undefined || next.type === 'declaration') return inner;
      inner = next;
    } else if (
      inner?.type === 'call_expression' &&
      /^(?:__builtin_expect|likely|unlikely)$/.test(inner.field('function')?.text ?? '')
    )
      inner = inner.field('arguments')?.namedChildren[0];
    else return inner;
  }
}

/** The 0 or 1 of a `&&` or `||` that is used as a value. */
export function lowerTruth(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const { builder } = context;
  const hidden = context.synthetic(int32);
  const [yes, no, after] = [builder.block(), builder.block(), builder.block()];
  lowerCondition(context, node, yes, no);
  for (const [block, value] of [
    [yes, 1n],
    [no, 0n],
  ] as const) {
    builder.enter(block);
    const address = context.addressOf(hidden, origin);
    builder.emit({
      kind: 'store',
      address,
      value: context.constant(value, int32, origin),
      type: int32,
      implicit: true,
      origin,
    });
    builder.terminate({ kind: 'jump', to: after, origin });
  }
  builder.enter(after);
  return context.load(context.addressOf(hidden, origin), int32, origin);
}
