/**
 * What the bytes of a file tell before anybody decodes and analyses them. Nearly all files of a tree say nothing that a rule could speak of;
 * the command line and the editor's check of a folder pass over the same ones.
 */
import { kubernetesWords } from '../core/manifest/kinds';
import { languageOfPath } from '../core/syntax/language';
import { mayBeFound } from '../core/syntax/prefilter';
import { kindOfFile } from './file-kinds';

/** There can be no finding in it, whatever other files hold. */
export function isSilent(file: string, bytes: Buffer): boolean {
  const kind = kindOfFile(file);
  if (kind === 'kubernetes') return !kubernetesWords.some((word) => bytes.includes(word));
  return kind === undefined && !mayBeFound(namesIn(bytes), languageOfPath(file));
}

/** A text with the same names, which are ASCII: most encodings need not be decoded for them. */
function namesIn(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  // With a byte order mark, as a search by ripgrep takes it.
  if (mark === 0xfffe) return bytes.toString('utf16le');
  if (mark === 0xfeff)
    return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  return bytes.toString('latin1');
}
