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
  /** Puts kind, start, end and field there at once, if it can. */
  writeRow?(numbers: Int32Array, at: number): void;
}

export interface Kind {
  readonly type: string;
  readonly isNamed: boolean;
}

/** More than any grammar has kinds of nodes; that of errors has a number beyond. */
const mostKinds = 1024;

/** What the numbers in the rows of one language stand for, as far as they were met. */
export class Vocabulary {
  readonly #kinds = new Map<number, Kind>();
  readonly #fields = new Map<string, number>();
  /** 1 where a kind, or a field, of that number was met. Of others nothing is said. */
  readonly metKinds = new Uint8Array(mostKinds);
  readonly metFields = new Uint8Array(256);

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
    this.metKinds[id] = 1;
  }

  meetField(id: number, cursor: BindingCursor): void {
    this.#fields.set(cursor.currentFieldName ?? '', id);
    this.metFields[id] = 1;
  }
}

/** Numbers in a row: kind, start, end, field, the row behind the last descendant, and what is wrong. */
const width = 6;
const hasErrorBit = 1;
const isMissingBit = 2;

/** Trees of functions are read into this, and copied from it. */
const buffer = new Int32Array(1024 * width);

export class Rows {
  readonly #numbers: Int32Array;
  readonly count: number;

  /** Reads the tree that the cursor stands at the root of. */
  constructor(
    cursor: BindingCursor,
    readonly vocabulary: Vocabulary,
  ) {
    const { metKinds, metFields } = vocabulary;
    let numbers: Int32Array = buffer;
    let count = 0;
    let parent = -1;
    for (let isInside = true; isInside;) {
      const row = count++;
      const at = row * width;
      if (at + width > numbers.length) numbers = grown(numbers);
      if (cursor.writeRow === undefined) writeRow(cursor, numbers, at);
      else cursor.writeRow(numbers, at);
      const kind = numbers[at] ?? 0;
      const field = numbers[at + 3] ?? 0;
      if (metKinds[kind] !== 1) vocabulary.meetKind(kind, cursor);
      if (field !== 0 && metFields[field] !== 1) vocabulary.meetField(field, cursor);
      // Nothing is wrong below a node without an error: most trees are asked once.
      const mayBeWrong = parent < 0 || ((numbers[parent * width + 5] ?? 0) & hasErrorBit) !== 0;
      numbers[at + 5] = mayBeWrong ? errorBits(cursor) : 0;
      // Until it ends, its parent stands where it will say what is behind it.
      numbers[at + 4] = parent;
      if (cursor.gotoFirstChild()) {
        parent = row;
        continue;
      }
      // It ends, and with it those whose last child it is.
      let ended = row;
      do {
        parent = numbers[ended * width + 4] ?? -1;
        numbers[ended * width + 4] = count;
        isInside = parent >= 0 && cursor.gotoNextSibling();
        if (!isInside && parent >= 0) cursor.gotoParent();
        ended = parent;
      } while (!isInside && ended >= 0);
    }
    this.count = count;
    this.#numbers = numbers.slice(0, count * width);
  }

  kind(row: number): Kind {
    return this.vocabulary.kind(this.#numbers[row * width] ?? 0);
  }

  start(row: number): number {
    return this.#numbers[row * width + 1] ?? 0;
  }

  end(row: number): number {
    return this.#numbers[row * width + 2] ?? 0;
  }

  /** The row of the next sibling, if there is one: the first that is no descendant. */
  behind(row: number): number {
    return this.#numbers[row * width + 4] ?? 0;
  }

  /** The first child that is in the field; undefined if none is. */
  childIn(name: string, row: number): number | undefined {
    const field = this.vocabulary.field(name);
    if (field === undefined) return undefined;
    const numbers = this.#numbers;
    const end = numbers[row * width + 4] ?? 0;
    for (let child = row + 1; child < end; child = numbers[child * width + 4] ?? end)
      if (numbers[child * width + 3] === field) return child;
    return undefined;
  }

  hasError(row: number): boolean {
    return ((this.#numbers[row * width + 5] ?? 0) & hasErrorBit) !== 0;
  }

  isMissing(row: number): boolean {
    return ((this.#numbers[row * width + 5] ?? 0) & isMissingBit) !== 0;
  }
}

function writeRow(cursor: BindingCursor, numbers: Int32Array, at: number): void {
  numbers[at] = cursor.nodeTypeId;
  numbers[at + 1] = cursor.startIndex;
  numbers[at + 2] = cursor.endIndex;
  numbers[at + 3] = cursor.currentFieldId ?? 0;
}

function errorBits(cursor: BindingCursor): number {
  if (!cursor.currentNode.hasError) return 0;
  return hasErrorBit | (cursor.nodeIsMissing ? isMissingBit : 0);
}

function grown(numbers: Int32Array): Int32Array {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
