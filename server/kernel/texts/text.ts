/**
 * Looks words up by id and fills their {placeholders}. English is the language of reference: every other language
 * supplies the same ids with the same placeholders, which the type `Texts` and a test hold it to.
 */
import type { en } from './en';

export type TextId = keyof typeof en;

/** One language. */
export type Texts = Readonly<Record<TextId, string>>;

type PlaceholdersOf<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

/** The values that a text needs: none for a text without placeholders. */
export type TextData<Id extends TextId> = Readonly<
  Record<PlaceholdersOf<(typeof en)[Id]>, string | number | bigint>
>;

type DataArgument<Id extends TextId> = [PlaceholdersOf<(typeof en)[Id]>] extends [never]
  ? []
  : [data: TextData<Id>];

/** The text of an id in a language, filled. */
export function text<Id extends TextId>(texts: Texts, id: Id, ...data: DataArgument<Id>): string {
  return fill(texts[id], data[0] ?? {});
}

/** Replaces `{name}` by its value. A placeholder without a value stays as it is: that shows in a review. */
export function fill(template: string, data: Readonly<Record<string, string | number | bigint>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name];
    return value === undefined ? whole : String(value);
  });
}
