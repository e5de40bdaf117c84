/** `numa-lens runner`: the migration runner itself, for the editor and for the other commands. */
import process from 'node:process';
import type { Arguments, Command } from '../command';
import { fail } from '../io';
import type { ExitCode, Io } from '../io';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const runnerCommand: Command = {
  name: 'runner',
  summary: phrase('Run the migration runner that other programs talk to'),
  usage: ['--stdio [--target PID:START]', '--connect SOCKET --token-file FILE --target PID:START'],
  details: phrase(
    'Speaks JSON-RPC on its standard input and output, or on a socket where an editor waits; docs/runner.md describes it.',
  ),
  options: {
    stdio: { type: 'boolean', help: phrase('Use the standard streams') },
    connect: { type: 'string', value: 'SOCKET', help: phrase('Meet an editor at this socket instead') },
    'token-file': {
      type: 'string',
      value: 'FILE',
      help: phrase('What the editor knows the runner by; read once and deleted'),
    },
    target: {
      type: 'string',
      value: 'PID:START',
      help: phrase('Touch no other process than this one; START is field 22 of /proc/PID/stat'),
    },
  },
  run: runner,
};

const valued = ['connect', 'token-file', 'target'] as const;

async function runner(args: Arguments, io: Io): Promise<ExitCode> {
  if (args.positionals.length > 0)
    return fail(io, say('runner takes no "{words}".', { words: args.positionals.join(' ') }));
  const options = [
    ...(args.flag('stdio') ? ['--stdio'] : []),
    ...valued.flatMap((name) => {
      const value = args.value(name);
      return value === undefined ? [] : [`--${name}`, value];
    }),
  ];
  const { runRunner } = await import('../../runner/program.js');
  const code = await runRunner(options, process);
  // Input that is still open would keep the process alive.
  process.stdin.destroy();
  return code === 0 ? 0 : 2;
}
