/**
 * The files to check: those named, and the sources below the folders named, without what .gitignore files exclude and
 * without node_modules, which holds what others wrote. Links to folders are not followed, so a walk ends and finds a file once.
 */
import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { languageOfPath } from '../../core/syntax/language';
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

export interface Walk {
  /** In order of their paths, each once. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly WalkProblem[];
  /** Files and folders that .gitignore files excluded. */
  readonly ignored: number;
}

/** One .gitignore and the folder that its patterns are relative to. */
interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

export async function findFiles(
  paths: readonly string[],
  options: { readonly cwd: string; readonly respectIgnores: boolean },
): Promise<Walk> {
  const walker = new Walker(options.respectIgnores);
  for (const one of paths) await walker.start(path.resolve(options.cwd, one), one);
  const files = [...walker.files.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { files, problems: walker.problems, ignored: walker.ignored };
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

  async #folder(folder: string, above: readonly Rules[]): Promise<void> {
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
      } else if (entry.isFile() && languageOfPath(file) !== undefined) {
        if (isIgnored(file, rules)) this.ignored++;
        else if (!this.files.has(file)) this.files.set(file, { file, named: false });
      }
    }
  }
}

/** The last .gitignore that has an opinion decides (gitignore(5)); inner ones come after outer ones. */
function isIgnored(file: string, rules: readonly Rules[]): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const one = rules[at];
    if (one === undefined) continue;
    const relative = file.slice(one.folder.length + 1);
    const verdict = one.matcher.test(relative.split(path.sep).join('/'));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** The .gitignore files from the repository's top down to above the folder, and the repository's own exclude file. */
async function rulesAbove(folder: string): Promise<readonly Rules[]> {
  const rules: Rules[] = [];
  let at = folder;
  for (;;) {
    if (fs.existsSync(path.join(at, '.git'))) {
      const exclude = await readRules(at, path.join('.git', 'info', 'exclude'));
      return exclude === undefined ? rules : [exclude, ...rules];
    }
    const parent = path.dirname(at);
    // Not in a repository: only what lies below the folder counts.
    if (parent === at) return [];
    at = parent;
    const found = await readRules(at);
    if (found !== undefined) rules.unshift(found);
  }
}

async function readRules(folder: string, name = '.gitignore'): Promise<Rules | undefined> {
  try {
    const text = await fs.promises.readFile(path.join(folder, name), 'utf8');
    return { folder: folder === path.sep ? '' : folder, matcher: ignore().add(text) };
  } catch {
    // None here, or none that can be read: git itself goes on as well.
    return undefined;
  }
}
