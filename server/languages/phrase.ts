/**
 * A text with its values, before it is in any language. The English template is what a text is known by: it stands where it is used, and
 * the catalogues of other languages list their sentences under it.
 */
import { particleAfter } from './particles';

export type Value = string | number | bigint | Phrase;

export type Values = Readonly<Record<string, Value>>;

export interface Phrase {
  /** In English, with `{placeholders}`. */
  readonly text: string;
  readonly data?: Values;
}

export type PlaceholdersOf<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

/** The values that a template needs: none for one without placeholders. */
export type DataFor<S extends string> = [PlaceholdersOf<S>] extends [never]
  ? []
  : [data: Readonly<Record<PlaceholdersOf<S>, Value>>];

/** For what is said later or elsewhere: a finding, a table of commands. */
export function phrase<S extends string>(template: S, ...data: DataFor<S>): Phrase {
  const [values] = data;
  return values === undefined ? { text: template } : { text: template, data: values };
}

/**
 * Replaces `{name}` by its value; in Korean sentences `{name|을}` by the value and the particle that goes with it.
 * A placeholder without a value stays as it is: that shows in a review.
 */
export function fill(
  template: string,
  data: Values,
  inner: (phrase: Phrase) => string = (phrase) => fill(phrase.text, phrase.data ?? {}),
): string {
  return template.replace(/\{(\w+)(?:\|([^}]+))?\}/g, (whole, name: string, particle: string | undefined) => {
    const value = data[name];
    if (value === undefined) return whole;
    const text = typeof value === 'object' ? inner(value) : String(value);
    return particle === undefined ? text : text + particleAfter(text, particle);
  });
}

/** A name or number as it is, or words that are in a language. */
export type Words = string | Phrase;

/** "a", "a and b", "a, b and c". */
export function listAnd(items: readonly Words[]): Words {
  const [others, last] = commaList(items);
  return others === undefined ? last : phrase('{list} and {last}', { list: others, last });
}

/** "a", "a or b", "a, b or c". */
export function listOr(items: readonly Words[]): Words {
  const [others, last] = commaList(items);
  return others === undefined ? last : phrase('{list} or {last}', { list: others, last });
}

/** "a, b, c"; empty for nothing. */
export function listed(items: readonly Words[]): Words {
  const [first = '', ...others] = items;
  return others.reduce((list: Words, item) => phrase('{list}, {item}', { list, item }), first);
}

/** All but the last, and the last. */
function commaList(items: readonly Words[]): readonly [Words | undefined, Words] {
  return [items.length < 2 ? undefined : listed(items.slice(0, -1)), items.at(-1) ?? ''];
}
