/** Every rule that a finding can name: those over calls and those over suppression comments. */
import { suppressionRules } from '../suppress';
import { fileRules } from './file-rules';
import { allRules } from './index';
import type { RuleDeclaration } from './rule';

/** In the order in which documents list them. */
export const ruleDeclarations: readonly RuleDeclaration[] = [...allRules, ...fileRules, ...suppressionRules];

export const rulesById: ReadonlyMap<string, RuleDeclaration> = new Map(
  ruleDeclarations.map((rule) => [rule.id, rule]),
);
