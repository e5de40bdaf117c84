import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read, valueOf } from './read';

/** Text, and what its last expression is. */
const constants: Readonly<Record<string, string>> = {
  '279': '279',
  '0x1_000': '4096',
  '-1n': '-1n',
  '1 << 31': '-2147483648',
  '1 << 32': '1',
  '2 | 4': '6',
  '~0 >>> 0': '4294967295',
  '0xffffffffffffffffn & ~0xfffn': '18446744073709547520n',
  'Math.pow(2, 12) - 1': '4095',
  '2n ** 64n - 1n': '18446744073709551615n',
  '1n / 0n': 'unknown',
  '1 + 1n': 'unknown',
  "'a' + 'b'": '"ab"',
  "'\\x6c\\u{69}b\\n'": '"lib\\n"',
  '`libnuma.so.${1}`': '"libnuma.so.1"',
  '`libnuma.so.${x}`': 'unknown',
  'true ? 1 : 2': '1',
  'f() ? 1 : 2': 'unknown',
  'f() ? 2 : 2': '2',
  'null ?? 4': '4',
  '0 || 5': '5',
  '(1 as number)!': '1',
  '(<any>3)': '3',
  '({ a: 1 } satisfies X).a': '1',
  'BigInt(16)': '16n',
  'Number(16n)': '16',
  'BigInt.asUintN(64, -1n)': '18446744073709551615n',
  '[1, 2, ...[3]]': '[1, 2, 3]',
  '[1, 2].length': '2',
  '(0, 7)': '7',
  'await 3': '3',
  'process.pid': 'process.pid',
  'Deno.pid': 'Deno.pid',
  nothing: 'globalThis.nothing',
};

const names: Readonly<Record<string, string>> = {
  'const A = 2; A': '2',
  'let a = 2; a': '2',
  'let a = 2; a = 3; a': 'unknown',
  'let a = 2; function f() { a++; } a': 'unknown',
  'let a = 2; { let a = 3; a++; } a': '2',
  'let a = 2; [a] = [3]; a': 'unknown',
  'let a = 2; for (a of x) {} a': 'unknown',
  'var a = 2; var a = 3; a': 'unknown',
  'const a = a; a': 'unknown',
  'const a = b, b = a; a': 'unknown',
  'declare const a: number; a': 'unknown',
  'const F = { MOVE: 1 << 1, ALL: 4 } as const; F.MOVE | F.ALL': '6',
  "const F = Object.freeze({ 'a-b': 1 }); F['a-b']": '1',
  'const F = { MOVE: 2 }; F.MOVE = 4; F.MOVE': 'unknown',
  'const F = { MOVE: 2 }; F[k] = 4; F.MOVE': 'unknown',
  'const F = { MOVE: 2 }; Object.assign(F, x); F.MOVE': 'unknown',
  'const F = { MOVE: 2 }; Object.assign(x, F); F.MOVE': '2',
  'const F = {}; F.MOVE = 2; F.MOVE': '2',
  'const F = { MOVE: 2 }; G.MOVE = 4; F.MOVE': '2',
  'const F = { MOVE: 2 }; { const F = { MOVE: 1 }; F.MOVE = 4; } F.MOVE': '2',
  'const F = { ...{ A: 1, B: 2 }, A: 3 }; F.A + F.B': '5',
  'const F = { A: 1, ...x }; F.A': 'unknown',
  'const F = { get A() { return 5; } }; F.A': '5',
  'const k = "A"; const F = { [k]: 9 }; F[k]': '9',
  'const { A, B: { C = 4 } } = { A: 1, B: {} }; A + C': '5',
  'const [, b] = [1, 2]; b': '2',
  'const [a, ...b] = [1, 2]; b': 'unknown',
  'const a = []; for (const x of y) a.push(x); a.length': 'unknown',
  'const a = [1]; f(a); a.length': 'unknown',
  'const a = [1]; a[1] = 2; a.length': 'unknown',
  'const a = [1]; const b = a; a.length': 'unknown',
  'const a = [1, 2] as const; f(a); a[1]': '2',
  'const a = [1, 2]; a.map(f); [...a, 3].length + a[0]': '4',
  'const o = { a: [1] }; o.a.length': 'unknown',
  'const o = { a: [1] } as const; o.a.length': '1',
  'class C { a = []; f() { return this.a.length; } } new C().f()': 'unknown',
  'enum E { A, B, C = 1 << 4, D, E = C | D } E.B + E.D + E.E': '35',
  'const enum E { A = 2 } E.A': '2',
  "enum E { A = 'x' } E.A": '"x"',
  'enum E { A = f(), B } E.B': 'unknown',
  'namespace N { export const A = 3; const B = 4; } N.A': '3',
  'namespace N { const B = 4; } N.B': 'undefined',
  'function f() { return 3; } f()': '3',
  'const f = () => 3; f()': '3',
  'const f = (x: number) => x + 1; f(2)': '3',
  'function f(x) { if (x) return 3; return 4; } f(1)': 'unknown',
  'function f(x) { if (x) return 3; } f(1)': 'unknown',
  'function* f() { return 3; } f()': 'unknown',
  'function f() { return f(); } f()': 'unknown',
};

const classes: Readonly<Record<string, string>> = {
  'class C { static A = 1; static { this.B = 2; } } C.A': '1',
  'class C { static readonly A = 1; } C.A': '1',
  'class C { static A = 1; f() { C.A = 2; } } C.A': 'unknown',
  'class C { a = 1; } new C().a': '1',
  'class C { a = 1; f() { this.a = 2; } } new C().a': 'unknown',
  'class C { a; constructor() { this.a = 2; } } new C().a': '2',
  'class C { #a = 4; get a() { return this.#a; } } new C().a': '4',
  'class B { a = 1; } class C extends B {} new C().a': '1',
  'class C { f() { return 1; } } new C().f': 'function f',
  'const o = { a: 3, f() { return this.a; } }; o.f()': '3',
};

const modules: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ["import { A } from './a.js'; A", { './a.js': 'export const A = 1;' }, '1'],
  ["import { A as B } from './a'; B", { './a': 'const x = 2; export { x as A };' }, '2'],
  ["import a from './a'; a", { './a': 'export default 3;' }, '3'],
  ["import a from './a'; a.X", { './a': 'export default { X: 3 };' }, '3'],
  ["import * as a from './a'; a.A", { './a': 'export enum A { X = 5 }' }, 'object'],
  ["import { A } from './a'; A.X", { './a': 'export enum A { X = 5 }' }, '5'],
  ["import { A } from './a'; A", { './a': "export * from './b';", './b': 'export const A = 6;' }, '6'],
  [
    "import { A } from './x/a'; A",
    { './x/a': "export { A } from '../b';", './b': 'export const A = 7;' },
    '7',
  ],
  ["import { n } from './a'; n.A", { './a': "export * as n from './b';", './b': 'export const A = 8;' }, '8'],
  ["const { A } = require('./a'); A", { './a': 'module.exports = { A: 9 };' }, '9'],
  ["const a = require('./a'); a.A", { './a': 'exports.A = exports.B = void 0; exports.A = 10;' }, '10'],
  ["import a from './a'; a.A", { './a': 'module.exports = { A: 11 };' }, '11'],
  ["import a = require('./a'); a.A", { './a': 'export = { A: 12 };' }, '12'],
  ["const { A } = await import('./a'); A", { './a': 'export const A = 13;' }, '13'],
  ["import { A } from './a'; A", {}, 'unknown'],
  ["import { B } from './a'; B", { './a': 'export const A = 1;' }, 'undefined'],
  ["import { A } from './a'; A", { './a': "export * from './b';" }, 'unknown'],
  ["import { A } from './a'; A", { './a': "export { A } from './a';" }, 'unknown'],
  ["import type { A } from './a'; A", { './a': 'export const A = 1;' }, 'globalThis.A'],
  ["import { A } from './a'; A", { './a': 'export let A = 1; A = 2;' }, 'unknown'],
  ["import os from 'node:os'; os.constants.errno.EPERM", {}, '1'],
  ["import { constants } from 'os'; constants.errno.ENOENT", {}, '2'],
  ["import koffi from 'koffi'; koffi.load", {}, 'koffi.load'],
  ["import * as k from 'koffi'; k.default.load", {}, 'koffi.load'],
  ["const k = __importDefault(require('koffi')); k.default.load", {}, 'koffi.load'],
  [
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('koffi').load",
    {},
    'koffi.load',
  ],
];

const parameters: Readonly<Record<string, string>> = {
  'bind(4); function bind(x) { return x; } bind': 'function bind',
  'const r = bind(4); function bind(x) { const y = x; return y; } r': '4',
};

describe('what an expression is', () => {
  for (const [text, expected] of Object.entries({ ...constants, ...names, ...classes, ...parameters }))
    it(text, () => {
      assert.equal(valueOf(`${text};`), expected);
    });
  for (const [text, files, expected] of modules)
    it(`${text} with ${JSON.stringify(files)}`, () => {
      assert.equal(valueOf(`${text};`, files), expected);
    });

  it('is the same in JavaScript', () => {
    assert.equal(
      valueOf(
        'class C { static A = 1; #b = 2; get c() { return this.#b; } } C.A + new C().c;',
        {},
        'javascript',
      ),
      '3',
    );
    assert.equal(valueOf('const { a = 1, b: c } = { b: 2 }; a + c;', {}, 'javascript'), '3');
    assert.equal(valueOf('const r = f(); function f(x = 3) { return x; } r;', {}, 'javascript'), '3');
  });

  it('keeps the first name of a number', () => {
    const file = read('const FLAGS = { MPOL_MF_MOVE: 2 }; const flags = FLAGS.MPOL_MF_MOVE; flags;');
    const last = file.root.namedChildren.at(-1)?.namedChildren[0];
    assert.ok(last);
    const value = file.evaluate(last);
    assert.equal(value.kind === 'number' ? value.name : '', 'MPOL_MF_MOVE');
  });

  it('walks members that mention each other once', () => {
    const names = Array.from({ length: 40 }, (_, at) => `m${at}`);
    const writes = names.map((one) => `this.${one} = ${names.map((other) => `this.${other}`).join(' + ')};`);
    assert.equal(valueOf(`class C { f() { ${writes.join(' ')} } } new C().m0;`), 'unknown');
  });

  it('gives up on what is nested without end', () => {
    assert.equal(valueOf(`${'('.repeat(3000)}1${')'.repeat(3000)};`), 'unknown');
    assert.equal(valueOf(`${'1+'.repeat(3000)}1;`), 'unknown');
    assert.equal(valueOf(`${'{a:'.repeat(500).replace(/^/, 'x=')}1${'}'.repeat(500)};`), 'object');
  });
});

describe('the files that are wanted', () => {
  it('are relative, and named as the linted file would name them', () => {
    const file = read(
      "import './side'; import { a } from './lib/a.js'; import k from 'koffi'; require('../up'); export * from './re'; a;",
      { './lib/a.js': "export { a } from './b.js'; export * from '../../c';" },
    );
    assert.deepEqual(
      file.wanted.map((one) => one.spelling),
      ['./lib/a.js', './re', '../up', './lib/b.js', '../c'],
    );
  });
});
