/**
 * What the commands about processes and their pages do. Most of the extension's code stands behind them, so they are made with the first
 * process that something is asked about (late.ts); until then the entry knows only their names.
 */
import type * as vscode from 'vscode';
import { Actions } from '../actions/actions';
import type { Keep } from '../actions/actions';
import { DebugOwners } from '../actions/debug-owners';
import { offerLastingSource } from '../actions/lasting-source';
import { canMakeLast, canMoveBack, canRetry } from '../annotations/model';
import type { ActionResult } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import { attachCommand, detachCommand } from '../attach/commands';
import { AttachedOwners } from '../attach/owners';
import { failed, refuse, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import type { MoveLedger } from '../debug/session/ports';
import type { DebugSessions } from '../debug/sessions';
import { Example } from '../first-steps/example';
import type { LanguageServer } from '../lsp/language-server';
import { detachByHand } from '../moves/detach';
import { keepLetGo } from '../moves/let-go';
import type { LetGoProcess } from '../moves/let-go';
import { undoEarlierMove, undoMove } from '../moves/undo';
import { goToMapping, showNumaMaps } from '../numa-maps/commands';
import type { NumaMapsDocuments } from '../numa-maps/documents';
import { isPrivilegedTarget, processNumbered, startPrivilegedRunner } from '../runner/privileged';
import type { PrivilegedTarget } from '../runner/privileged';
import type { Runner } from '../runner/runner';
import type { OwnerSource, Subject } from '../subjects';
import { tellFailure } from '../tell';
import { showPageMap } from '../views/page-map-command';
import { PageMapPanels } from '../views/page-map-panels';
import { callArguments } from './call-at';
import type { PageCommandId } from './late-ids';
import { resultId, showOutcomes } from './outcomes';
import { runToCall } from './run-to-call';
import { subjectAt } from './subject-at';

export interface PageParts {
  readonly extension: vscode.Uri;
  /** The program that a privileged runner is started from. */
  readonly runnerModule: string;
  readonly server: LanguageServer;
  readonly runner: Runner;
  readonly results: ResultStore;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly numaMaps: NumaMapsDocuments;
  readonly moves: MoveLedger;
  readonly log: vscode.LogOutputChannel;
}

type Handler = (first: unknown, second: unknown) => unknown;

export interface PageCommands {
  readonly owners: OwnerSource;
  readonly keep: Keep;
  readonly run: Readonly<Record<PageCommandId, Handler>>;
  dispose(): void;
}

export function pageCommands(parts: PageParts): PageCommands {
  const { extension, server, runner, results, sessions, attached, moves, log } = parts;
  const debugged = new DebugOwners(sessions, runner, moves);
  const undoing = { runner, log };
  const keep = (letGo: LetGoProcess): Promise<void> => keepLetGo({ results, attached, runner, log }, letGo);
  const actions = new Actions(debugged, results, log, { keep, undo: (move) => undoMove(undoing, move) });
  actions.addSource(new AttachedOwners(attached, moves));
  const owners: OwnerSource = { byId: (id) => actions.ownerOf(id) };
  const maps = new PageMapPanels({ extension, owners, sessions, attached, runner, log });
  const example = new Example(extension, log);

  const sources = {
    server,
    sessions,
    attached,
    refuse: (failure: Parameters<typeof tellFailure>[1]) => {
      tellFailure(log, failure);
    },
  };
  const onSubject =
    (act: (subject: Subject) => Promise<void>): Handler =>
    async (first, second) => {
      const subject = await subjectAt(sources, first, second);
      if (subject !== undefined) await act(subject);
    };
  /** The result that a link or a row names, else the last one that the command can do something with. */
  const onResult =
    (isFit: (result: ActionResult) => boolean, act: (result: ActionResult) => Promise<void>): Handler =>
    async (first) => {
      const named = resultId(first);
      const result = named === undefined ? results.all.filter(isFit).at(-1) : results.byId(named);
      if (result !== undefined) await act(result);
    };
  /** From the palette: the process that actions are about now. */
  const privilegedTarget = async (): Promise<Result<PrivilegedTarget>> => {
    const { paused } = sessions;
    const { current } = attached;
    if (paused === undefined) return current === undefined ? refuse.noProcess() : success(current.info);
    const pid = await debugged.pidOf(paused);
    const found = pid.ok ? await processNumbered(runner, pid.value) : pid;
    return found.ok ? found : failed(found.failure);
  };
  const mapParts = {
    results,
    sessions,
    attached,
    log,
    locate: (subject: Subject) => actions.locate(subject),
  };
  const numaMapsParts = { documents: parts.numaMaps, owners, sessions, attached, results, log };
  return {
    owners,
    keep,
    run: {
      'numaLens.queryPlacement': onSubject((subject) => actions.query(subject)),
      'numaLens.moveTo': onSubject((subject) => actions.moveTo(subject)),
      'numaLens.dryRun': onSubject((subject) => actions.dryRun(subject)),
      'numaLens.runMigration': onSubject(async (subject) => {
        if (subject.kind === 'call') await actions.runMigration(subject);
      }),
      'numaLens.runToCall': (first, second) => runToCall(server, sessions, callArguments(first, second)),
      'numaLens.moveBack': onResult(canMoveBack, (result) => actions.moveBack(result)),
      'numaLens.undoEarlierMove': () => undoEarlierMove(undoing),
      'numaLens.makeLast': onResult(canMakeLast, offerLastingSource),
      'numaLens.retry': onResult(canRetry, (result) => actions.retry(result)),
      'numaLens.showOutcomes': () => showOutcomes(results),
      'numaLens.showPageMap': (given) => showPageMap(mapParts, maps, given),
      'numaLens.showNumaMaps': (given) => showNumaMaps(numaMapsParts, given),
      'numaLens.goToMapping': (given) => goToMapping(numaMapsParts, given),
      'numaLens.attach': (pid) => attachCommand(attached, runner, log, pid),
      'numaLens.detach': (given) =>
        detachCommand(attached, (id) => detachByHand({ results, attached, runner, log }, id), given),
      'numaLens.startPrivilegedRunner': async (given) => {
        const target = isPrivilegedTarget(given) ? success(given) : await privilegedTarget();
        if (target.ok) await startPrivilegedRunner(runner, parts.runnerModule, target.value, log);
        else tellFailure(log, target.failure);
      },
      'numaLens.openExample': () => example.open(),
      'numaLens.debugExample': () => example.debug(),
    },
    dispose: () => {
      maps.dispose();
    },
  };
}
