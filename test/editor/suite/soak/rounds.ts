/**
 * What a user does all day, each a round that ends as it began: types a mistake, has it corrected and saved; debugs the example, runs its
 * migration through the lens and lets it end; the same in a virtual machine, where pages really change node and are moved back.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import type { Guest } from '../../../grand/guest';
import { debugTo, endOfDebugging, theCall } from '../support/debugging';
import { annotation, closeAll, find, inWorkspace, open, ruleOf, selectors } from '../support/editor';
import { click, gone, see } from '../support/page';
import { attachTo, usePrefix } from '../support/remote';
import { until } from '../support/wait';

/** Milliseconds that things took, by what they are. */
export type Times = Record<string, number[]>;

const rule = 'flags-invalid';

const edited = ['first-touch.c', 'first-touch.ts', 'planted.c'] as const;

/** What the files are before the first round, for `tidy`. */
export function originals(): ReadonlyMap<string, string> {
  return new Map(
    edited.map((name) => inWorkspace(name).fsPath).map((file) => [file, fs.readFileSync(file, 'utf8')]),
  );
}

export async function editRound(times: Times): Promise<void> {
  await mistake('first-touch.c', 'MPOL_MF_MOVE);', 'MPOL_MF_STRICT |', times);
  await mistake('first-touch.ts', 'MPOL_MF_MOVE);', '1 |', times);
  await correct('planted.c', times);
  await closeAll();
}

/** Types a mistake key by key, saves, takes it back, and saves. */
async function mistake(file: string, before: string, typed: string, times: Times): Promise<void> {
  const { document } = await open(file);
  const original = document.getText();
  const at = find(document, before).start;
  await findingIs(document, false);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  const last = typed.slice(-1);
  for (const text of typed.slice(0, -1)) await vscode.commands.executeCommand('type', { text });
  // Two words without an operator are no argument: the last key makes the mistake.
  await findingIs(document, false);
  (times['typed-to-finding'] ??= []).push(
    await took(async () => {
      await vscode.commands.executeCommand('type', { text: last });
      await findingIs(document, true);
    }),
  );
  await save(document);
  await takeBack(document, original);
  await findingIs(document, false);
  await save(document);
}

/** Has the mistake of a file corrected by the fix that the editor offers, saves, takes the correction back, and saves. */
async function correct(file: string, times: Times): Promise<void> {
  const { document } = await open(file);
  const original = document.getText();
  await findingIs(document, true);
  const fix = await correction(document);
  assert.ok(fix, `no fix is offered in ${file}`);
  (times['fixed-to-silence'] ??= []).push(
    await took(async () => {
      assert.ok(await vscode.workspace.applyEdit(fix));
      await findingIs(document, false);
    }),
  );
  await save(document);
  await takeBack(document, original);
  await findingIs(document, true);
  await save(document);
}

/** The editor may refuse when it has just seen the file change on disk, by its own last save: then it is saved once more. */
async function save(document: vscode.TextDocument): Promise<void> {
  await until('the file to be saved', async () => ((await document.save()) ? true : undefined));
}

async function takeBack(document: vscode.TextDocument, original: string): Promise<void> {
  for (let steps = 0; document.getText() !== original; steps++) {
    assert.ok(steps < 60, `undo does not lead back to the text of ${document.fileName}`);
    await vscode.commands.executeCommand('undo');
  }
}

/** Until the finding is there, or is not, as the editor tells it: the moment counts. */
async function findingIs({ uri }: vscode.TextDocument, wanted: boolean): Promise<void> {
  const isThere = (): boolean =>
    vscode.languages.getDiagnostics(uri).some((one) => one.source === 'numa-lens' && ruleOf(one) === rule);
  if (isThere() === wanted) return;
  let changes: vscode.Disposable | undefined;
  let late: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      changes = vscode.languages.onDidChangeDiagnostics(() => {
        if (isThere() === wanted) resolve();
      });
      late = setTimeout(() => {
        reject(new Error(`waited 60 s in vain for ${wanted ? 'a' : 'no'} finding ${rule} in ${uri.fsPath}`));
      }, 60_000);
    });
  } finally {
    changes?.dispose();
    clearTimeout(late);
  }
}

async function correction(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
  const found = vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === rule);
  assert.ok(found);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    found.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  return actions.find(({ edit, title }) => edit !== undefined && title.includes('MPOL_MF_MOVE'))?.edit;
}

/** The example on this machine. */
export async function debugRound(times: Times): Promise<void> {
  const { editor } = await debugTo(theCall);
  await act(editor, 'Query placement', /^60 on node/, 'query-to-outcome', times);
  await act(editor, 'Run migration', /^60 of 64 /, 'lens-to-outcome', times);
  await goOn();
  await closeAll();
}

/** The example in a virtual machine: 60 pages to node 1 and back. @returns how many journals lie there then */
export async function guestRound(guest: Guest, times: Times): Promise<number> {
  await usePrefix(guest.prefix);
  const program = inWorkspace('first-touch').fsPath;
  const remote = await guest.debug(program);
  const { editor } = await debugTo(theCall, attachTo(program, guest));
  await act(editor, 'Run migration', /^60 of 64 on node 1/, 'guest-lens-to-outcome', times);
  await act(editor, 'Move back', /^60 of 6\d back in place/, 'guest-undo-to-outcome', times);
  await goOn();
  assert.match(await remote.ended, /60 of 64 pages are on node 1/, 'the program makes its own call');
  await usePrefix(undefined);
  await closeAll();
  return Number(
    await guest.run('set -- /root/.local/state/numa-lens/journals/*.jsonl; [ ! -e "$1" ] || echo $#'),
  );
}

/** Clicks a lens and waits for the outcome beside the call, in the editor and on its page. */
async function act(
  editor: vscode.TextEditor,
  lens: string,
  outcome: RegExp,
  name: string,
  times: Times,
): Promise<void> {
  await see(selectors.lens, lens);
  (times[name] ??= []).push(
    await took(async () => {
      await click(selectors.lens, lens);
      await annotation(editor.document, outcome);
    }),
  );
}

async function goOn(): Promise<void> {
  vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  await vscode.commands.executeCommand('workbench.action.debug.continue');
  await endOfDebugging();
  await gone(selectors.lens);
}

/** Takes away what stands in the way of the next round after one that failed. */
export async function tidy(files: ReadonlyMap<string, string>): Promise<void> {
  await usePrefix(undefined);
  for (const task of vscode.tasks.taskExecutions) task.terminate();
  await vscode.debug.stopDebugging();
  await endOfDebugging();
  vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  await vscode.commands.executeCommand('notifications.clearAll');
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await closeAll();
  for (const [file, text] of files) fs.writeFileSync(file, text);
}

async function took(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return Math.round(performance.now() - from);
}
