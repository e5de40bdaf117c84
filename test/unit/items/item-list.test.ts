/** An edited list of items is the list of the edited text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ItemList } from '../../../server/core/items/item-list';
import type { Item } from '../../../server/core/items/item';
import type { OpenConditional, OpenScope } from '../../../server/core/items/boundary';
import type { TextChange } from '../../../server/core/text';
import { TextPattern } from '../../../server/core/text-piece';

const sources = [
  `#include <a.h>
#ifdef __cplusplus
extern "C" {
#endif
/* one */
static int f(int a, int b)
{
  if (a) { g(b); }
  return "}"[0];
}
MODULE_LICENSE("GPL")
int old(a, b)
int a;
int b;
{
}
#if A
int two(int a) {
#else
int two(long a) {
#endif
  return 0;
}
struct s { int a; } v = { 1 };
#ifdef __cplusplus
}
#endif
`,
  `namespace a::b {
template <class T> class C : public D {
 public:
  C() : x{1} { }
  void f() { }
};
auto l = [](int a) { return a; };
  int indented() {
    return R"(})";
  }
} // namespace
BEGIN_X
int n = 1'000; int m; \\
#define not_one
enum E { A };\r\nint z;\r`,
];
const snippets =
  '{ } ( ) ; # " \' / * \\ = : < > , \n \r \t a int f(void) #if #else #endif #define namespace extern "C" R"( */ /* // BEGIN_X A(b) template operator static class'.split(
    ' ',
  );

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function scopes(scope: OpenScope | undefined): unknown {
  return scope && [scope.kind, scope.names, scopes(scope.parent)];
}

function conditionals(open: OpenConditional | undefined): unknown {
  return open && [scopes(open.at), open.left && [scopes(open.left.scope)], conditionals(open.parent)];
}

function plain(item: Item): unknown {
  const { start, text, kind, body, name, code, reach, directives, comments, scope, conditional } = item;
  return {
    ...{ start, text, kind, body, name, code, reach },
    directives: directives.map((one) => [one.name, one.span, one.text]),
    comments: comments.map(({ kind: of, span }) => [of, span]),
    scope: scopes(scope),
    conditional: conditionals(conditional),
  };
}

/** Some that the sources have, and that edits bring and take away. */
const searched = [/extern/, /R"/, /\bf\b.*\n.*\bif\b/, /#else/].map((one) => new TextPattern(one, 'text'));

/** Asked of the list every time: it knows most of the answer from before. */
function patterns({ pieces }: ItemList): unknown {
  return searched.map((one) => [
    pieces.has(one),
    pieces.first(one),
    pieces.with(one).map(({ start }) => start),
  ]);
}

for (const cpp of [false, true])
  test(`after any edits the items are those of the text (${cpp ? 'C++' : 'C'})`, () => {
    for (let seed = 1; seed <= 60; seed++) {
      const next = random(seed);
      let text = (sources[seed % sources.length] ?? '').repeat(1 + next(3));
      const list = new ItemList(text, cpp);
      for (let step = 0; step < 40; step++) {
        const changes: TextChange[] = [];
        for (let count = 1 + (next(4) === 0 ? 1 : 0); count > 0; count--) {
          const start = next(text.length + 1);
          const end = Math.min(text.length, start + (next(3) === 0 ? next(40) : 0));
          const added = next(4) === 0 ? '' : (snippets[next(snippets.length)] ?? '') + (next(2) ? ' ' : '');
          changes.push({ span: { start, end }, text: added });
          text = text.slice(0, start) + added + text.slice(end);
        }
        const before = list.items.slice();
        const at = before.map((one) => one.start);
        const change = list.change(text, next(5) === 0 ? undefined : changes);
        const fresh = new ItemList(text, cpp);
        assert.deepEqual(list.items.map(plain), fresh.items.map(plain), JSON.stringify(text));
        assert.deepEqual(patterns(list), patterns(fresh), JSON.stringify(text));
        // What is said of the edit is true.
        const { index, removed, added, from, to, delta } = change;
        assert.deepEqual(before.slice(index, index + removed.length), removed);
        assert.deepEqual(list.items.slice(index, index + added.length), added);
        assert.equal(removed.map((one) => one.text).join('').length, to - from);
        assert.deepEqual(
          before.filter((_, i) => i < index || i >= index + removed.length),
          list.items.filter((_, i) => i < index || i >= index + added.length),
        );
        for (const [i, one] of before.entries())
          if (i < index) assert.equal(one.start, at[i]);
          else if (i >= index + removed.length) assert.equal(one.start, (at[i] ?? 0) + delta);
        const some = next(text.length + 1);
        for (const end of [some, some + 1, some + next(60), text.length + 3])
          assert.equal(list.slice(some, end), text.slice(some, end));
      }
    }
  });

test('an edit in a function replaces that function alone, whatever it leaves open', () => {
  const text = Array.from({ length: 200 }, (_, i) => `static int f${i}(void)\n{\n  g();\n}\n`).join('\n');
  for (const typed of ['{', '}', '(', '"', 'x', 'if (a) {\n', '/* x */'])
    for (const cpp of [false, true]) {
      const list = new ItemList(text, cpp);
      const at = text.indexOf('g()', text.length / 2);
      const { removed } = list.change(text.slice(0, at) + typed + text.slice(at), [
        { span: { start: at, end: at }, text: typed },
      ]);
      assert.ok(removed.length <= 2, `${typed}: ${removed.length}`);
    }
});
