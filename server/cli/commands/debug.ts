/** `numa-lens debug FILE --program PROGRAM`: runs a program to a call, acts there, and writes what came of it into its source. */
import type { Arguments, Command } from '../command';
import type { DebugOptions } from '../debug/run-debug';
import { usageOf } from '../help';
import { fail } from '../io';
import type { ExitCode, Io } from '../io';
import { options as known, readRunner, UsageError } from '../process/options';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const debugCommand: Command = {
  name: 'debug',
  summary: phrase('Run a program to its call in lldb-dap; query its pages there, or run the migration'),
  usage: ['FILE --program PROGRAM [--line N] [--run] [--pid PID] [--runner COMMAND] [-- ARGUMENTS]'],
  details: phrase(
    'Prints the source with the findings and the outcome beside the call. The program must be built with -g; afterwards it goes on to its end. Nothing is moved without --run.',
  ),
  options: {
    program: {
      type: 'string',
      value: 'PROGRAM',
      help: phrase('The executable; arguments for it follow after --'),
    },
    line: { type: 'string', value: 'N', help: phrase('The line of the call, where the file has several') },
    pid: {
      type: 'string',
      value: 'PID',
      help: phrase('Agree to a call that names this process instead of the program itself'),
    },
    run: { type: 'boolean', help: phrase('Run the migration as the call asks for it') },
    runner: known.runner,
  },
  async run(args, io) {
    const options = readOptions(args, io);
    if (typeof options === 'number') return options;
    const { runDebug } = await import('../analysing.js');
    return runDebug(options, io);
  },
};

function readOptions(args: Arguments, io: Io): DebugOptions | ExitCode {
  const [file, ...programArguments] = args.positionals;
  const program = args.value('program');
  if (file === undefined || program === undefined) {
    return fail(io, `${say('debug takes a source file and its program.')}\n${usageOf(debugCommand)}`);
  }
  const pid = args.value('pid');
  if (pid !== undefined && !/^[1-9]\d{0,9}$/.test(pid))
    return fail(io, say('--pid takes the number of a process, not "{text}".', { text: pid }));
  try {
    return {
      file,
      program,
      programArguments,
      line: args.value('line'),
      otherPid: pid === undefined ? undefined : Number(pid),
      run: args.flag('run'),
      runner: readRunner(args, io),
    };
  } catch (error) {
    if (error instanceof UsageError) return fail(io, error.message);
    throw error;
  }
}
