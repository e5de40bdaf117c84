/** The language of what a runner says: its client's, whatever the environment of the runner says. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { afterEach, describe, it } from 'node:test';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { useLanguage } from '../../server/languages/load';
import { speak } from '../../server/languages/say';
import { runnerMethods, runnerProtocolVersion } from '../../server/protocol/runner';
import type { Outcome, RunnerFailure } from '../../server/protocol/runner';
import { deadPid, expectOk, runnerProgram, startRunnerProcess } from './support';

afterEach(() => {
  speak('en');
});

function failureOf<T>(outcome: Outcome<T>): RunnerFailure {
  assert.ok(!outcome.ok);
  return outcome.failure;
}

describe(
  'runner: languages',
  { skip: process.platform !== 'linux' && 'the runner runs on Linux only' },
  () => {
    it('answers in the language of its client', async () => {
      const pid = deadPid();
      for (const [language, words] of [
        ['ko', new RegExp(`^러너가 볼 수 있는 프로세스 ${pid}`)],
        ['ja', new RegExp(`^ランナーから見えるプロセス ${pid}`)],
        ['en', new RegExp(`^There is no process ${pid}`)],
      ] as const) {
        await useLanguage(language);
        const { client } = startRunnerProcess([], { ...process.env, LANG: 'ko_KR.UTF-8', LC_ALL: '' });
        expectOk(await client.initialize('test'));
        const failure = failureOf(await client.openTarget({ pid }));
        assert.equal(failure.code, 'no-such-process');
        assert.equal(failure.errno, 'ESRCH');
        assert.match(failure.message, words);
        await client.close();
      }
    });

    it('answers a client that names none, or one that there is not, in English', async () => {
      const env = { ...process.env, LC_ALL: 'ja_JP.UTF-8', NUMA_LENS_LANG: 'ja' };
      for (const named of [{}, { language: 'xx' }]) {
        const child = spawn(process.execPath, [runnerProgram, '--stdio'], {
          stdio: ['pipe', 'pipe', 'inherit'],
          env,
        });
        const rpc = createMessageConnection(
          new StreamMessageReader(child.stdout),
          new StreamMessageWriter(child.stdin),
        );
        rpc.listen();
        const version = { protocolVersion: runnerProtocolVersion + 1, client: 'test', ...named };
        const answer = await rpc.sendRequest<Outcome<unknown>>(runnerMethods.initialize, version);
        assert.match(failureOf(answer).message, /^The runner speaks protocol version \d+/);
        rpc.dispose();
        child.stdin.end();
      }
    });
  },
);
