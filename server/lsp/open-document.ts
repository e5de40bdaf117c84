/**
 * One document as the editor has it: its text, its lines, and how the text came about, so that whoever has seen an
 * earlier state can be told what changed since. Text and lines are values: what was taken from here stays as it was.
 */
import type {
  Position,
  Range,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from 'vscode-languageserver/node';
import { LineIndex, type Span, type TextChange } from '../core/text';
import { EditedText } from './edited-text';

/** Changes that are remembered; who is further behind looks at the whole text. */
const mostChanges = 256;

/** A document at one moment. */
export interface DocumentState {
  /** The editor's number. Not every editor counts. */
  readonly version: number;
  /** Grows with every change of the text, whatever the editor counts. */
  readonly edition: number;
  readonly text: string;
  readonly lines: LineIndex;
}

export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  #state: DocumentState;
  /** The same text as the state's. */
  #text: EditedText;
  /** The latest changes, one an edition, up to the present one. */
  readonly #changes: TextChange[] = [];

  constructor({ uri, languageId, version, text }: TextDocumentItem) {
    this.uri = uri;
    this.languageId = languageId;
    this.#text = new EditedText(text);
    this.#state = { version, edition: 0, text, lines: new LineIndex(text) };
  }

  /** As it is now; what was taken earlier stays as it was. */
  get state(): DocumentState {
    return this.#state;
  }

  get version(): number {
    return this.#state.version;
  }

  getText(): string {
    return this.#state.text;
  }

  /** In order, each in the text that the one before left. Positions out of range are clamped. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if ('range' in change) this.#replace(this.#spanOf(change.range), change.text);
      else this.#replaceAll(change.text);
    }
    this.#state = { ...this.#state, version };
  }

  /** How the text of one edition became that of a later one; undefined where that is not known any more. */
  changesBetween(from: number, to: number): readonly TextChange[] | undefined {
    const { edition } = this.#state;
    const first = edition - this.#changes.length;
    return from < first || from > to || to > edition
      ? undefined
      : this.#changes.slice(from - first, to - first);
  }

  #replace(span: Span, inserted: string): void {
    const { version, edition, lines } = this.#state;
    const change = { span, text: inserted };
    const text = this.#text;
    text.replace(span, inserted);
    this.#state = { version, edition: edition + 1, text: text.whole, lines: lines.changed(change, text) };
    this.#changes.push(change);
    if (this.#changes.length > mostChanges) this.#changes.shift();
  }

  #replaceAll(text: string): void {
    const { version, edition } = this.#state;
    this.#text = new EditedText(text);
    this.#state = { version, edition: edition + 1, text, lines: new LineIndex(text) };
    this.#changes.length = 0;
  }

  #spanOf({ start, end }: Range): Span {
    const [a, b] = [this.#offsetOf(start), this.#offsetOf(end)];
    return { start: Math.min(a, b), end: Math.max(a, b) };
  }

  /** A column past the end of its line is the line's end, in front of what ends it (LSP 3.17, "Position"). */
  #offsetOf({ line, character }: Position): number {
    const { lines } = this.#state;
    if (line < 0) return 0;
    let offset = lines.offsetAt({ line, column: character });
    while (offset > lines.lineStart(line) && /[\r\n]/.test(this.#text.slice(offset - 1, offset))) offset--;
    return offset;
  }
}
