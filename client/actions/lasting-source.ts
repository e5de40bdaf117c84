/**
 * Source that makes a move last: where the kernel or a policy would undo it, only the program itself can say where its memory is to
 * stay. The source is copied, shown, or put above the function of the call; when it is called is for its author to say.
 */
import * as vscode from 'vscode';
import { lastingMoves } from '../../server/kernel/lasting-moves';
import type { LastingMove, SourceLanguage } from '../../server/kernel/lasting-moves';
import type { ActionResult } from '../annotations/model';
import { say } from '../../server/languages/say';

const scriptLanguages = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

/** Asks which source, and copies it. @returns false when nothing was chosen */
export async function copyLastingSource(node: number, language: SourceLanguage): Promise<boolean> {
  const source = await pickSource(node, language);
  if (source === undefined) return false;
  await vscode.env.clipboard.writeText(source.code);
  void vscode.window.showInformationMessage(
    `NUMA Lens: ${say('copied. {needs} Call it where the memory is made, and build anew.', { needs: source.needs.join(' ') })}`,
  );
  return true;
}

/** For the move of an outcome, in the language of the document it stands in. */
export async function offerLastingSource({ outcome, anchor }: ActionResult): Promise<void> {
  const node = outcome.order?.node;
  if (node === undefined) return;
  const document =
    anchor === undefined ? undefined : await vscode.workspace.openTextDocument(vscode.Uri.parse(anchor.uri));
  const language = sourceLanguageOf(document);
  if (anchor === undefined || document === undefined) {
    await copyLastingSource(node, language);
    return;
  }
  const source = await pickSource(node, language);
  if (source === undefined) return;
  const copy = say('Copy');
  const insert = say('Insert above the function, line {line}', { line: anchor.functionRange.start.line + 1 });
  const picked = await vscode.window.showQuickPick([copy, insert], {
    title: `NUMA Lens: ${source.title}`,
    placeHolder: source.needs.join(' '),
  });
  if (picked === copy) await vscode.env.clipboard.writeText(source.code);
  if (picked !== insert) return;
  const edit = new vscode.WorkspaceEdit();
  const at = new vscode.Position(anchor.functionRange.start.line, 0);
  edit.insert(document.uri, at, `${source.code}\n`);
  await vscode.workspace.applyEdit(edit);
  const shown = new vscode.Range(at, at);
  await vscode.window.showTextDocument(document, { selection: shown });
}

export function sourceLanguageOf(document: vscode.TextDocument | undefined): SourceLanguage {
  return document !== undefined && scriptLanguages.includes(document.languageId) ? 'koffi' : 'c';
}

async function pickSource(node: number, language: SourceLanguage): Promise<LastingMove | undefined> {
  const picked = await vscode.window.showQuickPick(
    lastingMoves({ node, language }).map((source) => ({
      label: source.title,
      detail: source.why,
      source,
    })),
    {
      title: `NUMA Lens: ${say('source that makes the move last')}`,
      placeHolder: say('A function to call where the memory is made'),
      matchOnDetail: true,
    },
  );
  return picked?.source;
}
