/** A document that was edited answers as one that was made of the text, and says which answers may be others. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CDocument } from '../../../server/core/c-document';
import { ItemTrees } from '../../../server/core/items/item-trees';
import { bareName, type LookupName } from '../../../server/core/lowering/lookups';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';
import type { TextChange } from '../../../server/core/text';
import { loadWasmParser } from '../../../server/parser/wasm';

let parser: Parser;
before(async () => {
  parser = await loadWasmParser();
});

const sources: Readonly<Record<'c' | 'cpp', string>> = {
  c: `#define N 4
#define M (N + 1)
typedef int number;
struct s { number a[M]; struct inner { int b; } c; };
enum e { A, B = N };
static int g = A;
static int unread[N];
static int helper(struct s *s, int n);
static int helper(struct s *s, int n)
{
  unread[0] = 1;
  return s->a[n] + M;
}
#ifdef X
int other(void) { return helper(0, B); }
#else
int other(void) { return g; }
#endif
int main(void)
{
  return other();
}
`,
  cpp: `#define N 4
namespace a { struct s { int b[N]; static int m(int c); };
enum class e { A, B };
int f(int c = N);
int f(int c) { return c; }
} // namespace
int a::s::m(int c) { return c; }
using t = a::s;
static t g;
int h() { return a::f(1); }
int h(int c) { return N; }
`,
};
const asked: readonly LookupName[] = [
  ...['helper', 'other', 'main', 'a::f', 'a::s::m', 'h'].map((name): LookupName => `function ${name}`),
  ...['struct s', 'struct inner', 'struct a::s'].map((name): LookupName => `record ${name}`),
  ...['A', 'B', 'a::e::A'].map((name): LookupName => `constant ${name}`),
  ...['number', 't'].map((name): LookupName => `typedef ${name}`),
  ...['g', 'unread'].map((name): LookupName => `global ${name}`),
  ...['a', 'a::s'].map((name): LookupName => `namespace ${name}`),
  ...['s', 'a::s'].map((name): LookupName => `class ${name}`),
];
const searched: readonly LookupName[] = ['unread unread', 'unread g', 'unread helper#0'];
const typed =
  '{ } ( ) ; # /* */ // " x N 1 int static \n #undef #define struct namespace a:: helper enum B'.split(' ');

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function answers(document: CDocument, names: readonly LookupName[]): ReadonlyMap<LookupName, string> {
  const found = new Map(names.map((name) => [name, document.file.answer(name, 0)]));
  document.release();
  return found;
}

function functions({ file }: CDocument): unknown {
  return file.functions.map((one) => {
    const { name, scope, inClass, text, span, nameSpan, body } = one;
    return { name, scope, inClass, text, span, nameSpan, body, expanded: file.expandedText(one) };
  });
}

for (const language of ['c', 'cpp'] as const satisfies readonly LanguageId[])
  test(`an edited document is the one of its text (${language})`, () => {
    for (let seed = 1; seed <= 25; seed++) {
      const next = random(seed);
      let text = sources[language];
      let document = CDocument.of({ text, language, parser });
      for (let step = 0; step < 25; step++) {
        const start = next(text.length + 1);
        const end = Math.min(text.length, start + (next(3) === 0 ? next(30) : 0));
        const change: TextChange = {
          span: { start, end },
          text: next(4) === 0 ? '' : `${typed[next(typed.length)] ?? ''}${next(2) === 0 ? ' ' : ''}`,
        };
        const was = answers(document, asked);
        text = text.slice(0, start) + change.text + text.slice(end);
        const { names } = document.change({ text }, [change]);
        const fresh = CDocument.of({ text, language, parser });
        const now = answers(document, asked);
        assert.deepEqual(functions(document), functions(fresh), text);
        assert.deepEqual(now, answers(fresh, asked), text);
        assert.deepEqual(answers(document, searched), answers(fresh, searched), text);
        for (const [name, answer] of now)
          if (answer !== was.get(name))
            assert.ok(
              names === 'all' || names.has(bareName(name)),
              `${name} after ${JSON.stringify(change)} in ${text}`,
            );
        // Most edits are small ones of a whole text.
        if (next(3) === 0) {
          text = sources[language];
          document = CDocument.of({ text, language, parser });
        }
      }
    }
  });

test('an edit in a body keeps the file and what is known of it', () => {
  const text = sources.c;
  const document = CDocument.of({ text, language: 'c', parser });
  const { file } = document;
  const at = text.indexOf('return s->a');
  const edited = `${text.slice(0, at)}n++; ${text.slice(at)}`;
  const change = document.change({ text: edited }, [{ span: { start: at, end: at }, text: 'n++; ' }]);
  assert.equal(document.file, file);
  assert.deepEqual(change.names, new Set(['helper']));
  assert.ok(change.words.has('unread') && !change.words.has('main'));
});

/** The nodes that can be reached from a value, other than by asking the trees of the run. */
function nodesIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || value instanceof ItemTrees || seen.has(value)) return 0;
  seen.add(value);
  const own = 'namedDescendantAt' in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, one) => sum + nodesIn(one, seen), own);
}

test('what is kept of a text has names and places, and nodes for one run only', () => {
  for (const language of ['c', 'cpp'] as const) {
    const document = CDocument.of({ text: sources[language], language, parser });
    answers(document, asked);
    const before = document.file.functions.map(({ node }) => node);
    assert.ok(before.length > 2 && before.every((node) => node !== undefined));
    document.release();
    assert.ok(document.items.items.some(({ facts }) => facts !== undefined));
    assert.equal(nodesIn(document.items.items), 0);
    for (const [at, { node, span }] of document.file.functions.entries()) {
      assert.notEqual(node, before[at]);
      assert.equal(node?.start, span.start);
    }
    document.release();
  }
});
