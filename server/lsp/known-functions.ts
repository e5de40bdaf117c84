/** The functions of one document across its versions: what an edit leaves alone is not analysed again. */
import { LintCache } from '../core/cache';
import { Cursor, type CursorPlace } from '../core/cursor/cursor';
import type { CallSiteInfo } from '../core/call-site';
import type { LintInput, LintResult } from '../core/lint';
import { skeletonsFor } from '../core/skeleton/find';
import type { Skeleton } from '../core/skeleton/skeleton';
import type { Analysis } from './analysis';
import type { OpenDocument } from './open-document';

interface Seen {
  readonly document: OpenDocument;
  readonly edition: number;
  readonly input: LintInput;
  readonly result: LintResult;
}

export class KnownFunctions {
  readonly #cache = new LintCache();
  readonly #cursor = new Cursor();
  /** The text that the cache knows; undefined when that is not certain. */
  #seen: Seen | undefined;
  /** What was linted last, whatever came of the next. */
  #linted: Seen | undefined;

  /** Lints the present text of the document, and tells what became of the text before it. One call at a time. */
  async lint(
    analysis: Analysis,
    document: OpenDocument,
    input: Omit<LintInput, 'text' | 'cache' | 'changes' | 'parser'>,
  ): Promise<LintResult> {
    const { edition, text } = document.state;
    const seen = this.#seen;
    const changes = seen?.document === document ? document.changesBetween(seen.edition, edition) : undefined;
    // If the analysis fails, nobody knows how far it came.
    this.#seen = undefined;
    const whole = { ...input, text, parser: analysis.parser };
    const result = await analysis.lint({
      ...whole,
      cache: this.#cache,
      ...(changes === undefined ? {} : { changes }),
    });
    this.#linted = this.#seen = { document, edition, input: whole, result };
    return result;
  }

  /** What is being written at an offset of the present text; `outdated`: it has to be linted for that. */
  cursor(document: OpenDocument, offset: number): CursorPlace | 'outdated' | undefined {
    const linted = this.#linted;
    if (linted?.document !== document) return 'outdated';
    const { text, edition } = document.state;
    const since = document.changesBetween(linted.edition, edition);
    const { input, result } = linted;
    return this.#cursor.at(text, offset, { input, cache: this.#cache, result, since });
  }

  /** The checks that a call of the present text wants; none where that text was not linted. */
  skeletons(document: OpenDocument, site: CallSiteInfo): readonly Skeleton[] {
    const linted = this.#linted;
    if (linted?.document !== document || linted.edition !== document.state.edition) return [];
    return skeletonsFor(linted.input, this.#cache, site);
  }
}
