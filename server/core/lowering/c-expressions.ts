/** C expressions to values. Whatever is not understood becomes an opaque value of unknown type, its parts evaluated. */
import type { Origin, ValueId } from '../flow/graph';
import { int32, pointerTo, promote, uint64, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { lowerCall } from './c-calls';
import { lowerTruth, lowerCondition } from './c-conditions';
import type { CContext } from './c-context';
import { constantType } from './c-fold';
import { initialise } from './c-initialisers';
import { characterLiteral, integerLiteral, stringLiteral } from './c-literals';
import { lowerAssignment, lowerBinary, lowerMiscast, lowerUpdate, miscast } from './c-operators';
import { lowerPlace, type Place } from './c-places';
import { readSpecifier } from './c-types';
import { lowerCppExpression } from './cpp-expressions';
import { lowerCppName } from './cpp-names';
import { lowerStatement } from './c-statements';
import { typeOfExpression } from './c-typing';

/** Deeper than this, an expression is not looked into. */
const maxDepth = 250;

export function lowerExpression(context: CContext, node: SyntaxNode | undefined): ValueId {
  if (node === undefined) return context.opaque(unknownType, { span: context.statement, macros: [] });
  if (context.depth > maxDepth) return context.opaque(unknownType, context.origin(node));
  context.depth++;
  const value = lower(context, node);
  context.depth--;
  return value;
}

function lower(context: CContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  if (node.isError) {
    context.builder.emit({ kind: 'havoc', origin });
    return opaqueParts(context, node, unknownType);
  }
  switch (node.type) {
    case 'parenthesized_expression':
      return lowerParenthesized(context, node);
    case 'number_literal': {
      const literal = integerLiteral(node.text);
      return literal === undefined
        ? context.opaque({ kind: 'float', width: 64 }, origin)
        : context.constant(literal.value, literal.type, origin);
    }
    case 'char_literal': {
      const value = characterLiteral(node.text);
      return value === undefined ? context.opaque(int32, origin) : context.constant(value, int32, origin);
    }
    case 'true':
    case 'false':
      return context.constant(node.type === 'true' ? 1n : 0n, int32, origin);
    case 'null':
      return context.constant(0n, pointerTo({ kind: 'void' }), origin, node.text);
    case 'string_literal':
    case 'concatenated_string':
      return lowerString(context, node, origin);
    case 'identifier':
      return lowerName(context, node, origin);
    case 'field_expression':
    case 'subscript_expression':
    case 'compound_literal_expression':
      return read(context, lowerPlace(context, node, origin), origin);
    case 'pointer_expression':
      return node.field('operator')?.text === '&'
        ? lowerAddressOf(context, node.field('argument'), origin)
        : read(context, lowerPlace(context, node, origin), origin);
    case 'unary_expression':
      return lowerUnary(context, node, origin);
    case 'binary_expression':
      return /^(?:&&|\|\||and|or)$/.test(node.field('operator')?.text ?? '')
        ? lowerTruth(context, node, origin)
        : lowerBinary(context, node, origin);
    case 'assignment_expression':
      return lowerAssignment(context, node, origin);
    case 'update_expression':
      return lowerUpdate(context, node, origin);
    case 'cast_expression': {
      if (miscast(context, node) !== undefined) return lowerMiscast(context, node, origin);
      const type = readSpecifier(node.field('type'), context);
      const operand = lowerExpression(context, node.field('value'));
      if (type.kind !== 'void') return context.convert(operand, type, origin, true);
      // `(void)result` says on purpose that nobody looks at it.
      context.builder.emit({
        kind: 'convert',
        dest: context.builder.value(type),
        operand,
        explicit: true,
        origin,
      });
      return operand;
    }
    case 'conditional_expression':
      return lowerConditional(context, node, origin);
    case 'comma_expression':
      lowerExpression(context, node.field('left'));
      return lowerExpression(context, node.field('right'));
    case 'call_expression':
      return lowerCall(context, node, origin);
    case 'sizeof_expression': {
      const size = context.fold(node);
      return size === undefined ? lowerVariableSize(context, node) : lowerSize(context, node, size);
    }
    case 'offsetof_expression':
    case 'alignof_expression':
      return context.opaque(uint64, origin);
    case 'compound_statement':
      return lowerStatementExpression(context, node);
    case 'gnu_asm_expression':
      return lowerAssembler(context, node);
    default:
      return lowerCppExpression(context, node) ?? opaqueParts(context, node, unknownType);
  }
}

/** Evaluates what stands inside, for its effects. */
export function opaqueParts(context: CContext, node: SyntaxNode, type: MachineType): ValueId {
  const parts = node.namedChildren
    .filter((child) => /_expression$|^identifier$/.test(child.type))
    .map((child) => lowerExpression(context, child));
  return context.opaque(type, context.origin(node), parts);
}

function lowerParenthesized(context: CContext, node: SyntaxNode): ValueId {
  const inner = node.namedChildren.filter((child) => child.type !== 'comment');
  return lowerExpression(context, inner[0]);
}

function lowerString(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const literals =
    node.type === 'string_literal'
      ? [node]
      : node.namedChildren.filter((one) => one.type === 'string_literal');
  const parts = literals.map((one) => stringLiteral(one.text));
  const element = parts[0]?.element ?? unknownType;
  const length = parts.reduce((sum, part) => sum + part.length - 1, 1);
  return context.emit(pointerTo(element), (dest) => ({
    kind: 'string',
    dest,
    length,
    origin,
  }));
}

/** A plain name, whatever the parser took it for. */
export function lowerName(context: CContext, node: SyntaxNode, origin = context.origin(node)): ValueId {
  const name = node.text;
  const member = context.cpp === undefined ? undefined : lowerCppName(context, context.cpp, node, 'known');
  if (member !== undefined) return read(context, member, origin);
  // A constant of the function itself has storage: its initialiser is where the value comes from.
  const local = context.local(name);
  const stored = local !== undefined && context.builder.variableOf(local)?.kind === 'local';
  const constant = stored ? undefined : context.valueOf(name);
  if (constant !== undefined) return context.constant(constant, constantType(constant), origin, name);
  if (context.variable(name) !== undefined) return read(context, lowerPlace(context, node, origin), origin);
  if (name === 'NULL' || name === 'nullptr')
    return context.constant(0n, pointerTo({ kind: 'void' }), origin, name);
  const hidden = context.cpp === undefined ? undefined : lowerCppName(context, context.cpp, node, 'any');
  if (hidden !== undefined) return read(context, hidden, origin);
  const known = context.env.function(name);
  const type = known === undefined ? unknownType : pointerTo({ kind: 'function' });
  return context.emit(type, (dest) => ({ kind: 'external', dest, name, origin }));
}

/** The value at a place: arrays decay to a pointer to their first element, functions to their address. */
export function read(context: CContext, place: Place, origin: Origin): ValueId {
  const { address, type } = place;
  if (type.kind === 'array')
    return context.emit(pointerTo(type.element), (dest) => ({
      kind: 'convert',
      dest,
      operand: address,
      explicit: false,
      origin,
    }));
  if (type.kind === 'function') return address;
  return context.load(address, type, origin);
}

function lowerAddressOf(context: CContext, operand: SyntaxNode | undefined, origin: Origin): ValueId {
  let inner = operand;
  while (inner?.type === 'parenthesized_expression') inner = inner.namedChildren[0];
  if (inner === undefined) return context.opaque(unknownType, origin);
  const place = lowerPlace(context, inner);
  return context.convert(place.address, pointerTo(place.type), origin);
}

function lowerUnary(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const operator = node.field('operator')?.text;
  const argument = node.field('argument');
  if (operator === '!' || operator === 'not') {
    const operand = lowerExpression(context, argument);
    return context.emit(int32, (dest) => ({ kind: 'unary', dest, operator: 'lognot', operand, origin }));
  }
  const raw = lowerExpression(context, argument);
  const type = promote(context.builder.typeOf(raw));
  const operand = context.convert(raw, type, origin);
  if (operator === '+') return operand;
  if (operator !== '-' && operator !== '~') return context.opaque(unknownType, origin, [operand]);
  return context.emit(type, (dest) => ({
    kind: 'unary',
    dest,
    operator: operator === '-' ? 'neg' : 'not',
    operand,
    origin,
  }));
}

function lowerConditional(context: CContext, node: SyntaxNode, origin: Origin): ValueId {
  const { builder } = context;
  const condition = node.field('condition');
  const consequence = node.field('consequence');
  const [yes, no, after] = [builder.block(), builder.block(), builder.block()];
  let same: ValueId | undefined;
  if (consequence === undefined) {
    // GNU C: `a ?: b` evaluates a once.
    same = lowerExpression(context, condition);
    builder.terminate({ kind: 'branch', condition: same, then: yes, else: no, origin });
  } else lowerCondition(context, condition, yes, no);
  builder.enter(yes);
  const first = same ?? lowerExpression(context, consequence);
  const firstType = builder.typeOf(first);
  // The other arm's type is only known once it is lowered; the variable takes the first pointer or known type.
  const hidden = context.synthetic(firstType);
  const storeTo = (value: ValueId): void => {
    const address = context.addressOf(hidden, origin);
    builder.emit({ kind: 'store', address, value, type: firstType, implicit: true, origin });
  };
  storeTo(first);
  builder.terminate({ kind: 'jump', to: after, origin });
  builder.enter(no);
  storeTo(lowerExpression(context, node.field('alternative')));
  builder.flowInto(after, origin);
  return context.load(context.addressOf(hidden, origin), firstType, origin);
}

/** Of a pointer that stands where an array is meant, the size says nothing: what it points to is kept beside it. */
function lowerSize(context: CContext, node: SyntaxNode, size: bigint): ValueId {
  const value = node.field('value') ?? node.field('type');
  const known = node.field('type') === undefined || context.variable(value?.text ?? '') !== undefined;
  const type = known ? typeOfExpression(value, context) : unknownType;
  const pointee = type.kind === 'pointer' ? context.sizeOf(type.to) : undefined;
  return context.emit(uint64, (dest) => ({
    kind: 'constant',
    dest,
    value: size,
    name: 'sizeof',
    ...(pointee === undefined ? {} : { pointee }),
    origin: context.origin(node),
  }));
}

/** sizeof a VLA, or of a type that is not known. */
function lowerVariableSize(context: CContext, node: SyntaxNode): ValueId {
  return context.emit(uint64, (dest) => ({
    kind: 'opaque',
    dest,
    operands: [],
    origin: context.origin(node),
  }));
}

/** GNU C `({ …; value; })`. */
function lowerStatementExpression(context: CContext, node: SyntaxNode): ValueId {
  const statements = node.namedChildren.filter((child) => child.type !== 'comment');
  const last = statements.at(-1);
  const outer = context.statement;
  context.push();
  for (const statement of last?.type === 'expression_statement' ? statements.slice(0, -1) : statements)
    lowerStatement(context, statement);
  context.statement = outer;
  const value =
    last?.type === 'expression_statement'
      ? lowerExpression(context, last.namedChildren[0])
      : context.opaque({ kind: 'void' }, context.origin(node));
  context.pop();
  return value;
}

function lowerAssembler(context: CContext, node: SyntaxNode): ValueId {
  const operands = node.namedChildren.filter((child) => child.type.startsWith('gnu_asm_'));
  const clobbers = operands.find((child) => child.type === 'gnu_asm_clobber_list');
  const outputs = operands.find((child) => child.type === 'gnu_asm_output_operand_list');
  const origin = context.origin(node);
  if (outputs === undefined && clobbers === undefined) return context.opaque(unknownType, origin);
  if (clobbers?.text.includes('memory') === true) context.builder.emit({ kind: 'havoc', origin });
  for (const operand of outputs?.namedChildren ?? []) {
    const target = operand.field('value');
    if (target === undefined) continue;
    const place = lowerPlace(context, target);
    const value = context.opaque(place.type, origin);
    context.builder.emit({ kind: 'store', address: place.address, value, type: place.type, origin });
  }
  return context.opaque(unknownType, origin);
}

/** A compound literal is an unnamed object that its initialiser fills. */
export function lowerCompoundLiteral(context: CContext, node: SyntaxNode): Place {
  const origin = context.origin(node);
  const value = node.field('value');
  let type = readSpecifier(node.field('type'), context);
  if (type.kind === 'array' && type.length === undefined)
    type = {
      ...type,
      length: value?.namedChildren.filter((child) => child.type !== 'comment').length ?? undefined,
    };
  const variable = context.synthetic(type);
  context.builder.emit({ kind: 'declare', variable, origin });
  const address = context.addressOf(variable, origin);
  initialise(context, address, type, value);
  return { address, type };
}
