/** "Show Outcomes": everything that hints and hovers show, as a list that a keyboard and a screen reader can walk. */
import * as vscode from 'vscode';
import type { CallResult } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import { toRange } from '../lsp/call-sites';

interface Item extends vscode.QuickPickItem {
  readonly result?: CallResult;
}

export async function showOutcomes(results: ResultStore): Promise<void> {
  const items = results.all.flatMap(itemsOf);
  const picked = await vscode.window.showQuickPick(items, {
    title: 'NUMA Lens: Outcomes',
    placeHolder: 'Pick one to go to its call',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.result === undefined) return;
  const { start } = toRange(picked.result.range);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(picked.result.uri));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}

function itemsOf(result: CallResult): readonly Item[] {
  const { outcome } = result;
  const uri = vscode.Uri.parse(result.uri);
  const place = `${vscode.workspace.asRelativePath(uri)}:${result.range.start.line + 1}`;
  const stale = result.stale ? ' (text changed since)' : '';
  return [
    { label: `${place}${stale}`, kind: vscode.QuickPickItemKind.Separator },
    { label: outcome.summary, description: place, detail: outcome.sentences.join(' '), result },
    ...outcome.rows.map(({ from, to, pages, label, words }): Item => ({
      label: `${label}: ${pages === 1 ? '1 page' : `${pages} pages`}`,
      description: `${from}–${to}`,
      ...(words === '' ? {} : { detail: words }),
      result,
    })),
  ];
}
