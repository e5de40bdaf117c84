import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { preprocess } from '../../../server/core/preprocess/preprocess';

/** Expands what follows the line `---`, with the directives before it. */
function expanded(text: string): string {
  return expansion(text).text;
}

function expansion(text: string) {
  const at = text.indexOf('---\n') + 4;
  return preprocess(text).expand({ start: at, end: text.length });
}

describe('macro expansion', () => {
  it('gives the results of the examples in C17 6.10.3.5', () => {
    const third = `#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define h g(~
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
#define str(x) # x
---
`;
    assert.equal(
      expanded(`${third}f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);`),
      'f(2 * (y+1)) + f(2 * (f(2 * (z[0])))) % f(2 * (0)) + t(1);',
    );
    assert.equal(
      expanded(`${third}g(x+(3,4)-w) | h 5) & m\n\t(f)^m(m);`),
      'f(2 * (2+(3,4)-0,1)) | f(2 * (~ 5)) & f(2 * (0,1))^m(0,1);',
    );
    assert.equal(
      expanded(`${third}p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };`),
      'int i[] = { 1, 23, 4, 5, };',
    );
    assert.equal(
      expanded(`${third}char c[2][6] = { str(hello), str() };`),
      'char c[2][6] = { "hello", "" };',
    );
    const fourth = `#define str(s) # s
#define xstr(s) str(s)
#define debug(s, t) printf("x" # s "= %d, x" # t "= %s", x ## s, x ## t)
#define INCFILE(n) vers ## n
#define glue(a, b) a ## b
#define xglue(a, b) glue(a, b)
#define HIGHLOW "hello"
#define LOW LOW ", world"
---
`;
    assert.equal(expanded(`${fourth}debug(1, 2);`), 'printf("x" "1" "= %d, x" "2" "= %s", x1, x2);');
    assert.equal(
      expanded(
        `${fourth}fputs(str(strncmp("abc\\0d", "abc", '\\4') // this goes away\n== 0) str(: @\\n), s);`,
      ),
      'fputs("strncmp(\\"abc\\\\0d\\", \\"abc\\", \'\\\\4\') == 0" ": @\\n", s);',
    );
    assert.equal(expanded(`${fourth}xstr(INCFILE(2).h)`), '"vers2.h"');
    assert.equal(expanded(`${fourth}glue(HIGH, LOW); xglue(HIGH, LOW)`), '"hello"; "hello" ", world"');
    const fifth = '#define t(x,y,z) x ## y ## z\n---\n';
    assert.equal(
      expanded(
        `${fifth}int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,) };`,
      ),
      'int j[] = { 123, 45, 67, 89, 10, 11, 12, };',
    );
    const hash =
      '#define hash_hash # ## #\n#define mkstr(a) # a\n#define in_between(a) mkstr(a)\n#define join(c, d) in_between(c hash_hash d)\n---\n';
    assert.equal(expanded(`${hash}char p[] = join(x, y);`), 'char p[] = "x ## y";');
  });

  it('knows variable arguments: C99, GNU C and C23', () => {
    const text = `#define a(fmt, ...) p(fmt, __VA_ARGS__)
#define b(fmt, ...) p(fmt, ## __VA_ARGS__)
#define c(fmt, rest...) p(fmt, ## rest)
#define d(...) p(0 __VA_OPT__(,) __VA_ARGS__)
---
`;
    assert.equal(expanded(`${text}a("x", 1, 2)`), 'p("x", 1, 2)');
    assert.equal(expanded(`${text}b("x") b("x", 1, 2)`), 'p("x") p("x", 1, 2)');
    assert.equal(expanded(`${text}c("x") c("x", 1, 2)`), 'p("x") p("x", 1, 2)');
    assert.equal(expanded(`${text}d() d(1, 2)`), 'p(0) p(0 , 1, 2)');
  });

  it('leaves a function-like macro without arguments alone, also across lines', () => {
    assert.equal(expanded('#define f(a) [a]\n---\nint f = f\n(1) + f;'), 'int f = [1] + f;');
  });

  it('does not join tokens that were apart', () => {
    assert.equal(expanded('#define NEG -1\n#define E(a) -a\n---\n-NEG E(-x) E(1)'), '- -1 - -x -1');
  });

  it('names nothing complete that is not', () => {
    const macro = '#define f(a, b) a + b\n---\n';
    assert.deepEqual(
      [`f(1, 2)`, `f(1)`, `f(1, 2`, `f(1,\n#ifdef X\n2\n#endif\n)`].map(
        (call) => expansion(macro + call).complete,
      ),
      [true, false, false, false],
    );
    assert.equal(expanded(`${macro}f(1)`), 'f(1)');
    assert.equal(expanded(`${macro}x = f(1, (2, 3)`), 'x = f(1, (2, 3)');
  });

  it('ends on macros that double at every level', () => {
    const lines = ['#define m0(x) x x'];
    for (let level = 1; level < 40; level++)
      lines.push(`#define m${level}(x) m${level - 1}(x) m${level - 1}(x)`);
    const result = expansion(`${lines.join('\n')}\n---\nm39(a)`);
    assert.equal(result.complete, false);
    assert.ok(result.text.length < 5_000_000);
  });

  it('ends on calls nested a thousand deep', () => {
    const result = expansion(`#define f(x) x + 1\n---\n${'f('.repeat(1000)}0${')'.repeat(1000)}`);
    assert.equal(result.complete, false);
  });

  it('says where every piece comes from', () => {
    const text =
      '#define FLAGS (MPOL_MF_MOVE | EXTRA)\n#define EXTRA 8\n#define CALL(n) move(n, FLAGS)\nx = CALL(a + 1);\n';
    const start = text.lastIndexOf('CALL');
    const end = text.lastIndexOf(';');
    const result = preprocess(text).expand({ start, end });
    assert.equal(result.text, 'move(a + 1, (MPOL_MF_MOVE | 8))');
    const piece = (spelled: string) => {
      const at = result.text.indexOf(spelled);
      return result.pieces.find((_, index) => at < (result.ends[index] ?? 0));
    };
    const written = (spelled: string) => {
      const found = piece(spelled);
      return found === undefined ? undefined : [found.start, text.slice(found.start, found.end)];
    };
    assert.deepEqual(written('8'), [text.indexOf('8'), '8']);
    assert.deepEqual(written('a'), [text.lastIndexOf('a + 1'), 'a']);
    assert.deepEqual(written('MPOL_MF_MOVE'), [text.indexOf('MPOL_MF_MOVE'), 'MPOL_MF_MOVE']);
    assert.equal(piece('8')?.macro?.name, 'EXTRA');
    assert.equal(piece('a')?.macro?.name, 'CALL');
    for (const one of result.pieces) assert.deepEqual(one.expansion, { start, end });
    assert.deepEqual(
      result.usedMacros.map((macro) => macro.name),
      ['CALL', 'FLAGS', 'EXTRA'],
    );
  });

  it('tells a pasted or stringized piece from a verbatim one', () => {
    const result = expansion('#define J(a, b) a ## b #a\n---\nJ(MPOL, _MF) y');
    assert.deepEqual(
      result.pieces.map(({ text, verbatim }, at) => {
        const end = result.ends[at] ?? 0;
        return [result.text.slice(end - text.length, end), verbatim];
      }),
      [
        ['MPOL_MF', false],
        ['"MPOL"', false],
        ['y', true],
      ],
    );
  });

  it('reads through splices and comments', () => {
    const result = expansion('#define A 1 /* one\nmore */ + \\\r\n  2 // end\n---\nint x = A\\\nB; A');
    assert.equal(result.text, 'int x = AB; 1 + 2');
  });

  it('keeps conditional directives as lines and drops others and inactive text', () => {
    const text =
      '#define N 4\n---\nf(\n#ifdef X\n  N,\n#else\n  2,\n#endif\n#define N 5\n  N);\n#if 0\n junk\n#endif\nend';
    assert.equal(expanded(text), 'f(\n#ifdef X\n4,\n#else\n2,\n#endif\n5);\n#if 0\n#endif\nend');
  });

  it('leaves a name whose definition depends on the build, and says so', () => {
    const text = '#ifdef A\n#define N 1\n#else\n#define N 2\n#endif\n---\nN + 1';
    const result = expansion(text);
    assert.equal(result.text, 'N + 1');
    assert.deepEqual(
      result.ambiguous.map((one) => one.name),
      ['N'],
    );
  });

  it('records every look-up, the misses too', () => {
    const text = '#define A B\n---\nA + C';
    const at = text.indexOf('---\n') + 4;
    const seen: string[] = [];
    preprocess(text).expand({ start: at, end: text.length }, (name, found) =>
      seen.push(`${name} ${found.kind}`),
    );
    assert.deepEqual(seen, ['A defined', 'B undefined', 'C undefined']);
  });
});
