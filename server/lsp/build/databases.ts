/**
 * The compile_commands.json that a file belongs to: the nearest above it, or in build/ of such a folder. Read when
 * needed, again when it changed, and never while somebody waits for another file.
 */
import fs from 'node:fs';
import path from 'node:path';
import { databasePlaces } from '../../protocol/build-database';
import { isInside } from '../uris';
import { indexDatabase, readEntry, type DatabaseEntry, type DatabaseIndex } from './database-index';
import { say } from '../../languages/say';

/** Bytes; the database of the largest public projects has half of it. */
const largest = 256 * 1024 * 1024;

export interface FoundEntry {
  readonly entry: DatabaseEntry;
  /** It is the file's own; else that of the file whose path is most like it. */
  readonly own: boolean;
}

interface Database {
  readonly file: string;
  readonly modified: number;
  readonly size: number;
  /** Undefined where it could not be used. */
  readonly index: DatabaseIndex | undefined;
}

export class CompileDatabases {
  /** By path. Promises, so that a burst of requests reads once. */
  readonly #databases = new Map<string, Promise<Database | undefined>>();
  /** By path of the source file. */
  readonly #found = new Map<string, Promise<FoundEntry | undefined>>();

  /** @param report what is wrong with a database, a clause; undefined when it is fine */
  constructor(private readonly report: (file: string, why: string | undefined) => void) {}

  /** @param top the folder above which none is looked for; undefined: the file system's root */
  of(file: string, top: string | undefined): Promise<FoundEntry | undefined> {
    const known = this.#found.get(file);
    if (known !== undefined) return known;
    const finding = this.#find(file, top);
    this.#found.set(file, finding);
    return finding;
  }

  /** Some database may have changed. What did not is not read again. */
  forget(): void {
    this.#found.clear();
  }

  async #find(file: string, top: string | undefined): Promise<FoundEntry | undefined> {
    for (let at = path.dirname(file); ; at = path.dirname(at)) {
      for (const place of databasePlaces) {
        const database = await this.#database(path.join(at, place));
        if (database !== undefined) return this.#entryIn(database, file);
      }
      if (at === top || path.dirname(at) === at) return undefined;
      if (top !== undefined && !isInside(top, path.dirname(at))) return undefined;
    }
  }

  async #database(file: string): Promise<Database | undefined> {
    const before = await this.#databases.get(file);
    const reading = this.#read(file, before);
    this.#databases.set(file, reading);
    return reading;
  }

  async #read(file: string, before: Database | undefined): Promise<Database | undefined> {
    try {
      const stats = await fs.promises.stat(file);
      const { mtimeMs: modified, size } = stats;
      if (before?.modified === modified && before.size === size) return before;
      const unusable = (why: string): Database => {
        this.report(file, why);
        return { file, modified, size, index: undefined };
      };
      if (!stats.isFile()) return unusable(say('it is no file'));
      if (size > largest)
        return unusable(say('it is larger than {size} MB', { size: largest / 1024 / 1024 }));
      const read = await indexDatabase(await fs.promises.readFile(file), path.dirname(file));
      if (!read.ok) return unusable(read.why);
      this.report(file, undefined);
      return { file, modified, size, index: read.index };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      const why = error instanceof Error ? error.message : String(error);
      this.report(file, say('it cannot be read: {why}', { why }));
      return { file, modified: 0, size: -1, index: undefined };
    }
  }

  async #entryIn({ file: database, index }: Database, file: string): Promise<FoundEntry | undefined> {
    if (index === undefined) return undefined;
    const own = index.entries.has(file) ? file : undefined;
    const like = own ?? mostLike(file, index.entries.keys());
    const span = like === undefined ? undefined : index.entries.get(like);
    if (span === undefined) return undefined;
    try {
      const handle = await fs.promises.open(database);
      try {
        const bytes = Buffer.alloc(span.end - span.start);
        await handle.read(bytes, 0, bytes.length, span.start);
        const entry = readEntry(bytes, { start: 0, end: bytes.length }, path.dirname(database));
        // It was written anew meanwhile: whoever tells of that asks again.
        return entry?.file === like && entry !== undefined ? { entry, own: own !== undefined } : undefined;
      } finally {
        await handle.close();
      }
    } catch {
      return undefined;
    }
  }
}

/** The listed file with the longest path in common, of equals one of the same name without its extension. */
function mostLike(file: string, files: Iterable<string>): string | undefined {
  const folders = path.dirname(file).split(path.sep);
  const stem = path.parse(file).name;
  let best: string | undefined;
  let most = 1;
  for (const one of files) {
    const other = path.dirname(one).split(path.sep);
    let common = 0;
    while (common < folders.length && folders[common] === other[common]) common++;
    const score = common * 2 + (path.parse(one).name === stem ? 1 : 0);
    // Nothing in common but the root says nothing.
    if (common > 1 && score > most) [best, most] = [one, score];
  }
  return best;
}
