/** The options of the commands about a live process: `--pid`, `--range`, `--to`, …, checked and in words when wrong. */
import { commandLine } from '../../runner-process/command';
import type { RunnerCommand } from '../../runner-process/command';
import type { Arguments, Option } from '../command';
import type { Io } from '../io';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export type Format = 'text' | 'json';

export interface Range {
  readonly from: string;
  readonly to: string;
}

/** An option that is wrong or missing, as a sentence; `runCommand` turns it into an exit code. */
export class UsageError extends Error {}

export const options = {
  format: { type: 'string', value: 'text|json', help: phrase('How to print the answer; text when absent') },
  runner: {
    type: 'string',
    value: 'COMMAND',
    help: phrase(
      'Start the runner by this command, where the process is: "ssh HOST numa-lens runner --stdio"; also NUMA_LENS_RUNNER',
    ),
  },
  pid: { type: 'string', value: 'PID', help: phrase('The process') },
  to: { type: 'string', value: 'NODE', help: phrase('The node that the pages are to be on') },
  'move-all': {
    type: 'boolean',
    help: phrase('Also move pages that other processes share (MPOL_MF_MOVE_ALL; needs CAP_SYS_NICE)'),
  },
  'dry-run': { type: 'boolean', help: phrase('Tell what would move and what is in the way; move nothing') },
  retry: {
    type: 'string',
    value: 'N',
    help: phrase('Try up to N times more, a second apart, where pages were busy or memory was short'),
  },
  journal: {
    type: 'string',
    value: 'FILE',
    help: phrase('Where to write the old placement, for undo; must not exist yet (attempt 2 writes FILE.2)'),
  },
} as const satisfies Readonly<Record<string, Option>>;

export function readFormat(args: Arguments): Format {
  const format = args.value('format') ?? 'text';
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(say('--format takes text or json, not "{format}".', { format }));
}

/** What every command about a live process takes. */
export interface CommonOptions {
  readonly format: Format;
  /** Absent: the runner of this installation. */
  readonly runner: RunnerCommand | undefined;
}

export function readCommon(args: Arguments, io: Io): CommonOptions {
  return { format: readFormat(args), runner: readRunner(args, io) };
}

/** An option that is not given leaves the choice to the environment. */
export function readRunner(args: Arguments, { env }: Pick<Io, 'env'>): RunnerCommand | undefined {
  const given = args.value('runner');
  const name = given === undefined ? 'NUMA_LENS_RUNNER' : '--runner';
  const text = given ?? env['NUMA_LENS_RUNNER'] ?? '';
  if (given === undefined && text.trim() === '') return undefined;
  const command = commandLine(text);
  if (!command.ok)
    throw new UsageError(
      say('{name} takes the command that starts a runner: {problem}.', { name, problem: command.problem }),
    );
  return command.value;
}

export function noWords(args: Arguments): void {
  if (args.positionals.length > 0)
    throw new UsageError(
      say('"{words}" belongs to no option of this command.', { words: args.positionals.join(' ') }),
    );
}

export function readPid(args: Arguments): number {
  const text = args.value('pid');
  if (text === undefined)
    throw new UsageError(say('Name the process: --pid PID; "numa-lens processes" lists them.'));
  return readPidText(text);
}

export function readPidText(text: string): number {
  const pid = Number(text);
  if (!/^\d+$/.test(text) || pid < 1 || pid > 2 ** 31 - 1)
    throw new UsageError(say('--pid takes the number of a process, not "{text}".', { text }));
  return pid;
}

export function readNode(args: Arguments): number {
  const text = args.value('to');
  if (text === undefined) throw new UsageError(say('Name the node: --to NODE.'));
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(say('--to takes the number of a node, not "{text}".', { text }));
  return Number(text);
}

/** Attempts after the first. */
export function readRetry(args: Arguments): number {
  const text = args.value('retry') ?? '0';
  if (!/^\d{1,4}$/.test(text))
    throw new UsageError(say('--retry takes a number of attempts, not "{text}".', { text }));
  return Number(text);
}

/** Seconds between two looks: so many at least that looking does not become what the machine does. */
export function readSeconds(args: Arguments, name: string, otherwise: number): number {
  const text = args.value(name);
  if (text === undefined) return otherwise;
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds < 0.1 || seconds > 86_400)
    throw new UsageError(say('--{name} takes seconds from 0.1 to 86400, not "{text}".', { name, text }));
  return seconds;
}

/** No limit when absent. */
export function readTimes(args: Arguments): number {
  const text = args.value('times');
  if (text === undefined) return Infinity;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(say('--times takes a number of looks, not "{text}".', { text }));
  return Number(text);
}
