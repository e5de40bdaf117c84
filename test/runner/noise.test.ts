/** What stands between a client and a runner and writes where it should not: each is told in words, and none is waited for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { expectFailure, expectOk, runnerProgram } from './support';

const own = [process.execPath, runnerProgram, '--stdio'];

/** A shell command before the runner, as a login shell's files are. */
const behind = (script: string, ...args: readonly string[]): RunnerProcess =>
  startRunner({ command: 'sh', args: ['-c', script, 'sh', ...args] });

describe('runner: noise', { skip: process.platform !== 'linux' && 'the runner runs on Linux only' }, () => {
  it('names a greeting that stands before the first message', async () => {
    const runner = behind('echo "Welcome to host"; echo "Last login: today"; exec "$@"', ...own);
    const failure = expectFailure(await runner.client.initialize('test'), 'runner-gone');
    assert.match(failure.message, /did not start: it wrote something else than messages .*"Welcome to host/);
    assert.match(failure.remedy, /greeting/);
    await runner.client.close();
  });

  it('names a prompt that waits for an answer on the same line', async () => {
    const runner = behind('printf "Password: "; cat >/dev/null');
    const failure = expectFailure(await runner.client.initialize('test'), 'runner-gone');
    assert.match(failure.message, /"Password:"/);
    await runner.client.close();
  });

  it('quotes noise in few words, whatever it is', async () => {
    const runner = behind('head -c 100000 /dev/urandom; cat >/dev/null');
    const failure = expectFailure(await runner.client.initialize('test'), 'runner-gone');
    assert.ok(failure.message.length < 600, String(failure.message.length));
    await runner.client.close();
  });

  it('names noise between two messages', async () => {
    const spoil = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.argv[1], process.argv.slice(2), { stdio: ['inherit', 'pipe', 'inherit'] });
      child.stdout.on('data', (data) => process.stdout.write(data.toString('latin1') + 'Killed\\n', 'latin1'));
    `;
    const runner = startRunner({ command: process.execPath, args: ['-e', spoil, '--', ...own] });
    await runner.client.initialize('test');
    const failure = expectFailure(await runner.client.topology(), 'runner-gone');
    assert.match(failure.message, /gave no answer: it wrote something else than messages .*Killed"\.$/);
    await runner.client.close();
  });

  it('takes messages that come byte by byte', async () => {
    const dribble = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.argv[1], process.argv.slice(2), { stdio: ['inherit', 'pipe', 'inherit'] });
      child.stdout.on('data', (data) => { for (const byte of data) process.stdout.write(Buffer.from([byte])); });
    `;
    const runner = startRunner({ command: process.execPath, args: ['-e', dribble, '--', ...own] });
    expectOk(await runner.client.initialize('test'));
    await runner.client.close();
  });

  it('says what is missing where the runner is not installed', async () => {
    const runner = behind('numa-lens-that-is-not-installed runner --stdio');
    const failure = expectFailure(await runner.client.initialize('test'), 'runner-gone');
    assert.match(failure.message, /exit code 127: .*not found/);
    assert.match(failure.remedy, /Install NUMA Lens where the runner is to run/);
    await runner.client.close();
  });

  it('passes words on stderr to the log and takes no offence', async () => {
    const lines: string[] = [];
    const runner = startRunner(
      { command: 'sh', args: ['-c', 'echo "Warning: something" >&2; exec "$@"', 'sh', ...own] },
      { log: (line) => lines.push(line) },
    );
    expectOk(await runner.client.initialize('test'));
    await runner.client.close();
    assert.deepEqual(lines, ['Warning: something']);
  });

  it('is over when the program is, though a child of it holds its pipes', async () => {
    const lines: string[] = [];
    const runner = startRunner(
      { command: 'sh', args: ['-c', 'sleep 600 & echo $! >&2; echo "it broke" >&2; exit 3'] },
      { log: (line) => lines.push(line) },
    );
    const failure = expectFailure(await runner.client.initialize('test'), 'runner-gone');
    process.kill(Number(lines[0]));
    assert.match(failure.message, /ended with exit code 3: it broke\.$/);
    assert.match(await runner.ended, /exit code 3/);
  });
});
