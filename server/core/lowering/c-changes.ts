/** Which look-ups an edit of a C or C++ file may have given another answer, by their names; see DocumentChange. */
import type { Words } from '../document-change';
import type { Item } from '../items/item';
import type { ItemFacts } from '../items/item-facts';
import type { Preprocessed } from '../preprocess/types';
import { escapeName } from '../text';

export interface ChangedItems {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** Macros whose look-up may be answered otherwise elsewhere. */
  readonly macros: ReadonlySet<string> | 'all';
  /** After the edit. A macro that used them before and is gone is one of them. */
  readonly preprocessed: Preprocessed;
  /** After the edit. */
  readonly items: readonly Item[];
  readonly factsOf: (item: Item) => ItemFacts;
}

export function namesThatDiffer({
  removed,
  added,
  macros,
  preprocessed,
  items,
  factsOf,
}: ChangedItems): ReadonlySet<string> | 'all' {
  if (macros === 'all' || [...removed, ...added].some(({ kind }) => kind === 'open' || kind === 'close'))
    return 'all';
  const names = new Set<string>();
  if (!saySame(removed, added))
    for (const item of [...removed, ...added]) for (const name of namesIn(factsOf(item))) names.add(name);
  if (macros.size > 0) {
    const changed = usersOf(macros, preprocessed);
    for (const name of changed) names.add(name);
    const spelled = new RegExp(`(?<![\\w$])(?:${[...changed].map(escapeName).join('|')})(?![\\w$])`);
    for (const item of items)
      if (spelled.test(item.text)) for (const name of namesIn(factsOf(item))) names.add(name);
  }
  return names;
}

const word = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/g;

/** All that the items spell; `##` if they paste. Put together when somebody asks: most files have nobody who does. */
export class SpelledWords implements Words {
  #words: ReadonlySet<string> | undefined;

  constructor(private readonly items: readonly Item[]) {}

  has(word: string): boolean {
    return this.#all.has(word);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#all.values();
  }

  get #all(): ReadonlySet<string> {
    return (this.#words ??= wordsOf(this.items));
  }
}

function wordsOf(items: readonly Item[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of items) {
    for (const one of text.match(word) ?? []) words.add(one);
    if (text.includes('##')) words.add('##');
  }
  return words;
}

/** Only blanks and comments before the items have changed. */
function saySame(removed: readonly Item[], added: readonly Item[]): boolean {
  const said = (items: readonly Item[]): readonly Item[] => items.filter(({ kind }) => kind !== 'rest');
  const [before, after] = [said(removed), said(added)];
  return (
    before.length === after.length &&
    before.every((one, at) => {
      const other = after[at];
      return one.kind === other?.kind && one.text.slice(one.code) === other.text.slice(other.code);
    })
  );
}

/** The names under which somebody may have asked for what an item says. */
function namesIn({ functions, declarations }: ItemFacts): readonly string[] {
  return [
    ...functions.map(({ name }) => name),
    ...declarations.flatMap(({ name, kind }) => {
      const plain = kind === 'record' ? name.replace(/^\w+ /, '') : name;
      // A class may be asked for as a struct and as a union; an enum and a typedef by their names.
      return kind === 'record' ? [plain, `struct ${plain}`, `union ${plain}`] : [plain];
    }),
  ];
}

/** Those macros and the ones whose bodies name them, in turn. */
function usersOf(macros: ReadonlySet<string>, preprocessed: Preprocessed): ReadonlySet<string> {
  const found = new Set(macros);
  for (const one of found) for (const { name } of preprocessed.usersOf(one)) found.add(name);
  return found;
}
