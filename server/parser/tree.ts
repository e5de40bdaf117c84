/**
 * One implementation of the port's nodes over what was read of a tree, whichever binding made it.
 * A node's text is cut from the source string, so that it never depends on how a binding keeps its input.
 */
import type { SyntaxNode, SyntaxTree } from '../core/syntax/port';
import type { Rows } from './rows';

/** The text of a tree, and where it stands. */
export interface TreeSource {
  readonly text: string;
  /** Added to every position. */
  readonly offset: number;
  /** What the nodes of the top level have for a parent; undefined: the root, which has none. */
  readonly around: SyntaxNode | undefined;
}

class ReadNode implements SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly isNamed: boolean;
  readonly parent: SyntaxNode | undefined;
  readonly #rows: Rows;
  readonly #row: number;
  readonly #source: TreeSource;
  #children: readonly ReadNode[] | undefined;
  #namedChildren: readonly ReadNode[] | undefined;

  constructor(rows: Rows, row: number, source: TreeSource, parent: SyntaxNode | undefined) {
    const { type, isNamed } = rows.kind(row);
    this.type = type;
    this.isNamed = isNamed;
    this.start = rows.start(row) + source.offset;
    this.end = rows.end(row) + source.offset;
    this.parent = parent;
    this.#rows = rows;
    this.#row = row;
    this.#source = source;
  }

  get isError(): boolean {
    return this.type === 'ERROR';
  }

  get isMissing(): boolean {
    return this.#rows.isMissing(this.#row);
  }

  get hasError(): boolean {
    return this.#rows.hasError(this.#row);
  }

  get text(): string {
    const { text, offset } = this.#source;
    return text.slice(this.start - offset, this.end - offset);
  }

  get children(): readonly ReadNode[] {
    return (this.#children ??= this.#makeChildren());
  }

  get namedChildren(): readonly ReadNode[] {
    return (this.#namedChildren ??= this.children.filter((one) => one.isNamed));
  }

  field(name: string): SyntaxNode | undefined {
    // What recovery left behind was no node's part yet.
    const id = this.isError ? undefined : this.#rows.vocabulary.field(name);
    if (id === undefined) return undefined;
    for (const child of this.children) if (this.#rows.field(child.#row) === id) return child;
    return undefined;
  }

  namedDescendantAt(start: number, end: number): SyntaxNode {
    let found: ReadNode | undefined;
    for (let at = this.#childAround(start, end); at !== undefined; at = at.#childAround(start, end))
      if (at.isNamed) found = at;
    return found ?? this;
  }

  /** The first child that reaches over the offsets; one that only ends where they begin does not, unless it is empty. */
  #childAround(start: number, end: number): ReadNode | undefined {
    const child = this.children.find(
      (one) => one.end >= end && (one.end > start || (one.end === start && one.start === one.end)),
    );
    return child !== undefined && child.start <= start ? child : undefined;
  }

  #makeChildren(): readonly ReadNode[] {
    const rows = this.#rows;
    const parent = this.#isReplaced ? this.#source.around : this;
    const children: ReadNode[] = [];
    const end = rows.behind(this.#row);
    for (let row = this.#row + 1; row < end; row = rows.behind(row))
      children.push(new ReadNode(rows, row, this.#source, parent));
    return children;
  }

  /** The root of a piece, instead of which its children have another parent. */
  get #isReplaced(): boolean {
    return this.#source.around !== undefined && this.type === wholeText;
  }
}

/** The type of a root without an error that takes in everything, in the grammars of TypeScript and JavaScript. */
const wholeText = 'program';

export class ReadTree implements SyntaxTree {
  #root: SyntaxNode | undefined;

  constructor(rows: Rows, source: TreeSource) {
    const { around } = source;
    const isReplaced = around === undefined || rows.kind(0).type === wholeText;
    this.#root = new ReadNode(rows, 0, source, isReplaced ? undefined : around);
  }

  get root(): SyntaxNode {
    if (this.#root === undefined) throw new Error('The syntax tree was used after dispose().');
    return this.#root;
  }

  dispose(): void {
    this.#root = undefined;
  }
}
