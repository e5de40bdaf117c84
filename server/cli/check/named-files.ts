/** `--files-from`: the files that another program chose, one a line, or with NUL between them as `git diff -z` writes. */
import fs from 'node:fs';
import { isSourceFile } from '../../lsp/file-kinds';
import type { Io } from '../io';
import { reasonOf } from './source-file';
import { say } from '../../languages/say';

export type NamedFiles =
  { readonly ok: true; readonly files: readonly string[] } | { readonly ok: false; readonly problem: string };

/** @param from absent: standard input. What is no source by its name is passed over. */
export async function namedFiles(from: string | undefined, io: Io): Promise<NamedFiles> {
  let text: string;
  try {
    text = (from === undefined ? await io.readStdin() : await fs.promises.readFile(from)).toString('utf8');
  } catch (error) {
    return { ok: false, problem: `--files-from: ${from ?? say('standard input')}: ${reasonOf(error)}` };
  }
  const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return { ok: true, files: names.filter((name) => name !== '' && isSourceFile(name)) };
}
