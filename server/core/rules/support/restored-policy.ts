/** A policy that is asked for, to be set again later. */
import type { CallFacts, OtherCall } from '../../facts/call-facts';
import { soleSymbol } from '../../facts/provenance';
import type { AbstractValue } from '../../facts/value';

/** The get_mempolicy that stored this mode, if it can come from nowhere else. */
export function askedBy(facts: CallFacts, mode: AbstractValue | undefined): OtherCall | undefined {
  const forms = mode === undefined ? [] : facts.formsOf(mode);
  const found = forms.map((form) => {
    const name = soleSymbol(form);
    const producer = name === undefined ? undefined : facts.producerOf(name);
    if (producer?.function !== 'get_mempolicy' || producer.through === undefined) return undefined;
    return facts.calls.find((one) => one.call === 'get_mempolicy' && one.span.start === producer.span.start);
  });
  const [first] = found;
  return found.length > 0 && found.every((one) => one !== undefined && one.key === first?.key)
    ? first
    : undefined;
}

/** Nobody looks whether the question was answered, and nothing was stored where the mode is taken from. */
export function isUnanswered(question: OtherCall): boolean {
  const { result, errno } = question.after;
  const stored = question.array('mode_result');
  if (result.length > 0 || errno.length > 0 || stored === undefined) return false;
  const { state, origin } = stored.region;
  return origin.kind === 'variable' && state.initial === 'none' && stored.cells.length === 0;
}

/** A later call of the function sets the policy that this question was to find out. */
export function isRestoredLater(facts: CallFacts): boolean {
  return facts.calls.some(
    (one) =>
      (one.call === 'set_mempolicy' || one.call === 'mbind') &&
      askedBy(facts, one.value('mode'))?.key === facts.key,
  );
}
