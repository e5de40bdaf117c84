/**
 * The migration runner's process: started by the first action that needs it, watched, started again by the next action
 * when it has ended. Never in a workspace that is not trusted: that is refused here, whoever asks.
 */
import * as vscode from 'vscode';
import type { InitializeResult, Outcome, RunnerFailure } from '../../server/protocol/runner';
import type { RunnerClient } from '../../server/protocol/runner-client';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerStart } from '../../server/runner-process/start';
import { ownEnvironment } from '../process/child';
import { runnerCommand } from '../settings/read';
import type { RunnerState } from './state';

/** Milliseconds that a runner has to finish the batch in hand and end. */
const patience = 5000;

export interface RunningRunner {
  readonly client: RunnerClient;
  readonly machine: InitializeResult;
}

const untrusted: RunnerFailure = {
  code: 'no-permission',
  message: 'This workspace is not trusted, so no process is looked at and no page is moved.',
  remedy: 'Trust it with "Workspaces: Manage Workspace Trust" if you know where it comes from.',
};

export class Runner implements vscode.Disposable {
  readonly #module: string;
  readonly #name: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<RunnerState>();
  readonly onDidChangeState = this.#changed.event;
  #state: RunnerState = { kind: 'idle' };
  /** Counts starts. */
  #generation = 0;
  /** `command` tells whether it is still the one that the settings name. */
  #running: { readonly command: string; readonly runner: Promise<Outcome<RunningRunner>> } | undefined;

  /** @param name for the runner's log: "numa-lens vscode 0.1.0" */
  constructor(module: string, name: string, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#name = name;
    this.#log = log;
  }

  get state(): RunnerState {
    return this.#state;
  }

  /** The runner, started if it is not running. Callers that ask at the same time get the same one. */
  get(): Promise<Outcome<RunningRunner>> {
    if (!vscode.workspace.isTrusted) return Promise.resolve({ ok: false, failure: untrusted });
    const command = runnerCommand();
    if (!command.ok) return Promise.resolve({ ok: false, failure: wrongSetting(command.problem) });
    const start: RunnerStart = command.value ?? {
      command: process.execPath,
      args: [this.#module, '--stdio'],
      env: ownEnvironment(),
    };
    const wanted = JSON.stringify([start.command, ...start.args]);
    if (this.#running?.command !== wanted) {
      void this.#running?.runner.then((old) => (old.ok ? old.value.client.close() : undefined));
      this.#running = { command: wanted, runner: this.#start(start, ++this.#generation) };
    }
    return this.#running.runner;
  }

  dispose(): void {
    void this.#running?.runner.then((runner) => (runner.ok ? runner.value.client.close() : undefined));
    this.#changed.dispose();
  }

  #become(state: RunnerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  async #start(start: RunnerStart, generation: number): Promise<Outcome<RunningRunner>> {
    this.#become({ kind: 'starting' });
    this.#log.info(`Starting the migration runner: ${[start.command, ...start.args].join(' ')}`);
    const started = startRunner(start, {
      log: (line) => {
        this.#log.info(`runner: ${line}`);
      },
      onError: (message) => {
        this.#log.warn(`runner: ${message}`);
      },
      patience,
    });
    const { client } = started;
    // What the runner said of itself before it ended explains more than how it ended.
    let said: string | undefined;
    void started.ended.then((how) => {
      const cause = said ?? how.replace(/\.$/, '');
      this.#log.warn(`The migration runner is gone: ${cause}.`);
      // The settings may have called for another one by now, whose state this is not.
      if (this.#generation !== generation) return;
      this.#running = undefined;
      this.#become({ kind: 'ended', cause });
    });
    const machine = await client.initialize(this.#name);
    if (!machine.ok) {
      said = machine.failure.message.replace(/\.$/, '');
      await client.close();
      return machine;
    }
    const { kernel, topology } = machine.value;
    this.#become({ kind: 'running', kernel, nodes: topology.nodes.length });
    return { ok: true, value: { client, machine: machine.value } };
  }
}

function wrongSetting(problem: string): RunnerFailure {
  return {
    code: 'bad-request',
    message: `The migration runner is not started: ${problem}.`,
    remedy: 'Correct it in your settings for this machine.',
  };
}
