/** What a check is about, from its options: the files and folders to look at, and which findings count. */
import path from 'node:path';
import fs from 'node:fs';
import { isInside } from '../../lsp/uris';
import { isSourceFile } from '../../lsp/file-kinds';
import type { Io } from '../io';
import { Baseline } from './baseline';
import { changedLines, type ChangedLines } from './changed-lines';
import { namedFiles } from './named-files';
import { Narrowing } from './narrowing';
import type { CheckOptions } from './options';

export type Task =
  | { readonly ok: true; readonly paths: readonly string[]; readonly narrowing: Narrowing }
  | { readonly ok: false; readonly problem: string };

export async function taskOf(options: CheckOptions, io: Io): Promise<Task> {
  let paths = options.paths;
  if (options.filesFrom !== undefined) {
    const from = options.filesFrom === '-' ? undefined : path.resolve(io.cwd, options.filesFrom);
    const named = await namedFiles(from, io);
    if (!named.ok) return named;
    paths = [...paths, ...named.files];
  }
  let changed: ChangedLines | undefined;
  if (options.diff !== undefined) {
    const changes = await changedLines(options.diff, io.cwd);
    if (!changes.ok) return changes;
    changed = changes.files;
    const within = options.filesFrom === undefined && paths.length === 0 ? ['.'] : paths;
    paths = changedAmong(changed, within, io.cwd);
  }
  if (options.baseline === undefined)
    return { ok: true, paths, narrowing: new Narrowing(changed, undefined) };
  const reading = Baseline.read(path.resolve(io.cwd, options.baseline));
  return reading.ok ? { ok: true, paths, narrowing: new Narrowing(changed, reading.baseline) } : reading;
}

/** The sources among the changed files that lie in one of these files and folders. */
function changedAmong(changed: ChangedLines, within: readonly string[], cwd: string): readonly string[] {
  const folders = within.map((one) => path.resolve(cwd, one));
  return [...changed.keys()].filter(
    (file) =>
      isSourceFile(file) &&
      folders.some((folder) => isInside(folder, file)) &&
      // A link that changed, or a file that is gone again.
      fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() === true,
  );
}
