/** Runs the rules over one file as a whole. */
import type { CallGroup } from './facts/file-facts';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { LintInput } from './lint';
import type { FileRule } from './rules/file-rule';
import { milder } from './severity';
import { isScript } from './syntax/language';
import type { SourceFile } from './source-file';

export function judgeFile(
  input: LintInput,
  file: SourceFile,
  calls: readonly CallGroup[],
  rules: readonly FileRule[],
): readonly Finding[] {
  const facts = file.fileFacts(input, calls);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const configured = input.config.rules[rule.id];
    if (configured === 'off') continue;
    rule.check(facts, (report) => {
      findings.push(
        findingOf(
          rule,
          configured ?? milder(rule.severity, report.severity),
          report,
          isScript(input.language),
        ),
      );
    });
  }
  return findings;
}
