/** A text in pieces is the text that the same edits make of a string. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditedText } from '../../../server/lsp/edited-text';

test('a text that is edited far apart, past as many pieces as it holds', () => {
  let expected = Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join('');
  const text = new EditedText(expected);
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  for (let i = 0; i < 600; i++) {
    const before = text.whole;
    const start = i % 3 === 0 ? next(expected.length) : Math.min(expected.length, next(40));
    const end = Math.min(expected.length, start + next(i % 50 === 0 ? 5000 : 4));
    const inserted = i % 4 === 0 ? '' : 'x'.repeat(next(i % 40 === 0 ? 3000 : 3));
    const was = expected;
    expected = expected.slice(0, start) + inserted + expected.slice(end);
    text.replace({ start, end }, inserted);
    assert.equal(text.length, expected.length);
    assert.equal(text.whole, expected);
    assert.equal(before, was, 'what was taken earlier stays as it was');
    const from = next(expected.length);
    assert.equal(text.slice(from, from + 30), expected.slice(from, from + 30));
  }
});

test('an empty text is written and emptied again', () => {
  const text = new EditedText('');
  text.replace({ start: 0, end: 0 }, 'ab');
  text.replace({ start: 1, end: 1 }, '-');
  assert.equal(text.whole, 'a-b');
  text.replace({ start: 0, end: 3 }, '');
  assert.equal(text.whole, '');
  assert.equal(text.slice(0, 5), '');
});
