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
  const input = { path: 'a.cpp', text, language: 'cpp', config, parser } as const;
  return lint(cache === undefined ? input : { ...input, cache });
}

/** Statements from which random functions are made; many of them wrong on purpose. */
const fragments = [
  'for (auto &s : status) {',
  'for (int i = 0, *q = nullptr; auto [a, b] : pairs) {',
  'while (auto k = next()) {',
  'if (auto r = move_pages(0, pages.size(), pages.data(), nullptr, status.data(), 0); r < 0) {',
  'if (int k = x) return k;',
  'switch (int k = x; k) { case 1: case kK:',
  'try {',
  '} catch (const std::exception &e) {',
  '} catch (...) { throw; }',
  'throw std::system_error(errno, std::generic_category());',
  '} else {',
  '}',
  'auto f = [&](int n) -> long { return move_pages(0, n, pages.data(), nodes, status.data(), n); };',
  'auto g = [=, this, k = x++]() mutable { return g(k); };',
  'x = [&] { return x + 1; }();',
  'f(3); f(f(4));',
  'std::for_each(pages.begin(), pages.end(), [&](void *p) { status.push_back(p != nullptr); });',
  'std::vector<int> more(x), again(more), third{1, 2}, v4 = {x};',
  'pages.push_back(this); pages.emplace_back(); pages.reserve(x); pages.resize(n_, nullptr);',
  'status.assign(pages.size(), -1); status[x] = status.at(0); status.back()--;',
  'std::array<int, kK> arr{{1, 2}}; arr.fill(3); std::fill(arr.begin(), arr.end(), x);',
  'auto u = std::make_unique<int[]>(x); u[0] = 1; u.reset(new int[4]{}); delete[] u.release();',
  'int *raw = new int[x]; delete[] raw; auto *o = new (raw) Mover(1);',
  'const auto &r = status; auto &&t = r[0]; int &alias = n_; alias = x;',
  'other.run(pages, x); this->run(pages, 1); Base::run(); (*this).n_++;',
  'using T = std::vector<T>; T t; typename Q::type y; decltype(x) z = x;',
  'x = static_cast<int>(reinterpret_cast<uintptr_t>(pages[0]) & ~0xfffUL);',
  'auto raw2 = R"x(a " \\ )x"; long big = 1\'000\'000;',
  '::move_pages(0, 1, &pages[0], nullptr, &x, 8);',
  'numa::move_pages(0, 1, 0, 0, 0, 8); std::move_pages(1);',
  'co_return x; co_await f(1);',
  'template <typename U> struct Local { U u; };',
  'std::span<int> view(status); x = std::min(x, (int)view.size());',
  '#ifdef X',
  '#else',
  '#endif',
  'return x;',
  '})(',
  'R"(',
];

const head = `#include <numaif.h>
#include <vector>
namespace numa { long move_pages(int, int, int, int, int, int); constexpr int kK = 3; }
using namespace numa;
struct Base { virtual int run(); };
template <typename T> class Mover : public Base {
  int n_; std::vector<void *> pages; std::vector<int> status; int *nodes; T other;
public:
  explicit Mover(int n) : n_(n), pages(n), status(n, -1), nodes{} {}
  static int helper(int &y, void *q = nullptr) { if (y > 3) return helper(--y, q); return move_pages(0, y, &q, 0, 0, 0); }
  long f(int x, std::vector<void *> &more, const std::vector<std::pair<int, int>> &pairs) {
`;

describe('the analysis of C++', async () => {
  const parser = await chooseParser('fastest');

  it('never throws on half-written functions, and says the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 25 }), (lines) => {
        const text = `${head}${lines.join('\n')}\n}\n};\n`;
        assert.deepEqual(run(text, parser), run(text, parser));
      }),
      { numRuns: 200 },
    );
  });

  it('never throws on a file that is cut off anywhere', () => {
    const text = `${head}${fragments.slice(0, 33).join('\n')}\n return x;\n}\n};\n`;
    for (let at = 0; at < text.length; at += 11) run(text.slice(0, at), parser);
  });

  it('gives up on time, not on the stack, for deep nesting', () => {
    const lambdas = `${'[&] { return '.repeat(400)}1${'; }()'.repeat(400)}`;
    const deep = `${'std::min('.repeat(400)}1${', 2)'.repeat(400)}`;
    const scopes = `${'namespace a { '.repeat(400)}${'}'.repeat(400)}`;
    const text = `#include <numaif.h>\n${scopes}\nvoid f(void **p) { int x = ${lambdas}; x = ${deep}; move_pages(0, 1, p, nullptr, &x, 0); }\n`;
    assert.equal(run(text, parser).callSites.length, 1);
  });

  it('looks at a file only if it mentions a call', () => {
    let parses = 0;
    const counting: Parser = {
      binding: parser.binding,
      supports: (language) => parser.supports(language),
      parse: (text, language) => {
        parses++;
        return parser.parse(text, language);
      },
    };
    run('struct Pages { void move(); };\nvoid Pages::move() { std::move(*this); }\n', counting);
    assert.equal(parses, 0);
  });
});

describe('the cache, in C++', async () => {
  const parser = await chooseParser('fastest');
  const source = (inner: string, outer: string): string => `#include <numaif.h>
${outer}
namespace numa {
${inner}
long f(void **p, int *n, int *s) { return ::move_pages(0, 1, p, n, s, kFlags); }
}
`;

  it('gives what a run without it gives when a name comes to stand for something else', () => {
    const cache = new LintCache();
    const texts = [
      source('', 'constexpr int kFlags = 2;'),
      source('constexpr int kFlags = 8;', 'constexpr int kFlags = 2;'),
      source('constexpr int kFlags = 8;', 'int unrelated;\nconstexpr int kFlags = 2;'),
      source('enum { kFlags = 4 };', ''),
      source('', ''),
      source('', 'constexpr int kFlags = 16;'),
    ];
    const found = texts.map((text) => {
      const { findings } = run(text, parser, cache);
      assert.deepEqual(findings, run(text, parser).findings);
      return findings.filter((one) => one.rule === 'flags-invalid').length;
    });
    assert.deepEqual(found, [0, 1, 1, 0, 0, 1]);
  });
});
