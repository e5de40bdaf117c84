/** Which rules are asked about a call: those that are about it, are for the file's kind of language, and are not off. */
import type { CallName } from '../../kernel/calls';
import type { LintConfig } from '../config';
import { isScript } from '../syntax/language';
import type { LanguageId } from '../syntax/port';
import { rulesFor } from './languages';
import type { Rule } from './rule';

export type RulesByCall = (call: CallName) => readonly Rule[];

type Kind = 'script' | 'c';

/** Told once for each configuration, of which its user hands in the same one again and again. */
const known = new WeakMap<LintConfig, Map<Kind, RulesByCall>>();

export function activeRules(rules: readonly Rule[], config: LintConfig, language: LanguageId): RulesByCall {
  const kind = isScript(language) ? 'script' : 'c';
  const byKind = known.get(config) ?? new Map<Kind, RulesByCall>();
  known.set(config, byKind);
  let found = byKind.get(kind);
  if (found === undefined) byKind.set(kind, (found = byCall(rulesFor(rules, language), config)));
  return found;
}

function byCall(rules: readonly Rule[], config: LintConfig): RulesByCall {
  const on = rules.filter((one) => config.rules[one.id] !== 'off');
  const lists = new Map<CallName, readonly Rule[]>();
  return (call) => {
    let list = lists.get(call);
    if (list === undefined) lists.set(call, (list = on.filter((one) => one.calls.includes(call))));
    return list;
  };
}
