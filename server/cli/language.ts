/**
 * The language of one run: `--lang`, which may stand before or behind the command, else the environment's. What programs read
 * (`--format json` and the like) is in English whatever the terminal speaks.
 */
import { languageOf, languageOfEnvironment, languages } from '../languages/language';
import type { Language } from '../languages/language';
import { formats } from './check/options';

export type LanguageReading =
  | {
      readonly ok: true;
      readonly language: Language;
      /** It was named, by `--lang` or by NUMA_LENS_LANG. */
      readonly fixed: boolean;
      /** The arguments without it. */
      readonly rest: readonly string[];
    }
  | { readonly ok: false; readonly named: string };

export function readLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LanguageReading {
  const separator = argv.indexOf('--');
  const own = separator === -1 ? argv : argv.slice(0, separator);
  const rest: string[] = [];
  let named: string | undefined;
  let format = 'text';
  for (let at = 0; at < own.length; at++) {
    const word = own[at] ?? '';
    const [option, attached] = word.split('=', 2);
    const value = attached ?? own[at + 1] ?? '';
    if (option === '--format') format = value;
    if (option !== '--lang') rest.push(word);
    else {
      named = value;
      if (attached === undefined) at++;
    }
  }
  rest.push(...argv.slice(own.length));
  const asked = named === undefined ? languageOfEnvironment(env) : languageOf(named);
  if (asked === undefined) return { ok: false, named: named ?? '' };
  const fixed = named !== undefined || languageOf(env['NUMA_LENS_LANG'] ?? '') !== undefined;
  return { ok: true, language: isForPrograms(format) ? 'en' : asked, fixed, rest };
}

/** Any but `text`; a wrong name is told to whoever wrote it. */
const isForPrograms = (format: string): boolean => format !== 'text' && formats.some((one) => one === format);

/** For the help and for a wrong name. */
export const languageNames: string = languages.join('|');
