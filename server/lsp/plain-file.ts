/**
 * Reads a file whose name was found in a tree, not given by its user. Under such a name there may be a pipe, which keeps its reader waiting
 * for ever, a device, which has no end, or more than memory holds; in a repository that somebody cloned, also on purpose.
 */
import fs from 'node:fs';
import { say } from '../languages/say';

/** Opening a pipe does not wait for its other end. On a file it means nothing, and where there is no such flag it is undefined, which adds none. */
const flags = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK;

/** Bytes. What a person writes by hand is far below. */
export const largestConfig = 1024 * 1024;

function problemOf(stats: fs.Stats, largest: number): Error | undefined {
  if (!stats.isFile()) return new Error(say('it is no plain file'));
  if (stats.size > largest)
    return new Error(say('it is larger than {size} MiB', { size: largest / 1024 / 1024 }));
  return undefined;
}

/** Rejects as `readFile` does, and where it is no plain file or larger. @param largest bytes */
export async function readPlainFile(file: string, largest: number): Promise<Buffer> {
  const handle = await fs.promises.open(file, flags);
  try {
    const problem = problemOf(await handle.stat(), largest);
    if (problem !== undefined) throw problem;
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The same, where nobody else waits for this thread. */
export function readPlainFileSync(file: string, largest: number): Buffer {
  const descriptor = fs.openSync(file, flags);
  try {
    const problem = problemOf(fs.fstatSync(descriptor), largest);
    if (problem !== undefined) throw problem;
    return fs.readFileSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
