/**
 * The model of one C or C++ text across its edits: its items, what its directives say, and what it declares. Made anew or
 * changed, it is the same: an edit makes the items anew that it touches, and then only skips what it cannot have changed.
 */
import type { DocumentChange } from './document-change';
import type { Item } from './items/item';
import { factsOf, type ItemFunction } from './items/item-facts';
import { ItemList } from './items/item-list';
import { ItemTrees } from './items/item-trees';
import type { LintInput } from './lint';
import { CFile } from './lowering/c-file';
import { namesThatDiffer, SpelledWords } from './lowering/c-changes';
import { preprocess, type PreprocessedFile } from './preprocess/preprocess';
import type { TextChange } from './text';

export type CInput = Pick<LintInput, 'text' | 'language' | 'parser' | 'headers' | 'build'>;

/** What every C++ compiler defines: headers ask for it. */
export const cppMacros: ReadonlyMap<string, string> = new Map([['__cplusplus', '202002L']]);

export class CDocument {
  readonly items: ItemList;
  readonly #trees: ItemTrees;
  readonly #headers: ReadonlyMap<string, string>;
  #preprocessed: PreprocessedFile;
  #file: CFile;

  private constructor({ text, language, parser, headers, build }: CInput) {
    this.items = new ItemList(text, language === 'cpp');
    this.#trees = new ItemTrees(parser, language);
    this.#headers = headers ?? new Map<string, string>();
    this.#preprocessed = preprocess(this.items, {
      headers: this.#headers,
      predefined: new Map([...(language === 'cpp' ? cppMacros : []), ...(build?.macros ?? [])]),
      forced: build?.forcedIncludes ?? [],
    });
    this.#file = new CFile(this.#parts);
  }

  static of(input: CInput): CDocument {
    return new CDocument(input);
  }

  /** Another object after an edit that may have changed a declaration, a head or a directive. */
  get file(): CFile {
    return this.#file;
  }

  /**
   * The text has changed; headers and build are what they were. `changes`: how; absent: what differs is looked for.
   * Between runs: nodes of the run before are gone.
   */
  change({ text }: Pick<CInput, 'text'>, changes?: readonly TextChange[]): DocumentChange {
    const { removed, added, from, to, delta } = this.items.change(text, changes);
    const { preprocessed, names: macros } = this.#preprocessed.edited(this.items, {
      start: from,
      end: to + delta,
    });
    const moved = preprocessed === this.#preprocessed;
    this.#preprocessed = preprocessed;
    const replaced = moved ? this.#bodies(removed, added) : undefined;
    if (replaced !== undefined) this.#file.edit(this.items, replaced);
    else this.#file = new CFile({ ...this.#parts, ...(moved ? { readings: this.#file.readings } : {}) });
    const names = namesThatDiffer({
      removed,
      added,
      macros,
      preprocessed,
      items: this.items.items,
      factsOf: (item) => factsOf(item, this.#trees),
    });
    return { from, to, delta, names, words: new SpelledWords([...removed, ...added]) };
  }

  /** The run ends: nodes that it was given are no longer valid. */
  release(): void {
    this.#file.dispose();
  }

  get #parts(): ConstructorParameters<typeof CFile>[0] {
    return {
      preprocessed: this.#preprocessed,
      items: this.items.items,
      pieces: this.items.pieces,
      trees: this.#trees,
      headers: this.#headers,
    };
  }

  /** The functions that were replaced, one for one with equal heads; undefined if something else was replaced too. */
  #bodies(
    removed: readonly Item[],
    added: readonly Item[],
  ): ReadonlyMap<ItemFunction, ItemFunction> | undefined {
    const pairs = new Map<ItemFunction, ItemFunction>();
    if (removed.length !== added.length) return undefined;
    for (const [at, before] of removed.entries()) {
      const after = added[at];
      if (after === undefined || headOf(before) === undefined || headOf(before) !== headOf(after))
        return undefined;
      const [one, ...others] = factsOf(before, this.#trees).functions;
      const [now, ...more] = factsOf(after, this.#trees).functions;
      if (one === undefined || now === undefined || others.length > 0 || more.length > 0) return undefined;
      if (one.name !== now.name || declares(before) || declares(after)) return undefined;
      pairs.set(one, now);
    }
    return pairs;
  }
}

function headOf({ kind, body, code, text }: Item): string | undefined {
  return kind === 'function' && body !== undefined ? text.slice(code, body.start) : undefined;
}

function declares({ facts }: Item): boolean {
  return facts === undefined || facts.declarations.length > 0;
}
