/**
 * Processes that the user named instead of debugging them. Such a process is known by pid and start time; it ends here when it ends, which is
 * asked for now and then while there is one. Nothing is proved of it and nothing stops it: the user says that this is the
 * process that is meant, as on the command line.
 */
import * as vscode from 'vscode';
import type { ProcessInfo } from '../../server/protocol/processes';
import type { Outcome, RunnerFailure, Target } from '../../server/protocol/runner';
import { processTitle } from '../annotations/model';
import type { Runner, RunningRunner } from '../runner/runner';
import { say } from '../../server/languages/say';

/** Milliseconds between two looks at whether the processes are still there. */
const interval = 2000;

export interface OpenedProcess extends RunningRunner {
  readonly target: Target;
}

/** A handle, and the runner whose it is. */
interface Opened {
  readonly by: RunningRunner;
  readonly target: Target;
}

export class AttachedProcess {
  /** "attach:PID:START" */
  readonly id: string;
  /** "first-touch (4711)" */
  readonly title: string;
  readonly #runner: Runner;
  #opened: Opened;

  constructor(
    /** As it was when it was picked. */
    readonly info: ProcessInfo,
    runner: Runner,
    opened: Opened,
  ) {
    this.id = idOf(info);
    this.title = processTitle(info);
    this.#runner = runner;
    this.#opened = opened;
  }

  /**
   * With the runner that runs now: a target that another runner opened died with it. After the process executed another program it is that
   * one's pages that are meant from now on.
   */
  async open(): Promise<Outcome<OpenedProcess>> {
    const running = await this.#runner.get(this.info.pid);
    if (!running.ok) return running;
    const by = running.value;
    const known = this.#opened.by === by ? this.#opened.target : undefined;
    if (known !== undefined && (await by.client.topology({ target: known.target })).ok)
      return { ok: true, value: { ...by, target: known } };
    const { pid, startTime } = this.info;
    const target = await by.client.openTarget({ pid, startTime });
    if (!target.ok) return target;
    this.#opened = { by, target: target.value };
    return { ok: true, value: { ...by, target: target.value } };
  }
}

const prefix = 'attach:';
const idOf = ({ pid, startTime }: ProcessInfo): string => `${prefix}${pid}:${startTime}`;

/** Also of one that is not attached any more. */
export const isAttachedId = (owner: string): boolean => owner.startsWith(prefix);

const endedMeanwhile = (pid: number): RunnerFailure => ({
  code: 'process-exited',
  message: say('Process {pid} has ended.', { pid }),
  remedy: say('Pick another one from the list.'),
});

/** Says of a process that it is no more. */
const isOver = ({ code }: RunnerFailure): boolean =>
  code === 'zombie' || code === 'process-exited' || code === 'first-thread-ended';

export class AttachedProcesses implements vscode.Disposable {
  readonly #runner: Runner;
  readonly #log: vscode.LogOutputChannel;
  /** By id, the last one attached or used at the end. */
  readonly #processes = new Map<string, AttachedProcess>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #ended = new vscode.EventEmitter<string>();
  readonly onDidChange = this.#changed.event;
  /** The id of one that has ended or was detached. */
  readonly onDidEnd = this.#ended.event;
  #timer: NodeJS.Timeout | undefined;

  constructor(runner: Runner, log: vscode.LogOutputChannel) {
    this.#runner = runner;
    this.#log = log;
  }

  get all(): readonly AttachedProcess[] {
    return [...this.#processes.values()];
  }

  /** The one that actions without a debugger are about: the last that was attached or used. */
  get current(): AttachedProcess | undefined {
    return this.all.at(-1);
  }

  byId(id: string): AttachedProcess | undefined {
    return this.#processes.get(id);
  }

  /** Fails with the reason why the runner may not touch it. */
  async attach(pid: number): Promise<Outcome<AttachedProcess>> {
    const running = await this.#runner.get(pid);
    if (!running.ok) return running;
    const { client } = running.value;
    const target = await client.openTarget({ pid });
    if (!target.ok) return target;
    const { startTime } = target.value;
    const listed = await client.listProcesses({ pids: [pid] });
    if (!listed.ok) return listed;
    const info = listed.value.processes.find((one) => one.startTime === startTime);
    if (info === undefined) return { ok: false, failure: endedMeanwhile(pid) };
    const opened = { by: running.value, target: target.value };
    const process = this.#processes.get(idOf(info)) ?? new AttachedProcess(info, this.#runner, opened);
    this.use(process);
    this.#log.info(`Attached to process ${process.title}.`);
    return { ok: true, value: process };
  }

  /** Makes it the current one. */
  use(process: AttachedProcess): void {
    this.#processes.delete(process.id);
    this.#processes.set(process.id, process);
    this.#watch();
    this.#changed.fire();
  }

  detach(id: string): void {
    const process = this.#processes.get(id);
    if (process === undefined) return;
    this.#processes.delete(id);
    this.#log.info(`Process ${process.title} is no longer attached.`);
    this.#ended.fire(id);
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    // A look that is under way must not set the timer anew.
    this.#processes.clear();
    this.#changed.dispose();
    this.#ended.dispose();
  }

  #watch(): void {
    if (this.#timer !== undefined || this.#processes.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#look().finally(() => {
        this.#watch();
      });
    }, interval);
  }

  async #look(): Promise<void> {
    // A look starts no runner: without one there is nothing under way that an end could matter to.
    if (this.#runner.state.kind !== 'running') return;
    const running = await this.#runner.get();
    if (!running.ok) return;
    // One that is attached while the question is under way is not in the answer.
    const asked = this.all;
    const pids = asked.map(({ info }) => info.pid);
    const listed = await running.value.client.listProcesses({ pids, nodes: false });
    if (!listed.ok) return;
    for (const { id, info } of asked) {
      const { pid, startTime } = info;
      const now = listed.value.processes.find((one) => one.pid === pid && one.startTime === startTime);
      if (now === undefined || (now.refused !== undefined && isOver(now.refused))) this.detach(id);
    }
  }
}
