/** The texts of --help, made from the command table. */
import type { Command, Option } from './command';
import { languageNames } from './language';

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}

function optionRow(name: string, option: Option): readonly [string, string] {
  const value = option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : '';
  return [`--${name}${value}${option.multiple === true ? ' …' : ''}`, option.help];
}

export function commandHelp(command: Command): string {
  const usage = command.usage.map((form) => `numa-lens ${command.name} ${form}`.trimEnd());
  const rows = Object.entries(command.options).map(([name, option]) => optionRow(name, option));
  const details = command.details === undefined ? '' : `\n${command.details}\n`;
  return `${command.summary}.\n\nUsage: ${usage.join('\n       ')}\n${details}\nOptions:\n${columns([...rows, ['-h, --help', 'Show this help']])}`;
}

export function generalHelp(commands: readonly Command[]): string {
  return `Lints calls of move_pages(2) and runs migrations on live processes.

Usage: numa-lens COMMAND [ARGUMENTS]

Commands:
${columns(commands.map((command) => [command.name, command.summary]))}
Options:
${columns([
  ['-h, --help', 'Show this help; after a command, the help of the command'],
  [
    `--lang ${languageNames}`,
    'Speak this language instead of the one of the environment; also NUMA_LENS_LANG',
  ],
  ['--version', 'Show the version'],
])}
Exit codes: 0 done and nothing found, 1 findings that count, 2 wrong usage or an error.
`;
}
