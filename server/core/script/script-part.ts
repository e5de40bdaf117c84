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
  readonly around: SyntaxNode;
}

export class ScriptPart implements TextPiece {
  readonly end: number;
  #tree: SyntaxTree | undefined;
  #nodes: readonly SyntaxNode[] | undefined;
  #names: NamesOfPart | undefined;

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
    const { language, parser, around } = this.source;
    const { isComment, text } = this.piece;
    // To the grammar, a comment without an end is none.
    this.#tree ??= parser.parse(isComment ? '' : text, language, this.start, around);
    return this.#tree.root;
  }

  /** What stands at the top level, tokens and comments as well. */
  get nodes(): readonly SyntaxNode[] {
    if (this.#nodes === undefined) {
      const { root } = this;
      this.#nodes = root.type === 'program' ? root.children : [root];
    }
    return this.#nodes;
  }

  get names(): NamesOfPart {
    return (this.#names ??= new NamesOfPart(
      this.nodes.filter((one) => one.isNamed),
      this.source.around,
    ));
  }

  get facts(): PieceFacts {
    return (this.piece.facts ??= factsOf(this.names, this.nodes, this.start));
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
  }
}
