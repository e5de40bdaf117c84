/**
 * One implementation of the port's nodes over both bindings, which agree on the members used here.
 * A node's text is cut from the source string, so that it never depends on how a binding keeps its input.
 */
import type { SyntaxNode, SyntaxTree } from '../core/syntax/port';

/** What `Node` of web-tree-sitter and `SyntaxNode` of tree-sitter have in common. */
export interface BindingNode {
  readonly type: string;
  readonly isNamed: boolean;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly parent: BindingNode | null;
  readonly children: readonly (BindingNode | null)[];
  readonly namedChildren: readonly (BindingNode | null)[];
  childForFieldName(name: string): BindingNode | null;
  namedDescendantForIndex(start: number, end: number): BindingNode | null;
}

/** The text of a tree, and where it stands. */
export interface TreeSource {
  readonly text: string;
  /** Added to every position. */
  readonly offset: number;
  /** What the nodes of the top level have for a parent; undefined: the root, which has none. */
  readonly around: SyntaxNode | undefined;
}

class AdaptedNode implements SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly #node: BindingNode;
  readonly #source: TreeSource;
  #children: readonly SyntaxNode[] | undefined;
  #namedChildren: readonly SyntaxNode[] | undefined;
  #parent: SyntaxNode | undefined;

  /** `parent`: where it was reached from; the bindings look for it from the root down, which is slow in a long file. */
  constructor(node: BindingNode, source: TreeSource, parent?: SyntaxNode) {
    this.#node = node;
    this.#source = source;
    this.#parent = parent;
    const { offset } = source;
    this.type = node.type;
    this.start = node.startIndex + offset;
    this.end = node.endIndex + offset;
  }

  get isNamed(): boolean {
    return this.#node.isNamed;
  }

  get isError(): boolean {
    return this.#node.isError;
  }

  get isMissing(): boolean {
    return this.#node.isMissing;
  }

  get hasError(): boolean {
    return this.#node.hasError;
  }

  get text(): string {
    const { text, offset } = this.#source;
    return text.slice(this.start - offset, this.end - offset);
  }

  get parent(): SyntaxNode | undefined {
    return (this.#parent ??= this.#findParent());
  }

  get children(): readonly SyntaxNode[] {
    return (this.#children ??= this.#wrapAll(this.#node.children));
  }

  get namedChildren(): readonly SyntaxNode[] {
    return (this.#namedChildren ??= this.#wrapAll(this.#node.namedChildren));
  }

  field(name: string): SyntaxNode | undefined {
    return this.#wrap(this.#node.childForFieldName(name), this);
  }

  namedDescendantAt(start: number, end: number): SyntaxNode {
    return (
      this.#wrap(
        this.#node.namedDescendantForIndex(start - this.#source.offset, end - this.#source.offset),
      ) ?? this
    );
  }

  /** The root of a piece, instead of which its children have another parent. */
  get #isReplaced(): boolean {
    return this.#source.around !== undefined && this.type === wholeText;
  }

  #findParent(): SyntaxNode | undefined {
    const { around } = this.#source;
    const { parent } = this.#node;
    if (around === undefined || (parent !== null && parent.type !== wholeText)) return this.#wrap(parent);
    return this.type === wholeText ? undefined : around;
  }

  #wrap(node: BindingNode | null, parent?: SyntaxNode): SyntaxNode | undefined {
    return node === null ? undefined : new AdaptedNode(node, this.#source, parent);
  }

  #wrapAll(nodes: readonly (BindingNode | null)[]): readonly SyntaxNode[] {
    const parent = this.#isReplaced ? this.#source.around : this;
    return nodes.flatMap((node) => (node === null ? [] : [new AdaptedNode(node, this.#source, parent)]));
  }
}

/** The type of a root without an error that takes in everything, in the grammars of TypeScript and JavaScript. */
const wholeText = 'program';

export class AdaptedTree implements SyntaxTree {
  #root: SyntaxNode | undefined;
  readonly #release: () => void;

  /** `release` is called once, by the first `dispose()`. */
  constructor(root: BindingNode, source: TreeSource, release: () => void) {
    this.#root = new AdaptedNode(root, source);
    this.#release = release;
  }

  get root(): SyntaxNode {
    if (this.#root === undefined) throw new Error('The syntax tree was used after dispose().');
    return this.#root;
  }

  dispose(): void {
    if (this.#root === undefined) return;
    this.#root = undefined;
    this.#release();
  }
}
