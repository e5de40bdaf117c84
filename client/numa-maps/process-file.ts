/**
 * /proc/PID/numa_maps of one process as a text to show, read through the runner that has the rights. What was read last stays when the
 * process is gone or may not be looked at any more, under a line that says so. Knows no editor.
 */
import type { Outcome, RunnerFailure, RunnerFailureCode, Target } from '../../server/protocol/runner';
import type { NumaMapsResult } from '../../server/protocol/processes';
import type { RunnerClient } from '../../server/protocol/runner-client';
import { say } from '../../server/languages/say';
import { printable } from '../../server/languages/unprintable';
import type { Ranges } from './find';

export interface Reader {
  readonly client: Pick<RunnerClient, 'openTarget' | 'numaMaps'>;
  /** `uname -r`. */
  readonly machine: { readonly kernel: string };
}

export interface FileSource {
  /** The runner for this process, started if need be. */
  runner(pid: number): Promise<Outcome<Reader>>;
  /** "21:30:05" */
  clock(): string;
}

interface Seen {
  /** The first line of the document. */
  readonly head: string;
  readonly result: NumaMapsResult;
  readonly time: string;
}

interface Opened {
  readonly by: Reader;
  readonly target: Target;
}

/** The process is no more, or none that has memory: it need not be looked at again. */
const overCodes: ReadonlySet<RunnerFailureCode> = new Set([
  'no-such-process',
  'process-exited',
  'process-replaced',
  'zombie',
  'first-thread-ended',
  'kernel-thread',
]);

export class ProcessFile {
  readonly pid: number;
  readonly #source: FileSource;
  #opened: Opened | undefined;
  /** Of the process that was read first: another one of the same number is not meant. */
  #startTime: string | undefined;
  #seen: Seen | undefined;
  #failure: RunnerFailure | undefined;

  constructor(pid: number, source: FileSource) {
    this.pid = pid;
    this.#source = source;
  }

  /** Why the last look failed. */
  get failure(): RunnerFailure | undefined {
    return this.#failure;
  }

  get isOver(): boolean {
    return this.#failure !== undefined && overCodes.has(this.#failure.code);
  }

  /** Clock ticks after boot, with which the pid names the process; undefined before it was read. */
  get startTime(): string | undefined {
    return this.#startTime;
  }

  /** Where its mappings begin and end, as of the last look that went well. */
  get ranges(): Ranges | undefined {
    return this.#seen?.result.ranges;
  }

  /** What is to be shown. */
  get text(): string {
    const seen = this.#seen;
    const failure = this.#failure;
    const said = failure === undefined ? [] : [failure.message, failure.remedy].filter((one) => one !== '');
    if (seen === undefined) return comment(said);
    const { head, result, time } = seen;
    const last = failure === undefined ? [] : [...said, say('What was read last, at {time}:', { time })];
    const left =
      result.linesLeftOut === 0
        ? []
        : [say('{count} more mappings are left out.', { count: result.linesLeftOut })];
    return `${comment([head, ...last])}${result.text}${comment(left)}`;
  }

  /** Looks at the process now. */
  async read(): Promise<void> {
    const read = await this.#read();
    if (read.ok) {
      this.#failure = undefined;
      this.#seen = read.value;
    } else this.#failure = read.failure;
  }

  async #read(): Promise<Outcome<Seen>> {
    const running = await this.#source.runner(this.pid);
    if (!running.ok) return running;
    const opened = await this.#open(running.value);
    if (!opened.ok) return opened;
    const { target, by } = opened.value;
    const result = await by.client.numaMaps({ target: target.target });
    if (!result.ok) {
      // The program may have executed another one since, which is a new target.
      this.#opened = undefined;
      return result;
    }
    const name = `${printable(target.executable.split('/').at(-1) ?? '')} (${target.pid})`;
    const head = say('numa_maps of process {name}, Linux {kernel}', { name, kernel: by.machine.kernel });
    return { ok: true, value: { head, result: result.value, time: this.#source.clock() } };
  }

  /** A target is of the runner that opened it, and dies with it. */
  async #open(by: Reader): Promise<Outcome<Opened>> {
    if (this.#opened?.by.client === by.client) return { ok: true, value: this.#opened };
    const startTime = this.#startTime === undefined ? {} : { startTime: this.#startTime };
    const target = await by.client.openTarget({ pid: this.pid, ...startTime });
    if (!target.ok) return target;
    this.#startTime = target.value.startTime;
    this.#opened = { by, target: target.value };
    return { ok: true, value: this.#opened };
  }
}

const comment = (lines: readonly string[]): string => lines.map((line) => `# ${line}\n`).join('');
