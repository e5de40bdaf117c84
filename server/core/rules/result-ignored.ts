/** A result that nobody looks at. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { findWrapper } from '../../kernel/calls';
import { integersOf, isNull } from '../facts/value';
import type { Report, Rule } from './rule';
import { modesOf } from './support/policy';
import { isRestoredLater } from './support/restored-policy';
import { phrase } from '../../languages/phrase';

export const resultIgnored: Rule = {
  id: 'result-ignored',
  severity: 'warning',
  title: 'The result is not looked at',
  calls: [
    'move_pages',
    'mbind',
    'set_mempolicy',
    'get_mempolicy',
    'migrate_pages',
    'set_mempolicy_home_node',
  ],
  messages: {
    discarded: {
      what: 'The result of this call is thrown away.',
      why: 'Only the result tells that the call failed (-1) or left pages where they were (a positive number); the status entries are then not all written.',
      do: 'Test for a negative result, and in a move for a positive one.',
    },
    query: {
      what: 'The result of this query is not looked at.',
      why: 'Only the result tells that it failed (-1); the status entries then hold what was there before.',
      do: 'Test for a negative result before you read them.',
    },
    unread: {
      what: 'The result of this call is stored and never read.',
      why: 'Only the result tells that the call failed (-1) or left pages where they were (a positive number); the status entries are then not all written.',
      do: 'Test for a negative result, and in a move for a positive one.',
    },
    checked: {
      what: 'The result of this call is not looked at.',
      why: 'What follows looks at the pages themselves, so a failure shows, but not its reason: errno is lost.',
      do: 'Test for a negative result and report errno.',
    },
    cast: {
      what: 'The result of this call is thrown away on purpose.',
      why: 'Only the result tells that the call failed (-1) or left pages where they were (a positive number).',
      do: 'Test it, or silence this rule here with a comment that says why a failure does not matter.',
    },
    policy: {
      what: 'The result of {call} is not looked at.',
      why: 'When the call fails (a bad mask, a sandbox that forbids it) the old policy stays, and memory goes where it went before, without a sign.',
      do: 'Test for a negative result and report errno.',
    },
    default: {
      what: 'The result of {call} is not looked at.',
      why: 'Going back to the default policy hardly fails, but a sandbox may forbid the call.',
      do: 'Test for a negative result where the policy matters.',
    },
    answer: {
      what: 'The result of get_mempolicy is not looked at.',
      why: 'When the call fails (a mask that is too small, a sandbox that forbids it) nothing is stored: what is read afterwards is what stood there before.',
      do: 'Test for a negative result before you use the answer.',
    },
    migration: {
      what: 'The result of migrate_pages is not looked at.',
      why: 'Only the result tells that the call failed (-1) or left pages behind (a positive number).',
      do: 'Test for a negative result and for a positive one.',
    },
  },
  check(facts, report) {
    const { after, site } = facts;
    if (after.result.length > 0 || after.errno.length > 0 || reportsItself(facts)) return;
    if (site.call !== 'move_pages') {
      // What is restored without having been saved is a mistake of its own (policy-restore-unchecked).
      if (site.call === 'get_mempolicy' && isRestoredLater(facts)) return;
      report({ span: site.span, ...ofFamily(facts) });
      return;
    }
    if (after.discarded === 'cast') {
      report({ messageId: 'cast', span: site.span, severity: 'hint' });
      return;
    }
    const checked = after.verifiedBy.length > 0 || (after.status.length > 0 && showsFailure(facts));
    if (checked)
      report({
        messageId: 'checked',
        span: site.span,
        severity: 'hint',
        related: [...after.verifiedBy, ...after.status.map((use) => use.span)]
          .slice(0, 1)
          .map((span) => ({ span, message: phrase('What became of the pages is looked at here') })),
      });
    else if (facts.mode === 'query') report({ messageId: 'query', span: site.span });
    else report({ messageId: after.discarded === undefined ? 'unread' : 'discarded', span: site.span });
  },
};

/** libnuma's functions without a result tell of a failure by themselves. */
function reportsItself({ site }: CallFacts): boolean {
  return findWrapper(site.call, site.calleeName)?.result === 'void';
}

function ofFamily(facts: CallFacts): Pick<Report, 'messageId' | 'data' | 'severity'> {
  const { site, after } = facts;
  const { call } = site;
  // A cast is a decision, and so is a test's set-up: the assertions that follow tell.
  const milder = after.discarded === 'cast' || isTestBody(facts);
  const severity = milder ? { severity: 'hint' as const } : {};
  if (call === 'migrate_pages') return { messageId: 'migration', ...severity };
  if (call === 'get_mempolicy') {
    const prepared = isPrepared(facts);
    return { messageId: 'answer', ...(prepared ? { severity: 'hint' as const } : severity) };
  }
  const modes = modesOf(facts.argument('mode')?.value);
  if (modes?.every((one) => one.policy?.name === 'MPOL_DEFAULT') === true)
    return { messageId: 'default', data: { call }, severity: 'hint' };
  return { messageId: 'policy', data: { call }, ...severity };
}

/** Where the answer is stored something was stored before, or nobody here knows. */
function isPrepared(facts: CallFacts): boolean {
  const outputs = (['mode_result', 'nodemask_result'] as const).filter((role) => {
    const value = facts.argument(role)?.value;
    return value !== undefined && !isNull(value);
  });
  return outputs.every((role) => {
    const array = facts.array(role);
    return array?.region.state.initial !== 'none' || array.cells.length > 0;
  });
}

/** The body of a test of GoogleTest, which looks like a function of this name. */
function isTestBody({ site }: CallFacts): boolean {
  return /^(?:TYPED_)?TEST(?:_[FP])?$/.test(site.functionName);
}

/** A failed call shows in the entries: they hold what was put there before. Zero is a node, so a move needs more. */
function showsFailure(facts: CallFacts): boolean {
  const status = facts.array('status');
  if (status === undefined) return false;
  const tested = facts.after.status.some((use) => use.kind === 'test');
  const written = !status.complete || status.cells.length > 0 || status.fills.length > 0;
  return prefilled(status) || (facts.mode === 'query' && tested && written);
}

function prefilled(status: ArrayFacts): boolean {
  const values = [...status.fills, ...status.cells].map((one) => integersOf(one.value));
  return values.length > 0 && values.every((one) => one?.every((value) => value < 0n) ?? false);
}
