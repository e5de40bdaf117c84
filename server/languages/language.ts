/** The languages that there are, and which one an editor's or a system's own name for a language means. */

export type Language = 'en' | 'ko' | 'ja';

export const languages: readonly Language[] = ['en', 'ko', 'ja'];

/** "ko" for `ko`, `ko-KR` (BCP 47) and `ko_KR.UTF-8` (POSIX); undefined for a language that there is not. */
export function languageOf(tag: string): Language | undefined {
  const [name = ''] = tag.toLowerCase().split(/[-_.@]/);
  return languages.find((one) => one === name);
}

/**
 * What the environment asks for: NUMA_LENS_LANG, else the first of LC_ALL, LC_MESSAGES and LANG that says something, as POSIX has it.
 * English for everything else, and for a terminal with another encoding than UTF-8 (`ja_JP.eucJP`), which would show other characters.
 */
export function languageOfEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  const own = languageOf(env['NUMA_LENS_LANG'] ?? '');
  if (own !== undefined) return own;
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name] ?? '').find((one) => one !== '');
  if (locale === undefined) return 'en';
  const encoding = /\.([^@]*)/.exec(locale)?.[1];
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) return 'en';
  return languageOf(locale) ?? 'en';
}
