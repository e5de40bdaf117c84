/**
 * /proc as data: parsers for the files the runner needs, and readers that do not block the event loop. Every file
 * of a process can vanish or be refused at any time, so reading gives the errno name instead of an exception.
 * Source: proc(5).
 */
import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { limits } from './limits';

export type ProcText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errno: string };

/** The errno name of a failed file operation; a bug's exception goes on. */
export function fileErrno(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

export async function readProc(file: string): Promise<ProcText> {
  try {
    return { ok: true, text: await fs.readFile(file, 'utf8') };
  } catch (error) {
    return { ok: false, errno: fileErrno(error) };
  }
}

/**
 * The same at once, for a short file whose text the kernel has without waiting: numbers of the machine and of a process, but not what takes
 * the lock of a process's memory (maps, smaps, numa_maps, cmdline, environ) and not what a container's file system may stand in for
 * (/proc/meminfo and others, lxcfs(1)). The way through the thread pool costs many times what such a read does.
 */
export function readProcNow(file: string): ProcText {
  try {
    return { ok: true, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { ok: false, errno: fileErrno(error) };
  }
}

/** What a link of /proc points to; undefined when it may not be read or is gone. */
export async function readProcLink(file: string): Promise<string | undefined> {
  try {
    return await fs.readlink(file);
  } catch (error) {
    fileErrno(error);
    return undefined;
  }
}

export interface ProcStat {
  /** R, S, D, T, t, Z, X, … */
  readonly state: string;
  readonly kernelThread: boolean;
  /** Of all threads of the process, or of the one that the line is about. */
  readonly threads: number;
  /** That the thread is about to end. */
  readonly exiting: boolean;
  /** Clock ticks after boot: with the pid it names a process for as long as the machine is up. */
  readonly startTime: string;
  /** Where the stack starts: another value means that execve(2) gave the process another address space. 0 without rights. */
  readonly startStack: string;
}

/** include/linux/sched.h */
const PF_KTHREAD = 0x0020_0000;
const PF_EXITING = 0x0000_0004;

/** Undefined for a text that is no stat line. The command is in parentheses and may hold anything, parentheses too. */
export function parseStat(text: string): ProcStat | undefined {
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ');
  // Field n of proc(5) is fields[n - 3].
  const [state, flags, startTime, startStack] = [fields[0], fields[6], fields[19], fields[25]];
  if (
    end < 0 ||
    state === undefined ||
    flags === undefined ||
    startTime === undefined ||
    startStack === undefined
  )
    return undefined;
  const has = (flag: number): boolean => (Number(flags) & flag) !== 0;
  return {
    state,
    kernelThread: has(PF_KTHREAD),
    threads: Number(fields[17]),
    exiting: has(PF_EXITING),
    startTime,
    startStack,
  };
}

/** The command of a stat line, which is in parentheses: /proc/PID/comm without reading it. */
export function parseCommand(stat: string): string {
  return stat.slice(stat.indexOf('(') + 1, Math.max(stat.lastIndexOf(')'), 0));
}

/** The `Name:\tvalue` lines of /proc/PID/status, /proc/meminfo and the like. */
export function parseFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return fields;
}

export interface Mapping {
  readonly start: bigint;
  /** Exclusive. */
  readonly end: bigint;
  /** "r-xp" */
  readonly permissions: string;
  readonly offset: bigint;
  /** "fd:01", major and minor number of the file system. */
  readonly device: string;
  readonly inode: string;
  /** A path, "[heap]", or empty. */
  readonly name: string;
}

const mappingLine = /^([0-9a-f]+)-([0-9a-f]+) ([rwxsp-]{4}) ([0-9a-f]+) (\S+) (\d+) *(.*)$/;

/** One line of /proc/PID/maps, which is also the head line of a mapping in smaps; undefined for another line. */
export function parseMapping(line: string): Mapping | undefined {
  const match = mappingLine.exec(line);
  if (match === null) return undefined;
  const [, start = '', end = '', permissions = '', offset = '', device = '', inode = '', name = ''] = match;
  return {
    start: BigInt(`0x${start}`),
    end: BigInt(`0x${end}`),
    permissions,
    offset: BigInt(`0x${offset}`),
    device,
    inode,
    // The kernel writes a line feed in a path as \012 and nothing else in octal (seq_file_path in fs/proc/task_mmu.c).
    name: name.replaceAll('\\012', '\n'),
  };
}

/**
 * The lines of an open file from its beginning on, a piece at a time. Of a line that is longer than `longest` characters the rest is left out, so
 * that no file can fill the memory. Ends early, without an error, where reading fails: a process may go away.
 */
export async function* linesOf(
  handle: fs.FileHandle,
  longest: number,
): AsyncGenerator<string, void, undefined> {
  const buffer = Buffer.alloc(1 << 16);
  const decoder = new StringDecoder('utf8');
  let line = '';
  let tooLong = false;
  try {
    for (let position = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      const pieces = decoder.write(buffer.subarray(0, bytesRead)).split('\n');
      for (const [i, piece] of pieces.entries()) {
        if (i > 0) {
          if (!tooLong) yield line;
          line = '';
          tooLong = false;
        }
        if (tooLong) continue;
        line += piece;
        tooLong = line.length > longest;
        // At once: who reads it may want no more.
        if (tooLong) yield line.slice(0, longest);
      }
    }
  } catch (error) {
    fileErrno(error);
  }
  if (line !== '' && !tooLong) yield line;
}

/** The lines of a file of /proc that may be long. None where it cannot be opened. */
export async function* procLines(file: string): AsyncGenerator<string, void, undefined> {
  let handle: fs.FileHandle;
  try {
    handle = await fs.open(file, 'r');
  } catch (error) {
    fileErrno(error);
    return;
  }
  try {
    yield* linesOf(handle, limits.procLine);
  } finally {
    await handle.close();
  }
}

/** The command line with spaces between its words, as much of it as is told. Undefined where it may not be read or is gone. */
export async function readCommand(pid: number): Promise<string | undefined> {
  try {
    const file = await fs.open(`/proc/${pid}/cmdline`, 'r');
    try {
      const buffer = Buffer.alloc(limits.maxCommand);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.toString('utf8', 0, bytesRead).replaceAll('\0', ' ').trim();
    } finally {
      await file.close();
    }
  } catch (error) {
    fileErrno(error);
    return undefined;
  }
}
