/** A finding in words: the three sentences of its rule's message with the finding's data in them. */
import { fill } from '../languages/phrase';
import { inLanguage, wordsOf } from '../languages/say';
import type { Finding } from './finding';
import type { RuleDeclaration, Sentences } from './rules/rule';

/** Sentences that a rule leaves out are empty. For a rule that is not known, `what` is its id. */
export function messageOf(finding: Finding, rule: RuleDeclaration | undefined): Sentences {
  const message = rule?.messages[finding.messageId];
  if (message === undefined) return { what: finding.rule, why: '', do: '' };
  const {
    what,
    why,
    do: remedy,
  } = finding.wording === 'script' ? { ...message, ...message.script } : message;
  const filled = (sentence: string): string => fill(inLanguage(sentence), finding.data, wordsOf);
  return { what: filled(what), why: filled(why), do: filled(remedy) };
}

/** What, why and what to do in one line. */
export function sentenceOf(finding: Finding, rule: RuleDeclaration | undefined): string {
  const { what, why, do: remedy } = messageOf(finding, rule);
  return [what, why, remedy].filter((sentence) => sentence !== '').join(' ');
}
