/**
 * Which open scripts name no call of the family: most of them, at every key. After an edit only the words that it touched
 * are looked at. Calls by number are deliberately left to a look at the whole text: the number may be far from the name.
 */
import { mayCall } from '../core/syntax/prefilter';
import type { LanguageId } from '../core/syntax/port';
import type { TextChange } from '../core/text';
import type { OpenDocument } from './open-document';

export class UnnamedScripts {
  /** The edition that had no name, nor the word `syscall`. */
  readonly #unnamed = new WeakMap<OpenDocument, number>();

  /** As `mayCall` of the present text. */
  mayCall(document: OpenDocument, language: LanguageId): boolean {
    const { edition, text } = document.state;
    const before = this.#unnamed.get(document);
    const changes = before === undefined ? undefined : document.changesBetween(before, edition);
    const looked = changes === undefined ? text : wordsOf(changes, text);
    const isClear = !mayCall(looked, language) && !byNumber.test(looked);
    if (isClear) this.#unnamed.set(document, edition);
    else this.#unnamed.delete(document);
    return !isClear && mayCall(text, language);
  }
}

const byNumber = /syscall/i;

/** What the changes left, with the words that it is part of. */
function wordsOf(changes: readonly TextChange[], text: string): string {
  if (changes.length === 0) return '';
  let start = text.length;
  let end = 0;
  for (const { span, text: inserted } of changes) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end) + inserted.length - (span.end - span.start);
  }
  while (start > 0 && /\w/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /\w/.test(text.charAt(end))) end++;
  return text.slice(start, end);
}
