/** Makes a process speak a language. Catalogues are files of their own in the bundles: who stays in English never reads them. */
import type { Language } from './language';
import { speak } from './say';
import type { Catalogue } from './say';

/** @param fixed the user named it, and an editor's own language does not change it */
export async function useLanguage(language: Language, fixed = false): Promise<void> {
  speak(language, await catalogueOf(language), fixed);
}

/** Of English there is none: templates are English. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return {};
    case 'ko':
      return (await import('./ko/index.js')).catalogue;
    case 'ja':
      return (await import('./ja/index.js')).catalogue;
  }
}
