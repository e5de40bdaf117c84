/**
 * A process that its debugger has let go, with pages where they were moved: it stays attached, so that what was moved stays in sight and can be moved
 * back. One that ended with its session is forgotten with it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { say } from '../../server/languages/say';
import type { Outcome } from '../../server/protocol/runner';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcess, AttachedProcesses } from '../attach/attached';
import type { CommandId } from '../commands/table';
import { undoElsewhere } from '../debug/session/recovery';
import type { Runner } from '../runner/runner';
import { tellFailure } from '../tell';

export interface KeepingParts {
  readonly results: ResultStore;
  readonly attached: AttachedProcesses;
  readonly runner: Runner;
  readonly log: vscode.LogOutputChannel;
}

export interface LetGoProcess {
  /** Whose its results are until it is known what became of it. */
  readonly owner: string;
  readonly pid: number;
  /** It is not about to end with its debugger. */
  readonly sure: boolean;
  /** An outcome that came when the session was over already, in words. */
  readonly told?: string;
}

/** Milliseconds in which an adapter that is gone without a word takes its program with it, if it does. */
const dying = 1000;

export async function keepLetGo(parts: KeepingParts, letGo: LetGoProcess): Promise<void> {
  const { results, log } = parts;
  const { owner, pid, sure } = letGo;
  if (!sure) await delay(dying);
  const mine = () => results.all.filter((one) => one.owner === owner && one.outcome.pid === pid);
  const journals = mine().flatMap(({ moves }) => moves.flatMap(({ journal }) => journal ?? []));
  const kept = await attachIfAlive(parts, pid, journals);
  const told = letGo.told === undefined ? '' : `${letGo.told} `;
  if (kept.ok && kept.value !== undefined) {
    results.dispatch({ type: 'let-go', owner, pid, to: kept.value.id });
    await tellKept(parts, kept.value, told);
    return;
  }
  for (const { id } of mine()) results.dispatch({ type: 'dismissed', id });
  if (!kept.ok) {
    const { code, message } = kept.failure;
    const over = say('The debug session of process {pid} is over; its pages stay where they were moved.', {
      pid,
    });
    tellFailure(log, {
      code,
      message: `${told}${over} ${message}`,
      remedy: undoElsewhere(journals.at(-1) ?? ''),
    });
  } else if (told !== '') {
    const text = `${told}${say('The process has ended since: nothing is left to move back.')}`;
    log.info(text);
    void vscode.window.showWarningMessage(`NUMA Lens: ${text}`);
  }
}

/** Undefined: it has ended. A journal tells which process it is: its number may be another one's by now. */
async function attachIfAlive(
  { runner, attached }: KeepingParts,
  pid: number,
  journals: readonly string[],
): Promise<Outcome<AttachedProcess | undefined>> {
  const running = await runner.get(pid);
  if (!running.ok) return running;
  const listed = await running.value.client.journals();
  if (!listed.ok) return listed;
  const lives = listed.value.journals.some(
    ({ file, state }) => state === 'usable' && journals.includes(file),
  );
  return lives ? attached.attach(pid) : { ok: true, value: undefined };
}

async function tellKept(
  { results, log }: KeepingParts,
  { id, title }: AttachedProcess,
  told: string,
): Promise<void> {
  const kept = say(
    'The debug session is over and {title} runs on, with pages where they were moved. It stays attached, so that "Move back" works until it ends.',
    { title },
  );
  log.info(`${told}${kept}`);
  const mine = results.all.filter(({ owner, moves }) => owner === id && moves.length > 0);
  const [only, ...others] = mine.flatMap((result) => result.moves.map(() => result.id));
  const back = say('Move Back');
  const list = say('Show Outcomes');
  const detach = say('Detach');
  const first = others.length === 0 ? back : list;
  const chosen = await vscode.window.showInformationMessage(`NUMA Lens: ${told}${kept}`, first, detach);
  const run = (command: CommandId, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...args);
  if (chosen === back) await run('numaLens.moveBack', only);
  if (chosen === list) await run('numaLens.showOutcomes');
  if (chosen === detach) await run('numaLens.detach', id);
}
