/** Mode flags that exclude each other, or the mode; and flags of mbind where the mode belongs. */
import { modeFlagConflict } from '../../kernel/policies';
import { findFlag } from '../../kernel/flags';
import type { ArgumentFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces } from './support/places';
import { maskOf, modesOf } from './support/policy';
import { phrase } from '../../languages/phrase';

export const modeFlagConflictRule: Rule = {
  id: 'mode-flag-conflict',
  severity: 'error',
  title: 'Mode flags that do not go together',
  calls: ['mbind', 'set_mempolicy'],
  messages: {
    both: {
      what: 'MPOL_F_STATIC_NODES and MPOL_F_RELATIVE_NODES are both given.',
      why: 'A mask is either kept as it is or counted within the cpuset; the kernel fails with EINVAL.',
      do: 'Keep one of the two.',
    },
    balancing: {
      what: 'MPOL_F_NUMA_BALANCING is combined with {mode}.',
      why: 'Only MPOL_BIND takes it (since Linux 6.9 MPOL_PREFERRED_MANY too); with every other mode the kernel fails with EINVAL.',
      do: 'Leave the flag out, or bind to the nodes.',
    },
    'no-nodes': {
      what: '{flag} is combined with {mode}, which has no nodes here.',
      why: 'The flag says how the mask follows the cpuset; without nodes the kernel fails with EINVAL.',
      do: 'Leave the flag out.',
    },
    flags: {
      what: 'The mode is {flags}: that is made of flags and is no memory policy.',
      why: 'The kernel takes the number for a policy: it is {mode}.',
      do: 'Pass a policy such as MPOL_BIND as the mode; flags are the last argument of mbind.',
    },
  },
  check(facts, report) {
    const mode = facts.argument('mode');
    const modes = modesOf(mode?.value);
    if (mode === undefined || modes === undefined || expectsFailure(facts)) return;
    const [only] = modes;
    const flags = flagsInPlace(mode);
    if (flags !== undefined && only !== undefined && modes.length === 1) {
      report({
        messageId: 'flags',
        data: { flags, mode: only.policy?.name ?? phrase('none that Linux knows') },
        // What the kernel sets without a word is another policy than anybody wrote.
        severity: only.policy === undefined ? 'error' : 'warning',
        span: mode.span,
        restsOn: [mode.value],
        related: argumentPlaces(mode),
      });
      return;
    }
    const empty = maskOf(facts, 'nodemask')?.empty ?? false;
    const conflicts = modes.map((one) => modeFlagConflict(one, empty));
    const [conflict] = conflicts;
    const [decoded] = modes;
    if (conflict === undefined || decoded === undefined || conflicts.includes(undefined)) return;
    if (conflict === 'balancing' && namesForeignFlag(mode)) return;
    const name = decoded.policy?.name ?? phrase('this mode');
    const flag = decoded.flags.find((one) => one.name !== 'MPOL_F_NUMA_BALANCING')?.name ?? '';
    report({
      messageId: conflict,
      data: conflict === 'both' ? {} : conflict === 'balancing' ? { mode: name } : { mode: name, flag },
      span: mode.span,
      restsOn: [mode.value],
      related: argumentPlaces(mode),
    });
  },
};

/** The mode as it is written, where names of mbind's flags are all that stands there: they share their numbers with policies. */
function flagsInPlace({ text }: ArgumentFacts): string | undefined {
  const written = text.trim().replace(/\s+/g, ' ');
  return /^\(?MPOL_MF_\w+(?: ?\| ?MPOL_MF_\w+)*\)?$/.test(written) ? written : undefined;
}

/** A flag of a kernel outside the mainline may have the same bit: MPOL_F_ names that are not known here. */
function namesForeignFlag({ text, origin }: ArgumentFacts): boolean {
  const names = [...(text.match(/\bMPOL_F_\w+/g) ?? []), ...origin.macros.map((use) => use.name)];
  return names.some((name) => name.startsWith('MPOL_F_') && findFlag(name) === undefined);
}
