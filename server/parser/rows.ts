/**
 * A tree of a binding, read once and as a whole: a row of numbers for each node, in the order of the text. Every question to
 * a binding leaves JavaScript, and its nodes are objects that have to be given back; a row is neither.
 */

/** What `TreeCursor` of web-tree-sitter and of tree-sitter have in common. */
export interface BindingCursor {
  readonly nodeType: string;
  readonly nodeTypeId: number;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  /** 0 or undefined where the node is in no field. */
  readonly currentFieldId: number | undefined;
  readonly currentFieldName: string | null | undefined;
  readonly currentNode: { readonly hasError: boolean };
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

export interface Kind {
  readonly type: string;
  readonly isNamed: boolean;
}

/** What the numbers in the rows of one language stand for, as far as they were met. */
export class Vocabulary {
  readonly #kinds = new Map<number, Kind>();
  readonly #fields = new Map<string, number>();
  readonly #knownFields = new Set<number>();

  /** Of a number that was met. */
  kind(id: number): Kind {
    const found = this.#kinds.get(id);
    if (found === undefined) throw new Error(`No node of kind ${id} was read.`);
    return found;
  }

  /** Undefined: no node that was read is in this field. */
  field(name: string): number | undefined {
    return this.#fields.get(name);
  }

  meetKind(id: number, cursor: BindingCursor): void {
    if (!this.#kinds.has(id)) this.#kinds.set(id, { type: cursor.nodeType, isNamed: cursor.nodeIsNamed });
  }

  meetField(id: number, cursor: BindingCursor): void {
    if (this.#knownFields.has(id)) return;
    this.#knownFields.add(id);
    this.#fields.set(cursor.currentFieldName ?? '', id);
  }
}

/** Numbers in a row: kind, start, end, field, the row behind the last descendant, and what is wrong. */
const width = 6;
const hasErrorBit = 1;
const isMissingBit = 2;

export class Rows {
  #numbers = new Int32Array(256 * width);
  #count = 0;

  /** Reads the tree that the cursor stands at the root of. */
  constructor(
    cursor: BindingCursor,
    readonly vocabulary: Vocabulary,
  ) {
    const open: number[] = [];
    let parent = -1;
    let inside = true;
    while (inside) {
      const row = this.#read(cursor, parent);
      if (cursor.gotoFirstChild()) {
        open.push(parent);
        parent = row;
        continue;
      }
      let ended = row;
      for (inside = false; !inside && ended >= 0;) {
        this.#numbers[ended * width + 4] = this.#count;
        if (ended === 0) break;
        if (cursor.gotoNextSibling()) inside = true;
        else {
          cursor.gotoParent();
          ended = parent;
          parent = open.pop() ?? -1;
        }
      }
    }
    this.#numbers = this.#numbers.slice(0, this.#count * width);
  }

  get count(): number {
    return this.#count;
  }

  kind(row: number): Kind {
    return this.vocabulary.kind(this.#at(row, 0));
  }

  start(row: number): number {
    return this.#at(row, 1);
  }

  end(row: number): number {
    return this.#at(row, 2);
  }

  /** 0: none. */
  field(row: number): number {
    return this.#at(row, 3);
  }

  /** The row of the next sibling, if there is one: the first that is no descendant. */
  behind(row: number): number {
    return this.#at(row, 4);
  }

  hasError(row: number): boolean {
    return (this.#at(row, 5) & hasErrorBit) !== 0;
  }

  isMissing(row: number): boolean {
    return (this.#at(row, 5) & isMissingBit) !== 0;
  }

  #at(row: number, column: number): number {
    return this.#numbers[row * width + column] ?? 0;
  }

  /** @param parent its row; -1: it is the root */
  #read(cursor: BindingCursor, parent: number): number {
    const row = this.#count++;
    if (this.#count * width > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    const at = row * width;
    const kind = cursor.nodeTypeId;
    this.vocabulary.meetKind(kind, cursor);
    numbers[at] = kind;
    numbers[at + 1] = cursor.startIndex;
    numbers[at + 2] = cursor.endIndex;
    const field = cursor.currentFieldId ?? 0;
    if (field !== 0) {
      this.vocabulary.meetField(field, cursor);
      numbers[at + 3] = field;
    }
    // Nothing is wrong below a node without an error: most trees are asked once.
    const mayBeWrong = parent < 0 || ((numbers[parent * width + 5] ?? 0) & hasErrorBit) !== 0;
    if (mayBeWrong && cursor.currentNode.hasError)
      numbers[at + 5] = hasErrorBit | (cursor.nodeIsMissing ? isMissingBit : 0);
    return row;
  }

  #grow(): void {
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
