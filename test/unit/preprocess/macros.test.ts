import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookupKey } from '../../../server/core/preprocess/macros';
import { preprocess } from '../../../server/core/preprocess/preprocess';
import type { PreprocessInput } from '../../../server/core/preprocess/types';

/** What a name is where the text has `@` (which is left out), as one readable string. */
function at(text: string, name: string, input: PreprocessInput = {}): string {
  const offset = text.indexOf('@');
  const found = preprocess(text.replace('@', ' '), input).macroAt(name, offset);
  const body = (definition: { body: readonly { text: string }[] }) =>
    definition.body.map((token) => token.text).join(' ');
  if (found.kind === 'defined') return body(found.definition);
  if (found.kind === 'undefined') return 'undefined';
  if (found.why.kind === 'unseen-header') {
    return `unseen ${found.why.headers.map((header) => header.spelling).join()}`;
  }
  return `one of ${found.why.candidates.map(body).join(', ')}${found.why.orElse ? ', or else' : ''}`;
}

describe('macros in force', () => {
  it('follows #define and #undef by offset', () => {
    assert.equal(at('@\n#define N 1\n', 'N'), 'undefined');
    assert.equal(at('#define N @1\n', 'N'), 'undefined');
    assert.equal(at('#define N 1\n@', 'N'), '1');
    assert.equal(at('#define N 1\n#undef N\n@', 'N'), 'undefined');
    assert.equal(at('#define N 1\n#undef N\n#define N 2\n@', 'N'), '2');
    assert.equal(at('  #  define N \\\n 1 \\\n + 2\n@', 'N'), '1 + 2');
    assert.equal(at('/* #define N 1 */ "\n#define N 2"\n@', 'N'), '2 "');
    assert.equal(at('x #define N 1\n@', 'N'), 'undefined');
  });

  it('joins branches that a build chooses', () => {
    const two = '#ifdef A\n#define N 1\n#else\n#define N 2\n#endif\n';
    assert.equal(at(`${two}@`, 'N'), 'one of 1, 2');
    assert.equal(at('#ifdef A\n#define N 1\n#else\n@#define N 2\n#endif\n', 'N'), 'undefined');
    assert.equal(at('#ifdef A\n#define N 1\n@#else\n#define N 2\n#endif\n', 'N'), '1');
    assert.equal(at('#ifdef A\n#define N 1\n#endif\n@', 'N'), 'one of 1, or else');
    assert.equal(at('#ifdef A\n#define N 1\n#elif B\n#define N 1\n#else\n#define N 1\n#endif\n@', 'N'), '1');
    assert.equal(at('#define N 0\n#ifdef A\n#undef N\n#define N 1\n#endif\n@', 'N'), 'one of 1, 0');
    assert.equal(at('#ifndef N\n#define N 1\n#endif\nint x;\n#ifdef Z\n#endif\n@', 'N'), 'one of 1, or else');
    assert.equal(
      at('#ifdef A\n#ifdef B\n#define N 1\n#else\n#define N 2\n#endif\n#endif\n@', 'N'),
      'one of 1, 2, or else',
    );
  });

  it('decides what the texts alone decide', () => {
    assert.equal(at('#if 0\n#define N 1\n#else\n#define N 2\n#endif\n@', 'N'), '2');
    assert.equal(at('#if 1\n#define N 1\n#else\n#define N 2\n#endif\n@', 'N'), '1');
    assert.equal(at('#define D\n#ifdef D\n#define N 1\n#else\n#define N 2\n#endif\n@', 'N'), '1');
    assert.equal(
      at('#define D 4\n#if D > 3 && !(D & 1)\n#define N 1\n#else\n#define N 2\n#endif\n@', 'N'),
      '1',
    );
    assert.equal(at('#if 0 && FOO\n#define N 1\n#else\n#define N 2\n#endif\n@', 'N'), '2');
    assert.equal(
      at('#if FOO\n#define N 1\n#elif 1\n#define N 2\n#else\n#define N 3\n#endif\n@', 'N'),
      'one of 1, 2',
    );
    assert.equal(at('#define A B B\n#define B A A\n#if A\n#define N 1\n#endif\n@', 'N'), 'one of 1, or else');
  });

  it('counts an include that was not supplied as a possible definition', () => {
    assert.equal(at('#include <numa.h>\n@', 'N'), 'unseen numa.h');
    assert.equal(at('@\n#include <numa.h>\n', 'N'), 'undefined');
    assert.equal(at('#include "a.h"\n#define N 1\n@', 'N'), '1');
    assert.equal(at('#define N 1\n#undef N\n#include "a.h"\n@', 'N'), 'unseen a.h');
    assert.equal(at('#include "a.h"\n#undef N\n@', 'N'), 'undefined');
  });

  it('takes macros from supplied headers, through include guards', () => {
    const headers = new Map([
      ['a.h', '#ifndef A_H\n#define A_H\n#include "b.h"\n#define N (M + 1)\n#endif\n'],
      ['b.h', '#pragma once\n#define M 7\n'],
    ]);
    const text = '#include "a.h"\n#include "a.h"\n#include <b.h>\n@';
    assert.equal(at(text, 'N', { headers }), '( M + 1 )');
    assert.equal(at(text, 'M', { headers }), '7');
    assert.equal(at(text, 'OTHER', { headers }), 'undefined');
    const result = preprocess('#include "a.h"\nint x = N;', { headers });
    const from = result.text.indexOf('N;');
    const expansion = result.expand({ start: from, end: from + 1 });
    assert.equal(expansion.text, '(7 + 1)');
    assert.deepEqual(
      expansion.pieces.map((piece) => piece.source),
      [
        { kind: 'header', spelling: 'a.h' },
        { kind: 'header', spelling: 'b.h' },
        { kind: 'header', spelling: 'a.h' },
        { kind: 'header', spelling: 'a.h' },
        { kind: 'header', spelling: 'a.h' },
      ],
    );
  });

  it('asks for the headers it lacks, each once, those of headers too', () => {
    const headers = new Map([['a.h', '#include <x.h>\n#include "y.h"\n']]);
    const text =
      '#include "a.h"\n#include <x.h>\n#define H "z.h"\n#include H\n#if 0\n#include "never.h"\n#endif\n';
    const result = preprocess(text, { headers });
    assert.deepEqual(result.wanted, [
      { spelling: 'x.h', system: true },
      { spelling: 'y.h', system: false },
      { spelling: 'z.h', system: false },
    ]);
    assert.deepEqual(
      result.includes.map((include) => include.supplied),
      [true, false, false],
    );
  });

  it('ends on headers that include each other', () => {
    const headers = new Map([
      ['a.h', '#include "b.h"\n#include "b.h"\n#define A 1\n'],
      ['b.h', '#include "a.h"\n#include "a.h"\n#define B 2\n'],
    ]);
    assert.equal(at('#include "a.h"\n@', 'B', { headers }), '2');
    const doubling = new Map<string, string>();
    for (let level = 0; level < 40; level++) {
      doubling.set(`h${level}`, `#include "h${level + 1}"\n#include "h${level + 1}"\n`);
    }
    assert.match(at('#include "h0"\n@', 'B', { headers: doubling }), /^unseen/);
  });

  it('takes what is predefined', () => {
    assert.equal(at('@', 'N', { predefined: new Map([['N', '64']]) }), '64');
  });

  it('gives look-ups keys that ignore positions but not contents', () => {
    const key = (text: string) => lookupKey(preprocess(text).macroAt('N', text.length));
    assert.equal(key('#define N  1 /* one */ + 2\n'), key('\n\nint x;\n#define N 1 + 2\n'));
    assert.notEqual(key('#define N 1\n'), key('#define N 2\n'));
    assert.notEqual(key('#define N 1\n'), key('#define N() 1\n'));
    assert.notEqual(key('int x;\n'), key('#include <a.h>\n'));
    assert.notEqual(key('#if A\n#define N 1\n#endif\n'), key('#define N 1\n'));
  });
});

describe('conditional regions', () => {
  const text = `#ifdef A /* why */
one
#elif defined(B) \\
  && C
two
#else
#if 0
dead
#else
three
#endif
#endif
four
`;
  const result = preprocess(text);
  const offset = (word: string) => text.indexOf(`\n${word}\n`) + 1;

  it('lists branches with their conditions', () => {
    const [outer, inner] = result.conditionals;
    assert.deepEqual(
      outer?.branches.map((branch) => [branch.directive, branch.condition, branch.activity]),
      [
        ['ifdef', 'A', 'unknown'],
        ['elif', 'defined(B) && C', 'unknown'],
        ['else', '', 'unknown'],
      ],
    );
    assert.deepEqual(
      inner?.branches.map((branch) => branch.activity),
      ['inactive', 'active'],
    );
    assert.deepEqual(inner.parent, { conditional: outer, branch: 2 });
    assert.ok(outer.closed);
  });

  it('tells activity, exclusive branches and directives inside a span', () => {
    assert.equal(result.activityAt(offset('one')), 'unknown');
    assert.equal(result.activityAt(offset('dead')), 'inactive');
    assert.equal(result.activityAt(offset('three')), 'unknown');
    assert.equal(result.activityAt(offset('four')), 'active');
    assert.equal(result.exclusive(offset('one'), offset('two')), true);
    assert.equal(result.exclusive(offset('one'), offset('three')), true);
    assert.equal(result.exclusive(offset('dead'), offset('three')), true);
    assert.equal(result.exclusive(offset('one'), offset('four')), false);
    assert.equal(result.exclusive(offset('one'), offset('one')), false);
    assert.equal(result.hasDirective({ start: offset('one'), end: offset('one') + 3 }), false);
    assert.equal(result.hasDirective({ start: offset('one'), end: offset('two') }), true);
    assert.equal(result.branchesAt(offset('three')).length, 2);
    assert.equal(result.branchesAt(offset('four')).length, 0);
  });

  it('takes what is not closed or not opened as it comes', () => {
    const open = preprocess('#endif\n#else\n#if X\nint a;\n');
    assert.equal(open.conditionals.length, 1);
    assert.equal(open.conditionals[0]?.closed, false);
    assert.equal(open.conditionals[0].span.end, open.text.length);
  });

  it('keeps every comment with its span', () => {
    const source = 'int a; // one \\\n still one\n#define X /* two */ 1\n"/* none */" /* three';
    assert.deepEqual(
      preprocess(source).comments.map((comment) => source.slice(comment.span.start, comment.span.end)),
      ['// one \\\n still one', '/* two */', '/* three'],
    );
  });
});
