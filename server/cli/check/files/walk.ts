/**
 * The sources, container files and units below a folder, without what .gitignore files exclude and without node_modules,
 * which holds what others wrote. Links are not followed, so a walk ends and finds a file once. Nothing is read: ripgrep
 * does that faster where there is one (ripgrep.ts).
 */
import fs from 'node:fs';
import path from 'node:path';
import { languageOfPath } from '../../../core/syntax/language';
import { isIgnored, rulesAbove, rulesIn, type TreeRules } from '../../../lsp/ignore-files';
import { reasonOf } from '../source-file';
import { kindOf, nameIsNoText, type FoundProblem } from './found';

export class Walker {
  readonly files: string[] = [];
  readonly problems: FoundProblem[] = [];
  /** Files and folders that .gitignore files excluded. */
  ignored = 0;

  constructor(private readonly respectIgnores: boolean) {}

  async start(folder: string): Promise<void> {
    await this.#folder(folder, this.respectIgnores ? await rulesAbove(folder) : undefined);
  }

  async #folder(folder: string, above: TreeRules | undefined): Promise<void> {
    let entries: fs.Dirent[];
    try {
      entries = await fs.promises.readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.problems.push({ file: folder, message: `the folder cannot be read: ${reasonOf(error)}` });
      return;
    }
    const rules = above && (await rulesIn(folder, above));
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name === '.git' || entry.name === 'node_modules') continue;
        if (rules !== undefined && isIgnored(`${file}/`, rules.rules)) this.ignored++;
        else if (isNoText(file)) this.problems.push({ file, message: nameIsNoText });
        else await this.#folder(file, rules);
      } else if (entry.isFile() && (languageOfPath(file) ?? kindOf(file)) !== undefined) {
        if (rules !== undefined && isIgnored(file, rules.rules)) this.ignored++;
        else if (isNoText(file)) this.problems.push({ file, message: nameIsNoText });
        else this.files.push(file);
      }
    }
  }
}

/** U+FFFD stands in a path for bytes that are no UTF-8, or for itself. */
function isNoText(file: string): boolean {
  return file.includes('\uFFFD') && fs.lstatSync(file, { throwIfNoEntry: false }) === undefined;
}
