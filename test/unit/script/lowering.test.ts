import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallFacts } from '../../../server/core/facts/call-facts';
import { valueKey, type AbstractValue } from '../../../server/core/facts/value';
import type { ParameterRole } from '../../../server/kernel/calls';
import { binding, eachScriptCall, inFunction } from './facts-of';
import { parser } from './read';

/** What `tell` says of the only call of the text. */
function only<T>(text: string, tell: (facts: CallFacts) => T): T {
  const found: { readonly told: T }[] = [];
  eachScriptCall(text, parser, (facts) => {
    if (facts.site.calleeName === 'move_pages') found.push({ told: tell(facts) });
  });
  const [one, ...others] = found;
  if (one === undefined || others.length > 0) throw new Error(`${found.length} calls instead of one`);
  return one.told;
}

/** A value without the marks that say where it came from. */
function plain(value: AbstractValue | undefined): string {
  return value === undefined ? '-' : valueKey({ points: value.points, marks: [] }).trim();
}

/** What an array holds: single entries, then what loops stored. */
function contents(facts: CallFacts, role: ParameterRole): readonly string[] {
  const array = facts.array(role);
  if (array === undefined) return ['no single array'];
  return [
    ...array.cells.map((cell) => `${cell.offset.key}/${cell.width}: ${plain(cell.value)}`),
    ...array.fills.map(
      (fill) =>
        `${fill.offset.key.replaceAll(fill.index, 'i')}/${fill.width} x ${fill.count?.key ?? '?'}: ` +
        plain(fill.value).replaceAll(fill.index, 'i'),
    ),
  ];
}

/** Length in bytes, and what the elements are. */
function shape(facts: CallFacts, role: ParameterRole): string {
  const array = facts.array(role);
  const element = array?.region.element;
  const kind = element?.kind === 'int' ? `${element.signed ? 'i' : 'u'}${element.width}` : element?.kind;
  return `${array?.bytes?.key ?? '?'} ${kind ?? '?'}`;
}

const call = 'const rc = move_pages(0, pages.length, pages, nodes, status, MPOL_MF_MOVE);';

/** A function in which `lines` make pages, nodes and status. */
const moved = (lines: string, parameters = 'base: bigint, n: number'): string =>
  inFunction(`${lines}\n${call}\nreturn rc;`, parameters);

const arrays = (pages: string, nodes = 'new Int32Array(4)', status = 'new Int32Array(4)'): string =>
  moved(`const pages = ${pages};\nconst nodes = ${nodes};\nconst status = ${status};`);

describe('typed arrays in the flow graph', () => {
  it('knows length, element and contents of an array from a list', () => {
    const text = arrays('new BigUint64Array([base, base + 4096n])', 'Int32Array.of(1, 0)');
    only(text, (facts) => {
      assert.deepEqual(contents(facts, 'pages'), ['0/8: 1*p:0+0', '8/8: 1*p:0+4096']);
      assert.deepEqual(contents(facts, 'nodes'), ['0/4: 1', '4/4: 0']);
      assert.equal(shape(facts, 'pages'), '16 u64');
      assert.equal(shape(facts, 'status'), '16 i32');
      assert.equal(facts.count?.key, '2');
      assert.equal(facts.mode, 'move');
    });
  });

  it('takes a new array for zeroes', () => {
    only(arrays('new BigUint64Array(n)'), (facts) => {
      const { state } = facts.array('pages')?.region ?? {};
      assert.equal(state?.initial, 'zero');
      assert.equal(shape(facts, 'pages'), '8*p:1+0 u64');
      assert.equal(facts.count?.key, '1*p:1+0');
    });
  });

  it('summarises the loop that fills an array', () => {
    const loop = 'for (let i = 0; i < n; i++) pages[i] = base + BigInt(i) * 4096n;';
    const text = moved(
      `const pages = new BigUint64Array(n);\n${loop}\nconst nodes = new Int32Array(n).fill(1), status = new Int32Array(n);`,
    );
    only(text, (facts) => {
      assert.deepEqual(contents(facts, 'pages'), ['8*i+0/8 x 1*p:1+0: 1*p:0+4096*i+0']);
      assert.deepEqual(contents(facts, 'nodes'), ['4*i+0/4 x 1*p:1+0: 1']);
    });
  });

  it('makes the same of from() with a function for each element', () => {
    for (const pages of [
      'BigUint64Array.from({ length: n }, (_, i) => base + BigInt(i) * 4096n)',
      'BigUint64Array.from(Array.from({ length: n }, (_, i) => base + BigInt(i) * 4096n))',
      'new BigUint64Array(Array.from({ length: n }, function (_, i) { return base + BigInt(i) * 4096n; }))',
    ])
      only(arrays(pages), (facts) => {
        assert.deepEqual(contents(facts, 'pages'), ['8*i+0/8 x 1*p:1+0: 1*p:0+4096*i+0'], pages);
        assert.equal(shape(facts, 'pages'), '8*p:1+0 u64');
      });
  });

  it('follows a plain array that grows', () => {
    const text = moved(
      `const list = [];
       for (let at = base; at < base + 16384n; at += 4096n) list.push(at);
       const pages = BigUint64Array.from(list), nodes = new Int32Array(4), status = new Int32Array(4);`,
    );
    only(text, (facts) => {
      assert.deepEqual(contents(facts, 'pages'), ['8*i+0/8 x 4: 1*p:0+4096*i+0']);
      assert.equal(facts.count?.key, '4');
    });
  });

  it('sees a part of an array as the same storage', () => {
    const text = moved(
      `const all = new BigUint64Array([0n, 0n, base, base]);
       const pages = all.subarray(2), nodes = null, status = new Int32Array(2);`,
    );
    only(text, (facts) => {
      assert.deepEqual(contents(facts, 'pages').slice(2), ['0/8: 1*p:0+0', '8/8: 1*p:0+0']);
      assert.equal(facts.count?.key, '2');
      assert.equal(facts.mode, 'query');
    });
  });

  it('sees through views, buffers and their methods', () => {
    const text = moved(
      `const pages = Buffer.alloc(16);
       pages.writeBigUInt64LE(base, 0);
       new DataView(pages.buffer).setBigUint64(8, base + 4096n, true);
       const nodes = new Int32Array(new SharedArrayBuffer(8)), status = new Int32Array(2);
       nodes[1] = 1;`,
    );
    only(text, (facts) => {
      assert.deepEqual(contents(facts, 'pages'), ['0/8: 1*p:0+0', '8/8: 1*p:0+4096']);
      assert.deepEqual(contents(facts, 'nodes'), ['4/4: 1']);
      assert.equal(facts.array('nodes')?.bytes?.key, '8');
    });
  });

  it('knows the elements that a function may have changed from the array, which it cannot change', () => {
    only(arrays('new BigUint64Array([base, base])', 'seen(new Int32Array(2))'), (facts) => {
      assert.equal(shape(facts, 'pages'), '16 u64');
    });
    const text = moved(
      `const pages = new BigUint64Array([base]), nodes = new Int32Array(1), status = new Int32Array(1);
       somebody(pages);`,
    );
    only(text, (facts) => {
      assert.equal(shape(facts, 'pages'), '8 u64');
      assert.equal(facts.array('pages')?.complete, false);
      assert.deepEqual(contents(facts, 'pages'), []);
    });
  });

  it('knows an array of the module by its length', () => {
    const text = `${binding}const status = new Int32Array(8);
export function run(pages: BigUint64Array) { return move_pages(0, pages.length, pages, null, status, 0); }`;
    only(text, (facts) => {
      assert.equal(shape(facts, 'status'), '32 i32');
      assert.equal(facts.array('status')?.complete, false);
      assert.equal(facts.after.statusEscapes, true);
    });
  });
});

describe('numbers in the flow graph', () => {
  const flags = (expression: string, before = ''): string =>
    only(
      inFunction(
        `${before}\nconst flags = ${expression};\nmove_pages(0, 1, new BigUint64Array(1), null, new Int32Array(1), flags);`,
        'n: number, b: bigint',
      ),
      (facts) => plain(facts.argument('flags')?.value),
    );

  it('computes as the language does', () => {
    assert.equal(flags('2 | 4'), '6');
    assert.equal(flags('0xffffffff | 0'), '-1');
    assert.equal(flags('-1 >>> 28'), '15');
    assert.equal(flags('~0 & 0b110'), '6');
    assert.equal(flags('Math.floor(7 / 2)'), '3');
    assert.equal(flags('Math.ceil(7 / 2)'), '4');
    assert.equal(flags('Number(7n / 2n)'), '3');
    assert.equal(flags('Number(BigInt.asUintN(8, 258n))'), '2');
    assert.equal(flags('n ? 2 : 4'), '2|4');
    assert.equal(flags('(1_000 - 998)'), '2');
  });

  it('cuts what C cannot hold', () => {
    assert.equal(flags('0x1_0000_0002'), '2');
  });

  it('follows variables, objects, enums and destructuring', () => {
    assert.equal(flags('F.move | F.all', 'const F = { move: 2, all: 4 };'), '6');
    assert.equal(flags('a + c', 'const { a, b: { c } } = { a: 2, b: { c: 4 } };'), '6');
    assert.equal(flags('x', 'let x = 1; x <<= 2; x++;'), '5');
    assert.equal(flags('y', 'const [, y] = [1, 2];'), '2');
    assert.equal(flags('(() => { if (n) return 2; return 2; })()'), '2');
  });
});

describe('what a script does with the outcome', () => {
  const after = (lines: string, async = false): CallFacts['after'] => {
    const body = `const status = new Int32Array(1);\n${lines}`;
    const text = inFunction(body, 'pages: BigUint64Array');
    return only(
      async ? text.replace('export function', 'export async function') : text,
      (facts) => facts.after,
    );
  };
  const sync = 'const rc = move_pages(0, 1, pages, null, status, 0);\n';

  it('sees tests of the result, of errno and of the entries', () => {
    const { result, errno, status, lateErrno } = after(
      `${sync}if (rc === -1) throw new Error(\`failed: \${koffi.errno()}\`);
       if (status[0] === -14) return 1;`,
    );
    assert.deepEqual(
      result.map((one) => (one.kind === 'test' ? [one.comparison, one.against] : one.kind)),
      [['eq', -1n]],
    );
    assert.deepEqual(
      errno.map((one) => one.kind),
      ['passed'],
    );
    assert.deepEqual(lateErrno, []);
    assert.deepEqual(
      status.map((one) => (one.kind === 'test' ? [one.comparison, one.against] : one.kind)),
      [['eq', -14n]],
    );
  });

  it('knows a result that nobody looks at', () => {
    assert.equal(after('move_pages(0, 1, pages, null, status, 0);').discarded, 'plain');
    assert.equal(after('void move_pages(0, 1, pages, null, status, 0);').discarded, 'cast');
    assert.equal(after('return move_pages(0, 1, pages, null, status, 0);').discarded, undefined);
  });

  it('loses errno where other code runs first', () => {
    const late = after(`${sync}console.log(rc);\nif (rc < 0) return koffi.errno();`);
    assert.deepEqual(late.errno, []);
    assert.deepEqual(
      late.lateErrno.map((one) => one.overwrittenBy.name),
      ['console.log'],
    );
    const kept = after(`${sync}const text = String(rc);\nif (rc < 0) return [text, koffi.errno()];`);
    assert.equal(kept.errno.length, 1);
  });

  it('follows a callback, a promise around it and await', () => {
    const callback = after(
      `move_pages.async(0, 1, pages, null, status, 0, (error, rc) => {
         if (rc < 0) console.error(koffi.errno());
       });`,
    );
    assert.deepEqual(
      callback.result.map((one) => one.kind),
      ['test'],
    );
    assert.deepEqual(
      callback.errno.map((one) => one.kind),
      ['passed'],
    );
    assert.equal(callback.discarded, undefined);
    const awaited = after(
      `const rc = await new Promise((resolve, reject) => {
         move_pages.async(0, 1, pages, null, status, 0, (e, r) => (e ? reject(e) : resolve(r)));
       });
       if (rc < 0) console.error(koffi.errno());`,
      true,
    );
    assert.deepEqual(
      awaited.result.map((one) => one.kind),
      ['test'],
    );
    assert.deepEqual(awaited.errno, []);
    assert.deepEqual(
      awaited.lateErrno.map((one) => one.overwrittenBy.name),
      ['await'],
    );
  });

  it('knows what is reached when the call failed', () => {
    const failed = after(
      `${sync}try { check(rc); } finally { done(); }
       if (status[0] >= 0) return status[0];
       function check(value) { if (value !== 0) throw new Error('no'); }`,
    ).when('failed');
    assert.deepEqual(failed?.status, []);
    const open = after(`${sync}if (rc > 0) return 1;\nreturn status[0];`).when('failed');
    assert.equal(open?.status.length, 1);
  });
});

describe('functions of the file', () => {
  const run = (text: string): string =>
    only(`${binding}${text}`, (facts) => plain(facts.argument('flags')?.value));
  const made = (flags: string): string =>
    `move_pages(0, 1, new BigUint64Array(1), null, new Int32Array(1), ${flags});`;

  it('are executed where they are called, with defaults and captured variables', () => {
    assert.equal(run(`const f = (a, b = 4) => a | b;\nexport function g() { ${made('f(2)')} }`), '6');
    assert.equal(
      run(`function f(a, b = 4) { return a | b; }\nexport function g() { ${made('f(2, 1)')} }`),
      '3',
    );
    assert.equal(
      run(`export function g() { let n = 0; const add = (k) => { n += k; }; add(2); add(4); ${made('n')} }`),
      '6',
    );
    assert.equal(
      run(`export function g() { let n = 2; later(() => { n = 4; }); ${made('n')} }`) === '2',
      false,
    );
  });

  it('are found as methods, with their object', () => {
    const text = `class C { #flag = 2; constructor(more) { this.more = more; } get() { return this.#flag | this.more; } }
export function g() { const c = new C(4); ${made('c.get()')} }`;
    assert.equal(run(text), '6');
  });

  it('may change what the module knows while one of them waits', () => {
    const text = (wait: string): string =>
      `let flag = 0;\nexport function set() { flag = 1; }\nexport async function g() { flag = 2; ${wait}; ${made('flag')} }`;
    assert.equal(run(text('')), '2');
    assert.notEqual(run(text('await ready')), '2');
  });

  it('are nothing that C has under the same name', () => {
    const text = `import { free } from './pool.js';
export function g() { const pages = new BigUint64Array(1); free(pages); move_pages(0, 1, pages, null, new Int32Array(1), 0); }`;
    assert.equal(
      only(`${binding}${text}`, (facts) => facts.array('pages')?.region.state.freed),
      'no',
    );
  });
});

describe('null and missing arguments', () => {
  const mode = (parameters: string, nodes = 'nodes', before = ''): CallFacts['mode'] =>
    only(
      inFunction(
        `${before}\nmove_pages(0, 1, pages, ${nodes}, new Int32Array(1), 2);`,
        `pages: BigUint64Array, ${parameters}`,
      ),
      (facts) => facts.mode,
    );

  it('may be null where the source says so', () => {
    assert.equal(mode('nodes: Int32Array'), 'move');
    assert.equal(mode('nodes'), 'move');
    assert.equal(mode('nodes: Int32Array | null'), 'unknown');
    assert.equal(mode('nodes?: Int32Array'), 'unknown');
    assert.equal(mode('nodes = null'), 'unknown');
    assert.equal(mode('on: boolean', 'on ? new Int32Array(1) : undefined'), 'unknown');
    assert.equal(mode('nodes?: Int32Array', 'nodes ?? new Int32Array(1)'), 'move');
    assert.equal(mode('nodes?: Int32Array', 'nodes!'), 'move');
    assert.equal(mode('nodes?: Int32Array', 'nodes', 'if (!nodes) return;'), 'move');
    assert.equal(mode('n: number', 'undefined'), 'query');
  });
});
