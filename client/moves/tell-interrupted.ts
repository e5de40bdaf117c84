/**
 * What is told of a move that was under way when its window was closed or reloaded, or its extensions crashed. The runner of such a move ends after
 * the batch in hand; which of its pages had moved, nobody has seen.
 */
import * as vscode from 'vscode';
import type { JournalInfo } from '../../server/protocol/journals';
import { say } from '../../server/languages/say';
import type { OpenMove } from '../debug/session/ports';
import type { Runner } from '../runner/runner';
import { undoMove } from './undo';

export async function tellInterrupted(
  move: OpenMove,
  runner: Runner,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { journal, pid, title } = move;
  const running = await runner.get(pid);
  const listed = running.ok ? await running.value.client.journals() : running;
  const state = listed.ok ? listed.value.journals.find(({ file }) => file === journal)?.state : undefined;
  const what = say(
    'The move of {title} in process {pid} was under way when its window was closed or its extensions were restarted.',
    { title, pid },
  );
  const text = `${what} ${listed.ok ? sentenceOf(state, journal) : `${listed.failure.message} ${howElsewhere(journal)}`}`;
  log.warn(text);
  if (state !== 'usable') {
    void vscode.window.showWarningMessage(`NUMA Lens: ${text}`);
    return;
  }
  const back = say('Move Back');
  const chosen = await vscode.window.showWarningMessage(`NUMA Lens: ${text}`, back, say('Leave Them'));
  if (chosen === back) await undoMove({ runner, log }, move);
}

/** `state` of the journal; undefined: there is none where the runner runs now. */
function sentenceOf(state: JournalInfo['state'] | undefined, journal: string): string {
  switch (state) {
    case 'usable':
      return say(
        'Some of its pages may have moved. "Move Back" undoes that; so does "Undo an Earlier Move…", later.',
      );
    case 'process-ended':
    case 'other-boot':
      return say('The process has ended since: nothing is left to move back.');
    case 'other-namespace':
    case undefined:
      return howElsewhere(journal);
  }
}

const howElsewhere = (journal: string): string =>
  say('What had moved can be moved back where the runner ran: numa-lens undo {journal}', { journal });
