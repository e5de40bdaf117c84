/**
 * "Run to This Call": with the editor's own "Run to Cursor", which sets a breakpoint, goes on, and takes it away again. A lens stands for a moment after the
 * program has come to its call, and whoever clicks it twice would go past: what a lens asks for that holds already is done. From the palette the
 * command means the next time, as in a loop.
 */
import * as vscode from 'vscode';
import { samePath } from '../debug/same-path';
import { positionOf } from '../debug/session/position';
import type { DebugSessions } from '../debug/sessions';
import { toRange } from '../lsp/call-sites';
import type { LanguageServer } from '../lsp/language-server';
import { callAt } from './call-at';
import type { CallArguments, CallInDocument } from './call-at';

export async function runToCall(
  server: LanguageServer,
  sessions: DebugSessions,
  asked: CallArguments,
): Promise<void> {
  const call = await callAt(server, asked);
  if (call === undefined) return;
  if (asked.position !== undefined && !(await isElsewhere(sessions, call))) return;
  const { start } = toRange(call.site.statement);
  await vscode.window.showTextDocument(call.document, { selection: new vscode.Range(start, start) });
  await vscode.commands.executeCommand('editor.debug.action.runToCursor');
}

/** Whether a program is stopped and not at the call. One that runs is under way to it. */
async function isElsewhere(sessions: DebugSessions, { document, site }: CallInDocument): Promise<boolean> {
  const session = sessions.paused;
  const frames = await session?.frames();
  if (session === undefined || frames?.ok !== true) return false;
  const selected = session.state.stop?.frameId;
  return positionOf(site, document.uri.fsPath, frames.value, samePath, selected).standing !== 'on-call';
}
