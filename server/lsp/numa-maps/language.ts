/**
 * Which open documents are copies of /proc/PID/numa_maps, and one line of such a document. Nothing is linted there, so nothing else in
 * the server asks for a result.
 */
import path from 'node:path';
import { readNumaMapsLine } from '../../kernel/numa-maps';
import type { NumaMapsLine } from '../../kernel/numa-maps';
import type { DocumentState, OpenDocument } from '../open-document';

/** VS Code's and what an editor calls it that makes ids of file names. */
export const numaMapsLanguages: readonly string[] = ['numa-maps', 'numa_maps'];

/** `numa_maps`, `4711.numa_maps`. */
const fileName = /(?:^|\.)numa_maps$/;

export function isNumaMaps({ languageId, uri }: Pick<OpenDocument, 'languageId' | 'uri'>): boolean {
  if (numaMapsLanguages.includes(languageId)) return true;
  return languageId === '' && fileName.test(path.posix.basename(uri));
}

/** Without what ends it. */
export function lineText({ text, lines }: Pick<DocumentState, 'text' | 'lines'>, line: number): string {
  return text.slice(lines.lineStart(line), lines.lineStart(line + 1)).replace(/[\r\n]+$/, '');
}

export function readLine(
  state: Pick<DocumentState, 'text' | 'lines'>,
  line: number,
): NumaMapsLine | undefined {
  return readNumaMapsLine(lineText(state, line));
}
