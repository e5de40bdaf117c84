/** The question to which node pages are to go: each node with its memory, its distance, and why it cannot be chosen if it cannot. */
import * as vscode from 'vscode';
import { formatBytes } from '../../server/protocol/sizes';
import type { NodeChoice } from '../debug/session/node-choice';
import { say } from '../../server/languages/say';

interface Item extends vscode.QuickPickItem {
  readonly choice?: NodeChoice;
}

/** @param title "Move variable ring to…" @returns undefined when it was given up */
export async function pickNode(title: string, choices: readonly NodeChoice[]): Promise<number | undefined> {
  const items: Item[] = choices.filter(({ refused }) => refused === undefined).map(itemOf);
  const refused = choices.filter((choice) => choice.refused !== undefined);
  if (refused.length > 0) {
    items.push({ label: say('Not possible'), kind: vscode.QuickPickItemKind.Separator });
    items.push(...refused.map(itemOf));
  }
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = `NUMA Lens: ${title}`;
  picker.placeholder = say('Nodes, the nearest to where the pages are first');
  picker.matchOnDescription = true;
  picker.items = items;
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => {
        const choice = picker.activeItems[0]?.choice;
        if (choice === undefined) return;
        // A quick pick knows no items that are off: it stays and repeats the reason.
        if (choice.refused !== undefined)
          picker.placeholder = `${say('Node {node}', { node: choice.node })}: ${choice.refused}`;
        else resolve(choice.node);
      });
      picker.onDidHide(() => {
        resolve(undefined);
      });
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

function itemOf(choice: NodeChoice): Item {
  const { node, memFree, memTotal, here, distance, refused } = choice;
  const parts = [
    say('{memFree} free of {memTotal}', { memFree: formatBytes(memFree), memTotal: formatBytes(memTotal) }),
    ...(distance === undefined
      ? []
      : [distance === 10 ? say('local') : say('distance {distance}', { distance })]),
    ...(here === 0 ? [] : [here === 1 ? say('1 page is here') : say('{here} pages are here', { here })]),
  ];
  return {
    label: `${refused === undefined ? '' : '$(circle-slash) '}${say('Node {node}', { node })}`,
    description: parts.join(', '),
    ...(refused === undefined ? {} : { detail: refused }),
    choice,
  };
}
