/** A result as it is shown: the text at the end of the call's line, and the rows and links of its hover. */
import { ruleLinks } from '../../debug/session/rule-links';
import type { KnownFinding, RuleLink } from '../../debug/session/rule-links';
import { shorten } from '../../debug/session/outcome';
import type { OutcomeRow } from '../../debug/session/outcome';
import { totalsOf } from '../../debug/session/outcome-words';
import type { Total } from '../../debug/session/outcome-words';
import { predictionInWords } from '../../debug/session/prediction-words';
import type { PredictionWords } from '../../debug/session/prediction-words';
import { canMoveBack, canRetry } from './results';
import type { ActionResult, AnchoredResult } from './results';
import { say } from '../../../server/languages/say';

export interface Annotation {
  readonly resultId: number;
  /** From 0; the line on which the call ends. Absent for what stands in no document. */
  readonly line?: number;
  /** At most 40 columns; says so when it is stale or aged. */
  readonly text: string;
  readonly stale: boolean;
  readonly aged: boolean;
  readonly sentences: readonly string[];
  readonly rows: readonly OutcomeRow[];
  readonly rowsLeftOut: number;
  /** Pages by node and by status entry, before and after a move; empty where nothing was moved. */
  readonly totals: readonly Total[];
  /** What the program's own call would return; only of calls. */
  readonly prediction?: PredictionWords;
  readonly links: readonly RuleLink[];
  /** A move of these pages can be moved back. */
  readonly canMoveBack: boolean;
  /** Some pages are not where they were to go. */
  readonly canRetry: boolean;
}

/** @param findings of the whole document; those outside the call's function explain nothing here */
export function annotate(result: ActionResult, findings: readonly KnownFinding[]): Annotation {
  const { outcome, anchor, stale, aged } = result;
  const mark = stale ? `${say('stale')}: ` : aged ? `${say('was')}: ` : '';
  return {
    resultId: result.id,
    ...(anchor === undefined ? {} : { line: anchor.range.end.line }),
    text: shorten(`${mark}${outcome.summary}`),
    stale,
    aged,
    sentences: [
      ...(stale ? [say('The text has changed since; this is what was found before.')] : []),
      ...(aged ? [say('The program has run since; this is how it was.')] : []),
      ...outcome.sentences,
    ],
    rows: outcome.rows,
    rowsLeftOut: outcome.rowsLeftOut,
    links: ruleLinks(
      outcome,
      findings.filter(
        ({ line }) =>
          anchor !== undefined &&
          line - 1 >= anchor.functionRange.start.line &&
          line - 1 <= anchor.functionRange.end.line,
      ),
    ),
    totals:
      outcome.before === undefined
        ? []
        : totalsOf(outcome.before.counts, outcome.placement.counts, outcome.kernel),
    ...(outcome.prediction === undefined
      ? {}
      : { prediction: predictionInWords(outcome.prediction, outcome.kernel) }),
    canMoveBack: canMoveBack(result),
    canRetry: canRetry(result),
  };
}

/** The results that a finding explains: the way from the squiggle to what really happened. */
export function explainedBy(
  finding: KnownFinding,
  results: readonly AnchoredResult[],
  findings: readonly KnownFinding[],
): readonly { readonly result: AnchoredResult; readonly link: RuleLink }[] {
  return results.flatMap((result) =>
    annotate(result, findings)
      .links.filter((link) => link.rule === finding.rule && link.line === finding.line)
      .map((link) => ({ result, link })),
  );
}
