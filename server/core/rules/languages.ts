/** Which rules are asked about a file, by its language. */
import { isScript } from '../syntax/language';
import type { LanguageId } from '../syntax/port';
import type { RuleDeclaration } from './rule';

export function rulesFor<T extends RuleDeclaration>(rules: readonly T[], language: LanguageId): readonly T[] {
  const kind = isScript(language) ? 'script' : 'c';
  return rules.filter((one) => one.languages === undefined || one.languages === kind);
}
