/** The options of the commands about a live process: `--pid`, `--range`, `--to`, …, checked and in words when wrong. */
import { commandLine } from '../../runner-process/command';
import type { RunnerCommand } from '../../runner-process/command';
import type { Arguments, Option } from '../command';
import type { Io } from '../io';

export type Format = 'text' | 'json';

export interface Range {
  readonly from: string;
  readonly to: string;
}

/** An option that is wrong or missing, as a sentence; `runCommand` turns it into an exit code. */
export class UsageError extends Error {}

export const options = {
  format: { type: 'string', value: 'text|json', help: 'How to print the answer; text when absent' },
  runner: {
    type: 'string',
    value: 'COMMAND',
    help: 'Start the runner by this command, where the process is: "ssh HOST numa-lens runner --stdio"; also NUMA_LENS_RUNNER',
  },
  pid: { type: 'string', value: 'PID', help: 'The process' },
  range: {
    type: 'string',
    multiple: true,
    value: '0xSTART-0xEND',
    help: 'Addresses in the process, the end exclusive; rounded outwards to pages',
  },
  to: { type: 'string', value: 'NODE', help: 'The node that the pages are to be on' },
  'move-all': {
    type: 'boolean',
    help: 'Also move pages that other processes share (MPOL_MF_MOVE_ALL; needs CAP_SYS_NICE)',
  },
  'dry-run': { type: 'boolean', help: 'Tell what would move and what is in the way; move nothing' },
  journal: {
    type: 'string',
    value: 'FILE',
    help: 'Where to write the old placement, for undo; must not exist yet',
  },
} as const satisfies Readonly<Record<string, Option>>;

export function readFormat(args: Arguments): Format {
  const format = args.value('format') ?? 'text';
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(`--format takes text or json, not "${format}".`);
}

/** What every command about a live process takes. */
export interface CommonOptions {
  readonly format: Format;
  /** Absent: this program itself. */
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
    throw new UsageError(`${name} takes the command that starts a runner: ${command.problem}.`);
  return command.value;
}

export function noWords(args: Arguments): void {
  if (args.positionals.length > 0)
    throw new UsageError(`"${args.positionals.join(' ')}" belongs to no option of this command.`);
}

export function readPid(args: Arguments): number {
  const text = args.value('pid');
  if (text === undefined) throw new UsageError('Name the process: --pid PID.');
  const pid = Number(text);
  if (!/^\d+$/.test(text) || pid < 1 || pid > 2 ** 31 - 1)
    throw new UsageError(`--pid takes the number of a process, not "${text}".`);
  return pid;
}

export function readNode(args: Arguments): number {
  const text = args.value('to');
  if (text === undefined) throw new UsageError('Name the node: --to NODE.');
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--to takes the number of a node, not "${text}".`);
  return Number(text);
}

const address = /^0x[0-9a-f]{1,16}$/i;

/**
 * Each `--range` is START-END, or several of them with commas between. Without 0x it would be unclear which number is meant: the
 * bare digits of /proc/PID/maps are hexadecimal.
 */
export function readRanges(args: Arguments): readonly Range[] {
  const texts = args.values('range').flatMap((text) => text.split(','));
  if (texts.length === 0) throw new UsageError('Name the pages: --range 0xSTART-0xEND.');
  return texts.map((text) => {
    const [from = '', to = '', ...rest] = text.trim().split('-');
    if (rest.length > 0 || !address.test(from) || !address.test(to))
      throw new UsageError(`--range takes 0xSTART-0xEND, not "${text}".`);
    if (BigInt(from) >= BigInt(to)) throw new UsageError(`The range ${text} is empty or runs backwards.`);
    return { from, to };
  });
}
