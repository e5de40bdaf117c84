/**
 * The language server: wires a connection to documents, configuration and results. One request looks at one file. Only a
 * container file has the tree around it walked, once, while others are served; files that are not open are looked at when
 * the user asks for them, in a thread.
 */
import { phrase } from '../languages/phrase';
import path from 'node:path';
import type {
  Connection,
  DocumentDiagnosticParams,
  FileEvent,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver/node';
import { configFileName } from '../core/config-file';
import type { ConfigProblem } from '../core/config-file';
import { databaseName } from '../protocol/build-database';
import { timingMethod } from '../protocol/timing';
import type { Analysis } from './analysis';
import { isBuildFile } from './build/build-files';
import { Builds } from './build/builds';
import { readAbilities } from './client-capabilities';
import type { ClientAbilities } from './client-capabilities';
import { Commands } from './commands';
import { ConfigDocuments } from './config-documents';
import { Configuration } from './configuration';
import { Documents } from './documents';
import { guarded, stackOf } from './guard';
import { HeaderReader } from './headers';
import { version } from './installation';
import { LanguageFeatures } from './language-features';
import { NumaMapsFeatures, numaMapsCapabilities } from './numa-maps/features';
import { Practice } from './practice';
import { QuietTimes } from './quiet-times';
import { Registrations } from './registrations';
import { Reporting } from './reporting';
import { Results } from './results';
import type { DocumentResult } from './results';
import { serverCapabilities } from './server-capabilities';
import type { Wire } from './transport';
import { pathOfUri, uriOfPath } from './uris';
import { UserMessages } from './user-messages';
import { WorkspaceFolders } from './workspace-folders';
import { languageOf } from '../languages/language';
import { useLanguage } from '../languages/load';
import { isLanguageFixed } from '../languages/say';
import { WorkspaceReport } from './workspace/workspace-report';

/** Milliseconds without a message, or up to twice as many. */
const untilPractice = 500;

/** A server at work. */
export interface Service {
  /** The editor has said that it is about to end the server. */
  readonly isShutDown: boolean;
}

/**
 * Serves a connection until it ends.
 * @param atRest is called whenever nothing has come for a while, once a file with calls was looked at
 */
export function serve(wire: Wire, analysis: Analysis, atRest: () => void): Service {
  const server = new Server(wire, analysis, atRest);
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
  readonly #registrations: Registrations;
  readonly #numaMaps: NumaMapsFeatures;
  /** Of files that are not open. */
  readonly #report: WorkspaceReport;
  #abilities: ClientAbilities = readAbilities({});

  isShutDown = false;

  constructor(wire: Wire, analysis: Analysis, atRest: () => void) {
    const { connection } = wire;
    this.#wire = wire;
    this.#connection = connection;
    this.#analysis = analysis;
    this.#registrations = new Registrations(connection);
    this.#numaMaps = new NumaMapsFeatures(
      { abilities: () => this.#abilities, open: (uri) => this.#documents.get(uri) },
      wire,
    );
    const messages = new UserMessages(connection);
    const ruleIds = new Set(analysis.rules.keys());
    this.#configDocuments = new ConfigDocuments(messages, ruleIds);
    const configurationHost = {
      askSettings: (uri: string) => this.#askSettings(uri),
      reportSettings: (problems: readonly string[]) => {
        messages.settings(problems);
      },
      reportFile: (file: string, text: string, problems: readonly ConfigProblem[]) => {
        if (!this.#configDocuments.isOpen(file)) messages.configFile(file, text, problems);
      },
    };
    const reportDatabase = (file: string, why: string | undefined): void => {
      messages.buildDatabase(file, why);
    };
    this.#configuration = new Configuration({ ...configurationHost, ruleIds });
    this.#builds = new Builds(reportDatabase, (file) => this.#documents.get(uriOfPath(file))?.getText());
    const headers = new HeaderReader((uri) => this.#documents.get(uri)?.getText());
    const practice = new Practice(analysis);
    let hasSeenCalls = false;
    const pause = new QuietTimes(() => {
      if (hasSeenCalls) atRest();
      void practice.goOn();
    }, untilPractice);
    wire.inbox.onMessage(() => {
      practice.pause();
      pause.end();
    });
    this.#results = new Results(analysis, this.#configuration, headers, this.#builds, {
      folderOf: (file) => this.#folders.of(file),
      isOpen: (document) => this.#documents.get(document.uri) === document,
      canBeTold: () => !this.#abilities.pullsDiagnostics || this.#abilities.refreshesDiagnostics,
      linted: (input, result) => {
        practice.saw(input, result);
        // Call sites are put together when they are asked for.
        hasSeenCalls ||= result.callSites.length > 0;
      },
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
      telling: (uri) => {
        this.#report.opened(uri);
      },
      diagnostics: () => ({ rules: analysis.rules, abilities: this.#abilities, json: wire.json, textOf }),
    });
    this.#report = new WorkspaceReport({
      ...{ connection, documents: this.#documents, folders: this.#folders },
      ...{ ...configurationHost, reportDatabase },
      abilities: () => this.#abilities,
      started: () => {
        this.#registrations.watch('trees', this.#abilities);
      },
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
        ...serverCapabilities(this.#abilities),
        ...numaMapsCapabilities(params.initializationOptions),
      },
    };
  }

  initialized(): void {
    const { console, workspace } = this.#connection;
    this.#registrations.configuration(this.#abilities);
    this.#registrations.watch('always', this.#abilities);
    if (this.#abilities.workspaceFolders) {
      workspace.onDidChangeWorkspaceFolders((event) => {
        this.#folders.change(event);
        this.#report.foldersChanged();
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
      guarded(guard, phrase('check this file'), (params: DocumentDiagnosticParams, from) =>
        this.#reporting.report(params, from),
      ),
    );
    const features = new LanguageFeatures({
      abilities: () => this.#abilities,
      open: (uri) => this.#documents.get(uri),
      result: (uri) => this.#result(uri),
      cursor: (document, offset) => this.#results.cursor(document, offset),
      skeletons: (document, site) => this.#results.skeletons(document, site),
    });
    features.register(this.#wire);
    this.#numaMaps.register();
    const hasFolders = (): boolean => this.#folders.all.length > 0;
    new Commands({ report: this.#report, hasFolders }, this.#wire).register();
  }

  #registerSync(): void {
    const connection = this.#connection;
    connection.onDidOpenTextDocument(({ textDocument }) => {
      this.#documents.open(textDocument);
      this.#numaMaps.opened(this.#documents.get(textDocument.uri));
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
      const last = this.#reporting.closed(uri);
      this.#configuration.closed(uri);
      const config = this.#configDocuments.fileOf(uri);
      if (config !== undefined) {
        this.#configDocuments.closed(config);
        this.#reconfigure();
        return;
      }
      if (!this.#report.closed(uri, last) && !this.#abilities.pullsDiagnostics)
        void connection.sendDiagnostics({ uri, diagnostics: [] });
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
      this.#report.stop();
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
    const files = changes.map(({ uri }) => pathOfUri(uri)).filter((file) => file !== undefined);
    const around = files.filter((file) => this.#results.changedOnDisk(file));
    this.#report.filesChanged(files);
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
    this.#report.everythingChanged();
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
    this.#report.everythingChanged();
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
    if (this.#results.usesModules) this.#registrations.watch('modules', this.#abilities);
    if (this.#results.usesTrees) this.#registrations.watch('trees', this.#abilities);
    return result;
  }
}

function wantsTiming(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'timing' in options && options.timing === true;
}
