/** Which rules a preset turns on, written into the configuration: from there on a rule is on or off and nothing else. */
import type { LintConfig } from '../config';
import type { Severity } from '../finding';
import type { RuleDeclaration } from './rule';

export function applyPreset(config: LintConfig, rules: readonly RuleDeclaration[]): LintConfig {
  if (config.preset === 'strict') return config;
  const off = rules
    .filter((rule) => rule.set === 'strict')
    .map((rule): [string, Severity | 'off'] => [rule.id, 'off']);
  return off.length === 0 ? config : { ...config, rules: { ...Object.fromEntries(off), ...config.rules } };
}
