/** The list of processes to attach to: what each is, how large, on which nodes, and why one may not be touched. */
import * as vscode from 'vscode';
import type { ProcessInfo } from '../../server/protocol/processes';
import { formatBytes } from '../../server/protocol/sizes';
import type { RunnerFailure } from '../../server/protocol/runner';
import { nodeShares } from '../annotations/model';
import { printable } from '../../server/languages/unprintable';
import type { Runner } from '../runner/runner';
import { say } from '../../server/languages/say';

interface Item extends vscode.QuickPickItem {
  readonly process?: ProcessInfo;
}

export type Picked =
  | { readonly kind: 'process'; readonly process: ProcessInfo }
  /** The list could not be had, or the picked process may not be touched. */
  | { readonly kind: 'failed'; readonly failure: RunnerFailure }
  | { readonly kind: 'nothing' };

export async function pickProcess(runner: Runner): Promise<Picked> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = `NUMA Lens: ${say('Attach to Process')}`;
  picker.placeholder = say('Name, process id or command line');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.buttons = [{ iconPath: new vscode.ThemeIcon('refresh'), tooltip: say('Refresh the list') }];
  let isOpen = true;
  let loads = 0;
  const done = new Promise<Picked>((resolve) => {
    const reload = async (): Promise<void> => {
      const load = ++loads;
      picker.busy = true;
      picker.items = [];
      let listed: readonly ProcessInfo[] = [];
      const running = await runner.get();
      // Where the pages are takes longer than all the rest, so it is added to a list that can be used already.
      for (const nodes of [false, true]) {
        const answer = running.ok ? await running.value.client.listProcesses({ nodes }) : running;
        if (!isOpen || load !== loads) return;
        if (!answer.ok) {
          resolve({ kind: 'failed', failure: answer.failure });
          return;
        }
        listed = nodes ? inOrderOf(listed, answer.value.processes) : answer.value.processes;
        if (running.ok) show(picker, items(listed, running.value.machine.runnerPid));
      }
      picker.busy = false;
    };
    picker.onDidTriggerButton(() => void reload());
    let isAccepted = false;
    const accept = (item: Item | undefined): void => {
      const process = item?.process;
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
      // Enter met a list that was just replaced, and nothing is active in it: given once more, the editor puts forward
      // what fits the typed text best, and that is meant.
      if (isAccepted) picker.items = [...picker.items];
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
    void reload();
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
  const first = picker.items.find(({ process }) => process !== undefined)?.process?.pid;
  picker.keepScrollPosition = true;
  picker.items = list;
  // The first is put forward anyway, and what is typed chooses by itself: an item that it hides is better not named.
  if (picker.value !== '' || chosen === first) return;
  const again = list.find(({ process }) => process !== undefined && process.pid === chosen);
  if (again !== undefined) picker.activeItems = [again];
}

/**
 * The same processes at the same places, with what was learned since. The editor names an item by its place: one
 * that is picked while the lists are exchanged must not be another process by then.
 */
function inOrderOf(before: readonly ProcessInfo[], now: readonly ProcessInfo[]): readonly ProcessInfo[] {
  const byPid = new Map(now.map((process) => [process.pid, process]));
  return before.map((process) => {
    const again = byPid.get(process.pid);
    return again?.startTime === process.startTime ? again : process;
  });
}

/** Those that can be attached first; the runner itself is none of them. */
function items(processes: readonly ProcessInfo[], runnerPid: number): Item[] {
  const others = processes.filter(({ pid }) => pid !== runnerPid);
  const refused = others.filter((process) => process.refused !== undefined);
  const permitted = others.filter((process) => process.refused === undefined);
  const separator = { label: say('Not permitted'), kind: vscode.QuickPickItemKind.Separator };
  return [...permitted.map(itemOf), ...(refused.length === 0 ? [] : [separator, ...refused.map(itemOf)])];
}

function itemOf(process: ProcessInfo): Item {
  const { pid, name, command, residentBytes, nodes, user, uid, refused } = process;
  const facts = [
    String(pid),
    formatBytes(Number(residentBytes)),
    nodeShares(nodes),
    user ?? say('user {uid}', { uid }),
  ];
  const icon = refused === undefined ? '' : '$(circle-slash) ';
  return {
    label: `${icon}${printable(name)}`,
    description: facts.filter((fact) => fact !== '').join(' · '),
    detail: refused === undefined ? printable(command) : refused.message,
    process,
  };
}
