import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutAt, displayWidth, padEnd, padStart, wrap } from '../../../server/languages/display-width';

describe('the width of a text in a terminal', () => {
  it('is two columns for a character of East Asia, none for a mark on another', () => {
    for (const [text, width] of [
      ['', 0],
      ['node 0', 6],
      ['노드 0', 6],
      ['ノード 0', 8],
      ['問い合わせ。', 12],
      ['…▲·', 3],
      ['é', 1],
      ['e\u0301', 1],
      // Hangul in parts, as macOS writes names of files.
      ['노드'.normalize('NFD'), 4],
      ['Ａ', 2],
      ['𠮷', 2],
    ] as const)
      assert.equal(displayWidth(text), width, text);
  });

  it('is what columns are filled by', () => {
    assert.equal(padEnd('노드', 6), '노드  ');
    assert.equal(padStart('노드', 6), '  노드');
    assert.equal(padEnd('ノード', 2), 'ノード');
  });

  it('is where a line is cut', () => {
    assert.equal(cutAt('node 0', 6), 'node 0');
    assert.equal(cutAt('node 10', 6), 'node …');
    assert.equal(cutAt('노드 열', 7), '노드 열');
    // Half of a character cannot be shown.
    assert.equal(cutAt('노드열다섯', 6), '노드…');
  });
});

describe('lines of a text', () => {
  it('break at blanks', () => {
    assert.deepEqual(wrap('one two  three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('  unbreakable x', 4), ['unbreakable', 'x']);
    assert.deepEqual(wrap('', 4), []);
    assert.deepEqual(wrap('페이지를 옮깁니다', 10), ['페이지를', '옮깁니다']);
  });

  it('break between Japanese characters, and neither before a full stop nor behind an opening bracket', () => {
    assert.deepEqual(wrap('ページを移動します。', 8), ['ページを', '移動しま', 'す。']);
    assert.deepEqual(wrap('ページが移動する。', 16), ['ページが移動す', 'る。']);
    assert.deepEqual(wrap('あああ (い)', 8), ['あああ', '(い)']);
  });

  it('keep every character', () => {
    const text = '-ENOENT: このアドレスにはページが存在しません。 mbind(2) で MPOL_BIND を「使う」こと。';
    for (let width = 2; width < 60; width++) {
      const lines = wrap(text, width);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }
  });
});
