/**
 * Undoing a move whose result is no longer there: of an earlier session, of another window, or one that nobody saw the end of. All it takes is
 * the journal, which names its process; the runner looks whether it is still that one.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import type { JournalInfo } from '../../server/protocol/journals';
import { say } from '../../server/languages/say';
import { printable } from '../../server/languages/unprintable';
import { refuse } from '../debug/session/failure';
import { count } from '../debug/session/plan';
import { moveBack } from '../debug/session/page-actions';
import { user } from '../debug/user';
import type { Runner } from '../runner/runner';
import { tellFailure } from '../tell';

interface Undoing {
  readonly runner: Runner;
  readonly log: vscode.LogOutputChannel;
}

interface Undoable {
  readonly journal: string;
  readonly pid: number;
  /** Of what was moved. */
  readonly title: string;
}

export async function undoMove({ runner, log }: Undoing, { journal, pid, title }: Undoable): Promise<void> {
  const running = await runner.get(pid);
  if (!running.ok) {
    tellFailure(log, running.failure);
    return;
  }
  const { client, machine } = running.value;
  const region = { title, pages: { kind: 'ranges', ranges: [] } } as const;
  const undone = await moveBack({ runner: client, host: machine, user }, { journal, region });
  if (!undone.ok) {
    tellFailure(log, undone.failure);
    return;
  }
  const text = `${title}: ${undone.value.sentences.join(' ')}`;
  log.info(text);
  void vscode.window.showInformationMessage(`NUMA Lens: ${text}`);
}

/** "Undo an Earlier Move…": of those whose process still runs, the newest first. */
export async function undoEarlierMove(undoing: Undoing): Promise<void> {
  const { runner, log } = undoing;
  const running = await runner.get();
  const listed = running.ok ? await running.value.client.journals() : running;
  if (!listed.ok) {
    tellFailure(log, listed.failure);
    return;
  }
  const { folder, journals } = listed.value;
  const usable = journals.filter(({ state }) => state === 'usable');
  if (usable.length === 0) {
    tellFailure(log, refuse.noEarlierMove(folder).failure);
    return;
  }
  const picked = await vscode.window.showQuickPick(usable.map(itemOf), {
    title: `NUMA Lens: ${say('undo which move?')}`,
    placeHolder: say('Pages that are still in memory go back to where this move found them'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked !== undefined) await undoMove(undoing, picked.undoable);
}

function itemOf({ file, pid, executable, written, pages }: JournalInfo): vscode.QuickPickItem & {
  readonly undoable: Undoable;
} {
  const label = `${printable(path.posix.basename(executable))} (${pid})`;
  const at = new Date(written).toLocaleString(vscode.env.language);
  return {
    label,
    description: `${count(pages)} · ${at}`,
    detail: file,
    undoable: { journal: file, pid, title: say('the move of {title} at {time}', { title: label, time: at }) },
  };
}
