/**
 * Files that a client names, found as the runner's user would find them. With CAP_SYS_PTRACE the links of /proc/PID (root, cwd, exe, fd/…,
 * map_files/…) lead past folders that are closed to the user. So a path is walked a name at a time, each looked up in the folder that is held
 * open, and a link that stands in /proc is not followed. What was found so cannot be exchanged before it is used.
 * openat2(2) with RESOLVE_NO_MAGICLINKS does the same from Linux 5.6 on, where the seccomp filter of a container permits it.
 * Source: path_resolution(7); open(2), O_PATH; proc(5).
 */
import type { BigIntStats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileErrno } from './procfs';
import { say } from '../languages/say';

/** include/uapi/asm-generic/fcntl.h; the architectures that have another one are none of Node's. */
const O_PATH = 0o10_000_000;
const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = fs.constants;

/** PROC_SUPER_MAGIC (include/uapi/linux/magic.h), as statfs(2) gives it. */
const procMagic = 0x9fa0;

/** As many as the kernel follows (MAXSYMLINKS in include/linux/namei.h). */
const mostLinks = 40;

/** `why` is the name of an errno or half a sentence. */
export type Found<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

const missing = (why: string): { readonly ok: false; readonly why: string } => ({ ok: false, why });

const throughProc = (): string =>
  say(
    'its path leads through a link of /proc, where a runner with CAP_SYS_PTRACE gets further than its user',
  );

/** A file or folder that is held, without being open for reading or writing. To be closed. */
export class Entry {
  readonly #handle: fs.FileHandle;

  constructor(handle: fs.FileHandle) {
    this.#handle = handle;
  }

  static async root(): Promise<Entry> {
    return new Entry(await fs.open('/', O_PATH | O_DIRECTORY));
  }

  /** A path to it that holds whatever its own path leads to by now. */
  get path(): string {
    return `/proc/self/fd/${this.#handle.fd}`;
  }

  /** The same for what a folder holds. */
  at(name: string): string {
    return `${this.path}/${name}`;
  }

  stat(): Promise<BigIntStats> {
    return this.#handle.stat({ bigint: true });
  }

  async isInProc(): Promise<boolean> {
    return (await fs.statfs(this.path)).type === procMagic;
  }

  /** Of a folder: returns when the names of new files are on disk. */
  async sync(): Promise<void> {
    const readable = await fs.open(this.path, O_RDONLY | O_DIRECTORY);
    try {
      await readable.sync();
    } finally {
      await readable.close();
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

type Step = { readonly entry: Entry } | { readonly link: string } | { readonly why: string };

/** What has the name in the folder, itself and not what it may lead to. */
async function lookAt(folder: Entry, name: string, mustBeFolder: boolean): Promise<Step> {
  const flags = O_PATH | O_NOFOLLOW | (mustBeFolder ? O_DIRECTORY : 0);
  try {
    const entry = new Entry(await fs.open(folder.at(name), flags));
    // With O_DIRECTORY a link is not opened.
    if (mustBeFolder || !(await entry.stat()).isSymbolicLink()) return { entry };
    await entry.close();
  } catch (error) {
    const why = fileErrno(error);
    // What a link is answered with there.
    if (why !== 'ENOTDIR') return { why };
  }
  try {
    const link = await fs.readlink(folder.at(name));
    return (await folder.isInProc()) ? { why: throughProc() } : { link };
  } catch (error) {
    const why = fileErrno(error);
    return { why: why === 'EINVAL' ? 'ENOTDIR' : why };
  }
}

/** Undefined when the folder is there now, whoever made it. */
async function makeFolder(parent: Entry, name: string): Promise<string | undefined> {
  try {
    await fs.mkdir(parent.at(name), { mode: 0o700 });
    return undefined;
  } catch (error) {
    const errno = fileErrno(error);
    return errno === 'EEXIST' ? undefined : errno;
  }
}

/** The names of a path that are to be walked, the next one last. */
const namesOf = (file: string): string[] =>
  file
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .reverse();

/** `folder`: the end has to be one. `make`: folders that are missing are made, for the user alone. */
async function walk(
  file: string,
  { folder, make }: { readonly folder: boolean; readonly make: boolean },
): Promise<Found<Entry>> {
  const names = namesOf(path.isAbsolute(file) ? file : `${process.cwd()}/${file}`);
  let here = await Entry.root();
  const stop = async (why: string): Promise<Found<Entry>> => {
    await here.close();
    return missing(why);
  };
  const go = async (there: Entry): Promise<void> => {
    await here.close();
    here = there;
  };
  let links = 0;
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    const mustBeFolder = folder || names.length > 0;
    let step = await lookAt(here, name, mustBeFolder);
    if (make && 'why' in step && step.why === 'ENOENT') {
      const errno = await makeFolder(here, name);
      step = errno === undefined ? await lookAt(here, name, mustBeFolder) : { why: errno };
    }
    if ('why' in step) return stop(step.why);
    if ('entry' in step) {
      await go(step.entry);
      continue;
    }
    if (++links > mostLinks) return stop('ELOOP');
    names.push(...namesOf(step.link));
    if (path.isAbsolute(step.link)) await go(await Entry.root());
  }
  return { ok: true, value: here };
}

/** What the path leads to, be it a file or a folder. */
export function findEntry(file: string): Promise<Found<Entry>> {
  return walk(file, { folder: false, make: false });
}

/** The folder that a path names. `make`: with all that is missing of it, for the user alone. */
export function findFolder(folder: string, make = false): Promise<Found<Entry>> {
  return walk(folder, { folder: true, make });
}

/** Bits of a file's mode by which others than its owner may write to it. */
const writableByOthers = 0o022n;

export type OwnFile =
  | { readonly ok: true; readonly handle: fs.FileHandle }
  /** `why` and `remedy` as a failure has them. */
  | { readonly ok: false; readonly why: string; readonly remedy?: string };

/**
 * Opens for reading what only the user can have written: a plain file of theirs, not by way of a link. Nothing is opened before that is known:
 * to open a pipe or a device does something already.
 */
export async function openOwn(folder: Entry, name: string): Promise<OwnFile> {
  const step = await lookAt(folder, name, false);
  if ('link' in step)
    return { ok: false, why: say('it is a symbolic link'), remedy: say('Name the file that it leads to.') };
  if ('why' in step) return { ok: false, why: step.why };
  const { entry } = step;
  try {
    const stat = await entry.stat();
    if (!stat.isFile()) return { ok: false, why: say('it is not a file') };
    if (await entry.isInProc()) return { ok: false, why: say('it is a file of /proc') };
    const user = process.geteuid?.() ?? 0;
    if (Number(stat.uid) !== user)
      return {
        ok: false,
        why: say('it belongs to user {owner}, and the runner is user {user}', { owner: stat.uid, user }),
        remedy: say(
          'Let user {owner} undo it; or, if you know what it says and want that, use a copy of your own.',
          { owner: stat.uid },
        ),
      };
    if ((stat.mode & writableByOthers) !== 0n)
      return {
        ok: false,
        why: say('other users may write to it'),
        remedy: say('If it still says what it should, take that right away: chmod go-w FILE.'),
      };
    return { ok: true, handle: await fs.open(entry.path, O_RDONLY) };
  } catch (error) {
    return { ok: false, why: fileErrno(error) };
  } finally {
    await entry.close();
  }
}
