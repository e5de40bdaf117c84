/** The flags argument of a call, folded: what rules ask about it. */
import { constantValues } from '../../../kernel/constants';
import { decodeFlags } from '../../../kernel/flags';
import type { CallFacts } from '../../facts/call-facts';
import { integersOf } from '../../facts/value';
import type { Fix } from '../../finding';
import { phrase } from '../../../languages/phrase';

export const move = BigInt(constantValues.MPOL_MF_MOVE);
export const moveAll = BigInt(constantValues.MPOL_MF_MOVE_ALL);

/** The bit is set on every path, and the kernel accepts the flags on every path. */
export function alwaysHas(facts: CallFacts, bit: bigint): boolean {
  const flags = facts.argument('flags');
  const values = flags === undefined ? undefined : integersOf(flags.value);
  if (values === undefined) return false;
  return values.every(
    (value) => (value & bit) !== 0n && decodeFlags(facts.site.call, value).rejected.length === 0,
  );
}

/** The kernel turns the flags down on every path: the call does nothing but fail with EINVAL. */
export function surelyRejected(facts: CallFacts): boolean {
  const flags = facts.argument('flags');
  const values = flags === undefined ? undefined : integersOf(flags.value);
  return values?.every((value) => decodeFlags(facts.site.call, value).rejected.length > 0) ?? false;
}

/** Replaces the flags by 0, where they are spelled in the call. */
export function clearFlags(facts: CallFacts): readonly Fix[] {
  const flags = facts.argument('flags');
  if (flags === undefined || flags.origin.macros.some((use) => use.name !== flags.text)) return [];
  if (!/^[\s()|0-9A-FXa-fx]*$|^[\s()|\w]*\bMPOL_\w+[\s()|\w]*$/.test(flags.text)) return [];
  return [
    {
      title: phrase('Pass 0 as the flags: only query'),
      applicability: 'suggestion',
      edits: [{ span: flags.span, text: '0' }],
    },
  ];
}
