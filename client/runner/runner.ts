/**
 * The migration runner's process: started by the first action that needs it, watched, started again by the next action
 * when it has ended. Never in a workspace that is not trusted: that is refused here, whoever asks.
 */
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { InitializeResult, Outcome, RunnerFailure } from '../../server/protocol/runner';
import type { RunnerClient } from '../../server/protocol/runner-client';
import type { ConnectOptions } from '../../server/runner-process/connection';
import type { RunnerProcess, RunnerStart, StartOptions } from '../../server/runner-process/start';
import { ownEnvironment } from '../process/child';
import { runnerCommand } from '../settings/read';
import type { RunnerState } from './state';
import { say } from '../../server/languages/say';

/** Milliseconds that a runner has to finish the batch in hand and end. */
const patience = 5000;
/** Milliseconds that this is waited for when the window closes: less than the editor gives its extensions. The runner goes on to its end without us. */
const farewell = 3000;

export interface RunningRunner {
  readonly client: RunnerClient;
  readonly machine: InitializeResult;
  /** It holds rights that its user does not have, for one process. */
  readonly privileged: boolean;
}

/** A runner that was started for one process with more rights than ours. */
interface Privileged {
  readonly startTime: string;
  readonly started: RunnerProcess;
  readonly runner: RunningRunner;
}

/** Milliseconds without a sign of life after which a runner counts as hanging: longer than ssh takes to log in. */
const silenceLimit = 15_000;

/** A runner, being started or running. */
interface Current {
  /** Tells whether it is still the one that the settings name. */
  readonly command: string;
  readonly isGone: () => boolean;
  readonly ended: Promise<string>;
  readonly runner: Promise<Outcome<RunningRunner>>;
  readonly kill: (why: string) => void;
}

const untrusted = (): RunnerFailure => ({
  code: 'no-permission',
  message: say('This workspace is not trusted, so no process is looked at and no page is moved.'),
  remedy: say('Trust it with "Workspaces: Manage Workspace Trust" if you know where it comes from.'),
});

export class Runner implements vscode.Disposable {
  readonly #module: string;
  readonly #name: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<RunnerState>();
  readonly onDidChangeState = this.#changed.event;
  #state: RunnerState = { kind: 'idle' };
  #current: Current | undefined;
  /** By pid. */
  readonly #privileged = new Map<number, Privileged>();

  /** @param name for the runner's log: "numa-lens vscode 0.1.0" */
  constructor(module: string, name: string, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#name = name;
    this.#log = log;
  }

  get state(): RunnerState {
    return this.#state;
  }

  /**
   * The runner, started if it is not running. Callers that ask at the same time get the same one. For a process that a privileged runner
   * was started for, that one.
   */
  async get(pid?: number): Promise<Outcome<RunningRunner>> {
    const privileged = pid === undefined ? undefined : await this.#privilegedFor(pid);
    return privileged === undefined ? this.#usual() : { ok: true, value: privileged };
  }

  /** Whether it matters to `get` for which process a runner is asked. */
  get hasPrivileged(): boolean {
    return this.#privileged.size > 0;
  }

  /** Takes a runner in that has connected with rights of its own, in place of an earlier one for the process. */
  async adopt(
    started: RunnerProcess,
    target: { readonly pid: number; readonly startTime: string },
  ): Promise<Outcome<RunningRunner>> {
    const { client } = started;
    const machine = await client.initialize(this.#name);
    if (!machine.ok) {
      await client.close();
      return machine;
    }
    const { pid, startTime } = target;
    const runner = { client, machine: machine.value, privileged: true };
    this.#log.info(`A privileged runner is connected, for process ${pid} only.`);
    void this.#privileged.get(pid)?.runner.client.close();
    this.#privileged.set(pid, { startTime, started, runner });
    void started.ended.then((how) => {
      this.#log.info(`The privileged runner of process ${pid} is gone: ${how}`);
    });
    return { ok: true, value: runner };
  }

  /** Undefined where there is none, or where its process is no more: then it has no purpose either. */
  async #privilegedFor(pid: number): Promise<RunningRunner | undefined> {
    const found = this.#privileged.get(pid);
    if (found === undefined) return undefined;
    const { startTime, started, runner } = found;
    const listed = started.isGone()
      ? undefined
      : await runner.client.listProcesses({ pids: [pid], nodes: false });
    if (listed?.ok === true && listed.value.processes.some((one) => one.startTime === startTime))
      return runner;
    // Another one may have been adopted while this one was asked.
    if (this.#privileged.get(pid) === found) this.#privileged.delete(pid);
    void runner.client.close();
    return undefined;
  }

  async #usual(): Promise<Outcome<RunningRunner>> {
    if (!vscode.workspace.isTrusted) return { ok: false, failure: untrusted() };
    const command = runnerCommand();
    if (!command.ok) return { ok: false, failure: wrongSetting(command.problem) };
    const { startRunner } = await import('../../server/runner-process/runner-connections.js');
    const start: RunnerStart = command.value ?? {
      command: process.execPath,
      args: [this.#module, '--stdio'],
      env: ownEnvironment(),
    };
    const wanted = JSON.stringify([start.command, ...start.args]);
    if (this.#current?.command !== wanted || this.#current.isGone()) {
      void this.#close();
      this.#current = this.#start(startRunner, start, wanted, this.#current?.ended);
    }
    return this.#current.runner;
  }

  dispose(): void {
    void this.#closeAll();
    this.#changed.dispose();
  }

  /** The window is closing: a move that is under way ends after the batch in hand, and what hangs is not left behind. */
  async end(): Promise<void> {
    if (this.#state.kind === 'silent') this.#current?.kill(say('the window was closed'));
    await Promise.race([this.#closeAll(), delay(farewell)]);
  }

  #closeAll(): Promise<unknown> {
    const privileged = [...this.#privileged.values()].map(({ runner }) => runner.client.close());
    return Promise.allSettled([this.#close(), ...privileged]);
  }

  async #close(): Promise<void> {
    const runner = await this.#current?.runner;
    if (runner?.ok === true) await runner.value.client.close();
  }

  #become(state: RunnerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  #start(
    startRunner: (run: RunnerStart, options: StartOptions) => RunnerProcess,
    start: RunnerStart,
    command: string,
    before: Promise<string> | undefined,
  ): Current {
    this.#become({ kind: 'starting' });
    this.#log.info(`Starting the migration runner: ${[start.command, ...start.args].join(' ')}`);
    const isCurrent = (): boolean => this.#current === current;
    let awake: RunnerState = { kind: 'starting' };
    const started = startRunner(start, {
      log: (line) => {
        this.#log.info(`runner: ${line}`);
      },
      ...this.supervision(
        () => started,
        (seconds) => {
          if (isCurrent()) this.#become(seconds === undefined ? awake : { kind: 'silent', seconds });
        },
      ),
    });
    // What the runner said of itself before it ended explains more than how it ended.
    let said: string | undefined;
    void started.ended.then((how) => {
      const cause = said ?? how.replace(/\.$/, '');
      this.#log.warn(say('The migration runner is gone: {cause}.', { cause }));
      // Another one may have been started by now, whose state this is not.
      if (isCurrent()) this.#become({ kind: 'ended', cause });
    });
    const initialize = async (): Promise<Outcome<RunningRunner>> => {
      const { client } = started;
      // A call of the kernel outlives the kill of its process: what a new runner sees is final once the old one is gone.
      if (before !== undefined) await Promise.race([before, delay(patience)]);
      const machine = await client.initialize(this.#name);
      if (!machine.ok) {
        said = machine.failure.message.replace(/\.$/, '');
        await client.close();
        return machine;
      }
      const { kernel, topology } = machine.value;
      awake = { kind: 'running', kernel, nodes: topology.nodes.length };
      if (isCurrent()) this.#become(awake);
      return { ok: true, value: { client, machine: machine.value, privileged: false } };
    };
    const current: Current = {
      command,
      isGone: started.isGone,
      ended: started.ended,
      runner: initialize(),
      kill: (why) => {
        started.kill(why);
      },
    };
    return current;
  }

  /**
   * How every runner of ours is watched. `which` is asked when it hangs.
   * @param tell how long it has been silent, or undefined when it answers again
   */
  supervision(
    which: () => RunnerProcess | undefined,
    tell: (seconds: number | undefined) => void = () => undefined,
  ): ConnectOptions {
    return {
      onError: (message) => {
        this.#log.warn(`runner: ${message}`);
      },
      patience,
      watch: {
        limit: silenceLimit,
        onSilent: (silence) => {
          const seconds = Math.round(silence / 1000);
          this.#log.warn(say('The migration runner has not answered for {seconds} seconds.', { seconds }));
          tell(seconds);
          const started = which();
          if (started !== undefined) void this.#offerRestart(started, seconds);
        },
        onAnswer: () => {
          this.#log.info('The migration runner answers again.');
          tell(undefined);
        },
      },
    };
  }

  async #offerRestart(started: RunnerProcess, seconds: number): Promise<void> {
    const restart = say('Restart');
    const choice = await vscode.window.showWarningMessage(
      `NUMA Lens: ${say('The migration runner has not answered for {seconds} seconds: it hangs, or the connection to it does. Restart it, or wait; a move that was under way can be undone after a restart too.', { seconds })}`,
      restart,
      say('Wait'),
    );
    if (choice !== restart || started.isGone()) return;
    started.kill(say('it was ended because it had not answered for {seconds} seconds', { seconds }));
  }
}

function wrongSetting(problem: string): RunnerFailure {
  return {
    code: 'bad-request',
    message: say('The migration runner is not started: {problem}.', { problem }),
    remedy: say('Correct it in your settings for this machine.'),
  };
}
