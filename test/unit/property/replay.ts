/** Plays a session with one memory, as a host does, and compares what it leads to with the same text read afresh. */
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { Finding } from '../../../server/core/finding';
import type { LintInput } from '../../../server/core/lint';
import type { Parser } from '../../../server/core/syntax/port';
import type { Span } from '../../../server/core/text';
import { usualConfig } from '../../rules/harness';
import type { Corpus } from './corpus';
import type { Session, State, Step } from './scenario';

export interface Difference {
  /** The step after which the two differ. */
  readonly step: number;
  readonly incremental: unknown;
  readonly fresh: unknown;
}

export interface Counters {
  compared: number;
  findings: number;
}

/** The places in the text that findings name. */
function spansOf(findings: readonly Finding[]): readonly Span[] {
  return findings.flatMap(({ span, related, fixes }) => [
    span,
    ...related.flatMap((one) => (one.path === undefined ? [one.span] : [])),
    ...fixes.flatMap((fix) => (fix.path === undefined ? fix.edits.map((edit) => edit.span) : [])),
  ]);
}

/** All that a host gets to see, as JSON; what is thrown is a difference too. */
function told(input: LintInput): string {
  try {
    const { findings, callSites, wanted } = lint(input);
    const outside = spansOf(findings).filter(({ start, end }) => start > end || end > input.text.length);
    if (outside.length > 0) return JSON.stringify({ thrown: 'places outside of the text', outside });
    return JSON.stringify({ findings, callSites, wanted }, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
  } catch (error) {
    return JSON.stringify({ thrown: error instanceof Error ? error.stack : String(error) });
  }
}

/** @param lastOnly compares nothing before the last step, which is what matters where a session is made smaller */
export function firstDifference(
  { first, steps }: Session,
  corpus: Corpus,
  parser: Parser,
  options: { readonly lastOnly?: boolean; readonly counters?: Counters } = {},
): Difference | undefined {
  const cache = new LintCache();
  const inputOf = ({ text, supplied }: State): LintInput => ({
    path: corpus.path,
    text,
    language: corpus.language,
    config: usualConfig,
    parser,
    headers: supplied,
  });
  const after = ({ after: state, changes }: Pick<Step, 'after' | 'changes'>): string =>
    told({ ...inputOf(state), cache, ...(changes === undefined ? {} : { changes }) });

  const all = [{ changes: undefined, after: first }, ...steps];
  for (const [at, one] of all.entries()) {
    const incremental = after(one);
    if (options.lastOnly === true && at < all.length - 1) continue;
    const fresh = told(inputOf(one.after));
    if (options.counters !== undefined) {
      options.counters.compared++;
      options.counters.findings += fresh.split('"messageId"').length - 1;
    }
    // A reader of the report sees the first line of what was thrown in both cases.
    if (incremental !== fresh || fresh.startsWith('{"thrown"'))
      return { step: at - 1, incremental: JSON.parse(incremental), fresh: JSON.parse(fresh) };
  }
  return undefined;
}
