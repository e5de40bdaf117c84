/**
 * Finds the entries in the text of a compile_commands.json without holding all of them: a database of a large project
 * has tens of megabytes, and one file's entry is asked for. Gives way to other work while it reads.
 * Format: Clang, "JSON Compilation Database Format Specification".
 */
import path from 'node:path';
import type { Span } from '../../core/text';
import { say } from '../../languages/say';

export interface DatabaseIndex {
  /** Bytes of the first entry of each file, by its absolute path. */
  readonly entries: ReadonlyMap<string, Span>;
}

export type IndexReading =
  | { readonly ok: true; readonly index: DatabaseIndex }
  /** A clause: "it is not a list of entries". */
  | { readonly ok: false; readonly why: string };

/** Bytes between two turns of the event loop: a few milliseconds of work. */
const stretch = 1 << 20;

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

export async function indexDatabase(bytes: Buffer, folder: string): Promise<IndexReading> {
  if (bytes.includes(0)) return { ok: false, why: say('it holds NUL bytes, so it is no text in UTF-8') };
  const first = /\S/.exec(
    bytes
      .subarray(0, 4096)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  )?.[0];
  if (first !== '[') return { ok: false, why: say('it is not a list of entries') };
  const entries = new Map<string, Span>();
  let depth = 0;
  let start = 0;
  let pause = stretch;
  for (let at = 0; at < bytes.length; at++) {
    const unit = bytes[at];
    if (unit === quote) {
      const end = endOfString(bytes, at);
      if (end === undefined) return { ok: false, why: say('a string in it is not closed') };
      at = end;
    } else if (unit === openBrace) {
      if (depth++ === 0) start = at;
    } else if (unit === closeBrace) {
      if (depth === 0) return { ok: false, why: say('it has a } too many') };
      if (--depth === 0) {
        const span = { start, end: at + 1 };
        const entry = readEntry(bytes, span, folder);
        if (entry === undefined)
          return { ok: false, why: say('the entry at byte {start} is malformed', { start }) };
        if (!entries.has(entry.file)) entries.set(entry.file, span);
      }
    }
    if (at > pause) {
      pause = at + stretch;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
  return depth === 0
    ? { ok: true, index: { entries } }
    : { ok: false, why: say('it ends in the middle of an entry') };
}

function endOfString(bytes: Buffer, start: number): number | undefined {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === backslash) at++;
    else if (bytes[at] === quote) return at;
  }
  return undefined;
}

export interface DatabaseEntry {
  /** Absolute. */
  readonly file: string;
  readonly directory: string;
  readonly arguments: readonly string[] | undefined;
  readonly command: string | undefined;
}

/** Undefined where it is no entry: a file and a directory are needed. */
export function readEntry(bytes: Buffer, { start, end }: Span, folder: string): DatabaseEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8', start, end));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('file' in value)) return undefined;
  const { file } = value;
  const directory = 'directory' in value ? value.directory : '.';
  if (typeof file !== 'string' || typeof directory !== 'string') return undefined;
  if (file.includes('\0') || directory.includes('\0')) return undefined;
  const at = path.resolve(folder, directory);
  const list = 'arguments' in value ? value.arguments : undefined;
  const command = 'command' in value ? value.command : undefined;
  return {
    file: path.resolve(at, file),
    directory: at,
    arguments: Array.isArray(list) ? list.filter((one) => typeof one === 'string') : undefined,
    command: typeof command === 'string' ? command : undefined,
  };
}
