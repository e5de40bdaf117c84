/** The functions of one document across its versions: what an edit leaves alone is not analysed again. */
import { LintCache } from '../core/cache';
import type { LintInput, LintResult } from '../core/lint';
import type { Analysis } from './analysis';
import type { OpenDocument } from './open-document';

export class KnownFunctions {
  readonly #cache = new LintCache();
  /** The text that the cache knows; undefined when that is not certain. */
  #seen: { readonly document: OpenDocument; readonly edition: number } | undefined;

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
    const result = await analysis.lint({
      ...input,
      text,
      cache: this.#cache,
      parser: analysis.parser,
      ...(changes === undefined ? {} : { changes }),
    });
    this.#seen = { document, edition };
    return result;
  }
}
