/**
 * "Start Privileged Runner": shows the command that starts a runner with two capabilities for one process, runs it in the integrated terminal
 * when its user agrees, and waits for the runner to connect. Passwords are between the user and sudo in that terminal.
 */
import os from 'node:os';
import * as vscode from 'vscode';
import type { Outcome } from '../../server/protocol/runner';
import {
  missingTool,
  privilegedCommand,
  privilegedEnvironment,
  shellLine,
  sudo,
} from '../../server/runner-process/privileged';
import type { Rendezvous } from '../../server/runner-process/rendezvous';
import type { RunnerProcess } from '../../server/runner-process/start';
import { findOnPath } from '../process/on-path';
import { runnerCommand } from '../settings/read';
import type { Runner } from './runner';
import { say } from '../../server/languages/say';

export interface PrivilegedTarget {
  readonly pid: number;
  readonly startTime: string;
}

export function isPrivilegedTarget(value: unknown): value is PrivilegedTarget {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'startTime' in value &&
    typeof value.startTime === 'string'
  );
}

/** The process that has this number now. */
export async function processNumbered(runner: Runner, pid: number): Promise<Outcome<PrivilegedTarget>> {
  const running = await runner.get();
  if (!running.ok) return running;
  const listed = await running.value.client.listProcesses({ pids: [pid], nodes: false });
  if (!listed.ok) return listed;
  const found = listed.value.processes.find((one) => one.pid === pid);
  if (found !== undefined) return { ok: true, value: found };
  return {
    ok: false,
    failure: {
      code: 'no-such-process',
      message: say('There is no process {pid} on the machine where the runner runs.', { pid }),
      remedy: say('If the program runs elsewhere, numaLens.runner.prefix starts the runner there.'),
    },
  };
}

export async function startPrivilegedRunner(
  runner: Runner,
  module: string,
  target: PrivilegedTarget,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { pid } = target;
  const elsewhere = runnerCommand();
  if (!vscode.workspace.isTrusted) return;
  if (!elsewhere.ok || elsewhere.value !== undefined) {
    void vscode.window.showWarningMessage(
      `NUMA Lens: ${say('The runner is started by a command of yours (numaLens.runner.prefix), so its rights are those that the command gives it. Put "sudo setpriv …" into numaLens.runner.program there; docs/runner.md has the words.')}`,
    );
    return;
  }
  let connected: RunnerProcess | undefined;
  const { awaitRunner } = await import('../../server/runner-process/runner-connections.js');
  const meeting = await awaitRunner({
    ...runner.supervision(() => connected),
    onRefused: (why) => {
      log.warn(`Waiting for a privileged runner: ${why}; it was refused.`);
    },
  });
  try {
    const words = commandFor(meeting, module, target);
    const choice = await ask(words, pid);
    if (choice === undefined) return;
    const terminal = choice === 'run' ? openTerminal(shellLine(words), pid) : undefined;
    if (choice === 'copy') await vscode.env.clipboard.writeText(shellLine(words));
    const started = await waitFor(meeting, pid, terminal);
    if (started === undefined) {
      log.info(`No privileged runner came for process ${pid}.`);
      return;
    }
    connected = started;
    const adopted = await runner.adopt(started, target);
    if (!adopted.ok) {
      void vscode.window.showWarningMessage(
        `NUMA Lens: ${adopted.failure.message} ${adopted.failure.remedy}`.trim(),
      );
      return;
    }
    void vscode.window.showInformationMessage(
      `NUMA Lens: ${say('A runner with CAP_SYS_PTRACE and CAP_SYS_NICE is connected, for process {pid} only. Repeat the action.', { pid })}`,
    );
  } finally {
    await meeting.giveUp();
  }
}

function commandFor(
  { socketPath, tokenFile }: Rendezvous,
  module: string,
  target: PrivilegedTarget,
): readonly string[] {
  const { uid, gid, homedir } = os.userInfo();
  const env = privilegedEnvironment(process.env, homedir);
  const node = process.execPath;
  // Root has nothing to raise.
  return privilegedCommand(
    { node, module, uid, gid, socketPath, tokenFile, target, env },
    uid === 0 ? [] : sudo,
  );
}

async function ask(words: readonly string[], pid: number): Promise<'run' | 'copy' | undefined> {
  const missing = missingTool(
    (name) => (name === 'sudo' && words[0] !== 'sudo') || findOnPath(name, process.env) !== undefined,
  );
  const run = say('Run in Terminal');
  const copy = say('Copy Command');
  const explanation = say(
    'The terminal runs this command. It starts a runner as you, not as root, with the capabilities CAP_SYS_PTRACE and CAP_SYS_NICE; it touches this process only and ends with this window. A password that sudo asks for stays in the terminal.',
  );
  const chosen = await vscode.window.showWarningMessage(
    say('Start a runner that may query and move the pages of process {pid}?', { pid }),
    { modal: true, detail: `${missing ?? explanation}\n\n${shellLine(words)}` },
    ...(missing === undefined ? [run] : []),
    copy,
  );
  return chosen === run ? 'run' : chosen === copy ? 'copy' : undefined;
}

/** A shell that quotes as our line does, whatever the user's own is; it stays open, so that what went wrong can be read. */
function openTerminal(line: string, pid: number): vscode.Terminal {
  const terminal = vscode.window.createTerminal({
    name: `NUMA Lens: ${say('runner for process {pid}', { pid })}`,
    shellPath: '/bin/sh',
    isTransient: true,
  });
  terminal.show();
  terminal.sendText(line);
  return terminal;
}

/** Until the runner is there, its user gives up, or the terminal is closed. */
async function waitFor(
  meeting: Rendezvous,
  pid: number,
  terminal: vscode.Terminal | undefined,
): Promise<RunnerProcess | undefined> {
  const closed = vscode.window.onDidCloseTerminal((one) => {
    if (one === terminal) void meeting.giveUp();
  });
  try {
    return await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `NUMA Lens: ${
          terminal === undefined
            ? say('Waiting for the runner of process {pid}; its command is in the clipboard', { pid })
            : say('Waiting for the runner of process {pid}; see the terminal', { pid })
        }`,
        cancellable: true,
      },
      (_progress, token) => {
        token.onCancellationRequested(() => void meeting.giveUp());
        return meeting.runner;
      },
    );
  } finally {
    closed.dispose();
  }
}
