/** A policy for memory that has its pages already. */
import { constantValues } from '../../kernel/constants';
import { integersOf, pointerOf } from '../facts/value';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { regionPlace } from './support/places';
import { modesOf } from './support/policy';
import { flagsText, flagsTitle } from './support/spelling';
import { phrase } from '../../languages/phrase';

const moves = BigInt(constantValues.MPOL_MF_MOVE | constantValues.MPOL_MF_MOVE_ALL);

export const mbindAfterTouch: Rule = {
  id: 'mbind-after-touch',
  severity: 'hint',
  title: 'A policy for pages that exist already',
  calls: ['mbind'],
  fix: 'suggestion',
  messages: {
    touched: {
      what: 'The memory was written before {call} sets its policy.',
      why: 'A policy decides where new pages go: those that were written already stay on their nodes unless the flags ask to move them.',
      do: 'Set the policy before the first write, or pass MPOL_MF_MOVE.',
    },
    libnuma: {
      what: 'The memory was written before {call} sets its policy.',
      why: 'A policy decides where new pages go, and this function does not ask to move those that were written already.',
      do: 'Call it before the first write, or move the pages with numa_move_pages or mbind and MPOL_MF_MOVE.',
    },
  },
  check(facts, report) {
    const addr = facts.argument('addr');
    const pointer = addr === undefined ? undefined : pointerOf(addr.value);
    if (addr === undefined || pointer === undefined || !leavesPages(facts) || movesThemLater(facts)) return;
    const region = facts.region(pointer);
    const { origin, state } = region;
    if (origin.kind !== 'allocation' || region.many || state.touched !== 'write' || state.freed !== 'no')
      return;
    // Pages may have been given back in between.
    if (['madvise', 'fork'].some((name) => facts.callees.has(name))) return;
    const own = facts.argument('flags') !== undefined;
    report({
      messageId: own ? 'touched' : 'libnuma',
      data: { call: facts.site.calleeName === 'syscall' ? facts.site.call : facts.site.calleeName },
      span: addr.span,
      restsOn: [addr.value],
      related: regionPlace(region, phrase('The memory comes from here')),
      fixes: fixes(facts),
    });
  },
};

/** The call sets a policy of nodes and moves nothing. */
function leavesPages(facts: CallFacts): boolean {
  const flags = facts.argument('flags');
  if (flags === undefined) return true;
  const values = integersOf(flags.value);
  if (values?.every((one) => (one & moves) === 0n) !== true) return false;
  const modes = modesOf(facts.argument('mode')?.value);
  return modes?.every((one) => one.policy !== undefined && one.policy.name !== 'MPOL_DEFAULT') ?? false;
}

/** The pages that are there already are moved by another call. */
function movesThemLater({ calls, site }: CallFacts): boolean {
  return calls.some(
    (one) => (one.call === 'move_pages' || one.call === 'migrate_pages') && one.span.start > site.span.start,
  );
}

function fixes(facts: CallFacts): readonly Fix[] {
  const flags = facts.argument('flags');
  if (flags === undefined || !facts.edits.isSpelled(flags.origin)) return [];
  const text = flags.text.trim();
  const names =
    text === '0' ? ['MPOL_MF_MOVE'] : text === 'MPOL_MF_STRICT' ? [text, 'MPOL_MF_MOVE'] : undefined;
  if (names === undefined) return [];
  return [
    {
      title: flagsTitle(facts, names),
      applicability: 'suggestion',
      edits: [{ span: flags.span, text: flagsText(facts, names) }],
    },
  ];
}
