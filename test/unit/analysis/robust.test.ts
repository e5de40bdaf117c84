import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LintResult } from '../../../server/core/lint';
import type { Parser } from '../../../server/core/syntax/port';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

function run(text: string, parser: Parser, cache?: LintCache): LintResult {
  const input = { path: 'a.c', text, language: 'c', config, parser } as const;
  return lint(cache === undefined ? input : { ...input, cache });
}

/** Statements from which random functions are made; many of them wrong on purpose. */
const fragments = [
  'for (i = 0; i < n; i++) {',
  'while (p < end) {',
  'do {',
  '} while (i--);',
  'if (rc < 0) goto out;',
  'if (pages == NULL) {',
  '} else {',
  '}',
  'out:',
  'again:',
  'goto again;',
  'switch (n) { case 1: case K:',
  'default:',
  'break;',
  'continue;',
  'pages[i] = base + i * ps;',
  'pages[n++] = &x;',
  'p += 4096;',
  'base = malloc(n * sizeof(int));',
  'status = calloc(n, 4);',
  'rc = move_pages(0, n, pages, nodes, status, MPOL_MF_MOVE);',
  'move_pages(0, 16, pages, NULL, NULL, K);',
  'M(move_pages(0, n, &p, nodes, &x, 9));',
  'numa_move_pages(0, n, pages,',
  'x = helper(x, &pages);',
  'memset(status, 0xff, n * 4);',
  'p = (char *)((unsigned long)p & ~(ps - 1));',
  'i = i ? i / 2 : n << 3;',
  'struct s { int a; struct s *next; } v = { .a = 1 };',
  'v.next->next = &v;',
  'int a[n], b[] = {1, 2, [5] = 3};',
  '#ifdef X',
  '#else',
  '#endif',
  'return rc;',
  '})(',
  '"',
];

const head = `#include <numaif.h>
#define K (1 << 3)
#define M(e) do { if ((e) < 0) return -1; } while (0)
static char *base; static long ps; int *status, *nodes; void *pages[64];
static int helper(int y, void *q) { if (y > 3) return helper(y - 1, q); return move_pages(0, y, q, 0, 0, 0); }
long f(int n, char *p, char *end) {
  int i = 0, x = 1; long rc = 0;
`;

describe('the analysis', async () => {
  const parser = await chooseParser('fastest');

  it('never throws on half-written functions, and says the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 30 }), (lines) => {
        const text = `${head}${lines.join('\n')}\n}\n`;
        assert.deepEqual(run(text, parser), run(text, parser));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on a file that is cut off anywhere', () => {
    const text = `${head}${fragments.slice(0, 33).join('\n')}\n return rc;\n}\n`;
    for (let at = 0; at < text.length; at += 7) run(text.slice(0, at), parser);
  });

  it('gives up on time, not on the stack, for deep nesting', () => {
    const deep = `${'('.repeat(3000)}1${')'.repeat(3000)}`;
    const blocks = `${'{'.repeat(3000)}${'}'.repeat(3000)}`;
    const text = `#include <numaif.h>\nvoid f(void **p) { ${blocks} int x = ${deep}; move_pages(0, 1, p, 0, &x, ${deep}); }\n`;
    assert.equal(run(text, parser).callSites.length, 1);
  });

  it('takes time in proportion to the text', (t) => {
    const one = (k: number): string =>
      `static long f${k}(void **pages, int *nodes, int *status, int n) {
  for (int i = 0; i < n; i++) status[i] = -1;
  long rc = move_pages(0, n, pages, nodes, status, MPOL_MF_MOVE);
  if (rc < 0) return rc;
  for (int i = 0; i < n; i++) if (status[i] < 0) return i;
  return 0;
}
`;
    const file = (count: number): string => Array.from({ length: count }, (_, k) => one(k)).join('\n');
    const time = (text: string): number => {
      // Of the processor, of which others may take the most.
      const from = process.cpuUsage();
      run(text, parser);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1000;
    };
    time(file(50));
    const small = Math.min(time(file(40)), time(file(40)));
    const large = time(file(400));
    t.diagnostic(`fact lintLinesPerSecond=${Math.round((400 * 8 * 1000) / large)}`);
    assert.ok(large < small * 40, `ten times the text took ${(large / small).toFixed(1)} times as long`);
  });

  it('gives up silently on a function that is too large', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, k) => `  if (x == ${k}) { y[x % 7] += ${k}; x = y[3] * x; }`,
    );
    const text = `#include <numaif.h>\nint f(int x, int *y, void **p) {\n${lines.join('\n')}\n  return move_pages(0, 1, p, 0, 0, 0);\n}\n`;
    assert.equal(run(text, parser).callSites.length, 1);
  });
});

describe('the cache', async () => {
  const parser = await chooseParser('fastest');
  const source = (size: string, before: string): string => `#include <numaif.h>
${before}
#define FLAGS ${size}
static int wrong(void) { return 9; }
long a(void **p, int *n, int *s) { return move_pages(0, 1, p, n, s, FLAGS); }
long b(void **p, int *n, int *s) { return move_pages(0, 1, p, n, s, wrong()); }
long c(void **p, int *n, int *s) { return move_pages(0, 1, p, n, s, MPOL_MF_MOVE); }
`;

  it('gives what a run without it gives, after any edit', () => {
    const cache = new LintCache();
    for (const text of [
      source('8', ''),
      source('8', '/* a comment above moves everything */\nint unrelated;\n'),
      source('2', ''),
      source('(2 | 1)', 'int unrelated;'),
      source('8', '').replace('return 9', 'return 2'),
      source('8', '').replace('static int wrong(void) { return 9; }', ''),
    ])
      assert.deepEqual(run(text, parser, cache), run(text, parser));
  });

  it('analyses again only what looked at the change', () => {
    const cache = new LintCache();
    run(source('8', ''), parser, cache);
    assert.deepEqual([cache.reused, cache.analysed], [0, 3]);
    run(source('8', 'int unrelated;'), parser, cache);
    assert.deepEqual([cache.reused, cache.analysed], [3, 0]);
    run(source('2', 'int unrelated;'), parser, cache);
    assert.deepEqual([cache.reused, cache.analysed], [2, 1]);
    run(source('2', 'int unrelated;').replace('return 9', 'return 4'), parser, cache);
    assert.deepEqual([cache.reused, cache.analysed], [2, 1]);
  });

  it('sees a definition that was missing before', () => {
    const cache = new LintCache();
    const text =
      '#include <numaif.h>\nlong a(void **p, int *n, int *s) { return move_pages(0, 1, p, n, s, LATER); }\n';
    assert.equal(run(text, parser, cache).findings.length, 0);
    assert.equal(run(`#define LATER 8\n${text}`, parser, cache).findings.length, 1);
  });

  it('sees that a variable of the file is read now, by the file or by a header', () => {
    const text = `#include <numaif.h>
#include "outcome.h"
static int status[8];
int a(void **p, int *n) { return move_pages(0, 8, p, n, status, MPOL_MF_MOVE) == 0; }
`;
    const cache = new LintCache();
    const rulesOf = (source: string, header: string): readonly string[] =>
      lint({
        path: 'a.c',
        text: source,
        language: 'c',
        config,
        parser,
        cache,
        headers: new Map([['"outcome.h"', header]]),
      }).findings.map((one) => one.rule);
    assert.deepEqual(rulesOf(text, 'int unrelated;'), ['status-ignored']);
    assert.deepEqual(rulesOf(`${text}int first(void) { return status[0]; }\n`, 'int unrelated;'), []);
    assert.deepEqual(rulesOf(text, 'int unrelated;'), ['status-ignored']);
    assert.deepEqual(rulesOf(text, '#define FIRST (status[0])'), []);
    assert.deepEqual(rulesOf(text.replace('static', ''), 'int unrelated;'), []);
  });
});
