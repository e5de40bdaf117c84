/**
 * The parser port: the little of tree-sitter that lowering needs, in terms that both bindings can serve.
 * The adapters live in server/parser; core never names a binding. Offsets are UTF-16 units.
 */

export type LanguageId = 'c' | 'cpp' | 'typescript' | 'tsx' | 'javascript';

/** A node of a concrete syntax tree. Reading a node after its tree was disposed is a bug. */
export interface SyntaxNode {
  /** The grammar's name of the node: `call_expression`, `identifier`, `(`. */
  readonly type: string;
  readonly isNamed: boolean;
  /** The node is an ERROR or was inserted by error recovery. */
  readonly isError: boolean;
  readonly isMissing: boolean;
  /** There is an error somewhere below this node. */
  readonly hasError: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly parent: SyntaxNode | undefined;
  readonly children: readonly SyntaxNode[];
  readonly namedChildren: readonly SyntaxNode[];
  field(name: string): SyntaxNode | undefined;
  /** The smallest named node that covers the offsets. */
  namedDescendantAt(start: number, end: number): SyntaxNode;
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** Nobody asks for nodes any more: holds none of them from here on. Idempotent. */
  dispose(): void;
}

/** Parsing never fails: broken text gives a tree with errors in it. */
export interface Parser {
  /** Which binding answers, for logs and tests: `wasm` or `native`. */
  readonly binding: 'wasm' | 'native';
  supports(language: LanguageId): boolean;
  /**
   * `offset`: where the text stands in its file; added to every position of the tree. `around`: what the nodes of the
   * text's top level have for a parent, where the text is a piece of a file that is parsed piece by piece; if that is the
   * body of a class, the text is of members, and the root is one more body with nothing but them, unless it is an ERROR.
   */
  parse(text: string, language: LanguageId, offset?: number, around?: SyntaxNode): SyntaxTree;
}
