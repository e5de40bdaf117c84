/** The list of processes to attach to: what each is, how large, on which nodes, and why one may not be touched. */
import * as vscode from 'vscode';
import type { ProcessInfo } from '../../server/protocol/processes';
import { formatBytes } from '../../server/protocol/sizes';
import type { RunnerFailure } from '../../server/protocol/runner';
import { nodeShares, printable } from '../annotations/model';
import type { Runner } from '../runner/runner';

interface Item extends vscode.QuickPickItem {
  readonly process?: ProcessInfo;
}

export type Picked =
  | { readonly kind: 'process'; readonly process: ProcessInfo }
  /** The list could not be had, or the picked process may not be touched. */
  | { readonly kind: 'failed'; readonly failure: RunnerFailure }
  | { readonly kind: 'nothing' };

const refresh: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('refresh'),
  tooltip: 'Refresh the list',
};

export async function pickProcess(runner: Runner): Promise<Picked> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = 'NUMA Lens: Attach to Process';
  picker.placeholder = 'Name, process id or command line';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.buttons = [refresh];
  let isOpen = true;
  const done = new Promise<Picked>((resolve) => {
    const load = async (): Promise<void> => {
      picker.busy = true;
      const running = await runner.get();
      // Where the pages are takes longer than all the rest, so it is added to a list that can be used already.
      for (const nodes of [false, true]) {
        const listed = running.ok ? await running.value.client.listProcesses({ nodes }) : running;
        if (!isOpen) return;
        if (!listed.ok) {
          resolve({ kind: 'failed', failure: listed.failure });
          return;
        }
        if (running.ok) show(picker, items(listed.value.processes, running.value.machine.runnerPid));
      }
      picker.busy = false;
    };
    picker.onDidTriggerButton(() => void load());
    let isAccepted = false;
    const accept = (item: Item | undefined): void => {
      const process = item?.process;
      // Enter met a list that was just replaced: it means the item that the new one puts forward.
      isAccepted = process === undefined;
      if (process === undefined) return;
      resolve(
        process.refused === undefined
          ? { kind: 'process', process }
          : { kind: 'failed', failure: process.refused },
      );
    };
    picker.onDidAccept(() => {
      accept(picker.selectedItems[0] ?? picker.activeItems[0]);
    });
    picker.onDidChangeActive(([first]) => {
      if (isAccepted) accept(first);
    });
    picker.onDidChangeValue(() => {
      isAccepted = false;
    });
    picker.onDidHide(() => {
      resolve({ kind: 'nothing' });
    });
    picker.show();
    void load();
  });
  try {
    return await done;
  } finally {
    isOpen = false;
    picker.dispose();
  }
}

/** What the user has come to by keyboard stays where it is. */
function show(picker: vscode.QuickPick<Item>, list: readonly Item[]): void {
  const chosen = picker.activeItems[0]?.process?.pid;
  picker.keepScrollPosition = true;
  picker.items = list;
  // What is typed chooses by itself, and a chosen item that it hides would leave nothing for Enter.
  if (picker.value !== '') return;
  const again = list.find(({ process }) => process !== undefined && process.pid === chosen);
  if (again !== undefined) picker.activeItems = [again];
}

/** Those that can be attached first; the runner itself is none of them. */
function items(processes: readonly ProcessInfo[], runnerPid: number): Item[] {
  const others = processes.filter(({ pid }) => pid !== runnerPid);
  const refused = others.filter((process) => process.refused !== undefined);
  const permitted = others.filter((process) => process.refused === undefined);
  const separator = { label: 'Not permitted', kind: vscode.QuickPickItemKind.Separator };
  return [...permitted.map(itemOf), ...(refused.length === 0 ? [] : [separator, ...refused.map(itemOf)])];
}

function itemOf(process: ProcessInfo): Item {
  const { pid, name, command, residentBytes, nodes, user, uid, refused } = process;
  const facts = [String(pid), formatBytes(Number(residentBytes)), nodeShares(nodes), user ?? `user ${uid}`];
  const icon = refused === undefined ? '' : '$(circle-slash) ';
  return {
    label: `${icon}${printable(name)}`,
    description: facts.filter((fact) => fact !== '').join(' · '),
    detail: refused === undefined ? printable(command) : refused.message,
    process,
  };
}
