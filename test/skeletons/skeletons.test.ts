/**
 * The checks that are inserted around calls. Of each fixture NAME.EXT the fullest checks of every call are inserted, one
 * after the other; the outcome is NAME.checked.EXT. To a call in silent.EXT none are offered.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { LintCache } from '../../server/core/cache';
import type { LintConfig } from '../../server/core/config';
import { lint } from '../../server/core/engine';
import { applyEdits } from '../../server/core/fix';
import type { LintInput } from '../../server/core/lint';
import { skeletonsFor } from '../../server/core/skeleton/find';
import type { Skeleton } from '../../server/core/skeleton/skeleton';
import { languageOfPath } from '../../server/core/syntax/language';
import type { Parser } from '../../server/core/syntax/port';
import { loadWasmParser } from '../../server/parser/wasm';

const fixtures = path.resolve(__dirname, '../../../test/skeletons/fixtures');
const names = fs.readdirSync(fixtures).filter((name) => !name.includes('.checked.'));
const inserted = names.filter((name) => !name.startsWith('silent.'));

const config: LintConfig = {
  minKernel: { major: 4, minor: 17, patch: 0 },
  targetArch: 'x86_64',
  preset: 'strict',
  rules: {},
};

function read(name: string): string {
  return fs.readFileSync(path.join(fixtures, name), 'utf8');
}

function checkedName(name: string): string {
  return name.replace(/\.(\w+)$/, '.checked.$1');
}

/** What is offered at each call of a text, in order. */
function offeredIn(text: string, name: string, parser: Parser): readonly (readonly Skeleton[])[] {
  const cache = new LintCache();
  const input: LintInput = { path: name, text, language: languageOfPath(name) ?? 'c', config, parser };
  const { callSites } = lint({ ...input, cache });
  return callSites.map((site) => skeletonsFor(input, cache, site));
}

/** `which`: of those offered at a call. */
function withChecks(text: string, name: string, parser: Parser, which: 0 | -1): string {
  let now = text;
  for (let at = 0; at < offeredIn(text, name, parser).length; at++) {
    const skeleton = offeredIn(now, name, parser)[at]?.at(which);
    if (skeleton !== undefined) now = applyEdits(now, skeleton.fix.edits);
  }
  return now;
}

function rulesIn(text: string, name: string, parser: Parser): readonly string[] {
  const language = languageOfPath(name) ?? 'c';
  return lint({ path: name, text, language, config, parser }).findings.map((one) => one.rule);
}

void describe('the checks of a call', async () => {
  const parser = await loadWasmParser();

  for (const name of inserted) {
    it(`are written in the style of ${name}, and leave nothing to say`, () => {
      const text = withChecks(read(name), name, parser, -1);
      assert.equal(text, read(checkedName(name)));
      assert.deepEqual(rulesIn(text, name, parser), []);
    });

    it(`are not offered again in ${name}`, () => {
      const name2 = checkedName(name);
      assert.ok(offeredIn(read(name2), name, parser).every((offered) => offered.length === 0));
    });

    it(`of the result alone answer result-ignored in ${name}`, () => {
      const text = withChecks(read(name), name, parser, 0);
      const unread = new Set([
        'result-ignored',
        'result-positive-unhandled',
        'result-perror',
        'ffi-errno-missing',
      ]);
      assert.deepEqual(
        rulesIn(text, name, parser).filter((rule) => unread.has(rule)),
        [],
      );
    });

    it(`keep the line ends of ${name}`, () => {
      const text = withChecks(read(name).replaceAll('\n', '\r\n'), name, parser, -1);
      assert.equal(text, read(checkedName(name)).replaceAll('\n', '\r\n'));
    });
  }

  for (const name of names.filter((one) => one.startsWith('silent.')))
    it(`are offered nowhere in ${name}`, () => {
      const offered = offeredIn(read(name), name, parser);
      assert.ok(offered.length > 0);
      assert.deepEqual(
        offered.map((one) => one.map(({ checks }) => checks)),
        offered.map(() => []),
      );
    });

  it('come in two sizes where the entries are not looked at either', () => {
    const sizes = offeredIn(read('kernel-style.c'), 'kernel-style.c', parser).map((offered) =>
      offered.map((one) => one.checks.join('+')),
    );
    assert.deepEqual(sizes[0], ['result', 'result+status']);
    assert.deepEqual(sizes[3], ['status']);
    assert.deepEqual(sizes.at(-1), ['result']);
  });
});

const compilers = { c: ['cc', '-std=c99'], cpp: ['c++', '-std=c++17'] } as const;

for (const [language, [compiler, standard]] of Object.entries(compilers)) {
  const found =
    spawnSync(compiler, [standard, '-E', '-include', 'numaif.h', '-'], { input: '' }).status === 0;
  const skip = found ? false : `this machine has no ${compiler} with numaif.h`;
  void describe(`${language} with its checks`, { skip }, () => {
    for (const name of inserted.filter((one) => one.endsWith(`.${language}`)))
      it(`compiles: ${name}`, () => {
        const options = [standard, '-fsyntax-only', '-Wall', '-Wextra', '-Werror', '-Wno-unused'];
        const run = spawnSync(compiler, [...options, path.join(fixtures, checkedName(name))], {
          encoding: 'utf8',
        });
        assert.equal(run.status, 0, run.stderr);
      });
  });
}

void describe('TypeScript with its checks', () => {
  it('keeps the strictest types', () => {
    const files = inserted
      .filter((name) => name.endsWith('.ts') && !name.startsWith('deno') && !name.startsWith('ffi-rs'))
      .map((name) => path.join(fixtures, checkedName(name)));
    const program = ts.createProgram(files, {
      ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: true },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, types: ['node'] },
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    });
    const problems = files.flatMap((file) => [
      ...ts.getPreEmitDiagnostics(program, program.getSourceFile(file)),
    ]);
    assert.deepEqual(
      problems.map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n')),
      [],
    );
  });
});
