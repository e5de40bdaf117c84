import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { SyntaxNode } from '../../../server/core/syntax/port';
import { callOf, lastExpression, read, showFunction, valueOf } from './read';

const koffi = "import koffi from 'koffi'; const lib = koffi.load('libnuma.so.1');";
const right = 'koffi libnuma.so.1: move_pages(i32, u64, **void, *i32, *i32, i32) i64 mixed';

/** Ways to declare move_pages with koffi that are all the same. */
const same: readonly string[] = [
  `${koffi} lib.func('long move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags)');`,
  `${koffi} lib.func('long move_pages(int, ulong, void **, const int *, int *, int)');`,
  `${koffi} lib.func("move_pages", "long", ["int", "ulong", "void **", "const int *", "int *", "int"]);`,
  `${koffi} lib.func('__stdcall', 'move_pages', 'long', ['int', 'ulong', 'void **', 'int *', 'int *', 'int']);`,
  `${koffi} lib.cdecl('move_pages', 'int64', ['int32', 'uint64', koffi.pointer('void', 2), koffi.pointer(koffi.types.int), koffi.pointer('int'), koffi.types.int]);`,
  `${koffi} const pid_t = koffi.alias('pid_t', 'int'); lib.func('move_pages', koffi.types.long, [pid_t, 'size_t', 'void **', 'int *', 'int *', 'int']);`,
  `${koffi} koffi.alias('count_t', 'ulong'); lib.func(\`long move_pages(int pid, count_t n,
     void **pages, int nodes[], int *status, int flags);\`);`,
  `const { load } = require('koffi'); const lib = load('libnuma.so.1'); const T = { proto: 'long move_pages(int, ulong, void **, int *, int *, int)' }; lib.func(T.proto);`,
];

const declarations: Readonly<Record<string, string>> = {
  [`${koffi} lib.func('long move_pages(int, ulong, void **, int *, _Out_ int *, int)');`]:
    'sync koffi libnuma.so.1: move_pages(i32, u64, **void, *i32, out *i32, i32) i64 mixed',
  [`${koffi} lib.func('f', 'void', [koffi.inout('int *'), koffi.out(koffi.pointer('int')), '_Inout_ int *']);`]:
    'sync koffi libnuma.so.1: f(inout *i32, out *i32, inout *i32) void',
  [`${koffi} lib.func('f', 'double', ['str', 'float', 'uint8_t', 'bool', 'uint', 'short']);`]:
    'sync koffi libnuma.so.1: f(*i8, f32, u8, bool, u32, i16) f64 number',
  [`${koffi} const S = koffi.struct('S', { a: 'int' }); lib.func('f', 'void *', [koffi.pointer(S), 'S *']);`]:
    'sync koffi libnuma.so.1: f(*{struct opaque}, *unknown) *void bigint',
  [`${koffi} koffi.pointer('HANDLE', koffi.opaque()); lib.func('HANDLE f(HANDLE)');`]:
    'sync koffi libnuma.so.1: f(*{struct opaque}) *{struct opaque} bigint',
  [`${koffi} lib.func('long syscall(long number, ...)');`]:
    'sync koffi libnuma.so.1: syscall(i64) i64 mixed variadic',
  [`${koffi} lib.func('syscall', 'long', ['long', '...']);`]:
    'sync koffi libnuma.so.1: syscall(i64) i64 mixed variadic',
  [`${koffi} const types = ['int', 'str']; lib.func('f', 'int', types);`]:
    'sync koffi libnuma.so.1: f(i32, *i8) i32 number',
  [`${koffi} const types = ['int']; types.push('str'); lib.func('f', 'int', types);`]:
    'sync koffi libnuma.so.1: f(?) i32 number',
  [`${koffi} lib.func('int f(void)');`]: 'sync koffi libnuma.so.1: f() i32 number',
  [`${koffi} lib.func('int f()');`]: 'sync koffi libnuma.so.1: f() i32 number',
  [`${koffi} lib.func('f', 'int', types);`]: 'sync koffi libnuma.so.1: f(?) i32 number',
  [`${koffi} lib.func('f', 'int', ['int', ...more]);`]: 'sync koffi libnuma.so.1: f(?) i32 number',
  [`${koffi} lib.func('no prototype');`]: 'unknown',
  [`${koffi} lib.func('int f(void); int g(void)');`]: 'unknown',
  [`${koffi} lib.func(name);`]: 'unknown',
  [`${koffi} lib.symbol('f');`]: 'unknown',
  [`${koffi} lib;`]: 'library koffi libnuma.so.1',
  "import koffi from 'koffi'; koffi.load(null);": 'library koffi null',
  "import koffi from 'koffi'; koffi.load(process.argv[2]);": 'library koffi undefined',
  "import koffi from 'koffi'; let lib; try { lib = koffi.load('a'); } catch { lib = koffi.load('b'); } lib;":
    'library koffi undefined',
  "import koffi from 'koffi'; let lib = null; function f() { lib ??= koffi.load('a'); } lib;":
    'library koffi a',
  [`${koffi} lib.func('int f(int)').async;`]: 'callback koffi libnuma.so.1: f(i32) i32 number',
  [`import util from 'util'; ${koffi} util.promisify(lib.func('int f(int)').async);`]:
    'promise koffi libnuma.so.1: f(i32) i32 number',
};

const koffiCalls = `${koffi} const sys = lib.func('syscall', 'long', ['long', 'int', 'ulong', 'void *', 'void *', 'void *', 'int']);
const mp = lib.func('long move_pages(int, ulong, void **, int *, int *, int)');
const v = lib.func('long syscall(long, ...)'); const NR = 279;`;

const calls: Readonly<Record<string, string>> = {
  'mp(0, 1n, a, b, c, 2)': 'move_pages sync (0, 1n, a, b, c, 2)',
  'mp?.(0)': 'move_pages sync (0)',
  'mp(0, ...rest, 2)': 'move_pages sync (0)',
  'mp.async(0, 1, a, b, c, 2, (e, r) => r)': 'move_pages callback (0, 1, a, b, c, 2) callback',
  'await util.promisify(mp.async)(0, 1)': 'none',
  "v(279, 'int', 0, 'ulong', n, 'void *', p)": 'syscall sync (279, 0, n, p)',
  'const w = (...args) => sys(NR, ...args); w(0, 1, a, b, c, 2)':
    'syscall sync (<279>, 0, 1, a, b, c, 2) wrapped',
  'const w = (pid, n, p) => { return sys(NR, pid, n, p, null, s, 0); }; w(0, 1, a)': 'none',
  'const w = (pid, n, p, q) => { return sys(NR, pid, n, p, null, q, 0); }; w(0, 1, a, s)':
    'syscall sync (<279>, 0, 1, a, <null>, s, <0>) wrapped',
  'async function w(...a) { return await mp(...a); } w(0, 1, ...x)': 'move_pages sync (0, 1) wrapped',
  'function w(n, pid) { return mp(pid, n, a, b, c, 0); } w(1, 2)': 'none',
  "const number = lookup('move_pages'); const w = (...a) => sys(number, ...a); w(0)":
    'syscall sync (<number of move_pages>, 0) wrapped',
  'const w = (...a) => w2(...a); const w2 = (...a) => w(...a); w(1)': 'none',
  'const o = { mp }; o.mp(1)': 'move_pages sync (1)',
  'const o = { move: { pages: mp } }; const { move: { pages } } = o; pages(1)': 'move_pages sync (1)',
  "class C { #f = lib.func('int f(int)'); run() { return this.#f(1); } } mp(1)": 'move_pages sync (1)',
  'koffi.errno()': 'none',
  'console.log(1)': 'none',
};

describe('a function that koffi binds', () => {
  for (const text of same)
    it(text.replace(/\s+/g, ' '), () => {
      assert.equal(valueOf(text), `sync ${right}`);
    });
  for (const [text, expected] of Object.entries(declarations))
    it(text, () => {
      assert.equal(valueOf(text), expected);
    });
  for (const [text, expected] of Object.entries(calls))
    it(text, () => {
      assert.equal(callOf(`${koffiCalls} ${text};`), expected);
    });

  it('has the places of its types in the string', () => {
    const text = `${koffi} lib.func('long move_pages(int pid, _In_ unsigned int count, void **pages)');`;
    const [fn] = read(text).bindings;
    const at = (span?: { start: number; end: number }): string => text.slice(span?.start, span?.end);
    assert.deepEqual(
      [fn?.returns, ...(fn?.parameters ?? [])].flatMap((one) => one ?? []).map((one) => at(one.place.span)),
      ['long', 'int', 'unsigned int', 'void **'],
    );
    assert.equal(at(fn?.symbolPlace.span), 'move_pages');
    assert.equal(at(fn?.filePlace?.span), "'libnuma.so.1'");
  });

  it('is listed where it is declared, once', () => {
    const file = read(`${koffi} const f = lib.func('int f(int)'); f(1); const o = { f }; o.f(2);`);
    assert.deepEqual(file.bindings.map(showFunction), ['koffi libnuma.so.1: f(i32) i32 number']);
  });

  it('is not listed in another file, and called there', () => {
    const other = `${koffi} export const f = lib.func('int f(int)');`;
    const text = "import { f } from './numa.js'; f(1);";
    assert.equal(callOf(text, { './numa.js': other }), 'f sync (1)');
    assert.deepEqual(read(text, { './numa.js': other }).bindings, []);
  });
});

const errnos: Readonly<Record<string, boolean>> = {
  'koffi.errno();': true,
  '(koffi.errno() as number);': true,
  'koffi.errno(0);': false,
  'const { errno } = koffi; errno();': true,
  'const read = () => koffi.errno(); read();': true,
  'go(() => koffi.errno()); function go(read) { return read(); } go;': false,
  'errno();': false,
};

describe('errno and addresses', () => {
  for (const [text, expected] of Object.entries(errnos))
    it(text, () => {
      const file = read(`import koffi from 'koffi'; ${text}`);
      assert.equal(file.readsErrno(lastExpression(file)), expected);
    });

  it('are told from koffi.address()', () => {
    const file = read("import koffi from 'koffi'; koffi.address(buffer);");
    const found = file.addressOf(lastExpression(file));
    assert.deepEqual([found?.of.text, found?.value], ['buffer', 'bigint']);
  });
});

const numbers: Readonly<Record<string, string | undefined>> = {
  SYS_move_pages: 'move_pages',
  __NR_mbind: 'mbind',
  'NR.move_pages': 'move_pages',
  NR_MOVE_PAGES: 'move_pages',
  'SYS.movePages': 'move_pages',
  "syscalls['move_pages']": 'move_pages',
  'movePagesNumber[process.arch]': 'move_pages',
  "syscallNumber('move_pages', arch)": 'move_pages',
  "process.arch === 'arm64' ? 239 : 279": 'move_pages',
  '({ x64: 279, arm64: 239 })[process.arch]': 'move_pages',
  "process.arch === 'arm64' ? 239 : 237": undefined,
  'other.gettid': undefined,
  number: undefined,
  'f(1)': undefined,
};

describe('the number of a system call', () => {
  for (const [text, expected] of Object.entries(numbers))
    it(text, () => {
      const file = read(`${text};`);
      assert.equal(file.systemCallOf(lastExpression(file)), expected);
    });

  it('comes through constants and parameters', () => {
    const file = read(
      'const table = { x64: 279, arm64: 239 }; const n = table[process.arch]; bind(n); function bind(number) { const f = number; return f; } n;',
    );
    assert.equal(file.systemCallOf(lastExpression(file)), 'move_pages');
  });
});

describe("the product's own runner", () => {
  it('binds syscall, and its calls are found', () => {
    const text = fs.readFileSync(path.resolve(__dirname, '../../../../server/runner/libc.ts'), 'utf8');
    const file = read(text);
    assert.deepEqual(file.bindings.map(showFunction), [
      'koffi itself: syscall(i64, i32, u64, *void, *void, *void, i32) i64 mixed',
      'koffi itself: poll(*void, u64, i32) i32 number',
      'koffi itself: ioctl(i32, u64, *void) i32 number',
      'koffi itself: fcntl(i32, i32, *void) i32 number',
      'koffi itself: getpagesize() i32 number',
    ]);
    const found: string[] = [];
    const visit = (node: SyntaxNode): void => {
      const site = file.foreignCall(node);
      if (site !== undefined) {
        const [number] = site.arguments;
        const call = number?.kind === 'written' ? file.systemCallOf(number.node) : undefined;
        found.push(`${site.call.fn.symbol} ${site.call.manner} ${call ?? ''}`.trim());
      }
      node.namedChildren.forEach(visit);
    };
    visit(file.root);
    assert.deepEqual(found, [
      'getpagesize sync',
      'syscall callback move_pages',
      'ioctl callback',
      'syscall sync move_pages',
      'syscall sync',
      'poll sync',
      'fcntl sync',
    ]);
  });
});
