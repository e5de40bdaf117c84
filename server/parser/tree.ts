/**
 * One implementation of the port's nodes over what was read of a tree, whichever binding made it. Nodes are made when
 * somebody asks for them: most rows are signs that nobody looks at.
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

/** The nodes of one tree, each made once. */
class ReadNodes {
  private readonly made: (ReadNode | undefined)[];

  constructor(
    readonly rows: Rows,
    readonly source: TreeSource,
  ) {
    this.made = new Array<ReadNode | undefined>(rows.count);
  }

  at(row: number, parent: SyntaxNode | undefined): ReadNode {
    return (this.made[row] ??= new ReadNode(this, row, parent));
  }
}

class ReadNode implements SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  private childrenMade: readonly ReadNode[] | undefined;
  private namedMade: readonly ReadNode[] | undefined;

  constructor(
    private readonly nodes: ReadNodes,
    private readonly row: number,
    readonly parent: SyntaxNode | undefined,
  ) {
    const { rows, source } = nodes;
    this.type = rows.kind(row).type;
    this.start = rows.start(row) + source.offset;
    this.end = rows.end(row) + source.offset;
  }

  get isNamed(): boolean {
    return this.nodes.rows.kind(this.row).isNamed;
  }

  get isError(): boolean {
    return this.type === 'ERROR';
  }

  get isMissing(): boolean {
    return this.nodes.rows.isMissing(this.row);
  }

  get hasError(): boolean {
    return this.nodes.rows.hasError(this.row);
  }

  get text(): string {
    const { text, offset } = this.nodes.source;
    return text.slice(this.start - offset, this.end - offset);
  }

  get children(): readonly ReadNode[] {
    return (this.childrenMade ??= this.childrenThat(() => true));
  }

  get namedChildren(): readonly ReadNode[] {
    const { rows } = this.nodes;
    return (this.namedMade ??= this.childrenThat((row) => rows.kind(row).isNamed));
  }

  field(name: string): SyntaxNode | undefined {
    // What recovery left behind was no node's part yet.
    const row = this.isError ? undefined : this.nodes.rows.childIn(name, this.row);
    return row === undefined ? undefined : this.nodes.at(row, this.parentOfChildren);
  }

  namedDescendantAt(start: number, end: number): SyntaxNode {
    let found: ReadNode | undefined;
    for (let at = this.childAround(start, end); at !== undefined; at = at.childAround(start, end))
      if (at.isNamed) found = at;
    return found ?? this;
  }

  /** The first child that reaches over the offsets; one that only ends where they begin does not, unless it is empty. */
  private childAround(start: number, end: number): ReadNode | undefined {
    const child = this.children.find(
      (one) => one.end >= end && (one.end > start || (one.end === start && one.start === one.end)),
    );
    return child !== undefined && child.start <= start ? child : undefined;
  }

  private childrenThat(isWanted: (row: number) => boolean): readonly ReadNode[] {
    const nodes = this.nodes;
    const { rows } = nodes;
    const parent = this.parentOfChildren;
    const children: ReadNode[] = [];
    const end = rows.behind(this.row);
    for (let row = this.row + 1; row < end; row = rows.behind(row))
      if (isWanted(row)) children.push(nodes.at(row, parent));
    return children;
  }

  /** The root of a piece is no parent: what is around the piece is. */
  private get parentOfChildren(): SyntaxNode | undefined {
    const { around } = this.nodes.source;
    return around !== undefined && this.type === wholeText ? around : this;
  }
}

/** The type of a root without an error that takes in everything, in the grammars of TypeScript and JavaScript. */
const wholeText = 'program';

export class ReadTree implements SyntaxTree {
  #root: SyntaxNode | undefined;

  constructor(rows: Rows, source: TreeSource) {
    const { around } = source;
    const isReplaced = around === undefined || rows.kind(0).type === wholeText;
    this.#root = new ReadNodes(rows, source).at(0, isReplaced ? undefined : around);
  }

  get root(): SyntaxNode {
    if (this.#root === undefined) throw new Error('The syntax tree was used after dispose().');
    return this.#root;
  }

  dispose(): void {
    this.#root = undefined;
  }
}
