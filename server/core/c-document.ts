/**
 * The model of one C or C++ text, which an edit changes instead of making it anew: its items, what its directives say, and
 * what it declares.
 */
import type { DocumentChange } from './document-change';
import type { LintInput } from './lint';
import type { TextChange } from './text';
import { ItemList } from './items/item-list';
import { factsOf } from './items/item-facts';
import { ItemTrees } from './items/item-trees';
import { CFile } from './lowering/c-file';
import type { PreprocessedFile } from "./preprocess/preprocess";
import { preprocess } from './preprocess/preprocess';

export type CInput = Pick<LintInput, 'text' | 'language' | 'parser' | 'headers' | 'build'>;

/** What every C++ compiler defines: headers ask for it. */
const cppMacros: ReadonlyMap<string, string> = new Map([['__cplusplus', '202002L']]);

export class CDocument {
  readonly items: ItemList;
  file: CFile;
  readonly trees: ItemTrees;

  private constructor({ text, language, parser, headers, build }: CInput) {
    this.items = new ItemList(text, language === 'cpp');
    const preprocessed = preprocess(this.items, {
      ...(headers === undefined ? {} : { headers }),
      predefined: new Map([...(language === 'cpp' ? cppMacros : []), ...(build?.macros ?? [])]),
      forced: build?.forcedIncludes ?? [],
    });
    this.trees = new ItemTrees(parser, language);
    this.file = new CFile({
      preprocessed,
      items: this.items.items,
      trees: this.trees,
      headers: headers ?? new Map<string, string>(),
    });
  }

  static of(input: CInput): CDocument {
    return new CDocument(input);
  }

  change({ text, headers }: CInput, changes: readonly TextChange[]): DocumentChange {
    const { removed, added, from, to, delta } = this.items.change(text, changes);
    const items = [...removed, ...added];
    const { preprocessed, names } = (this.file.preprocessed as PreprocessedFile).edited(this.items, { start: from, end: to + delta });
    const found = new Set<string>(names === 'all' ? [] : names);
    for (const item of items) {
      const facts = item.facts ?? factsOf(item, this.trees);
      for (const one of facts.functions) found.add(one.name);
      for (const one of facts.declarations) found.add(one.name).add(one.name.replace(/^(?:struct|union) /, ''));
    }
    const all = names === 'all' || items.some((one) => one.kind === 'open' || one.kind === 'close');
    const words = new Set(items.flatMap((one) => one.text.match(/[A-Za-z_$][\w$]*|##/g) ?? []));
    this.file = new CFile({
      preprocessed,
      items: this.items.items,
      trees: this.trees,
      headers: headers ?? new Map<string, string>(),
    });
    return { from, to, delta, names: all ? 'all' : found, words };
  }
}
