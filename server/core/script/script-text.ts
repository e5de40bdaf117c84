/**
 * The text of one script, in pieces. After an edit those pieces are made anew that it touches, or whose end was told from
 * text that it touches, until one ends where one ended before: the same as if the whole text were cut up again.
 */
import { merged } from '../items/item-list';
import type { LanguageId } from '../syntax/port';
import { difference, type TextChange } from '../text';
import { endOfPiece } from './piece-end';
import { ScriptPiece } from './script-piece';

interface Place {
  readonly piece: ScriptPiece;
  readonly start: number;
  /** Its end was told from this much of the text behind its start; Infinity: from all of it. */
  readonly looked: number;
}

export class ScriptText {
  private constructor(
    readonly text: string,
    readonly language: LanguageId,
    /** In order; together they are the text. */
    readonly places: readonly Place[],
  ) {}

  static of(text: string, language: LanguageId): ScriptText {
    return new ScriptText(text, language, cut(text, language, 0).places);
  }

  /** `changes`: how `text` came from this one; absent or not true: what differs is looked for. */
  changed(text: string, changes: readonly TextChange[] | undefined): ScriptText {
    const told = changes === undefined ? undefined : merged(changes);
    const isTrue = told !== undefined && this.text.length + told.delta === text.length;
    const edit = isTrue ? told : merged(difference(this.text, text));
    if (edit === undefined || (edit.from === edit.to && edit.delta === 0)) return this;
    const { from, to, delta } = edit;
    const before = this.places;
    const touched = before.findIndex((one) => one.start + one.looked > from);
    const first = touched < 0 ? before.length - 1 : touched;
    const known = new Map<number, number>();
    for (let at = first; at < before.length; at++) known.set(before[at]?.start ?? 0, at);
    const indexAt = (at: number): number | undefined =>
      at < from ? known.get(at) : at >= to + delta ? known.get(at - delta) : undefined;
    const { places, resumed } = cut(text, this.language, before[first]?.start ?? 0, {
      resumes: (at) => {
        const index = at >= to + delta ? indexAt(at) : undefined;
        return index === undefined || before[index]?.piece.of !== undefined ? undefined : index;
      },
      // What ended where it did though it looked at the edit.
      same: (at) => before[indexAt(at) ?? -1]?.piece,
    });
    const behind = resumed === undefined ? [] : before.slice(resumed);
    const moved = delta === 0 ? behind : behind.map((one) => ({ ...one, start: one.start + delta }));
    return new ScriptText(text, this.language, [...before.slice(0, first), ...places, ...moved]);
  }
}

/** What is known of the text before. */
interface Known {
  /** Which of the pieces before begins here, and all of the rest as it was. */
  readonly resumes: (at: number) => number | undefined;
  /** The piece before that may still be here. */
  readonly same: (at: number) => ScriptPiece | undefined;
}

function cut(
  text: string,
  language: LanguageId,
  from: number,
  known?: Known,
): { readonly places: readonly Place[]; readonly resumed: number | undefined } {
  const places: Place[] = [];
  const mayHaveJsx = language !== 'typescript';
  for (let at = from; at < text.length || places.length === 0;) {
    const resumed = places.length > 0 ? known?.resumes(at) : undefined;
    if (resumed !== undefined) return { places, resumed };
    const { end, looked, cuts } = endOfPiece(text, at, mayHaveJsx);
    let from = at;
    let head: ScriptPiece | undefined;
    for (const to of [...(cuts ?? []), end]) {
      if (to === from && cuts !== undefined) continue;
      const role = cuts === undefined ? 'statements' : from === at ? 'class' : to === end ? 'end' : 'members';
      const same = known?.same(from);
      const isSame = same?.role === role && same.of === head && same.text.length === to - from;
      const isKnown = isSame && text.startsWith(same.text, from);
      const piece = isKnown ? same : new ScriptPiece(owned(text, from, to), role, head);
      places.push({ piece, start: from, looked: from === at ? looked - at : to - from });
      if (role === 'class') head = piece;
      from = to;
    }
    at = end;
  }
  return { places, resumed: undefined };
}

/** A part of a text that does not keep all of it alive, as a slice does. */
function owned(text: string, start: number, end: number): string {
  return start === 0 && end === text.length ? text : ` ${text.slice(start, end)}`.slice(1);
}
