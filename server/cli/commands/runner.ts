/** `numa-lens runner`: the migration runner itself, for the editor and for the other commands. */
import process from 'node:process';
import { runRunner } from '../../runner/program';
import type { Arguments, Command } from '../command';
import { fail } from '../io';
import type { ExitCode, Io } from '../io';

export const runnerCommand: Command = {
  name: 'runner',
  summary: 'Run the migration runner that other programs talk to',
  usage: ['--stdio [--target PID:START]'],
  details: 'Speaks JSON-RPC on its standard input and output; docs/runner.md describes it.',
  options: {
    stdio: {
      type: 'boolean',
      help: 'Use the standard streams; there is no other way yet, and it has to be named',
    },
    target: {
      type: 'string',
      value: 'PID:START',
      help: 'Touch no other process than this one; START is field 22 of /proc/PID/stat',
    },
  },
  run: runner,
};

async function runner(args: Arguments, io: Io): Promise<ExitCode> {
  if (args.positionals.length > 0) return fail(io, `runner takes no "${args.positionals.join(' ')}".`);
  const target = args.value('target');
  const options = [
    ...(args.flag('stdio') ? ['--stdio'] : []),
    ...(target === undefined ? [] : ['--target', target]),
  ];
  const code = await runRunner(options, process);
  // Input that is still open would keep the process alive.
  process.stdin.destroy();
  return code === 0 ? 0 : 2;
}
