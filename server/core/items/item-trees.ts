/** Syntax trees of items, parsed when somebody asks for nodes. A tree lives for one run: positions in it are those of the text as it is. */
import { withoutDeclarationMacros } from '../syntax/declaration-macros';
import { withoutMethodBodies } from './method-bodies';
import type { LanguageId, Parser, SyntaxNode, SyntaxTree } from '../syntax/port';
import type { Item } from './item';

export class ItemTrees {
  readonly #items = new Map<Item, SyntaxTree>();
  readonly #declarations = new Map<Item, SyntaxTree>();

  constructor(
    readonly parser: Parser,
    readonly language: LanguageId,
  ) {}

  /** The root of an item, in its place in the file. */
  of(item: Item): SyntaxNode {
    return this.#known(this.#items, item, () => item.readable);
  }

  /** The same text as what it declares was told from: places behind a body of a method are others. */
  ofDeclarations(item: Item): SyntaxNode {
    if (this.language !== 'cpp') return this.of(item);
    return this.#known(this.#declarations, item, () => withoutMethodBodies(item.readable).text);
  }

  #known(trees: Map<Item, SyntaxTree>, item: Item, text: () => string): SyntaxNode {
    let tree = trees.get(item);
    if (tree === undefined) {
      tree = this.#parse(text(), item.start);
      trees.set(item, tree);
    }
    return tree.root;
  }

  /** The root of any other text. Its tree lives as long as somebody holds a node of it: a large file has one for each function that is lowered. */
  parse(text: string, offset = 0): SyntaxNode {
    return this.parser.parse(text, this.language, offset).root;
  }

  /** Reads a text that stands at `offset`; no node may be kept. */
  read<T>(text: string, offset: number, read: (root: SyntaxNode) => T): T {
    const tree = this.#parse(text, offset);
    try {
      return read(tree.root);
    } finally {
      tree.dispose();
    }
  }

  /** The run ends: no node is valid any more. */
  release(): void {
    for (const trees of [this.#items, this.#declarations]) {
      for (const tree of trees.values()) tree.dispose();
      trees.clear();
    }
  }

  #parse(text: string, offset: number): SyntaxTree {
    const parsed = this.language === 'cpp' ? withoutDeclarationMacros(text) : text;
    return this.parser.parse(parsed, this.language, offset);
  }
}

/** The node of this type that takes exactly this place below a root. */
export function nodeAt(root: SyntaxNode, type: string, start: number, end: number): SyntaxNode {
  let node: SyntaxNode | undefined = root;
  while (node !== undefined && (node.start !== start || node.end !== end || node.type !== type))
    node = node.namedChildren.find((child) => child.start <= start && child.end >= end);
  if (node === undefined) throw new Error(`There is no ${type} at ${start} any more.`);
  return node;
}
