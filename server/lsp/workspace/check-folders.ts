/** Every file below the workspace's folders, a few at a time, container files after the sources that they start. */
import { languageOfPath } from '../../core/syntax/language';
import { walkSources } from './walk';

export interface FolderHost {
  /** Folders lie in folders: each file is checked once, for the innermost one. */
  isOwn(folder: string, file: string): boolean;
  /** Looked at between folders: a large part of a tree may have nothing to check. */
  isEnded(): boolean;
  unreadable(folder: string, error: unknown): void;
  /** False: no more of them. */
  check(files: readonly string[]): Promise<boolean>;
}

/** @returns false if it was ended before its time */
export async function checkFolders(
  folders: readonly string[],
  together: number,
  host: FolderHost,
): Promise<boolean> {
  const manifests: string[] = [];
  const next: string[] = [];
  const give = async (least: number): Promise<boolean> => {
    while (next.length >= least && next.length > 0) {
      if (!(await host.check(next.splice(0, together)))) return false;
    }
    return true;
  };
  for (const folder of folders) {
    const walk = walkSources(folder, {
      respectIgnores: true,
      onUnreadable: (one, error) => {
        host.unreadable(one, error);
      },
    });
    for await (const files of walk) {
      for (const file of files) {
        if (!host.isOwn(folder, file)) continue;
        (languageOfPath(file) === undefined ? manifests : next).push(file);
      }
      if (host.isEnded() || !(await give(together))) return false;
    }
  }
  for (const file of manifests) next.push(file);
  return give(1);
}
