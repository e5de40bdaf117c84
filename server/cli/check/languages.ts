/** Which files are checked, by the end of their names. */
import path from 'node:path';
import type { LanguageId } from '../../core/syntax/port';

const languages: Readonly<Record<string, LanguageId>> = { '.c': 'c', '.h': 'c' };

/** Undefined for a file that no walk picks up. A file that is named is read as C all the same. */
export function languageOfPath(file: string): LanguageId | undefined {
  return languages[path.extname(file)];
}
