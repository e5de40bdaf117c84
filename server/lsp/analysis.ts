/**
 * What the server needs from the analysis, as one value: passed in, so that a test can put a fault where the real
 * analysis has none. The real one is made in core-analysis.ts.
 */
import type { LintInput, LintResult } from '../core/lint';
import type { RuleDeclaration } from '../core/rules/rule';
import type { Parser } from '../core/syntax/port';

export interface Analysis {
  readonly parser: Parser;
  readonly rules: ReadonlyMap<string, RuleDeclaration>;
  lint(input: LintInput): LintResult;
}
