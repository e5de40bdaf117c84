/**
 * Calls of what JavaScript itself, Node and Deno offer, by the names of library-script.ts. Deliberately absent: the
 * program's own functions, which are executed in place, and those of C (calls.ts).
 */
import type { CallInstruction } from '../flow/graph';
import { unknownType } from '../flow/types';
import { overwriteErrno, returnedBy } from './calls';
import { convert } from './convert';
import { typed } from './addresses';
import { freshEpoch, typeOf, type Machine } from './machine';
import { scriptEffect, scriptKeepsErrno } from './library-script';
import { markConverted, markRead } from './number-marks';
import { forgetDoubt } from './refine';
import { heldBy } from './uses';
import { integerOf, unknownValue, type AbstractValue } from './value';

/** A function of a script's own language; undefined for what is not known. */
export function executeScriptCall(
  machine: Machine,
  instruction: CallInstruction,
  name: string,
  values: readonly AbstractValue[],
): AbstractValue | undefined {
  const effect = scriptEffect(name);
  if (effect === undefined) return undefined;
  if (!scriptKeepsErrno(name)) overwriteErrno(machine, instruction, name);
  if (name === 'await') othersRun(machine);
  for (const value of values) observeShown(machine, value);
  const type = typeOf(machine.frame, instruction.dest);
  const [first] = values;
  const result =
    effect.kind === 'converts' && first?.points !== undefined && !isText(machine, first)
      ? convert(machine, first, unknownType, type)
      : returnedBy(machine, instruction, values);
  return typed(machine, markNumber(machine, instruction, name, values, result), type);
}

/** Conversions and tests of a script's numbers leave and settle doubts about them. */
function markNumber(
  machine: Machine,
  { arguments: [given], dest, origin }: CallInstruction,
  name: string,
  values: readonly AbstractValue[],
  result: AbstractValue,
): AbstractValue {
  const [first, second] = values;
  if (given === undefined || first === undefined) return result;
  if (numberTests.test(name)) forgetDoubt(machine, machine.memory, given.value);
  if (/^(?:Number\.)?parse(?:Int|Float)$/.test(name))
    return markRead(result, integerOf(second ?? unknownValue), origin);
  const from = typeOf(machine.frame, given.value);
  const text = isText(machine, first) || (from.kind === 'pointer' && from.to.kind === 'int');
  if (name === 'Number' && text) return markRead(result, undefined, origin);
  return name === 'Number' || name === 'BigInt'
    ? markConverted(result, from, typeOf(machine.frame, dest), { explicit: true, origin })
    : result;
}

const numberTests = /^(?:Number\.)?is(?:SafeInteger|Integer|Finite|NaN)$/;

/** While a function waits, the others of the file run: what they can name may change. */
function othersRun(machine: Machine): void {
  const { memory, analysis } = machine;
  const epoch = freshEpoch(machine);
  for (const region of analysis.knownGlobals()) memory.clobber(region, epoch);
  memory.clobberEscaped(epoch);
}

/** A text is no address: what number it spells is not known. */
function isText({ analysis }: Machine, { points }: AbstractValue): boolean {
  return (points ?? []).some(
    (point) => point.kind === 'pointer' && analysis.regions.get(point.region).origin.kind === 'string',
  );
}

/** Somebody looks at an object and at what it holds: the entries of a status array, the array itself. */
function observeShown(machine: Machine, value: AbstractValue): void {
  const { analysis, memory } = machine;
  if (analysis.observer === undefined) return;
  for (const point of [value, ...heldBy(machine, value)].flatMap((one) => one.points ?? []))
    if (point.kind === 'pointer') analysis.observer.statusEscapes(memory.state(point.region).statusOf);
}
