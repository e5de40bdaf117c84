/** A policy that may never have been saved is restored. */
import type { Rule } from './rule';
import { askedBy, isUnanswered } from './support/restored-policy';
import { phrase } from '../../languages/phrase';

export const policyRestoreUnchecked: Rule = {
  id: 'policy-restore-unchecked',
  languages: 'c',
  severity: 'warning',
  title: 'A policy is restored that may not have been saved',
  calls: ['set_mempolicy', 'mbind'],
  messages: {
    restored: {
      what: 'The mode comes from a get_mempolicy whose result nobody looks at.',
      why: 'Where that call fails, in a sandbox for one, it stores nothing: an uninitialised number becomes the policy, or makes this call fail.',
      do: 'Restore the policy only if get_mempolicy returned 0.',
    },
  },
  check(facts, report) {
    const mode = facts.argument('mode');
    const question = askedBy(facts, mode?.value);
    if (mode === undefined || question === undefined || !isUnanswered(question)) return;
    report({
      messageId: 'restored',
      span: mode.span,
      restsOn: [mode.value],
      related: [{ span: question.span, message: phrase('The mode is asked for here') }],
    });
  },
};
