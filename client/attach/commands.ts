/** "Attach to Process…" and "Detach from Process". */
import * as vscode from 'vscode';
import { fieldsOf, textOf } from '../debug/session/shape';
import type { Runner } from '../runner/runner';
import { tellFailure } from '../tell';
import type { AttachedProcess, AttachedProcesses } from './attached';
import { pickProcess } from './pick-process';
import { say } from '../../server/languages/say';

/** `given`: a process id, from a keyboard shortcut or another extension; else the user picks. */
export async function attachCommand(
  attached: AttachedProcesses,
  runner: Runner,
  log: vscode.LogOutputChannel,
  given: unknown,
): Promise<AttachedProcess | undefined> {
  const pid = typeof given === 'number' ? given : await pickedPid(runner, log);
  if (pid === undefined) return undefined;
  const done = await attached.attach(pid);
  if (!done.ok) {
    tellFailure(log, done.failure);
    return undefined;
  }
  const { title } = done.value;
  vscode.window.setStatusBarMessage(`NUMA Lens: ${say('attached to {title}', { title })}`, shown);
  return done.value;
}

/** Milliseconds that the status bar tells of an attached process. */
const shown = 5000;

async function pickedPid(runner: Runner, log: vscode.LogOutputChannel): Promise<number | undefined> {
  const picked = await pickProcess(runner);
  if (picked.kind === 'process') return picked.process.pid;
  if (picked.kind === 'failed') tellFailure(log, picked.failure);
  return undefined;
}

/** `given`: the id of an attached process, or its row in a tree; else the only one, or one that the user picks. */
export async function detachCommand(
  attached: AttachedProcesses,
  detach: (id: string) => Promise<void>,
  given: unknown,
): Promise<void> {
  const named = textOf(given) ?? textOf(fieldsOf(fieldsOf(given)['subject'])['owner']);
  const id = named ?? (await pickAttached(attached, say('Detach from Process')))?.id;
  if (id !== undefined) await detach(id);
}

export async function pickAttached(
  attached: AttachedProcesses,
  title: string,
): Promise<AttachedProcess | undefined> {
  const [only, ...others] = attached.all;
  if (only === undefined || others.length === 0) return only;
  const items = attached.all
    .map((process) => ({ label: process.title, description: process.info.command, process }))
    .reverse();
  return (await vscode.window.showQuickPick(items, { title: `NUMA Lens: ${title}` }))?.process;
}
