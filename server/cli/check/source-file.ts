/** Reading and replacing source files: bytes to text and back, with nothing lost on the way. */
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';
import { wordsOf } from '../../languages/say';
import fs from 'node:fs';
import path from 'node:path';

export interface SourceText {
  /** Without a byte order mark. Bytes that are no UTF-8 are U+FFFD. */
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly hasBom: boolean;
  /** False when writing the text back would change bytes that nobody edited. */
  readonly validUtf8: boolean;
}

export type Reading =
  | { readonly kind: 'text'; readonly source: SourceText }
  /** Holds NUL: no source in an encoding that this program knows. */
  | { readonly kind: 'binary' };

const bom = Buffer.from([0xef, 0xbb, 0xbf]);

export function decode(bytes: Buffer): Reading {
  if (bytes.includes(0)) return { kind: 'binary' };
  const hasBom = bytes.subarray(0, 3).equals(bom);
  const body = hasBom ? bytes.subarray(3) : bytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const validUtf8 = !text.includes('\uFFFD') || Buffer.from(text, 'utf8').equals(body);
  return { kind: 'text', source: { text, bytes, hasBom, validUtf8 } };
}

export function encode(text: string, source: SourceText): Buffer {
  const body = Buffer.from(text, 'utf8');
  return source.hasBom ? Buffer.concat([bom, body]) : body;
}

/**
 * Replaces the file's contents in one step, so that nobody ever sees half of them: a new file beside it, then a rename.
 * A link stays a link to the changed file. False when the file changed since it was read; throws as the file system does.
 */
export async function replaceFile(file: string, source: SourceText, text: string): Promise<boolean> {
  const target = await fs.promises.realpath(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.numa-lens-${process.pid}`);
  const { mode } = await fs.promises.stat(target);
  try {
    const handle = await fs.promises.open(temporary, 'wx', mode & 0o777);
    try {
      await handle.writeFile(encode(text, source));
      await handle.chmod(mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await fs.promises.readFile(target)).equals(source.bytes)) return false;
    await fs.promises.rename(temporary, target);
    return true;
  } finally {
    await fs.promises.rm(temporary, { force: true });
  }
}

/** As libuv words them, which knows English only. */
const usualReasons: Readonly<Record<string, Phrase>> = {
  ENOENT: phrase('no such file or directory'),
  ENOTDIR: phrase('not a directory'),
  EISDIR: phrase('illegal operation on a directory'),
  EACCES: phrase('permission denied'),
  EPERM: phrase('operation not permitted'),
  EROFS: phrase('read-only file system'),
  ENOSPC: phrase('no space left on device'),
};

/** "permission denied" instead of "EACCES: permission denied, open '…'": the path is said already. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, code = '', reason = error.message] = /^([A-Z0-9]+): ([^,]+)/.exec(error.message) ?? [];
  const usual = usualReasons[code];
  return usual === undefined ? reason : wordsOf(usual);
}
