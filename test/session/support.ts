/** Real parts for the session's tests: the example built by the system's compiler, lldb-dap, the runner's own process. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SessionActions } from '../../client/debug/session/actions';
import type { PlacedCall } from '../../client/debug/session/actions';
import { failed, success } from '../../client/debug/session/failure';
import type { Plan } from '../../client/debug/session/plan';
import type {
  ConfirmSetting,
  LengthQuestion,
  OtherProcess,
  Question,
  RunnerPort,
  SessionPorts,
  Task,
  UserPort,
} from '../../client/debug/session/ports';
import type { Stop } from '../../client/debug/session/tracker';
import { DebugAdapter } from '../../server/cli/debug/adapter';
import type { AdapterCommand } from '../../server/cli/debug/adapter';
import { launchTo } from '../../server/cli/debug/lldb-dap';
import type { ParameterRole } from '../../server/kernel/calls';
import type { WireCallSite, WireRange } from '../../server/protocol/lens';
import type { InitializeResult } from '../../server/protocol/runner';
import type { RunnerCommand } from '../../server/runner-process/command';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { noDebugger, realDebuggers } from './debuggers';
import type { RealDebugger } from './debuggers';

const root = path.resolve(__dirname, '../../..');
export const example = path.join(root, 'examples/first-touch.c');

const [lldbDap] = realDebuggers;

/** Why no session can be had with lldb-dap here; false when it can. */
export function noDebugging(): Promise<string | false> {
  return noDebugger(lldbDap);
}

let folder: string | undefined;

/** Gone when the tests of the file have ended. */
export function temporaryFolder(): string {
  if (folder !== undefined) return folder;
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-session-'));
  process.once('exit', () => {
    fs.rmSync(made, { recursive: true, force: true });
  });
  folder = made;
  return made;
}

let program: string | undefined;

export function buildExample(): string {
  if (program !== undefined) return program;
  program = path.join(temporaryFolder(), 'first-touch');
  execFileSync('gcc', ['-g', '-O0', '-Wall', '-Wextra', '-Werror', '-o', program, example]);
  return program;
}

/** The example's call as the language server would send it, with nothing folded but pid and flags. */
export function exampleCall(): PlacedCall {
  const lines = fs.readFileSync(example, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('syscall(SYS_move_pages'));
  const text = lines[line] ?? '';
  const from = text.indexOf('syscall(');
  const names = /syscall\(SYS_move_pages, (.*)\);/.exec(text)?.[1]?.split(', ') ?? [];
  const range = (start: number, end: number): WireRange => ({
    start: { line, character: start },
    end: { line, character: end },
  });
  const argument = (role: ParameterRole, index: number, expanded: string, folded?: string) => {
    const name = names[index] ?? '';
    const at = text.indexOf(name, from);
    const known = folded === undefined ? {} : { folded };
    return { role, range: range(at, at + name.length), text: name, expanded, ...known };
  };
  const main = lines.findIndex((one) => one.startsWith('int main('));
  const site: WireCallSite = {
    call: 'move_pages',
    form: 'syscall',
    range: range(from, text.length - 1),
    statement: range(text.search(/\S/), text.length),
    functionName: 'main',
    functionRange: {
      start: { line: main, character: 0 },
      end: { line: lines.lastIndexOf('}'), character: 1 },
    },
    arguments: [
      argument('pid', 0, '0', '0'),
      argument('count', 1, '(60 + 3 + 1)'),
      argument('pages', 2, 'pages'),
      argument('nodes', 3, 'nodes'),
      argument('status', 4, 'status'),
      argument('flags', 5, '(1<<1)', '2'),
    ],
    sound: true,
  };
  return { site, path: example };
}

/** A user who agrees to everything and notes what was asked. */
export class AgreeableUser implements UserPort {
  readonly plans: Plan[] = [];
  readonly tasks: string[] = [];
  readonly lengths: LengthQuestion[] = [];
  readonly questions: Question[] = [];
  readonly processes: OtherProcess[] = [];
  #answers: (string | undefined)[] = [];
  #beforeAgreeing: () => Promise<boolean> = () => Promise.resolve(true);

  willAnswer(...answers: readonly (string | undefined)[]): void {
    this.#answers = [...answers];
  }

  willDecide(decide: () => Promise<boolean>): void {
    this.#beforeAgreeing = decide;
  }

  ask(question: Question): Promise<string | undefined> {
    this.questions.push(question);
    return Promise.resolve(this.#answers.shift());
  }

  askLength(question: LengthQuestion): Promise<string | undefined> {
    this.lengths.push(question);
    return Promise.resolve(this.#answers.shift());
  }

  confirmProcess(other: OtherProcess): Promise<boolean> {
    this.processes.push(other);
    return Promise.resolve(true);
  }

  confirmPlan(plan: Plan): Promise<boolean> {
    this.plans.push(plan);
    return this.#beforeAgreeing();
  }

  during<T>({ title }: Task, work: (options: object) => Promise<T>): Promise<T> {
    this.tasks.push(title);
    return work({});
  }
}

export interface Debugging {
  readonly adapter: DebugAdapter;
  readonly actions: SessionActions;
  readonly user: AgreeableUser;
  readonly host: InitializeResult;
  /** At another thread or frame, as a user does in the editor. */
  look(at: Pick<Stop, 'threadId' | 'frameId'>): void;
  end(): Promise<void>;
}

export interface DebuggingOptions {
  /** What the adapter says, changed on its way. */
  readonly rewrite?: (message: unknown) => unknown;
  /** From 1; the call's line unless given. */
  readonly line?: number;
  readonly debuggerType?: string;
  readonly args?: readonly string[];
  /** lldb-dap unless given. */
  readonly with?: RealDebugger;
  /** Of the debugger, before the program starts. */
  readonly commands?: readonly string[];
  /** A command before the adapter's, that enters another namespace. */
  readonly enter?: readonly string[];
  readonly runner?: RunnerCommand;
  readonly randomize?: boolean;
  /** When a plan is shown; always unless given. */
  readonly confirm?: ConfirmSetting;
  /** What the runner answers, changed on its way: for faults that this machine does not have. */
  readonly faults?: (runner: RunnerPort, process: RunnerProcess) => RunnerPort;
  /** The runner that is started when the first one has died; one like it unless given. */
  readonly nextRunner?: RunnerCommand;
  /** Of that one. */
  readonly nextFaults?: (runner: RunnerPort) => RunnerPort;
}

/** A runner that answers as another one does, except where it is told otherwise. */
export function answering(runner: RunnerPort, otherwise: Partial<RunnerPort>): RunnerPort {
  return {
    openTarget: (params) => runner.openTarget(params),
    challenge: (params) => runner.challenge(params),
    prove: (params) => runner.prove(params),
    readMemory: (params) => runner.readMemory(params),
    query: (target, pages, options) => runner.query(target, pages, options),
    move: (params, options) => runner.move(params, options),
    undo: (params, options) => runner.undo(params, options),
    map: (params, options) => runner.map(params, options),
    topology: (params) => runner.topology(params),
    mappings: (params) => runner.mappings(params),
    predict: (params) => runner.predict(params),
    journals: () => runner.journals(),
    ...otherwise,
  };
}

/** The runner of this build, started here. */
export const ownRunner: RunnerCommand = {
  command: process.execPath,
  args: [path.join(root, 'out/server/runner/main.js'), '--stdio'],
};

/** The example, stopped at its call (or another line), with a runner beside it. */
export function debugExample(options: DebuggingOptions = {}): Promise<Debugging> {
  const line = options.line ?? exampleCall().site.statement.start.line + 1;
  return debugProgram(buildExample(), { path: example, line }, options);
}

/** A program, stopped on a line of its source (from 1). */
export async function debugProgram(
  file: string,
  at: { readonly path: string; readonly line: number },
  options: DebuggingOptions = {},
): Promise<Debugging> {
  const one = options.with ?? lldbDap;
  const found = await one.command();
  assert.ok(found !== undefined);
  const [enter, ...entering] = options.enter ?? [];
  const command: AdapterCommand = {
    ...(enter === undefined ? found : { command: enter, args: [...entering, found.command, ...found.args] }),
    debuggerType: options.debuggerType ?? found.debuggerType,
  };
  const adapter = new DebugAdapter(command, options.rewrite);
  const { args = [], randomize = true, commands = [] } = options;
  const reached = await launchTo(
    adapter,
    { program: file, args, cwd: path.dirname(file), ...one.launch({ args, randomize, commands }) },
    { paths: [at.path], line: at.line },
  );
  assert.deepEqual(reached, { ok: true, value: undefined });
  const runner = startRunner(options.runner ?? ownRunner);
  const runners = [runner];
  const host = await runner.client.initialize('numa-lens test');
  assert.ok(host.ok, host.ok ? '' : host.failure.message);
  const user = new AgreeableUser();
  let selected: Partial<Stop> = {};
  const ports: SessionPorts = {
    dap: adapter,
    runner: options.faults?.(runner.client, runner) ?? runner.client,
    host: host.value,
    user,
    state: () => {
      const { state } = adapter;
      return state.stop === undefined ? state : { ...state, stop: { ...state.stop, ...selected } };
    },
    confirm: () => options.confirm ?? 'always',
    renew: async () => {
      const next = startRunner(options.nextRunner ?? options.runner ?? ownRunner);
      runners.push(next);
      const fresh = await next.client.initialize('numa-lens test');
      const { nextFaults = (usual: RunnerPort) => usual } = options;
      return fresh.ok
        ? success({ runner: nextFaults(next.client), host: fresh.value })
        : failed(fresh.failure);
    },
  };
  return {
    adapter,
    actions: new SessionActions(ports),
    user,
    host: host.value,
    look(at) {
      selected = at;
    },
    async end() {
      await adapter.dispose();
      for (const one of runners) await one.client.close();
    },
  };
}
