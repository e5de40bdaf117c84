/** A move whose flags are 0. */
import type { CallFacts } from '../facts/call-facts';
import { integerOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';
import { flagsText, flagsTitle, isScript } from './support/spelling';

export const flagsZeroWithNodes: Rule = {
  id: 'flags-zero-with-nodes',
  severity: 'hint',
  title: 'A move that does not say which pages may move',
  calls: ['move_pages'],
  fix: 'safe',
  messages: {
    zero: {
      what: 'The flags of this move are 0.',
      why: 'The kernel then moves the pages that only this process maps, just as with MPOL_MF_MOVE; most readers take 0 for a query.',
      do: 'Write MPOL_MF_MOVE, or pass a null pointer as nodes if a query is meant.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const nodes = facts.argument('nodes');
    if (flags === undefined || nodes === undefined) return;
    if (facts.mode !== 'move' || facts.countIs === 'zero' || mayBeLeftOut(facts)) return;
    if (integerOf(flags.value) !== 0n) return;
    report({
      messageId: 'zero',
      span: flags.span,
      restsOn: [flags.value, nodes.value],
      related: argumentPlaces(flags),
      fixes: fixes(facts),
    });
  },
};

/** A wrapper's own parameter, never tested: its caller may well pass NULL, and then this is a proper query. */
function mayBeLeftOut(facts: CallFacts): boolean {
  const nodes = facts.argument('nodes');
  return (
    nodes?.value.points?.some((point) => {
      if (point.kind !== 'pointer' || !point.maybeNull) return false;
      const { kind } = facts.region(point).origin;
      return kind === 'parameter' || kind === 'reached';
    }) ?? true
  );
}

/** The same on every kernel; only where the name is known to be declared is nobody asked. */
function fixes(facts: CallFacts): readonly Fix[] {
  const { edits } = facts;
  const flags = facts.argument('flags');
  if (flags?.text !== '0' || !edits.isSpelled(flags.origin)) return [];
  const include = isScript(facts) ? [] : edits.include('numaif.h');
  return [
    {
      title: flagsTitle(facts, ['MPOL_MF_MOVE']),
      applicability: include.length === 0 ? 'safe' : 'suggestion',
      edits: [...include, { span: flags.span, text: flagsText(facts, ['MPOL_MF_MOVE']) }],
    },
  ];
}
