/** The folders that are open, and which of them a file belongs to. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';
import { isInside, pathOfUri } from './uris';

export class WorkspaceFolders {
  readonly #paths = new Set<string>();

  start({ workspaceFolders }: InitializeParams): void {
    for (const { uri } of workspaceFolders ?? []) this.#add(uri);
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    for (const { uri } of removed) this.#paths.delete(pathOfUri(uri) ?? '');
    for (const { uri } of added) this.#add(uri);
  }

  get all(): readonly string[] {
    return [...this.#paths];
  }

  /** The innermost open folder around a file. */
  of(file: string): string | undefined {
    return folderAround([...this.#paths], file);
  }

  #add(uri: string): void {
    const folder = pathOfUri(uri);
    if (folder !== undefined) this.#paths.add(folder);
  }
}

/** The innermost of the folders around a file. */
export function folderAround(folders: readonly string[], file: string): string | undefined {
  return folders
    .filter((folder) => isInside(folder, file))
    .reduce<string | undefined>(
      (best, one) => (best === undefined || one.length > best.length ? one : best),
      undefined,
    );
}
