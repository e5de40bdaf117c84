/** What others choose stays text in a hover that may run commands. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../client/annotations/model/markdown';

/** What an escape leaves: a backslash and a sign each, taken away. */
const unescaped = (text: string): string => text.replace(/\\[!-/:-@[-`{-~]/g, '');

describe('text in Markdown', () => {
  it('of a debuggee or its adapter is neither a link nor a command, code, table, picture or line of its own', () => {
    for (const text of [
      '[free money](command:numaLens.moveBack?%5B1%5D)',
      '![x](https://example.org/x.png)',
      '<a href="command:workbench.action.terminal.new">x</a>',
      '<command:numaLens.retry>',
      '`code` ``more`` ```\nfence\n```',
      '| a | b |\n|---|---|',
      '\n\n# heading\r\n- item\u2028> quote',
      '\\[x\\](command:x)',
      '&lt;script&gt; &#91;x&#93;(command:x)',
      '~~gone~~ __bold__ *x*',
    ])
      assert.doesNotMatch(unescaped(escapeMarkdown(text)), /[`*_{}[\]()#+!|<>~&\\\r\n\u2028\u2029]/, text);
  });

  it('is read as it was written, but for the ends of lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1');
        assert.equal(shown, text.replace(/[\r\n\u2028\u2029]+/g, ' '));
        assert.doesNotMatch(unescaped(escapeMarkdown(text)), /[`*_{}[\]()#+!|<>~&\\]/);
      }),
    );
  });
});
