import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { mergeConfig } from '../../../server/core/config-file';
import { lint } from '../../../server/core/engine';
import type { LintResult } from '../../../server/core/lint';
import type { LanguageId } from '../../../server/core/syntax/port';
import { chooseParser } from '../../../server/parser/choose';
import { wordsOf } from '../../../server/languages/say';

const config = mergeConfig([]);

const script = `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const movePages = numa.func('long move_pages(int, unsigned long, void **, const int *, _Out_ int *, int)');
let flags = 2;

function plain(values: number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function one(pages: bigint[], nodes: number[], status: Int32Array): void {
  movePages(0, 1, pages, nodes, status, 9);
}

function two(pages: bigint[], nodes: number[], status: Int32Array): void {
  movePages(0, 1, pages, nodes, status, 64);
}

function three(pages: bigint[], nodes: number[], status: Int32Array): void {
  movePages(0, 1, pages, nodes, status, flags);
}
`;

describe('the functions of a script that is edited', async () => {
  const parser = await chooseParser('fastest');
  const run = (text: string, cache?: LintCache, language: LanguageId = 'typescript'): LintResult =>
    lint({ path: '/a.ts', language, text, config, parser, ...(cache === undefined ? {} : { cache }) });

  /** Reused and analysed after the edit, the top level among them; the result is that of a run that remembers nothing. */
  const after = (before: string, edited: string): readonly [number, number] => {
    assert.notEqual(edited, before);
    const cache = new LintCache();
    run(before, cache);
    const result = run(edited, cache);
    const fresh = run(edited);
    assert.deepEqual(result.findings, fresh.findings);
    assert.deepEqual(result.callSites, fresh.callSites);
    return [cache.reused, cache.analysed];
  };

  it('are analysed once', () => {
    const cache = new LintCache();
    assert.ok(run(script, cache).findings.length > 1);
    assert.deepEqual([cache.reused, cache.analysed], [0, 4]);
    run(script, cache);
    assert.deepEqual([cache.reused, cache.analysed], [4, 0]);
  });

  it('are not analysed again when another one is edited, though it makes the same calls', () => {
    assert.deepEqual(after(script, script.replace('sum = 0', 'sum = 1')), [4, 0]);
    assert.deepEqual(after(script, script.replace('status, 64', 'status, 2')), [3, 1]);
    const added =
      'function four(p: bigint[], n: number[], s: Int32Array): void {\n  movePages(0, 1, p, n, s, 2);\n}\n';
    assert.deepEqual(after(script, script + added), [3, 2]);
  });

  it('are analysed again when something that they use is written to elsewhere', () => {
    const stub = 'export function stub(): void {\n  movePages = () => 0;\n}\n';
    assert.deepEqual(after(script + stub.replace('movePages', 'other'), script + stub), [0, 0]);
    const fewer = 'export function fewer(): void {\n  flags = 4;\n}\n';
    assert.deepEqual(after(script + fewer.replace('flags', 'other'), script + fewer), [2, 2]);
  });

  it('are not analysed again when one of many callers of what they call is edited', () => {
    const helper = `function checked(pages: bigint[], flags: number): void {
  movePages(0, 1, pages, [0], [0], flags);
}
`;
    const callers = (count: number): string =>
      Array.from(
        { length: count },
        (_, at) => `export function caller${at}(pages: bigint[]): void {\n  checked(pages, 9);\n}\n`,
      ).join('');
    const edited = (text: string): string => text.replace('checked(pages, 9)', 'checked(pages, 10)');
    const few = script + helper + callers(4);
    const many = script + helper + callers(7);
    // Of few the argument is compared: what it is decides what the helper does.
    assert.ok(after(few, edited(few))[1] > 1);
    assert.deepEqual(after(many, edited(many))[1], 1);
    for (const count of [3, 4, 5, 6])
      for (const other of [3, 4, 5, 6])
        if (count !== other) after(script + helper + callers(count), script + helper + callers(other));
  });

  it('are not analysed again when a comment that began above them is closed', () => {
    const more = Array.from(
      { length: 24 },
      (_, at) =>
        `export function more${at}(p: bigint[], s: Int32Array): void {\n  movePages(0, 1, p, [0], s, 9);\n}\n`,
    );
    const text = script + more.join('');
    const beforeTwo = (inserted: string): string => text.replace('function two', `${inserted}\nfunction two`);
    const cache = new LintCache();
    const analysed = [
      text,
      beforeTwo('/'),
      beforeTwo('/*'),
      beforeTwo('/* x'),
      beforeTwo('/* x */'),
      text,
    ].map((one) => {
      assert.deepEqual(run(one, cache).findings, run(one).findings);
      return cache.analysed;
    });
    // The slash alone has made one statement of the two functions around it; the text without a comment was there before.
    assert.deepEqual(analysed.slice(3), [0, 3, 0]);
  });

  it('are not analysed again when what was typed is deleted key by key, in a helper of many', () => {
    const callers = Array.from(
      { length: 7 },
      (_, at) => `export function caller${at}(p: bigint[]): void {\n  checked(p, 9);\n}\n`,
    ).join('');
    const text = `${script}function checked(p: bigint[], flags: number): void {\n  movePages(0, 1, p, [0], [0], flags);\n}\n${callers}`;
    const typed = [' ', '+', ' ', '2', ' ', '*', ' ', 's', 'i', 'z', 'e'].map((_, at, all) =>
      text.replace('[0], flags)', `[0], flags${all.slice(0, at + 1).join('')})`),
    );
    const cache = new LintCache();
    const analysed = (one: string): number => {
      assert.deepEqual(run(one, cache).findings, run(one).findings);
      return cache.analysed;
    };
    const keys = [text, ...typed].map(analysed);
    assert.ok(Math.min(...keys) >= 7, `callers are analysed with their helper: ${keys.join()}`);
    const back = [...typed.slice(0, -1).reverse(), text].map(analysed);
    assert.deepEqual(
      back,
      back.map(() => 0),
    );
    // What was typed long ago is not kept; what is typed again after it was deleted is known, too.
    assert.equal(analysed(typed[0] ?? ''), 0);
  });

  it('are analysed again when the text is the one before, but not the configuration', () => {
    const cache = new LintCache();
    const edited = script.replace('status, 64', 'status, 2');
    for (const one of [script, edited]) run(one, cache);
    const strict = mergeConfig([{ rules: { 'flags-invalid': 'off' } }]);
    const input = { path: '/a.ts', language: 'typescript', text: script, config: strict, parser } as const;
    assert.deepEqual(lint({ ...input, cache }).findings, lint(input).findings);
    assert.equal(cache.reused, 0);
  });

  it('are not analysed again when a copy of another one is put in above them', () => {
    const copied = /function two[^]*?\n}\n/.exec(script)?.[0] ?? '';
    const pasted = script.replace('function plain', `${copied}function plain`);
    assert.deepEqual(after(script, pasted), [3, 2]);
    assert.deepEqual(after(pasted, script), [3, 1]);
  });

  it('are analysed again when another function begins to use what the top level has', () => {
    const top = `${script}let pages: bigint[] = [];\nmovePages(0, 1, pages, [0], [0], 2);\nmovePages(0, 1, pages, [0], [0], 2);\n`;
    const user = 'export function use(): void {\n  other = [1n];\n}\n';
    after(top + user, top + user.replace('other', 'pages'));
    after(top + user.replace('other', 'pages'), top + user);
  });

  it('are analysed again when a member of what they use is written to, or filled by a call', () => {
    const members = script
      .replace('const movePages = ', 'const calls = { movePages: ')
      .replace("int)');", "int)') };")
      .replaceAll('  movePages(', '  calls.movePages(');
    for (const write of [
      'calls.movePages = koffi.nothing;',
      'Object.assign(calls, { movePages: undefined });',
    ])
      assert.equal(after(`${members}\n${write.replace('calls', 'other')}\n`, `${members}\n${write}\n`)[0], 0);
  });

  it('are analysed again when a fix may say a name that it could not before', () => {
    const named = script.replace('let flags', 'const MPOL_MF_MOVE = 2;\nlet flags');
    const cache = new LintCache();
    run(script, cache);
    const titles = (result: LintResult): readonly string[] =>
      result.findings.flatMap(({ fixes }) => fixes.map(({ title }) => wordsOf(title)));
    assert.ok(titles(run(script, cache)).includes('Pass 2 (MPOL_MF_MOVE)'));
    assert.ok(titles(run(named, cache)).includes('Pass MPOL_MF_MOVE'));
  });

  it('are those of tests, each for itself', () => {
    const tests = (count: number): string => `${script}
describe('moves', () => {
${Array.from(
  { length: count },
  (_, at) => `  it('moves ${at}', () => {
    const status = new Int32Array(4);
    movePages(0, 8, pages(${at}), [1], status, 2);
  });
`,
).join('')}});
`;
    assert.deepEqual(after(tests(12), tests(12).replace('sum = 0', 'sum = 1')), [4 + 12, 0]);
    assert.deepEqual(after(tests(12), tests(12).replace('status, 64', 'status, 2')), [4 + 11, 1]);
    // A statement is read anew as a whole, and the top level with it.
    assert.deepEqual(after(tests(12), tests(12).replace('pages(2)', 'pages(9)')), [3, 1 + 12]);
  });

  it('are forgotten when the document is one of another language', () => {
    const c = `#include <numaif.h>
long one(void **pages, int *nodes, int *status) { return move_pages(0, 1, pages, nodes, status, 9); }
`;
    const cache = new LintCache();
    const fresh = run(c, undefined, 'c');
    run(c, cache, 'c');
    run(script, cache);
    assert.deepEqual([cache.reused, cache.analysed], [0, 4]);
    assert.deepEqual(run(c, cache, 'c').findings, fresh.findings);
    assert.deepEqual([cache.reused, cache.analysed], [0, 1]);
    run(c, cache, 'c');
    assert.deepEqual([cache.reused, cache.analysed], [1, 0]);
    run('', cache);
    run(c, cache, 'c');
    assert.deepEqual([cache.reused, cache.analysed], [0, 1]);
  });
});
