import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { preprocess } from '../../../server/core/preprocess/preprocess';

const root = path.resolve(__dirname, '../../../..');

const scrap = fc.constantFrom(
  ...'# ## ( ) , " \' \\ / * // /* */ \n \r\n \\\n R"( )" <<= ... 0x1p+ é \u{1F600} \uD800 \u0000'.split(' '),
  ...'#define,#undef,#if,#ifdef,#ifndef,#elif,#else,#endif,#include,__VA_ARGS__,__VA_OPT__,defined'.split(
    ',',
  ),
  'f',
  'g',
  'f(',
  'g(a,b)',
  'f(x)',
  ' ',
  'x',
  '1',
  '"a.h"',
  '<a.h>',
  '...',
);
const junk = fc.array(scrap, { maxLength: 80 }).map((parts) => parts.join(' ').replaceAll('\n ', '\n'));

/** Calls everything there is; checks what must hold for any text. */
function exercise(text: string): void {
  const result = preprocess(text, { headers: new Map([['a.h', text]]) });
  const whole = result.expand({ start: 0, end: text.length });
  let end = 0;
  for (const [at, { text: own, source, start, end: stop, expansion, verbatim }] of whole.pieces.entries()) {
    const begins = (whole.ends[at] ?? 0) - own.length;
    assert.ok(begins >= end, 'pieces are in order');
    end = begins + own.length;
    assert.equal(whole.text.slice(begins, end), own);
    if (verbatim && source.kind === 'file') assert.equal(text.slice(start, stop), own);
    assert.ok(expansion.start >= 0 && expansion.end <= text.length);
  }
  assert.ok(end <= whole.text.length);
  const middle = text.length >> 1;
  result.expand({ start: middle, end: text.length });
  result.mentionsMacro({ start: 0, end: middle });
  result.hasDirective({ start: middle, end: middle });
  result.activityAt(middle);
  result.exclusive(0, middle);
  assert.equal(result.macroAt('x', middle).kind, result.macroAt('x', middle).kind);
}

describe('preprocessing of anything', () => {
  it('survives arbitrary text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), exercise), { numRuns: 300 });
  });

  it('survives directives and macros in any order', () => {
    fc.assert(fc.property(junk, exercise), { numRuns: 1000 });
  });

  it('survives every prefix of a real file', () => {
    const text = fs.readFileSync(path.join(root, 'test/unit/parser/fixtures/mixed.c'), 'utf8');
    for (let length = 0; length <= text.length; length++) exercise(text.slice(0, length));
  });

  // Each of these takes minutes when any step is quadratic.
  const lines = 50_000;
  const many = (line: (index: number) => string) =>
    Array.from({ length: lines }, (_, at) => line(at)).join('\n');
  const heavy: Readonly<Record<string, string>> = {
    'plain code': many((at) => `static int f${at}(int a) { return g(a, "x", 'c', 1.5e+3); /* c */ } // d`),
    definitions: many((at) => `#define N${at} (N${at - 1} + 1)`),
    'one name defined again and again': many((at) => `#define N ${at}`),
    'nested conditionals that never end': many((at) => `#if A${at}\n#define N${at} 1`),
    'one long chain of #elif': `#if A\n${many((at) => `#elif B${at}\n#define N${at} 1`)}\n#endif`,
    'conditionals around one name': many((at) => `#ifdef A${at}\n#define N ${at}\n#endif`),
    'calls that never close': `#define f(x) x\n${many(() => 'f(')}`,
    'quotes that never close': many(() => 'R"x \' "'),
    includes: many((at) => `#include "h${at}.h"`),
  };
  for (const [name, text] of Object.entries(heavy)) {
    it(`takes time in proportion: ${lines} lines of ${name}`, { timeout: 60_000 }, (t) => {
      const started = performance.now();
      const result = preprocess(text);
      for (let at = 0; at < text.length; at += Math.ceil(text.length / 20_000)) {
        result.macroAt('N', at);
        result.macroAt(`N${at}`, at);
      }
      result.expand({ start: 0, end: text.length });
      result.exclusive(0, text.length);
      t.diagnostic(`${Math.round(performance.now() - started)} ms`);
      assert.equal(result.text, text);
    });
  }
});
