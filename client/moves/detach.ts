/**
 * Detaching by hand. The results of the process go with it, and with them the sight of "Move back": where pages are still where they were moved, that
 * is said, with the way back. Nothing else follows the process any more, so nothing about it is kept that could become untrue.
 */
import * as vscode from 'vscode';
import { say } from '../../server/languages/say';
import { canMoveBack } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import type { CommandId } from '../commands/table';
import type { Runner } from '../runner/runner';
import { undoMove } from './undo';

export interface DetachingParts {
  readonly results: ResultStore;
  readonly attached: AttachedProcesses;
  readonly runner: Runner;
  readonly log: vscode.LogOutputChannel;
}

export async function detachByHand(parts: DetachingParts, id: string): Promise<void> {
  const { results, attached, log } = parts;
  const process = attached.byId(id);
  if (process === undefined) return;
  const moved = results.all
    .filter((result) => result.owner === id && canMoveBack(result))
    .flatMap(({ title, moves }) =>
      moves.flatMap(({ journal, pid }) => (journal === undefined ? [] : { journal, pid, title })),
    );
  attached.detach(id);
  const [only, ...others] = moved;
  if (only === undefined) return;
  const text = say(
    '{title} is no longer attached. Its pages stay where they were moved; "Undo an Earlier Move…" takes them back as long as it runs.',
    { title: process.title },
  );
  log.info(text);
  const back = say('Move Back');
  const list = say('Undo an Earlier Move…');
  const again = say('Attach Again');
  const chosen = await vscode.window.showInformationMessage(
    `NUMA Lens: ${text}`,
    others.length === 0 ? back : list,
    again,
  );
  const run = (command: CommandId, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...args);
  if (chosen === back) await undoMove(parts, only);
  if (chosen === list) await run('numaLens.undoEarlierMove');
  if (chosen === again) await run('numaLens.attach', only.pid);
}
