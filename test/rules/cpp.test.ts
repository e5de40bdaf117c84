import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { loadWasmParser } from '../../server/parser/wasm';
import { describeFindings, lintC, lintCpp } from './harness';

const folder = path.resolve(__dirname, '../../../test/rules/cpp');

/** Right C++ that looks like a mistake in C, over all rules. */
void describe('C++ that must stay silent', async () => {
  const parser = await loadWasmParser();
  for (const name of fs.readdirSync(folder))
    it(name, () => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      assert.deepEqual(describeFindings(text, lintCpp(text, parser).findings), []);
    });
});

/** Rules that say something else of C++, because the language does. */
const differ = new Set(['include-missing', 'prototype-mismatch']);

void describe('C that is read as C++', async () => {
  const parser = await loadWasmParser();
  const fixtures = path.resolve(folder, '../fixtures');
  for (const rule of fs.readdirSync(fixtures).filter((name) => !differ.has(name)))
    it(`gives the same findings: ${rule}`, () => {
      for (const name of fs.readdirSync(path.join(fixtures, rule)).filter((file) => file.endsWith('.c'))) {
        const text = fs.readFileSync(path.join(fixtures, rule, name), 'utf8');
        const [asC, asCpp] = [lintC(text, parser), lintCpp(text, parser)];
        assert.deepEqual(describeFindings(text, asCpp.findings), describeFindings(text, asC.findings), name);
      }
    });
});

void describe('calls in C++', async () => {
  const parser = await loadWasmParser();
  const callsIn = (text: string): readonly string[] =>
    lintCpp(text, parser).callSites.map(
      (site) => `${site.functionName} ${text.slice(site.span.start, site.callee.end)}`,
    );

  it('are found by their global name, wherever they stand', () => {
    const args = '(0, 1, &p, nullptr, &s, 0)';
    assert.deepEqual(
      callsIn(`#include <numaif.h>
void *p; int s;
namespace a { namespace { struct B { B() { ::move_pages${args}; } ~B() { move_pages${args}; }
  int operator()(int) const { return move_pages${args}; } operator bool() { return move_pages${args} == 0; } }; } }
template <class T> struct C { template <class U> static long f(U) { return move_pages${args}; } };
extern "C" { void g() { auto h = [] { return move_pages${args}; }; h(); } }
a::B::B(int) : n(move_pages${args}) { if (long r = move_pages${args}; r < 0) throw r; }
`),
      [
        'a::B::B ::move_pages',
        'a::B::~B move_pages',
        'a::B::operator() move_pages',
        'a::B::operator bool move_pages',
        'C::f move_pages',
        'g move_pages',
        'a::B::B move_pages',
        'a::B::B move_pages',
      ],
    );
  });

  it('are found behind a function of a namespace that only forwards', () => {
    const text = `#include <numaif.h>
namespace sys {
long move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags) {
  return syscall(SYS_move_pages, pid, count, pages, nodes, status, flags);
}
}
long f(void **p, int *s) { return sys::move_pages(0, 1, p, nullptr, s, 8); }
`;
    assert.deepEqual(callsIn(text), ['sys::move_pages syscall', 'f sys::move_pages']);
    assert.deepEqual(
      lintCpp(text, parser).findings.map((one) => one.rule),
      ['flags-invalid'],
    );
  });
});
