/**
 * Whether the source that the user looks at has a compile_commands.json to go by. The language server reads it; here only its absence is noticed,
 * which makes findings depend on guesses.
 */
import * as vscode from 'vscode';
import { say } from '../../server/languages/say';
import { databaseName, databasePlaces } from '../../server/protocol/build-database';
import { isScript, languageIds } from '../languages';

export class BuildDatabaseWatch implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;
  #isGuessed = false;
  /** Counts looks: only what the last one found counts. */
  #looks = 0;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${databaseName}`, false, true, false);
    const look = (): void => {
      void this.#look();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate(look),
      watcher.onDidDelete(look),
      vscode.window.onDidChangeActiveTextEditor(look),
    );
    look();
  }

  get isGuessed(): boolean {
    return this.#isGuessed;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    const look = ++this.#looks;
    const document = vscode.window.activeTextEditor?.document;
    const isGuessed = document !== undefined && (await isWithoutDatabase(document));
    if (look !== this.#looks || isGuessed === this.#isGuessed) return;
    this.#isGuessed = isGuessed;
    this.#changed.fire();
  }
}

/** A source of a project; a file outside of the workspace belongs to none. */
async function isWithoutDatabase({ uri, languageId }: vscode.TextDocument): Promise<boolean> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (top === undefined || uri.scheme !== 'file') return false;
  if (!languageIds.includes(languageId) || isScript(languageId)) return false;
  for (let folder = vscode.Uri.joinPath(uri, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
    for (const place of databasePlaces) if (await exists(vscode.Uri.joinPath(folder, place))) return false;
    if (folder.path.length <= top.path.length) return true;
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

export function tellAboutBuildDatabase(): void {
  const text = say(
    'A compile_commands.json tells how each file is compiled. CMake writes one with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, Meson always does in its build folder, and "bear -- make" records one. It belongs into the folder of the sources, one above it, or build/ in one of these; it is read as soon as it is there.',
  );
  void vscode.window.showInformationMessage(`NUMA Lens: ${text}`);
}
