/**
 * `numa-lens watch`: looks again and again where the pages of a process are, and tells what moved. Who moved them, the kernel's
 * balancing or the program itself, it cannot tell. Ends with the process, with Ctrl-C, or after so many looks.
 */
import { setTimeout } from 'node:timers/promises';
import { explainStatus } from '../../kernel/explain';
import { parseKernelVersion } from '../../kernel/version';
import { formatAddress } from '../../protocol/addresses';
import { formatBytes } from '../../protocol/sizes';
import type { Outcome, Placement, RunnerFailure, RunnerFailureCode } from '../../protocol/runner';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { changesBetween } from '../process/changes';
import type { Answer, Change } from '../process/changes';
import type { Opened } from '../process/open';
import { options as known, readSeconds, readTimes } from '../process/options';
import type { Format } from '../process/options';
import { runPagesCommand } from '../process/pages-command';
import { countPages, jsonCounts, jsonRegions, textCounts, textRegions } from '../process/report';
import { selectionOptions, selectionUsage } from '../process/selection';
import { writeJson } from '../process/session';
import type { Session } from '../process/session';
import { settled } from '../process/settled';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const watchCommand: Command = {
  name: 'watch',
  summary: phrase('Tell when pages of a process change their node'),
  usage: [
    `--pid PID ${selectionUsage} [--interval SECONDS] [--times N] [--runner COMMAND] [--format text|json]`,
  ],
  details: phrase(
    'Ends with the process, with Ctrl-C, or after N looks, with exit code 0. As JSON each event is a line of its own.',
  ),
  options: {
    pid: known.pid,
    ...selectionOptions,
    interval: {
      type: 'string',
      value: 'SECONDS',
      help: phrase('Time between two looks; 2 when absent, 0.1 at least'),
    },
    times: { type: 'string', value: 'N', help: phrase('End after so many looks, the first included') },
    runner: known.runner,
    format: known.format,
  },
  run: watch,
};

function watch(args: Arguments, io: Io): Promise<ExitCode> {
  return runPagesCommand(args, io, {
    command: watchCommand,
    read: () => ({ seconds: readSeconds(args, 'interval', 2), times: readTimes(args) }),
    work: async ({ format, pid, seconds, times }, opened, session) => {
      const first = await look(session, opened);
      if (!first.ok) return first;
      const report = new Report(io, format, session, pid);
      report.start(opened, first.value, seconds);
      let last = first.value;
      for (let looks = 1; looks < times; looks++) {
        if (!(await waited(seconds, session.signal))) return report.end('interrupted');
        const now = await lookAfter(last, session, opened);
        if (!now.ok) {
          if (session.signal.aborted) return report.end('interrupted');
          return ends.has(now.failure.code) ? report.end('process-ended', now.failure) : now;
        }
        report.change(last, now.value);
        last = now.value;
      }
      return report.end('looked-enough');
    },
  });
}

/** The process is not what it was: that is how a watch ends, not how it fails. */
const ends: ReadonlySet<RunnerFailureCode> = new Set([
  'process-exited',
  'process-replaced',
  'program-replaced',
  'no-such-process',
  'zombie',
  'first-thread-ended',
]);

/** One answer of the runner, whose number of runs is bounded: what a watch holds in memory must not grow with its target. */
const look = ({ client, signal }: Session, { target, selection }: Opened): Promise<Outcome<Placement>> =>
  client.query(target.target, selection.pages, { cancel: signal });

/** Pages that something moves while they are looked at are waited for. */
async function lookAfter(last: Placement, session: Session, opened: Opened): Promise<Outcome<Placement>> {
  const { client, machine, signal } = session;
  const now = await look(session, opened);
  if (!now.ok) return now;
  return settled(last, now.value, {
    pageSize: BigInt(machine.pageSize),
    ask: (ranges) => client.query(opened.target.target, { kind: 'ranges', ranges }, { cancel: signal }),
    pause: (ms) => waited(ms / 1000, signal),
  });
}

/** False when the user has had enough. */
const waited = (seconds: number, signal: AbortSignal): Promise<boolean> =>
  setTimeout(seconds * 1000, true, { signal }).catch(() => false);

type End = 'interrupted' | 'process-ended' | 'looked-enough';

class Report {
  readonly #io: Io;
  readonly #json: boolean;
  readonly #pid: number;
  readonly #kernel: string;
  readonly #pageSize: bigint;

  constructor(io: Io, format: Format, { machine }: Session, pid: number) {
    this.#io = io;
    this.#json = format === 'json';
    this.#pid = pid;
    this.#kernel = machine.kernel;
    this.#pageSize = BigInt(machine.pageSize);
  }

  start({ target, selection }: Opened, placement: Placement, seconds: number): void {
    const { runsLeftOut } = placement;
    if (this.#json)
      this.#event('start', {
        pageSize: Number(this.#pageSize),
        kernel: this.#kernel,
        interval: seconds,
        regions: jsonRegions(selection.regions),
        summary: jsonCounts(placement, this.#kernel),
      });
    else
      this.#io.stdout(
        `${say('process {pid} ({executable}), Linux {kernel}, every {seconds} s', { pid: target.pid, executable: target.executable, kernel: this.#kernel, seconds })}\n` +
          textRegions(selection.regions) +
          `${clock()} ${textCounts(placement, this.#kernel)}`,
      );
    if (runsLeftOut > 0)
      this.#io.stderr(
        `numa-lens: ${say('The pages are scattered over {runsLeftOut} more pieces than one look can tell: of those only the totals are compared.', { runsLeftOut })}\n`,
      );
  }

  change(before: Placement, now: Placement): void {
    const end = comparableEnd(before, now);
    const changes = changesBetween(before.runs, now.runs).filter(
      ({ from }) => end === undefined || from < end,
    );
    const totals = JSON.stringify(before.counts) !== JSON.stringify(now.counts);
    if (changes.length === 0 && !totals) return;
    if (this.#json)
      this.#event('change', {
        changes: changes.map((one) => this.#jsonChange(one)),
        summary: jsonCounts(now, this.#kernel),
      });
    else
      this.#io.stdout(
        changes.map((one) => this.#textChange(one)).join('') + `${clock()} ${textCounts(now, this.#kernel)}`,
      );
  }

  end(how: End, failure?: RunnerFailure): Outcome<ExitCode> {
    if (this.#json)
      this.#event('end', { reason: how, ...(failure === undefined ? {} : { message: failure.message }) });
    else if (failure !== undefined) this.#io.stdout(`${clock()} ${failure.message}\n`);
    return { ok: true, value: 0 };
  }

  #event(kind: string, value: object): void {
    writeJson(this.#io, { event: kind, time: new Date().toISOString(), pid: this.#pid, ...value });
  }

  #pages({ from, to }: Change): number {
    return Number((to - from) / this.#pageSize);
  }

  #jsonChange(change: Change): object {
    const { from, to, before, after } = change;
    const answer = (one: Answer): object | null =>
      one === undefined ? null : one >= 0 ? { node: one } : { status: this.#label(one) };
    const range = { from: formatAddress(from), to: formatAddress(to) };
    return { ...range, pages: this.#pages(change), before: answer(before), after: answer(after) };
  }

  #textChange(change: Change): string {
    const { from, to, before, after } = change;
    const words = (one: Answer): string => (one === undefined ? say('not mapped') : this.#label(one));
    const size = formatBytes(to - from);
    return `${clock()} ${countPages(this.#pages(change))} (${size}) ${words(before)} → ${words(after)}  ${formatAddress(from)}-${formatAddress(to)}\n`;
  }

  #label(answer: number): string {
    return answer >= 0
      ? say('node {node}', { node: answer })
      : explainStatus(answer, parseKernelVersion(this.#kernel)).label;
  }
}

/** Up to where both answers tell every run; undefined when they tell all. */
function comparableEnd(...placements: readonly Placement[]): bigint | undefined {
  const limits = placements.flatMap(({ runs, runsLeftOut }) =>
    runsLeftOut === 0 ? [] : [BigInt(runs.at(-1)?.to ?? '0x0')],
  );
  return limits.length === 0 ? undefined : limits.reduce((least, one) => (one < least ? one : least));
}

/** "14:03:59", in the terminal's own time. */
const clock = (): string => new Date().toTimeString().slice(0, 8);
