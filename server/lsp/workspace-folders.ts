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

  /** The innermost open folder around a file. */
  of(file: string): string | undefined {
    return [...this.#paths]
      .filter((folder) => isInside(folder, file))
      .reduce<string | undefined>(
        (best, one) => (best === undefined || one.length > best.length ? one : best),
        undefined,
      );
  }

  #add(uri: string): void {
    const folder = pathOfUri(uri);
    if (folder !== undefined) this.#paths.add(folder);
  }
}
