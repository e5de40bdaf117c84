/**
 * The language server: wires a connection to documents, configuration and results. One request looks at one file;
 * nothing runs in the background. Only a container file has the tree around it walked, once, while others are served.
 */
import path from 'node:path';
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type {
  CodeAction,
  CodeActionParams,
  Connection,
  DocumentDiagnosticParams,
  ExecuteCommandParams,
  FileEvent,
  Hover,
  HoverParams,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver/node';
import { configFileName } from '../core/config-file';
import { suppressionRules } from '../core/suppress';
import { sourceExtensions } from '../core/syntax/language';
import { callSitesMethod } from '../protocol/lens';
import { timingMethod } from '../protocol/timing';
import type { CallSitesParams, CallSitesResult } from '../protocol/lens';
import type { Analysis } from './analysis';
import { buildFileGlob, isBuildFile } from './build/build-files';
import { Builds } from './build/builds';
import { databaseName } from './build/databases';
import { toCallSites } from './call-sites';
import { readAbilities } from './client-capabilities';
import type { ClientAbilities } from './client-capabilities';
import { codeActions, fixAllKind, showPageCommand } from './code-actions';
import { ConfigDocuments } from './config-documents';
import { Configuration } from './configuration';
import { diagnosticSource } from './diagnostics';
import { Documents } from './documents';
import { guarded, stackOf } from './guard';
import { HeaderReader } from './headers';
import { hoverAt } from './hover';
import { markdown, plainText } from './markup';
import { offsetOf } from './ranges';
import { Reporting } from './reporting';
import { Results } from './results';
import type { DocumentResult } from './results';
import { rulePage, version } from './installation';
import type { Wire } from './transport';
import { pathOfUri, uriOfPath } from './uris';
import { UserMessages } from './user-messages';
import { WorkspaceFolders } from './workspace-folders';
import { languageOf } from '../languages/language';
import { useLanguage } from '../languages/load';
import { isLanguageFixed } from '../languages/say';

/** A server at work. */
export interface Service {
  /** The editor has said that it is about to end the server. */
  readonly isShutDown: boolean;
}

/** Serves a connection until it ends. */
export function serve(wire: Wire, analysis: Analysis): Service {
  const server = new Server(wire, analysis);
  const { connection } = wire;
  connection.onInitialize(async (params) => {
    if (params.locale !== undefined && !isLanguageFixed())
      await useLanguage(languageOf(params.locale) ?? 'en');
    return server.initialize(params);
  });
  connection.onInitialized(() => {
    server.initialized();
  });
  server.register();
  connection.listen();
  return server;
}

class Server implements Service {
  readonly #connection: Connection;
  readonly #wire: Wire;
  readonly #analysis: Analysis;
  readonly #documents = new Documents();
  readonly #folders = new WorkspaceFolders();
  readonly #configuration: Configuration;
  readonly #configDocuments: ConfigDocuments;
  readonly #builds: Builds;
  readonly #results: Results;
  readonly #reporting: Reporting;
  #abilities: ClientAbilities = readAbilities({});
  #modulesWatched = false;
  #treesWatched = false;

  isShutDown = false;

  constructor(wire: Wire, analysis: Analysis) {
    const { connection } = wire;
    this.#wire = wire;
    this.#connection = connection;
    this.#analysis = analysis;
    const messages = new UserMessages(connection);
    const ruleIds = new Set(analysis.rules.keys());
    this.#configDocuments = new ConfigDocuments(messages, ruleIds);
    this.#configuration = new Configuration({
      askSettings: (uri) => this.#askSettings(uri),
      reportSettings: (problems) => {
        messages.settings(problems);
      },
      reportFile: (file, text, problems) => {
        if (!this.#configDocuments.isOpen(file)) messages.configFile(file, text, problems);
      },
      ruleIds,
    });
    this.#builds = new Builds(
      (file, why) => {
        messages.buildDatabase(file, why);
      },
      (file) => this.#documents.get(uriOfPath(file))?.getText(),
    );
    const headers = new HeaderReader((uri) => this.#documents.get(uri)?.getText());
    this.#results = new Results(analysis, this.#configuration, headers, this.#builds, {
      folderOf: (file) => this.#folders.of(file),
      isOpen: (document) => this.#documents.get(document.uri) === document,
      canBeTold: () => !this.#abilities.pullsDiagnostics || this.#abilities.refreshesDiagnostics,
      outdated: (uri) => {
        if (this.#abilities.pullsDiagnostics) this.#refresh();
        else this.#reporting.changed(uri);
      },
    });
    const textOf = (uri: string): string | undefined => this.#documents.get(uri)?.getText();
    this.#reporting = new Reporting({
      wire,
      documents: this.#documents,
      result: (uri) => this.#result(uri),
      diagnostics: () => ({ rules: analysis.rules, abilities: this.#abilities, json: wire.json, textOf }),
    });
  }

  initialize(params: InitializeParams): InitializeResult {
    this.#abilities = readAbilities(params.capabilities);
    this.#folders.start(params);
    if (wantsTiming(params.initializationOptions))
      this.#wire.stopwatch.start((timing) => {
        void this.#connection.sendNotification(timingMethod, timing);
      });
    return {
      serverInfo: { name: 'numa-lens', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        ...(this.#abilities.showsDocuments
          ? { executeCommandProvider: { commands: [showPageCommand] } }
          : {}),
        ...(this.#abilities.pullsDiagnostics
          ? {
              diagnosticProvider: {
                identifier: diagnosticSource,
                interFileDependencies: true,
                workspaceDiagnostics: false,
              },
            }
          : {}),
        ...(this.#abilities.workspaceFolders
          ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
          : {}),
      },
    };
  }

  initialized(): void {
    const { client, console, workspace } = this.#connection;
    if (this.#abilities.watchesConfiguration)
      this.#register(client.register(DidChangeConfigurationNotification.type, { section: 'numaLens' }));
    if (this.#abilities.watchesFiles) {
      const watchers = [
        { globPattern: `**/{${configFileName},${databaseName}}` },
        { globPattern: '**/*.{h,hh,hpp,hxx,inc}' },
        { globPattern: buildFileGlob },
      ];
      this.#register(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (this.#abilities.workspaceFolders) {
      workspace.onDidChangeWorkspaceFolders((event) => {
        this.#folders.change(event);
        this.#reconfigure();
      });
    }
    console.info(
      `NUMA Lens is ready (${this.#analysis.rules.size} rules, ${this.#analysis.parser.binding} parser).`,
    );
  }

  register(): void {
    this.#registerSync();
    const { languages } = this.#connection;
    const guard = { console: this.#connection.console, inbox: this.#wire.inbox };
    languages.diagnostics.on(
      guarded(guard, 'check this file', (params: DocumentDiagnosticParams, from) =>
        this.#reporting.report(params, from),
      ),
    );
    this.#connection.onHover(
      guarded(guard, 'explain this place', (params: HoverParams) => this.#hover(params)),
    );
    this.#connection.onCodeAction(
      guarded(guard, 'offer fixes', (params: CodeActionParams) => this.#codeActions(params)),
    );
    this.#connection.onExecuteCommand(
      guarded(guard, 'run this command', (params: ExecuteCommandParams) => this.#execute(params)),
    );
    this.#connection.onRequest(
      callSitesMethod,
      guarded(guard, 'find the calls of this file', (params: CallSitesParams) => this.#callSites(params)),
    );
  }

  #registerSync(): void {
    const connection = this.#connection;
    connection.onDidOpenTextDocument(({ textDocument }) => {
      this.#documents.open(textDocument);
      this.#changed(textDocument.uri);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const from = performance.now();
      if (!this.#documents.change(uri, version, contentChanges)) return;
      this.#wire.stopwatch.changed(uri, from);
      this.#changed(uri);
    });
    connection.onDidSaveTextDocument(() => {
      // Nobody tells of changed files, so a save is the moment to look again.
      if (!this.#abilities.watchesFiles) this.#reconfigure();
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.#documents.close(uri);
      this.#results.closed(uri);
      this.#reporting.closed(uri);
      this.#configuration.closed(uri);
      const config = this.#configDocuments.fileOf(uri);
      if (config !== undefined) {
        this.#configDocuments.closed(config);
        this.#reconfigure();
        return;
      }
      if (!this.#abilities.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
      // What is on disk counts again.
      if (this.#isBuildFile(uri)) this.#rebuild();
      else if (this.#results.usesHeader(path.posix.basename(uri))) this.#results.forget();
    });
    connection.onDidChangeConfiguration(() => {
      this.#reconfigure();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.#filesChanged(changes);
    });
    connection.onShutdown(() => {
      this.isShutDown = true;
      this.#reporting.stop();
    });
  }

  #changed(uri: string): void {
    const config = this.#configDocuments.fileOf(uri);
    if (config !== undefined) {
      this.#configDocuments.changed(config, this.#documents.get(uri)?.getText() ?? '');
      return;
    }
    if (this.#isBuildFile(uri)) {
      this.#rebuild();
      return;
    }
    if (this.#results.usesHeader(path.posix.basename(uri))) {
      this.#results.forget();
      this.#refresh();
    } else if (!this.#abilities.pullsDiagnostics) this.#reporting.changed(uri);
  }

  #filesChanged(changes: readonly FileEvent[]): void {
    const names = changes.map(({ uri }) => path.posix.basename(uri));
    const around = changes.filter(({ uri }) => {
      const file = pathOfUri(uri);
      return file !== undefined && this.#results.changedOnDisk(file);
    });
    if (names.includes(configFileName) || names.includes(databaseName)) this.#reconfigure();
    else if (names.some(isBuildFile)) this.#rebuild();
    else if (names.some((name) => this.#results.usesHeader(name))) {
      this.#results.forget();
      this.#refresh();
    } else if (around.length > 0) this.#refresh();
  }

  #reconfigure(): void {
    this.#configuration.forget();
    this.#builds.forget();
    this.#results.forget();
    this.#results.forgetTrees();
    this.#refresh();
  }

  #isBuildFile(uri: string): boolean {
    const file = pathOfUri(uri);
    return file !== undefined && this.#builds.usesFile(file);
  }

  /** A build file changed. */
  #rebuild(): void {
    this.#builds.forget();
    this.#results.forget();
    this.#refresh();
  }

  /** All open documents are to be looked at again. */
  #refresh(): void {
    if (!this.#abilities.pullsDiagnostics) {
      for (const { uri } of this.#documents.all()) this.#reporting.changed(uri);
    } else if (this.#abilities.refreshesDiagnostics) {
      this.#connection.languages.diagnostics.refresh().catch((error: unknown) => {
        this.#connection.console.warn(`The editor did not refresh: ${stackOf(error)}`);
      });
    }
  }

  async #askSettings(uri: string): Promise<unknown> {
    if (!this.#abilities.configuration) return undefined;
    try {
      const settings: unknown = await this.#connection.workspace.getConfiguration({
        scopeUri: uri,
        section: 'numaLens',
      });
      return settings;
    } catch (error) {
      this.#connection.console.warn(
        `The editor did not tell its settings, defaults are used: ${stackOf(error)}`,
      );
      return undefined;
    }
  }

  async #result(uri: string): Promise<DocumentResult | undefined> {
    const document = this.#documents.get(uri);
    const result = document === undefined ? undefined : await this.#results.of(document);
    this.#watchModules();
    this.#watchTrees();
    return result;
  }

  /** What container files rest on: watched from when the first of them asked for it. */
  #watchTrees(): void {
    if (this.#treesWatched || !this.#abilities.watchesFiles || !this.#results.usesTrees) return;
    this.#treesWatched = true;
    const watchers = [
      { globPattern: `**/*.{${sourceExtensions.join(',')}}` },
      {
        globPattern:
          '**/{*[Dd]ockerfile*,*[Cc]ontainerfile*,*compose*.yml,*compose*.yaml,*devcontainer.json}',
      },
      { globPattern: '**/{*.service,*.service.d/*.conf}' },
    ];
    this.#register(this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }

  /** Scripts change all the time in most workspaces: they are watched from when one that was linted imports another. */
  #watchModules(): void {
    if (this.#modulesWatched || !this.#abilities.watchesFiles || !this.#results.usesModules) return;
    this.#modulesWatched = true;
    const watchers = [{ globPattern: '**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}' }];
    this.#register(this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }

  #register(registration: Promise<unknown>): void {
    registration.catch((error: unknown) => {
      this.#connection.console.warn(`The editor refused a registration: ${stackOf(error)}`);
    });
  }

  async #hover({ textDocument, position }: HoverParams): Promise<Hover | null> {
    const result = await this.#result(textDocument.uri);
    if (result === undefined) return null;
    return (
      hoverAt(
        result,
        offsetOf(result.lines, position),
        this.#abilities.markdownHover ? markdown : plainText,
      ) ?? null
    );
  }

  async #codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    const result = await this.#result(params.textDocument.uri);
    const host = {
      abilities: this.#abilities,
      // No comment silences what is said of such comments.
      canDisable: (rule: string) => !suppressionRules.some((one) => one.id === rule),
      open: (uri: string) => this.#documents.get(uri),
    };
    return result === undefined ? [] : [...codeActions(params, result, host)];
  }

  async #callSites({ textDocument }: CallSitesParams): Promise<CallSitesResult> {
    const result = await this.#result(textDocument.uri);
    return result === undefined ? { version: null, callSites: [] } : toCallSites(result);
  }

  async #execute({ command, arguments: [rule] = [] }: ExecuteCommandParams): Promise<null> {
    const page = command === showPageCommand && typeof rule === 'string' ? rulePage(rule) : undefined;
    if (page !== undefined) await this.#connection.window.showDocument({ uri: page, takeFocus: true });
    return null;
  }
}

function wantsTiming(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'timing' in options && options.timing === true;
}
