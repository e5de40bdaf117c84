/** Which call a command is about: the one its lens names, else the one at the cursor, else one that the user picks. */
import * as vscode from 'vscode';
import { callSitesOf, toRange } from '../lsp/call-sites';
import type { LanguageServer } from '../lsp/language-server';
import type { CallSubject } from '../subjects';
import { say } from '../../server/languages/say';

export type CallInDocument = Pick<CallSubject, 'document' | 'site'>;

/** Where a command was asked for; both are absent from the palette. */
export interface CallArguments {
  readonly uri: vscode.Uri | undefined;
  readonly position: vscode.Position | undefined;
}

/** Arguments come from lenses (objects), from links in hovers (JSON) and from the editor's menu (a Uri, then whatever). */
export function callArguments(first: unknown, second: unknown): CallArguments {
  const uri =
    first instanceof vscode.Uri ? first : typeof first === 'string' ? vscode.Uri.parse(first) : undefined;
  return { uri, position: uri === undefined ? undefined : positionFrom(second) };
}

function positionFrom(value: unknown): vscode.Position | undefined {
  if (typeof value !== 'object' || value === null || !('line' in value) || !('character' in value))
    return undefined;
  const { line, character } = value;
  return typeof line === 'number' && typeof character === 'number'
    ? new vscode.Position(line, character)
    : undefined;
}

export async function callAt(
  server: LanguageServer,
  { uri, position }: CallArguments,
): Promise<CallInDocument | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = uri === undefined ? editor?.document : await vscode.workspace.openTextDocument(uri);
  if (document === undefined) return undefined;
  const at = position ?? (editor?.document === document ? editor.selection.active : undefined);
  const source = new vscode.CancellationTokenSource();
  const sites = await callSitesOf(server, document, source.token);
  source.dispose();
  const here = sites.filter(
    ({ statement }) => at !== undefined && statement.start.line <= at.line && at.line <= statement.end.line,
  );
  // Two calls on one line: a lens names the start of its own.
  const exact = here.find(
    ({ statement }) => position !== undefined && toRange(statement).start.isEqual(position),
  );
  const [only, ...others] = here.length > 0 ? here : sites;
  if (exact !== undefined) return { document, site: exact };
  if (only === undefined) {
    void vscode.window.showInformationMessage(
      `NUMA Lens: ${say('this file has no call that places or moves pages.')}`,
    );
    return undefined;
  }
  if (others.length === 0) return { document, site: only };
  const picked = await vscode.window.showQuickPick(
    [only, ...others].map((site) => ({
      label: document.lineAt(site.range.start.line).text.trim(),
      description: say('{name}, line {line}', { name: site.functionName, line: site.range.start.line + 1 }),
      site,
    })),
    { title: `NUMA Lens: ${say('which call?')}` },
  );
  return picked === undefined ? undefined : { document, site: picked.site };
}
