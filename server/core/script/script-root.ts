/** The root of a file that is parsed piece by piece: whoever asks for a part of it has only that parsed. */
import type { Parser, SyntaxNode } from '../syntax/port';
import { ScriptPart } from './script-part';
import type { ScriptText } from './script-text';

export class ScriptRoot implements SyntaxNode {
  readonly type = 'program';
  readonly isNamed = true;
  readonly isError = false;
  readonly isMissing = false;
  readonly parent = undefined;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly parts: readonly ScriptPart[];

  constructor({ text, language, places }: ScriptText, parser: Parser) {
    this.text = text;
    let opened: ScriptPart | undefined;
    this.parts = places.map(({ piece, start }) => {
      if (piece.of === undefined) opened = undefined;
      const part = new ScriptPart(piece, start, { language, parser, file: this, opened });
      if (piece.role === 'class') opened = part;
      return part;
    });
    const first = text.search(/\S/);
    this.start = first < 0 ? text.length : first;
    this.end = text.length;
  }

  get hasError(): boolean {
    return this.parts.some((one) => one.root.hasError);
  }

  get children(): readonly SyntaxNode[] {
    return this.parts.flatMap((one) => (one.piece.role === 'members' ? [] : one.nodes));
  }

  get namedChildren(): readonly SyntaxNode[] {
    return this.children.filter((one) => one.isNamed);
  }

  field(): undefined {
    return undefined;
  }

  namedDescendantAt(start: number, end: number): SyntaxNode {
    const part = this.partAt(start);
    if (part === undefined || end > part.end) return this;
    const found = part.root.namedDescendantAt(start, end);
    return found === part.root && !found.isError ? part.around : found;
  }

  /** Frees the trees. */
  dispose(): void {
    for (const one of this.parts) one.dispose();
  }

  /** The last part that begins at or before an offset. */
  partAt(offset: number): ScriptPart | undefined {
    const { parts } = this;
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((parts[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return parts[low - 1];
  }
}
