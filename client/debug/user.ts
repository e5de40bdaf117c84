/** The session's questions to its user. Nothing here decides; a dialog closed without an answer is a no. */
import * as vscode from 'vscode';
import { copyLastingSource, sourceLanguageOf } from '../actions/lasting-source';
import { formatBytes } from '../../server/protocol/sizes';
import type { RequestOptions } from '../../server/protocol/runner-client';
import type { UserPort } from './session/ports';
import { Progress } from './session/progress';
import { say } from '../../server/languages/say';

/** Work shorter than this shows no progress: a notification that flashes up is noise. Milliseconds. */
const quiet = 500;

export const user: UserPort = {
  async ask({ role, text, reason }) {
    return vscode.window.showInputBox({
      title: `NUMA Lens: ${say('what is the argument "{role}"?', { role })}`,
      prompt: `${reason} ${say('Enter a number or an expression that the debugger can evaluate here.')}`,
      value: text,
      ignoreFocusOut: true,
    });
  },

  async askLength({ name, address, room, reason }) {
    const upTo =
      room === undefined
        ? ''
        : say('The mapping that it points into ends after {size} ({bytes} bytes).', {
            size: formatBytes(room),
            bytes: room,
          });
    return vscode.window.showInputBox({
      title: `NUMA Lens: ${say('how many bytes does "{name}" point to?', { name })}`,
      prompt: [
        reason,
        say('A pointer ({address}) does not say.', { address }),
        upTo,
        say('Enter a size such as 4096 or 16 MiB, or an expression such as {example}.', {
          example: `n * sizeof(*${name})`,
        }),
      ]
        .filter((one) => one !== '')
        .join(' '),
      ignoreFocusOut: true,
    });
  },

  async confirmProcess({ pid, command, executable }) {
    const agree = say('Use Process');
    const detail = `${command}\n${executable}\n\n${say('The call names this process, not the one that is debugged. That it is the process you mean cannot be proved.')}`;
    const answer = await vscode.window.showWarningMessage(
      say('Act on process {pid}?', { pid }),
      { modal: true, detail },
      agree,
    );
    return answer === agree;
  },

  async confirmPlan({ question, lines, undoneOn }) {
    const agree = say('Run Migration');
    const source = say('Copy Source That Makes It Last…');
    const buttons = undoneOn === undefined ? [agree] : [agree, source];
    const detail = lines.join('\n');
    for (;;) {
      const options = { modal: true, detail };
      const answer = await vscode.window.showInformationMessage(question, options, ...buttons);
      if (answer !== source || undoneOn === undefined) return answer === agree;
      // Then the question is still open.
      await copyLastingSource(undoneOn, sourceLanguageOf(vscode.window.activeTextEditor?.document));
    }
  },

  async during({ title, pageSize }, work) {
    const abort = new AbortController();
    const speed = new Progress(pageSize, performance.now());
    let report: ((done: number, total: number) => void) | undefined;
    const options: RequestOptions = {
      cancel: abort.signal,
      onProgress: (done, total) => report?.(done, total),
    };
    const running = work(options);
    const late = setTimeout(() => {
      void vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: `NUMA Lens: ${title}`, cancellable: true },
        async (progress, token) => {
          token.onCancellationRequested(() => {
            abort.abort();
          });
          report = (done, total) => {
            progress.report(speed.step(done, total, performance.now()));
          };
          await running.catch(() => undefined);
        },
      );
    }, quiet);
    try {
      return await running;
    } finally {
      clearTimeout(late);
    }
  },
};
