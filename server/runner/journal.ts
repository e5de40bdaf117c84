/**
 * The journal of a move: JSON lines, the first one naming the process, every other one the old placement of one batch. A batch is
 * on disk before it moves, so a move can be undone even if the runner is killed in the middle; a last line that is torn belongs
 * to a batch that never moved. Readable by its owner only: addresses are a secret of the process.
 */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Outcome, RunnerFailure } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { formatAddress, parseAddress } from './pages';
import { fileErrno, parseStat, procLines, readProc, readProcLink } from './procfs';
import type { Target } from './target';

export const journalVersion = 1;

export interface JournalHeader {
  readonly numaLensJournal: number;
  readonly pid: number;
  readonly startTime: string;
  readonly executable: string;
  /** Field 28 of its stat: another one means that it executed another program since. Absent in journals from before it was written. */
  readonly startStack?: string;
  /** /proc/sys/kernel/random/boot_id: start times count from a boot. */
  readonly boot: string;
  /** The inode of the PID namespace that the pid is a number of. */
  readonly pidNamespace: string;
  /** Bytes. */
  readonly pageSize: number;
  /** Of the move; going back takes the same. */
  readonly flags: number;
  readonly kernel: string;
  readonly written: string;
}

/** Consecutive pages that were on one node. */
export interface OldRun {
  readonly first: number;
  readonly count: number;
  readonly node: number;
}

export interface MachineIdentity {
  readonly boot: string;
  readonly pidNamespace: string;
}

export async function machineIdentity(): Promise<MachineIdentity> {
  const boot = await readProc('/proc/sys/kernel/random/boot_id');
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

/** Writes the journal of one move; the file is made when the first batch is recorded. */
export class JournalWriter {
  readonly #header: JournalHeader;
  #handle: fs.FileHandle | undefined;
  #file: string;
  readonly #own: boolean;

  private constructor(file: string, own: boolean, header: JournalHeader) {
    this.#file = file;
    this.#own = own;
    this.#header = header;
  }

  static async prepare(
    target: Target,
    move: {
      readonly file: string | undefined;
      readonly flags: number;
      readonly pageSize: number;
      readonly kernel: string;
    },
  ): Promise<JournalWriter> {
    const written = new Date().toISOString();
    const { pid, startTime, executable } = target.info;
    const name = `${pid}-${startTime}-${written.replaceAll(/[-:.]/g, '')}.jsonl`;
    return new JournalWriter(
      move.file ?? path.join(journalFolder(process.env), name),
      move.file === undefined,
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
    return this.#handle === undefined ? undefined : this.#file;
  }

  /** Returns when the old placement is on disk. */
  async record(runs: readonly OldRun[]): Promise<RunnerFailure | undefined> {
    try {
      const handle = this.#handle ?? (await this.#create());
      await append(
        handle,
        runs.map(({ first, count, node }) => [this.#address(first), count, node]),
      );
      return undefined;
    } catch (error) {
      return failures.journalNotWritten(this.#file, fileErrno(error));
    }
  }

  #address(page: number): string {
    return formatAddress(BigInt(page) * BigInt(this.#header.pageSize));
  }

  async #create(): Promise<fs.FileHandle> {
    const folder = path.dirname(this.#file);
    if (this.#own) {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      await removeStale(folder, this.#header);
    }
    // wx: never over another move's journal, and never through a link that someone else put there.
    const handle = await fs.open(this.#file, 'wx', 0o600);
    try {
      await append(handle, this.#header);
      await syncFolder(folder);
    } catch (error) {
      await handle.close();
      await fs.rm(this.#file, { force: true });
      throw error;
    }
    this.#handle = handle;
    this.#file = path.resolve(this.#file);
    return handle;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  /** Takes away what was written, if anything was: it is not to be used. */
  async discard(): Promise<void> {
    if (this.#handle === undefined) return;
    await this.#handle.close();
    await fs.rm(this.#file, { force: true });
  }
}

/** One write call a line, so that a killed runner leaves whole lines and at most one torn one. */
async function append(handle: fs.FileHandle, value: unknown): Promise<void> {
  await handle.appendFile(`${JSON.stringify(value)}\n`);
  await handle.datasync();
}

/** The name of a new file is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes journals that nothing can be undone with any more: their process has ended. */
async function removeStale(folder: string, here: MachineIdentity): Promise<void> {
  for (const name of await fs.readdir(folder)) {
    const file = path.join(folder, name);
    const header = await readHeader(file);
    if (!header.ok) continue;
    const { boot, pidNamespace, pid, startTime } = header.value;
    if (boot !== here.boot) {
      await fs.rm(file, { force: true });
    } else if (pidNamespace === here.pidNamespace) {
      if (await hasEnded(pid, startTime)) await fs.rm(file, { force: true });
    }
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

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function headerOf(line: string): JournalHeader | undefined {
  const value = parseJson(line);
  if (!isRecord(value)) return undefined;
  const {
    numaLensJournal,
    pid,
    startTime,
    executable,
    startStack,
    boot,
    pidNamespace,
    pageSize,
    flags,
    kernel,
    written,
  } = value;
  if (typeof numaLensJournal !== 'number' || typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0)
    return undefined;
  if (typeof startTime !== 'string' || typeof executable !== 'string' || typeof boot !== 'string')
    return undefined;
  if (typeof pidNamespace !== 'string' || typeof kernel !== 'string' || typeof written !== 'string')
    return undefined;
  if (typeof pageSize !== 'number' || !Number.isInteger(pageSize) || pageSize <= 0) return undefined;
  if (typeof flags !== 'number' || !Number.isInteger(flags)) return undefined;
  return {
    numaLensJournal,
    pid,
    startTime,
    executable,
    ...(typeof startStack === 'string' ? { startStack } : {}),
    boot,
    pidNamespace,
    pageSize,
    flags,
    kernel,
    written,
  };
}

export async function readHeader(file: string): Promise<Outcome<JournalHeader>> {
  try {
    await fs.access(file, fs.constants.R_OK);
    if (!(await fs.stat(file)).isFile()) return failed(failures.journalNotRead(file, 'it is not a file'));
  } catch (error) {
    const errno = fileErrno(error);
    return failed(
      failures.journalNotRead(
        file,
        errno === 'ENOENT' ? 'there is no such file' : `it may not be read (${errno})`,
      ),
    );
  }
  for await (const line of procLines(file)) {
    const header = headerOf(line);
    if (header === undefined) break;
    if (header.numaLensJournal !== journalVersion)
      return failed(
        failures.journalNotRead(
          file,
          `it has version ${header.numaLensJournal}, and this runner knows version ${journalVersion}`,
        ),
      );
    return succeed(header);
  }
  return failed(failures.journalNotRead(file, 'its first line is not that of a journal'));
}

function runsOf(line: string, pageSize: number): readonly OldRun[] | undefined {
  const value = parseJson(line);
  if (!Array.isArray(value)) return undefined;
  const runs: OldRun[] = [];
  for (const one of value as readonly unknown[]) {
    if (!Array.isArray(one)) return undefined;
    const [from, count, node] = one as readonly unknown[];
    const address = typeof from === 'string' ? parseAddress(from) : undefined;
    if (address === undefined || typeof count !== 'number' || typeof node !== 'number') return undefined;
    if (!Number.isInteger(count) || count < 1 || count > limits.maxPages) return undefined;
    if (!Number.isInteger(node) || node < 0) return undefined;
    runs.push({ first: Number(address / BigInt(pageSize)), count, node });
  }
  return runs;
}

/** The batches of a journal in the order in which they moved. A torn last line ends it: that batch did not move. */
export async function* readBatches(
  file: string,
  header: JournalHeader,
): AsyncGenerator<readonly OldRun[], void, undefined> {
  let first = true;
  for await (const line of procLines(file)) {
    if (first) {
      first = false;
      continue;
    }
    const runs = runsOf(line, header.pageSize);
    if (runs === undefined) return;
    yield runs;
  }
}
