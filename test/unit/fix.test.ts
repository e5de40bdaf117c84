/** Which fixes run unattended, and what becomes of a text by them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Applicability, Finding, Fix, TextEdit } from '../../server/core/finding';
import { applyEdits, inPosition, lineEndOf, safeEdits } from '../../server/core/fix';
import { phrase } from '../../server/languages/phrase';

const edit = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text });
const fix = (edits: readonly TextEdit[], more: Partial<Fix> = {}): Fix => ({
  title: phrase('Mend it'),
  applicability: 'safe',
  edits,
  ...more,
});
const found = (...fixes: readonly Fix[]): Finding => ({
  rule: 'some-rule',
  severity: 'error',
  span: { start: 0, end: 1 },
  messageId: 'one',
  data: {},
  related: [],
  fixes,
});

describe('fixes', () => {
  it('run unattended only where they are safe and about this file', () => {
    const milder: Applicability = 'suggestion';
    const wrong = found(
      fix([edit(0, 1, 'x')], { applicability: milder }),
      fix([edit(0, 1, 'y')], { path: '/other.c' }),
    );
    assert.deepEqual(safeEdits([wrong]), []);
    assert.deepEqual(safeEdits([found(...wrong.fixes, fix([edit(2, 3, 'z')]))]), [edit(2, 3, 'z')]);
  });

  it('are left for the next round where they overlap, with all that they would do', () => {
    const first = found(fix([edit(4, 8, 'a')]));
    const second = found(fix([edit(0, 1, 'b'), edit(7, 9, 'b')]));
    assert.deepEqual(safeEdits([first, second]), [edit(4, 8, 'a')]);
    // The one that comes later in the text was first.
    assert.deepEqual(safeEdits([first, found(fix([edit(3, 5, 'b')]))]), [edit(4, 8, 'a')]);
    // One ends where the other begins.
    assert.deepEqual(safeEdits([first, found(fix([edit(8, 9, 'c')]))]), [edit(4, 8, 'a'), edit(8, 9, 'c')]);
  });

  it('may say the same line twice, which is written once', () => {
    const include = edit(0, 0, '#include <numa.h>\n');
    const all = [found(fix([include, edit(9, 10, 'a')])), found(fix([include, edit(20, 21, 'b')]))];
    assert.deepEqual(safeEdits(all), [include, edit(9, 10, 'a'), edit(20, 21, 'b')]);
    // Two different ones at one place: which of them comes first is not for us to say.
    const other = found(fix([edit(0, 0, '#include <x.h>\n'), edit(30, 31, 'c')]));
    assert.deepEqual(safeEdits([found(fix([include])), other]), [include]);
  });

  it('are applied in order, with the line ends of the text', () => {
    const edits = [edit(0, 0, 'x\ny\r\n'), edit(1, 3, ''), edit(5, 5, 'z')];
    assert.deepEqual(inPosition([...edits].reverse()), edits);
    assert.equal(applyEdits('abcde', edits), 'x\ny\nadez');
    assert.equal(applyEdits('a\r\nb\r\n', [edit(3, 3, 'x\ny\r\n')]), 'a\r\nx\r\ny\r\nb\r\n');
    assert.deepEqual(['', 'a', 'a\n', 'a\r\n', 'a\r\nb\n', 'a\r\nb\r\nc\n'].map(lineEndOf), [
      '\n',
      '\n',
      '\n',
      '\r\n',
      '\n',
      '\r\n',
    ]);
  });
});
