import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import vm from 'node:vm';
import { evaluateText, frameEvaluator } from '../../client/debug/session/arguments';
import { familyOf } from '../../client/debug/session/families';
import { checkScript, readableExpression } from '../../client/debug/session/script/expression';
import { describeExpression } from '../../client/debug/session/script/reader';
import type { ParameterRole } from '../../server/kernel/calls';
import { NodeDebuggee } from './node-debuggee';

const fixture = path.resolve(__dirname, '../../../test/session/fixtures/arguments.mjs');

describe('expressions of JavaScript and TypeScript', () => {
  const reason = (text: string): string => {
    const verdict = checkScript(text);
    return verdict.free ? '' : verdict.reason;
  };

  it('pass when they only read', () => {
    for (const text of [
      'pages',
      'this.pages',
      'pages.length',
      'BigInt(pages.length)',
      '(count as number) * 2 - 1',
      'pages!',
      'config?.flags.move | (1 << 2)',
      "options['flags']",
      'batch.pages.subarray(0, n)',
      'n > 0 ? pages : null',
      'nodes ?? null',
      'pages as unknown as bigint[]',
      'x satisfies Map<string, Array<number>>',
      '0x7f00_0000n',
      '~0 >>> 1 ** 2',
      '!done && -1',
      '[1, 1, 1]',
      'typeof x === "number" ? x : 0',
    ])
      assert.equal(reason(text), '', text);
  });

  it('are refused when they could run code of the program or change it', () => {
    const refused: Readonly<Record<string, RegExp>> = {
      'next()': /^calls next\(\)/,
      'pages.map(f)': /^calls map\(\)/,
      'f?.()': /^calls f\(\)/,
      'n++': /^changes a variable/,
      '--n': /^changes a variable|understood/,
      'n = 3': /^assigns with =/,
      'n ??= 3': /^assigns/,
      'n >>>= 3': /assigns|understood/,
      'new Int32Array(4)': /"new"/,
      'await pages': /"await"/,
      'delete a.b': /"delete"/,
      '() => 1': /understood|function/,
      'x => x': /has a function/,
      'f`x`': /understood/,
      '`${n}`': /template/,
      'a, b': /list/,
      '[...pages]': /spreads/,
      '{ a: 1 }': /brace/,
      'a; b': /more than one/,
      'this.#pages': /#pages, which may be a getter/,
      'a in b': /"in"/,
      'a instanceof B': /"instanceof"/,
      'import("x")': /"import"/,
      '': /empty/,
      'a +': /too soon/,
      '(a': /too soon/,
      'a)': /understood/,
      '/a/': /understood/,
      'BigInt()': /calls BigInt/,
    };
    for (const [text, pattern] of Object.entries(refused)) assert.match(reason(text), pattern, text);
  });

  it('are evaluated with names that no source map can rename', () => {
    const words =
      'const continue return typeof undefined null throw new try catch for let of if else in instanceof true';
    const known = new Set([...words.split(' '), 'function', 'globalThis']);
    const names = describeExpression('0')
      .replace(/'[^']*'/g, '')
      .match(/(?<![.\w$])[A-Za-z_]\w*/g);
    assert.deepEqual(
      [...new Set(names)].filter((name) => !known.has(name)),
      [],
    );
    assert.ok(!/\.\.\.[a-z]/.test(describeExpression('0')));
  });

  it('keep their meaning when they are rewritten', () => {
    const plain = { $plain: (v: unknown) => v, $get: (o: Record<string, unknown>, k: string) => o[k] };
    const evaluate = (text: string): unknown => {
      const read = readableExpression(text);
      assert.ok(read.ok, text);
      return vm.runInNewContext(read.code, { $numaLens: plain, a: { b: { c: 7 } } });
    };
    for (const [text, value] of [
      ['2 ** 3 ** 2', 512],
      ['10 - 3 - 2', 5],
      ['1 + 2 * 3 << 1 | 1', 15],
      ['1 < 2 === true', true],
      ['a.b.c % 4', 3],
      ['0 || null ?? 5', 5],
      ['false ? 1 : true ? 2 : 3', 2],
      ['a.b["c"] as number + 1', 8],
    ] as const)
      assert.equal(evaluate(text), value, text);
  });
});

describe('arguments of a paused Node program', { skip: process.platform !== 'linux' }, () => {
  let debuggee: NodeDebuggee;
  before(async () => {
    const line = fs
      .readFileSync(fixture, 'utf8')
      .split('\n')
      .findIndex((one) => one.includes('stop here'));
    debuggee = await NodeDebuggee.stoppedAt(fixture, line + 1);
  });
  after(() => {
    debuggee.end();
  });

  const read = (role: ParameterRole, text: string) =>
    evaluateText(
      'move_pages',
      role,
      text,
      frameEvaluator(debuggee, familyOf({ debuggerType: 'pwa-node' }), { id: 0 }),
    );
  const number = async (text: string): Promise<bigint | string> => {
    const answer = await read('count', text);
    if (!answer.ok) return answer.message;
    assert.ok(typeof answer.value === 'bigint');
    return answer.value;
  };
  const values = async (text: string, width: 4 | 8, count: number) => {
    const answer = await read('pages', text);
    assert.ok(answer.ok && typeof answer.value !== 'bigint', text);
    const contents = await answer.value.read('pages', width, count);
    return contents.ok ? contents.value : contents.failure.message;
  };

  it('are read as numbers', async () => {
    const numbers: Readonly<Record<string, bigint>> = {
      count: 2n,
      'pages.length': 5000n,
      'BigInt(pages.length) * 8n': 40000n,
      'bytes.length': 8n,
      'list.length': 3n,
      'nodes.byteLength / 4': 3n,
      'config.flags.move | 1': 3n,
      "config['flags'].move": 2n,
      big: 0xffff_ffff_ffff_ffffn,
      '-1': 0xffff_ffff_ffff_ffffn,
      'this.pages.length as number': 2n,
      'pages[3]': 12288n,
      'nothing?.length ?? 4': 4n,
    };
    for (const [text, value] of Object.entries(numbers)) assert.equal(await number(text), value, text);
    assert.equal(await number('pid'), BigInt(debuggee.pid));
  });

  it('are refused in words when they are none', async () => {
    const refused: Readonly<Record<string, RegExp>> = {
      half: /it is 1\.5, no whole number$/,
      text: /it is no number but of type string$/,
      nothing: /is null or undefined, and "count" is a number\.$/,
      pages: /is an array, and "count" is a number\.$/,
      nosuch: /nosuch is not defined$/,
      'nothing.length': /it reads a member of undefined$/,
      config: /it is an object that is no array$/,
    };
    for (const [text, pattern] of Object.entries(refused))
      assert.match(String(await number(text)), pattern, text);
  });

  it('are read as arrays, with the bytes that the callee would find', async () => {
    assert.deepEqual(await values('view', 8, 2), [4096n, 8192n]);
    assert.deepEqual(await values('this.pages', 8, 2), [0x7f0000001000n, 0x7f0000002000n]);
    assert.deepEqual(await values('pages.subarray(-2)', 8, 2), [4998n * 4096n, 4999n * 4096n]);
    assert.deepEqual(await values('nodes', 4, 3), [0n, 1n, -1n]);
    assert.deepEqual(await values('bytes', 4, 2), [1n, -1n]);
    assert.deepEqual(await values('bytes.buffer', 4, 0), []);
    assert.deepEqual(await values('shared', 4, 2), [0n, 0n]);
    assert.deepEqual(await values('list', 8, 3), [0x1000n, 0x2000n, 0n]);
    assert.deepEqual(await values('[1, count]', 4, 2), [1n, 2n]);
    // A Float64Array for pages is a mistake, and this is what the kernel makes of it.
    assert.deepEqual(await values('wide', 8, 1), [0x3ff0_0000_0000_0000n]);
    const null_ = await read('nodes', 'nothing');
    assert.deepEqual(null_, { ok: true, value: 0n });
  });

  it('are read whole, in pieces', async () => {
    const whole = await values('pages', 8, 5000);
    assert.ok(typeof whole !== 'string');
    assert.deepEqual(
      whole,
      Array.from({ length: 5000 }, (_, i) => BigInt(i) * 4096n),
    );
  });

  it('are refused when they are shorter than the call reads', async () => {
    assert.match(String(await values('view', 8, 3)), /room for 2 values of 8 bytes, and the call reads 3/);
    assert.match(String(await values('nodes', 8, 2)), /room for 1 values of 8 bytes/);
  });

  it('run nothing of the program', async () => {
    const refused: Readonly<Record<string, RegExp>> = {
      'this.length': /reads length, which is a getter/,
      'config.node': /reads node, which is a getter/,
      'object + 1': /is computed from an object/,
      'pages[object]': /is computed from an object/,
      'proxy.length': /is a proxy/,
      'Number(count)': /calls a function of the program/,
      object: /an object that is no array/,
    };
    for (const [text, pattern] of Object.entries(refused))
      assert.match(String(await number(text)), pattern, text);
    assert.match(String((await read('pages', 'proxy')).ok), /false/);
    assert.match(String(await values('lazy', 8, 2)), /reads 0, which is a getter/);
    const ran = await debuggee.request('evaluate', { expression: 'ran.join()', frameId: 0 });
    assert.deepEqual(ran, { ok: true, value: { result: "''", variablesReference: 0 } });
  });
});
