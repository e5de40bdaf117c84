/** The NUMA view in the activity bar: its three trees and the page maps, and the commands that belong to them. */
import * as vscode from 'vscode';
import type { ActionResult } from '../annotations/model';
import { isAnchored } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import { annotationOf } from '../annotations/words';
import type { AttachedProcesses } from '../attach/attached';
import type { CommandId } from '../commands/table';
import { processRegion } from '../debug/session/region';
import type { DebugSessions } from '../debug/sessions';
import type { Runner } from '../runner/runner';
import type { OwnerSource } from '../subjects';
import { tellFailure } from '../tell';
import { PageMapPanels } from './page-map-panels';
import { ProcessTree } from './processes';
import { resultRows } from './result-rows';
import type { PlacedResult } from './result-rows';
import { RowTree } from './row-tree';
import { note } from './rows';
import type { Row } from './rows';
import { topologyRows } from './topology-rows';
import type { PermittedNodes } from './topology-rows';

interface Parts {
  readonly extension: vscode.Uri;
  readonly owners: OwnerSource;
  readonly results: ResultStore;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly runner: Runner;
  readonly log: vscode.LogOutputChannel;
}

export function showNumaView(parts: Parts): vscode.Disposable {
  const { results, attached, runner, log } = parts;
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
    command('numaLens.showPageMap', async (given) => {
      const wanted = await wantedMap(parts, given);
      if (wanted === undefined) return;
      if (wanted.kind === 'result') {
        await maps.openResult(wanted.result);
        return;
      }
      if (wanted.region !== undefined) {
        maps.openRegion(wanted.owner, wanted.region);
        return;
      }
      const pages = await parts.owners.byId(wanted.owner)?.pages();
      if (pages === undefined) return;
      if (pages.ok) maps.openRegion(wanted.owner, processRegion(pages.value.target.pid));
      else tellFailure(log, pages.failure);
    }),
    command('numaLens.refreshProcesses', () => {
      processTree.refresh();
    }),
    command('numaLens.refreshTopology', () => {
      isAsked = true;
      topologyTree.refresh();
    }),
  );
}

type WantedMap =
  | { readonly kind: 'result'; readonly result: ActionResult }
  | {
      readonly kind: 'pages';
      readonly owner: string;
      readonly region?: Parameters<PageMapPanels['openRegion']>[1];
    };

/** A result's id from a link, an item of a tree, or nothing: then the user picks. */
async function wantedMap(parts: Parts, given: unknown): Promise<WantedMap | undefined> {
  const row: Pick<Row, 'resultId' | 'subject'> =
    typeof given === 'number' ? { resultId: given } : isRow(given) ? given : {};
  const { resultId, subject } = row;
  if (resultId !== undefined) {
    const result = parts.results.byId(resultId);
    return result === undefined ? undefined : { kind: 'result', result };
  }
  if (subject?.kind === 'region') return { kind: 'pages', owner: subject.owner, region: subject.region };
  if (subject?.kind === 'process') return { kind: 'pages', owner: subject.owner };
  return pickMap(parts);
}

function isRow(value: unknown): value is Pick<Row, 'resultId' | 'subject'> {
  return typeof value === 'object' && value !== null && ('subject' in value || 'resultId' in value);
}

async function pickMap({ results, sessions, attached }: Parts): Promise<WantedMap | undefined> {
  const items: (vscode.QuickPickItem & { readonly wanted: WantedMap })[] = [
    ...[...results.all].reverse().map((result) => ({
      label: `$(search) ${result.title}`,
      description: result.outcome.summary,
      wanted: { kind: 'result' as const, result },
    })),
    ...sessions.all
      .filter(({ state }) => state.phase === 'stopped')
      .map(({ id, session }) => ({
        label: `$(debug-alt) ${session.name}`,
        description: 'all pages of the process',
        wanted: { kind: 'pages' as const, owner: id },
      })),
    ...attached.all.map(({ id, title }) => ({
      label: `$(server-process) ${title}`,
      description: 'all pages of the process',
      wanted: { kind: 'pages' as const, owner: id },
    })),
  ];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      'NUMA Lens: there is nothing to map. Stop a program in the debugger, or attach to a process.',
    );
    return undefined;
  }
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return only.wanted;
  const picked = await vscode.window.showQuickPick(items, { title: 'NUMA Lens: Page Map of What?' });
  return picked?.wanted;
}

function placed(result: ActionResult): PlacedResult {
  const annotation = annotationOf(result);
  if (!isAnchored(result)) return { result, annotation };
  const uri = vscode.Uri.parse(result.anchor.uri);
  const line = result.anchor.range.start.line + 1;
  return {
    result,
    annotation,
    place: `${vscode.workspace.asRelativePath(uri)}:${line}`,
    linkTo: (to) => uri.with({ fragment: `L${to}` }),
  };
}

async function topology({ runner, owners, sessions, attached }: Parts): Promise<readonly Row[]> {
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
    const own = await running.value.client.topology({ target: pages.value.target.target });
    const nodes = own.ok ? own.value.allowedNodes : undefined;
    if (nodes !== undefined) permitted.push({ title: owner.title, nodes });
  }
  return topologyRows(answer.value.topology, permitted);
}
