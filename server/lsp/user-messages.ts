/**
 * What the user has to know about the configuration: wrong settings as a message, each once until it goes away; a wrong
 * numa-lens.json as diagnostics of that file. That file is never pulled, so its diagnostics are always published.
 */
import { DiagnosticSeverity, MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import type { ConfigProblem } from '../core/config-file';
import { LineIndex } from '../core/text';
import { say } from '../languages/say';
import { diagnosticSource } from './diagnostics';
import { rangeOf } from './ranges';
import { texts } from './texts';
import { uriOfPath } from './uris';

export class UserMessages {
  readonly #connection: Connection;
  #shown: ReadonlySet<string> = new Set();
  readonly #wrongFiles = new Set<string>();
  readonly #wrongDatabases = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  settings(problems: readonly string[]): void {
    for (const problem of problems) {
      const message = say(texts.settingsWrong, { problem });
      this.#connection.console.warn(message);
      // Not window.showWarningMessage: that is a request, which waits for an answer.
      if (!this.#shown.has(problem))
        void this.#connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message,
        });
    }
    this.#shown = new Set(problems);
  }

  configFile(file: string, text: string, problems: readonly ConfigProblem[]): void {
    if (problems.length === 0 && !this.#wrongFiles.delete(file)) return;
    if (problems.length > 0) this.#wrongFiles.add(file);
    const lines = new LineIndex(text);
    for (const { message } of problems) this.#connection.console.warn(`${file}: ${message}`);
    void this.#connection.sendDiagnostics({
      uri: uriOfPath(file),
      diagnostics: problems.map(({ message, span }) => ({
        range: rangeOf(lines, span),
        severity: DiagnosticSeverity.Warning,
        source: diagnosticSource,
        message,
      })),
    });
  }

  /** A compile_commands.json that cannot be used; `why` is undefined for one that is fine. */
  buildDatabase(file: string, why: string | undefined): void {
    if (why === undefined) {
      this.#wrongDatabases.delete(file);
      return;
    }
    const message = say(texts.databaseWrong, { file, why });
    this.#connection.console.warn(message);
    if (this.#wrongDatabases.has(file)) return;
    this.#wrongDatabases.add(file);
    void this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
  }
}
