/** The .gitignore files of a tree (gitignore(5)), for whoever walks one. */
import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { largestConfig, readPlainFile } from './plain-file';
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
    const verdict = one.matcher.test(asBytes(slashed(relative)));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/**
 * A unit for each byte of its UTF-8: git's `?` and `[…]` mean a byte, so that `?.c` is not `ä.c`.
 * Source: gitignore(5), wildmatch.c of git.
 */
function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The rules that hold in a folder, outer ones first. */
export interface TreeRules {
  readonly rules: readonly IgnoreRules[];
  readonly inRepository: boolean;
}

/** The .gitignore files from the repository's top down to above the folder, and the repository's own exclude file. */
export async function rulesAbove(folder: string): Promise<TreeRules> {
  const rules: IgnoreRules[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    if (at !== folder) {
      const found = await readRules(at);
      if (found !== undefined) rules.unshift(found);
    }
    if (isRepository(at)) {
      const exclude = at === folder ? undefined : await readRules(at, excludeFile);
      return { rules: exclude === undefined ? rules : [exclude, ...rules], inRepository: true };
    }
    // Not in a repository: only what lies below the folder counts.
    if (path.dirname(at) === at) return { rules: [], inRepository: false };
  }
}

/** With the folder's own rules. A repository in a repository has its own, and only those. */
export async function rulesIn(folder: string, above: TreeRules): Promise<TreeRules> {
  const isTop = isRepository(folder);
  const outer = isTop && above.inRepository ? [] : above.rules;
  const [exclude, own] = await Promise.all([
    isTop ? readRules(folder, excludeFile) : undefined,
    readRules(folder),
  ]);
  if (exclude === undefined && own === undefined && outer === above.rules) return above;
  const rules = [...outer, ...(exclude === undefined ? [] : [exclude]), ...(own === undefined ? [] : [own])];
  return { rules, inRepository: above.inRepository };
}

const excludeFile = path.join('.git', 'info', 'exclude');

export function isRepository(folder: string): boolean {
  return fs.statSync(path.join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
}

/** U+FEFF as bytes. */
const byteOrderMark = /^\xef\xbb\xbf/;

/** As git is set up by default on each (core.ignoreCase). */
export const ignoresCase = process.platform === 'win32' || process.platform === 'darwin';

async function readRules(folder: string, name = '.gitignore'): Promise<IgnoreRules | undefined> {
  try {
    const bytes = await readPlainFile(path.join(folder, name), largestConfig);
    const text = bytes.toString('latin1').replace(byteOrderMark, '');
    return {
      folder: folder === path.sep ? '' : folder,
      matcher: ignore({ ignorecase: ignoresCase }).add(text),
    };
  } catch {
    // None here, or none that can be read: git itself goes on as well.
    return undefined;
  }
}
