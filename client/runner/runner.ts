/**
 * The migration runner's process: started by the first action that needs it, watched, started again by the next action
 * when it has ended. Never in a workspace that is not trusted: that is refused here, whoever asks.
 */
import * as vscode from 'vscode';
import type { InitializeResult, Outcome, RunnerFailure } from '../../server/protocol/runner';
import { RunnerClient } from '../../server/protocol/runner-client';
import { connectRunner } from '../../server/runner-process/connection';
import { startOwnProgram } from '../process/child';
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
  #running: Promise<Outcome<RunningRunner>> | undefined;

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
    this.#running ??= this.#start();
    return this.#running;
  }

  dispose(): void {
    void this.#running?.then((runner) => (runner.ok ? runner.value.client.close() : undefined));
    this.#changed.dispose();
  }

  #become(state: RunnerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  async #start(): Promise<Outcome<RunningRunner>> {
    this.#become({ kind: 'starting' });
    const child = startOwnProgram(this.#module, ['--stdio'], {
      channel: 'stdio',
      onLine: (line) => {
        this.#log.info(`runner: ${line}`);
      },
    });
    // What the runner said of itself before it ended explains more than how it ended.
    let said: string | undefined;
    void child.ended.then((how) => {
      const cause = said ?? how;
      this.#running = undefined;
      this.#log.warn(`The migration runner is gone: ${cause}.`);
      this.#become({ kind: 'ended', cause });
    });
    const connection = connectRunner(child, {
      onError: (message) => {
        this.#log.warn(`runner: ${message}`);
      },
      patience,
    });
    const client = new RunnerClient(connection);
    const machine = await client.initialize(this.#name);
    if (!machine.ok) {
      if (machine.failure.code !== 'runner-gone') said = machine.failure.message.replace(/\.$/, '');
      await client.close();
      return machine;
    }
    const { kernel, topology } = machine.value;
    this.#become({ kind: 'running', kernel, nodes: topology.nodes.length });
    return { ok: true, value: { client, machine: machine.value } };
  }
}
