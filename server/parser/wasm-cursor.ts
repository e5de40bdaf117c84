/**
 * A cursor of web-tree-sitter that leaves its state where the WebAssembly keeps it. The library's own carries it there and back
 * for every question, one number a call, which takes ten times as long (decision 189).
 * What is called are the exports behind that cursor, which are not the library's promise: its version is pinned, a test compares
 * the trees with the native binding's, and where an export is missing the library's cursor is used.
 */
import type { BindingCursor } from './rows';

/** Each but the last two is about the cursor, or the node, in the transfer buffer. */
const functions = [
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

type Exports = Readonly<Record<(typeof functions)[number], (tree?: number) => number>> & {
  /** All memory; another view once it has grown. */
  readonly HEAP32: Int32Array;
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

/** What is used of the library's `Tree`; its first member is its address. */
interface LibraryTree {
  readonly language: {
    readonly types: readonly string[];
    readonly fields: readonly (string | null)[];
  };
  walk(): DisposableCursor;
}

/** The library's own cursor where there is no module. */
export function walk(tree: LibraryTree, module: CursorModule | undefined): DisposableCursor {
  const address: unknown = Reflect.get(tree, 0);
  return module === undefined || typeof address !== 'number'
    ? tree.walk()
    : new WasmCursor(module, tree, address);
}

/** From its making to `delete`, nothing else of the library may be asked: all of it shares the transfer buffer. */
class WasmCursor implements DisposableCursor {
  readonly #exports: Exports;

  constructor(
    private readonly module: CursorModule,
    private readonly tree: LibraryTree,
    private readonly address: number,
  ) {
    this.#exports = module.exports;
    // It begins at the node in the buffer.
    this.#exports._ts_tree_root_node_wasm(address);
    this.#exports._ts_tree_cursor_new_wasm(address);
  }

  get nodeType(): string {
    return this.tree.language.types[this.nodeTypeId] ?? 'ERROR';
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
    return this.tree.language.fields[this.currentFieldId] ?? null;
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
  }
}
