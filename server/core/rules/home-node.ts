/** set_mempolicy_home_node(2) with flags, or on memory that has no policy for it. */
import { homeNodeModes } from '../../kernel/policies';
import type { CallFacts } from '../facts/call-facts';
import { integersOf, pointerOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces, regionPlace } from './support/places';
import { modesOf } from './support/policy';
import { phrase } from '../../languages/phrase';

export const homeNode: Rule = {
  id: 'home-node',
  severity: 'error',
  title: 'A home node that the kernel refuses',
  calls: ['set_mempolicy_home_node'],
  fix: 'suggestion',
  messages: {
    flags: {
      what: 'The flags are {flags}; this call takes none.',
      why: 'The kernel keeps the argument for later and fails with EINVAL unless it is 0.',
      do: 'Pass 0.',
    },
    policy: {
      what: 'The range was mapped here and has no policy of its own.',
      why: 'A home node belongs to a policy: the kernel fails with ENOENT where no mbind has set one, and the policy of the thread does not count.',
      do: 'Call mbind with MPOL_BIND or MPOL_PREFERRED_MANY on the range first.',
    },
    mode: {
      what: 'The range has the policy {mode}, which takes no home node.',
      why: 'The kernel fails with EOPNOTSUPP for every policy but MPOL_BIND and MPOL_PREFERRED_MANY.',
      do: 'Bind the range with one of these two.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const addr = facts.argument('addr');
    if (flags === undefined || addr === undefined || expectsFailure(facts)) return;
    const values = integersOf(flags.value);
    const [first] = values ?? [];
    if (first !== undefined && values?.every((one) => one !== 0n) === true) {
      report({
        messageId: 'flags',
        data: { flags: first.toString() },
        span: flags.span,
        restsOn: [flags.value],
        related: argumentPlaces(flags),
        fixes: fixes(facts),
      });
      return;
    }
    const pointer = pointerOf(addr.value);
    if (pointer === undefined) return;
    const region = facts.region(pointer);
    const { origin, state } = region;
    if (origin.kind !== 'allocation' || region.many || state.freed !== 'no') return;
    const policy = policyOf(facts, state.boundBy);
    if (state.boundBy.length === 0) {
      // Whoever knows the address may have bound it; libnuma's allocators do.
      if (state.escaped || !/^mmap(?:64)?$/.test(origin.function)) return;
      report({
        messageId: 'policy',
        severity: 'warning',
        span: addr.span,
        restsOn: [addr.value],
        related: regionPlace(region, phrase('The memory is mapped here')),
      });
    } else if (policy !== undefined)
      report({
        messageId: 'mode',
        data: { mode: policy.mode },
        severity: 'warning',
        span: addr.span,
        restsOn: [addr.value],
        related: [{ span: policy.span, message: phrase('The policy is set here') }],
      });
  },
};

/** The wrong mode of the one call that set the policy. */
function policyOf(
  facts: CallFacts,
  boundBy: readonly string[],
): { readonly mode: string; readonly span: CallFacts['site']['span'] } | undefined {
  const by = facts.calls.find((one) => boundBy.length === 1 && one.key === boundBy[0]);
  const modes = modesOf(by?.value('mode'));
  const name = modes?.[0]?.policy?.name;
  const wrong = modes?.every((one) => one.policy !== undefined && !homeNodeModes.includes(one.policy.name));
  return by === undefined || name === undefined || wrong !== true ? undefined : { mode: name, span: by.span };
}

function fixes(facts: CallFacts): readonly Fix[] {
  const flags = facts.argument('flags');
  if (flags === undefined || !facts.edits.isSpelled(flags.origin) || !/^[\w\s|()]+$/.test(flags.text))
    return [];
  return [{ title: phrase('Pass 0'), applicability: 'suggestion', edits: [{ span: flags.span, text: '0' }] }];
}
