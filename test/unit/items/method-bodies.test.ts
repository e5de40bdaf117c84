import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeConfig } from '../../../server/core/config-file';
import { lint } from '../../../server/core/engine';
import { chooseParser } from '../../../server/parser/choose';
import { withoutMethodBodies } from '../../../server/core/items/method-bodies';

const shortened = (text: string): string => withoutMethodBodies(text).text;

describe('a class without the bodies of its methods', () => {
  it('keeps what it declares', () => {
    const text = `class Mover : public Base {
 public:
  explicit Mover(int n) : count{n}, size(2) { start("}"); }
  ~Mover() noexcept { /* } */ stop(); }
  long move(void **pages) const override { if (pages) { return 1; } return '}'; }
  template <class T> T as() && { return T(count); }
  template <class T = Set<int>, bool = (1 > 0)> void fill(T with) { with(count); }
  Mover &operator=(const Mover &other) { count = other.count; return *this; }
  bool operator()(int a) const { return a < count; }
  auto nodes() const -> std::vector<int> { return {}; }
  Mover(Mover &&other) : Base{other}, pages{1, 2} { other.count = 0; }
  enum class Way { up, down };
  struct Inner { int depth() { return 1; } int kept; };
  int count;
};
`;
    assert.equal(
      shortened(text),
      `class Mover : public Base {
 public:
  explicit Mover(int n) : count{n}, size(2) {}
  ~Mover() noexcept {}
  long move(void **pages) const override {}
  template <class T> T as() && {}
  template <class T = Set<int>, bool = (1 > 0)> void fill(T with) {}
  Mover &operator=(const Mover &other) {}
  bool operator()(int a) const {}
  auto nodes() const -> std::vector<int> {}
  Mover(Mover &&other) : Base{other}, pages{1, 2} {}
  enum class Way { up, down };
  struct Inner { int depth() {} int kept; };
  int count;
};
`,
    );
  });

  it('is the whole where no brace is certain to open a body', () => {
    for (const text of [
      'struct alignas(16) S { int a; };',
      'struct S { struct alignas(16) { int a; } b; struct __attribute__((packed)) { int c; } d; };',
      'struct S { int a = [](int b) { return b; }(1); int c = S2(1) { 2 }; };',
      'struct S { enum E { one, two }; int a[2] = { f(1), { 2 } }; };',
      'struct S { int f() {\n#if A\n return 1;\n#endif\n } };',
      'struct S { int f() { return 1; ',
      'void f() { struct { int a; } b; if (a) { g(); } }',
      'int f(struct stat *s) { if (s) { return 1; } return 0; }',
    ])
      assert.equal(shortened(text), text);
  });

  it('reads on behind a body that stays', () => {
    const kept = 'int f() {\n#define END } // \\\n  }\n  return 1;\n}';
    assert.equal(
      shortened(`struct S { ${kept} int g() { return R"(})"[0] + 1'0; } };`),
      `struct S { ${kept} int g() {} };`,
    );
  });

  it('knows where each of its places is in the whole', () => {
    const text = 'class A { int one() { return 1; } int two(int b) { return b; } int three; };';
    const { text: short, whereIs } = withoutMethodBodies(text);
    for (const word of ['class', 'one', 'two', 'three', ';'])
      assert.equal(whereIs(short.lastIndexOf(word)), text.lastIndexOf(word), word);
    assert.equal(whereIs(short.indexOf('}') + 1), text.indexOf('}') + 1);
    assert.equal(whereIs(short.length), text.length);
  });

  it('is asked for its declarations in what they were told from, whatever is wrong with it', async () => {
    // A brace too many in a method: what blanks stand for has the parser mend it in another way.
    const text = `class Work {
  long work_38(const long *values, size_t count) {
    if (sum > 74) sum -= 2; else sum ^= 38;
    s}
um += (long)strlen("step  work 38");
    for (size_t i = 0; i < count; i++) sum += values[i] * 6;
    if (sum > 259) sum -= 7; else sum ^= 38;
    sum += (long)strlen("step 7 of work 39");
  }
  long work_40(const long *values, size_t count) {
    sum += (long)strlen("step 1 of work 40");
      perror("move_pages");
`;
    const parser = await chooseParser('fastest');
    const { findings } = lint({ path: '/a.cc', language: 'cpp', text, config: mergeConfig([]), parser });
    assert.deepEqual(findings, []);
  });
});
