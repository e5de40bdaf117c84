import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ItemList } from '../../../server/core/items/item-list';
import type { Item } from '../../../server/core/items/item';

function items(text: string, cpp = false): readonly Item[] {
  const list = new ItemList(text, cpp);
  assert.equal(list.items.map((one) => one.text).join(''), text);
  let at = 0;
  for (const one of list.items) {
    assert.equal(one.start, at);
    at += one.text.length;
  }
  return list.items;
}

/** Kind and text of each item, blanks around it left out. */
function split(text: string, cpp = false): readonly string[] {
  return items(text, cpp).map((one) => `${one.kind}: ${one.text.trim().replace(/\s+/g, ' ')}`);
}

const cpp = (text: string): readonly string[] => split(text, true);

describe('what C has at the top of a file', () => {
  test('directives, declarations, functions, and what is left', () => {
    assert.deepEqual(split('#include <a.h>\n\n/* n */ int n;\nint f(void)\n{ g(";}"); }\n// end\n'), [
      'directive: #include <a.h>',
      'declaration: /* n */ int n;',
      'function: int f(void) { g(";}"); }',
      'rest: // end',
    ]);
  });

  test('braces that are part of a declaration', () => {
    const text = [
      'typedef struct { int a; } t;',
      'struct s { int a; struct { int b; } c[2]; } v = { 1 }, w;',
      'enum e { A, B };',
      'static const int table[] = { 1, 2 };',
      'static struct ops ops = { .open = f, .close = (int[]){ 1 } };',
      'union u { int a; };',
      'struct s *make(struct s *from) { return from; }',
      'struct __attribute__((packed)) p { int a; } __attribute__((aligned(8)));',
      'struct PACKED(1) q { int a; };',
    ];
    assert.deepEqual(
      split(text.join('\n')),
      text.map((one) => `${one.includes('make') ? 'function' : 'declaration'}: ${one}`),
    );
  });

  test('definitions with parameters declared below', () => {
    assert.deepEqual(split('int f(a, b)\nint a;\nchar *b;\n{ return a; }\nint n;'), [
      'function: int f(a, b) int a; char *b; { return a; }',
      'declaration: int n;',
    ]);
    assert.deepEqual(split('int f(a) UNUSED PURE;\nint b;\nint g(void) { }'), [
      'declaration: int f(a) UNUSED PURE;',
      'declaration: int b;',
      'function: int g(void) { }',
    ]);
  });

  test('macros in the place of declarations and of heads', () => {
    assert.deepEqual(
      split(
        'MODULE_LICENSE("GPL")\nint f(void) { }\nDEFINE_X(a) { b; }\nBEGIN_DECLS\nint n;\nhook(f)\nint g(void) { }',
      ),
      [
        'declaration: MODULE_LICENSE("GPL")',
        'function: int f(void) { }',
        'function: DEFINE_X(a) { b; }',
        'declaration: BEGIN_DECLS',
        'declaration: int n;',
        'declaration: hook(f)',
        'function: int g(void) { }',
      ],
    );
    assert.deepEqual(split('EXPORT_SYMBOL(f)\n#include <a.h>\nUINT_PTR\nf(void) { }'), [
      'declaration: EXPORT_SYMBOL(f)',
      'directive: #include <a.h>',
      'function: UINT_PTR f(void) { }',
    ]);
  });

  test('the name of a plain function is known without a grammar', () => {
    const name = (text: string): string | undefined => {
      const [item] = items(text);
      return item?.name === undefined ? undefined : item.text.slice(item.name.start, item.name.end);
    };
    assert.equal(name('static unsigned long *f(int (*a)(void)) { }'), 'f');
    assert.equal(name('\n/* x */ int __init f(void)\n{ }'), 'f');
    for (const other of [
      'int (*f(void))(int) { }',
      'DEFINE(a) { }',
      'else if (a) { }',
      'int f(void) __attribute__((cold)) { }',
      'int *(f)(void) { }',
    ])
      assert.equal(name(other), undefined, other);
  });
});

describe('conditionals', () => {
  test('one body after two heads is one item', () => {
    assert.deepEqual(split('#ifdef A\nint f(int a) {\n#else\nint f(long a) {\n#endif\n  g();\n}\nint n;'), [
      'directive: #ifdef A',
      'function: int f(int a) { #else int f(long a) { #endif g(); }',
      'declaration: int n;',
    ]);
    assert.deepEqual(split('int f(int a,\n#ifdef A\n  int b) {\n#else\n  long b) {\n#endif\n}\nint n;'), [
      'function: int f(int a, #ifdef A int b) { #else long b) { #endif }',
      'declaration: int n;',
    ]);
  });

  test('two ends of one beginning are one item', () => {
    assert.deepEqual(split('int f(void) {\n#if A\n  a(); }\n#else\n  b(); }\n#endif\nint n;'), [
      'function: int f(void) { #if A a(); } #else b(); } #endif',
      'declaration: int n;',
    ]);
    assert.deepEqual(split('int x[] = {\n#if A\n 1 };\n#else\n 2 };\n#endif\nint n;'), [
      'declaration: int x[] = { #if A 1 }; #else 2 }; #endif',
      'declaration: int n;',
    ]);
  });

  test('braces in the branches of a body', () => {
    assert.deepEqual(
      split('int f(void) {\n#if A\n  if (a) {\n#else\n  if (b) {\n#endif\n  }\n}\nint n;').map(
        (one) => one[0],
      ),
      ['f', 'd'],
    );
  });

  test('a linkage block in a conditional', () => {
    const text =
      '#ifdef __cplusplus\nextern "C" {\n#endif\nint f(void);\n#ifdef __cplusplus\n}\n#endif\nint n;\n}';
    const all = items(text);
    assert.deepEqual(
      all.map((one) => one.kind),
      [
        'directive',
        'open',
        'directive',
        'declaration',
        'directive',
        'close',
        'directive',
        'declaration',
        'rest',
      ],
    );
    assert.deepEqual(
      all.map((one) => one.scope?.kind),
      [undefined, undefined, 'linkage', 'linkage', 'linkage', 'linkage', undefined, undefined, undefined],
    );
    const branches = items('#if A\nnamespace a {\n#else\nnamespace b {\n#endif\nint n;\n}\nint m;', true);
    assert.deepEqual(
      branches.filter((one) => one.kind === 'declaration').map((one) => one.scope?.names),
      [['a'], undefined],
    );
  });
});

describe('what C++ adds', () => {
  test('namespaces are around items, classes are items', () => {
    const all = items(
      'namespace a::b { inline namespace EXPORT c {\nclass C final : public D<(1 > 0)> { void f() { } };\n} int n; }\nint m;',
      true,
    );
    assert.deepEqual(
      all.map((one) => [one.kind, one.scope?.names.join('::')]),
      [
        ['open', undefined],
        ['open', 'a::b'],
        ['declaration', 'c'],
        ['close', 'c'],
        ['declaration', 'a::b'],
        ['close', 'a::b'],
        ['declaration', undefined],
      ],
    );
    assert.equal(all[2]?.scope?.parent?.names.join('::'), 'a::b');
  });

  test('methods, initialisers, operators, templates, lambdas', () => {
    const text = [
      'C::C(int a) : x{a}, y(b), z<int>{} { f(); }',
      'bool C::operator==(const C &o) const noexcept { return true; }',
      'int C::operator()(int a) { return a; }',
      'template <class T = int, bool B = (1 > 0)> T f(T a = {}) { return a; }',
      'template <> struct S<int> { int a; };',
      'auto l = [](int a) { return a; };',
      'std::vector<int> v{1, 2};',
      'auto g() -> std::vector<int> { return {}; }',
      'namespace x = y::z;',
      'using T = int;',
      'enum class E : int { A };',
      'C::C() try : a(1) { } catch (...) { }',
      'const char *r = R"x(} ")x";',
      "int n = 1'000;",
      'extern "C" int h(void) { return 0; }',
      '[[nodiscard]] static int k(int a) { return a; };',
      'void C::f() && { }',
    ];
    const functions = /^(?:C::C|bool|int C|template <class|auto g|extern|\[\[|void)/;
    assert.deepEqual(
      cpp(text.join('\n')),
      text.map((one) => `${functions.test(one) ? 'function' : 'declaration'}: ${one}`),
    );
  });
});

describe('broken text', () => {
  test('an open brace costs its own function', () => {
    const text = 'int f(void) {\n  if (a) {\n}\n\n/* g */\nstatic int g(void)\n{\n}\nint n;';
    assert.deepEqual(split(text), [
      'function: int f(void) { if (a) { }',
      'function: /* g */ static int g(void) { }',
      'declaration: int n;',
    ]);
    const inner = 'namespace a {\n  int f() {\n    if (a) {\n  }\n  int g() {\n  }\n}\nint n;';
    assert.deepEqual(
      items(inner, true).map((one) => one.kind),
      ['open', 'function', 'function', 'close', 'declaration'],
    );
    assert.deepEqual(
      cpp('class C {\n  void f() {\n};\nint g() {\n}\nint n;').map((one) => one.split(':')[0]),
      ['declaration', 'function', 'declaration'],
    );
  });

  test('a brace too many, a missing semicolon, a missing parenthesis', () => {
    assert.deepEqual(split('int f(void) { }\n}\nint n;'), [
      'function: int f(void) { }',
      'rest: }',
      'declaration: int n;',
    ]);
    assert.deepEqual(split('int n = 1\nint f(void) { }'), [
      'declaration: int n = 1',
      'function: int f(void) { }',
    ]);
    assert.deepEqual(split('struct s { int a; }\n\nstatic int f(void) { }'), [
      'declaration: struct s { int a; }',
      'function: static int f(void) { }',
    ]);
    assert.deepEqual(split('int g(int a;\nint f(void) { }'), [
      'declaration: int g(int a;',
      'function: int f(void) { }',
    ]);
    assert.deepEqual(split('int g(int a {\n  b;\n}\nint f(void) { }'), [
      'declaration: int g(int a { b; }',
      'function: int f(void) { }',
    ]);
  });

  test('code without indentation is no broken code', () => {
    const text =
      'int main(void)\n{\nstatic int a;\nif (a)\n{\nf(a);\n}\nelse if (b) {\n}\nfor_each(x) {\n}\nreturn 0;\n}';
    assert.deepEqual(
      split(text).map((one) => one.slice(0, 8)),
      ['function'],
    );
  });

  test('any text splits into items', () => {
    for (const text of [
      '',
      '\0',
      '\ufeffint a;\r\n#define b\\\r\n c\r\nint d;\rint e;',
      '}}}}',
      '((((',
      '#',
      '#if\n#else\n#else\n#endif\n#endif\nint a;',
      '"abc',
      "'",
      '/* abc',
      'R"(',
      'template <',
      'operator',
      'namespace',
      'extern "C"',
      '\\\n#define a',
      'int a; #not\n;',
    ]) {
      items(text);
      items(text, true);
    }
  });

  test('takes time in proportion to the text', () => {
    const many = 20_000;
    for (const piece of [
      '{',
      '}',
      '(',
      ';',
      'f(;',
      'f(a) b c;',
      'int a(\n',
      'template <',
      'operator',
      '#if A\n',
      'namespace a {',
      'int f(void) {\n',
      'A_B\n',
      "a'",
      'R"x(',
      '/*',
      'x = {',
    ]) {
      const start = process.cpuUsage();
      items(piece.repeat(many), true);
      items(piece.repeat(many));
      const took = process.cpuUsage(start).user / 1000;
      assert.ok(took < 3000, `${JSON.stringify(piece)}: ${took} ms`);
    }
  });
});
