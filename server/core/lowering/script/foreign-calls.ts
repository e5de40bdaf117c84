/** A call of C: its arguments as the binding converts them, its result as the script sees it. */
import type { CallArgumentValue, Origin, ValueId } from '../../flow/graph';
import { bigintType, numberType, pointerTo, unknownType, voidType, type MachineType } from '../../flow/types';
import type { ForeignType } from '../../foreign/foreign-function';
import { calls } from '../../../kernel/calls';
import type { ForeignCallSite, ForeignArgument } from '../../script/script-file';
import { lifetimeOf } from '../../script/lifetime';
import type { SyntaxNode } from '../../syntax/port';
import type { LoweredArgument } from '../lowered-function';
import { lowerOutcome } from './async';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { recordCall } from './record-call';
import { newObject } from './objects';
import { asValue, dataOf, lengthOfArray, memberPlace, writePlace } from './places';
import { mayThrow } from './try';
import { arrayNameOf, elementOf, isNullType, isRaw } from './types';
import { lowerStatic } from './variables';

type Argument = CallArgumentValue & Partial<LoweredArgument> & { readonly node?: SyntaxNode };

export function lowerForeign(context: ScriptContext, node: SyntaxNode, site: ForeignCallSite): ValueId {
  const origin = context.origin(node);
  const { call, callback } = site;
  const { fn } = call;
  const copies: Copy[] = [];
  const given = site.arguments.map((one, at): Argument =>
    lowerArgument(context, one, fn.parameters?.[at], origin, copies),
  );
  const later = call.manner !== 'sync' || fn.nonblocking;
  const handed = later ? given.map((one) => withLifetime(context, node, one)) : given;
  const [first] = handed;
  if (fn.symbol === 'syscall' && first !== undefined) handed[0] = numbered(context, first);
  const result = recordCall(context, node, {
    name: fn.symbol,
    language: 'foreign',
    type: resultType(fn.returns),
    arguments: handed,
    foreign: call,
    answered: callback !== undefined,
  });
  for (const copy of copies) if (copy.back) copyBack(context, copy, origin);
  if (fn.keepsErrno) return withErrno(context, node, result);
  if (callback !== undefined) return lowerOutcome(context, callback, result, origin);
  mayThrow(context, origin);
  return result;
}

/** What ffi-rs gives of a function that keeps errno: the result and the error number in one object. */
function withErrno(context: ScriptContext, node: SyntaxNode, result: ValueId): ValueId {
  const origin = context.origin(node);
  const object = newObject(context, 'Object', node, true);
  for (const [name, value] of [
    ['value', result],
    ['errnoCode', asValue(context, context.read(context.errno(), origin), origin)],
  ] as const)
    writePlace(context, memberPlace(context, object, name, origin), value, origin, true);
  mayThrow(context, origin);
  return object;
}

/** The name of the system call whose number it is, as C has it. */
function numbered(context: ScriptContext, argument: Argument): Argument {
  const name = argument.node === undefined ? undefined : context.env.systemCallOf(argument.node);
  const spec = name === undefined ? undefined : calls.find((one) => one.name === name);
  return spec === undefined ? argument : { ...argument, expanded: `SYS_${spec.syscall}` };
}

/** An array of the script that the library copied for the call. */
interface Copy {
  readonly array: ValueId;
  readonly arrayElement: MachineType;
  readonly storage: ValueId;
  readonly element: MachineType;
  /** What C wrote goes back into the array. */
  readonly back: boolean;
}

function lowerArgument(
  context: ScriptContext,
  one: ForeignArgument,
  parameter: ForeignType | undefined,
  call: Origin,
  copies: Copy[],
): Argument {
  if (one.kind === 'fixed') {
    const value = lowerStatic(context, one.value, undefined, call) ?? context.opaque(unknownType, call);
    const { value: known } = one;
    const constant =
      known.kind === 'bigint'
        ? known.value
        : known.kind === 'number' && Number.isInteger(known.value)
          ? BigInt(known.value)
          : undefined;
    return { value, origin: call, expanded: '', ...(constant === undefined ? {} : { constant }) };
  }
  const { node } = one;
  const origin = context.origin(node);
  const value = lowerExpression(context, node);
  return { value: passed(context, value, parameter, origin, copies), object: value, origin, node };
}

/** Who keeps what is handed to a call that goes on by itself. */
function withLifetime(context: ScriptContext, call: SyntaxNode, argument: Argument): Argument {
  const { node } = argument;
  return node === undefined ? argument : { ...argument, lifetime: lifetimeOf(context.env, call, node) };
}

/** What C gets for a value. */
function passed(
  context: ScriptContext,
  value: ValueId,
  parameter: ForeignType | undefined,
  origin: Origin,
  copies: Copy[],
): ValueId {
  const machine = parameter?.machine ?? unknownType;
  const type = context.typeOf(value);
  const isObject = arrayNameOf(type) !== undefined;
  if (machine.kind === 'int' || machine.kind === 'float' || machine.kind === 'bool') {
    // An array where a number is declared: its address, if it is anything.
    if (!isObject) return context.convert(value, machine, origin);
    return storageOf(context, value, origin);
  }
  if (isNullType(type)) return value;
  if (type.kind === 'number' || type.kind === 'bigint')
    return machine.kind === 'pointer' ? context.convert(value, machine, origin) : value;
  const storage = storageOf(context, value, origin);
  const converted = arrayNameOf(type) === 'Array' ? copied(context, value, machine, origin) : undefined;
  if (converted !== undefined) {
    const direction = parameter?.direction ?? 'in';
    copies.push({ ...converted, back: direction !== 'in' });
    return converted.storage;
  }
  return storage;
}

function storageOf(context: ScriptContext, object: ValueId, origin: Origin): ValueId {
  const name = arrayNameOf(context.typeOf(object));
  const to = name === undefined || isRaw(name) ? voidType : elementOf(name);
  const nullable = context.nullable.has(object);
  return context.emit(pointerTo(to), (dest) => ({ kind: 'storage', dest, object, nullable, origin }));
}

/** A plain array is converted, element by element, into one that C can read. */
function copied(
  context: ScriptContext,
  array: ValueId,
  machine: MachineType,
  origin: Origin,
): Omit<Copy, 'back'> | undefined {
  if (machine.kind !== 'pointer') return undefined;
  const { to } = machine;
  const size =
    to.kind === 'int' || to.kind === 'float' ? to.width / 8 : to.kind === 'pointer' ? 8 : undefined;
  if (size === undefined || context.nullable.has(array)) return undefined;
  const count = lengthOfArray(context, array, origin);
  const bytes = context.binary(
    'mul',
    numberType,
    count,
    context.constant(BigInt(size), numberType, origin),
    origin,
  );
  const storage = context.emit(pointerTo(to), (dest) => ({
    kind: 'allocate',
    dest,
    maker: 'Array',
    element: to,
    bytes,
    initial: 'unknown',
    origin,
  }));
  const arrayElement = elementOf('Array');
  context.builder.emit({
    kind: 'repack',
    from: dataOf(context, array, origin),
    fromType: arrayElement,
    to: storage,
    toType: to,
    origin,
  });
  return { array, arrayElement, storage, element: to };
}

function copyBack(context: ScriptContext, copy: Copy, origin: Origin): void {
  context.builder.emit({
    kind: 'repack',
    from: copy.storage,
    fromType: copy.element,
    to: dataOf(context, copy.array, origin),
    toType: copy.arrayElement,
    origin,
  });
}

/** What a result of C is in the script. */
export function resultType(returns: ForeignType | undefined): MachineType {
  switch (returns?.value) {
    case 'number':
      return numberType;
    case 'bigint':
      return bigintType;
    default:
      return unknownType;
  }
}
