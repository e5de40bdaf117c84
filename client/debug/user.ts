/** The session's questions to its user. Nothing here decides; a dialog closed without an answer is a no. */
import * as vscode from 'vscode';
import { copyLastingSource, sourceLanguageOf } from '../actions/lasting-source';
import { formatBytes } from '../../server/protocol/sizes';
import type { RequestOptions } from '../../server/protocol/runner-client';
import type { UserPort } from './session/ports';
import { Progress } from './session/progress';

/** Work shorter than this shows no progress: a notification that flashes up is noise. Milliseconds. */
const quiet = 500;

export const user: UserPort = {
  async ask({ role, text, reason }) {
    return vscode.window.showInputBox({
      title: `NUMA Lens: what is the argument "${role}"?`,
      prompt: `${reason} Enter a number or an expression that the debugger can evaluate here.`,
      value: text,
      ignoreFocusOut: true,
    });
  },

  async askLength({ name, address, room, reason }) {
    const upTo =
      room === undefined
        ? ''
        : ` The mapping that it points into ends after ${formatBytes(room)} (${room} bytes).`;
    return vscode.window.showInputBox({
      title: `NUMA Lens: how many bytes does "${name}" point to?`,
      prompt:
        `${reason} A pointer (${address}) does not say.${upTo} Enter a size such as 4096 or 16 MiB, or an expression such as n * sizeof(*${name}).`.trim(),
      ignoreFocusOut: true,
    });
  },

  async confirmProcess({ pid, command, executable }) {
    const agree = 'Use Process';
    const detail = `${command}\n${executable}\n\nThe call names this process, not the one that is debugged. That it is the process you mean cannot be proved.`;
    const answer = await vscode.window.showWarningMessage(
      `Act on process ${pid}?`,
      { modal: true, detail },
      agree,
    );
    return answer === agree;
  },

  async confirmPlan({ question, lines, undoneOn }) {
    const agree = 'Run Migration';
    const source = 'Copy Source That Makes It Last…';
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
