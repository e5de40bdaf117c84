/** The NUMA view in the activity bar: its three trees, and the commands that make them anew. What stands in them is made when it is asked for. */
import * as vscode from 'vscode';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import type { CommandId } from '../commands/table';
import type { DebugSessions } from '../debug/sessions';
import type { Runner } from '../runner/runner';
import type { OwnerSource } from '../subjects';
import { ProcessTree } from './processes';
import { RowTree } from './row-tree';

interface ViewParts {
  readonly owners: () => Promise<OwnerSource>;
  readonly results: ResultStore;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly runner: Runner;
}

export function showNumaView(parts: ViewParts): vscode.Disposable {
  const { results, runner, owners } = parts;
  const resultTree = new RowTree('numaLens.results', async () => {
    if (results.all.length === 0) return [];
    const { resultTreeRows } = await import('../late.js');
    return resultTreeRows(results.all);
  });
  const processTree = new ProcessTree(parts);
  let isAsked = false;
  const topologyTree = new RowTree('numaLens.topology', async () => {
    if (!isAsked && runner.state.kind !== 'running') return [];
    const { topology } = await import('../late.js');
    return topology(parts, await owners());
  });
  const command = (id: CommandId, act: () => void): vscode.Disposable =>
    vscode.commands.registerCommand(id, act);
  return vscode.Disposable.from(
    resultTree,
    processTree,
    topologyTree,
    results.onDidChange(() => {
      resultTree.refresh();
    }),
    runner.onDidChangeState(({ kind }) => {
      if (kind === 'running') topologyTree.refresh();
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
