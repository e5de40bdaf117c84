/** Methods of arrays, buffers and views. */
import type { Origin, ValueId } from '../../flow/graph';
import { boolType, numberType, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import { lowerIteration } from './array-iteration';
import { copyArray, makeArray, repack, scaled, view } from './arrays';
import { lowerBytes } from './bytes';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { emitLoop } from './loops';
import { elementPlace, lengthAddress, lengthOfArray, readPlace, writePlace } from './places';
import { arrayNameOf, elementSize, stringType, type ArrayName } from './types';

export interface MethodCall {
  readonly object: SyntaxNode;
  readonly method: string;
  readonly given: readonly SyntaxNode[];
}

/** Undefined for what is not modelled: then the object is handed to nobody knows whom. */
export function lowerMethod(context: ScriptContext, node: SyntaxNode, call: MethodCall): ValueId | undefined {
  if (!known.test(call.method) || call.given.some((one) => one.type === 'spread_element')) return undefined;
  if (isOutside(context, call.object)) return undefined;
  const object = lowerExpression(context, call.object);
  const name = arrayNameOf(context.typeOf(object));
  if (name === undefined && context.typeOf(object).kind !== 'unknown') return undefined;
  const origin = context.origin(node);
  return (
    (name === undefined ? undefined : lowerArrayMethod(context, object, name, call, origin)) ??
    lowerIteration(context, object, call, origin) ??
    (name === undefined ? undefined : lowerBytes(context, object, call, origin))
  );
}

const known =
  /^(?:fill|set|slice|subarray|push|pop|at|keys|values|entries|forEach|map|filter|find|findIndex|some|every|reduce|reverse|sort|includes|indexOf|join|toString|copyWithin|concat|with|(?:read|write|get|set)(?:Big)?U?(?:[Ii]nt|Float|Double)\w*)$/;

/** `console`, `fs` and such: nothing with elements. */
function isOutside(context: ScriptContext, object: SyntaxNode): boolean {
  if (object.type !== 'identifier') return false;
  const declaration = context.env.declarationOf(object);
  return declaration === undefined || declaration.kind === 'import' || declaration.kind === 'class';
}

function lowerArrayMethod(
  context: ScriptContext,
  object: ValueId,
  name: ArrayName,
  { method, given }: MethodCall,
  origin: Origin,
): ValueId | undefined {
  const [first, second] = given;
  switch (method) {
    case 'fill':
      return lowerFill(context, object, given, origin);
    case 'push':
      for (const one of given) append(context, object, lowerExpression(context, one), context.origin(one));
      return lengthOfArray(context, object, origin);
    case 'pop': {
      const length = lengthOfArray(context, object, origin);
      const less = context.binary(
        'sub',
        numberType,
        length,
        context.constant(1n, numberType, origin),
        origin,
      );
      context.store(lengthAddress(context, object, origin), numberType, less, origin);
      return readPlace(context, elementPlace(context, object, less, origin), origin);
    }
    case 'at': {
      const index = lowerExpression(context, first);
      return readPlace(context, elementPlace(context, object, index, origin), origin);
    }
    case 'subarray':
      return part(context, object, name, given, origin, true);
    case 'slice':
      return part(context, object, name, given, origin, name === 'Buffer');
    case 'set':
      return name === 'Array' ? undefined : lowerSet(context, object, first, second, origin);
    case 'includes':
      for (const one of given) lowerExpression(context, one);
      return context.opaque(boolType, origin, [anyElement(context, object, origin)]);
    case 'indexOf':
      for (const one of given) lowerExpression(context, one);
      return context.opaque(numberType, origin, [anyElement(context, object, origin)]);
    case 'join':
    case 'toString':
      for (const one of given) lowerExpression(context, one);
      return context.opaque(stringType, origin, [anyElement(context, object, origin)]);
    default:
      return undefined;
  }
}

/** Some element, nobody knows which. */
export function anyElement(context: ScriptContext, object: ValueId, origin: Origin): ValueId {
  const index = context.opaque(numberType, origin);
  return readPlace(context, elementPlace(context, object, index, origin), origin);
}

function append(context: ScriptContext, object: ValueId, value: ValueId, origin: Origin): void {
  const length = lengthOfArray(context, object, origin);
  writePlace(context, elementPlace(context, object, length, origin), value, origin);
  const more = context.binary('add', numberType, length, context.constant(1n, numberType, origin), origin);
  context.store(lengthAddress(context, object, origin), numberType, more, origin, true);
}

/** `fill(value)`, `fill(value, start)`, `fill(value, start, end)`; gives the array back. */
function lowerFill(
  context: ScriptContext,
  object: ValueId,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId {
  const [first, second, third] = given;
  const value = first === undefined ? context.nothing(origin) : lowerExpression(context, first);
  const start = second === undefined ? undefined : lowerExpression(context, second);
  const end = third === undefined ? lengthOfArray(context, object, origin) : lowerExpression(context, third);
  const count = start === undefined ? end : context.binary('sub', numberType, end, start, origin);
  emitLoop(context, count, origin, (index) => {
    const at = start === undefined ? index : context.binary('add', numberType, start, index, origin);
    writePlace(context, elementPlace(context, object, at, origin), value, origin, true);
  });
  return object;
}

/** A part of an array: the same storage (`shared`), or a copy. Indices from the end are not followed. */
function part(
  context: ScriptContext,
  object: ValueId,
  name: ArrayName,
  given: readonly SyntaxNode[],
  origin: Origin,
  shared: boolean,
): ValueId {
  const [first, second] = given;
  if (first === undefined && !shared) return copyArray(context, name, object, origin);
  const zero = (): ValueId => context.constant(0n, numberType, origin);
  const start = first === undefined ? zero() : lowerExpression(context, first);
  const end =
    second === undefined ? lengthOfArray(context, object, origin) : lowerExpression(context, second);
  const backwards = [first, second].some((one) => one?.type === 'unary_expression');
  const count = backwards
    ? context.opaque(numberType, origin, [start, end])
    : context.binary('sub', numberType, end, start, origin);
  const from = backwards ? context.opaque(numberType, origin, [start]) : start;
  const window = view(context, name, object, scaled(context, from, elementSize(name), origin), count, origin);
  if (shared) return window;
  const copy = makeArray(context, name, count, 'unknown', origin);
  repack(context, window, copy, origin);
  return copy;
}

/** `array.set(source, offset)` */
function lowerSet(
  context: ScriptContext,
  object: ValueId,
  source: SyntaxNode | undefined,
  offset: SyntaxNode | undefined,
  origin: Origin,
): ValueId {
  const from = lowerExpression(context, source);
  const start = offset === undefined ? undefined : lowerExpression(context, offset);
  const count = lengthOfArray(context, from, origin);
  emitLoop(context, count, origin, (index) => {
    const value = readPlace(context, elementPlace(context, from, index, origin), origin);
    const at = start === undefined ? index : context.binary('add', numberType, start, index, origin);
    writePlace(context, elementPlace(context, object, at, origin), value, origin, true);
  });
  return context.opaque(unknownType, origin);
}
