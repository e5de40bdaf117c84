/** A piece of a script where it stands in the text that is linted. It is parsed when somebody asks for its nodes. */
import type { Comment } from '../preprocess/types';
import type { LanguageId, Parser, SyntaxNode, SyntaxTree } from '../syntax/port';
import type { Span } from '../text';
import type { PieceMemo, TextPiece } from '../text-piece';
import { NamesOfPart } from './names-of-part';
import { factsOf } from './piece-facts';
import type { PieceFacts, ScriptPiece } from './script-piece';

export interface PartSource {
  readonly language: LanguageId;
  readonly parser: Parser;
  /** The file's root. */
  readonly file: SyntaxNode;
  /** The part that opens the class, of parts that stand in one. */
  readonly opened: ScriptPart | undefined;
}

export class ScriptPart implements TextPiece {
  readonly end: number;
  #tree: SyntaxTree | undefined;
  #nodes: readonly SyntaxNode[] | undefined;
  #names: NamesOfPart | undefined;
  #classBody: SyntaxNode | undefined;

  constructor(
    readonly piece: ScriptPiece,
    readonly start: number,
    readonly source: PartSource,
  ) {
    this.end = start + piece.text.length;
  }

  get text(): string {
    return this.piece.text;
  }

  get memo(): PieceMemo {
    return this.piece.memo;
  }

  get root(): SyntaxNode {
    const { language, parser } = this.source;
    this.#tree ??= parser.parse(this.#parsed, language, this.start, this.around);
    return this.#tree.root;
  }

  /** What is parsed, with every unit that the part has of it in its place. */
  get #parsed(): string {
    const { isComment, text, role } = this.piece;
    if (role === 'class') return `${text}}`;
    if (role === 'end') return text.replace('}', ' ');
    // To the grammar, a comment without an end is none.
    return isComment ? '' : text;
  }

  /** The parent of its nodes. */
  get around(): SyntaxNode {
    return (this.piece.role === 'members' ? this.opened?.classBody : undefined) ?? this.source.file;
  }

  get opened(): ScriptPart | undefined {
    return this.source.opened;
  }

  get classBody(): SyntaxNode | undefined {
    if (this.piece.role !== 'class') return undefined;
    if (this.#classBody === undefined) {
      const { parser, language, file } = this.source;
      // What stands in front of it may be broken so that the parser sees none.
      this.#classBody =
        lastBody(this.nodes) ?? lastBody([parser.parse('class{}', language, this.start, file).root]);
    }
    return this.#classBody;
  }

  /** What stands at the top level, or at that of a class, tokens and comments as well. */
  get nodes(): readonly SyntaxNode[] {
    if (this.#nodes === undefined) {
      const { root } = this;
      if (root.type === 'class_body') this.#nodes = root.namedChildren;
      else this.#nodes = root.type === 'program' ? root.children : [root];
    }
    return this.#nodes;
  }

  get members(): readonly SyntaxNode[] {
    return this.piece.role === 'members' ? this.nodes : [];
  }

  get names(): NamesOfPart {
    return (this.#names ??= new NamesOfPart(
      this.nodes.filter((one) => one.isNamed),
      this.source.file,
    ));
  }

  get facts(): PieceFacts {
    return (this.piece.facts ??= factsOf(this.names, this.nodes, this.start, this.piece.role));
  }

  covers({ start, end }: Span): boolean {
    return this.start <= start && end <= this.end;
  }

  get comments(): readonly Comment[] {
    const found: Comment[] = [];
    const pending = [...this.nodes].reverse();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { type, start, end } = node;
      if (type === 'comment')
        found.push({ span: { start, end }, kind: node.text.startsWith('/*') ? 'block' : 'line' });
      else pending.push(...[...node.children].reverse());
    }
    return found;
  }

  /** Frees the tree. */
  dispose(): void {
    this.#tree?.dispose();
    this.#tree = undefined;
    this.#nodes = undefined;
    this.#names = undefined;
    this.#classBody = undefined;
  }
}

/** The body of the class that the nodes end with. */
function lastBody(nodes: readonly SyntaxNode[]): SyntaxNode | undefined {
  for (let last = nodes.at(-1); last !== undefined; last = last.namedChildren.at(-1))
    if (last.type === 'class_body') return last;
  return undefined;
}
