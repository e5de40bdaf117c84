/** The folders that are open, and which of them a file belongs to. */
import type { InitializeParams } from 'vscode-languageserver/node';
import { isInside, pathOfUri } from './uris';

export class WorkspaceFolders {
  readonly #paths = new Set<string>();

  start({ workspaceFolders }: InitializeParams): void {
    for (const uri of urisIn(workspaceFolders)) this.#add(uri);
  }

  /** @param event as it came: the connection does not look at it, and would write a fault of ours to standard error, stack and all */
  change(event: unknown): void {
    if (typeof event !== 'object' || event === null) return;
    if ('removed' in event) for (const uri of urisIn(event.removed)) this.#paths.delete(pathOfUri(uri) ?? '');
    if ('added' in event) for (const uri of urisIn(event.added)) this.#add(uri);
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

/** Of a list of folders. What is none is passed over. */
function urisIn(folders: unknown): readonly string[] {
  if (!Array.isArray(folders)) return [];
  return folders.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'uri' in one && typeof one.uri === 'string' ? [one.uri] : [],
  );
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
