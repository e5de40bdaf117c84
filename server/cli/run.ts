/** From the words of a command line to a command, and from its outcome to an exit code. */
import { readArguments } from './arguments';
import type { Command } from './command';
import { commandHelp, generalHelp } from './help';
import { languageOfEnvironment } from '../languages/language';
import { useLanguage } from '../languages/load';
import { say } from '../languages/say';
import { fail, type ExitCode, type Io } from './io';
import { languageNames, readLanguage } from './language';

export async function run(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  io: Io,
): Promise<ExitCode> {
  const reading = readLanguage(argv, io.env);
  if (!reading.ok) {
    await useLanguage(languageOfEnvironment(io.env));
    return fail(
      io,
      say('--lang takes {languages}, not "{named}".', { languages: languageNames, named: reading.named }),
    );
  }
  await useLanguage(reading.language, reading.fixed);
  return runCommand(reading.rest, commands, version, io);
}

async function runCommand(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  io: Io,
): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined) {
    io.stderr(generalHelp(commands));
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') return help(rest[0], commands, io);
  if (name === '--version') {
    io.stdout(`${version}\n`);
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return unknownCommand(name, commands, io);
  const reading = readArguments(command, rest);
  if (!reading.ok) {
    const where = say('"numa-lens {name} --help" lists the options.', { name });
    return fail(io, `${reading.problem} ${where}`);
  }
  if (reading.help) return help(name, commands, io);
  try {
    return await command.run(reading.args, io);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (io.env['NUMA_LENS_TRACE'] !== undefined && error instanceof Error)
      io.stderr(`${error.stack ?? ''}\n`);
    return fail(
      io,
      say('an error of numa-lens itself: {reason}. Please report it, with what NUMA_LENS_TRACE=1 shows.', {
        reason,
      }),
    );
  }
}

function help(topic: string | undefined, commands: readonly Command[], io: Io): ExitCode {
  const command = commands.find((one) => one.name === topic);
  if (topic !== undefined && command === undefined) return unknownCommand(topic, commands, io);
  io.stdout(command === undefined ? generalHelp(commands) : commandHelp(command));
  return 0;
}

function unknownCommand(name: string, commands: readonly Command[], io: Io): ExitCode {
  const known = commands.map((one) => one.name).join(', ');
  return fail(
    io,
    name.startsWith('-')
      ? say('There is no option "{name}" before the command. Commands: {known}.', { name, known })
      : say('There is no command "{name}". Commands: {known}.', { name, known }),
  );
}
