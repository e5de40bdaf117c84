import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callOf, lastExpression, read, showFunction, valueOf } from './read';

/** The same function in the words of each library. */
const movePages: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  'ffi-napi': [
    [
      "const ffi = require('ffi-napi'); const numa = ffi.Library('libnuma', { move_pages: ['long', ['int', 'ulong', 'pointer', 'int *', 'pointer', 'int']] }); numa.move_pages;",
      'sync ffi-napi libnuma.so: move_pages(i32, u64, *void, *i32, *void, i32) i64 number',
    ],
    [
      "import ffi from 'ffi-napi'; import ref from 'ref-napi'; const { move_pages } = new ffi.Library('libnuma.so.1', { 'move_pages': [ref.types.long, [ref.types.int, 'size_t', ref.refType(ref.refType('void')), ref.refType(ref.types.int), 'int32 *', 'int32']] }); move_pages;",
      'sync ffi-napi libnuma.so.1: move_pages(i32, u64, **void, *i32, *i32, i32) i64 number',
    ],
    [
      "var ffi = require('ffi'), ArrayType = require('ref-array'); var ints = ArrayType('int'); ffi.Library(null, { f: ['void', [ints, 'string', 'uint8', 'double'], { async: true }] }).f;",
      'callback ffi-napi itself: f(*i32, *i8, u8, f64) void',
    ],
    [
      "const ffi = require('ffi-napi'); ffi.Library('libc', { f: ['int', []] }).f.async;",
      'callback ffi-napi libc.so: f() i32 number',
    ],
    [
      "const ffi = require('ffi-napi'); ffi.Library('libc', { printf: ['int', ['string'], { varargs: true }] }).printf;",
      'unknown',
    ],
    ["const ffi = require('ffi-napi'); ffi.Library('libc', table).f;", 'unknown'],
    ["const ffi = require('ffi-napi'); ffi.Library('libc', { f: ['int', []] }).g;", 'undefined'],
    [
      "const ffi = require('ffi-napi'); const common = { f: ['int', []] }; ffi.Library(file, { ...common, g: ['int', types] }).g;",
      'sync ffi-napi ?: g(?) i32 number',
    ],
  ],
  'ffi-rs': [
    [
      "import { open, define, DataType } from 'ffi-rs'; open({ library: 'numa', path: 'libnuma.so.1' }); const numa = define({ move_pages: { library: 'numa', retType: DataType.I64, paramsType: [DataType.I32, DataType.U64, DataType.U8Array, DataType.External, DataType.I32Array, DataType.I32], errno: true } }); numa.move_pages;",
      'sync ffi-rs libnuma.so.1: move_pages(i32, u64, *u8, *void, *i32, i32) i64 number errno',
    ],
    [
      "const { open, define, DataType: D } = require('ffi-rs'); open({ library: 'c', path: '' }); define({ f: { library: 'c', retType: D.BigInt, paramsType: [D.Double, arrayConstructor({ type: D.I32Array, length: 3 })], runInNewThread: true } }).f;",
      'promise ffi-rs itself: f(f64, *i32) i64 bigint nonblocking',
    ],
  ],
  Deno: [
    [
      "const lib = Deno.dlopen('libnuma.so.1', { move_pages: { parameters: ['i32', 'usize', 'buffer', 'buffer', 'pointer', 'i32'], result: 'i64' } } as const); lib.symbols.move_pages;",
      'sync deno libnuma.so.1: move_pages(i32, u64, *void, *void, *void, i32) i64 bigint',
    ],
    [
      "const { symbols: { mp } } = Deno.dlopen('libnuma.so.1', { mp: { name: 'move_pages', parameters: [], result: 'i32', nonblocking: true, optional: true } }); mp;",
      'promise deno libnuma.so.1: move_pages() i32 number nonblocking',
    ],
    ["Deno.dlopen(url, { x: { type: 'i32' } }).symbols.x;", 'unknown'],
    ["const Deno = other; Deno.dlopen('a', { f: { parameters: [], result: 'i32' } }).symbols.f;", 'unknown'],
  ],
  'bun:ffi': [
    [
      "import { dlopen, FFIType } from 'bun:ffi'; const { symbols } = dlopen('libnuma.so.1', { move_pages: { args: [FFIType.i32, FFIType.u64, FFIType.ptr, 'ptr', 'pointer', 'int'], returns: FFIType.i64 } }); symbols.move_pages;",
      'sync bun libnuma.so.1: move_pages(i32, u64, *void, *void, *void, i32) i64 bigint',
    ],
    [
      "import { dlopen, FFIType as T } from 'bun:ffi'; dlopen('a', { f: { args: [T.u64_fast], returns: 'i64_fast' }, g: {} }).symbols.f;",
      'sync bun a: f(u64) i64 mixed',
    ],
    ["import { dlopen } from 'bun:ffi'; dlopen('a', { g: {} }).symbols.g;", 'sync bun a: g() void'],
  ],
  'node:ffi': [
    [
      "import ffi from 'node:ffi'; const { functions } = ffi.dlopen('libnuma.so.1', { move_pages: { arguments: ['int32', 'u64', 'pointer', 'buffer', 'ptr', 'i32'], return: 'int64' } }); functions.move_pages;",
      'sync node-ffi libnuma.so.1: move_pages(i32, u64, *void, *void, *void, i32) i64 bigint',
    ],
    [
      "const { DynamicLibrary, types } = require('node:ffi'); const lib = new DynamicLibrary(null); lib.getFunction('f', { arguments: [types.INT_32, types.FLOAT_64], return: types.POINTER });",
      'sync node-ffi itself: f(i32, f64) *void bigint',
    ],
    [
      "import { dlopen } from 'node:ffi'; const { lib } = dlopen('a'); lib.getFunctions({ f: { parameters: ['int'] } }).f;",
      'sync node-ffi a: f() void',
    ],
    [
      "import { dlopen } from 'node:ffi'; const { functions: { f } } = dlopen('a', { f: { arguments: ['long'], return: 'int' } }); f;",
      'sync node-ffi a: f(unknown) unknown',
    ],
  ],
};

const calls: Readonly<Record<string, string>> = {
  "const ffi = require('ffi-napi'); const l = ffi.Library('x', { f: ['int', ['int']] }); l.f.async(1, (e, r) => r);":
    'f callback (1) callback',
  "import { define, DataType } from 'ffi-rs'; const l = define({ f: { library: 'x', retType: DataType.I32, paramsType: [DataType.I32] } }); l.f([1, 2]);":
    'f sync (1, 2)',
  "import { define, DataType } from 'ffi-rs'; const l = define({ f: { library: 'x', retType: DataType.I32, paramsType: [DataType.I32] } }); l.f(list);":
    'f sync ()',
  "import { load, DataType } from 'ffi-rs'; load({ library: 'x', funcName: 'f', retType: DataType.I32, paramsType: [], paramsValue: [a, b] });":
    'f sync (a, b)',
  "import { load, DataType } from 'ffi-rs'; await load({ library: 'x', funcName: 'f', retType: DataType.I32, paramsType: [], paramsValue: [a], runInNewThread: true });":
    'none',
  "import { load } from 'ffi-rs'; load(options);": 'none',
  "const l = Deno.dlopen('x', { f: { parameters: ['i32'], result: 'i32' } }); l.symbols.f(7);": 'f sync (7)',
  "const l = Deno.dlopen('x', { f: { parameters: ['i32'], result: 'i32' } }); l.close();": 'none',
};

const addresses: Readonly<Record<string, string>> = {
  'Deno.UnsafePointer.of(a);': 'a pointer',
  'Deno.UnsafePointer.value(Deno.UnsafePointer.of(a));': 'a bigint',
  'const p = Deno.UnsafePointer.of(a); Deno.UnsafePointer.value(p);': 'a bigint',
  'Deno.UnsafePointer.value(p);': 'none',
  "import { ptr } from 'bun:ffi'; ptr(a);": 'a number',
  "import ref from 'ref-napi'; ref.address(a);": 'a number',
  "import { getRawPointer } from 'node:ffi'; getRawPointer(a);": 'a bigint',
  'ptr(a);': 'none',
};

describe('a function that is bound', () => {
  for (const [library, texts] of Object.entries(movePages))
    for (const [text, expected] of texts)
      it(`by ${library}: ${text}`, () => {
        assert.equal(valueOf(text), expected);
      });
  for (const [text, expected] of Object.entries(calls))
    it(text, () => {
      assert.equal(callOf(text), expected);
    });
  for (const [text, expected] of Object.entries(addresses))
    it(text, () => {
      const file = read(text);
      const found = file.addressOf(lastExpression(file));
      assert.equal(found === undefined ? 'none' : `${found.of.text} ${found.value}`, expected);
    });

  it('reads errno with ffi.errno() of ffi-napi', () => {
    const file = read("const ffi = require('ffi-napi'); ffi.errno();");
    assert.equal(file.readsErrno(lastExpression(file)), true);
  });

  it('is listed with all others of its table, and the places of its parts', () => {
    const text =
      "const T = { parameters: ['i32', 'u32'], result: 'i64' } as const; Deno.dlopen('libc.so.6', { f: T, g: { name: 'h', ...T } });";
    const { bindings } = read(text);
    assert.deepEqual(bindings.map(showFunction), [
      'deno libc.so.6: f(i32, u32) i64 bigint',
      'deno libc.so.6: h(i32, u32) i64 bigint',
    ]);
    const at = ({ span }: { span: { start: number; end: number } }): string =>
      text.slice(span.start, span.end);
    const [f, h] = bindings;
    assert.ok(f && h);
    assert.deepEqual([f.symbolPlace, h.symbolPlace, f.place].map(at), ['f', "'h'", 'f: T']);
    assert.deepEqual(
      f.parameters?.map((one) => at(one.place)),
      ['i32', 'u32'],
    );
  });

  it('may be declared in another file in parts', () => {
    const files = {
      './types.js':
        "export const word = 'usize'; export const table = { move_pages: { parameters: ['i32', word], result: 'i64' } };",
    };
    const text =
      "import { table } from './types.js'; const { symbols } = Deno.dlopen('libnuma.so.1', table); symbols.move_pages;";
    assert.equal(valueOf(text, files), 'sync deno libnuma.so.1: move_pages(i32, u64) i64 bigint');
    assert.equal(read(text, files).bindings.length, 0);
  });

  it('by load() of ffi-rs is listed', () => {
    const text =
      "import { load, open, DataType } from 'ffi-rs'; open({ library: 'n', path: 'libnuma.so.1' }); function f(pid) { return load({ library: 'n', funcName: 'move_pages', retType: DataType.I64, paramsType: [DataType.I32], paramsValue: [pid] }); }";
    assert.deepEqual(read(text).bindings.map(showFunction), [
      'ffi-rs libnuma.so.1: move_pages(i32) i64 number',
    ]);
  });
});
