/** A result that is a bigint, compared with a number by === or !==. */
import type { TestUse } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import { calls } from '../../kernel/calls';
import type { Rule } from './rule';
import { libraryName } from './support/foreign-words';
import { phrase } from '../../languages/phrase';

export const ffiResultBigint: Rule = {
  id: 'ffi-result-bigint',
  severity: 'error',
  title: 'A bigint result compared with a number',
  calls: calls.map((spec) => spec.name),
  languages: 'script',
  fix: 'safe',
  supersedes: [
    'result-positive-unhandled',
    'result-perror',
    'status-used-unchecked',
    'status-read-after-error',
  ],
  messages: {
    never: {
      what: 'The result is a bigint, and {other} is a number: they are never strictly equal.',
      why: '{library} returns 64-bit integers as bigint, so that a failure (-1n) goes unseen.',
      do: 'Write {instead}, or compare with < 0.',
    },
    label: {
      what: 'The result is a bigint, and the label {other} is a number: the case is never taken.',
      why: '{library} returns 64-bit integers as bigint, and switch compares as === does.',
      do: 'Write {instead}.',
    },
  },
  check(facts, report) {
    const library = facts.foreign?.fn.library;
    if (library === undefined) return;
    for (const use of facts.after.result) {
      if (use.kind !== 'test' || !use.neverEqual || use.mixed === true) continue;
      const other = use.other === undefined ? (use.against ?? 0n).toString() : facts.edits.textOf(use.other);
      report({
        messageId: use.isLabel ? 'label' : 'never',
        data: {
          other,
          library: libraryName(library),
          instead: /^-?\d+$/.test(other) ? `${other}n` : phrase('a bigint'),
        },
        span: use.span,
        related: [{ span: facts.site.callee, message: phrase('The call') }],
        fixes: asBigint(facts, use),
      });
    }
  },
};

function asBigint({ edits }: CallFacts, { other }: TestUse): readonly Fix[] {
  if (other === undefined || !/^-?\d+$/.test(edits.textOf(other))) return [];
  return [
    {
      title: phrase('Write {other}n', { other: edits.textOf(other) }),
      applicability: 'safe',
      edits: [{ span: { start: other.end, end: other.end }, text: 'n' }],
    },
  ];
}
