/** Our own runner, the first customer: nothing is said of it, and each mistake that is planted in it is found. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { LintResult } from '../../server/core/lint';
import { loadWasmParser } from '../../server/parser/wasm';
import { lintWithModules, usualConfig } from './harness';

const root = path.resolve(__dirname, '../../..');
const folder = path.join(root, 'server/runner');
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.ts'));

interface Planted {
  readonly mistake: string;
  /** The first is the mistake; the others are said of other calls of the file, and rightly. */
  readonly rules: readonly string[];
  /** Each replaces a text that is in libc.ts exactly once. */
  readonly edits: readonly (readonly [from: string, to: string])[];
}

const kept = 'const call = { pages, nodes, status };';
const keeping = `${kept}\n      inFlight.add(call);`;
const handed = '          pages,\n          nodes,\n          status,\n          flags,\n';
const probing = 'answer(syscall(movePagesNumber, pid, 0, null, null, null, flags))';
const answering = '=> ({ ret, errno: ret < 0 ? koffi.errno() : 0 });';
const promising = 'return new Promise((resolve, reject) => {\n        syscall.async(';
const resolving = '            const result = answer(ret);\n';
const ending = '          },\n        );\n      });\n';

const planted: readonly Planted[] = [
  {
    mistake: 'Float64Array for pages',
    rules: ['pages-elem-type'],
    edits: [
      [
        kept,
        'const floats = Float64Array.from(pages, Number);\n      const call = { floats, nodes, status };',
      ],
      [handed, handed.replace('pages', 'floats')],
    ],
  },
  {
    mistake: 'Int16Array for status',
    rules: ['status-elem-type'],
    edits: [
      [kept, 'const halves = new Int16Array(count);\n      const call = { pages, nodes, halves };'],
      [handed, handed.replace('status', 'halves')],
    ],
  },
  {
    mistake: 'a flag of mbind',
    rules: ['flags-invalid'],
    edits: [
      ['const POLLIN = 1;', 'const POLLIN = 1;\nconst MPOL_MF_STRICT = 1;\nconst MPOL_MF_MOVE = 2;'],
      [handed, handed.replace('flags', 'MPOL_MF_MOVE | MPOL_MF_STRICT')],
    ],
  },
  {
    mistake: 'address arithmetic with numbers',
    rules: ['ffi-pointer-precision'],
    edits: [
      [
        keeping,
        `${keeping}
      const aligned = new BigUint64Array(count);
      for (let i = 0; i < count; i++) aligned[i] = BigInt(Number(pages[i]) & ~4095);`,
      ],
      [handed, handed.replace('pages', 'aligned')],
    ],
  },
  {
    mistake: 'koffi.errno() is not read',
    rules: ['ffi-errno-missing', 'ffi-errno-async'],
    edits: [
      [
        answering,
        "=> {\n    if (ret < 0) throw new Error('it failed');\n    return { ret, errno: 0 };\n  };",
      ],
    ],
  },
  {
    mistake: 'errno is read after await',
    rules: ['ffi-errno-async'],
    edits: [
      [
        'movePages(pid, pages, nodes, status, flags) {',
        'async movePages(pid, pages, nodes, status, flags) {',
      ],
      [promising, promising.replace('return new Promise', 'const returned = await new Promise<number>')],
      [resolving, '            const result = ret;\n'],
      [ending, `${ending}      return answer(returned);\n`],
    ],
  },
  {
    mistake: 'a count that is longer than the array',
    rules: ['count-exceeds-array'],
    edits: [
      [
        probing,
        'answer(syscall(movePagesNumber, pid, 2, BigUint64Array.of(0x7f0000000000n), null, new Int32Array(2), 0))',
      ],
    ],
  },
];

/** The text with the edits in it. */
function plant(text: string, { edits }: Planted): string {
  return edits.reduce((result, [from, to]) => {
    assert.equal(result.split(from).length, 2, `libc.ts has this not once: ${from}`);
    return result.replace(from, () => to);
  }, text);
}

void describe('our own runner', async () => {
  const parser = await loadWasmParser();
  const check = (name: string, text: string): LintResult =>
    lintWithModules(
      { path: path.join(folder, name), text, language: 'typescript', config: usualConfig, parser },
      folder,
    );
  const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
  const described = ({ findings }: LintResult): readonly string[] =>
    findings.map((one) => `${one.severity} ${one.rule}/${one.messageId} at ${one.span.start}`);

  for (const name of files)
    it(`says nothing of ${name}`, () => {
      assert.deepEqual(described(check(name, read(name))), []);
    });

  it('judges both calls of libc.ts', () => {
    const calls = check('libc.ts', read('libc.ts')).callSites.map((one) => `${one.call} ${one.sound}`);
    assert.deepEqual(calls, ['move_pages true', 'move_pages true']);
  });

  for (const one of planted)
    it(`finds ${one.mistake}`, () => {
      const result = check('libc.ts', plant(read('libc.ts'), one));
      const rules = [...new Set(result.findings.map(({ rule }) => rule))].sort();
      assert.deepEqual(rules, [...one.rules].sort(), described(result).join('\n'));
    });
});
