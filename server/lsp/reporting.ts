/** Sends diagnostics: as reports to editors that ask for them, published after each change to all others. */
import { phrase } from '../languages/phrase';
import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { DiagnosticMemory, type DiagnosticHost } from './diagnostic-memory';
import type { Documents } from './documents';
import { failure } from './guard';
import { PushSchedule } from './push';
import { Reports } from './reports';
import type { DocumentResult } from './results';
import type { Wire } from './transport';

export interface ReportingHost {
  readonly wire: Wire;
  readonly documents: Documents;
  result(uri: string): Promise<DocumentResult | undefined>;
  diagnostics(): DiagnosticHost;
  /** The document's diagnostics are about to be sent. */
  telling(uri: string): void;
}

export class Reporting {
  readonly #host: ReportingHost;
  readonly #reports: Reports;
  readonly #push: PushSchedule;
  readonly #memories = new Map<string, DiagnosticMemory>();

  constructor(host: ReportingHost) {
    this.#host = host;
    this.#reports = new Reports(host.wire.json);
    this.#push = new PushSchedule((uri) => this.#publish(uri));
  }

  /** For an editor that does not ask: the document's diagnostics may be others now. */
  changed(uri: string): void {
    this.#push.changed(uri);
  }

  /** @returns the diagnostics that it had last */
  closed(uri: string): readonly Diagnostic[] {
    const last = this.#memories.get(uri)?.last ?? [];
    this.#reports.closed(uri);
    this.#push.closed(uri);
    this.#memories.delete(uri);
    return last;
  }

  stop(): void {
    this.#push.stop();
  }

  /** @param from when the request came, as performance.now() told it */
  async report(
    { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
    from: number,
  ): Promise<DocumentDiagnosticReport> {
    const result = await this.#host.result(uri);
    const diagnostics = result === undefined ? [] : this.#diagnostics(result);
    this.#host.telling(uri);
    const report = this.#reports.report(uri, diagnostics, previousResultId);
    if (result !== undefined)
      this.#host.wire.stopwatch.sending(report, { uri, version: result.version, from });
    return report;
  }

  async #publish(uri: string): Promise<void> {
    const { wire, documents } = this.#host;
    const { connection, inbox, stopwatch } = wire;
    const from = performance.now();
    try {
      await inbox.settled();
      const result = await this.#host.result(uri);
      const version = documents.get(uri)?.version;
      // Closed or changed meanwhile: that event answers for itself.
      if (version === undefined || (result !== undefined && version !== result.version)) return;
      const diagnostics = result === undefined ? [] : [...this.#diagnostics(result)];
      const params = { uri, version, diagnostics };
      stopwatch.sending(params, { uri, version, from });
      await connection.sendDiagnostics(params);
      this.#host.telling(uri);
    } catch (error) {
      failure(connection.console, phrase('check this file'), error);
    }
  }

  #diagnostics(result: DocumentResult): readonly Diagnostic[] {
    const memory = this.#memories.get(result.uri) ?? new DiagnosticMemory();
    if (this.#host.documents.get(result.uri) !== undefined) this.#memories.set(result.uri, memory);
    return memory.of(result, this.#host.diagnostics());
  }
}
