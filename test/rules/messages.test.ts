import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingOf } from '../../server/core/finding-of';
import { messageOf } from '../../server/core/message';
import { ruleDeclarations } from '../../server/core/rules/catalogue';
import type { Sentences } from '../../server/core/rules/rule';

/** What only C has. */
const wordsOfC =
  /\bNULL\b|\bsizeof\b|\bINT_MIN\b|\b(?:int|void|char) ?\*|\b1UL\b|\bsysconf\(_SC|#include|<\w+\.h>/;

function placeholders({ what, why, do: remedy }: Sentences): readonly string[] {
  return [`${what} ${why} ${remedy}`.match(/\{\w+\}/g) ?? []].flat().sort();
}

void describe('messages about scripts', () => {
  for (const rule of ruleDeclarations.filter((one) => one.languages !== 'c'))
    it(`${rule.id} does not speak of C alone`, () => {
      for (const message of Object.values(rule.messages)) {
        const { what, why, do: remedy }: Sentences = { ...message, ...message.script };
        assert.doesNotMatch([what, why, remedy].join(' '), wordsOfC);
      }
    });

  for (const rule of ruleDeclarations)
    it(`${rule.id} has no placeholder in them that nobody fills`, () => {
      for (const message of Object.values(rule.messages)) {
        const known = placeholders(message);
        for (const one of placeholders({ ...message, ...message.script }))
          assert.ok(known.includes(one), one);
      }
    });

  it('are told from those about C by where the finding is', () => {
    const rule = ruleDeclarations.find((one) => one.id === 'status-null');
    assert.ok(rule !== undefined);
    const report = { messageId: 'move', span: { start: 0, end: 0 } };
    const told = [false, true].map((script) => messageOf(findingOf(rule, 'error', report, script), rule).do);
    assert.deepEqual(told, [
      'Pass an array of int with one element per page.',
      'Pass an Int32Array with one element per page.',
    ]);
  });
});
