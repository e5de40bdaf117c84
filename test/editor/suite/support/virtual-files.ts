/** A file system that is on no disk: sources in memory, as extensions serve repositories that nobody checked out. */
import * as vscode from 'vscode';

export const scheme = 'numa-test';

const wrong = `#include <numaif.h>

long place(void **pages, const int *nodes, int *status) {
  return move_pages(0, 4, pages, nodes, status, MPOL_MF_STRICT);
}
`;
const files: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries({ '/project/planted.c': wrong }).map(([name, text]) => [
    name,
    new TextEncoder().encode(text),
  ]),
);

const { File, Directory } = vscode.FileType;

class VirtualFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = files.get(uri.path);
    if (file !== undefined) return { type: File, ctime: 0, mtime: 0, size: file.length };
    if (['/', '/project'].includes(uri.path)) return { type: Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    if (path === '/') return [['project', Directory]];
    return [...files.keys()].map((name) => [name.replace('/project/', ''), File]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

/** For as long as the window is open; nothing of it is read unless the window was opened with such a folder. */
export function serveVirtualFiles(): void {
  vscode.workspace.registerFileSystemProvider(scheme, new VirtualFiles(), { isReadonly: false });
}
