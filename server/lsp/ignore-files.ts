/** The .gitignore files of a tree (gitignore(5)), for whoever walks one. */
import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { slashed } from './uris';

/** One .gitignore and the folder that its patterns are relative to. */
export interface IgnoreRules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** The last .gitignore that has an opinion decides (gitignore(5)); inner ones come after outer ones. */
export function isIgnored(file: string, rules: readonly IgnoreRules[]): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const one = rules[at];
    if (one === undefined) continue;
    const relative = file.slice(one.folder.length + 1);
    const verdict = one.matcher.test(slashed(relative));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** The .gitignore files from the repository's top down to above the folder, and the repository's own exclude file. */
export async function rulesAbove(folder: string): Promise<readonly IgnoreRules[]> {
  const rules: IgnoreRules[] = [];
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

export async function readRules(folder: string, name = '.gitignore'): Promise<IgnoreRules | undefined> {
  try {
    const text = await fs.promises.readFile(path.join(folder, name), 'utf8');
    return { folder: folder === path.sep ? '' : folder, matcher: ignore().add(text) };
  } catch {
    // None here, or none that can be read: git itself goes on as well.
    return undefined;
  }
}
