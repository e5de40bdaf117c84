/** Flags that move_pages(2) or mbind(2) rejects. */
import type { CallName } from '../../kernel/calls';
import { decodeFlags, flagsOf } from '../../kernel/flags';
import type { CallFacts } from '../facts/call-facts';
import { integersOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Report, Rule } from './rule';
import { isExercise } from './support/expectation';
import { flagsText, flagsTitle } from './support/spelling';
import { listAnd, listOr, listed, phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

export const flagsInvalid: Rule = {
  id: 'flags-invalid',
  severity: 'error',
  title: 'Flags that the call rejects',
  calls: ['move_pages', 'mbind'],
  fix: 'suggestion',
  messages: {
    named: {
      what: 'The flags hold {flags}, which this call does not take.',
      why: 'The kernel accepts {legal} only and fails with EINVAL before it looks at a page.',
      do: 'Pass {keep}.',
    },
    mode: {
      what: 'The flags argument is {flags}, which is a memory policy and not a flag.',
      why: 'The kernel accepts {legal} only and fails with EINVAL before it looks at a page.',
      do: 'Pass {keep}; a policy is the mode of mbind or set_mempolicy.',
    },
    bits: {
      what: 'The flags are {value}, with bits that this call does not take: {flags}.',
      why: 'The kernel accepts {legal} only and fails with EINVAL before it looks at a page.',
      do: 'Pass {keep}.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const values = flags === undefined ? undefined : integersOf(flags.value);
    if (flags === undefined || values === undefined) return;
    const decoded = values.map((value) => ({ value, ...decodeFlags(facts.site.call, value) }));
    // Proof: no path leads to flags that the kernel takes.
    if (decoded.some((one) => one.rejected.length === 0)) return;
    const first = decoded[0];
    if (first === undefined) return;
    const known = first.known.map((flag) => flag.name);
    const kept = known.length > 0 || facts.site.call === 'mbind' ? known : ['MPOL_MF_MOVE'];
    const keep = kept.length === 0 ? '0' : kept.join(' | ');
    report({
      ...describe(
        flags.text,
        flags.origin.macros.map((use) => use.name),
        first,
      ),
      span: flags.span,
      // Nobody takes all bits for a flag.
      ...(isExercise(facts) && values.every((value) => BigInt.asIntN(32, value) === -1n)
        ? { severity: 'hint' }
        : {}),
      restsOn: [flags.value],
      related:
        facts
          .argument('flags')
          ?.origin.macros.flatMap((use) =>
            use.definition === undefined
              ? []
              : [{ span: use.definition, message: phrase('{name} is defined here', { name: use.name }) }],
          ) ?? [],
      fixes: fixes(facts, kept, values.length === 1),
      data: { ...describe(flags.text, [], first).data, keep, legal: legalFlags(facts.site.call) },
    });
  },
};

/** "MPOL_MF_MOVE (2) and MPOL_MF_MOVE_ALL (4)". */
function legalFlags(call: CallName): Words {
  const all = [...flagsOf(call)]
    .sort((a, b) => a.value - b.value)
    .map(({ name, value }) => `${name} (${value})`);
  return listAnd(all);
}

interface Decoded {
  readonly value: bigint;
  readonly rejected: ReturnType<typeof decodeFlags>['rejected'];
}

/** Names of the family in the source win over all that share the number. */
function describe(
  text: string,
  macros: readonly string[],
  decoded: Decoded,
): { readonly messageId: string; readonly data: NonNullable<Report['data']> } {
  const spelled = new Set([...(text.match(/\bMPOL_\w+/g) ?? []), ...macros]);
  const named = decoded.rejected.flatMap((one) => one.origins.filter((origin) => spelled.has(origin.name)));
  const all = decoded.rejected.map(({ bit, origins }) => {
    const own = origins.filter((origin) => spelled.has(origin.name));
    const likely = own.length > 0 ? own : origins.filter((origin) => origin.name.startsWith('MPOL_MF_'));
    const hex = `0x${bit.toString(16)}`;
    return likely.length === 0 ? hex : listOr(likely.map((origin) => origin.name));
  });
  const flags = listed(all);
  if (named.some((origin) => origin.kind === 'mode')) return { messageId: 'mode', data: { flags } };
  if (named.length > 0) return { messageId: 'named', data: { flags } };
  return { messageId: 'bits', data: { flags, value: decoded.value.toString() } };
}

function fixes(facts: CallFacts, kept: readonly string[], certain: boolean): readonly Fix[] {
  const flags = facts.argument('flags');
  if (flags === undefined || !certain || flags.origin.macros.length > 0) return [];
  // A variable may have other uses: only what is spelled in the call is replaced.
  if (!/^[\s()|~&+0-9a-fxA-FX<]*$|MPOL_/.test(flags.text)) return [];
  return [
    {
      title: flagsTitle(facts, kept),
      applicability: 'suggestion',
      edits: [{ span: flags.span, text: flagsText(facts, kept) }],
    },
  ];
}
