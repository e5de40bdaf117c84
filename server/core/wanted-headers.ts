/**
 * The headers that the first `lint` of a text would ask for, told from its directives alone: a host that reads them before
 * lints once where it would lint twice. Empty for a script, whose imports are told with its bindings.
 */
import { cppMacros } from './c-document';
import { mayCallAnywhere } from './document-memory';
import { ItemList } from './items/item-list';
import type { HeaderRequest, LintInput } from './lint';
import { preprocess } from './preprocess/preprocess';
import { isScript } from './syntax/language';

const none: readonly HeaderRequest[] = [];

export function wantedHeaders({
  text,
  language,
  build,
}: Pick<LintInput, 'text' | 'language' | 'build'>): readonly HeaderRequest[] {
  if (isScript(language) || !mayCallAnywhere({ text })) return none;
  const isCpp = language === 'cpp';
  return preprocess(new ItemList(text, isCpp), {
    predefined: new Map([...(isCpp ? cppMacros : []), ...(build?.macros ?? [])]),
    forced: build?.forcedIncludes ?? [],
  }).wanted;
}
