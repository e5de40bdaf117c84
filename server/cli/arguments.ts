/** Reads a command line against a command's options; what is wrong with it comes back as a sentence. */
import { parseArgs } from 'node:util';
import { say } from '../languages/say';
import type { Arguments, Command } from './command';

export type ArgumentsReading =
  | { readonly ok: true; readonly args: Arguments; readonly help: boolean }
  | { readonly ok: false; readonly problem: string };

export function readArguments(command: Command, argv: readonly string[]): ArgumentsReading {
  try {
    const parsed = parseArgs({
      args: dashedWordsLast(argv),
      options: {
        ...Object.fromEntries(
          Object.entries(command.options).map(([name, { type, multiple }]) => [
            name,
            { type, multiple: multiple ?? false },
          ]),
        ),
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
      strict: true,
    });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    const texts = (name: string): readonly string[] => {
      const value = values[name];
      return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
    };
    return {
      ok: true,
      help: values['help'] === true,
      args: {
        positionals: parsed.positionals,
        flag: (name) => values[name] === true,
        value: (name) => texts(name)[0],
        values: texts,
      },
    };
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== undefined) return { ok: false, problem };
    throw error;
  }
}

/** What Node's parser complains of: it says so in English, and names the option in quotes first. */
function problemOf(error: unknown): string | undefined {
  if (!(error instanceof TypeError) || !('code' in error)) return undefined;
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? [];
  // "-h, --help" and "--format <value>" are told with more than their name.
  const [option = quoted] = /--[\w-]+/.exec(quoted) ?? [];
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return say('There is no option "{option}".', { option: quoted });
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      if (error.message.includes('does not take')) return say('{option} takes no value.', { option });
      if (error.message.includes('is ambiguous'))
        return say('{option} takes a value; one that begins with a dash is written {option}=-VALUE.', {
          option,
        });
      return say('{option} takes a value.', { option });
    default:
      return undefined;
  }
}

/** Status entries look like options (`-ENOENT`, `-14`) and no option does: they are taken as plain words. */
function dashedWordsLast(argv: readonly string[]): string[] {
  const separator = argv.indexOf('--');
  const own = separator === -1 ? argv : argv.slice(0, separator);
  const isDashed = (word: string): boolean => /^-(?:\d|E[A-Z0-9]+$)/.test(word);
  const after = separator === -1 ? [] : argv.slice(separator + 1);
  return [...own.filter((word) => !isDashed(word)), '--', ...own.filter(isDashed), ...after];
}
