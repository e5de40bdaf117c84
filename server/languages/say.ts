/**
 * What this process says to its user, in the one language that it was told at its start; English until then.
 * What other programs read (JSON, SARIF, journals, logs of errors) is written in a process that was left in English.
 */
import type { Language } from './language';
import { fill } from './phrase';
import type { DataFor, Phrase } from './phrase';

/** Sentences of one language by their English templates. */
export type Catalogue = Readonly<Record<string, string>>;

interface Speech {
  readonly language: Language;
  readonly catalogue: Catalogue;
  /** The user named it: what an editor says of its own language does not change it. */
  readonly fixed: boolean;
}

declare global {
  /** On the global object, because a program is several bundles, each with a copy of this module. */
  var numaLensSpeech: Speech | undefined;
}

/** From now on; `load.ts` brings the catalogue. */
export function speak(language: Language, catalogue: Catalogue = {}, fixed = false): void {
  globalThis.numaLensSpeech = { language, catalogue, fixed };
}

export function isLanguageFixed(): boolean {
  return globalThis.numaLensSpeech?.fixed === true;
}

export function spokenLanguage(): Language {
  return globalThis.numaLensSpeech?.language ?? 'en';
}

/** A template in the language of the process: its English one where the catalogue has no other. */
export function inLanguage(template: string): string {
  return globalThis.numaLensSpeech?.catalogue[template] ?? template;
}

/** A text in the language of the process, filled. */
export function say<S extends string>(template: S, ...data: DataFor<S>): string {
  return fill(inLanguage(template), data[0] ?? {}, wordsOf);
}

/** A phrase in the language of the process. */
export function wordsOf(phrase: Phrase): string {
  return fill(inLanguage(phrase.text), phrase.data ?? {}, wordsOf);
}
