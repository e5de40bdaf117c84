/** Conditions to edges: `&&`, `||`, `??` and `!` never become values on the way to a branch. */
import type { BlockId, ValueId } from '../../flow/graph';
import type { MachineType } from '../../flow/types';
import { withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { maxDepth } from './limits';
import { joinTypes } from './types';

/** Evaluates `node` and goes to one block or the other; nothing is entered afterwards. */
export function lowerCondition(
  context: ScriptContext,
  node: SyntaxNode | undefined,
  yes: BlockId,
  no: BlockId,
): void {
  const { builder } = context;
  const inner = node === undefined ? undefined : withoutTypes(node);
  const operator = inner?.field('operator')?.text;
  if (inner !== undefined && context.depth < maxDepth) {
    context.depth++;
    if (inner.type === 'binary_expression' && (operator === '&&' || operator === '||')) {
      const next = builder.block();
      const left = inner.field('left');
      lowerCondition(context, left, operator === '&&' ? next : yes, operator === '&&' ? no : next);
      builder.enter(next);
      lowerCondition(context, inner.field('right'), yes, no);
      context.depth--;
      return;
    }
    if (inner.type === 'unary_expression' && operator === '!') {
      lowerCondition(context, inner.field('argument'), no, yes);
      context.depth--;
      return;
    }
    context.depth--;
  }
  const condition = lowerExpression(context, inner);
  const origin = inner === undefined ? { span: context.statement, macros: [] } : context.origin(inner);
  context.branch(condition, yes, no, origin);
}

/** The value of `a && b`, `a || b` and `a ?? b`. */
export function lowerLogical(context: ScriptContext, node: SyntaxNode): ValueId {
  const operator = node.field('operator')?.text ?? '';
  const left = lowerExpression(context, node.field('left'));
  return otherwise(context, left, operator, () => lowerExpression(context, node.field('right')), node);
}

/** `left operator right()`, where the right side is evaluated only if the left one does not decide. */
export function otherwise(
  context: ScriptContext,
  left: ValueId,
  operator: string,
  right: () => ValueId,
  node: SyntaxNode,
): ValueId {
  const { builder } = context;
  const origin = context.origin(node);
  const [kept, other, after] = [builder.block(), builder.block(), builder.block()];
  const choice = new Choice(context, node);
  const type = context.typeOf(left);
  // A number is never null; that it may be zero does not matter.
  const decided = operator === '??' && !context.nullable.has(left) && isPlainValue(type);
  if (decided) builder.terminate({ kind: 'jump', to: kept, origin });
  else if (operator === '&&') context.branch(left, other, kept, origin);
  else context.branch(left, kept, other, origin);
  builder.enter(other);
  choice.take(right(), after);
  builder.enter(kept);
  // What is kept by `||` and `??` is not null.
  choice.take(left, after, operator !== '&&');
  builder.enter(after);
  return choice.value();
}

function isPlainValue({ kind }: MachineType): boolean {
  return kind === 'number' || kind === 'bigint' || kind === 'bool';
}

/** A value that comes from one of several blocks. */
export class Choice {
  #type: MachineType | undefined;
  #nullable = false;
  readonly #taken: { readonly value: ValueId; readonly type: MachineType }[] = [];
  readonly #variable: number;

  constructor(
    readonly context: ScriptContext,
    readonly node: SyntaxNode,
  ) {
    this.#variable = context.synthetic({ kind: 'unknown' });
  }

  /** Ends the current block with this value. */
  take(value: ValueId, after: BlockId, notNull = false): void {
    const { context } = this;
    const origin = context.origin(this.node);
    const type = context.typeOf(value);
    this.#taken.push({ value, type });
    this.#type = this.#type === undefined ? type : joinTypes(this.#type, type);
    if (!notNull && context.nullable.has(value)) this.#nullable = true;
    context.write(this.#variable, value, origin, true);
    context.builder.terminate({ kind: 'jump', to: after, origin });
  }

  /** In the block where all of them meet. */
  value(): ValueId {
    const { context } = this;
    const origin = context.origin(this.node);
    const type = this.#type ?? { kind: 'unknown' };
    const value = context.load(context.addressOf(this.#variable, origin), sized(type), origin);
    if (this.#nullable) context.nullable.add(value);
    return value;
  }
}

/** The slot of a choice is read as wide as it was written. */
function sized(type: MachineType): MachineType {
  return type.kind === 'bool' ? { kind: 'number' } : type;
}
