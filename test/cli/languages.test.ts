/** What the command line says in Korean and Japanese, run as a user runs it; in English all other tests have it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commands } from '../../server/cli/commands';
import { displayWidth } from '../../server/languages/display-width';
import { deadPid, noCompiler, TargetProcess } from '../runner/support';
import { cli, cliHere } from './cli';

const linux = process.platform === 'linux';

const scripts = {
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
} as const;

const languages = ['ko', 'ja'] as const;

/** English sentences; names, options and paths are in English everywhere. */
const english = /(?<![-\w/."[])\b(?:the|are|is|was|not|this|that|with|of|from|to)\b(?![-\w/."|\]])/;

for (const language of languages) {
  const say = (...args: readonly string[]): ReturnType<typeof cli> => cli([...args, '--lang', language]);
  const sayHere = (...args: readonly string[]): ReturnType<typeof cli> =>
    cliHere([...args, '--lang', language]);
  const isSpoken = (text: string): void => {
    assert.match(text, scripts[language]);
    assert.doesNotMatch(text, english);
  };

  describe(`numa-lens --lang ${language}`, () => {
    it('has its help in the language', async () => {
      isSpoken((await say('--help')).stdout);
      for (const command of commands) {
        const { code, stdout } = await sayHere(command.name, '--help');
        assert.equal(code, 0);
        isSpoken(stdout);
        for (const option of Object.keys(command.options)) assert.ok(stdout.includes(`--${option}`), option);
      }
    });

    it('has its help in columns', async () => {
      const { stdout } = await say('--help');
      const starts = stdout
        .split('\n')
        .map((line) => /^ {2}([a-z]+ +)\S/.exec(line)?.[1])
        .filter((cell) => cell !== undefined);
      assert.deepEqual(new Set(starts.map(displayWidth)).size, 1);
    });

    it('writes findings, a summary and what was not checked in the language', async () => {
      const input = '#include <numaif.h>\nlong f(void) { return move_pages(0, 0, 0, 0, 0, 1024); }\n';
      const { code, stdout } = await cli(['check', '--stdin-filename', 'a.c', '--lang', language], { input });
      assert.equal(code, 1);
      assert.match(stdout, language === 'ko' ? /^ {2}이유: /m : /^ {2}理由: /m);
      assert.match(stdout, language === 'ko' ? /^파일 1개에서 /m : /^1 ファイルに指摘/m);
      const missing = await say('check', '/nonexistent/a.c');
      assert.equal(missing.code, 2);
      isSpoken(missing.stderr);
      isSpoken((await say('explain', 'EPERM')).stdout);
      isSpoken((await say('explain', 'EPERMX')).stderr);
    });

    it('tells wrong usage in the language', async () => {
      for (const args of [
        ['chek'],
        ['--verbose'],
        ['explain', '--verbose'],
        ['explain', '--kernel'],
        ['check', '--fix=yes', '.'],
        ['check', '--format', 'xml', '.'],
        ['check', '--fix', '--diff', 'main'],
        ['migrate', '--pid', '1', '--all'],
        ['query', '--pid', 'x', '--all'],
        ['query', '--pid', '1'],
        ['undo'],
        ['watch', '--pid', '1', '--all', '--interval', '0'],
        ['lsp'],
      ]) {
        const { code, stderr } = await sayHere(...args);
        assert.equal(code, 2, args.join(' '));
        isSpoken(stderr);
      }
    });
  });

  describe(
    `numa-lens topology --lang ${language}`,
    { skip: !linux && 'NUMA nodes are read on Linux only' },
    () => {
      it('shows the nodes', async () => {
        const { code, stdout } = await say('topology');
        assert.equal(code, 0);
        isSpoken(stdout);
        assert.match(stdout, language === 'ko' ? /^노드 0: CPU /m : /^ノード 0: CPU /m);
      });
    },
  );

  describe(`query and migrate --lang ${language}`, { skip: noCompiler }, () => {
    let target: TargetProcess;
    let pages: readonly string[];
    before(async () => {
      target = await TargetProcess.start();
      pages = ['--pid', String(target.pid), '--range', target.rangeOption('touched')];
    });
    after(() => target.kill());

    it('list pages in columns', async () => {
      const { code, stdout } = await say('query', ...pages, '--range', target.rangeOption('hole'));
      assert.equal(code, 0);
      isSpoken(stdout.replace(/\(.*\)/, ''));
      const rows = stdout.split('\n').filter((line) => /^0x[0-9a-f]+-0x[0-9a-f]+ /.test(line));
      assert.equal(rows.length, 2);
      // The end of the sizes.
      assert.equal(new Set(rows.map((row) => displayWidth(row.replace(/KiB.*/, 'KiB')))).size, 1);
    });

    it('tell what would be moved, and what is in the way', async () => {
      const { stdout } = await say('migrate', ...pages, '--to', '63', '--dry-run');
      isSpoken(stdout.replace(/\(.*\)/, ''));
      assert.match(stdout, language === 'ko' ? /^걸림돌: /m : /^妨げ: /m);
      assert.match(
        stdout,
        language === 'ko' ? /^모의 실행: 페이지 64개가 노드 63으로/m : /^試行: 64 ページが/m,
      );
    });

    it('tell why a process cannot be looked at', async () => {
      const { code, stderr } = await say('query', '--pid', String(deadPid()), '--all');
      assert.equal(code, 2);
      isSpoken(stderr);
      const absent = await say('topology', '--runner', '/nonexistent/runner --stdio');
      assert.equal(absent.code, 2);
      isSpoken(absent.stderr.replace(/spawn .* ENOENT/, ''));
    });

    it('answer programs in English', async () => {
      const { stdout } = await say('migrate', ...pages, '--to', '63', '--dry-run', '--format', 'json');
      assert.match(stdout, /There is no node 63/);
      assert.doesNotMatch(stdout, scripts[language]);
    });
  });
}
