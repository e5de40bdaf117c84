/** Functions of the language itself: conversions, Math, and the makers of arrays. */
import type { Origin, ValueId } from '../../flow/graph';
import { bigintType, boolType, int, numberType, unknownType, type MachineType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { lowerArrayFrom, lowerArrayOf, lowerBufferMaker } from './array-makers';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { childrenOf } from '../../script/syntax';
import { combine } from './operators';
import { isNumeric, isTypedArray, stringType } from './types';
import { lowerStatic } from './variables';

/** Undefined for what is none, or is a name that the file gives another meaning. */
export function lowerBuiltin(
  context: ScriptContext,
  node: SyntaxNode,
  callee: SyntaxNode,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const root = callee.type === 'member_expression' ? callee.field('object') : callee;
  if (root?.type !== 'identifier' || given.some((one) => one.type === 'spread_element')) return undefined;
  if (isDeclared(context, root)) return undefined;
  if (root === callee) return lowerGlobal(context, node, callee.text, given);
  const method = callee.field('property')?.text ?? '';
  switch (root.text) {
    case 'Math':
      return lowerMath(context, node, method, given);
    case 'BigInt':
      return lowerCut(context, node, method, given);
    case 'Number':
      return lowerNumberMethod(context, node, method, given);
    case 'Object':
      return /^(?:freeze|seal|preventExtensions)$/.test(method) && given[0] !== undefined
        ? lowerExpression(context, given[0])
        : undefined;
    case 'Promise':
      return method === 'resolve' && given[0] !== undefined ? lowerExpression(context, given[0]) : undefined;
    case 'process':
    case 'Deno':
      return /^(?:exit|abort|reallyExit)$/.test(method) ? lowerExit(context, node, given) : undefined;
    case 'Buffer':
      return lowerBufferMaker(context, node, method, given);
    case 'Array':
      return method === 'isArray'
        ? context.opaque(boolType, context.origin(node))
        : makes(context, node, 'Array', method, given);
    default:
      return isTypedArray(root.text) ? makes(context, node, root.text, method, given) : undefined;
  }
}

function makes(
  context: ScriptContext,
  node: SyntaxNode,
  name: string,
  method: string,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  if (method === 'of') return lowerArrayOf(context, name, given, context.origin(node));
  return method === 'from' ? lowerArrayFrom(context, name, given, context.origin(node)) : undefined;
}

/** Declared by the file; an import of Buffer or process is what everybody knows by that name. */
function isDeclared(context: ScriptContext, name: SyntaxNode): boolean {
  const declaration = context.env.declarationOf(name);
  if (declaration === undefined) return false;
  return !(declaration.kind === 'import' && /^(?:Buffer|process)$/.test(name.text));
}

function lowerGlobal(
  context: ScriptContext,
  node: SyntaxNode,
  name: string,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const origin = context.origin(node);
  const [first] = given;
  switch (name) {
    case 'BigInt':
      return first === undefined ? undefined : toBigint(context, lowerExpression(context, first), origin);
    case 'Number':
      return first === undefined
        ? context.constant(0n, numberType, origin)
        : toNumber(context, lowerExpression(context, first), origin);
    case 'Boolean': {
      if (first === undefined) return undefined;
      const value = lowerExpression(context, first);
      const zero = context.constant(0n, context.typeOf(value), origin);
      return context.binary('ne', boolType, value, zero, origin);
    }
    case 'String':
    case 'parseInt':
    case 'parseFloat':
    case 'isNaN':
    case 'isFinite':
    case 'structuredClone': {
      const values = given.map((one) => lowerExpression(context, one));
      return context.hiddenCall(name, values, quietResults[name], origin);
    }
    default:
      return undefined;
  }
}

const quietResults = {
  String: stringType,
  parseInt: numberType,
  parseFloat: numberType,
  isNaN: boolType,
  isFinite: boolType,
  structuredClone: unknownType,
} as const;

export function toBigint(context: ScriptContext, value: ValueId, origin: Origin): ValueId {
  return converted(context, 'BigInt', value, bigintType, origin);
}

export function toNumber(context: ScriptContext, value: ValueId, origin: Origin): ValueId {
  return converted(context, 'Number', value, numberType, origin);
}

/** A number stays what it is; of anything else only the call knows. */
function converted(
  context: ScriptContext,
  name: string,
  value: ValueId,
  to: MachineType,
  origin: Origin,
): ValueId {
  const type = context.typeOf(value);
  return isNumeric(type) || type.kind === 'bigint'
    ? context.convert(value, to, origin, true)
    : context.hiddenCall(name, [value], to, origin);
}

/** `Math.floor(a / b)` divides integers; rounding leaves an integer alone. */
function lowerMath(
  context: ScriptContext,
  node: SyntaxNode,
  method: string,
  given: readonly SyntaxNode[],
): ValueId {
  const origin = context.origin(node);
  const [first] = given;
  if (/^(?:floor|trunc|ceil|round)$/.test(method) && first !== undefined) {
    const division = withoutParentheses(first);
    if (
      division.type === 'binary_expression' &&
      division.field('operator')?.text === '/' &&
      method !== 'round'
    )
      return divide(context, division, method === 'ceil', origin);
    const value = lowerExpression(context, first);
    return context.hiddenCall(`Math.${method}`, [value], numberType, origin);
  }
  const power = method === 'pow' ? context.env.evaluate(node) : undefined;
  const settled = power && lowerStatic(context, power, undefined, origin);
  if (settled !== undefined) return settled;
  const values = given.map((one) => lowerExpression(context, one));
  const [a, b] = values;
  if ((method === 'min' || method === 'max') && a !== undefined && b !== undefined && values.length === 2)
    return smaller(context, method === 'min' ? '<' : '>', a, b, origin);
  return context.hiddenCall(`Math.${method}`, values, numberType, origin);
}

function withoutParentheses(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.type === 'parenthesized_expression' && childrenOf(at)[0] !== undefined)
    at = childrenOf(at)[0] ?? at;
  return at;
}

/** A division of integers, down or up. */
function divide(context: ScriptContext, node: SyntaxNode, up: boolean, origin: Origin): ValueId {
  const whole = int(64, true);
  const left = context.convert(lowerExpression(context, node.field('left')), whole, origin);
  const right = context.convert(lowerExpression(context, node.field('right')), whole, origin);
  let dividend = left;
  if (up) {
    const less = context.binary('sub', whole, right, context.constant(1n, whole, origin), origin);
    dividend = context.binary('add', whole, left, less, origin);
  }
  return context.convert(context.binary('div', whole, dividend, right, origin), numberType, origin);
}

/** Of two values the one for which `a symbol b` holds. */
function smaller(context: ScriptContext, symbol: string, a: ValueId, b: ValueId, origin: Origin): ValueId {
  const { builder } = context;
  const result = context.synthetic(numberType);
  context.write(result, a, origin, true);
  const [other, after] = [builder.block(), builder.block()];
  context.branch(combine(context, symbol, a, b, origin), after, other, origin);
  builder.enter(other);
  context.write(result, b, origin, true);
  builder.flowInto(after, origin);
  return context.read(result, origin);
}

/** `BigInt.asUintN(64, x)` */
function lowerCut(
  context: ScriptContext,
  node: SyntaxNode,
  method: string,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const [bits, value] = given;
  if (!/^as(?:Ui|I)ntN$/.test(method) || bits === undefined || value === undefined) return undefined;
  const origin = context.origin(node);
  const width = context.env.evaluate(bits);
  const lowered = lowerExpression(context, value);
  const known =
    width.kind === 'number' ? ([8, 16, 32, 64] as const).find((one) => one === width.value) : undefined;
  if (known === undefined) return context.opaque(bigintType, origin, [lowered]);
  const cut = context.convert(lowered, int(known, method === 'asIntN'), origin, true);
  return context.convert(cut, bigintType, origin, true);
}

function lowerNumberMethod(
  context: ScriptContext,
  node: SyntaxNode,
  method: string,
  given: readonly SyntaxNode[],
): ValueId | undefined {
  const origin = context.origin(node);
  const values = given.map((one) => lowerExpression(context, one));
  if (method.startsWith('parse')) return context.hiddenCall(method, values, numberType, origin);
  return context.hiddenCall(`Number.${method}`, values, boolType, origin);
}

function lowerExit(context: ScriptContext, node: SyntaxNode, given: readonly SyntaxNode[]): ValueId {
  const origin = context.origin(node);
  for (const one of given) lowerExpression(context, one);
  context.builder.terminate({ kind: 'stop', origin });
  return context.nothing(origin);
}
