/** The command of a runner as a user writes it: settings, and one line on the command line. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandLine, defaultRunnerProgram, prefixedRunner } from '../../server/runner-process/command';

const problem = (prefix: unknown, program: unknown = defaultRunnerProgram): string => {
  const read = prefixedRunner(prefix, program);
  assert.ok(!read.ok, JSON.stringify(read));
  assert.doesNotMatch(read.problem, /\.$/, 'a clause, which the caller ends');
  return read.problem;
};

describe('runner: command', () => {
  it('is our own runner without a prefix', () => {
    assert.deepEqual(prefixedRunner([], defaultRunnerProgram), { ok: true, value: undefined });
    assert.deepEqual(prefixedRunner([], []), { ok: true, value: undefined });
  });

  it('is the prefix, and the program behind it', () => {
    assert.deepEqual(prefixedRunner(['kubectl', 'exec', '-i', 'p', '--'], defaultRunnerProgram), {
      ok: true,
      value: { command: 'kubectl', args: ['exec', '-i', 'p', '--', 'numa-lens', 'runner', '--stdio'] },
    });
    assert.deepEqual(prefixedRunner(['ssh', 'h'], ['/opt/node', '/opt/my runner.js', '']), {
      ok: true,
      value: { command: 'ssh', args: ['h', '/opt/node', '/opt/my runner.js', ''] },
    });
  });

  it('is refused in words when it is malformed', () => {
    assert.match(problem('ssh host'), /^numaLens\.runner\.prefix must be an array of strings.*"ssh host"$/);
    assert.match(problem(undefined), /^numaLens\.runner\.prefix must be an array/);
    assert.match(problem(['ssh', 3]), /may hold strings only, and holds 3/);
    assert.match(problem(['ssh host']), /is one word, "ssh host".*\["ssh", "host"\]/);
    assert.match(problem(['', 'host']), /begins with an empty word/);
    assert.match(problem(['ssh', 'a\0b']), /zero byte/);
    assert.match(problem(['ssh', 'host'], []), /numaLens\.runner\.program is empty/);
    assert.match(problem(['ssh', 'host'], { 0: 'x' }), /^numaLens\.runner\.program must be an array/);
    assert.ok(problem('x'.repeat(10_000)).length < 400);
  });

  it('may be a single program whose path has a space', () => {
    const read = prefixedRunner(['/opt/my tools/enter'], ['r']);
    assert.deepEqual(read, { ok: true, value: { command: '/opt/my tools/enter', args: ['r'] } });
  });

  it('is split as a shell splits, where it is one line', () => {
    const split = (text: string): readonly string[] => {
      const read = commandLine(text);
      assert.ok(read.ok, text);
      return [read.value.command, ...read.value.args];
    };
    assert.deepEqual(split('ssh host numa-lens runner --stdio'), [
      'ssh',
      'host',
      'numa-lens',
      'runner',
      '--stdio',
    ]);
    assert.deepEqual(split('  sh -c \'exec "$0"  x\' "a \\"b\\"" c\\ d \'\' '), [
      'sh',
      '-c',
      'exec "$0"  x',
      'a "b"',
      'c d',
      '',
    ]);
    assert.deepEqual(split('a|b $HOME *'), ['a|b', '$HOME', '*']);
    for (const wrong of ['', '  ', "''", "ssh 'host"]) assert.equal(commandLine(wrong).ok, false, wrong);
  });
});
