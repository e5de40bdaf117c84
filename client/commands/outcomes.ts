/** "Show Outcomes": everything that hints and hovers show, as a list that a keyboard and a screen reader can walk. */
import * as vscode from 'vscode';
import type { ActionResult } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import { count } from '../debug/session/plan';
import { fieldsOf, integerOf } from '../debug/session/shape';
import { toRange } from '../lsp/call-sites';
import { say } from '../../server/languages/say';

/** From a row of a tree, or from a link in a hover. */
export function resultId(argument: unknown): number | undefined {
  if (typeof argument === 'number') return argument;
  return integerOf(fieldsOf(argument)['resultId']);
}

interface Item extends vscode.QuickPickItem {
  readonly result?: ActionResult;
}

export async function showOutcomes(results: ResultStore): Promise<void> {
  const items = results.all.flatMap(itemsOf);
  const picked = await vscode.window.showQuickPick(items, {
    title: `NUMA Lens: ${say('Outcomes')}`,
    placeHolder: say('Pick one to go to its call'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const anchor = picked?.result?.anchor;
  if (anchor === undefined) return;
  const { start } = toRange(anchor.range);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(anchor.uri));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}

function itemsOf(result: ActionResult): readonly Item[] {
  const { outcome, anchor } = result;
  const place =
    anchor === undefined
      ? result.title
      : `${vscode.workspace.asRelativePath(vscode.Uri.parse(anchor.uri))}:${anchor.range.start.line + 1}`;
  const stale = result.stale ? ` (${say('text changed since')})` : '';
  const aged = result.aged ? ` (${say('the program has run since')})` : '';
  return [
    { label: `${place}${stale}${aged}`, kind: vscode.QuickPickItemKind.Separator },
    { label: outcome.summary, description: place, detail: outcome.sentences.join(' '), result },
    ...outcome.rows.map(({ from, to, pages, label, words, remedy }): Item => ({
      label: `${label}: ${count(pages)}`,
      description: `${from}–${to}`,
      ...(words === '' ? {} : { detail: `${words} ${remedy}`.trimEnd() }),
      result,
    })),
  ];
}
