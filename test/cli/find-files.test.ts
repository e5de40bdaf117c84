/** ripgrep and our own walk find the same: the same findings, notes and counts, on trees as they come. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadAnalysis } from '../../server/cli/check/analysis';
import { findFiles } from '../../server/cli/check/files/find-files';
import { Finding } from '../../server/cli/check/files/finding';
import { Counts, decodePath, findRipgrep, searchFolder } from '../../server/cli/check/files/ripgrep';
import { searchesForCheck } from '../../server/cli/check/files/searches';
import { runCheck } from '../../server/cli/check/run-check';
import type { Io } from '../../server/cli/io';
import { manifestGlobs, manifestKindOf } from '../../server/core/manifest/kinds';
import { mayCall } from '../../server/core/syntax/prefilter';
import { languageOfPath, sourceExtensions } from '../../server/core/syntax/language';

const bad =
  '#include <numaif.h>\nlong f(void **p, int *n, int *s)\n{\n  return move_pages(0, 1, p, n, s, 8);\n}\n';
const plain = 'int f(void);\n';

describe('finding files', () => {
  const program = findRipgrep(process.env);
  let folder: string;

  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-find-')));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function put(name: string | Buffer, contents: string | Buffer): void {
    const file = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
    fs.mkdirSync(file.subarray(0, file.lastIndexOf('/')), { recursive: true });
    fs.writeFileSync(file, contents);
  }

  async function outcome(
    paths: readonly string[],
    ripgrep: string,
    options: { respectIgnores: boolean },
  ): Promise<string> {
    let text = '';
    const io: Io = {
      ...{ cwd: folder, env: { NUMA_LENS_RIPGREP: ripgrep }, isTTY: false, color: false },
      stdout: (out) => {
        text += out;
      },
      stderr: (err) => {
        text += `stderr: ${err}`;
      },
      readStdin: () => Promise.resolve(Buffer.alloc(0)),
    };
    const rest = { format: 'json', fix: false, failOn: 'warning', stdinName: undefined } as const;
    const code = await runCheck({ paths, ...rest, ...options }, await loadAnalysis(io), io);
    return `${text}exit ${code}`;
  }

  async function same(paths: readonly string[] = ['.'], respectIgnores = true): Promise<string> {
    assert.ok(program !== undefined, 'ripgrep is installed with the dev dependencies');
    const [fast, slow] = [
      await outcome(paths, program, { respectIgnores }),
      await outcome(paths, '', { respectIgnores }),
    ];
    assert.equal(fast, slow);
    return fast;
  }

  it('is the same on random trees with random rules', async () => {
    const name = fc.constantFrom(
      ...[
        'a',
        'b',
        'build',
        '.hidden',
        'node_modules',
        'ä',
        'with space',
        '-dash',
        '--',
        'new\nline',
        '[x]',
        'Sub',
      ],
    );
    const folderName = fc
      .array(name, { maxLength: 3 })
      .map((parts) => parts.map((one) => `${one}/`).join(''));
    const extension = fc.constantFrom(
      '.c',
      '.h',
      '.cc',
      '.C',
      '.ts',
      '.d.ts',
      '.txt',
      '.yml',
      '.service',
      '',
    );
    const file = fc.record({
      place: folderName,
      name: fc.tuple(name, extension).map(([stem, end]) => `${stem}_${end}`),
      text: fc.constantFrom(
        bad,
        plain,
        '',
        `${bad}\0`,
        `\0${plain}`,
        `\uFEFF${bad}`,
        Buffer.from(bad, 'utf16le'),
        Buffer.from(`\uFEFF${bad}`, 'utf16le'),
        Buffer.from(`\uFEFF${bad}`, 'utf16le').swap16(),
        Buffer.from(`\uFEFF${plain}`, 'utf16le'),
      ),
    });
    const pattern = fc.constantFrom(
      ...[
        '*.c',
        '!*.c',
        '/a',
        'a/',
        'build/',
        '**/b',
        'a/**',
        '/*',
        '!/a/',
        'Sub',
        'sub',
        '*_.h',
        '!b_.c',
        '\\!x',
        '# no',
      ],
      ...['[ab]_.c', '?_.c', 'a/*/b', ' ', 'with\\ space', '-dash*', '.hidden', '*.C', 'a/b/', '/**/a/'],
    );
    const rules = fc.record({
      place: folderName,
      name: fc.constantFrom('.gitignore', '.gitignore', '.gitignore', '.ignore', '.rgignore'),
      text: fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
    });
    const tree = fc.record({
      files: fc.array(file, { minLength: 1, maxLength: 12 }),
      rules: fc.array(rules, { maxLength: 3 }),
      repositories: fc.array(folderName, { maxLength: 2 }),
      exclude: fc.option(pattern),
      start: fc.constantFrom('.', '.', 'a', 'build', 'a/b'),
      respectIgnores: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(tree, async ({ files, rules: all, repositories, exclude, start, respectIgnores }) => {
        fs.rmSync(folder, { recursive: true, force: true });
        fs.mkdirSync(path.join(folder, start), { recursive: true });
        for (const one of files) put(one.place + one.name, one.text);
        for (const one of all) put(one.place + one.name, one.text);
        for (const one of repositories) put(`${one}.git/info/exclude`, exclude ?? '');
        await same([start], respectIgnores);
        await same([start, '.'], respectIgnores);
      }),
      { numRuns: 60 },
    );
  });

  it('means a byte by a question mark and by a class, as git does, and skips a byte order mark', async () => {
    put('.gitignore', '\ufeff?_.c\n[äb]_.c\nü*.c\n');
    for (const name of ['a_.c', 'ä_.c', 'b_.c', 'ü.c', 'ö.c']) put(name, bad);
    const found = await same();
    const files = [...found.matchAll(/"file": "(.*?)",/g)].map(([, file]) => file);
    assert.deepEqual([...new Set(files)].sort(), ['ä_.c', 'ö.c']);
  });

  it('says what .gitignore files left out where all that is left is a manifest that says nothing', async () => {
    put('.gitignore', '*.c');
    put('call.c', bad);
    put('notes.yml', `# ${bad}`);
    assert.match(await same(), /exclude all there is \(1 entries\)/);
  });

  it('tells of names that are no text and of files with NUL, and of nothing that is no file', async () => {
    put('good.c', bad);
    put(Buffer.from([0x61, 0xff, 0x2e, 0x63]), plain);
    put(Buffer.concat([Buffer.from([0xfe]), Buffer.from('/x.c')]), bad);
    put('nul.c', `\0${bad}`);
    put('wide.c', Buffer.from(`\uFEFF${bad}`, 'utf16le'));
    put('data.c', `${plain}\0`);
    put('sub/ok.c', bad);
    fs.symlinkSync('gone.c', path.join(folder, 'broken.c'));
    fs.symlinkSync('..', path.join(folder, 'sub/up'));
    execFileSync('mkfifo', [path.join(folder, 'pipe.c')]);
    const text = await same();
    assert.match(text, /its name is not UTF-8/);
    for (const one of ['nul.c', 'wide.c'])
      assert.match(text, new RegExp(`${one}[^{]*skipped: it holds NUL bytes`));
    // Nothing could be found in it, whatever it is.
    assert.doesNotMatch(text, /data\.c/);
    assert.equal([...text.matchAll(/"rule": "flags-invalid"/g)].length, 2);
  });

  it('has no need to name what ripgrep looked through', async () => {
    put('good.c', bad);
    put(Buffer.from([0x61, 0xff, 0x2e, 0x63]), plain);
    assert.ok(program !== undefined);
    const fast = await outcome(['.'], program, { respectIgnores: true });
    assert.match(fast, /"files": 2,[^[]*"notes": \[\]/);
    // Without ripgrep nobody has read it.
    assert.match(await outcome(['.'], '', { respectIgnores: true }), /"files": 1,[^]*its name is not UTF-8/);
  });

  it('tells of a numa-lens.json with a mistake beside sources that say nothing', async () => {
    put('sub/numa-lens.json', '{ "rules": { "no-such-rule": "off" } }');
    put('sub/plain.c', plain);
    put('left/numa-lens.json', '{ "rules": { "nor-this": "off" } }');
    put('.gitignore', 'left/');
    const text = await same();
    assert.match(text, /no-such-rule/);
    assert.doesNotMatch(text, /nor-this/);
  });

  it('counts and checks each file once, whatever its name says of it', async () => {
    for (const one of sourceExtensions) put(`Dockerfile.${one}`, one.length % 2 === 0 ? plain : bad);
    for (const one of sourceExtensions) assert.equal(manifestKindOf(`Dockerfile.${one}`), undefined);
    assert.match(await same(), new RegExp(`"files": ${sourceExtensions.length},`));
    assert.equal(await same(['.', '.']), await same());
  });

  it('is told to look no further', async () => {
    put('call.c', bad);
    const finding = new Finding(['.'], { respectIgnores: true }, { cwd: folder, env: process.env });
    finding.stop();
    assert.deepEqual((await finding.found).files, []);
  });

  it('reads nothing that names no call', async () => {
    for (let at = 0; at < 50; at++) put(`sub${at % 5}/plain${at}.c`, plain);
    put('sub1/call.c', bad);
    assert.ok(program !== undefined);
    const found = await findFiles(['.'], { cwd: folder, respectIgnores: true, program });
    assert.deepEqual(
      found.files.map((one) => path.relative(folder, one.file)),
      ['sub1/call.c'],
    );
    assert.equal(found.silent, 50);
  });

  it('walks where ripgrep is missing or fails', async () => {
    put('call.c', bad);
    for (const broken of ['/no/such/rg', '/bin/false', '/bin/cat']) {
      assert.equal(
        await outcome(['.'], broken, { respectIgnores: true }),
        await outcome(['.'], '', { respectIgnores: true }),
      );
    }
  });

  it('looks for everything that may be a call', async () => {
    assert.ok(program !== undefined);
    const piece = fc.constantFrom(
      ...[
        'move_pages',
        'movePages',
        'MOVE_PAGES',
        'numa_move_pages',
        'mbind',
        'syscall',
        'long syscall',
        '_',
        ' ',
        '\n',
        '\r\n',
      ],
      ...[
        '(',
        ')',
        '23',
        'x',
        ',',
        ':',
        '[',
        '{',
        '"',
        "'",
        '`',
        '.',
        '\t',
        '\u00a0',
        '\u2003',
        'ſ',
        '\v',
        'SYS_',
        'set_mempolicy',
      ],
    );
    const texts = fc.sample(
      fc.array(piece, { maxLength: 7 }).map((parts) => parts.join('')),
      { numRuns: 3000, seed: 7 },
    );
    for (const [at, text] of texts.entries()) put(`${at}.${at % 2 === 0 ? 'c' : 'js'}`, text);
    const searched = await searchFolder(folder, {
      program,
      respectIgnores: false,
      searches: searchesForCheck(false),
    });
    assert.ok(searched?.complete);
    const hits = new Set(searched.with);
    let calling = 0;
    for (const [at, text] of texts.entries()) {
      const file = `${at}.${at % 2 === 0 ? 'c' : 'js'}`;
      const may =
        mayCall(text, languageOfPath(file)) ||
        mayCall(Buffer.from(text).toString('latin1'), languageOfPath(file));
      if (may) calling++;
      assert.ok(!may || hits.has(file), JSON.stringify(text));
    }
    assert.ok(calling > 300 && hits.size < texts.length * 0.9, `${calling} of ${hits.size}`);
  });

  it('lists every container file', async () => {
    assert.ok(program !== undefined);
    const names = [
      'Dockerfile',
      'dockerfile.dev',
      'x.Dockerfile',
      'Containerfile-a',
      'compose.yml',
      'docker-compose.prod.YAML',
    ].concat([
      'a.compose.yaml',
      '.devcontainer.json',
      'devcontainer.json',
      'x.service',
      'x.service.d/o.conf',
      'k.yaml',
    ]);
    for (const name of names) {
      assert.ok(manifestKindOf(name) !== undefined, name);
      put(name, 'x');
    }
    const searched = await searchFolder(folder, {
      program,
      respectIgnores: true,
      searches: searchesForCheck(false),
    });
    assert.deepEqual([...(searched?.without ?? [])].sort(), [...names].sort(), manifestGlobs.join(' '));
  });

  it('tells of what ripgrep has found while it looks on, however its output is cut', () => {
    const output = Buffer.from(
      './a.c\x003\n./b\n.h\x000\n./\xe4.c\x0012\n\n5 matches\n3 files searched\n',
      'latin1',
    );
    const read = (...parts: readonly Buffer[]) => {
      const met: string[] = [];
      const counts = new Counts((file) => met.push(file));
      for (const part of parts) counts.add(part);
      return { met, searched: counts.end() };
    };
    const whole = { with: ['a.c', '\xe4.c'], without: ['b\n.h'], unnamed: 0 };
    for (let at = 0; at <= output.length; at++) {
      const { met, searched } = read(output.subarray(0, at), output.subarray(at));
      assert.deepEqual(searched, whole);
      assert.deepEqual(met, whole.with);
    }
    assert.deepEqual(read(output.subarray(0, 9)).met, ['a.c']);
    assert.equal(read(output.subarray(0, 9)).searched, undefined);
    assert.equal(read(Buffer.from('a.c\x003\n\n1 files searched\n')).searched, undefined);
    assert.equal(read(Buffer.from('./a.c\x003\n\n2 files searched\n')).searched?.unnamed, 1);
  });

  it('decodes paths as Node does', () => {
    assert.equal(decodePath('/a', Buffer.from('ü/x.c').toString('latin1')), '/a/ü/x.c');
    assert.equal(decodePath('/', 'x.c'), '/x.c');
    assert.equal(decodePath('/a', '\xff.c'), undefined);
  });
});
