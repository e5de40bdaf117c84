/**
 * One piece of a script, which is cut between statements of the top level (piece-end.ts) and between the members of a class
 * (class-cuts.ts), and what is known of it wherever it stands: places are relative to it. Pieces that an edit leaves alone
 * stay the same object.
 */
import { PieceMemo } from '../text-piece';
import type { Span } from '../text';
import type { PieceFunction } from './functions';
import { isUnclosedComment } from './piece-end';

/** What a piece is. Of a class that is cut: up to the line that opens it, members, and from the line on that closes it. */
export type PieceRole = 'statements' | 'class' | 'members' | 'end';

export class ScriptPiece {
  readonly memo = new PieceMemo();
  /** Told when the piece is first parsed. */
  facts: PieceFacts | undefined;
  /** See concern.ts. */
  concerned: boolean | undefined;
  /** It is nothing but a comment that is never closed: everything behind its beginning. */
  readonly isComment: boolean;
  #spelled: readonly string[] | undefined;

  /** `of`: the first piece of its class, if it is one of the others. What is known of it may rest on that one, too. */
  constructor(
    readonly text: string,
    readonly role: PieceRole = 'statements',
    readonly of?: ScriptPiece,
  ) {
    this.isComment = isUnclosedComment(text);
  }

  /** What a change of the piece has to do with searches for words. */
  get spelled(): readonly string[] {
    return (this.#spelled ??= this.isComment ? [] : [...new Set(wordsIn(this.text))]);
  }
}

export interface PieceFacts {
  /** Of a class that is cut: `memberKey` of the members, and that of `anyField` for each that is a field. */
  readonly members: readonly string[];
  /** What the file as a whole has of it. */
  readonly declared: readonly DeclaredName[];
  /** How often it uses each name that it does not declare for itself. */
  readonly uses: ReadonlyMap<string, number>;
  /** Those of them that it writes to after their declaration. */
  readonly nameWrites: ReadonlySet<string>;
  /** Those that one of `functions` uses or writes to. */
  readonly shared: ReadonlySet<string>;
  /** What it writes to by a name, and what it gives to a call that writes to members of it. */
  readonly assigned: ReadonlySet<string>;
  /** Every word of the members that it writes to: `numa.flags.move` is something of each. With `computed` and `ownObject`. */
  readonly memberWrites: ReadonlySet<string>;
  readonly hasCalls: boolean;
  readonly hasExports: boolean;
  /** A call in it writes to members of what it is given: Object.assign(flags, …). */
  readonly fills: boolean;
  /** Those that are analysed for themselves. */
  readonly functions: readonly PieceFunction[];
  /** Modules that it names. */
  readonly imported: readonly string[];
  readonly exported: readonly string[];
  readonly required: readonly string[];
  /** When the file is run, nothing of it has an effect: functions, classes, types. */
  readonly isInert: boolean;
}

export interface DeclaredName extends Span {
  readonly name: string;
}

/** With what escapes may hide: `\nname` holds `name`. */
export function wordsIn(text: string): Iterable<string> {
  const plain = text.match(/[\p{ID_Continue}$\u200c\u200d]+/gu) ?? [];
  if (!text.includes('\\')) return plain;
  return [...plain, ...(text.match(/[\p{ID_Continue}$\\{}]+/gu) ?? []), ...plain.map((one) => one.slice(1))];
}
