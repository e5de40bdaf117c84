/**
 * The only place that calls the kernel through koffi: move_pages(2), pidfd_open(2) and poll(2). Arrays are checked before they
 * are handed over, because koffi passes pointers on as they are and a wrong one kills the process.
 * Not here: what a failure means (errno goes back as a number) and how many pages a call takes.
 */
import type { KoffiFunc } from 'koffi' with { 'resolution-mode': 'import' };
import { findArchitecture, syscallNumber } from '../kernel/architectures';
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';

/** What a system call returned; `errno` is 0 unless `ret` is -1. */
export interface CallResult {
  readonly ret: number;
  readonly errno: number;
}

export interface Libc {
  /** Bytes: getpagesize(2). */
  readonly pageSize: number;
  /**
   * move_pages(2) on a thread of the pool. `nodes` null is a query. The arrays belong to the call until the
   * promise settles. Never rejects for what the kernel answers.
   */
  movePages(
    pid: number,
    pages: BigUint64Array,
    nodes: Int32Array | null,
    status: Int32Array,
    flags: number,
  ): Promise<CallResult>;
  /** move_pages(2) with no pages and no nodes: all its checks of rights and nothing else. `pid` 0 is the runner. */
  probe(pid: number, flags: number): CallResult;
  /** pidfd_open(2): a file descriptor, to be closed by the caller. */
  pidfdOpen(pid: number): CallResult;
  /** Whether the process of a pidfd has ended. */
  pidfdEnded(pidfd: number): boolean;
}

type Pointer = BigUint64Array | Int32Array | Int16Array | null;
type Syscall = KoffiFunc<
  (
    number: number,
    pid: number,
    count: number,
    pages: Pointer,
    nodes: Pointer,
    status: Pointer,
    flags: number,
  ) => number
>;
type Poll = KoffiFunc<(descriptors: Int32Array, count: number, timeout: number) => number>;

/** One number on every architecture but alpha, where Node does not run (include/uapi/asm-generic/unistd.h, Linux 5.3). */
const pidfdOpenNumber = 434;
const POLLIN = 1;

const word = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Fails in words where there is no Linux, no 64-bit Node or no koffi. */
export async function loadLibc(): Promise<Outcome<Libc>> {
  const { platform, arch } = process;
  const number = syscallNumber('move_pages', arch);
  // A 32-bit program on a 64-bit kernel gets wrong answers from Linux 5.15 to 6.15 (commit 10d04c26ab2b).
  if (platform !== 'linux' || number === undefined || findArchitecture(arch)?.bits !== 64)
    return failed(failures.unsupportedPlatform(platform, arch));
  try {
    const koffi = await import('koffi');
    const libc = koffi.load(null);
    const syscall: Syscall = libc.func('syscall', 'long', [
      'long',
      'int',
      'ulong',
      'void *',
      'void *',
      'void *',
      'int',
    ]);
    const poll: Poll = libc.func('poll', 'int', ['void *', 'ulong', 'int']);
    const pageSize: () => number = libc.func('getpagesize', 'int', []);
    return succeed(bind(number, pageSize(), syscall, poll, () => koffi.errno()));
  } catch (error) {
    return failed(failures.koffiMissing(word(error)));
  }
}

/** Keeps the arrays of calls under way from being collected; koffi does not. */
const inFlight = new Set<object>();

function bind(
  movePagesNumber: number,
  pageSize: number,
  syscall: Syscall,
  poll: Poll,
  readErrno: () => number,
): Libc {
  const answer = (ret: number): CallResult => ({ ret, errno: ret < 0 ? readErrno() : 0 });
  return {
    pageSize,
    movePages(pid, pages, nodes, status, flags) {
      const count = pages.length;
      if (status.length < count || (nodes !== null && nodes.length < count))
        throw new RangeError(`move_pages: ${count} pages, ${nodes?.length} nodes, ${status.length} statuses`);
      const call = { pages, nodes, status };
      inFlight.add(call);
      return new Promise((resolve, reject) => {
        syscall.async(
          movePagesNumber,
          pid,
          count,
          pages,
          nodes,
          status,
          flags,
          (error: unknown, ret: number) => {
            // errno is this thread's only until the callback returns.
            const result = answer(ret);
            inFlight.delete(call);
            if (error instanceof Error) reject(error);
            else resolve(result);
          },
        );
      });
    },
    probe: (pid, flags) => answer(syscall(movePagesNumber, pid, 0, null, null, null, flags)),
    pidfdOpen: (pid) => answer(syscall(pidfdOpenNumber, pid, 0, null, null, null, 0)),
    pidfdEnded(pidfd) {
      // struct pollfd { int fd; short events; short revents; }
      const descriptor = new Int32Array(2);
      descriptor[0] = pidfd;
      const halves = new Int16Array(descriptor.buffer);
      halves[2] = POLLIN;
      return poll(descriptor, 1, 0) > 0;
    },
  };
}
