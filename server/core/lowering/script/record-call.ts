/** The call instruction, and the record by which a call of the NUMA family is found. */
import type { CallArgumentValue, CallInstruction, ValueId } from '../../flow/graph';
import type { MachineType } from '../../flow/types';
import type { ForeignCall } from '../../foreign/foreign-function';
import type { SyntaxNode } from '../../syntax/port';
import type { LoweredArgument } from '../lowered-function';
import type { ScriptContext } from './context';

export interface CallParts {
  readonly name: string;
  readonly language: 'foreign' | 'script';
  readonly type: MachineType;
  readonly arguments: readonly (CallArgumentValue &
    Partial<LoweredArgument> & { readonly node?: SyntaxNode })[];
  /** What the callee gets beside the arguments as written: the object of a method. */
  readonly hidden?: readonly ValueId[];
  readonly foreign?: ForeignCall;
  /** Its outcome goes to a callback. */
  readonly answered?: boolean;
}

export function recordCall(context: ScriptContext, node: SyntaxNode, parts: CallParts): ValueId {
  const origin = context.origin(node);
  const callee = node.field('function') ?? node.field('constructor');
  const key = context.callKey(origin.span);
  context.calls.push({
    key,
    name: parts.name,
    spelled: undefined,
    span: origin.span,
    macros: [],
    callee: callee === undefined ? origin.span : context.origin(callee).span,
    statement: context.statement,
    arguments: parts.arguments.map((one) => ({
      value: one.value,
      origin: one.origin,
      macroNames: [],
      expanded: one.expanded ?? one.node?.text ?? '',
      constant: one.constant ?? (one.node === undefined ? undefined : constantOf(context, one.node)),
    })),
    broken: node.hasError || insideError(node),
    ...(parts.foreign === undefined ? {} : { foreign: parts.foreign }),
  });
  const discarded = parts.answered === true ? undefined : discard(node, parts.language);
  return context.emit(parts.type, (dest) => ({
    kind: 'call',
    dest,
    callee: { kind: 'name', name: parts.name },
    arguments: [
      ...parts.arguments.map(({ value, origin: own, object, lifetime }) => ({
        value,
        origin: own,
        ...(object === undefined ? {} : { object }),
        ...(lifetime === undefined ? {} : { lifetime }),
      })),
      ...(parts.hidden ?? []).map((value) => ({ value, origin })),
    ],
    call: key,
    language: parts.language,
    origin,
    ...(discarded === undefined ? {} : { discarded }),
  }));
}

/** The value of an argument that always has the same one. */
export function constantOf(context: ScriptContext, node: SyntaxNode): bigint | undefined {
  const value = context.env.evaluate(node);
  if (value.kind === 'bigint') return value.value;
  if (value.kind === 'null' || value.kind === 'undefined') return 0n;
  return value.kind === 'number' && Number.isInteger(value.value) ? BigInt(value.value) : undefined;
}

function insideError(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== undefined && at.type !== 'statement_block'; at = at.parent)
    if (at.isError) return true;
  return false;
}

/** Whether the statement throws the value away; `cast`: by `void`. */
function discard(node: SyntaxNode, language: CallInstruction['language']): 'plain' | 'cast' | undefined {
  let child = node;
  for (let at = node.parent; at !== undefined; at = at.parent) {
    switch (at.type) {
      case 'expression_statement':
        return 'plain';
      case 'parenthesized_expression':
      case 'non_null_expression':
        break;
      case 'await_expression':
        // What a function of the script was called for is waited for.
        if (language === 'script') return undefined;
        break;
      case 'unary_expression':
        return at.field('operator')?.text === 'void' ? 'cast' : undefined;
      case 'sequence_expression':
        if (at.namedChildren.at(-1)?.start === child.start) break;
        return 'plain';
      case 'for_statement': {
        const update = at.field('increment');
        return update?.start === child.start && update.end === child.end ? 'plain' : undefined;
      }
      default:
        return undefined;
    }
    child = at;
  }
  return undefined;
}
