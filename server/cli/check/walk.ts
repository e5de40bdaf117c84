/**
 * The files to check: those named, and the sources, container files and units below the folders named, without what
 * .gitignore files exclude and without node_modules, which holds what others wrote. Links to folders are not followed, so a
 * walk ends and finds a file once.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { ManifestKind } from '../../core/manifest/facts';
import { manifestKindOf } from '../../core/manifest/kinds';
import { languageOfPath } from '../../core/syntax/language';
import { isIgnored, readRules, rulesAbove, type IgnoreRules } from '../../lsp/ignore-files';
import { slashed } from '../../lsp/uris';
import { reasonOf } from './source-file';

export interface FoundFile {
  readonly file: string;
  /** Named on the command line, not found below a folder. */
  readonly named: boolean;
}

export interface WalkProblem {
  readonly file: string;
  readonly message: string;
}

export interface FoundManifest extends FoundFile {
  readonly kind: ManifestKind;
}

export interface Walk {
  /** In order of their paths, each once. */
  readonly files: readonly FoundFile[];
  /** Likewise. What they say is judged after the sources. */
  readonly manifests: readonly FoundManifest[];
  readonly problems: readonly WalkProblem[];
  /** Files and folders that .gitignore files excluded. */
  readonly ignored: number;
}

export async function findFiles(
  paths: readonly string[],
  options: { readonly cwd: string; readonly respectIgnores: boolean },
): Promise<Walk> {
  const walker = new Walker(options.respectIgnores);
  for (const one of paths) await walker.start(path.resolve(options.cwd, one), one);
  const found = [...walker.files.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const files: FoundFile[] = [];
  const manifests: FoundManifest[] = [];
  for (const one of found) {
    const kind = kindOf(one.file);
    if (kind === undefined) files.push(one);
    else manifests.push({ ...one, kind });
  }
  return { files, manifests, problems: walker.problems, ignored: walker.ignored };
}

function kindOf(file: string): ManifestKind | undefined {
  return manifestKindOf(slashed(file));
}

class Walker {
  readonly files = new Map<string, FoundFile>();
  readonly problems: WalkProblem[] = [];
  ignored = 0;

  constructor(private readonly respectIgnores: boolean) {}

  async start(file: string, spelled: string): Promise<void> {
    let stats: fs.Stats;
    try {
      stats = await fs.promises.stat(file);
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      this.problems.push({ file, message: missing ? 'there is no such file or folder' : reasonOf(error) });
      return;
    }
    if (stats.isDirectory()) await this.#folder(file, this.respectIgnores ? await rulesAbove(file) : []);
    else if (stats.isFile()) this.files.set(file, { file, named: true });
    else this.problems.push({ file: spelled, message: 'this is neither a file nor a folder' });
  }

  async #folder(folder: string, above: readonly IgnoreRules[]): Promise<void> {
    let entries: fs.Dirent[];
    try {
      entries = await fs.promises.readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.problems.push({ file: folder, message: `the folder cannot be read: ${reasonOf(error)}` });
      return;
    }
    const own = this.respectIgnores ? await readRules(folder) : undefined;
    const rules = own === undefined ? above : [...above, own];
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name === '.git' || entry.name === 'node_modules') continue;
        if (isIgnored(`${file}/`, rules)) this.ignored++;
        else await this.#folder(file, rules);
      } else if (entry.isFile() && (languageOfPath(file) ?? kindOf(file)) !== undefined) {
        if (isIgnored(file, rules)) this.ignored++;
        else if (!this.files.has(file)) this.files.set(file, { file, named: false });
      }
    }
  }
}
