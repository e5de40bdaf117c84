/**
 * What random edits are made of: the texts of the rules' fixtures, files and headers that belong together, and lines that
 * change what other lines mean. Deliberately absent: where they go, which is up to scenario.ts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { languageOfPath } from '../../../server/core/syntax/language';
import type { LanguageId } from '../../../server/core/syntax/port';

const rules = path.resolve(__dirname, '../../../../test/rules');

/** A language that is edited; `typescript` stands for the three of scripts, which share all but the grammar. */
export type Edited = 'c' | 'cpp' | 'typescript';

export interface Corpus {
  readonly language: LanguageId;
  readonly path: string;
  /** Whole files, without the markers of fixtures. */
  readonly files: readonly string[];
  /** Lines that are put in as they are. */
  readonly lines: readonly string[];
  /** What a person types, one character after the other. */
  readonly typed: readonly string[];
  /** What a word is replaced by. */
  readonly words: readonly string[];
  /** By spelling: what a supplied file may say; `undefined` stands for one that is not supplied. */
  readonly supplied: ReadonlyMap<string, readonly (string | undefined)[]>;
}

/** The files of a folder that some language's name ends like this, in order, without the lines that mark findings. */
function filesOf(folder: string, wanted: (language: LanguageId) => boolean): readonly string[] {
  return (
    fs
      .readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => {
        const language = languageOfPath(name);
        return (
          language !== undefined && wanted(language) && !name.endsWith('.test.ts') && name !== 'harness.ts'
        );
      })
      .sort()
      .map((name) =>
        fs.readFileSync(path.join(folder, name), 'utf8').replaceAll(/^\s*\/\/\s*[\^~].*\n/gm, ''),
      )
      // A comparison takes two readings of the file, and a counterexample has to be read.
      .filter((text) => text.length < 6000)
  );
}

const ownC = `#include "pages.h"
#include <numaif.h>
#include <stdio.h>

#define BATCH 16
#define FLAGS MPOL_MF_MOVE
#define CALL(n, p, s) move_pages(0, n, p, NULL, s, FLAGS)

struct region { void **pages; int nodes[BATCH]; int status[BATCH]; unsigned long count; };
enum { LIMIT = 32, TARGET = 1 };
typedef int node_array[BATCH];
static const int kept = 4;
static int shared[LIMIT];

static int pick(void) { return MPOL_MF_MOVE; }

static void fill(int *nodes, int n) {
  for (int i = 0; i < n; i++) nodes[i] = TARGET;
}

static long report(long result) {
  if (result < 0) perror("move_pages");
  return result;
}

long one(struct region *r) {
  int nodes[BATCH], status[BATCH];
  fill(nodes, BATCH);
  return move_pages(0, LIMIT, r->pages, nodes, status, pick());
}

long two(void **p, int *s, unsigned long n) {
  long result = CALL(n, p, s);
  return report(result);
}

#ifdef STRICT
long three(struct region *r) {
  return move_pages(0, r->count, r->pages, r->nodes, NULL, MPOL_MF_STRICT);
}
#else
long three(struct region *r) {
  node_array nodes;
  nodes[0] = kept;
  return move_pages(0, BATCH, r->pages, nodes, shared, 9);
}
#endif

int four(int n) { return n + LIMIT; }
`;

const ownCpp = `#include "pages.h"
#include <cstdio>
#include <vector>
#include <numaif.h>

#define FLAGS MPOL_MF_MOVE

namespace outer {
constexpr int limit = 32;
struct Region { std::vector<void *> pages; int nodes[16]; int status[16]; };

namespace {
int pick() { return MPOL_MF_MOVE; }
int pick(int flags) { return flags | 8; }
}

class Mover {
 public:
  explicit Mover(int node) : node_(node) {}
  long move(Region &r) {
    std::vector<int> nodes(r.pages.size(), node_);
    std::vector<int> status(r.pages.size());
    return move_pages(0, r.pages.size() + 1, r.pages.data(), nodes.data(), status.data(), pick());
  }
  long all(void **pages, int n);

 private:
  int node_;
};

long Mover::all(void **pages, int n) {
  int nodes[limit];
  for (int i = 0; i < n; i++) nodes[i] = node_;
  return move_pages(0, 64, pages, nodes, nullptr, FLAGS);
}

template <typename T> long of(T **pages, int *status) {
  return move_pages(0, sizeof(pages), reinterpret_cast<void **>(pages), nullptr, status, pick(1));
}
} // namespace outer

extern "C" {
long plain(void **pages, int *nodes, int *status) {
  return move_pages(0, outer::limit, pages, nodes, status, 9);
}
}
`;

const ownScript = `import koffi from 'koffi';
import { fail } from './lib/fail';
import { libc, countType } from './lib/libc';

const numa = koffi.load('libnuma.so.1');
const flags = 2;
const movePages = numa.func(
  'long move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)',
);
const raw = numa.func('move_pages', 'long', ['int', countType, 'void **', 'int *', 'int *', 'int']);

function checked(result: number): number {
  if (result < 0) fail('move_pages');
  return result;
}

export function one(pages: BigUint64Array): number[] {
  const status = new Array(pages.length).fill(-1);
  checked(movePages(0, pages.length, pages, null, status, flags));
  return status;
}

export const two = (pages: bigint[], count: number): number => {
  const nodes = new Int32Array(count);
  return raw(0, count * 1.5, pages, nodes, null, 9);
};

export class Mover {
  readonly #flags = flags;
  move(pages: bigint[]): Promise<number> {
    return movePages.async(0, pages.length, pages, [1], [0], this.#flags);
  }
}
`;

const cLines = [
  '#define FLAGS (MPOL_MF_MOVE | MPOL_MF_STRICT)',
  '#define BATCH 32',
  '#define LIMIT 8',
  '#define pick() 9',
  '#define move_pages(a, b, c, d, e, f) 0',
  '#define STRICT',
  '#undef FLAGS',
  '#undef BATCH',
  '#if 0',
  '#if BATCH > 20',
  '#ifdef STRICT',
  '#else',
  '#elif FLAGS == 2',
  '#endif',
  '#include "pages.h"',
  '#include "other.h"',
  '/*',
  '*/',
  '{',
  '}',
  '};',
  'static int pick(void) { return 9; }',
  'static int pick(void);',
  'int BATCH_OF = 3, kept = 64;',
  'enum { LIMIT = 4 };',
  'struct region { void **pages; int nodes[4]; int *status; unsigned count; };',
  'extern int shared[4];',
  'static void fill(int *nodes, int n) { (void)nodes; (void)n; }',
  '  int status[4];',
  '  return -1;',
  '  move_pages(0, 1, 0, 0, 0, 0);',
  '  int flags = FLAGS, LIMIT = 2; (void)flags;',
  '// numa-lens-ignore flags-invalid -- on purpose',
  '// numa-lens-ignore-file',
  'move_pages(0, ',
  'long (*mover)(int, unsigned long, void **, const int *, int *, int) = move_pages;',
  '"',
  '',
];

const cTyped = [
  'x',
  '12',
  ' + 1',
  ' /* note */',
  '// ',
  '"text"',
  "'",
  '(',
  ')',
  '{}',
  '; int i = 0',
  '\\\n',
  '##',
  '#define N 4\n',
  // What hides or encloses all that follows, until it is taken back.
  '#if \n',
  '#ifndef NDEBUG\n',
  '#if LINUX_VERSION_CODE\n',
  '/*',
  '"',
  '{',
  'namespace one {\n',
  'sizeof ',
  'if (n) ',
  '\u{1F600}',
];

const cWords = [
  'FLAGS',
  'BATCH',
  'LIMIT',
  'pick',
  'fill',
  'kept',
  'shared',
  'move_pages',
  'mbind',
  'MPOL_MF_MOVE_ALL',
  'nodes',
  'status',
  'pages',
  'one',
  'two',
  'static',
  'struct',
  'if',
  'define',
  'include',
  'ifdef',
  'endif',
  '0',
  '64',
  '__VA_ARGS__',
];

const suppliedToC = new Map([
  [
    'pages.h',
    [
      undefined,
      '',
      '#ifndef PAGES_H\n#define PAGES_H\n#define STRICT 1\nstatic inline int pick_more(void) { return 8; }\n#endif\n',
      '#define BATCH 4\n#include "other.h"\nenum { LIMIT = 128 };\n',
      '#pragma once\n#undef FLAGS\n#define FLAGS 9\nextern int shared[2];\nlong report(long);\n',
      '#if BATCH\n#define move_all(p) move_pages(0, BATCH, p, 0, 0, 9)\n',
    ],
  ],
  [
    'other.h',
    [undefined, '#define TARGET 70000\n', 'struct region { void **pages; int nodes[2]; };\n#undef BATCH\n'],
  ],
]);

export const corpora: Readonly<Record<Edited, Corpus>> = {
  c: {
    language: 'c',
    path: 'edited.c',
    files: [ownC, ...filesOf(path.join(rules, 'fixtures'), (one) => one === 'c')],
    lines: cLines,
    typed: cTyped,
    words: cWords,
    supplied: suppliedToC,
  },
  cpp: {
    language: 'cpp',
    path: 'edited.cpp',
    files: [ownCpp, ownC, ...filesOf(rules, (one) => one === 'cpp')],
    lines: [
      ...cLines,
      'namespace outer {',
      'namespace inner { int pick() { return 9; } }',
      'using namespace outer;',
      'extern "C" {',
      'class Mover;',
      ' public:',
      'struct Mover { int node_; long all(void **, int); };',
      'template <typename T>',
      'R"(',
      ')"',
      'auto f = [](int *s) { return move_pages(0, 1, nullptr, nullptr, s, 9); };',
      'constexpr int limit = 2;',
    ],
    typed: [...cTyped, '::', 'R"x(', 'auto ', '<int>', 'constexpr ', 'noexcept '],
    words: [...cWords, 'outer', 'Mover', 'limit', 'Region', 'std', 'namespace', 'class', 'nullptr'],
    supplied: suppliedToC,
  },
  typescript: {
    language: 'typescript',
    path: 'edited.ts',
    files: [ownScript, ...filesOf(path.join(rules, 'fixtures'), (one) => one === 'typescript')],
    lines: [
      "import { fail } from './lib/fail';",
      "import koffi from 'koffi';",
      'const flags = 9;',
      'let flags = 9;',
      'function checked(result) { return result; }',
      'function movePages() {}',
      'class Mover {}',
      '/*',
      '*/',
      '`',
      '${',
      '{',
      '}',
      '});',
      '  const status = null;',
      '  return;',
      '  movePages(0, 1, [], null, [], 9);',
      '// numa-lens-ignore flags-invalid -- on purpose',
      "import * as all from './lib/libc';",
      'export default movePages;',
      '"',
      "const part = <a href='x'>it's {flags}</a>;",
      "const found = /[/`'{]/.test(flags) ? flags / 2 : 1;",
      'export function opened(one) {',
      'const text = `${flags} ${`{`}',
      'namespace inner {',
      'numa.movePages = movePages;',
      'Object.assign(numa, { movePages });',
      "koffi.alias('pid_t', 'int');",
      'flags = 4;',
      'movePages(0, 1, [], null, [], flags);',
      '',
    ],
    typed: [
      'x',
      '12',
      ' + 1',
      ' /* note */',
      '// ',
      "'text'",
      '`',
      '(',
      ')',
      '{}',
      '; let i = 0',
      '.async',
      'await ',
      '?.',
      '\u{1F600}',
    ],
    words: [
      'flags',
      'movePages',
      'raw',
      'numa',
      'koffi',
      'checked',
      'status',
      'pages',
      'const',
      'let',
      'function',
      'null',
      'undefined',
      '0',
      'import',
      'from',
    ],
    supplied: new Map([
      [
        './lib/fail',
        [
          undefined,
          "import koffi from 'koffi';\nexport function fail(what: string): never {\n  throw new Error(`${what}: ${koffi.errno()}`);\n}\n",
          'export function fail(what: string): void {\n  console.log(what);\n}\n',
        ],
      ],
      [
        './lib/libc',
        [
          undefined,
          "import koffi from 'koffi';\nexport const libc = koffi.load('libc.so.6');\nexport const countType = 'uint';\n",
          "export const countType = 'unsigned long';\n",
          "import { libc as other } from './libc';\nexport const libc = other;\nexport const countType = 7;\n",
        ],
      ],
    ]),
  },
};
