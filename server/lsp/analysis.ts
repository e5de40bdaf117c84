/**
 * What the server needs from the analysis, as one value: passed in, so that a test can put a fault where the real
 * analysis has none. The real ones are made by analysisOn.
 */
import { grammarsNeeded, lint } from '../core/engine';
import type { LintInput, LintResult } from '../core/lint';
import { rulesById } from '../core/rules/catalogue';
import type { RuleDeclaration } from '../core/rules/rule';
import type { Parser } from '../core/syntax/port';
import type { GrowingParser } from '../parser/grammars';

export interface Analysis {
  readonly parser: Parser;
  readonly rules: ReadonlyMap<string, RuleDeclaration>;
  lint(input: LintInput): LintResult | Promise<LintResult>;
}

/** The engine of server/core; a grammar is loaded before the first text that it is for. */
export function analysisOn(parser: GrowingParser): Analysis {
  return {
    parser,
    rules: rulesById,
    lint(input) {
      const missing = grammarsNeeded(input, (language) => parser.has(language));
      return missing.length === 0 ? lint(input) : parser.load(missing).then(() => lint(input));
    },
  };
}
