/**
 * The model of one C or C++ text, which an edit changes instead of making it anew: its items, what its directives say, and
 * what it declares.
 */
import type { LintInput } from './lint';
import { ItemList } from './items/item-list';
import { ItemTrees } from './items/item-trees';
import { CFile } from './lowering/c-file';
import { preprocess } from './preprocess/preprocess';

export type CInput = Pick<LintInput, 'text' | 'language' | 'parser' | 'headers' | 'build'>;

/** What every C++ compiler defines: headers ask for it. */
const cppMacros: ReadonlyMap<string, string> = new Map([['__cplusplus', '202002L']]);

export class CDocument {
  readonly items: ItemList;
  readonly file: CFile;

  private constructor({ text, language, parser, headers, build }: CInput) {
    this.items = new ItemList(text, language === 'cpp');
    const preprocessed = preprocess(this.items, {
      ...(headers === undefined ? {} : { headers }),
      predefined: new Map([...(language === 'cpp' ? cppMacros : []), ...(build?.macros ?? [])]),
      forced: build?.forcedIncludes ?? [],
    });
    this.file = new CFile({
      preprocessed,
      items: this.items.items,
      trees: new ItemTrees(parser, language),
      headers: headers ?? new Map<string, string>(),
    });
  }

  static of(input: CInput): CDocument {
    return new CDocument(input);
  }
}
