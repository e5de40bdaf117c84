/**
 * Reading the target's memory through /proc/PID/mem, asynchronously and without FFI. The kernel asks for the right to
 * attach here (Yama's ptrace_scope counts), which is more than it asks for moving pages.
 * Source: proc(5), /proc/pid/mem; ptrace(2), "Ptrace access mode checking".
 */
import fs from 'node:fs';
import { formatAddress } from '../protocol/addresses';
import type { Outcome, RunnerFailure } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { fileErrno, readProc } from './procfs';
import type { Target } from './target';

/** The classic call, because only it takes a position above 2^53 on every Node this runs on. */
export function readAt(
  descriptor: number,
  buffer: Buffer,
  offset: number,
  position: bigint,
): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(descriptor, buffer, offset, buffer.length - offset, position, (error, bytes) => {
      if (error === null) resolve(bytes);
      else reject(error);
    });
  });
}

async function yamaScope(): Promise<number | undefined> {
  const read = await readProc('/proc/sys/kernel/yama/ptrace_scope');
  return read.ok ? Number(read.text) : undefined;
}

/** To be closed by the caller. */
export async function openMemory(target: Target): Promise<Outcome<fs.promises.FileHandle>> {
  const { pid } = target;
  try {
    return succeed(await fs.promises.open(`/proc/${pid}/mem`, 'r'));
  } catch (error) {
    const errno = fileErrno(error);
    if (errno === 'EACCES' || errno === 'EPERM')
      return failed(failures.readingRefused(pid, await yamaScope(), errno));
    return failed(target.check() ?? failures.unreadable(pid, formatAddress(0n), errno));
  }
}

/** An array in pieces, for arrays that are too large to be held twice. `take` gets each piece until the next one is read. */
export async function readPieces(
  target: Target,
  address: bigint,
  length: number,
  take: (piece: Buffer) => void,
): Promise<RunnerFailure | undefined> {
  for (let at = 0; at < length; at += limits.arrayPiece) {
    const read = await readMemory(target, address + BigInt(at), Math.min(limits.arrayPiece, length - at));
    if (!read.ok) return read.failure;
    take(read.value);
  }
  return undefined;
}

/** All of `length` bytes or a failure: half an array is worth nothing. */
export async function readMemory(target: Target, address: bigint, length: number): Promise<Outcome<Buffer>> {
  const { pid } = target;
  const unreadable = (
    errno: string,
  ): { readonly ok: false; readonly failure: ReturnType<typeof failures.unreadable> } =>
    failed(failures.unreadable(pid, formatAddress(address), errno));
  // The upper half is the kernel's on every 64-bit machine; a file position there would be negative.
  if (address + BigInt(length) >= 1n << 63n) return unreadable('EFAULT');
  const opened = await openMemory(target);
  if (!opened.ok) return opened;
  const file = opened.value;
  const buffer = Buffer.alloc(length);
  try {
    for (let read = 0; read < length;) {
      const bytes = await readAt(file.fd, buffer, read, address + BigInt(read));
      // 0: the address space is gone, because the process ended or executed another program.
      if (bytes === 0) return failed(target.check() ?? failures.processExited(pid));
      read += bytes;
    }
  } catch (error) {
    return unreadable(fileErrno(error) === 'EIO' ? 'EFAULT' : fileErrno(error));
  } finally {
    await file.close();
  }
  const gone = target.check();
  return gone === undefined ? succeed(buffer) : failed(gone);
}
