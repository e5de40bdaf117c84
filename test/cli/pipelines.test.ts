/** What pipelines ask of `check`: only what changed, only what is new, the files that somebody else chose. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { cli } from './cli';
import { bad, good, Scratch } from './scratch';

/** A second wrong call behind the first. */
const worse = `${bad}long g(void **pages, const int *nodes, int *status)
{
\treturn move_pages(0, 4, pages, nodes, status, MPOL_MF_LAZY);
}
`;

function git(cwd: string, ...args: string[]): void {
  // Nothing of who runs the tests: signatures, hooks, templates.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=n', '-c', 'user.email=n@localhost'];
  execFileSync('git', [...who, ...args], { cwd, env, stdio: 'pipe' });
}

describe('numa-lens check --diff', () => {
  const scratch = new Scratch();

  /** A branch that left main, which has gone on since. */
  function repository(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): void {
    const { folder } = scratch;
    scratch.put(before);
    git(folder, 'init', '--quiet', '--initial-branch=main');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'one');
    git(folder, 'checkout', '--quiet', '-b', 'work');
    scratch.put(now);
  }

  const places = async (...args: string[]): Promise<readonly string[]> => {
    const { findings } = await scratch.json(...args);
    return findings.map(({ file, line }) => `${String(file)}:${String(line)}`);
  };

  it('reports what is on changed lines and counts the rest', async () => {
    repository({ 'a.c': bad, 'b.c': bad, 'c.c': good }, { 'a.c': worse, 'c.c': bad });
    const { code, findings, summary } = await scratch.json('--diff', 'main');
    assert.deepEqual(
      findings.map(({ file, line }) => `${String(file)}:${String(line)}`),
      ['a.c:8', 'c.c:4'],
    );
    assert.equal(code, 1);
    // b.c did not change, so it was not even read.
    assert.deepEqual([summary.files, summary.onUnchangedLines], [2, 1]);
    const { stdout } = await scratch.check('--diff', 'main', '.');
    assert.match(stdout, /2 findings in 2 files: .*\. On lines that did not change: 1\.\n$/);
  });

  it('is silent and succeeds where only other lines changed', async () => {
    repository({ 'a.c': bad }, { 'a.c': bad.replace('#include', '/* new */\n#include') });
    const { code, stdout } = await scratch.check('--diff', 'main');
    assert.equal(code, 0);
    assert.equal(stdout, 'No findings in 1 file. On lines that did not change: 1.\n');
  });

  it('compares with where the work began, not with what the base has become', async () => {
    repository({ 'a.c': bad }, { 'b.c': bad });
    git(scratch.folder, 'add', '.');
    git(scratch.folder, 'commit', '--quiet', '-m', 'mine');
    git(scratch.folder, 'checkout', '--quiet', 'main');
    scratch.put({ 'a.c': good });
    git(scratch.folder, 'commit', '--quiet', '-am', 'theirs');
    git(scratch.folder, 'checkout', '--quiet', 'work');
    assert.deepEqual(await places('--diff', 'main'), ['b.c:4']);
  });

  it('takes new files as a whole, whether git tracks them or not, with any name', async () => {
    repository(
      { 'a.c': good, '.gitignore': 'made.c\n' },
      { 'new one.c': bad, 'tab\tquote".c': bad, 'süß.c': bad, 'made.c': bad, 'notes.md': 'text' },
    );
    const untracked = await places('--diff', 'main');
    assert.deepEqual(untracked, ['new one.c:4', 'süß.c:4', 'tab\tquote".c:4']);
    git(scratch.folder, 'add', '.');
    assert.deepEqual(await places('--diff', 'main'), untracked);
  });

  it('follows a file that was renamed, and leaves out one that is gone', async () => {
    repository({ 'a.c': bad, 'gone.c': bad }, {});
    git(scratch.folder, 'mv', 'a.c', 'moved.c');
    git(scratch.folder, 'rm', '--quiet', 'gone.c');
    scratch.put({ 'moved.c': `/* moved */\n${bad}` });
    const { code, summary } = await scratch.json('--diff', 'main');
    assert.deepEqual([code, summary.onUnchangedLines], [0, 1]);
  });

  it('is not misled by lines that look like a diff', async () => {
    const text = `/*\n++ b/other.c\n@@ -1,1 +1,99 @@\n-- a/x\n*/\n${bad}`;
    repository({ 'a.c': bad, 'other.c': bad }, { 'a.c': text });
    const { findings, summary } = await scratch.json('--diff', 'main');
    assert.deepEqual([findings.length, summary.files, summary.onUnchangedLines], [0, 1, 1]);
  });

  it('does not heed how somebody likes diffs to look', async () => {
    repository({ 'a.c': bad }, { 'a.c': worse });
    const settings = {
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'color.ui': 'always',
      'diff.context': '99',
      'diff.external': 'false',
      'diff.relative': 'true',
      'core.quotePath': 'false',
    };
    for (const [name, value] of Object.entries(settings)) git(scratch.folder, 'config', name, value);
    assert.deepEqual(await places('--diff', 'main'), ['a.c:8']);
  });

  it('stays in the folder that it runs in, or in those named', async () => {
    repository({ 'sub/a.c': good, 'b.c': good }, { 'sub/a.c': bad, 'b.c': bad });
    const below = await cli(['check', '--diff', 'main'], { cwd: path.join(scratch.folder, 'sub') });
    assert.match(below.stdout, /^a\.c:4:/);
    assert.doesNotMatch(below.stdout, /b\.c/);
    assert.deepEqual(await places('--diff', 'main', 'b.c'), ['b.c:4']);
  });

  it('says what is wrong with the base, and what to do', async () => {
    repository({ 'a.c': good }, {});
    const unknown = await scratch.check('--diff', 'origin/main');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /git knows no commit "origin\/main" here\. .*git fetch origin/);
    const option = await scratch.check('--diff=--output=x');
    assert.equal(option.code, 2);
    assert.ok(!fs.existsSync(path.join(scratch.folder, 'x')));
    git(scratch.folder, 'checkout', '--quiet', '--orphan', 'other');
    git(scratch.folder, 'commit', '--quiet', '-m', 'alone');
    const apart = await scratch.check('--diff', 'main');
    assert.match(apart.stderr, /have no common commit here/);
  });

  it('says so where there is no repository, or no git', async () => {
    scratch.put({ 'a.c': bad });
    const env = { GIT_CEILING_DIRECTORIES: path.dirname(scratch.folder) };
    const { code, stderr } = await cli(['check', '--diff', 'main'], { cwd: scratch.folder, env });
    assert.deepEqual([code, /^numa-lens: --diff: .*not a git repository/.test(stderr)], [2, true]);
    const without = await cli(['check', '--diff', 'main'], {
      cwd: scratch.folder,
      env: { PATH: '/nowhere' },
    });
    assert.equal(without.stderr, 'numa-lens: --diff: there is no git here\n');
  });
});

describe('numa-lens check --baseline', () => {
  const scratch = new Scratch();

  it('lets only new findings count, also when lines above came and went', async () => {
    scratch.put({ 'src/a.c': bad, 'src/b.c': good });
    const written = await scratch.check('--write-baseline', 'numa-baseline.json', 'src');
    assert.deepEqual(
      [written.code, written.stderr],
      [0, 'numa-lens: 1 finding written to numa-baseline.json\n'],
    );
    scratch.put({ 'src/a.c': `/* new */\n\n${worse}` });
    const { code, findings, summary } = await scratch.json('--baseline', 'numa-baseline.json', '.');
    assert.deepEqual(
      findings.map(({ line }) => line),
      [10],
    );
    assert.deepEqual([code, summary.inBaseline], [1, 1]);
  });

  it('knows one of two equal lines from a third', async () => {
    const twice = `${bad}${bad.replace('long f', 'long f2').replace('#include <numaif.h>\n', '')}`;
    scratch.put({ 'a.c': twice });
    await scratch.check('--write-baseline', 'b.json', '.');
    assert.equal((await scratch.json('--baseline', 'b.json', '.')).summary.inBaseline, 2);
    const thrice = twice + bad.replace('long f', 'long f3').replace('#include <numaif.h>\n', '');
    scratch.put({ 'a.c': thrice });
    const { findings, summary } = await scratch.json('--baseline', 'b.json', '.');
    assert.deepEqual([findings.length, summary.inBaseline], [1, 2]);
  });

  it('is the same whatever folder the command runs in, and whatever order files come in', async () => {
    scratch.put({ 'a/x.c': bad, 'b/y.c': bad });
    await scratch.check('--write-baseline', 'base.json', 'b', 'a');
    const text = scratch.get('base.json');
    await cli(['check', '--write-baseline', '../base.json', '..'], { cwd: path.join(scratch.folder, 'a') });
    assert.equal(scratch.get('base.json'), text);
    assert.ok(text.indexOf('a/x.c') < text.indexOf('b/y.c'));
    const inner = await cli(['check', '--baseline', '../base.json', '.'], {
      cwd: path.join(scratch.folder, 'b'),
    });
    assert.equal(inner.stdout, 'No findings in 1 file. In the baseline: 1.\n');
  });

  it('tells what of it is gone, of what was checked', async () => {
    scratch.put({ 'a.c': bad, 'b.c': bad });
    await scratch.check('--write-baseline', 'base.json', '.');
    scratch.put({ 'a.c': 'int x;\n' });
    fs.rmSync(path.join(scratch.folder, 'b.c'));
    const all = await scratch.check('--baseline', 'base.json', '.');
    assert.deepEqual(
      [all.code, all.stderr],
      [0, 'numa-lens: base.json: 2 findings in it are gone; --write-baseline renews it\n'],
    );
    const one = await scratch.check('--baseline', 'base.json', 'a.c');
    assert.match(one.stderr, /1 finding in it is gone/);
  });

  it('is not taken where it is none, and not written where something could not be checked', async () => {
    scratch.put({ 'a.c': bad, 'no.json': '[]', 'half.json': '{"version":1,' });
    for (const [name, reason] of [
      ['no.json', 'is none of this version'],
      ['half.json', 'is no JSON'],
      ['missing.json', 'cannot be read'],
    ] as const) {
      const { code, stderr, stdout } = await scratch.check('--baseline', name, '.');
      assert.deepEqual([code, stdout, stderr.includes(reason)], [2, '', true], stderr);
    }
    const { code } = await scratch.check('--write-baseline', 'new.json', 'a.c', 'missing.c');
    assert.equal(code, 2);
    assert.ok(!fs.existsSync(path.join(scratch.folder, 'new.json')));
  });

  it('goes with what it can go with', async () => {
    scratch.put({ 'a.c': bad });
    for (const args of [
      ['--fix', '--baseline', 'x', '.'],
      ['--fix', '--diff', 'main'],
      ['--write-baseline', 'x', '--diff', 'main'],
      ['--stdin-filename', 'a.c', '--diff', 'main'],
    ]) {
      const { code, stderr } = await scratch.check(...args);
      assert.equal(code, 2, stderr);
    }
  });
});

describe('numa-lens check --files-from', () => {
  const scratch = new Scratch();
  const from = (input: string) =>
    cli(['check', '--format', 'github', '--files-from', '-'], { cwd: scratch.folder, input });

  it('checks what standard input names, with line ends or NUL between, and passes over what is no source', async () => {
    scratch.put({ 'a.c': bad, 'b c.c': bad, 'd.c': bad, 'README.md': 'move_pages(' });
    const lines = await from('a.c\nb c.c\r\nREADME.md\n');
    assert.deepEqual(lines.stdout.match(/file=[^,]*/g), ['file=a.c', 'file=b c.c']);
    const nul = await from('d.c\0b c.c\0');
    assert.deepEqual(nul.stdout.match(/file=[^,]*/g), ['file=b c.c', 'file=d.c']);
    assert.deepEqual([lines.code, nul.code], [1, 1]);
  });

  it('checks nothing where nothing is named', async () => {
    const { code, stdout } = await from('');
    assert.deepEqual([code, stdout], [0, '']);
  });

  it('reads a file too, and says what is missing', async () => {
    scratch.put({ 'list.txt': 'a.c\ngone.c\n', 'a.c': bad });
    const { code, stderr, stdout } = await scratch.check('--files-from', 'list.txt');
    assert.equal(code, 2);
    assert.match(stderr, /gone\.c: there is no such file/);
    assert.match(stdout, /a\.c:4:/);
    const none = await scratch.check('--files-from', 'nolist.txt');
    assert.equal(none.code, 2);
    assert.match(none.stderr, /--files-from: .*nolist\.txt/);
  });
});
