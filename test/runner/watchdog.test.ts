/** A runner that hangs is told of, and ended when its user wants that; one that works for a long time is left alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { expectFailure, expectOk, noCompiler, runnerProgram, TargetProcess } from './support';

const own = { command: process.execPath, args: [runnerProgram, '--stdio'] };

interface Watched {
  readonly runner: RunnerProcess;
  readonly silences: number[];
  /** Resolves with the next silence that is told. */
  readonly silent: () => Promise<number>;
  readonly answered: Promise<void>;
}

function watched(command: { command: string; args: readonly string[] }, limit: number): Watched {
  const silences: number[] = [];
  let wake: (ms: number) => void = () => undefined;
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const onSilent = (ms: number): void => {
    silences.push(ms);
    wake(ms);
  };
  const runner = startRunner(command, { watch: { limit, onSilent, onAnswer: answer } });
  return { runner, silences, silent: () => new Promise((resolve) => (wake = resolve)), answered };
}

describe(
  'runner: watchdog',
  { skip: process.platform !== 'linux' && 'the runner runs on Linux only' },
  () => {
    it('tells of a program that reads and never answers, again and again, until it is ended', async () => {
      const { runner, silent, silences } = watched({ command: 'sh', args: ['-c', 'cat >/dev/null'] }, 100);
      const answer = runner.client.initialize('test');
      assert.equal(await silent(), 100);
      assert.equal(await silent(), 200);
      runner.kill('it was ended because it had not answered for 200 ms');
      const failure = expectFailure(await answer, 'runner-gone');
      assert.match(failure.message, /did not start: it was ended because it had not answered for 200 ms\.$/);
      await runner.ended;
      await runner.client.close();
      assert.deepEqual(silences, [100, 200]);
    });

    it('tells of a runner that was stopped, and that it answers again', { skip: noCompiler }, async () => {
      const { runner, silent, answered } = watched(own, 200);
      expectOk(await runner.client.initialize('test'));
      const pid = runner.pid ?? 0;
      process.kill(pid, 'SIGSTOP');
      const answer = runner.client.openTarget({ pid: process.pid });
      await silent();
      process.kill(pid, 'SIGCONT');
      await answered;
      expectOk(await answer);
      await runner.client.close();
    });

    it('ends a stopped runner at once, and close() does not wait for it', async () => {
      const { runner, silent } = watched(own, 200);
      expectOk(await runner.client.initialize('test'));
      process.kill(runner.pid ?? 0, 'SIGSTOP');
      const answer = runner.client.openTarget({ pid: process.pid });
      await silent();
      runner.kill('it hung');
      expectFailure(await answer, 'runner-gone');
      assert.match(await runner.ended, /SIGKILL/);
      await runner.client.close();
    });

    it('leaves a runner alone that works longer than the limit', { skip: noCompiler }, async () => {
      const target = await TargetProcess.start();
      await target.fill();
      // A machine with other things to do keeps the processor from a runner for a while.
      const limit = 1000;
      const { runner, silences } = watched(own, limit);
      expectOk(await runner.client.initialize('test'));
      // Starting Node may take longer than this test's limit.
      silences.length = 0;
      const { target: handle } = expectOk(await runner.client.openTarget({ pid: target.pid }));
      const order = {
        target: handle,
        pages: target.ranges('dense'),
        to: { kind: 'node', node: 0 },
        flags: 2,
        batch: 1,
      } as const;
      const stop = new AbortController();
      const began = performance.now();
      // Half a million calls, of which it makes as many as take twice the limit, however fast it is.
      const onProgress = (): void => {
        if (performance.now() - began > 2 * limit) stop.abort();
      };
      const { cancelled } = expectOk(await runner.client.move(order, { cancel: stop.signal, onProgress }));
      assert.ok(cancelled, 'the move ended before the limit');
      assert.deepEqual(silences, []);
      await runner.client.close();
      await target.kill();
    });
  },
);
