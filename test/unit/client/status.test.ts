import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { displayWidth } from '../../../server/languages/display-width';
import { languages } from '../../../server/languages/language';
import { useLanguage } from '../../../server/languages/load';
import { statusWords, widest } from '../../../client/status/words';
import type { StatusParts } from '../../../client/status/words';

const fine: StatusParts = {
  server: { kind: 'running' },
  runner: { kind: 'idle' },
  isTrusted: true,
  runnerIsPossible: true,
  minKernel: '6.1',
  isBuildGuessed: false,
};

describe('the language status', () => {
  it('tells the kernel that findings are about, and the runner where there is one', () => {
    const words = statusWords(fine);
    assert.equal(words.text, 'Linux 6.1 and newer');
    assert.equal(words.severity, 'information');
    assert.equal(words.detail, '');
    const running = statusWords({ ...fine, runner: { kind: 'running', kernel: '6.12.3', nodes: 2 } });
    assert.equal(running.detail, 'Runner on Linux 6.12.3, 2 nodes');
    const named = '5.15.167.4-microsoft-standard-WSL2';
    const long = statusWords({ ...fine, runner: { kind: 'running', kernel: named, nodes: 1 } });
    assert.equal(long.detail, 'Runner on Linux 5.15.167.4, one node');
    assert.equal(long.explanation, `Runner on Linux ${named}, one node`);
    assert.equal(statusWords({ ...fine, server: { kind: 'starting' } }).busy, true);
    assert.equal(statusWords({ ...fine, runner: { kind: 'starting' } }).busy, true);
  });

  const cases: readonly [string, Partial<StatusParts>, RegExp, RegExp, string, string][] = [
    [
      'a server that crashed',
      { server: { kind: 'failed', cause: 'it ended with signal SIGKILL' } },
      /No findings: the language server is gone/,
      /five times.*SIGKILL\.$/,
      'error',
      'numaLens.restartServer',
    ],
    [
      'a server that is stopped',
      { server: { kind: 'stopped' } },
      /is stopped/,
      /^$/,
      'warning',
      'numaLens.restartServer',
    ],
    [
      'a server that hangs',
      { server: { kind: 'running', silent: 15 } },
      /server does not answer/,
      /15 seconds: findings are those of an earlier text\. What you type is safe/,
      'warning',
      'numaLens.restartServer',
    ],
    [
      'a server that hangs before it answered once',
      { server: { kind: 'starting', silent: 30 } },
      /server does not answer/,
      /30 seconds/,
      'warning',
      'numaLens.restartServer',
    ],
    [
      'a mistake in numa-lens.json',
      { mistake: { message: 'There is no rule "x".', place: ['file'] } },
      /mistake in numa-lens\.json/,
      /no rule "x"/,
      'warning',
      'vscode.open',
    ],
    [
      'a workspace that is not trusted',
      { isTrusted: false },
      /not trusted/,
      /until it is\.$/,
      'information',
      'workbench.trust.manage',
    ],
    [
      'a machine without Linux',
      { runnerIsPossible: false },
      /no Linux/,
      /numaLens\.runner\.prefix/,
      'information',
      'workbench.action.openSettings',
    ],
    [
      'a runner that is gone',
      { runner: { kind: 'ended', cause: 'it ended with exit code 127' } },
      /runner is gone/,
      /exit code 127\. The next action starts it again\.$/,
      'warning',
      'numaLens.showLog',
    ],
    [
      'a runner that hangs',
      { runner: { kind: 'silent', seconds: 15 } },
      /does not answer/,
      /15 seconds/,
      'warning',
      'numaLens.showLog',
    ],
    [
      'a kernel without NUMA',
      { runner: { kind: 'running', kernel: '6.1.0', nodes: 0 } },
      /kernel has no NUMA/,
      /Linux 6\.1\.0 .*CONFIG_NUMA/,
      'warning',
      'numaLens.refreshTopology',
    ],
    [
      'a build that is guessed',
      { isBuildGuessed: true },
      /^Linux 6\.1 and newer$/,
      /No compile_commands\.json.*guessed/,
      'information',
      'numaLens.aboutBuildDatabase',
    ],
  ];
  for (const [what, parts, text, explanation, severity, command] of cases)
    it(`names ${what}, says why, and leads to the remedy`, () => {
      const words = statusWords({ ...fine, ...parts });
      assert.match(words.text, text);
      assert.match(words.explanation, explanation);
      assert.equal(words.severity, severity);
      assert.equal(words.command.id, command);
      assert.notEqual(words.command.title, '');
    });

  it('names the worst first and adds the others', () => {
    const words = statusWords({
      ...fine,
      isTrusted: false,
      server: { kind: 'failed', cause: 'it ended with exit code 1' },
    });
    assert.match(words.text, /language server is gone/);
    assert.equal(words.detail, 'after five starts (+1)');
    assert.match(words.explanation, /exit code 1\. Also: Findings only: the workspace is not trusted\.$/);
  });

  describe('stands in one line with its button', () => {
    after(() => useLanguage('en'));
    const mistake = { message: `There is no rule "${'x'.repeat(80)}".`, place: ['file'] };
    const states: readonly Partial<StatusParts>[] = [
      {},
      { runner: { kind: 'starting' } },
      { runner: { kind: 'running', kernel: '6.18.44-0-cloud-amd64', nodes: 128 } },
      { runner: { kind: 'running', kernel: '6.18.44-0-cloud-amd64', nodes: 1 } },
      { mistake },
      ...cases.map(([, parts]) => parts),
    ];
    for (const language of languages)
      it(`in ${language}, whatever it says`, async () => {
        await useLanguage(language);
        for (const first of states)
          for (const second of states) {
            const { text, detail, command } = statusWords({ ...fine, ...second, ...first });
            const line = `${text} – ${detail} ${command.title}`;
            assert.ok(displayWidth(line) <= widest, `${displayWidth(line)}: ${line}`);
            if ({ ...second, ...first }.mistake === undefined) assert.doesNotMatch(line, /…/);
          }
      });
  });
});
