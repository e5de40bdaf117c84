/**
 * Which moves are under way, kept where it outlives the editor's extensions: a window that is reloaded, or whose extensions crash, forgets
 * its results, and its user should still read what became of a move. One small file a move, so that windows do not disturb each other. What undoes a
 * move is its journal; a file that is lost here loses nothing but the message.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fieldsOf, integerOf, textOf } from '../debug/session/shape';
import type { OpenMove } from '../debug/session/ports';

const suffix = '.move.json';

export class OpenMoves {
  readonly #folder: string;
  readonly #warn: (message: string) => void;
  /** By journal: its file, once it is written. */
  readonly #files = new Map<string, Promise<string | undefined>>();
  #closing = false;

  /** @param folder of the extension's own, made when it is needed */
  constructor(folder: string, warn: (message: string) => void) {
    this.#folder = folder;
    this.#warn = warn;
  }

  begun(move: OpenMove): void {
    this.#files.set(move.journal, this.#write(move));
  }

  /** Its user was told how it ended. Not once the window is closing: then nobody reads that any more. */
  over(journal: string): void {
    const written = this.#files.get(journal);
    if (this.#closing || written === undefined) return;
    this.#files.delete(journal);
    void written.then((file) => (file === undefined ? undefined : fs.rm(file, { force: true })));
  }

  /** From now on what is under way counts as interrupted. */
  close(): void {
    this.#closing = true;
  }

  /** Moves whose window is no more. Each is told once, by whoever asks first. `others`: of windows that are still there. */
  async takeInterrupted(): Promise<{ readonly moves: readonly OpenMove[]; readonly others: boolean }> {
    const moves: OpenMove[] = [];
    let others = false;
    for (const name of await this.#names()) {
      const file = path.join(this.#folder, name);
      const read = await readMove(file);
      if (read !== undefined && read.host !== process.pid && isRunning(read.host)) {
        others = true;
        continue;
      }
      // Of two windows that look at once one removes it.
      if ((await removed(file)) && read !== undefined) moves.push(read.move);
    }
    return { moves, others };
  }

  async #write(move: OpenMove): Promise<string | undefined> {
    const file = path.join(this.#folder, `${randomUUID()}${suffix}`);
    try {
      await fs.mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await fs.writeFile(file, JSON.stringify({ ...move, host: process.pid }), { flag: 'wx', mode: 0o600 });
      return file;
    } catch (error) {
      this.#warn(`${file}: ${String(error)}`);
      return undefined;
    }
  }

  /** In an earlier window of the same process id a move of ours may be recorded; those of this one are not interrupted. */
  async #names(): Promise<readonly string[]> {
    try {
      const own = new Set((await Promise.all(this.#files.values())).map((file) => path.basename(file ?? '')));
      return (await fs.readdir(this.#folder)).filter((name) => name.endsWith(suffix) && !own.has(name));
    } catch {
      // No move was made yet.
      return [];
    }
  }
}

async function readMove(file: string): Promise<{ move: OpenMove; host: number } | undefined> {
  let text: unknown;
  try {
    text = JSON.parse(await fs.readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
  const fields = fieldsOf(text);
  const journal = textOf(fields['journal']);
  const title = textOf(fields['title']);
  const pid = integerOf(fields['pid']);
  const host = integerOf(fields['host']);
  if (journal === undefined || title === undefined || pid === undefined) return undefined;
  if (host === undefined || host <= 0) return undefined;
  return { move: { journal, title, pid }, host };
}

async function removed(file: string): Promise<boolean> {
  try {
    await fs.unlink(file);
    return true;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
