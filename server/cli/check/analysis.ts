/** The analysis as the command line runs it: every rule, on the parser that fits the command. */
import { lint } from '../../core/engine';
import { allRules } from '../../core/rules';
import type { RuleDeclaration } from '../../core/rules/rule';
import { suppressionRules } from '../../core/suppress';
import type { Analysis } from '../../lsp/analysis';
import { chooseParser, type ParserPreference } from '../../parser/choose';
import type { Io } from '../io';

/** In the order in which documents list them. */
export const ruleDeclarations: readonly RuleDeclaration[] = [...allRules, ...suppressionRules];

export async function loadAnalysis(preference: ParserPreference, io: Io): Promise<Analysis> {
  const { parser, note } = await chooseParser(preference);
  if (note !== undefined && io.env['NUMA_LENS_TRACE'] !== undefined) io.stderr(`numa-lens: ${note}\n`);
  return { parser, rules: new Map(ruleDeclarations.map((rule) => [rule.id, rule])), lint };
}
