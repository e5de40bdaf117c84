/**
 * The example of the walkthrough: a copy of one C file in a folder of its own, so that it can be edited, built and debugged without a project.
 * Its finding needs nothing; what building and debugging need is said when it is missing.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { say } from '../../server/languages/say';
import { fieldsOf, listOf, textOf } from '../debug/session/shape';
import { findCompiler, launchOf } from './toolchain';

const fileName = 'first-steps.c';
const theCall = 'syscall(SYS_move_pages';
/** The flag that has the finding. */
const theMistake = 'MPOL_MF_STRICT';

export class Example {
  readonly #source: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  /** The last copy. */
  #file: vscode.Uri | undefined;

  constructor(extension: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#source = vscode.Uri.joinPath(extension, 'media/example', fileName);
    this.#log = log;
  }

  /** A fresh copy: whoever asks again wants to see the finding again. */
  async open(): Promise<vscode.TextDocument> {
    const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'numa-lens-first-steps-'));
    const file = vscode.Uri.file(path.join(folder, fileName));
    await vscode.workspace.fs.copy(this.#source, file);
    this.#file = file;
    return show(file);
  }

  /** Builds the copy that is open, or a new one, and runs it to its call. */
  async debug(): Promise<void> {
    if (process.platform !== 'linux') {
      tell(
        say(
          'The example was not started, because it calls Linux and this machine has another system. Open a window on a Linux machine, in a container or in WSL, and try it there. Findings need no Linux.',
        ),
      );
      return;
    }
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === this.#file?.toString());
    const document = open === undefined ? await this.open() : await show(open.uri);
    await document.save();
    const program = document.uri.fsPath.replace(/\.c$/, '');
    const launch = launchOf(contributedDebuggers(), program);
    if (launch === undefined) {
      await tellNoDebugger();
      return;
    }
    if (!(await this.#build(document.uri.fsPath, program))) return;
    stopAt(document);
    await vscode.debug.startDebugging(undefined, { ...launch });
  }

  async #build(source: string, program: string): Promise<boolean> {
    const compiler = findCompiler(process.env);
    if (compiler === undefined) {
      tell(
        say(
          'The example was not built, because there is no C compiler on the path (cc, gcc or clang). Install one with the headers of the C library, then try again.',
        ),
      );
      return false;
    }
    try {
      await promisify(execFile)(compiler, ['-g', '-O0', '-o', program, source]);
      return true;
    } catch (error) {
      const said = textOf(fieldsOf(error)['stderr']) ?? String(error);
      this.#log.warn(`${compiler}: ${said}`);
      const [why = said] = said.split('\n').filter((line) => line.includes('error'));
      tell(
        say(
          'The example was not built: {why}. Correct it and try again; the log has all that the compiler said.',
          {
            why: why.trim(),
          },
        ),
      );
      return false;
    }
  }
}

/** Beside what explains it, where that is all that is shown; at the mistake, while it is there. */
async function show(file: vscode.Uri): Promise<vscode.TextDocument> {
  const { activeTextEditor, tabGroups } = vscode.window;
  const isBesides = activeTextEditor === undefined && tabGroups.activeTabGroup.activeTab !== undefined;
  const viewColumn = isBesides ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  const document = await vscode.workspace.openTextDocument(file);
  const at = document.getText().indexOf(theMistake);
  const mistake = new vscode.Range(document.positionAt(at), document.positionAt(at));
  const selection = at < 0 ? {} : { selection: mistake };
  await vscode.window.showTextDocument(document, { viewColumn, preview: false, ...selection });
  return document;
}

function stopAt(document: vscode.TextDocument): void {
  const at = document.getText().indexOf(theCall);
  if (at < 0) return;
  const { line } = document.positionAt(at);
  const place = new vscode.Location(document.uri, new vscode.Position(line, 0));
  const isThere = vscode.debug.breakpoints.some(
    (one) =>
      one instanceof vscode.SourceBreakpoint &&
      one.location.uri.toString() === place.uri.toString() &&
      one.location.range.start.line === line,
  );
  if (!isThere) vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(place)]);
}

/** Types of debuggers that installed extensions bring. */
function contributedDebuggers(): ReadonlySet<string> {
  return new Set(
    vscode.extensions.all.flatMap(({ packageJSON }) => {
      const { debuggers } = fieldsOf(fieldsOf(packageJSON)['contributes']);
      return listOf(debuggers).flatMap((one) => textOf(fieldsOf(one)['type']) ?? []);
    }),
  );
}

async function tellNoDebugger(): Promise<void> {
  const find = say('Find a Debugger');
  const text = say(
    'The example was not started, because no extension here debugs C. Install "LLDB DAP", "CodeLLDB" or "C/C++", then try again.',
  );
  const chosen = await vscode.window.showWarningMessage(`NUMA Lens: ${text}`, find);
  if (chosen === find)
    await vscode.commands.executeCommand('workbench.extensions.search', '@category:debuggers C');
}

function tell(text: string): void {
  void vscode.window.showWarningMessage(`NUMA Lens: ${text}`);
}
