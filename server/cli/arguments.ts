/** Reads a command line against a command's options; what is wrong with it comes back as a sentence. */
import { parseArgs } from 'node:util';
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
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')) {
      // Node's second sentence is about escaping positionals; the first names the option.
      return {
        ok: false,
        problem: `${error.message.split('. ')[0] ?? error.message}.`.replace(/\.\.$/, '.'),
      };
    }
    throw error;
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
