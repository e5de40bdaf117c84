/** Calls in C, including the few names that are no ordinary call: assertions and compiler builtins. */
import type { Callee, CallInstruction, Origin, ValueId } from '../flow/graph';
import { int32, int64, pointerTo, uint64, unknownType, voidType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { lowerCondition } from './c-conditions';
import type { CContext } from './c-context';
import type { LoweredArgument } from './lowered-function';
import { lowerExpression } from './c-expressions';
import { lowerCppCall } from './cpp-calls';

/** Macros of headers that stop the program unless their argument is true. */
const assertions = new Set(['assert', 'g_assert', 'ck_assert', 'TST_ASSERT', 'Assert']);

/** Functions that do not return. */
export const stops: ReadonlySet<string> = new Set([
  'exit',
  '_exit',
  '_Exit',
  'abort',
  'quick_exit',
  'err',
  'errx',
  'verr',
  'verrx',
  'longjmp',
  'siglongjmp',
  'pthread_exit',
  '__builtin_unreachable',
  '__builtin_trap',
  '__assert_fail',
]);

const voidPointer = pointerTo(voidType);

/** Result types of what no file declares in its own text. */
const libraryResults: Readonly<Record<string, MachineType>> = {
  malloc: voidPointer,
  calloc: voidPointer,
  realloc: voidPointer,
  reallocarray: voidPointer,
  aligned_alloc: voidPointer,
  memalign: voidPointer,
  valloc: voidPointer,
  pvalloc: voidPointer,
  mmap: voidPointer,
  mremap: voidPointer,
  alloca: voidPointer,
  memset: voidPointer,
  memcpy: voidPointer,
  numa_alloc: voidPointer,
  numa_alloc_onnode: voidPointer,
  numa_alloc_local: voidPointer,
  numa_alloc_interleaved: voidPointer,
  numa_alloc_interleaved_subset: voidPointer,
  shmat: voidPointer,
  sysconf: int64,
  syscall: int64,
  move_pages: int64,
  strtol: int64,
  strtoul: uint64,
  strlen: uint64,
};

export function lowerCall(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  if (context.cpp !== undefined) {
    const value = lowerCppCall(context, context.cpp, node);
    if (value !== undefined) return value;
  }
  const callee = node.field('function');
  const nodes = (node.field('arguments')?.namedChildren ?? []).filter((child) => child.type !== 'comment');
  const name = calleeName(context, callee);
  if (name !== undefined && assertions.has(name) && nodes.length > 0)
    return lowerAssertion(context, name, nodes, origin);
  if (name === '__builtin_expect') return lowerExpression(context, nodes[0]);
  if (name === undefined && callee?.type === 'parenthesized_expression') {
    // `(type)(value)` with a type of an unseen header parses as a call.
    const type = context.typedef(callee.namedChildren[0]?.text ?? '');
    if (type !== undefined && nodes.length === 1)
      return context.convert(lowerExpression(context, nodes[0]), type, origin, true);
  }
  const target: Callee =
    name === undefined ? { kind: 'value', value: lowerExpression(context, callee) } : { kind: 'name', name };
  const known = name === undefined ? undefined : context.env.function(name);
  const lowered = nodes.map((child, at): LoweredArgument => {
    const raw = lowerExpression(context, child);
    const parameter = known?.parameters?.[at];
    const own = context.origin(child);
    const value = parameter === undefined ? raw : context.convert(raw, parameter, own);
    return loweredArgument(context, child, value, own);
  });
  const type = known?.returns ?? (name === undefined ? unknownType : (resultType(name) ?? unknownType));
  return emitCall(context, node, { name, target, type, arguments: lowered, hidden: [] }, origin);
}

export function loweredArgument(
  context: CContext,
  node: SyntaxNode,
  value: ValueId,
  origin = context.origin(node),
): LoweredArgument {
  return {
    value,
    origin,
    macroNames: origin.macros.map((use) => use.name),
    expanded: node.text,
    constant: context.fold(node),
  };
}

export interface CallParts {
  readonly name: string | undefined;
  readonly target: Callee;
  readonly type: MachineType;
  readonly arguments: readonly LoweredArgument[];
  /** What the callee gets beside the arguments as written: the object of a member function. */
  readonly hidden: readonly ValueId[];
}

/** The call instruction, and the record by which a call of the NUMA family is found. */
export function emitCall(
  context: CContext,
  node: SyntaxNode,
  parts: CallParts,
  origin = context.origin(node),
): ValueId {
  const callee = node.field('function');
  const { name, target, type, arguments: lowered } = parts;
  const key = context.callKey(origin.span);
  context.calls.push({
    key,
    name,
    spelled: spelledName(callee),
    span: origin.span,
    macros: origin.macros,
    callee: callee === undefined ? origin.span : context.origin(callee).span,
    statement: context.statement,
    arguments: lowered,
    broken: node.hasError || insideError(node),
  });
  const dest = context.builder.value(type);
  const discarded = discard(node);
  const call: CallInstruction = {
    kind: 'call',
    dest,
    callee: target,
    arguments: [
      ...lowered.map(({ value, origin: own }) => ({ value, origin: own })),
      ...parts.hidden.map((value) => ({ value, origin })),
    ],
    call: key,
    origin,
    ...(discarded === undefined ? {} : { discarded }),
    ...(context.asserted ? { asserted: true } : {}),
  };
  context.builder.emit(call);
  if (name !== undefined && stops.has(name)) context.builder.terminate({ kind: 'stop', origin });
  return dest;
}

export function resultType(name: string): MachineType | undefined {
  const plain = name.startsWith('SAFE_') ? name.slice(5).toLowerCase() : name;
  return Object.hasOwn(libraryResults, plain) ? libraryResults[plain] : undefined;
}

/** The name of a function that is called directly; a local variable of that name is a function pointer. */
function calleeName(context: CContext, callee: SyntaxNode | undefined): string | undefined {
  let node = callee;
  while (node?.type === 'parenthesized_expression' && node.namedChildren[0]?.type === 'identifier')
    node = node.namedChildren[0];
  if (node?.type !== 'identifier') return undefined;
  if (node !== callee && context.typedef(node.text) !== undefined) return undefined;
  return context.local(node.text) === undefined ? node.text : undefined;
}

function spelledName(callee: SyntaxNode | undefined): string | undefined {
  let node = callee;
  while (node?.type === 'parenthesized_expression' || node?.type === 'pointer_expression')
    node = node.field('argument') ?? node.namedChildren[0];
  if (node?.type === 'field_expression') return node.field('field')?.text;
  return node?.type === 'identifier' ? node.text : undefined;
}

/** `assert(condition)`: the condition is tested, and where it is false the program ends. */
function lowerAssertion(
  context: CContext,
  name: string,
  nodes: readonly SyntaxNode[],
  origin: Origin,
): ValueId {
  const { builder, asserted } = context;
  const [held, failed] = [builder.block(), builder.block()];
  context.asserted ||= name === 'assert' && context.env.function(name) === undefined;
  lowerCondition(context, nodes[0], held, failed);
  context.asserted = asserted;
  builder.enter(failed);
  builder.terminate({ kind: 'stop', origin });
  builder.enter(held);
  for (const rest of nodes.slice(1)) lowerExpression(context, rest);
  return context.opaque(int32, origin);
}

function insideError(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== undefined && at.type !== 'compound_statement'; at = at.parent)
    if (at.isError) return true;
  return false;
}

function discard(node: SyntaxNode): 'plain' | 'cast' | undefined {
  let child = node;
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (at.type === 'expression_statement') {
      // The last statement of a statement expression is its value.
      const block = at.parent;
      const value =
        block?.type === 'compound_statement' &&
        block.parent?.type === 'parenthesized_expression' &&
        block.namedChildren.at(-1)?.start === at.start;
      return value ? undefined : 'plain';
    }
    // static_cast<void>(call)
    const around =
      at.type === 'argument_list' ? at.parent?.field('function')?.text.replaceAll(/\s+/g, '') : undefined;
    if (around === 'static_cast<void>') return 'cast';
    if (at.type === 'cast_expression') return at.field('type')?.text === 'void' ? 'cast' : undefined;
    if (at.type === 'comma_expression') {
      const left = at.field('left');
      if (left?.start === child.start && left.end === child.end) return 'plain';
      return undefined;
    }
    if (at.type === 'for_statement') {
      const update = at.field('update');
      return update?.start === child.start && update.end === child.end ? 'plain' : undefined;
    }
    if (at.type !== 'parenthesized_expression') return undefined;
    child = at;
  }
  return undefined;
}
