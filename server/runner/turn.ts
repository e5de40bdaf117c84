/**
 * One runner at a time moves the pages of a process. Two windows, or a window and the command line, would each write down as the old placement what the
 * other has just done, and no order of undoing both would bring every page back. The turn is a lock of the kernel's on one byte of a file,
 * the byte whose number is that of the process: it ends with the runner, however that ends.
 * Source: fcntl(2), "Open file description locks". Deliberately absent: runners of other users, and of containers with a state folder of their own.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Outcome } from '../protocol/runner';
import { errnoValue, failed, failures, succeed } from './failures';
import { journalFolder } from './journal';
import type { Libc } from './libc';
import { findFolder } from './user-files';

const { O_CREAT, O_NOFOLLOW, O_RDWR } = fs.constants;

/** What a lock of somebody else's is answered with (fcntl(2)). */
const taken: readonly (number | undefined)[] = [errnoValue('EAGAIN'), errnoValue('EACCES')];

export interface Turn {
  end(): Promise<void>;
}

const unlocked: Turn = { end: () => Promise.resolve() };

/** Where the file cannot be made or locked, as on some network file systems, nothing is known of others, and nobody is kept waiting. */
export async function takeTurn(libc: Pick<Libc, 'lockByte'>, pid: number): Promise<Outcome<Turn>> {
  const folder = await findFolder(path.dirname(journalFolder(process.env)), true);
  if (!folder.ok) return succeed(unlocked);
  let handle: fs.FileHandle;
  try {
    handle = await fs.open(folder.value.at('moving.lock'), O_RDWR | O_CREAT | O_NOFOLLOW, 0o600);
  } catch {
    return succeed(unlocked);
  } finally {
    await folder.value.close();
  }
  const { ret, errno } = libc.lockByte(handle.fd, pid);
  if (ret === 0) return succeed({ end: () => handle.close() });
  await handle.close();
  return taken.includes(errno) ? failed(failures.beingMoved(pid)) : succeed(unlocked);
}

/** With the turn of the process, if that is to be had. */
export async function inTurn<T>(
  libc: Pick<Libc, 'lockByte'>,
  pid: number,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const turn = await takeTurn(libc, pid);
  if (!turn.ok) return turn;
  try {
    return await work();
  } finally {
    await turn.value.end();
  }
}
