/** Diagnostic reports with result ids: an editor that has the same diagnostics already is told so in a few bytes. */
import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';

interface Sent {
  readonly id: string;
  readonly json: string;
}

export class Reports {
  readonly #sent = new Map<string, Sent>();
  #next = 1;

  report(
    uri: string,
    diagnostics: readonly Diagnostic[],
    previousId: string | undefined,
  ): DocumentDiagnosticReport {
    const json = JSON.stringify(diagnostics);
    const known = this.#sent.get(uri);
    if (known?.json === json) {
      if (known.id === previousId)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
      return { kind: DocumentDiagnosticReportKind.Full, resultId: known.id, items: [...diagnostics] };
    }
    const id = String(this.#next++);
    this.#sent.set(uri, { id, json });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...diagnostics] };
  }

  closed(uri: string): void {
    this.#sent.delete(uri);
  }
}
