/**
 * A value of a YAML or JSON file with its places, aliases and merge keys resolved: what the readers of compose files, pods
 * and development containers share. Whatever is not well formed is `nothing`.
 */
import type { TextEdit } from '../core/finding';
import type { Span } from '../core/text';

export interface Value {
  readonly span: Span;
  /** Of a string, a number or a boolean, as it is meant; undefined for anything else. */
  readonly text: string | undefined;
  readonly items: readonly Value[] | undefined;
  /** Undefined for what is no mapping. */
  readonly members: ReadonlyMap<string, Member> | undefined;
  /** It stands elsewhere, and others may use it: nothing is edited there. */
  readonly shared: boolean;
  /** Adds an element behind the last one; undefined where the form leaves no simple place. */
  append(element: string): readonly TextEdit[] | undefined;
}

export interface Member {
  readonly keySpan: Span;
  readonly value: Value;
}

export function member(value: Value | undefined, ...names: readonly string[]): Value | undefined {
  let at = value;
  for (const name of names) at = at?.members?.get(name)?.value;
  return at;
}

export function textAt(value: Value | undefined, ...names: readonly string[]): string | undefined {
  return member(value, ...names)?.text;
}

export function isTrue(value: Value | undefined): boolean {
  return /^(?:true|yes|on)$/i.test(value?.text ?? '');
}

/** The texts of a list; of a lone text as a list of one. */
export function textsOf(value: Value | undefined): readonly { readonly text: string; readonly span: Span }[] {
  if (value === undefined) return [];
  const list = value.items ?? [value];
  return list.flatMap(({ text, span }) => (text === undefined ? [] : [{ text, span }]));
}
