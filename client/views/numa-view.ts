/** The NUMA view in the activity bar: its three trees and the page maps, and the commands that belong to them. */
import * as vscode from 'vscode';
import type { ActionResult } from '../annotations/model';
import { isAnchored } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import { annotationOf } from '../annotations/words';
import type { AttachedProcesses } from '../attach/attached';
import type { CommandId } from '../commands/table';
import type { Located } from '../debug/session/actions';
import type { Result } from '../debug/session/failure';
import type { DebugSessions } from '../debug/sessions';
import type { Runner } from '../runner/runner';
import type { OwnerSource, Subject } from '../subjects';
import { showPageMap } from './page-map-command';
import { PageMapPanels } from './page-map-panels';
import { ProcessTree } from './processes';
import { resultRows } from './result-rows';
import type { PlacedResult } from './result-rows';
import { RowTree } from './row-tree';
import { note } from './rows';
import type { Row } from './rows';
import { topologyRows } from './topology-rows';
import type { PermittedNodes } from './topology-rows';

export interface ViewParts {
  readonly extension: vscode.Uri;
  readonly owners: OwnerSource;
  /** The pages that a subject is about. */
  locate(subject: Subject): Promise<Result<Located>>;
  readonly results: ResultStore;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly runner: Runner;
  readonly log: vscode.LogOutputChannel;
}

export function showNumaView(parts: ViewParts): vscode.Disposable {
  const { results, attached, runner } = parts;
  const maps = new PageMapPanels(parts);
  const resultTree = new RowTree('numaLens.results', () => resultRows(results.all.map(placed)));
  const processTree = new ProcessTree(parts);
  let isAsked = false;
  const topologyTree = new RowTree('numaLens.topology', () =>
    isAsked || runner.state.kind === 'running' ? topology(parts) : [],
  );
  const command = (id: CommandId, act: (given: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, act);
  return vscode.Disposable.from(
    maps,
    resultTree,
    processTree,
    topologyTree,
    results.onDidChange(() => {
      resultTree.refresh();
    }),
    attached.onDidEnd((id) => {
      maps.ended(id);
    }),
    runner.onDidChangeState(({ kind }) => {
      if (kind === 'running') topologyTree.refresh();
    }),
    command('numaLens.showPageMap', (given) => showPageMap(parts, maps, given)),
    command('numaLens.refreshProcesses', () => {
      processTree.refresh();
    }),
    command('numaLens.refreshTopology', () => {
      isAsked = true;
      topologyTree.refresh();
    }),
  );
}

function placed(result: ActionResult): PlacedResult {
  const annotation = annotationOf(result);
  if (!isAnchored(result)) return { result, annotation };
  const uri = vscode.Uri.parse(result.anchor.uri);
  const line = result.anchor.range.start.line + 1;
  return {
    result,
    annotation,
    place: `${shortName(uri)}:${line}`,
    linkTo: (to) => uri.with({ fragment: `L${to}` }),
  };
}

/** As people call it: by its path in the workspace, outside of it by its name alone. */
function shortName(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri);
}

async function topology({ runner, owners, sessions, attached }: ViewParts): Promise<readonly Row[]> {
  const running = await runner.get();
  if (!running.ok)
    return [note('failure', `${running.failure.message} ${running.failure.remedy}`.trim(), 'warning')];
  const answer = await running.value.client.topology();
  if (!answer.ok)
    return [note('failure', `${answer.failure.message} ${answer.failure.remedy}`.trim(), 'warning')];
  const ids = [
    ...sessions.all.filter(({ state }) => state.phase === 'stopped').map(({ id }) => id),
    ...attached.all.map(({ id }) => id),
  ];
  const permitted: PermittedNodes[] = [];
  for (const id of ids) {
    const owner = owners.byId(id);
    const pages = await owner?.pages();
    if (owner === undefined || pages?.ok !== true) continue;
    const { allowedNodes = pages.value.target.allowedNodes } = await pages.value.topology();
    permitted.push({ owner: id, title: owner.title, nodes: allowedNodes });
  }
  return topologyRows(answer.value.topology, permitted);
}
