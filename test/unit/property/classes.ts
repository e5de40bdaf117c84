/**
 * What random edits of one large class are made of. An analysis reads a class by its members, so these texts are one class with
 * many: members that rest on each other, that look like other things than members, and lines that open or close what holds them.
 */
import { corpora, type Corpus } from './corpus';

/** Members that have nothing to do with any call, by which a class is as long as those that people write. */
const plain = (count: number, member: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => member(i)).join('\n');

const cppClass = `#include <numaif.h>
#include <vector>
#define BATCH 16
#define GUARDED(x) do { if (x) return -1; } while (0)

class Mover : public Base {
 public:
  explicit Mover(int node) : node_(node), nodes_{node, node} {
    for (int &one : nodes_) one = node_;
  }
  ~Mover() { release(); }
  Mover &operator=(const Mover &) = delete;
  bool operator<(const Mover &other) const { return node_ < other.node_; }
  operator int() const { return node_; }

  long move(void **pages) {
    int status[BATCH];
    return move_pages(0, BATCH, pages, nodes_, status, flags());
  }

${plain(
  6,
  (i) => `  long sum_${i}(const long *values, unsigned long count) const {
    long sum = ${i};
    for (unsigned long at = 0; at < count; at++) {
      if (values[at] > sum) sum += values[at];
    }
    return sum;
  }
`,
)}
 protected:
  static int flags() { return MPOL_MF_MOVE; }
  template <typename T>
  auto all(T **pages, int n) -> long {
    GUARDED(n < 0);
    int status[2];
    return move_pages(0, 64, reinterpret_cast<void **>(pages), nodes_, status, kept_);
  }
  struct Region {
    void **pages;
    int nodes[4];
    long moved(int *status) { return move_pages(0, BATCH, pages, nodes, status, 9); }
  };
#ifdef STRICT
  long checked(Region &r, int *s) { return move_pages(0, 4, r.pages, r.nodes, s, MPOL_MF_STRICT); }
#endif

 private:
  friend class Other;
  void release() { node_ = -1; }
  enum { limit = 32 };
  int node_, nodes_[BATCH];
  static constexpr int kept_ = 9;
};

long bound(void **pages, int *status) {
  Mover one(1);
  return move_pages(0, BATCH, pages, 0, status, 9);
}
`;

const scriptClass = `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const movePages = numa.func(
  'long move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)',
);

export class Mover extends Base<Options> {
  static readonly most = 16;
  static {
    Mover.known = new Map();
  }
  readonly #flags = 2;
  status = new Int32Array(16);
  private count: number = 0;
  declare kept?: number;
  ['computed'] = 4;

  constructor(private readonly node: number) {
    super();
    this.count = 16;
    this.nodes = new Int32Array(this.count).fill(node);
  }

  move(pages: bigint[]): number {
    return movePages(0, pages.length, pages, this.nodes, this.status, this.#flags);
  }

  get flags() {
    return 9;
  }

  set flags(value: number) {
    this.kept = value;
  }

${plain(
  6,
  (i) => `  sum_${i}(values: readonly number[]): number {
    let sum = ${i};
    for (const one of values) {
      if (one > sum) sum += one;
    }
    return sum;
  }
`,
)}
  all = (pages: BigUint64Array) => {
    const status = this.status;
    return movePages(0, 64, pages, null, status, this.flags);
  };

  @logged
  async *batches(pages: bigint[]): AsyncGenerator<number> {
    for (let at = 0; at < pages.length; at += Mover.most) {
      yield movePages(0, Mover.most, pages.slice(at), [1], this.status, 9);
    }
  }

  static of(node: number) {
    return new Mover(node);
  }

  protected reset() {
    this.status.fill(0);
    this.count++;
    delete this.kept;
  }
}

export const mover = new Mover(1);
mover.status = new Int32Array(4);
movePages(0, 1, [], null, mover.status, mover.flags);
`;

/** Those of the language, edits of members beside its own. */
export const classCorpora: Readonly<Record<'cpp' | 'typescript', Corpus>> = {
  cpp: {
    ...corpora.cpp,
    files: [cppClass],
    lines: [
      ...corpora.cpp.lines,
      ...[' public:', ' private:', '};', '  }', '  };', 'class Mover {', '  struct Inner {', '  union {'],
      '  int node_ = 9;',
      '  static int flags() { return 9; }',
      '  int flags();',
      '  int nodes_[2], status_[BATCH];',
      '  template <class T>',
      '  int more() const noexcept override {',
      '  Mover(int a) try : node_{a}, nodes_{1} {',
      '  bool operator()(int a) const { return a < node_; }',
      '#define OPEN {',
      '  OPEN',
      '#define Mover Other',
      'int Mover::flags() { return 8; }',
    ],
    typed: [...corpora.cpp.typed, '}', '};', 'operator', ' : a{1} ', '-> int ', 'public:', 'friend '],
    words: [...corpora.cpp.words, 'node_', 'nodes_', 'flags', 'kept_', 'operator', 'public', 'BATCH'],
  },
  typescript: {
    ...corpora.typescript,
    files: [scriptClass],
    lines: [
      ...corpora.typescript.lines,
      ...['  }', '  };', 'class Other {', '  static {', '  @logged', '  [', '  get', '  static', '  async'],
      '  #flags = 9;',
      '  status = new Int32Array(2);',
      '  count = 4',
      '  more() {',
      '  more = () => ({',
      '    this.status = new Int32Array(1);',
      '    this.count = 64;',
      '    this.nodes.push(1);',
      "    this['flags'] = 9;",
      '    Object.assign(this, { count: 3 });',
      '    const { status } = this;',
      '  constructor() {',
      'Mover.prototype.move = () => 1;',
      'mover.count = 2;',
    ],
    typed: [...corpora.typescript.typed, '}', 'this.', '#', '@', 'static ', '= 3;', '*', '['],
    words: [...corpora.typescript.words, 'this', 'count', 'nodes', 'kept', 'Mover', 'mover', 'get', 'static'],
  },
};
