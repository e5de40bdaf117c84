/**
 * What somebody is writing at a place of a document: the tokens before it, and the call of the NUMA family that is open
 * around it, finished or not. Never waits for an analysis of the present text: what names stand for is taken from what the
 * text was when it was linted last. Costs a look at one function of C, at the text before the cursor of a script.
 */
import type { LintCache } from '../cache';
import type { CallSiteInfo } from '../call-site';
import type { LintConfig } from '../config';
import { isWorthALook } from '../document-memory';
import type { LintInput, LintResult } from '../lint';
import { isScript } from '../syntax/language';
import type { LanguageId } from '../syntax/port';
import type { Span, TextChange } from '../text';
import { callsWritten, cCursor, openCCall } from './c-cursor';
import type { WrittenCall } from './comparison';
import type { OpenCall } from './open-call';
import { ScriptCursor } from './script-cursor';
import type { CursorToken } from './token';

export interface CursorPlace {
  /** In front of the word, as far back as the function or the script begins. */
  readonly tokens: readonly CursorToken[];
  /** The word at the cursor, in the document. */
  readonly word: Span;
  readonly call: OpenCall | undefined;
  /** The calls of the family whose outcome can be looked at here. */
  readonly calls: () => readonly WrittenCall[];
  readonly language: LanguageId;
  readonly config: LintConfig;
}

/** What was linted last. */
export interface LintedText {
  readonly input: LintInput;
  readonly cache: LintCache;
  readonly result: LintResult;
  /** What was edited since; undefined: not known. */
  readonly since: readonly TextChange[] | undefined;
}

/** Of one document, across its versions. */
export class Cursor {
  readonly #script = new ScriptCursor();

  /**
   * @param text the present one
   * @returns undefined where nothing is to be offered: in comments, literals and directives, in a text without the family;
   * `outdated` where what was linted tells nothing
   */
  at(
    text: string,
    offset: number,
    { input, cache, result, since }: LintedText,
  ): CursorPlace | 'outdated' | undefined {
    const { language, config } = input;
    if (isScript(language)) {
      const cursor = this.#script.at(text, offset);
      if (cursor === undefined) return undefined;
      const call = this.#script.openCall(cursor, { ...input, text, memory: cache.script });
      return { ...cursor, call, calls: () => result.callSites.map(writtenCall), language, config };
    }
    const document = cache.document.kept;
    if (since === undefined || (document === undefined && since.length > 0)) return 'outdated';
    if (document === undefined || !isWorthALook(document, input)) return undefined;
    // The items in front of all edits are what they were.
    const first = Math.min(offset, ...since.map(({ span }) => span.start));
    const from = startOfItem(document.items.items, first);
    const cursor = cCursor(text, offset, from);
    if (cursor === undefined) return undefined;
    const context = { document, config, from: first };
    const calls = (): readonly WrittenCall[] => callsWritten(cursor.tokens, context);
    return { ...cursor, call: openCCall(cursor, context), calls, language, config };
  }
}

function writtenCall({ call, arguments: given }: CallSiteInfo): WrittenCall {
  return { call, status: given.find((one) => one.role === 'status')?.text };
}

/** Of the item that an offset is in, or at the end of. */
function startOfItem(items: readonly Span[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  // What ends at the edit may go on now.
  return items[Math.max(0, low - 1)]?.start ?? 0;
}
