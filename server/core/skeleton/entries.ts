/** The status entries of a call as they can be written again beside it. */
import type { ArgumentFacts, CallFacts } from '../facts/call-facts';
import { scale } from '../facts/linear';
import { isRepeatable } from '../rules/support/edits';
import { isScript, lengthText } from '../rules/support/spelling';
import { statusPreset, writtenByKernel } from '../rules/support/status-preset';

export interface Entries {
  /** What is subscripted; without a count, in C: the one entry itself. */
  readonly name: string;
  /** Of the entries; undefined: there is one, or, in a script, the array has no others. */
  readonly count: string | undefined;
  /** Of a counter that is compared with the count without a warning. */
  readonly counter: 'int' | 'long' | 'unsigned long';
  /** What the entries hold before the call, where that is a number that no kernel writes. */
  readonly preset: bigint | undefined;
}

export function entriesOf(facts: CallFacts): Entries | undefined {
  const status = facts.argument('status');
  const count = facts.argument('count');
  if (status === undefined || count === undefined || !facts.edits.isSpelled(status.origin)) return undefined;
  const named = isScript(facts) ? ofScript(facts, status, count) : ofC(facts, status, count);
  return named && { ...named, counter: counterOf(count), preset: presetOf(facts) };
}

type Named = Pick<Entries, 'name' | 'count'>;

const path = '[A-Za-z_]\\w*(?:(?:\\.|->)\\w+)*';

function ofC(facts: CallFacts, status: ArgumentFacts, count: ArgumentFacts): Named | undefined {
  const { text } = status;
  const one = new RegExp(`^&\\s*(${path}(?:\\[\\w+\\])?)$`).exec(text)?.[1];
  if (one !== undefined && facts.knownCount === 1n) return { name: one, count: undefined };
  const name = new RegExp(`^(?:&\\s*)?(${path})(?:\\[0\\])?$`).exec(text)?.[1];
  const isFirst = text.startsWith('&') === text.endsWith('[0]');
  // A container by its own name, a smart pointer by its own.
  const held = new RegExp(`^(${path})\\.(?:data|get)\\(\\)$`).exec(text)?.[1];
  const array = held ?? (isFirst ? name : undefined);
  const bound = countText(facts, count);
  if (array === undefined || bound === undefined || !holdsInts(status)) return undefined;
  return { name: array, count: bound };
}

/** It can be subscripted, and the elements are the entries. */
function holdsInts({ written: { type } }: ArgumentFacts): boolean {
  if (type.kind === 'unknown') return true;
  // An array is handed over by its address.
  const to = type.kind === 'pointer' ? type.to : type;
  const element = to.kind === 'array' ? to.element : to;
  return element.kind === 'int' && element.width === 32 && element.signed;
}

function countText(facts: CallFacts, { text, origin }: ArgumentFacts): string | undefined {
  if (!facts.edits.isSpelled(origin)) return undefined;
  return isRepeatable(text.replace(/->/g, '.').replace(/\.size\(\)/g, '')) ? text : undefined;
}

/** What fills a typed array tells which entries were written; of a plain array that holds only if the binding reads it. */
function ofScript(
  facts: CallFacts,
  { text, script }: ArgumentFacts,
  count: ArgumentFacts,
): Named | undefined {
  const array = /^[A-Za-z_$][\w$]*(?:\.#?[\w$]+)*$/.test(text) ? text : undefined;
  const kind = script?.object?.name;
  const isPlain = kind === 'Array' && script?.declared?.direction === 'inout';
  if (array === undefined || !(kind === 'Int32Array' || isPlain)) return undefined;
  if (isWhole(facts, array)) return { name: array, count: undefined };
  if (isPlain || countText(facts, count) === undefined) return undefined;
  const own = /^BigInt\(([^()]*)\)$/.exec(count.text)?.[1];
  return { name: array, count: own ?? lengthText(count) };
}

/** The array has as many entries as the call has pages. */
function isWhole(facts: CallFacts, array: string): boolean {
  const length = `${array}.length`;
  const text = facts.argument('count')?.text;
  if (text === length || text === `BigInt(${length})`) return true;
  const { count } = facts;
  const bytes = facts.array('status')?.bytes;
  return count !== undefined && scale(count, 4n).key === bytes?.key;
}

function counterOf({ written: { type } }: ArgumentFacts): Entries['counter'] {
  if (type.kind !== 'int' || !type.signed) return 'unsigned long';
  return type.width === 64 ? 'long' : 'int';
}

/** One number for all entries, stored by one loop or entry by entry. */
function presetOf(facts: CallFacts): bigint | undefined {
  const preset = statusPreset(facts);
  if (preset.kind !== 'values' || writtenByKernel(facts.config, preset.values) !== undefined)
    return undefined;
  const [value] = preset.values;
  const { by, values } = preset;
  const fills = facts.array('status')?.fills.length ?? 0;
  const isWhole =
    by.length === 1 ? fills === 1 || facts.knownCount === 1n : facts.knownCount === BigInt(by.length);
  if (!isWhole || by.some((one) => one.may) || values.some((one) => one !== value)) return undefined;
  return value !== undefined && value < 0n ? value : undefined;
}
