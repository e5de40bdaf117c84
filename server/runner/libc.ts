/**
 * The only place that calls the kernel through koffi: move_pages(2), pidfd_open(2), poll(2), a lock of fcntl(2) and the ioctl PAGEMAP_SCAN. Arrays are checked before they
 * are handed over, because koffi passes pointers on as they are and a wrong one kills the process.
 * Not here: what a failure means (errno goes back as a number) and how many pages a call takes.
 */
import os from 'node:os';
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
  /**
   * PAGEMAP_SCAN (Linux 6.7) on an open /proc/PID/pagemap, on a thread of the pool: writes to `regions` where pages from `start` to
   * `end` (bytes) have any of the categories `anyOf`, side by side with the same ones of `told`. Three words a region: start, end,
   * categories. `ret` is how many regions there are, `walkEnd` how far it came.
   */
  scanPages(
    pagemap: number,
    range: { readonly start: bigint; readonly end: bigint },
    categories: { readonly anyOf: bigint; readonly told: bigint },
    regions: BigUint64Array,
  ): Promise<CallResult & { readonly walkEnd: bigint }>;
  /** move_pages(2) with no pages and no nodes: all its checks of rights and nothing else. `pid` 0 is the runner. */
  probe(pid: number, flags: number): CallResult;
  /** pidfd_open(2): a file descriptor, to be closed by the caller. */
  pidfdOpen(pid: number): CallResult;
  /** Whether the process of a pidfd has ended. */
  pidfdEnded(pidfd: number): boolean;
  /** F_OFD_SETLK (Linux 3.15) on one byte of a file that is open for writing: nobody else holds it until the descriptor is closed. Does not wait. */
  lockByte(descriptor: number, at: number): CallResult;
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
type Fcntl = KoffiFunc<(descriptor: number, command: number, argument: BigInt64Array) => number>;
type Ioctl = KoffiFunc<(descriptor: number, request: number, argument: BigUint64Array) => number>;
type Poll = KoffiFunc<(descriptors: Int32Array, count: number, timeout: number) => number>;

/** One number on every architecture but alpha, where Node does not run (include/uapi/asm-generic/unistd.h, Linux 5.3). */
const pidfdOpenNumber = 434;
const POLLIN = 1;
/** _IOWR('f', 16, struct pm_scan_arg) with its 96 bytes (include/uapi/linux/fs.h), the same number wherever Node runs. */
const PAGEMAP_SCAN = 0xc0606610;
/** include/uapi/asm-generic/fcntl.h, on 64-bit machines. */
const F_OFD_SETLK = 37;
const F_WRLCK = 1n;

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
    const ioctl: Ioctl = libc.func('ioctl', 'int', ['int', 'ulong', 'void *']);
    const fcntl: Fcntl = libc.func('fcntl', 'int', ['int', 'int', 'void *']);
    const pageSize: () => number = libc.func('getpagesize', 'int', []);
    const koffiPort = {
      errno: () => koffi.errno(),
      address: (array: BigUint64Array) => koffi.address(array),
    };
    return succeed(bind(number, pageSize(), { syscall, poll, ioctl, fcntl }, koffiPort));
  } catch (error) {
    return failed(failures.koffiMissing(word(error)));
  }
}

interface Calls {
  readonly syscall: Syscall;
  readonly poll: Poll;
  readonly ioctl: Ioctl;
  readonly fcntl: Fcntl;
}

/** Keeps the arrays of calls under way from being collected; koffi does not. */
const inFlight = new Set<object>();

function bind(
  movePagesNumber: number,
  pageSize: number,
  { syscall, poll, ioctl, fcntl }: Calls,
  koffi: { readonly errno: () => number; readonly address: (array: BigUint64Array) => bigint },
): Libc {
  const answer = (ret: number): CallResult => ({ ret, errno: ret < 0 ? koffi.errno() : 0 });
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
    scanPages(pagemap, { start, end }, { anyOf, told }, regions) {
      // struct pm_scan_arg: size, flags, start, end, walk_end, vec, vec_len, max_pages, and four masks of categories.
      const argument = BigUint64Array.of(96n, 0n, start, end, 0n, 0n, 0n, 0n, 0n, 0n, anyOf, told);
      argument[5] = koffi.address(regions);
      argument[6] = BigInt(Math.floor(regions.length / 3));
      const call = { argument, regions };
      inFlight.add(call);
      return new Promise((resolve, reject) => {
        ioctl.async(pagemap, PAGEMAP_SCAN, argument, (error: unknown, ret: number) => {
          const result = { ...answer(ret), walkEnd: argument[4] ?? 0n };
          inFlight.delete(call);
          if (error instanceof Error) reject(error);
          else resolve(result);
        });
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
    lockByte(descriptor, at) {
      // struct flock { short l_type; short l_whence; off_t l_start; off_t l_len; pid_t l_pid; }; SEEK_SET is 0, and so has l_pid to be.
      const type = os.endianness() === 'LE' ? F_WRLCK : F_WRLCK << 48n;
      return answer(fcntl(descriptor, F_OFD_SETLK, BigInt64Array.of(type, BigInt(at), 1n, 0n)));
    },
  };
}
