/**
 * Lines of /proc/PID/numa_maps taken apart, with where each part stands: the one parser for the runner, the language server and the
 * editor. A line is looked at by itself, so any part of a file can be read. Deliberately absent: where a mapping ends, which the
 * file does not tell, and the format before Linux 2.6.16 (MaxRef=, Pages=).
 * Sources: show_numa_map of fs/proc/task_mmu.c, mpol_to_str of mm/mempolicy.c, Linux 6.1; numa(7).
 */
import type { FlagName } from './flags';
import { numaMapsFields } from './numa-maps-fields';
import type { NumaMapsFieldName, NumaMapsFieldSpec } from './numa-maps-fields';
import { policies } from './policies';
import type { PolicySpec } from './policies';

/** Of a line, `end` exclusive. */
export interface Columns {
  readonly start: number;
  readonly end: number;
}

export interface NumaMapsPolicy {
  readonly columns: Columns;
  /** As the kernel writes it: "default", "bind=static:0-1", "prefer (many):0". */
  readonly text: string;
  /** "bind", "prefer (many)". */
  readonly mode: string;
  /** Undefined for a mode that is not known here. */
  readonly spec: PolicySpec | undefined;
  /** "static", "relative", "balancing". A lone `=` is a flag without a word: an empty text. */
  readonly flags: readonly string[];
  /** "0-1,4"; empty where the policy has no nodes. The kernel cuts a text of more than 63 characters. */
  readonly nodes: string;
}

export interface NumaMapsField {
  readonly columns: Columns;
  /** Undefined for a word that is not known here. */
  readonly spec: NumaMapsFieldSpec | undefined;
  /** What stands before `=`, or the whole word: "N0", "anon", "heap". */
  readonly key: string;
  /** What stands behind `=`; empty without one. */
  readonly value: string;
}

export interface NumaMapsLine {
  /** Where the mapping begins. */
  readonly start: bigint;
  readonly address: Columns;
  readonly policy: NumaMapsPolicy;
  readonly fields: readonly NumaMapsField[];
}

/** The mode flags that a policy's text can name. */
export const numaMapsFlags: ReadonlyMap<string, FlagName> = new Map<string, FlagName>([
  ['static', 'MPOL_F_STATIC_NODES'],
  ['relative', 'MPOL_F_RELATIVE_NODES'],
  ['balancing', 'MPOL_F_NUMA_BALANCING'],
]);

/** Modes as regular expressions, those that begin like another one first; then any one word, for modes yet to come. */
const modePattern = [...policies.map(({ word }) => word)]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[()]/g, '\\$&'))
  .concat('[a-z_]{3,}')
  .join('|');

/** Kernels before 2.6.26 put `=` where later ones have `:`. */
const policyText = `(${modePattern})(?:=([a-z|]*))?(?:[:=]([\\d,-]+))?`;
const policyPattern = new RegExp(`^${policyText}$`);
const head = new RegExp(`^([0-9a-f]{1,16}) (${policyText})(?= |\\r?$)`);

/** Undefined for what is no policy. */
export function readPolicy(text: string): Omit<NumaMapsPolicy, 'columns'> | undefined {
  const match = policyPattern.exec(text);
  if (match === null) return undefined;
  const [, mode = '', flags, nodes = ''] = match;
  return {
    text,
    mode,
    spec: policies.find(({ word }) => word === mode),
    flags: flags === undefined ? [] : flags.split('|'),
    nodes,
  };
}

/** By the word itself where it has one spelling: a file has a million of them. */
const byKey = new Map<string, NumaMapsFieldSpec>(numaMapsFields.map((spec) => [spec.name, spec]));
const spelled = [...numaMapsFields]
  .reverse()
  .filter(({ name, spelling }) => name !== spelling)
  .map((spec) => ({ spec, pattern: new RegExp(`^(?:${spec.spelling})$`) }));

/** Undefined for what is no word of this file. */
export function numaMapsFieldOf(key: string): NumaMapsFieldSpec | undefined {
  const spec = byKey.get(key);
  // "node" is how the field is called here, not how it is written.
  if (spec !== undefined && spec.name !== 'node') return spec;
  return spelled.find(({ pattern }) => pattern.test(key))?.spec;
}

/** A number of more digits is no count that a kernel writes. */
const count = /^\d{1,15}$/;

function isValueOf({ unit }: NumaMapsFieldSpec, hasValue: boolean, value: string): boolean {
  if (unit === 'word') return !hasValue;
  return hasValue && (unit === 'path' || count.test(value));
}

function readField(word: string, start: number): NumaMapsField {
  const equals = word.indexOf('=');
  const hasValue = equals >= 0;
  const [key, value] = hasValue ? [word.slice(0, equals), word.slice(equals + 1)] : [word, ''];
  const found = numaMapsFieldOf(key);
  const spec = found !== undefined && isValueOf(found, hasValue, value) ? found : undefined;
  return { columns: { start, end: start + word.length }, spec, key, value };
}

/** A path may hold anything but a blank, which the kernel writes as \040: words are words. */
function readFields(line: string, from: number): readonly NumaMapsField[] {
  const fields: NumaMapsField[] = [];
  const length = line.endsWith('\r') ? line.length - 1 : line.length;
  for (let start = from; start < length; start++) {
    if (line.charAt(start) === ' ') continue;
    const blank = line.indexOf(' ', start);
    const end = blank < 0 ? length : blank;
    fields.push(readField(line.slice(start, end), start));
    start = end;
  }
  return fields;
}

/** Undefined for a line of another shape: an empty one, one that was cut in its beginning, another file's. */
export function readNumaMapsLine(line: string): NumaMapsLine | undefined {
  const match = head.exec(line);
  if (match === null) return undefined;
  const [whole, address = '', text = ''] = match;
  const policy = readPolicy(text);
  if (policy === undefined) return undefined;
  const fields = readFields(line, whole.length);
  // Prose may begin with a word in hexadecimal ("add", "bad"); a mode yet to come is told by what follows it.
  if (policy.spec === undefined && !fields.some((one) => one.spec !== undefined)) return undefined;
  const start = address.length + 1;
  return {
    start: BigInt(`0x${address}`),
    address: { start: 0, end: address.length },
    policy: { ...policy, columns: { start, end: start + text.length } },
    fields,
  };
}

/** The number behind a field of the line; undefined where the line does not have it. */
export function numberOf(line: NumaMapsLine, name: NumaMapsFieldName): number | undefined {
  const field = line.fields.find((one) => one.spec?.name === name);
  return field === undefined ? undefined : Number(field.value);
}

/** In the order of the line, which is ascending. `count` is in pages of the mapping: of hugetlbfs, huge ones. */
export function nodeCounts(line: NumaMapsLine): readonly { readonly node: number; readonly count: number }[] {
  return line.fields
    .filter(({ spec }) => spec?.name === 'node')
    .map(({ key, value }) => ({ node: Number(key.slice(1)), count: Number(value) }));
}

/** The path that is mapped, its octal escapes undone; undefined for memory without a file. */
export function pathOf(line: NumaMapsLine): string | undefined {
  const value = line.fields.find(({ spec }) => spec?.name === 'file')?.value;
  return value?.replace(/\\(0[0-7]{2})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}
