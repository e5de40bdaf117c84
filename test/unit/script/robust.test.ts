import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LanguageId } from '../../../server/core/syntax/port';
import { binding, eachScriptCall } from './facts-of';
import { parser } from './read';

/** Reads everything that a rule might ask; gives the number of calls. */
function readAll(text: string, language: LanguageId = 'typescript'): number {
  let calls = 0;
  eachScriptCall(
    text,
    parser,
    (facts) => {
      calls++;
      for (const { role } of facts.site.arguments) {
        facts.argument(role);
        facts.array(role);
      }
      facts.after.when('failed');
      facts.after.when('incomplete', 'errors');
    },
    language,
  );
  return calls;
}

const programs = [
  `${binding}
export class Mover<T extends object> {
  static #count = 0;
  readonly #pages = new BigUint64Array(8);
  declare name: string;
  constructor(private readonly pid: number, readonly nodes: Int32Array | null = null) {}
  get size(): number { return this.#pages.length; }
  @logged move(...flags: number[]): number {
    const status = new Int32Array(this.size).fill(-1);
    for (const [i] of this.#pages.entries()) this.#pages[i] = BigInt(i) * 4096n;
    const rc = move_pages(this.pid, this.size, this.#pages, this.nodes, status, flags[0] ?? MPOL_MF_MOVE);
    if (rc < 0) throw new Error(\`errno \${koffi.errno()}\`);
    return status.filter((one) => one < 0).length satisfies number;
  }
}
namespace Deep { export const enum Flag { Move = 1 << 1, All = 4 } }
function over(a: string): void;
function over(a: number): void;
function over(a: unknown): void { outer: for (;;) { do { if (a) continue outer; else break outer; } while (a); } }
`,
  `${binding}
export async function* stream({ pid, batches = [] }, [first, ...rest], flags = MPOL_MF_MOVE) {
  for await (const pages of batches) {
    try {
      const rc = await new Promise((ok, no) => {
        const status = Buffer.allocUnsafe(pages.length * 4);
        move_pages.async(pid, pages.length, pages, first?.nodes ?? null, status, flags, (e, r) => (e ? no(e) : ok(r)));
      });
      switch (rc) { case 0: yield rc; break; case -1: default: return koffi.errno(); }
    } catch ({ message }) { console.error(message); } finally { rest.pop()?.(); }
  }
  label: { if (pid) break label; ({ pid, ...rest[0] } = { pid: 1, get x() { return 1; }, async *y() {} }); }
  const tag = String.raw\`a\${pid}b\`, re = /x{2,}/g, big = 0xffn ** 2n, u = void 0, d = delete rest.x;
  [pid, flags] = [flags, pid]; pid ||= 1; flags &&= 2; first ??= {}; new.target; import.meta.url;
  return (await import('./x.js')).default, typeof tag, re in rest, big, u, d;
}
`,
];

describe('broken scripts', () => {
  it('reads what is whole', () => {
    assert.deepEqual(
      programs.map((one) => readAll(one)),
      [1, 1],
    );
    assert.equal(readAll(programs[1] ?? '', 'javascript'), 1);
  });

  it('survives every text that ends too early', () => {
    for (const text of programs) for (let end = 0; end < text.length; end += 11) readAll(text.slice(0, end));
  });

  it('survives the loss of any line, and of any bracket', () => {
    for (const text of programs) {
      const lines = text.split('\n');
      lines.forEach((_, at) => readAll(lines.filter((__, other) => other !== at).join('\n')));
      for (const { index } of text.matchAll(/[(){}[\]=>]/g))
        readAll(text.slice(0, index) + text.slice(index + 1));
    }
  });
});

describe('a function handed to a call', () => {
  const call = 'move_pages(0, 1, new BigUint64Array(1), null, new Int32Array(1), 0)';

  it('is read once, also in a field of a class', () => {
    for (const field of [`once(() => ${call})`, `(() => ${call})()`, `[1].map(() => ${call})`])
      assert.equal(readAll(`${binding}class Mover { readonly move = ${field}; }\nnew Mover();`), 1);
    assert.equal(readAll(`${binding}once(() => ${call});`), 1);
  });
});

describe('large scripts', () => {
  const call = 'move_pages(0, 1, new BigUint64Array(1), null, new Int32Array(1), 0);';

  it('gives up on what is nested too deep', () => {
    const deep = 1000;
    for (const inner of [
      `${'('.repeat(deep)}1${')'.repeat(deep)}`,
      `${'['.repeat(deep)}1${']'.repeat(deep)}`,
      `1${' + 1'.repeat(deep)}`,
      `a${'.b'.repeat(deep)}`,
      `a${'()'.repeat(deep)}`,
      `${'(() => '.repeat(deep)}1${')()'.repeat(deep)}`,
      `${'a ? '.repeat(deep)}1${' : 1'.repeat(deep)}`,
      `${'!'.repeat(deep)}a`,
    ])
      assert.equal(
        readAll(`${binding}export function run(a) { const x = ${inner};\n${call}\nreturn x; }`),
        1,
      );
    const blocks = `${'if (a) {'.repeat(deep)}${'}'.repeat(deep)}`;
    assert.equal(readAll(`${binding}export function run(a) { ${blocks}\n${call} }`), 1);
  });

  it('judges a call after more work in helpers than it follows', () => {
    const steps = Array.from(
      { length: 60 },
      (_, at) => `  total += list.length * ${at} + (total > ${at} ? 1 : 2);`,
    );
    const helper = `function work(list: number[]): number {\n  let total = 0;\n${steps.join('\n')}\n  return total;\n}\n`;
    const uses = Array.from({ length: 150 }, (_, at) => `  n += work([${at}]);`).join('\n');
    assert.equal(
      readAll(`${binding}${helper}export function run() {\n  let n = 0;\n${uses}\n  ${call}\n}`),
      1,
    );
  });

  it('reads ten thousand lines in reasonable time', () => {
    const one = (at: number): string => `
export function run${at}(base: bigint, n: number) {
  const pages = new BigUint64Array(n);
  for (let i = 0; i < n; i++) pages[i] = base + BigInt(i) * 4096n;
  const status = new Int32Array(n);
  const rc = ${at % 20 === 0 ? 'move_pages' : 'other'}(0, n, pages, null, status, 0);
  if (rc < 0) throw new Error(String(koffi.errno()));
  return status;
}`;
    const text = binding + Array.from({ length: 1200 }, (_, at) => one(at)).join('\n');
    const start = process.cpuUsage();
    assert.equal(readAll(text), 60);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    assert.ok(seconds < 40, `${seconds.toFixed(1)} s`);
  });
});
