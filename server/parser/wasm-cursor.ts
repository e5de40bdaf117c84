/**
 * A cursor of web-tree-sitter that leaves its state where the WebAssembly keeps it. The library's own carries it there and back
 * for every question, one number a call, which takes ten times as long (decision 189). Its tree is made without the library's object, too, which
 * has to be registered with the garbage collector and taken out again.
 * What is called are the exports behind both, which are not the library's promise: its version is pinned, a test compares
 * the trees with the native binding's, and where an export is missing the library's tree and cursor are used.
 */
import type { BindingCursor } from './rows';

/** Those with `cursor` and `node` in their names are about the one in the transfer buffer. */
const functions = [
  '_ts_parser_parse_wasm',
  '_ts_tree_delete',
  '_ts_tree_root_node_wasm',
  '_ts_tree_cursor_new_wasm',
  '_ts_tree_cursor_delete_wasm',
  '_ts_tree_cursor_goto_first_child_wasm',
  '_ts_tree_cursor_goto_next_sibling_wasm',
  '_ts_tree_cursor_goto_parent_wasm',
  '_ts_tree_cursor_current_node_type_id_wasm',
  '_ts_tree_cursor_current_node_is_named_wasm',
  '_ts_tree_cursor_current_node_is_missing_wasm',
  '_ts_tree_cursor_current_field_id_wasm',
  '_ts_tree_cursor_current_node_wasm',
  '_ts_tree_cursor_start_index_wasm',
  '_ts_tree_cursor_end_index_wasm',
  '_ts_node_has_error_wasm',
  // Where that buffer is.
  '_ts_init',
] as const;

type Exports = Readonly<Record<(typeof functions)[number], (...addresses: number[]) => number>> & {
  /** All memory; another view once it has grown. */
  readonly HEAP32: Int32Array;
  /** Gives the text from an offset on. */
  currentParseCallback: ((from: number) => string) | null;
};

/** 32-bit numbers that are a cursor's state. */
const stateLength = 4;

/** What cursors are made with; undefined if the library's module is not as it is known. */
export interface CursorModule {
  readonly exports: Exports;
  /** Of the transfer buffer, in 32-bit numbers. */
  readonly buffer: number;
}

/** @param module what the library's start made of its options: they become the module of the WebAssembly */
export function cursorModule(module: object): CursorModule | undefined {
  if (!hasExports(module)) return undefined;
  const address = module._ts_init();
  return { exports: module, buffer: address / Int32Array.BYTES_PER_ELEMENT };
}

function hasExports(module: object): module is Exports {
  return (
    Reflect.get(module, 'HEAP32') instanceof Int32Array &&
    functions.every((name) => typeof Reflect.get(module, name) === 'function')
  );
}

export interface DisposableCursor extends BindingCursor {
  delete(): void;
}

/** What is used of the library's `Language`. */
interface Grammar {
  readonly types: readonly string[];
  readonly fields: readonly (string | null)[];
}

/** What is used of its `Parser`; the first two members are addresses. */
interface LibraryParser {
  parse(text: string): LibraryTree | null;
}

interface LibraryTree {
  walk(): DisposableCursor;
  delete(): void;
}

/** At the root of the tree of a text, which goes with it; undefined if there is none. */
export function parse(
  parser: LibraryParser,
  text: string,
  grammar: Grammar,
  module: CursorModule | undefined,
): DisposableCursor | undefined {
  const first: unknown = Reflect.get(parser, 0);
  const second: unknown = Reflect.get(parser, 1);
  if (module !== undefined && typeof first === 'number' && typeof second === 'number') {
    const { exports } = module;
    exports.currentParseCallback = (from) => text.slice(from);
    const tree = exports._ts_parser_parse_wasm(first, second, 0, 0, 0);
    exports.currentParseCallback = null;
    return tree === 0 ? undefined : new WasmCursor(module, grammar, tree);
  }
  const tree = parser.parse(text);
  if (tree === null) return undefined;
  const cursor = tree.walk();
  const deleteCursor = cursor.delete.bind(cursor);
  return Object.assign(cursor, {
    delete() {
      deleteCursor();
      tree.delete();
    },
  });
}

/** From its making to `delete`, nothing else of the library may be asked: all of it shares the transfer buffer. */
class WasmCursor implements DisposableCursor {
  readonly #exports: Exports;

  constructor(
    private readonly module: CursorModule,
    private readonly grammar: Grammar,
    /** Of the tree. */
    private readonly address: number,
  ) {
    this.#exports = module.exports;
    // It begins at the node in the buffer.
    this.#exports._ts_tree_root_node_wasm(address);
    this.#exports._ts_tree_cursor_new_wasm(address);
  }

  get nodeType(): string {
    return this.grammar.types[this.nodeTypeId] ?? 'ERROR';
  }

  get nodeTypeId(): number {
    return this.#exports._ts_tree_cursor_current_node_type_id_wasm(this.address);
  }

  get nodeIsNamed(): boolean {
    return this.#exports._ts_tree_cursor_current_node_is_named_wasm(this.address) === 1;
  }

  get nodeIsMissing(): boolean {
    return this.#exports._ts_tree_cursor_current_node_is_missing_wasm(this.address) === 1;
  }

  writeRow(numbers: Int32Array, at: number): void {
    const exports = this.#exports;
    const { address } = this;
    numbers[at] = exports._ts_tree_cursor_current_node_type_id_wasm(address);
    numbers[at + 1] = exports._ts_tree_cursor_start_index_wasm(address);
    numbers[at + 2] = exports._ts_tree_cursor_end_index_wasm(address);
    numbers[at + 3] = exports._ts_tree_cursor_current_field_id_wasm(address);
  }

  get startIndex(): number {
    return this.#exports._ts_tree_cursor_start_index_wasm(this.address);
  }

  get endIndex(): number {
    return this.#exports._ts_tree_cursor_end_index_wasm(this.address);
  }

  get currentFieldId(): number {
    return this.#exports._ts_tree_cursor_current_field_id_wasm(this.address);
  }

  get currentFieldName(): string | null {
    return this.grammar.fields[this.currentFieldId] ?? null;
  }

  /** The node is put where the cursor's state is. */
  get currentNode(): { readonly hasError: boolean } {
    const { exports, buffer } = this.module;
    const state = exports.HEAP32.slice(buffer, buffer + stateLength);
    exports._ts_tree_cursor_current_node_wasm(this.address);
    const hasError = exports._ts_node_has_error_wasm(this.address) === 1;
    exports.HEAP32.set(state, buffer);
    return { hasError };
  }

  gotoFirstChild(): boolean {
    return this.#exports._ts_tree_cursor_goto_first_child_wasm(this.address) === 1;
  }

  gotoNextSibling(): boolean {
    return this.#exports._ts_tree_cursor_goto_next_sibling_wasm(this.address) === 1;
  }

  gotoParent(): boolean {
    return this.#exports._ts_tree_cursor_goto_parent_wasm(this.address) === 1;
  }

  delete(): void {
    this.#exports._ts_tree_cursor_delete_wasm(this.address);
    this.#exports._ts_tree_delete(this.address);
  }
}
