/** Words out of a source are shown as they are: none of them becomes a link, an image or a heading. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { markdown } from '../../../server/lsp/markup';

describe('marks of a hover', () => {
  it('fences source with more backticks than it has', () => {
    assert.equal(markdown.code('a'), '`a`');
    assert.equal(markdown.code('a`b'), '`` a`b ``');
    assert.equal(markdown.code('``[x](command:y)'), '``` ``[x](command:y) ```');
    assert.equal(markdown.block('int f(void);'), '```c\nint f(void);\n```');
    assert.equal(markdown.block('a\n```\n[x](command:y)'), '````c\na\n```\n[x](command:y)\n````');
  });

  it('never ends a span of code before its fence', () => {
    const piece = fc.constantFrom(
      '`',
      '``',
      '```',
      ' ',
      '\n',
      '\r\n',
      '[x](command:y)',
      'word',
      '<img>',
      '#',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const span = markdown.code(pieces.join(''));
        assert.doesNotMatch(span, /[\r\n]/);
        const [fence = ''] = /^`+/.exec(span) ?? [];
        const within = span.slice(fence.length, -fence.length);
        assert.ok(span.endsWith(fence));
        assert.ok((within.match(/`+/g) ?? []).every((run) => run.length < fence.length));
        const fenceLine = markdown.block(pieces.join('')).split('\n').at(-1) ?? '';
        const lines = markdown.block(pieces.join('')).split(/\r?\n/).slice(1, -1);
        assert.ok(lines.every((line) => !line.trim().startsWith(fenceLine)));
      }),
    );
  });

  it('escapes what is bold as it escapes running text', () => {
    assert.equal(markdown.strong('a*[b](c)'), '**a\\*\\[b\\](c)**');
    assert.equal(markdown.text('<numaif.h>'), '\\<numaif.h>');
  });
});
