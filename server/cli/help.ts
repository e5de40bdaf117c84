/** The texts of --help, made from the command table. */
import { displayWidth, padEnd } from '../languages/display-width';
import { say, wordsOf } from '../languages/say';
import type { Command, Option } from './command';
import { languageNames } from './language';

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) => `  ${padEnd(left, width)}  ${right}\n`).join('');
}

function optionRow(name: string, option: Option): readonly [string, string] {
  const value = option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : '';
  return [`--${name}${value}${option.multiple === true ? ' …' : ''}`, wordsOf(option.help)];
}

/** The forms of a command behind "Usage:", one under the other. */
export function usageOf({ name, usage }: Pick<Command, 'name' | 'usage'>): string {
  const head = say('Usage:');
  const forms = usage.map((form) => `numa-lens ${name} ${form}`.trimEnd());
  return `${head} ${forms.join(`\n${' '.repeat(displayWidth(head) + 1)}`)}`;
}

export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, option]) => optionRow(name, option));
  const details = command.details === undefined ? [] : [wordsOf(command.details), ''];
  return [
    wordsOf(command.summary),
    '',
    usageOf(command),
    '',
    ...details,
    say('Options:'),
    columns([...rows, ['-h, --help', say('Show this help')]]),
  ].join('\n');
}

export function generalHelp(commands: readonly Command[]): string {
  return [
    say('Lints calls of move_pages(2) and runs migrations on live processes.'),
    '',
    `${say('Usage:')} numa-lens COMMAND [ARGUMENTS]`,
    '',
    say('Commands:'),
    columns(commands.map((command) => [command.name, wordsOf(command.summary)])),
    say('Options:'),
    columns([
      ['-h, --help', say('Show this help; after a command, the help of the command')],
      [
        `--lang ${languageNames}`,
        say('Speak this language instead of the one of the environment; also NUMA_LENS_LANG'),
      ],
      ['--version', say('Show the version')],
    ]),
    say('Exit codes: 0 done and nothing found, 1 findings that count, 2 wrong usage or an error.'),
    '',
  ].join('\n');
}
