/** The commands that an editor can have the server run (workspace/executeCommand). */
import { phrase } from '../languages/phrase';
import { say } from '../languages/say';
import { ExecuteCommandRequest, MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import type { CancellationToken, ExecuteCommandParams, ProgressToken } from 'vscode-languageserver/node';
import {
  checkWorkspaceCommand,
  clearWorkspaceCommand,
  type CheckWorkspaceResult,
} from '../protocol/workspace';
import type { ClientAbilities } from './client-capabilities';
import { showPageCommand } from './code-actions';
import { guarded } from './guard';
import { rulePage } from './installation';
import { texts } from './texts';
import type { Wire } from './transport';
import { openProgress } from './workspace/progress';
import { progressOf, sentenceOf } from './workspace/summary';
import type { WorkspaceReport } from './workspace/workspace-report';

export function commandsFor({ showsDocuments }: ClientAbilities): string[] {
  return [...(showsDocuments ? [showPageCommand] : []), checkWorkspaceCommand, clearWorkspaceCommand];
}

export interface CommandHost {
  readonly report: WorkspaceReport;
  readonly hasFolders: () => boolean;
}

export class Commands {
  readonly #host: CommandHost;
  readonly #wire: Wire;

  constructor(host: CommandHost, wire: Wire) {
    this.#host = host;
    this.#wire = wire;
  }

  register(): void {
    const { connection, inbox } = this.#wire;
    // Not onExecuteCommand: it keeps the place for progress to itself.
    connection.onRequest(
      ExecuteCommandRequest.type,
      (params: ExecuteCommandParams, token: CancellationToken) =>
        guarded({ console: connection.console, inbox }, phrase('run this command'), () =>
          this.#execute(params, token),
        )(params, token),
    );
  }

  async #execute(
    { command, arguments: [first] = [], workDoneToken }: ExecuteCommandParams,
    token: CancellationToken,
  ): Promise<CheckWorkspaceResult | null> {
    const { connection } = this.#wire;
    switch (command) {
      case showPageCommand: {
        const page = typeof first === 'string' ? rulePage(first) : undefined;
        if (page !== undefined) await connection.window.showDocument({ uri: page, takeFocus: true });
        return null;
      }
      case checkWorkspaceCommand: {
        const result = await this.#checkWorkspace(token, workDoneToken);
        // Not window.showInformationMessage: that is a request, which waits for an answer.
        if (!isQuiet(first))
          void connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Info,
            message: result.message,
          });
        return result;
      }
      case clearWorkspaceCommand:
        this.#host.report.clear();
        return null;
      default:
        return null;
    }
  }

  async #checkWorkspace(
    token: CancellationToken,
    place: ProgressToken | undefined,
  ): Promise<CheckWorkspaceResult> {
    const { report, hasFolders } = this.#host;
    if (!hasFolders()) return { files: 0, findings: 0, message: say(texts.workspaceNone) };
    const progress = await openProgress(this.#wire.connection, place);
    const cancelled = progress.onCancel(() => {
      report.cancel();
    });
    progress.begin(say(texts.workspaceTitle));
    let told = performance.now();
    try {
      const summary = await report.check(token, (soFar) => {
        const now = performance.now();
        if (now - told < betweenReports) return;
        told = now;
        progress.report(progressOf(soFar));
      });
      const { files, findings } = summary;
      return { files, findings, message: sentenceOf(summary) };
    } finally {
      cancelled.dispose();
      progress.done();
    }
  }
}

/** Milliseconds. */
const betweenReports = 100;

/** Whoever asks tells the result itself. */
function isQuiet(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'quiet' in options && options.quiet === true;
}
