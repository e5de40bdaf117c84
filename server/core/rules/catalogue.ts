/** Every rule that a finding can name: those over calls, files and container files, and those over suppression comments. */
import { suppressionRules } from '../suppress';
import { fileRules } from './file-rules';
import { allRules } from './index';
import { manifestRules } from './manifest-rules';
import type { RuleDeclaration } from './rule';

/** Without those over suppression comments, in the order in which documents list them. A rule may have several checks. */
export const codeRules: readonly RuleDeclaration[] = [
  ...new Set<RuleDeclaration>([...allRules, ...fileRules, ...manifestRules]),
];

/** In the order in which documents list them. */
export const ruleDeclarations: readonly RuleDeclaration[] = [...codeRules, ...suppressionRules];

export const rulesById: ReadonlyMap<string, RuleDeclaration> = new Map(
  ruleDeclarations.map((rule) => [rule.id, rule]),
);
