/**
 * The journal of a move: JSON lines, the first one naming the process, the others the old placement, one line or some for a batch. A batch is
 * on disk before it moves, so a move can be undone even if the runner is killed in the middle; a last line that is torn belongs
 * to a batch that never moved. Readable by its owner only: addresses are a secret of the process. It is read in journal-reader.ts.
 */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import type { RunnerFailure } from '../protocol/runner';
import { failures } from './failures';
import { journalVersion } from './journal-format';
import type { JournalHeader, OldRun } from './journal-format';
import { JournalReader } from './journal-reader';
import { limits } from './limits';
import { formatPage } from './pages';
import { fileErrno, parseStat, readProc, readProcLink, readProcNow } from './procfs';
import type { Target } from './target';
import { findFolder } from './user-files';
import type { Entry } from './user-files';

/**
 * Never over another move's journal, and never through a link that someone else put there. Each write returns when it is on disk, as if
 * fdatasync(2) followed, for one turn through the thread pool instead of two. Source: open(2), O_DSYNC.
 */
const { O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = fs.constants;
const appendNew = O_WRONLY | O_CREAT | O_EXCL | O_DSYNC;

export interface MachineIdentity {
  readonly boot: string;
  readonly pidNamespace: string;
}

export async function machineIdentity(): Promise<MachineIdentity> {
  const boot = readProcNow('/proc/sys/kernel/random/boot_id');
  return {
    boot: boot.ok ? boot.text.trim() : '',
    pidNamespace: (await readProcLink('/proc/self/ns/pid')) ?? '',
  };
}

/** Where journals go unless the client names a file. Source: XDG Base Directory Specification, XDG_STATE_HOME. */
export function journalFolder(env: NodeJS.ProcessEnv): string {
  const state = env['XDG_STATE_HOME'];
  const base =
    state !== undefined && path.isAbsolute(state) ? state : path.join(os.homedir(), '.local/state');
  return path.join(base, 'numa-lens/journals');
}

/** A journal that has been begun: the file, open for writing, and its folder. */
interface MadeFile {
  readonly handle: fs.FileHandle;
  readonly folder: Entry;
}

/** Writes the journal of one move; the file is made when the first batch is recorded. */
export class JournalWriter {
  readonly #header: JournalHeader;
  #made: MadeFile | undefined;
  #file: string;
  readonly #own: boolean;
  readonly #forMove: boolean;

  private constructor(file: string, own: boolean, forMove: boolean, header: JournalHeader) {
    this.#file = file;
    this.#own = own;
    this.#forMove = forMove;
    this.#header = header;
  }

  static async prepare(
    target: Target,
    move: {
      readonly file: string | undefined;
      readonly flags: number;
      readonly pageSize: number;
      readonly kernel: string;
      /** Nothing is about to move: the placement is to be saved. */
      readonly onlySaved?: boolean;
    },
  ): Promise<JournalWriter> {
    const written = new Date().toISOString();
    const { pid, startTime, executable } = target.info;
    const name = `${ownPrefix(target.info)}${written.replaceAll(/[-:.]/g, '')}.jsonl`;
    return new JournalWriter(
      move.file ?? path.join(journalFolder(process.env), name),
      move.file === undefined,
      move.onlySaved !== true,
      {
        numaLensJournal: journalVersion,
        pid,
        startTime,
        executable,
        startStack: target.startStack,
        ...(await machineIdentity()),
        pageSize: move.pageSize,
        flags: move.flags,
        kernel: move.kernel,
        written,
      },
    );
  }

  /** The file, once something is in it. */
  get file(): string | undefined {
    return this.#made === undefined ? undefined : this.#file;
  }

  /** Returns when the old placement is on disk. */
  async record(runs: readonly OldRun[]): Promise<RunnerFailure | undefined> {
    try {
      const lines = await this.#lines(runs);
      if (this.#made !== undefined) {
        await append(this.#made.handle, lines);
        return undefined;
      }
      const found = await findFolder(path.dirname(this.#file), this.#own);
      if (!found.ok) return this.#notWritten(found.why);
      const begun = line(this.#header) + lines;
      this.#made = { folder: found.value, handle: await this.#create(found.value, begun) };
      return undefined;
    } catch (error) {
      return this.#notWritten(fileErrno(error));
    }
  }

  #notWritten(why: string): RunnerFailure {
    return this.#forMove
      ? failures.journalNotWritten(this.#file, why, this.#own ? 'runner' : 'client', this.#made !== undefined)
      : failures.placementNotSaved(this.#file, why);
  }

  async #lines(runs: readonly OldRun[]): Promise<string> {
    const { pageSize } = this.#header;
    const lines: string[] = [];
    for (let from = 0; from < runs.length; from += limits.runsInLine) {
      // Each takes some 2 ms.
      if (from > 0) await setImmediate();
      const some = runs.slice(from, from + limits.runsInLine);
      lines.push(line(some.map(({ first, count, node }) => [formatPage(first, pageSize), count, node])));
    }
    return lines.join('');
  }

  /** A file with the text. Where that fails there is none, and the folder is closed. */
  async #create(folder: Entry, text: string): Promise<fs.FileHandle> {
    let handle: fs.FileHandle | undefined;
    try {
      if (this.#own) await removeStale(folder, this.#header);
      handle = await this.#open(folder);
      await append(handle, text);
      await folder.sync();
    } catch (error) {
      await handle?.close();
      if (handle !== undefined) await fs.rm(folder.at(path.basename(this.#file)), { force: true });
      await folder.close();
      throw error;
    }
    this.#file = path.resolve(this.#file);
    return handle;
  }

  /** A clock that was set back comes by the same millisecond again: then it is another name, unless the client chose it. */
  async #open(folder: Entry): Promise<fs.FileHandle> {
    for (let another = 2; ; another++) {
      try {
        return await fs.open(folder.at(path.basename(this.#file)), appendNew, 0o600);
      } catch (error) {
        if (!this.#own || fileErrno(error) !== 'EEXIST') throw error;
      }
      this.#file = this.#file.replace(/(?:\.\d+)?\.jsonl$/, `.${another}.jsonl`);
    }
  }

  async close(): Promise<void> {
    await this.#made?.handle.close();
    await this.#made?.folder.close();
  }

  /** Takes away what was written, if anything was: it is not to be used. */
  async discard(): Promise<void> {
    if (this.#made === undefined) return;
    await fs.rm(this.#made.folder.at(path.basename(this.#file)), { force: true });
    await this.close();
  }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * One write call, so that a killed runner leaves whole lines and at most one torn one. Returns when it is on disk: the file was opened
 * for that.
 */
async function append(handle: fs.FileHandle, text: string): Promise<void> {
  // A disk that is nearly full takes a part, and says why with the next one.
  for (let rest = Buffer.from(text); rest.length > 0;)
    rest = rest.subarray((await handle.write(rest)).bytesWritten);
}

/** How the journals of one process begin their names. */
export const ownPrefix = ({ pid, startTime }: { readonly pid: number; readonly startTime: string }): string =>
  `${pid}-${startTime}-`;

/** Removes journals that nothing can be undone with any more: their process has ended. */
async function removeStale(folder: Entry, here: JournalHeader): Promise<void> {
  for (const name of await fs.readdir(folder.path)) {
    // Of the process that is about to be moved. Should it be about one of that number before the machine was started anew, it goes later.
    if (name.startsWith(ownPrefix(here))) continue;
    const journal = await JournalReader.openIn(folder, name, name);
    if (!journal.ok) continue;
    await journal.value.close();
    const { boot, pidNamespace, pid, startTime } = journal.value.header;
    const ended = pidNamespace === here.pidNamespace && (await hasEnded(pid, startTime));
    if (boot !== here.boot || ended) await fs.rm(folder.at(name), { force: true });
  }
}

/** Only when it is certain: /proc may hide the processes of other users (mount option hidepid). */
export async function hasEnded(pid: number, startTime: string): Promise<boolean> {
  const stat = await readProc(`/proc/${pid}/stat`);
  if (stat.ok) return parseStat(stat.text)?.startTime !== startTime;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return fileErrno(error) === 'ESRCH';
  }
}
