/** The extension's entry: makes the parts and wires them. What each does is in its own folder. */
import path from 'node:path';
import * as vscode from 'vscode';
import { languageOf } from '../server/languages/language';
import { useLanguage } from '../server/languages/load';
import { Actions } from './actions/actions';
import { DebugOwners } from './actions/debug-owners';
import { makeApi } from './api/api';
import type { NumaLensApi } from './api/numa-lens';
import { offerLastingSource } from './actions/lasting-source';
import { OutcomeHover } from './annotations/hover';
import { OutcomeHints } from './annotations/inlay-hints';
import { canMakeLast, canMoveBack, canRetry } from './annotations/model';
import type { ActionResult } from './annotations/model';
import { ResultStore } from './annotations/result-store';
import { AttachedProcesses } from './attach/attached';
import { attachCommand, detachCommand } from './attach/commands';
import { AttachedOwners } from './attach/owners';
import { callArguments, callAt } from './commands/call-at';
import type { CallInDocument } from './commands/call-at';
import { keepContextKeys } from './commands/context-keys';
import { resultId, showOutcomes } from './commands/outcomes';
import { subjectAt } from './commands/subject-at';
import type { CommandId } from './commands/table';
import { failed, refuse, success } from './debug/session/failure';
import type { Failure, Result } from './debug/session/failure';
import { DebugSessions } from './debug/sessions';
import { Example } from './first-steps/example';
import { lintedDocuments, numaMapsLanguage } from './languages';
import type { DocumentKind } from './languages';
import { CallLenses } from './lenses/call-lenses';
import { LanguageServer } from './lsp/language-server';
import { WorkspaceCheck } from './lsp/workspace-check';
import { startWhenNeeded } from './lsp/when-needed';
import { tellInterruptedMoves } from './moves/interrupted';
import { OpenMoves } from './moves/open-moves';
import { undoEarlierMove, undoMove } from './moves/undo';
import { numaMapsCommands } from './numa-maps/commands';
import { NumaMapsDocuments } from './numa-maps/documents';
import { isPrivilegedTarget, processNumbered, startPrivilegedRunner } from './runner/privileged';
import type { PrivilegedTarget } from './runner/privileged';
import { Runner } from './runner/runner';
import { showLanguageStatus } from './status/language-status';
import type { Subject } from './subjects';
import { tellFailure } from './tell';
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
  const undoing = { runner, log };
  end = () => {
    moves.close();
    return Promise.all([server.stop(), runner.end()]);
  };
  const results = new ResultStore();
  const sessions = new DebugSessions(log);
  const attached = new AttachedProcesses(runner, log);
  const owners = new DebugOwners(sessions, runner, moves);
  const actions = new Actions(owners, results, log, (move) => undoMove(undoing, move));
  actions.addSource(new AttachedOwners(attached, moves));
  const anyOwner = { byId: (id: string) => actions.ownerOf(id) };
  const numaMaps = new NumaMapsDocuments({ runner, sessions, results, log });
  const lenses = new CallLenses(server, sessions, attached, results);
  const hints = new OutcomeHints(results);
  const check = new WorkspaceCheck(server);
  const example = new Example(context.extensionUri, log);

  const command = (id: CommandId, act: (first: unknown, second: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, act);
  const onCall = (id: CommandId, act: (call: CallInDocument) => Promise<void>): vscode.Disposable =>
    command(id, async (first, second) => {
      const call = await callAt(server, callArguments(first, second));
      if (call !== undefined) await act(call);
    });
  const sources = {
    server,
    sessions,
    attached,
    refuse: (failure: Failure) => {
      tellFailure(log, failure);
    },
  };
  const onSubject = (id: CommandId, act: (subject: Subject) => Promise<void>): vscode.Disposable =>
    command(id, async (first, second) => {
      const subject = await subjectAt(sources, first, second);
      if (subject !== undefined) await act(subject);
    });
  /** The result that a link or a row names, else the last one that the command can do something with. */
  const onResult = (
    id: CommandId,
    isFit: (result: ActionResult) => boolean,
    act: (result: ActionResult) => Promise<void>,
  ): vscode.Disposable =>
    command(id, async (first) => {
      const named = resultId(first);
      const result = named === undefined ? results.all.filter(isFit).at(-1) : results.byId(named);
      if (result !== undefined) await act(result);
    });
  /** From the palette: the process that actions are about now. */
  const privilegedTarget = async (): Promise<Result<PrivilegedTarget>> => {
    const { paused } = sessions;
    const { current } = attached;
    if (paused === undefined) return current === undefined ? refuse.noProcess() : success(current.info);
    const pid = await owners.pidOf(paused);
    const found = pid.ok ? await processNumbered(runner, pid.value) : pid;
    return found.ok ? found : failed(found.failure);
  };
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
    showNumaView({
      extension: context.extensionUri,
      owners: anyOwner,
      locate: (subject) => actions.locate(subject),
      results,
      sessions,
      attached,
      runner,
      log,
    }),
    numaMaps,
    numaMapsCommands({ documents: numaMaps, owners: anyOwner, sessions, attached, results, log }),
    vscode.languages.registerCodeLensProvider([...selector], lenses),
    vscode.languages.registerInlayHintsProvider([...selector], hints),
    vscode.languages.registerHoverProvider([...selector], new OutcomeHover(results)),
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
    onSubject('numaLens.queryPlacement', (subject) => actions.query(subject)),
    onSubject('numaLens.moveTo', (subject) => actions.moveTo(subject)),
    onSubject('numaLens.dryRun', (subject) => actions.dryRun(subject)),
    onSubject('numaLens.runMigration', async (subject) => {
      if (subject.kind === 'call') await actions.runMigration(subject);
    }),
    onCall('numaLens.runToCall', (call) => actions.runTo(call)),
    onResult('numaLens.moveBack', canMoveBack, (result) => actions.moveBack(result)),
    command('numaLens.undoEarlierMove', () => undoEarlierMove(undoing)),
    onResult('numaLens.makeLast', canMakeLast, offerLastingSource),
    onResult('numaLens.retry', canRetry, (result) => actions.retry(result)),
    command('numaLens.showOutcomes', () => showOutcomes(results)),
    command('numaLens.clearOutcomes', () => {
      results.dispatch({ type: 'dismissed' });
    }),
    command('numaLens.attach', (pid) => attachCommand(attached, runner, log, pid)),
    command('numaLens.detach', (id) => detachCommand(attached, id)),
    command('numaLens.startPrivilegedRunner', async (given) => {
      const target = isPrivilegedTarget(given) ? success(given) : await privilegedTarget();
      if (target.ok) await startPrivilegedRunner(runner, runnerModule, target.value, log);
      else tellFailure(log, target.failure);
    }),
    command('numaLens.checkWorkspace', () => check.run()),
    command('numaLens.clearWorkspace', () => check.clear()),
    command('numaLens.openExample', () => example.open()),
    command('numaLens.debugExample', () => example.debug()),
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
