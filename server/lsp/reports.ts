/** Diagnostic reports with result ids: an editor that has the same diagnostics already is told so in a few bytes. */
import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { MessageJson } from './message-json';

interface Sent {
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

export class Reports {
  readonly #sent = new Map<string, Sent>();
  readonly #json: MessageJson;
  #next = 1;

  constructor(json: MessageJson) {
    this.#json = json;
  }

  report(
    uri: string,
    diagnostics: readonly Diagnostic[],
    previousId: string | undefined,
  ): DocumentDiagnosticReport {
    const known = this.#sent.get(uri);
    const same = known !== undefined && this.#areSame(known.diagnostics, diagnostics);
    if (same && known.id === previousId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
    const id = same ? known.id : String(this.#next++);
    this.#sent.set(uri, { id, diagnostics });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...diagnostics] };
  }

  closed(uri: string): void {
    this.#sent.delete(uri);
  }

  /** What did not change is the same object, as a rule. */
  #areSame(before: readonly Diagnostic[], now: readonly Diagnostic[]): boolean {
    return (
      before.length === now.length &&
      now.every((one, at) => {
        const other = before[at];
        return one === other || (other !== undefined && this.#json.of(one) === this.#json.of(other));
      })
    );
  }
}
