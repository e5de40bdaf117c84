/** What a TypeScript or JavaScript program hands to a foreign function: which object, and what its binding makes of it. */
import type { ForeignType } from '../foreign/foreign-function';
import type { CallArgumentValue, Lifetime, Origin, ValueId } from '../flow/graph';
import { unknownType, type MachineType, type RecordTable } from '../flow/types';
import type { Frame } from './frame';
import type { ObservedCall } from './observer';
import type { Region } from './region';
import { pointerOf, type AbstractValue } from './value';

/** The object that is handed over, where a type annotation or the place that makes it tells. */
export interface ScriptObject {
  /** Of its class: `Int32Array`, `Array`, `Buffer`, `ArrayBuffer`, `DataView`. */
  readonly name: string;
  /** What C sees in its storage; unknown for a plain array, which the binding copies. */
  readonly element: MachineType;
  /** The expression that makes it: `new Int32Array(n)`, `Int32Array.from(list)`, `[0, 1]`. */
  readonly made: Origin | undefined;
}

export interface ScriptArgument {
  readonly object: ScriptObject | undefined;
  /** The parameter as the program declares it to the binding. */
  readonly declared: ForeignType | undefined;
  /** Of an asynchronous call. */
  readonly lifetime: Lifetime | undefined;
}

/** Of the argument at a position of the call of C; undefined in C and C++. */
export function scriptArgument(observed: ObservedCall, at: number): ScriptArgument | undefined {
  const { numa, instruction, values, frame } = observed;
  const argument = instruction.arguments[at];
  if (numa.foreign === undefined || argument === undefined) return undefined;
  return {
    object: objectOf(observed, argument, values[at]),
    declared: numa.foreign.fn.parameters?.[at],
    lifetime: frame.depth > 0 ? undefined : argument.lifetime,
  };
}

function objectOf(
  { memory, frame }: ObservedCall,
  argument: CallArgumentValue,
  storage: AbstractValue | undefined,
): ScriptObject | undefined {
  if (argument.object === undefined) return undefined;
  const { records } = frame.graph;
  const written = handedOver(frame, argument.object, records);
  const regionOf = (value: AbstractValue | undefined): Region | undefined => {
    const point = value === undefined ? undefined : pointerOf(value);
    return point === undefined ? undefined : memory.table.get(point.region);
  };
  const region = regionOf(frame.value(written));
  const made = regionOf(storage);
  const name = classOf(frame.graph.values[written], records) ?? tagOf(region?.element, records);
  const place = region?.script === true ? region.place : undefined;
  const filled = made?.script === true ? classOfElement(made.element, records) : undefined;
  // Raw memory may be that of another array: `Buffer.from(floats.buffer)`.
  if (name !== undefined && (name === 'Array' || filled === undefined || !isRaw(name)))
    return { name, element: elementOf(name, records), made: place };
  return filled === undefined
    ? undefined
    : { name: filled, element: elementOf(filled, records), made: made?.place };
}

/** Before conversions, and before its address was taken: `ptr(pages)`. A field is what the class declares it to be. */
function handedOver(frame: Frame, value: ValueId, records: RecordTable): ValueId {
  const isDeclared = (id: ValueId): boolean => classOf(frame.graph.values[id], records) !== undefined;
  let at = value;
  for (let made = frame.definitions.get(at); made !== undefined; made = frame.definitions.get(at)) {
    if (made.kind === 'convert') {
      if (!made.explicit && isDeclared(at) && !isDeclared(made.operand)) break;
      at = made.operand;
    } else if (made.kind === 'storage') at = made.object;
    else break;
  }
  return at;
}

function classOf(type: MachineType | undefined, records: RecordTable): string | undefined {
  return type?.kind === 'pointer' ? tagOf(type.to, records) : undefined;
}

function tagOf(type: MachineType | undefined, records: RecordTable): string | undefined {
  return type?.kind === 'record' && records.get(type.tag)?.storage === true ? type.tag : undefined;
}

function elementOf(name: string, records: RecordTable): MachineType {
  const data = records.get(name)?.fields[0]?.type;
  return data?.kind === 'pointer' ? data.to : unknownType;
}

/** The class whose elements these are; undefined for bytes, which may be anything. */
function classOfElement(element: MachineType | undefined, records: RecordTable): string | undefined {
  if (element?.kind !== 'int' && element?.kind !== 'float') return undefined;
  if (element.width === 8) return undefined;
  for (const name of records.keys()) {
    const own = elementOf(name, records);
    if (own.kind !== element.kind || own.width !== element.width) continue;
    if (own.kind === 'float' || element.kind === 'float' || own.signed === element.signed) return name;
  }
  return undefined;
}

/** Memory that is written and read through other views. */
export function isRaw(name: string): boolean {
  return /^(?:Buffer|Uint8Array|(?:Shared)?ArrayBuffer|DataView)$/.test(name);
}
