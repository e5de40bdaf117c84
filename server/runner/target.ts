/**
 * One process, named so that it cannot be mistaken: pid, start time, address space and, from Linux 5.3 on, a pidfd. `check` tells
 * before and after every call whether it is still this process; a number alone may pass to another one at any time.
 */
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { parseNumberList } from '../kernel/number-list';
import type { OpenTargetParams, Outcome, RunnerFailure, Target as TargetInfo } from '../protocol/runner';
import { endOf } from './ended';
import { errnoName, errnoValue, failed, failures, succeed } from './failures';
import type { Libc } from './libc';
import { untagger } from './pages';
import type { Untag } from './pages';
import {
  fileErrno,
  parseFields,
  parseStat,
  readCommand,
  readProc,
  readProcLink,
  readProcNow,
} from './procfs';
import type { ProcStat } from './procfs';
import { explainRights } from './rights';
import { readTopology } from './topology';

const ESRCH = errnoValue('ESRCH');
const ENOSYS = errnoValue('ENOSYS');
const EPERM = errnoValue('EPERM');
const EINVAL = errnoValue('EINVAL');

/** Longer than any stat line: 52 numbers and a command of at most 64 bytes. */
const statLength = 2048;

const statBuffer = Buffer.alloc(statLength);
const halfEntry = Buffer.alloc(4);

/**
 * One read of an open stat file. The descriptor stays with its process: it never shows another one of the same number. Not by way of the
 * thread pool: the kernel takes no lock here that a process could hold for long (do_task_stat() in fs/proc/array.c), and the way there and
 * back costs many times the read.
 */
function readStat(file: FileHandle): ProcStat | undefined {
  try {
    const length = fs.readSync(file.fd, statBuffer, 0, statLength, 0);
    return parseStat(statBuffer.toString('latin1', 0, length));
  } catch (error) {
    // ESRCH: the process has ended and was collected.
    fileErrno(error);
    return undefined;
  }
}

/** A file of the process, or the name of the errno. */
async function openOf(pid: number, name: 'stat' | 'pagemap'): Promise<FileHandle | string> {
  try {
    return await open(`/proc/${pid}/${name}`, 'r');
  } catch (error) {
    return fileErrno(error);
  }
}

/** Says nothing of the process: the runner, or the machine, has too many files open. */
const isOutOfFiles = (errno: string): boolean => errno === 'EMFILE' || errno === 'ENFILE';

/**
 * Whether the address space that a pagemap file was opened for is in use: the file stays with it and reads as empty once its process
 * ended or executed another program. True where it cannot be told. Half an entry is asked for, which a kernel that has the memory refuses
 * (EINVAL) before it takes the lock of the memory: the process may hold that one for long (pagemap_read() in fs/proc/task_mmu.c, since
 * Linux 2.6.25).
 */
function isInUse(pagemap: FileHandle | undefined): boolean {
  try {
    return pagemap === undefined || fs.readSync(pagemap.fd, halfEntry, 0, halfEntry.length, 0) > 0;
  } catch (error) {
    fileErrno(error);
    return true;
  }
}

/** Bytes of a pointer in the program: byte 4 of an ELF file is its class, 1 for 32 bits. */
async function readPointerSize(pid: number): Promise<4 | 8> {
  try {
    const file = await open(`/proc/${pid}/exe`, 'r');
    try {
      const head = Buffer.alloc(5);
      await file.read(head, 0, 5, 0);
      return head[4] === 1 ? 4 : 8;
    } finally {
      await file.close();
    }
  } catch (error) {
    // A program that may be run but not read.
    fileErrno(error);
    return 8;
  }
}

/**
 * Whether a seccomp filter answers ENOSYS (as those of container engines do for calls that their profile does not know) on a kernel that has
 * NUMA. Such a kernel shows its nodes in sysfs. Source: proc(5), Seccomp in /proc/PID/status.
 */
async function hidesNuma(): Promise<boolean> {
  const status = await readProc('/proc/self/status');
  const { nodes } = await readTopology();
  return status.ok && parseFields(status.text).get('Seccomp') === '2' && nodes.length > 0;
}

/** Why move_pages(2) with no page at all is refused, in words; undefined when it is not. */
export async function explainProbe(
  libc: Libc,
  pid: number,
  errno: number,
): Promise<RunnerFailure | undefined> {
  if (errno === 0) return undefined;
  const own = libc.probe(0, 0);
  if (own.errno === ENOSYS && !(await hidesNuma())) {
    const release = await readProc('/proc/sys/kernel/osrelease');
    return failures.noNuma(release.ok ? release.text.trim() : '');
  }
  if (own.errno !== 0) return failures.seccomp(errnoName(own.errno));
  if (errno === ESRCH) return failures.noSuchProcess(pid);
  if (errno === EINVAL) return failures.processExited(pid);
  if (errno !== EPERM) return failures.refusedByPolicy(pid, errnoName(errno));
  const stat = await readProc(`/proc/${pid}/stat`);
  const startTime = stat.ok ? parseStat(stat.text)?.startTime : undefined;
  return failures.noPermission(pid, await explainRights(pid), startTime);
}

export class Target {
  readonly info: TargetInfo;
  readonly #libc: Libc;
  readonly #pidfd: number | undefined;
  readonly #stat: FileHandle;
  /** /proc/PID/pagemap of this address space and of no later one; undefined where the kernel has no such file. */
  readonly pagemap: FileHandle | undefined;
  /** Names the program that it executes: each execve(2) gives it another address space. "0" where it may not be seen. */
  readonly startStack: string;
  /** Takes the tags off pointers of this process. */
  readonly untag: Untag;
  /** Why it was closed. */
  #closed: RunnerFailure | undefined;
  /** True once a debugger's view of the process agreed, and from the start where no debugger is involved. */
  trusted: boolean;
  /** Random bytes that a debugger was asked to put into the process, until a proof looked for them. */
  challenge: Buffer | undefined;

  private constructor(
    libc: Libc,
    info: TargetInfo,
    pidfd: number | undefined,
    files: { readonly stat: FileHandle; readonly pagemap: FileHandle | undefined },
    startStack: string,
    trusted: boolean,
    untag: Untag,
  ) {
    this.untag = untag;
    this.#libc = libc;
    this.info = info;
    this.#pidfd = pidfd;
    this.#stat = files.stat;
    this.pagemap = files.pagemap;
    this.startStack = startStack;
    this.trusted = trusted;
  }

  /** `handle` names the target in later requests. */
  static async open(libc: Libc, handle: string, params: OpenTargetParams): Promise<Outcome<Target>> {
    const { pid } = params;
    // The pidfd first: what is read after it and agrees with it is about one process.
    const opened = libc.pidfdOpen(pid);
    if (opened.errno === ESRCH) return failed(failures.noSuchProcess(pid));
    // Without a pidfd, as on old kernels, the process would be held less firmly: not for want of descriptors.
    const name = errnoName(opened.errno);
    if (isOutOfFiles(name)) return failed(failures.outOfFiles(name));
    const pidfd = opened.errno === 0 ? opened.ret : undefined;
    const file = await openOf(pid, 'stat');
    const outcome =
      typeof file === 'string'
        ? failed(isOutOfFiles(file) ? failures.outOfFiles(file) : failures.noSuchProcess(pid))
        : await Target.#inspect(libc, handle, params, pidfd, file);
    if (!outcome.ok) {
      if (pidfd !== undefined) fs.closeSync(pidfd);
      if (typeof file !== 'string') await file.close();
    }
    return outcome;
  }

  static async #inspect(
    libc: Libc,
    handle: string,
    { pid, startTime, requireProof }: OpenTargetParams,
    pidfd: number | undefined,
    file: FileHandle,
  ): Promise<Outcome<Target>> {
    const stat = readStat(file);
    const status = await readProc(`/proc/${pid}/status`);
    if (!status.ok && isOutOfFiles(status.errno)) return failed(failures.outOfFiles(status.errno));
    if (stat === undefined || !status.ok) return failed(failures.noSuchProcess(pid));
    const fields = parseFields(status.text);
    const leader = Number(fields.get('Tgid'));
    if (leader !== pid) return failed(failures.isThread(pid, leader));
    if (startTime !== undefined && startTime !== stat.startTime) return failed(failures.processReplaced(pid));
    if (stat.kernelThread) return failed(failures.kernelThread(pid));
    if (stat.state === 'Z' || stat.state === 'X') return failed(endOf(pid));
    const refused = await explainProbe(libc, pid, libc.probe(pid, 0).errno);
    if (refused !== undefined) return failed(refused);
    const [executable, command, pointerSize, pagemap] = await Promise.all([
      readProcLink(`/proc/${pid}/exe`),
      readCommand(pid),
      readPointerSize(pid),
      openOf(pid, 'pagemap'),
    ]);
    if (typeof pagemap === 'string' && isOutOfFiles(pagemap)) return failed(failures.outOfFiles(pagemap));
    const files = { stat: file, pagemap: typeof pagemap === 'string' ? undefined : pagemap };
    const info: TargetInfo = {
      target: handle,
      pid,
      startTime: stat.startTime,
      executable: executable ?? '',
      command: command ?? '',
      allowedNodes: parseNumberList(fields.get('Mems_allowed_list') ?? ''),
      pointerSize,
    };
    const mask = fields.get('untag_mask');
    const untag = untagger(process.arch, mask === undefined ? undefined : BigInt(mask));
    const target = new Target(libc, info, pidfd, files, stat.startStack, requireProof !== true, untag);
    const gone = target.check();
    if (gone === undefined) return succeed(target);
    await files.pagemap?.close();
    return failed(gone);
  }

  get pid(): number {
    return this.info.pid;
  }

  /** Undefined while this is the process that was opened, executing the program that was opened. Waits for nothing. */
  check(): RunnerFailure | undefined {
    if (this.#closed !== undefined) return this.#closed;
    const { pid, startTime } = this.info;
    const stat = readStat(this.#stat);
    const inUse = isInUse(this.pagemap);
    // The pidfd last: while it has not ended, nobody else can have had the number, so the line above was about it.
    if (this.#pidfd !== undefined && this.#libc.pidfdEnded(this.#pidfd)) return failures.processExited(pid);
    if (stat === undefined || stat.state === 'X') return failures.processExited(pid);
    if (stat.state === 'Z') {
      const end = stat.threads > 1 ? endOf(pid) : undefined;
      return end?.code === 'first-thread-ended' ? end : failures.processExited(pid);
    }
    if (stat.startTime !== startTime) return failures.processReplaced(pid);
    // 0: the memory is gone already, or the right to see it; the next call of the kernel tells which.
    if (stat.startStack !== '0' && stat.startStack !== this.startStack) return failures.programReplaced(pid);
    // Without randomization, as under a debugger, the next program's stack starts at the same place. EINVAL: no memory at all, it is ending.
    if (!inUse)
      return this.#libc.probe(pid, 0).errno === EINVAL
        ? failures.processExited(pid)
        : failures.programReplaced(pid);
    return undefined;
  }

  /**
   * Whether it is still this process, cheaply: for between calls whose answers are all worthless if `check` fails at their end. While the
   * pidfd has not ended nobody else can have the number; that another program is executed, `check` tells.
   */
  checkMeanwhile(): RunnerFailure | undefined {
    if (this.#closed !== undefined) return this.#closed;
    if (this.#pidfd === undefined) return this.check();
    return this.#libc.pidfdEnded(this.#pidfd) ? failures.processExited(this.pid) : undefined;
  }

  /** The nodes that the target's cpuset permits now; an administrator may change it at any time. */
  allowedNodes(): readonly number[] {
    const status = readProcNow(`/proc/${this.pid}/status`);
    return status.ok
      ? parseNumberList(parseFields(status.text).get('Mems_allowed_list') ?? '')
      : this.info.allowedNodes;
  }

  /** The most that can move: what the process has in memory; without end where /proc/PID/status does not tell. */
  residentBytes(): number {
    const status = readProcNow(`/proc/${this.pid}/status`);
    if (!status.ok) return Infinity;
    const fields = parseFields(status.text);
    const kilobytes = (name: string): number => Number(/^\d+/.exec(fields.get(name) ?? '')?.[0] ?? '0');
    return (kilobytes('VmRSS') + kilobytes('HugetlbPages')) * 1024;
  }

  /**
   * Lets its descriptors go; `why` is what `check` says from now on. Twice does no harm: the number of a descriptor that was closed
   * may be another one's by then.
   */
  async close(why: RunnerFailure = failures.unknownTarget()): Promise<void> {
    if (this.#closed !== undefined) return;
    this.#closed = why;
    if (this.#pidfd !== undefined) fs.closeSync(this.#pidfd);
    await this.#stat.close();
    await this.pagemap?.close();
  }
}
