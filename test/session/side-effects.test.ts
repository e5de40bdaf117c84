import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkSideEffects } from '../../client/debug/session/side-effects';

const free = [
  '0',
  '64',
  '0x40UL',
  "1'000'000",
  '.5e+3',
  "'a'",
  "u8'a'",
  'count',
  '((60 + 3) + 1)',
  'n * sizeof(void *)',
  'sizeof pages / sizeof *pages',
  'sizeof(pages) / sizeof(pages[0])',
  '&pages[0]',
  'pages + offset',
  'self->pages',
  'batch.nodes',
  '*batch->count',
  'a ? b : c',
  'a == b && c != d || !e',
  'x >= 1',
  'x << 1 >> 2',
  '(1 << 1) | (1 << 2)',
  '(void **)(pages)',
  '(unsigned long)(n)',
  '(const int *)(nodes + 1)',
  '(struct batch *)(p)',
  '(batch_t *)(p)',
  '(uintptr_t)(p) & ~(uintptr_t)(4095)',
  'int(x)',
  'uintptr_t(p)',
  'static_cast<void **>(pages)',
  'reinterpret_cast<void **>(buffer) + 1',
  'a > (b)',
  'a >> (b)',
  'ns::pages',
  '-1',
  '- -x',
  'a - -b',
  '+(+x)',
  '/* one */ n // two',
  'a /* f(x) */ + b',
  'argv[argc > 1 ? 1 : 0][0]',
  '*(int *)p',
];

const effects: readonly (readonly [string, RegExp])[] = [
  ['', /empty/],
  ['   ', /empty/],
  ['/* nothing */', /empty/],
  ['f()', /calls f\(\)/],
  ['f (x)', /calls f\(\)/],
  ['count_of(list) + 1', /calls count_of/],
  ['self->count()', /calls count/],
  ['v.data()', /calls data/],
  ['(f)(x)', /through a pointer/],
  ['(*f)(x)', /through a pointer/],
  ['(type)(x)', /not known here/],
  ['(f)()', /through a pointer/],
  ['table[2](x)', /array of functions/],
  ['f<int>(x)', /template/],
  ['f<a<b>>(x)', /template/],
  ['sizeof(x)(y)', /through a pointer/],
  ['f/**/(x)', /calls f/],
  ['f\n(x)', /calls f/],
  ['n = 3', /assigns with =/],
  ['n += 3', /assigns with \+=/],
  ['n <<= 3', /assigns with <<=/],
  ['n >>= 3', /assigns with >>=/],
  ['n ^= 1', /assigns/],
  ['a == b ? c = d : e', /assigns/],
  ['n++', /\+\+/],
  ['--n', /--/],
  ['a+++b', /\+\+/],
  ['a[i--]', /--/],
  ['pages[next++]', /\+\+/],
  ['a, b', /list/],
  ['(a, f(b))', /calls f/],
  ['new int[4]', /"new"/],
  ['delete p', /"delete"/],
  ['throw 1', /"throw"/],
  ['co_await x', /co_await/],
  ['typeid(x)', /typeid/],
  ['dynamic_cast<A *>(b)', /dynamic_cast/],
  ['({ int x = 1; x; })', /brace/],
  ['(int[]){1, 2}', /brace/],
  ['(void *[]){p}', /brace/],
  ['[&] { return 1; }()', /lambda|brace/],
  ['[]() -> int', /lambda/],
  ['"text"', /string/],
  ['L"text"', /string/],
  ['a; b', /more than one/],
  ['$rip', /character/],
  ['`expr 1`', /character/],
  ['#define', /character/],
  ['a \\ b', /character/],
  ['(a', /not closed/],
  ['a)', /does not match/],
  ['(a]', /does not match/],
  ['a[1', /not closed/],
  ['defined(X)', /calls defined/],
  ['decltype(f())(1)', /calls/],
  ['__builtin_expect(a, b)', /calls __builtin_expect/],
  ['1(x)', /no function/],
  ['getpid()', /calls getpid/],
  ["'", /character/],
];

describe('side effects of an expression', () => {
  for (const text of free) {
    it(`none: ${text}`, () => {
      assert.deepEqual(checkSideEffects(text), { free: true });
    });
  }

  for (const [text, reason] of effects) {
    it(`some or unknown: ${JSON.stringify(text)}`, () => {
      const verdict = checkSideEffects(text);
      assert.ok(!verdict.free, 'must not be evaluated');
      assert.match(verdict.reason, reason);
    });
  }

  it('an effect anywhere in a free expression is found', () => {
    const operand = fc.constantFrom(...free.filter((text) => !text.includes('//')));
    const effect = fc.constantFrom('f(1)', 'x = 1', 'x++', '--x', 'p->run()', '(*g)(1)', 'a -= 1');
    const join = fc.constantFrom('+', '*', '==', '&&', '?1:', '|');
    fc.assert(
      fc.property(operand, join, effect, fc.boolean(), (text, by, bad, first) => {
        const whole = first ? `(${bad}) ${by} (${text})` : `(${text}) ${by} (${bad})`;
        assert.equal(checkSideEffects(whole).free, false, whole);
      }),
    );
  });

  it('never throws and always ends, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const verdict = checkSideEffects(text);
        assert.ok(verdict.free || verdict.reason !== '');
      }),
    );
  });

  it('stays linear in a long expression without calls', () => {
    const long = Array.from({ length: 2000 }, (_, index) => `a${index}`).join(' + ');
    assert.deepEqual(checkSideEffects(long), { free: true });
  });
});
