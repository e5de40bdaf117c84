/**
 * One implementation of the port's nodes over what was read of a tree, whichever binding made it. Nodes are made when
 * somebody asks for them: most rows are signs that nobody looks at.
 * A node's text is cut from the source string, so that it never depends on how a binding keeps its input.
 */
import type { SyntaxNode, SyntaxTree } from '../core/syntax/port';
import type { Kind, Rows } from './rows';

/** The text of a tree, and where it stands. */
export interface TreeSource {
  /** What is parsed. */
  readonly text: string;
  /** Added to every position. */
  readonly offset: number;
  /** What the nodes of the top level have for a parent; undefined: the root, which has none. */
  readonly around: SyntaxNode | undefined;
}

/** As `Parser.parse` has it. What stands in a class is no text by itself: it gets a class around it. */
export function sourceOf(text: string, offset: number, around: SyntaxNode | undefined): TreeSource {
  if (around?.type !== classBody) return { text, offset, around };
  return { text: `${opening}${text}}`, offset: offset - opening.length, around };
}

const opening = 'class{';

/** The nodes of one tree, each made once. */
class ReadNodes {
  private readonly made: (ReadNode | undefined)[];

  constructor(
    readonly rows: Rows,
    readonly source: TreeSource,
    /** Whose children have `around` for a parent: it is no parent itself. */
    readonly replaced: number | undefined,
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

  private get parentOfChildren(): SyntaxNode | undefined {
    return this.row === this.nodes.replaced ? this.nodes.source.around : this;
  }
}

/** The type of a root without an error that takes in everything, in the grammars of TypeScript and JavaScript. */
const wholeText = 'program';
const classBody = 'class_body';

/** What stands for `around`; undefined: nothing does, or the parser could not tell. */
function replacedIn(rows: Rows, { around }: TreeSource): number | undefined {
  if (around === undefined || rows.kind(0).type !== wholeText) return undefined;
  if (around.type !== classBody) return 0;
  // The class is all that there is, as a statement or in one.
  const end = rows.behind(0);
  let row = 1;
  while (row < end && !isClass(rows.kind(row))) row++;
  const body = row < end ? rows.childIn('body', row) : undefined;
  return body !== undefined && rows.end(body) === rows.end(0) ? body : undefined;
}

function isClass({ type, isNamed }: Kind): boolean {
  return isNamed && (type === 'class' || type === 'class_declaration');
}

export class ReadTree implements SyntaxTree {
  #root: SyntaxNode | undefined;

  constructor(rows: Rows, source: TreeSource) {
    const replaced = replacedIn(rows, source);
    const parent = replaced === undefined ? source.around : undefined;
    this.#root = new ReadNodes(rows, source, replaced).at(replaced ?? 0, parent);
  }

  get root(): SyntaxNode {
    if (this.#root === undefined) throw new Error('The syntax tree was used after dispose().');
    return this.#root;
  }

  dispose(): void {
    this.#root = undefined;
  }
}
