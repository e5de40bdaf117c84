/**
 * The sources, container files and units below a folder, one folder at a time, without what .gitignore files exclude and
 * without node_modules, which holds what others wrote. Links are not followed, so a walk ends and finds a file once.
 * Nothing is read but folders and their .gitignore files. The order is that of the names, so it is always the same.
 */
import fs from 'node:fs';
import path from 'node:path';
import { configFileName } from '../../core/config-file';
import { isSourceFile } from '../file-kinds';
import { isIgnored, rulesAbove, rulesIn, type TreeRules } from '../ignore-files';

export interface WalkOptions {
  readonly respectIgnores: boolean;
  /** A file or folder that .gitignore files exclude. */
  readonly onIgnored?: () => void;
  /** A folder that has a numa-lens.json. */
  readonly onConfig?: (folder: string) => void;
  readonly onUnreadable?: (folder: string, error: unknown) => void;
  /** Its name is not UTF-8, and Node cannot name it. */
  readonly onNameless?: (file: string) => void;
}

interface Folder {
  readonly folder: string;
  readonly above: TreeRules | undefined;
}

/** The files of each folder, also where there are none: whoever waits may give up between two folders. */
export async function* walkSources(top: string, options: WalkOptions): AsyncGenerator<readonly string[]> {
  const above = options.respectIgnores ? await rulesAbove(top) : undefined;
  const left: Folder[] = [{ folder: top, above }];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const { files, folders } = await look(at, options);
    left.push(...folders.reverse());
    yield files;
  }
}

async function look(
  { folder, above }: Folder,
  options: WalkOptions,
): Promise<{ files: string[]; folders: Folder[] }> {
  const [files, folders]: [string[], Folder[]] = [[], []];
  let entries: fs.Dirent[];
  try {
    entries = await fs.promises.readdir(folder, { withFileTypes: true });
  } catch (error) {
    options.onUnreadable?.(folder, error);
    return { files, folders };
  }
  const rules = above && (await rulesIn(folder, above));
  const isFit = (file: string, ignorable: string): boolean => {
    if (rules !== undefined && isIgnored(ignorable, rules.rules)) options.onIgnored?.();
    else if (isNameless(file)) options.onNameless?.(file);
    else return true;
    return false;
  };
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isLeftOut(entry.name) && isFit(file, `${file}/`)) folders.push({ folder: file, above: rules });
    } else if (entry.isFile()) {
      if (isSourceFile(file) && isFit(file, file)) files.push(file);
      if (entry.name === configFileName && !isIgnored(file, rules?.rules ?? [])) options.onConfig?.(folder);
    }
  }
  return { files, folders };
}

/** Whether a walk from the folder would come by the file, if it is there. */
export async function isWalked(top: string, file: string): Promise<boolean> {
  if (!isSourceFile(file)) return false;
  const parts = path.relative(top, file).split(path.sep);
  let at = top;
  let rules = await rulesIn(top, await rulesAbove(top));
  for (const [place, part] of parts.entries()) {
    at = path.join(at, part);
    const isFile = place === parts.length - 1;
    if (isIgnored(isFile ? at : `${at}/`, rules.rules) || (!isFile && isLeftOut(part))) return false;
    if (!isFile) rules = await rulesIn(at, rules);
  }
  return true;
}

function isLeftOut(folder: string): boolean {
  return folder === '.git' || folder === 'node_modules';
}

/** U+FFFD stands in a path for bytes that are no UTF-8, or for itself. */
function isNameless(file: string): boolean {
  return file.includes('\uFFFD') && fs.lstatSync(file, { throwIfNoEntry: false }) === undefined;
}
