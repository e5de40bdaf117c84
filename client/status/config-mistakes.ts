/** The first mistake in the numa-lens.json that a document goes by, as the language server reports it in the file. */
import * as vscode from 'vscode';
import type { ConfigMistake } from './words';

const fileName = '/numa-lens.json';
const source = 'numa-lens';

export function configMistake(document: vscode.Uri | undefined): ConfigMistake | undefined {
  if (document === undefined) return undefined;
  for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
    const folder = uri.path.endsWith(fileName) ? uri.path.slice(0, -fileName.length) : undefined;
    if (folder === undefined || !document.path.startsWith(`${folder}/`)) continue;
    const found = diagnostics.find((one) => one.source === source);
    if (found !== undefined)
      return { message: found.message, place: [uri, { selection: found.range, preview: false }] };
  }
  return undefined;
}

export function onConfigMistakes(act: () => void): vscode.Disposable {
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (uris.some(({ path }) => path.endsWith(fileName))) act();
  });
}
