/** A script's expressions to values. What is not understood is a value of which nothing is known. */
import type { ValueId } from '../../flow/graph';
import { bigintType, boolType, numberType, unknownType } from '../../flow/types';
import { childrenOf } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import { lowerArrayLiteral } from './arrays';
import { lowerAssignment, lowerAugmented, lowerUpdate } from './assignments';
import { lowerAwait } from './async';
import { lowerCall } from './calls';
import { lowerClosure } from './closures';
import { Choice, lowerCondition, lowerLogical } from './conditions';
import { showCaptured } from './captured';
import type { ScriptContext } from './context';
import { maxDepth, maxValues } from './limits';
import { lowerNew } from './new';
import { lowerObjectLiteral } from './objects';
import { combine, complement, logicalNot, negate } from './operators';
import { asValue, elementPlace, lowerObject, readPlace } from './places';
import { readProperty } from './properties';
import { selfOf } from './self';
import { annotated, stringType } from './types';
import { isInside, lowerStatic, variableOf } from './variables';

export function lowerExpression(context: ScriptContext, node: SyntaxNode | undefined): ValueId {
  if (node === undefined) return context.opaque(unknownType, { span: context.statement, macros: [] });
  if (context.depth > maxDepth || context.builder.instructionCount > maxValues) {
    context.builder.emit({ kind: 'havoc', origin: context.origin(node) });
    return context.opaque(unknownType, context.origin(node));
  }
  context.depth++;
  const value = lower(context, node);
  context.depth--;
  return value;
}

function lower(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  switch (node.type) {
    case 'number':
      return lowerNumber(context, node);
    case 'true':
    case 'false':
      return context.constant(node.type === 'true' ? 1n : 0n, boolType, origin);
    case 'null':
    case 'undefined':
      return context.nothing(origin);
    case 'string':
      return lowerString(context, node);
    case 'template_string':
      return lowerTemplate(context, node);
    case 'identifier':
    case 'shorthand_property_identifier':
      return lowerName(context, node);
    case 'this':
      return selfOf(context, origin);
    case 'parenthesized_expression':
    case 'non_null_expression':
    case 'satisfies_expression':
    case 'instantiation_expression': {
      const inner = lowerExpression(context, firstPart(node));
      if (node.type === 'non_null_expression') context.nullable.delete(inner);
      return inner;
    }
    case 'as_expression':
    case 'type_assertion':
      return lowerAssertion(context, node);
    case 'sequence_expression':
      return childrenOf(node)
        .map((one) => lowerExpression(context, one))
        .reduce((_, last) => last);
    case 'unary_expression':
      return lowerUnary(context, node);
    case 'update_expression':
      return lowerUpdate(context, node);
    case 'binary_expression':
      return lowerBinary(context, node);
    case 'ternary_expression':
      return lowerTernary(context, node);
    case 'assignment_expression':
      return lowerAssignment(context, node);
    case 'augmented_assignment_expression':
      return lowerAugmented(context, node);
    case 'member_expression':
    case 'subscript_expression':
      return lowerAccess(context, node);
    case 'call_expression':
      return lowerCall(context, node);
    case 'new_expression':
      return lowerNew(context, node);
    case 'array':
      return lowerArrayLiteral(context, node);
    case 'object':
      return lowerObjectLiteral(context, node);
    case 'await_expression':
      return lowerAwait(context, node);
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return lowerClosure(context, node);
    case 'class':
      if (context.whole.parent !== undefined) showCaptured(context, node, origin);
      return context.opaque(unknownType, origin);
    case 'regex':
    case 'import':
    case 'meta_property':
      return context.opaque(unknownType, origin);
    default:
      return lowerUnknown(context, node);
  }
}

function firstPart(node: SyntaxNode): SyntaxNode | undefined {
  return node.namedChildren.find((one) => one.type !== 'comment');
}

function lowerNumber(context: ScriptContext, node: SyntaxNode): ValueId {
  const text = node.text.replaceAll('_', '');
  const origin = context.origin(node);
  if (text.endsWith('n')) {
    const digits = /^(?:0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+)n$/.test(text);
    return digits
      ? context.constant(BigInt(text.slice(0, -1)), bigintType, origin)
      : context.opaque(bigintType, origin);
  }
  // Octal numbers of old scripts.
  const value = /^0[0-7]+$/.test(text) ? parseInt(text, 8) : Number(text);
  return Number.isInteger(value)
    ? context.constant(BigInt(value), numberType, origin)
    : context.fraction(origin);
}

function lowerString(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  return context.emit(stringType, (dest) => ({
    kind: 'string',
    dest,
    length: Math.max(1, node.end - node.start - 1),
    origin,
  }));
}

function lowerTemplate(context: ScriptContext, node: SyntaxNode): ValueId {
  const parts = node.namedChildren.filter((one) => one.type === 'template_substitution');
  if (parts.length === 0) return lowerString(context, node);
  const values = parts.map((one) => lowerExpression(context, firstPart(one)));
  return context.hiddenCall('String', values, stringType, context.origin(node));
}

/** A name: a variable, a constant that stands elsewhere, or something of the world outside. */
export function lowerName(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  if (node.text === 'undefined' && context.env.declarationOf(node) === undefined)
    return context.nothing(origin);
  const declaration = context.env.declarationOf(node);
  // What is settled outside the function is that here; its own variables are followed as they go.
  const inside = declaration !== undefined && isInside(context, declaration);
  if (!inside) {
    const settled = lowerStatic(context, context.env.evaluate(node), node.text, origin);
    if (settled !== undefined) return settled;
  }
  const variable = variableOf(context, node);
  if (variable !== undefined) return context.read(variable, origin);
  if (node.text === 'NaN' || node.text === 'Infinity') return context.opaque(numberType, origin);
  return context.emit(unknownType, (dest) => ({ kind: 'external', dest, name: node.text, origin }));
}

/** `value as T`: the type is taken over where it says more than is known. */
function lowerAssertion(context: ScriptContext, node: SyntaxNode): ValueId {
  const parts = childrenOf(node);
  const before = node.type === 'type_assertion';
  const value = lowerExpression(context, before ? parts.at(-1) : parts[0]);
  const type = before ? parts[0]?.namedChildren[0] : parts[1];
  const said = annotated(type);
  if (said === undefined || context.typeOf(value).kind !== 'unknown' || said.type.kind === 'unknown')
    return value;
  const origin = context.origin(node);
  const converted = context.convert(value, said.type.kind === 'bool' ? numberType : said.type, origin);
  if (said.nullable) context.nullable.add(converted);
  return converted;
}

function lowerUnary(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const value = lowerExpression(context, node.field('argument'));
  switch (node.field('operator')?.text) {
    case '-':
      return negate(context, value, origin);
    case '+':
      return context.convert(value, numberType, origin, true);
    case '~':
      return complement(context, value, origin);
    case '!':
      return logicalNot(context, value, origin);
    case 'void':
      context.convert(value, { kind: 'void' }, origin, true);
      return context.nothing(origin);
    case 'typeof':
      return context.opaque(stringType, origin);
    default:
      return context.opaque(boolType, origin);
  }
}

function lowerBinary(context: ScriptContext, node: SyntaxNode): ValueId {
  const operator = node.field('operator')?.text ?? '';
  if (operator === '&&' || operator === '||' || operator === '??') return lowerLogical(context, node);
  // The graph has no powers: only what the text settles is known.
  const power = operator === '**' ? context.env.evaluate(node) : undefined;
  const settled = power && lowerStatic(context, power, undefined, context.origin(node));
  if (settled !== undefined) return settled;
  const left = lowerExpression(context, node.field('left'));
  const right = lowerExpression(context, node.field('right'));
  if (operator === 'in' || operator === 'instanceof')
    return context.opaque(boolType, context.origin(node), [left, right]);
  return combine(context, operator, left, right, context.origin(node));
}

function lowerTernary(context: ScriptContext, node: SyntaxNode): ValueId {
  const { builder } = context;
  const [yes, no, after] = [builder.block(), builder.block(), builder.block()];
  lowerCondition(context, node.field('condition'), yes, no);
  const choice = new Choice(context, node);
  builder.enter(yes);
  choice.take(lowerExpression(context, node.field('consequence')), after);
  builder.enter(no);
  choice.take(lowerExpression(context, node.field('alternative')), after);
  builder.enter(after);
  return choice.value();
}

/** `object.member`, `object[index]`, with `?.` or without. */
function lowerAccess(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  if (context.env.readsErrno(node)) return lowerErrno(context, node);
  const process = processNumber(context, node);
  if (process !== undefined) return process;
  const settled = isOwnElement(context, node)
    ? undefined
    : lowerStatic(context, context.env.evaluate(node), lastName(node), origin);
  if (settled !== undefined) return settled;
  const object = lowerObject(context, node);
  if (node.field('optional_chain') === undefined || !context.nullable.has(object))
    return readMember(context, node, object);
  const { builder } = context;
  const [there, gone, after] = [builder.block(), builder.block(), builder.block()];
  context.branch(object, there, gone, origin);
  const choice = new Choice(context, node);
  builder.enter(there);
  choice.take(readMember(context, node, object), after);
  builder.enter(gone);
  choice.take(context.nothing(origin), after);
  builder.enter(after);
  return choice.value();
}

/** The length or an element of what a variable of this function holds: that is followed as it goes. */
function isOwnElement(context: ScriptContext, node: SyntaxNode): boolean {
  const object = node.field('object');
  if (object?.type !== 'identifier') return false;
  if (node.type === 'member_expression' && lastName(node) !== 'length') return false;
  const declaration = context.env.declarationOf(object);
  return declaration !== undefined && isInside(context, declaration);
}

const processNumbers: Readonly<Record<string, string>> = {
  'process.pid': 'getpid',
  'Deno.pid': 'getpid',
  'process.ppid': 'getppid',
  'Deno.ppid': 'getppid',
};

/** `process.pid` is what getpid() would give. */
function processNumber(context: ScriptContext, node: SyntaxNode): ValueId | undefined {
  const name = Object.hasOwn(processNumbers, node.text) ? processNumbers[node.text] : undefined;
  const object = node.field('object');
  if (name === undefined || object === undefined) return undefined;
  const declaration = context.env.declarationOf(object);
  if (declaration !== undefined && declaration.kind !== 'import') return undefined;
  return context.hiddenCall(name, [], numberType, context.origin(node));
}

function readMember(context: ScriptContext, node: SyntaxNode, object: ValueId): ValueId {
  const origin = context.origin(node);
  const index = node.field('index');
  if (index !== undefined && index.type !== 'string')
    return readPlace(context, elementPlace(context, object, lowerExpression(context, index), origin), origin);
  const name = index?.text.slice(1, -1) ?? node.field('property')?.text ?? '';
  return readProperty(context, object, name, node);
}

export function lastName(node: SyntaxNode): string | undefined {
  return node.field('property')?.text;
}

export function lowerErrno(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  return asValue(context, context.read(context.errno(), origin), origin);
}

/** What is not understood may have done anything with what it names. */
function lowerUnknown(context: ScriptContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  if (node.isError || node.hasError) context.builder.emit({ kind: 'havoc', origin });
  const values = childrenOf(node)
    .filter((one) => /_expression$|^identifier$|^array$|^object$/.test(one.type))
    .map((one) => lowerExpression(context, one));
  return context.opaque(unknownType, origin, values);
}
