/** A result as it is shown: the text at the end of the call's line, and the rows and links of its hover. */
import { ruleLinks } from '../../debug/session/rule-links';
import type { KnownFinding, RuleLink } from '../../debug/session/rule-links';
import { shorten } from '../../debug/session/outcome';
import type { OutcomeRow } from '../../debug/session/outcome';
import type { CallResult } from './results';

export interface Annotation {
  readonly resultId: number;
  /** From 0; the line on which the call ends. */
  readonly line: number;
  /** At most 40 characters; says so when it is stale. */
  readonly text: string;
  readonly stale: boolean;
  readonly sentences: readonly string[];
  readonly rows: readonly OutcomeRow[];
  readonly rowsLeftOut: number;
  readonly links: readonly RuleLink[];
  /** A move of this call can be moved back. */
  readonly canMoveBack: boolean;
}

/** @param findings of the whole document; those outside the call's function explain nothing here */
export function annotate(result: CallResult, findings: readonly KnownFinding[]): Annotation {
  const { outcome, functionRange, stale } = result;
  return {
    resultId: result.id,
    line: result.range.end.line,
    text: stale ? shorten(`stale: ${outcome.summary}`) : outcome.summary,
    stale,
    sentences: stale
      ? ['The text has changed since; this is what was found before.', ...outcome.sentences]
      : outcome.sentences,
    rows: outcome.rows,
    rowsLeftOut: outcome.rowsLeftOut,
    links: ruleLinks(
      outcome,
      findings.filter(
        ({ line }) => line - 1 >= functionRange.start.line && line - 1 <= functionRange.end.line,
      ),
    ),
    canMoveBack: result.moves.length > 0,
  };
}

/** The results that a finding explains: the way from the squiggle to what really happened. */
export function explainedBy(
  finding: KnownFinding,
  results: readonly CallResult[],
  findings: readonly KnownFinding[],
): readonly { readonly result: CallResult; readonly link: RuleLink }[] {
  return results.flatMap((result) =>
    annotate(result, findings)
      .links.filter((link) => link.rule === finding.rule && link.line === finding.line)
      .map((link) => ({ result, link })),
  );
}
