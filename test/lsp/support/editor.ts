/** A small editor: starts the compiled server as its own process and speaks LSP with it over stdio. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const compiled = path.resolve(__dirname, '../../../server/lsp/main.js');

/** Milliseconds after which a condition counts as never to come: a machine may have other things to do. */
const patience = 60_000;

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  /** The program to start instead of the compiled server. */
  readonly program?: string;
  /** A command that starts it, as its last words. */
  readonly prefix?: readonly string[];
  readonly folder?: string;
  /** Beside this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  /** The language in which the editor speaks to its user; not told when absent. */
  readonly locale?: string;
  /** initializationOptions. */
  readonly options?: unknown;
  /** Answers to workspace/configuration; sent only if the capability is declared. */
  readonly settings?: unknown;
}

/** As an editor of today: asks for diagnostics, settings by resource, versioned edits. */
export const modern: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: { relatedInformation: true, dataSupport: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
  },
  window: { showDocument: { support: true } },
};

/** As a plain editor: diagnostics are pushed to it, and nothing else is special. */
export const plain: ClientCapabilities = {};

export class Editor {
  readonly #connection: MessageConnection;
  readonly #documents = new Map<string, TextDocument>();
  readonly #waiting = new Set<() => void>();
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly messages: string[] = [];
  readonly shownDocuments: string[] = [];
  readonly registrations: string[] = [];
  refreshes = 0;
  settings: unknown;
  initializeResult: InitializeResult | undefined;

  private constructor(connection: MessageConnection, child: ChildProcess, settings: unknown) {
    this.#connection = connection;
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    this.settings = settings;
  }

  /** For one test: the server ends with it, also when it fails. */
  static async with(options: EditorOptions, test: (editor: Editor) => Promise<void>): Promise<void> {
    const editor = await Editor.start(options);
    try {
      await test(editor);
      assert.equal(await editor.end(), 0);
    } finally {
      editor.#child.kill('SIGKILL');
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const words = [...(options.prefix ?? []), process.execPath, options.program ?? compiled, '--stdio'];
    const [command = '', ...args] = words;
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...options.env },
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const editor = new Editor(connection, child, options.settings);
    editor.#listen();
    const folder = options.folder;
    editor.initializeResult = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folder === undefined ? null : [{ uri: pathToFileURL(folder).href, name: 'test' }],
      capabilities: options.capabilities ?? modern,
      ...(options.locale === undefined ? {} : { locale: options.locale }),
      ...(options.options === undefined ? {} : { initializationOptions: options.options }),
    });
    await connection.sendNotification('initialized', {});
    return editor;
  }

  #listen(): void {
    const connection = this.#connection;
    const news = (): void => {
      for (const check of [...this.#waiting]) check();
    };
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      news();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      news();
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      news();
    });
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: { method: string }[] }) => {
        this.registrations.push(...registrations.map((one) => one.method));
        news();
        return null;
      },
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      news();
      return null;
    });
    connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      this.shownDocuments.push(uri);
      news();
      return { success: true };
    });
    connection.listen();
  }

  /** Resolves when the condition holds; it is looked at again after every message from the server. */
  async until(condition: () => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        if (!condition()) return;
        this.#waiting.delete(check);
        clearTimeout(deadline);
        resolve();
      };
      const deadline = setTimeout(() => {
        this.#waiting.delete(check);
        reject(new Error(`waited in vain for: ${condition.toString()}\n${this.log.join('\n')}`));
      }, patience);
      this.#waiting.add(check);
      check();
    });
  }

  async open(uri: string, text: string, languageId = 'c'): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Changes a range, or without one the whole text. Positions are sent as given, also impossible ones. */
  async change(uri: string, text: string, range?: Range): Promise<void> {
    const document = this.document(uri);
    const version = document.version + 1;
    const change = range === undefined ? { text } : { range, text };
    this.#documents.set(uri, TextDocument.update(document, [change], version));
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    assert.ok(document !== undefined, `${uri} is not open`);
    return document;
  }

  /** The first place of `needle` in the document, as a caret in its middle. */
  at(uri: string, needle: string): Position {
    const document = this.document(uri);
    const offset = document.getText().indexOf(needle);
    assert.notEqual(offset, -1, `"${needle}" is not in the document`);
    return document.positionAt(offset + Math.floor(needle.length / 2));
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    assert.ok(report.kind === 'full');
    return report.items;
  }

  async rules(uri: string): Promise<readonly string[]> {
    return (await this.diagnostics(uri)).map((one) => String(one.code));
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.request('textDocument/hover', { textDocument: { uri }, position });
  }

  async hoverText(uri: string, needle: string): Promise<string> {
    const hover = await this.hover(uri, this.at(uri, needle));
    const contents = hover?.contents;
    return typeof contents === 'object' && 'value' in contents ? contents.value : '';
  }

  codeActions(
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only?: string[],
  ): Promise<CodeAction[]> {
    return this.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    });
  }

  /** Applies an edit as an editor does: refused when it was made for another version. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    assert.ok(edit !== undefined);
    for (const change of edit.documentChanges ?? []) {
      assert.ok('edits' in change);
      const { uri, version } = change.textDocument;
      const document = this.document(uri);
      assert.equal(version, document.version, 'the edit is for another version');
      const edits = change.edits.filter((one): one is TextEdit => 'newText' in one);
      await this.change(uri, TextDocument.applyEdits(document, edits));
    }
    for (const [uri, edits] of Object.entries(edit.changes ?? {}))
      await this.change(uri, TextDocument.applyEdits(this.document(uri), edits));
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.#connection.sendRequest<R>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  get connection(): MessageConnection {
    return this.#connection;
  }

  /** The polite end; gives the server's exit code. */
  async end(): Promise<number | null> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    const code = await this.#ended;
    this.#connection.dispose();
    return code;
  }
}
