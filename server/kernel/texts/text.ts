/**
 * Looks words up by id and fills their {placeholders}. They stand in English (en.ts); other languages have them in their catalogues
 * (server/languages).
 */
import { fill } from '../../languages/phrase';
import type { DataFor } from '../../languages/phrase';
import { inLanguage } from '../../languages/say';
import { en } from './en';

export type TextId = keyof typeof en;

/** The text of an id in the language of the process, filled. */
export function text<Id extends TextId>(id: Id, ...data: DataFor<(typeof en)[Id]>): string {
  return fill(inLanguage(en[id]), data[0] ?? {});
}

/** Of a text without placeholders whose id is only known at run time. */
export function sentence(id: TextId): string {
  return inLanguage(en[id]);
}
