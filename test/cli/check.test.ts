import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { cli } from './cli';
import { bad, good, Scratch, stale } from './scratch';

describe('numa-lens check', () => {
  const scratch = new Scratch();
  const put: Scratch['put'] = (files) => {
    scratch.put(files);
  };
  const get: Scratch['get'] = (name) => scratch.get(name);
  const check: Scratch['check'] = (...args) => scratch.check(...args);
  const json: Scratch['json'] = (...args) => scratch.json(...args);

  describe('exit codes', () => {
    it('0 when there is nothing, 1 for a finding that counts', async () => {
      put({ 'good.c': good, 'bad.c': bad });
      const clean = await check('good.c');
      assert.deepEqual([clean.code, clean.stdout, clean.stderr], [0, 'No findings in 1 file.\n', '']);
      assert.equal((await check('bad.c')).code, 1);
    });

    it('--fail-on sets what counts', async () => {
      put({ 'stale.c': stale });
      assert.equal((await check('stale.c')).code, 0);
      assert.equal((await check('--fail-on', 'hint', 'stale.c')).code, 1);
      assert.equal((await check('--fail-on', 'error', 'stale.c')).code, 0);
      const wrong = await check('--fail-on', 'fatal', 'stale.c');
      assert.equal(wrong.code, 2);
      assert.match(wrong.stderr, /"fatal" is no severity. Severities: error, warning, hint\./);
    });

    it('2 for wrong usage', async () => {
      for (const args of [
        [],
        ['--format', 'xml', 'a.c'],
        ['a.c', '--stdin-filename', 'b.c'],
        ['--fix', '--stdin-filename', 'b.c'],
      ]) {
        const { code, stderr, stdout } = await check(...args);
        assert.equal(code, 2, args.join(' '));
        assert.match(stderr, /^numa-lens: .*\.|…\n$/);
        assert.equal(stdout, '');
      }
    });
  });

  describe('files', () => {
    it('walks folders for C files, without what .gitignore excludes', async () => {
      put({
        '.gitignore': '/build\n*.gen.c\n!keep.gen.c\n',
        'a.c': bad,
        'b.h': bad,
        'c.txt': bad,
        'd.cc': bad,
        'e.hpp': bad,
        'x.gen.c': bad,
        'keep.gen.c': bad,
        'build/d.c': bad,
        'sub/.gitignore': 'e.c\n',
        'sub/e.c': bad,
        'sub/f.c': bad,
        '.git/g.c': bad,
      });
      const files = async (...args: string[]) => (await json(...args)).findings.map((one) => one['file']);
      assert.deepEqual(await files('.'), ['a.c', 'b.h', 'd.cc', 'e.hpp', 'keep.gen.c', 'sub/f.c']);
      // From below, the files above count as well: this folder is a repository's.
      assert.deepEqual(await files('sub', 'build'), ['sub/f.c']);
      assert.deepEqual(await files('sub/e.c', 'c.txt', 'sub/e.c'), ['c.txt', 'sub/e.c']);
      assert.equal((await files('--no-ignore', '.')).length, 9);
    });

    it('walks folders for TypeScript and JavaScript, without what others wrote or a tool made', async () => {
      const script = (imports = '', flags = '1'): string =>
        [
          "import koffi from 'koffi';",
          imports,
          "const libnuma = koffi.load('libnuma.so.1');",
          "const move = libnuma.func('numa_move_pages', 'int', ['int', 'ulong', 'void **', 'int *', 'int *', 'int']);",
          `if (move(0, 0, null, null, null, ${flags}) !== 0) throw new Error(String(koffi.errno()));`,
          '',
        ].join('\n');
      put({
        'a.ts': script("import { flags } from './lib/flags.js';", 'flags.STRICT'),
        'lib/flags.ts': 'export const flags = { STRICT: 1, MOVE: 2 } as const;\n',
        'b.mjs': script(),
        'c.cts': script(),
        'd.tsx': script(),
        'e.jsx': script(),
        'f.d.ts': script(),
        'g.min.js': script(),
        'node_modules/h/index.js': script(),
        'sub/node_modules/i.c': bad,
      });
      const found = async (...args: string[]) =>
        (await json(...args)).findings
          .filter((one) => one['rule'] === 'flags-invalid')
          .map((one) => one['file']);
      assert.deepEqual(await found('.'), ['a.ts', 'b.mjs', 'c.cts', 'd.tsx', 'e.jsx']);
      assert.deepEqual(await found('node_modules/h/index.js'), ['node_modules/h/index.js']);
    });

    it('says so when .gitignore files exclude everything, or nothing is C', async () => {
      put({ '.gitignore': '/*\n', 'a.c': bad, 'none/a.txt': bad });
      const all = await check('.');
      assert.equal(all.code, 0);
      assert.match(all.stderr, /\.gitignore files exclude all there is \(\d+ entries\); --no-ignore/);
      assert.match((await check('none')).stderr, /there are no C, C\+\+, TypeScript or JavaScript files/);
    });

    it('ends on links in circles', async () => {
      put({ 'a/a.c': bad });
      fs.symlinkSync('..', path.join(scratch.folder, 'a/up'));
      assert.equal((await json('.')).findings.length, 1);
    });

    it('checks the others when one is missing, and exits with 2', async () => {
      put({ 'bad.c': bad });
      const { code, stdout, stderr } = await check('gone', 'bad.c');
      assert.equal(code, 2);
      assert.equal(stderr, 'numa-lens: gone: there is no such file or folder\n');
      assert.match(stdout, /flags-invalid/);
    });

    it('checks the others when one cannot be read', async () => {
      put({ 'bad.c': bad });
      // Not even root reads this file from its beginning: no memory is mapped at address 0.
      fs.symlinkSync('/proc/self/mem', path.join(scratch.folder, 'unreadable.c'));
      const { code, stdout, stderr } = await check('unreadable.c', 'bad.c');
      assert.equal(code, 2);
      assert.match(stderr, /^numa-lens: unreadable\.c: it was not checked: [^\n]+\n$/);
      assert.match(stdout, /bad\.c:4/);
    });

    it('reads what is not UTF-8 with offsets that are right, and says so', async () => {
      const [head, tail] = bad.split('return');
      const bytes = Buffer.concat([
        Buffer.from(`${head ?? ''}/* `),
        Buffer.from([0xff, 0xe9]),
        Buffer.from(` */ return${tail ?? ''}`),
      ]);
      put({ 'latin.c': bytes });
      const { findings, summary } = await json('latin.c');
      assert.equal(findings[0]?.['column'], 48 + '/* ?? */ '.length);
      assert.match(summary.notes[0]?.message ?? '', /not all of it is UTF-8/);
    });

    it('skips what holds NUL and may hold a call, and a folder of such files is no error', async () => {
      put({ 'junk.c': `${bad}\0`, 'data.c': '\x7fELF\0', 'good.c': good });
      const { code, stderr } = await check('.');
      assert.equal(code, 0);
      assert.equal(stderr, 'numa-lens: junk.c: skipped: it holds NUL bytes, so it is no text in UTF-8\n');
    });

    it('survives half-typed code', async () => {
      put({ 'half.c': bad.slice(0, bad.indexOf('status,') + 7), 'empty.c': '', 'bad.c': bad });
      const { code, findings } = await json('.');
      assert.equal(code, 1);
      assert.deepEqual(
        findings.map((one) => one['file']),
        ['bad.c'],
      );
    });

    it('counts columns after a byte order mark', async () => {
      const line = bad.split('\n').slice(1).join(' ');
      put({ 'bom.c': `\uFEFFextern long move_pages(); ${line}` });
      const { findings } = await json('bom.c');
      assert.equal(findings[0]?.['column'], `extern long move_pages(); ${line}`.indexOf('MPOL') + 1);
    });

    it('reads standard input as a file', async () => {
      const { code, stdout } = await cli(['check', '--stdin-filename', 'src/x.c'], {
        cwd: scratch.folder,
        input: bad,
      });
      assert.equal(code, 1);
      assert.match(stdout, /^src\/x\.c:4:48: error/);
    });

    it('reads compile_commands.json', async () => {
      put({
        'compile_commands.json': JSON.stringify([
          { directory: '.', file: 'a.c', command: 'gcc-14 -Iinc "-DFLAGS(x)=(x | BAD)" -c a.c' },
        ]),
        'inc/bad.h': '#define BAD 32\n',
        'a.c': bad
          .replace('#include <numaif.h>', '#include <stddef.h>\n#include "bad.h"')
          .replace('MPOL_MF_STRICT', 'FLAGS(0)'),
      });
      const { findings } = await json('a.c');
      assert.deepEqual(
        findings.map((one) => `${String(one['severity'])} ${String(one['rule'])}`),
        ['error include-missing', 'error flags-invalid'],
      );
    });

    it('goes on without a compile_commands.json that is broken, and says so', async () => {
      put({ 'build/compile_commands.json': '[{', 'a.c': bad });
      const { code, stderr } = await check('a.c');
      assert.equal(code, 1);
      assert.match(stderr, /build\/compile_commands\.json: it is not used: it ends in the middle/);
    });

    it('reads headers beside the file', async () => {
      put({
        'flags.h': '#define FLAGS 32\n',
        'a.c': `#include "flags.h"\n${bad.replace('MPOL_MF_STRICT', 'FLAGS')}`,
      });
      assert.deepEqual(
        (await json('a.c')).findings.map((one) => one['rule']),
        ['flags-invalid'],
      );
    });

    it('tells a numa.h of the program from the one of libnuma', async () => {
      const file = `#include "numa.h"
#include <numa.h>
#include <numaif.h>
long there(void *p, unsigned long *mask)
{
\treturn numa_available() == -1 ? own() : mbind(p, 4096, MPOL_BIND, mask, 65, 0);
}
`;
      const own = '#pragma once\nlong own(void);\n';
      put({ 'numa.h': own, 'a.c': file, 'include/numa.h': own, 'lib/b.c': file });
      assert.deepEqual((await json('a.c', 'lib/b.c')).findings, []);

      put({
        'own/numa.h': own,
        'src/a.c': file,
        'compile_commands.json': JSON.stringify([
          { directory: '.', file: 'src/a.c', command: 'gcc-14 -Iown -c src/a.c' },
        ]),
      });
      const { findings } = await json('src/a.c');
      assert.deepEqual(
        findings.map((one) => [one['severity'], one['rule'], one['messageId'], one['fixes']]),
        [['error', 'include-missing', 'shadowed', []]],
      );
    });
  });

  describe('configuration', () => {
    it('comes from the nearest numa-lens.json above the file', async () => {
      put({
        'numa-lens.json': '{ "rules": { "flags-invalid": "hint" } }',
        'sub/numa-lens.json': '{ "rules": { "flags-invalid": "off" } }',
        'a.c': bad,
        'sub/deep/b.c': bad,
      });
      const { code, findings } = await json('.');
      assert.equal(code, 0);
      assert.deepEqual(
        findings.map((one) => [one['file'], one['severity']]),
        [['a.c', 'hint']],
      );
    });

    it('that is wrong is told in words, and the exit code is 2', async () => {
      put({ 'numa-lens.json': '{\n  "rules": { "no-such-rule": "off" }\n}', 'good.c': good });
      const { code, stderr } = await check('good.c');
      assert.equal(code, 2);
      assert.equal(stderr, 'numa-lens: numa-lens.json: line 2: There is no rule "no-such-rule".\n');
      put({ 'numa-lens.json': '{' });
      assert.match(
        (await check('good.c')).stderr,
        /numa-lens\.json: line 1: numa-lens\.json is not valid JSON/,
      );
    });
  });

  describe('--fix', () => {
    it('applies safe fixes, keeps line ends, mark and mode, and is idempotent', async () => {
      const before = `\uFEFF${stale.replaceAll('\n', '\r\n')}`;
      put({ 'stale.c': before });
      fs.chmodSync(path.join(scratch.folder, 'stale.c'), 0o640);
      const { code, stdout } = await check('--fix', '--fail-on', 'hint', 'stale.c');
      assert.deepEqual([code, stdout], [0, 'No findings in 1 file. 1 edit applied.\n']);
      assert.equal(get('stale.c'), `\uFEFF${good.replaceAll('\n', '\r\n')}`);
      assert.equal(fs.statSync(path.join(scratch.folder, 'stale.c')).mode & 0o777, 0o640);
      assert.equal((await check('--fix', 'stale.c')).stdout, 'No findings in 1 file.\n');
      assert.deepEqual(fs.readdirSync(scratch.folder), ['stale.c']);
    });

    it('keeps a link a link', async () => {
      put({ 'real/stale.c': stale });
      fs.symlinkSync('real/stale.c', path.join(scratch.folder, 'link.c'));
      await check('--fix', 'link.c');
      assert.ok(fs.lstatSync(path.join(scratch.folder, 'link.c')).isSymbolicLink());
      assert.equal(get('real/stale.c'), good);
    });

    it('leaves a file alone that is not UTF-8', async () => {
      const bytes = Buffer.concat([Buffer.from(stale), Buffer.from([0xff])]);
      put({ 'latin.c': bytes });
      const { stderr } = await check('--fix', 'latin.c');
      assert.match(stderr, /latin\.c: not fixed: /);
      assert.deepEqual(fs.readFileSync(path.join(scratch.folder, 'latin.c')), bytes);
    });
  });

  describe('build files', () => {
    const call = `#include <numaif.h>
#include <stddef.h>
int where(void **pages, int *status)
{
  if (move_pages(0, 1, pages, NULL, status, 0) < 0) return -1;
  return status[0];
}
`;
    const list = 'cmake_minimum_required(VERSION 3.16)\nproject(p C)\nadd_executable(prog src/a.c)\n';

    it('say whether the program is linked with libnuma, and are shown', async () => {
      put({ 'src/a.c': call, 'CMakeLists.txt': list });
      const { findings } = await json('src');
      assert.deepEqual(
        findings.map(({ rule, line, related, fixes }) => ({ rule, line, related, fixes })),
        [
          {
            rule: 'link-missing-numa',
            line: 5,
            related: [
              {
                ...{ file: 'CMakeLists.txt', line: 3, column: 1, endLine: 3, endColumn: 29 },
                message: 'prog is built here',
              },
            ],
            fixes: [
              {
                title: 'Add target_link_libraries(prog PRIVATE numa)',
                applicability: 'suggestion',
                file: 'CMakeLists.txt',
              },
            ],
          },
        ],
      );
      const text = await check('src');
      assert.match(
        text.stdout,
        /CMakeLists\.txt:3:1: prog is built here\n +3 \| add_executable\(prog src\/a\.c\)/,
      );
    });

    it('are changed by nobody unasked, and SARIF says how they can be', async () => {
      put({ 'src/a.c': call, 'CMakeLists.txt': list });
      await check('--fix', 'src');
      assert.equal(get('CMakeLists.txt'), list);
      assert.equal(get('src/a.c'), call);
      const { stdout } = await check('--format', 'sarif', 'src');
      const change =
        /"artifactChanges": \[\s*\{\s*"artifactLocation": \{\s*"uri": "([^"]*)"[^]*?"text": "([^"]*)"/.exec(
          stdout,
        );
      assert.deepEqual(change?.slice(1), ['CMakeLists.txt', '\\ntarget_link_libraries(prog PRIVATE numa)']);
    });

    it('that link it silence the rule', async () => {
      put({ 'src/a.c': call, 'CMakeLists.txt': `${list}target_link_libraries(prog numa)\n` });
      assert.deepEqual((await json('src')).findings, []);
      put({ 'CMakeLists.txt': '', Makefile: 'prog: src/a.o\n\tgcc $^ -o $@ -lnuma\n' });
      assert.deepEqual((await json('src')).findings, []);
      put({ Makefile: 'prog: src/a.o\n\tgcc $^ -o $@\n' });
      assert.deepEqual(
        (await json('src')).findings.map((one) => one['rule']),
        ['link-missing-numa'],
      );
    });
  });
});
