/** What `npm run bench` does with its rows, without measuring any: each is told when it is there, and none takes the others with it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';

// The scripts are modules that only Node's own loader reads, so their types are told here.
interface Result {
  readonly name: string;
  readonly ours: number;
  readonly p99: number;
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly unit: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly against?: object;
}
interface Rows {
  measureRows(
    measurements: readonly { readonly names: readonly string[]; measure(): Promise<Result[]> }[],
    to: { say(line: string): void; complain(line: string): void },
  ): Promise<{ readonly results: readonly Result[]; readonly failures: readonly unknown[] }>;
}
type Machine = readonly (readonly [string, string])[];
interface Wanted {
  readonly names: readonly string[];
  readonly results: readonly Result[];
  readonly measured: string;
  readonly standing: readonly unknown[];
  readonly here: Machine;
}
interface Page {
  benchmarkDocument(wanted: Wanted): { readonly text: string } | { readonly missing: readonly string[] };
  standingRows(page: string, here: Machine): readonly unknown[];
}

const root = path.resolve(__dirname, '../../..');
const load = async (file: string): Promise<unknown> =>
  import(pathToFileURL(path.join(root, 'scripts/bench', file)).href) as Promise<unknown>;

const row = (name: string, ours: number): Result => ({
  ...{ name, ours, p99: ours * 2, peer: null, ratio: null, unit: 'ms', details: { starts: 5 } },
});

let rows: Rows;
let page: Page;
let names: readonly string[];

before(async () => {
  rows = (await load('rows.mjs')) as Rows;
  page = (await load('document.mjs')) as Page;
  names = ((await load('measurements.mjs')) as { readonly names: readonly string[] }).names;
});

describe('the measuring of rows', () => {
  it('tells each row before the next is measured, and goes on behind one that fails', async () => {
    const told: string[] = [];
    const to = { say: (line: string) => told.push(line), complain: (line: string) => told.push(line) };
    const measured =
      (...results: readonly Result[]) =>
      () => {
        told.push('measured');
        return Promise.resolve([...results]);
      };
    const against = { ref: 'main', commit: 'f'.repeat(40), median: 5, ratio: 0.8, low: 0.7, high: 0.9 };
    const { results, failures } = await rows.measureRows(
      [
        { names: ['a', 'b'], measure: measured(row('a', 1), row('b', 2)) },
        { names: ['c', 'd'], measure: () => Promise.reject(new Error('clangd is not there')) },
        { names: ['e'], measure: measured({ ...row('e', 4), peer: 8, ratio: 0.5, against }) },
      ],
      to,
    );
    assert.deepEqual(
      results.map(({ name }) => name),
      ['a', 'b', 'e'],
    );
    assert.deepEqual(failures, [{ names: ['c', 'd'], reason: 'clangd is not there' }]);
    assert.deepEqual(
      told.filter((line) => !line.startsWith('  took ')),
      [
        ...['a, b …', 'measured', 'a: median 1 ms, p99 2 ms', 'b: median 2 ms, p99 4 ms'],
        ...['c, d …', 'c, d: not measured: clangd is not there'],
        ...['e …', 'measured'],
        'e: median 4 ms, p99 8 ms, peer 8 ms, ratio 0.5\n  main (ffffffffffff): 5 ms; ours is 0.8 of it (0.7 to 0.9)',
      ],
    );
  });
});

describe('the page of the benchmarks', () => {
  const file = path.join(root, 'docs/benchmarks.md');
  const here = [['Processor', 'one or two'] as const];
  const measured = '2026-01-31, load 0.25';
  const written = async (options: Wanted): Promise<string> => {
    const result = page.benchmarkDocument(options);
    assert.ok('text' in result, JSON.stringify(result));
    return format(result.text, { parser: 'markdown', printWidth: 110 });
  };
  /** The lines about a row. */
  const about = (text: string, name: string): readonly string[] =>
    text.split('\n').filter((line) => line.includes(`\`${name}\``));

  it('renews the rows that were measured and keeps the others as they stand, each with its day', async () => {
    const all = names.map((name, i) => row(name, i + 1));
    const first = await written({ names, results: all, measured, standing: [], here });
    assert.deepEqual(
      about(first, 'activation-ms').map((line) => line.includes('2026-01-31, load 0.25')),
      [true, false],
    );
    const again = await written({
      ...{ names, results: [row('activation-ms', 40)], measured: '2026-02-01, load 1.50', here },
      standing: page.standingRows(first, here),
    });
    for (const name of names.filter((one) => one !== 'activation-ms'))
      assert.deepEqual(about(again, name), about(first, name));
    assert.match(about(again, 'activation-ms')[0] ?? '', /40 ms .* 80 ms .* 2026-02-01, load 1\.50/);
    assert.equal(again.split('\n').length, first.split('\n').length);
  });

  it('is not written where a row would be missing', () => {
    const [failed = '', ...others] = names;
    const results = others.map((name) => row(name, 1));
    assert.deepEqual(page.benchmarkDocument({ names, results, measured, standing: [], here }), {
      missing: [failed],
    });
  });

  it('keeps no row of another machine', async () => {
    const all = names.map((name) => row(name, 1));
    const text = await written({ names, results: all, measured, standing: [], here });
    assert.equal(page.standingRows(text, here).length, names.length);
    assert.deepEqual(page.standingRows(text, [['Processor', 'another']]), []);
  });

  it('as it stands has every row, and is read as it was written', async () => {
    const text = fs.readFileSync(file, 'utf8');
    const machine = /## Measured on\n\n[^\n]*\n[^\n]*\n((?:\|.*\n)+)/.exec(text)?.[1] ?? '';
    const there = machine
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, name = '', value = '']) => [name, value] as const);
    const standing = page.standingRows(text, there);
    assert.equal(await written({ names, results: [], measured, standing, here: there }), text);
  });
});
