/** The calls of a document that can be run on a stopped process, as the language server knows them. */
import * as vscode from 'vscode';
import { callSitesMethod, isMigration } from '../../server/protocol/lens';
import type { CallSitesParams, CallSitesResult, WireCallSite, WireRange } from '../../server/protocol/lens';
import type { LanguageServer } from './language-server';

/** Empty while no server answers. */
export async function callSitesOf(
  server: LanguageServer,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<readonly WireCallSite[]> {
  const params: CallSitesParams = { textDocument: { uri: document.uri.toString() } };
  const result = await server.request<CallSitesResult>(callSitesMethod, params, token);
  // Ranges of another version would point at other text.
  if (result === undefined || (result.version !== null && result.version !== document.version)) return [];
  return result.callSites.filter(isMigration);
}

export function toRange({ start, end }: WireRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function sameRange(a: WireRange, b: WireRange): boolean {
  return toRange(a).isEqual(toRange(b));
}
