/**
 * A key that opens a conditional, a comment, a string or a brace above many functions, and the one that takes it back: the
 * findings are those of the text read afresh, and what was known of the functions is not worked out again.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LintInput, LintResult } from '../../../server/core/lint';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };
const count = 24;

/** The record stands before an include, and the functions behind it: what is no macro at one is none at the other for another reason. */
const head = `#include <numaif.h>
#include <stdio.h>
struct region { char *base; int pages; };
#include <assert.h>
#define BATCH 8
`;

const moves = (n: number, name = `move_${n}`): string => `long ${name}(struct region *region, int *nodes) {
  void *pages[BATCH];
  int status[BATCH];
  for (int i = 0; i < BATCH; i++) pages[i] = region->base + i * 4096;
  return move_pages(0, BATCH + ${n}, pages, nodes, status, MPOL_MF_MOVE);
}
`;

const each = (one: (n: number) => string): string => Array.from({ length: count }, (_, n) => one(n)).join('');

const texts = {
  c: `${head}int first;\n${each(moves)}`,
  cpp: `${head}int first;\n${each(
    (n) => `namespace part_${n} {
class Work {
 public:
  int all(int value) { return value + ${n}; }
};
// In each namespace the same.
${moves(1, 'place')}}
`,
  )}`,
} satisfies Partial<Record<LanguageId, string>>;

const openers = ['#if 0\n', '#if \n', '#ifdef HAVE_NUMA\n', '/*', '"', '{', '(', 'namespace other {\n'];

/** Counts what it is asked to parse. */
class Counting implements Parser {
  parsed = 0;

  constructor(private readonly parser: Parser) {}

  get binding(): Parser['binding'] {
    return this.parser.binding;
  }

  supports(language: LanguageId): boolean {
    return this.parser.supports(language);
  }

  parse(...args: Parameters<Parser['parse']>): ReturnType<Parser['parse']> {
    this.parsed++;
    return this.parser.parse(...args);
  }
}

describe('what is opened above functions and closed again', async () => {
  const chosen = await chooseParser('fastest');

  /** A document that is edited; what each edit leads to is compared with the text read afresh. */
  function opened(language: LanguageId, first: string) {
    const parser = new Counting(chosen);
    const cache = new LintCache();
    const plain = ({ findings, callSites, wanted }: LintResult) => ({ findings, callSites, wanted });
    let text = first;
    const run = (changes?: LintInput['changes']): void => {
      const input = { path: `/a.${language}`, text, language, config };
      const found = plain(lint({ ...input, parser, cache, ...(changes === undefined ? {} : { changes }) }));
      assert.deepEqual(found, plain(lint({ ...input, parser: chosen })));
    };
    run();
    assert.equal(cache.analysed, count);
    return (start: number, end: number, inserted: string) => {
      text = text.slice(0, start) + inserted + text.slice(end);
      const before = parser.parsed;
      run([{ span: { start, end }, text: inserted }]);
      return { analysed: cache.analysed, parsed: parser.parsed - before };
    };
  }

  for (const [language, text] of Object.entries(texts) as [keyof typeof texts, string][]) {
    const places = [text.indexOf('int first;'), text.indexOf('void *pages'), text.indexOf('return ')];
    for (const opener of openers)
      it(`${language}: ${JSON.stringify(opener)}`, () => {
        const edit = opened(language, text);
        for (const at of places) {
          edit(at, at, opener);
          const back = edit(at, at + opener.length, '');
          // The function that it stood in may have been another one for too long.
          assert.ok(back.analysed <= 1, `${back.analysed} functions were analysed again`);
          assert.ok(back.parsed <= 8, `${back.parsed} texts were parsed again`);
        }
      });
    it(`${language}: what comes into a conditional keeps its result`, () => {
      const edit = opened(language, text);
      const at = text.indexOf('int first;');
      for (const key of ['#if HAVE_NUMA\n', '#ifdef HAVE_NUMA\n', '#if !defined(NO_NUMA)\n']) {
        assert.deepEqual(edit(at, at, key), { analysed: 0, parsed: 0 });
        assert.deepEqual(edit(at, at + key.length, ''), { analysed: 0, parsed: 0 });
      }
    });
    it(`${language}: an include that is not supplied changes nothing`, () => {
      const edit = opened(language, text);
      assert.equal(edit(0, 0, '#include <zlib.h>\n').analysed, 0);
    });
  }

  it('sees a condition that a rule asks for', () => {
    const asserted = `#include <numaif.h>
#include <assert.h>
void f(void **p, int *n, int *s) { assert(move_pages(0, 1, p, n, s, MPOL_MF_MOVE) == 0); }
`;
    const cache = new LintCache();
    const isSaid = (text: string): boolean =>
      lint({ path: '/a.c', text, language: 'c', config, parser: chosen, cache }).findings.some(
        ({ rule }) => rule === 'call-in-assert',
      );
    const under = (condition: string): string => asserted.replace('void f', `${condition}\nvoid f`);
    assert.ok(isSaid(asserted));
    assert.ok(isSaid(under('#ifndef RELEASE')));
    assert.equal(cache.analysed, 0);
    assert.ok(!isSaid(under('#ifndef NDEBUG')));
    assert.ok(isSaid(asserted));
  });
});
