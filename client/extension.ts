/** The extension's entry: makes the parts and wires them. What each does is in its own folder. */
import path from 'node:path';
import * as vscode from 'vscode';
import { languageOf } from '../server/languages/language';
import { useLanguage } from '../server/languages/load';
import { makeApi } from './api/api';
import type { NumaLensApi } from './api/numa-lens';
import { OutcomeHover } from './annotations/hover';
import { OutcomeHints } from './annotations/inlay-hints';
import { ResultStore } from './annotations/result-store';
import { AttachedProcesses } from './attach/attached';
import { keepContextKeys } from './commands/context-keys';
import { pageCommandIds } from './commands/late-ids';
import type { CommandId } from './commands/table';
import { DebugSessions, formerly } from './debug/sessions';
import { lintedDocuments, numaMapsLanguage } from './languages';
import type { DocumentKind } from './languages';
import { Late } from './late-parts';
import { CallLenses } from './lenses/call-lenses';
import { LanguageServer } from './lsp/language-server';
import { WorkspaceCheck } from './lsp/workspace-check';
import { startWhenNeeded } from './lsp/when-needed';
import { tellInterruptedMoves } from './moves/interrupted';
import { OpenMoves } from './moves/open-moves';
import { NumaMapsDocuments } from './numa-maps/documents';
import { Runner } from './runner/runner';
import { showLanguageStatus } from './status/language-status';
import { showNumaView } from './views/numa-view';

/** Ends what was started, in order; set by the start. */
let end: () => Promise<unknown> = () => Promise.resolve();

/** The editor waits for this when a window closes or its extensions are restarted, and kills them after 5 seconds; it does not wait for `dispose`. */
export async function deactivate(): Promise<void> {
  await end();
}

/** The editor's display language is known from the start and stays; of English there is no catalogue to wait for. */
export async function activate(context: vscode.ExtensionContext): Promise<NumaLensApi> {
  const language = languageOf(vscode.env.language) ?? 'en';
  if (language !== 'en') await useLanguage(language);
  return start(context);
}

function start(context: vscode.ExtensionContext): NumaLensApi {
  const log = vscode.window.createOutputChannel('NUMA Lens', { log: true });
  const selector = lintedDocuments(vscode.workspace.workspaceFolders ?? []);
  /** What the language server looks at: the numa_maps of live processes, too. */
  const served: readonly DocumentKind[] = [
    ...selector,
    ...['file', 'untitled', 'numa-maps'].map((scheme) => ({ language: numaMapsLanguage, scheme })),
  ];
  const program = (name: string): string => context.asAbsolutePath(path.join('dist', name));
  const server = new LanguageServer(program('lsp/server.js'), served, log);
  const runnerModule = program('runner/runner.js');
  const runner = new Runner(runnerModule, `numa-lens vscode ${version(context)}`, log);
  const moves = new OpenMoves(path.join(context.globalStorageUri.fsPath, 'moves'), (message) => {
    log.warn(message);
  });
  end = () => {
    moves.close();
    return Promise.all([server.stop(), runner.end()]);
  };
  const results = new ResultStore();
  const sessions = new DebugSessions(log);
  const attached = new AttachedProcesses(runner, log);
  const numaMaps = new NumaMapsDocuments({ runner, sessions, results, log });
  const lenses = new CallLenses(server, sessions, attached, results);
  const hints = new OutcomeHints(results);
  const check = new WorkspaceCheck(server);
  const pages = new Late(async () => {
    const { pageCommands } = await import('./late.js');
    const { extensionUri: extension } = context;
    return pageCommands({
      ...{ extension, runnerModule, server, runner, results, sessions, attached, numaMaps, moves, log },
    });
  });

  const command = (id: CommandId, act: (first: unknown, second: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, act);
  context.subscriptions.push(
    log,
    results,
    server,
    runner,
    sessions,
    attached,
    lenses,
    hints,
    startWhenNeeded(server),
    showLanguageStatus(selector, server, runner),
    check,
    keepContextKeys({ sessions, attached, results, check }),
    pages,
    showNumaView({
      owners: async () => (await pages.get()).owners,
      ...{ results, sessions, attached, runner },
    }),
    numaMaps,
    vscode.languages.registerCodeLensProvider([...selector], lenses),
    vscode.languages.registerInlayHintsProvider([...selector], hints),
    vscode.languages.registerHoverProvider([...selector], new OutcomeHover(results)),
    sessions.onDidLetGo(({ id, sure }) => {
      const owner = formerly(id);
      results.dispatch({ type: 'let-go', owner: id, to: owner });
      const moved = results.all.filter((one) => one.owner === owner);
      for (const pid of new Set(moved.map(({ outcome }) => outcome.pid)))
        void pages.get().then(({ keep }) => keep({ owner, pid, sure }));
    }),
    sessions.onDidEnd((id) => {
      results.dispatch({ type: 'ended', owner: id });
    }),
    sessions.onDidResume((id) => {
      results.dispatch({ type: 'resumed', owner: id });
    }),
    attached.onDidEnd((id) => {
      results.dispatch({ type: 'ended', owner: id });
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      results.dispatch({ type: 'edited', uri: document.uri.toString(), changes: contentChanges });
    }),
    ...pageCommandIds.map((id) =>
      command(id, async (first, second) => (await pages.get()).run[id](first, second)),
    ),
    command('numaLens.clearOutcomes', () => {
      results.dispatch({ type: 'dismissed' });
    }),
    command('numaLens.checkWorkspace', () => check.run()),
    command('numaLens.clearWorkspace', () => check.clear()),
    command('numaLens.restartServer', () => server.restart()),
    command('numaLens.showLog', () => {
      log.show();
    }),
  );
  void tellInterruptedMoves(moves, runner, log);
  return makeApi(log);
}

function version(context: vscode.ExtensionContext): string {
  const manifest: unknown = context.extension.packageJSON;
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : '';
}
