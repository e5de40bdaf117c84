/** A journal that is held open while it is read: the file that was checked is the one that pages are moved by. */
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { headerOf, journalVersion, runsOf } from './journal-format';
import type { JournalHeader, OldRun } from './journal-format';
import { limits } from './limits';
import { linesOf } from './procfs';
import { findFolder, openOwn } from './user-files';
import type { Entry } from './user-files';
import { phrase } from '../languages/phrase';
import type { Phrase } from '../languages/phrase';
import { say, wordsOf } from '../languages/say';

const reasons: Readonly<Record<string, Phrase>> = {
  ENOENT: phrase('there is no such file'),
  EACCES: phrase('it may not be read (EACCES)'),
};

/** The failure instead of the journal, with its reason in words. */
function unusable(file: string, why: string, remedy?: string): Outcome<never> {
  const known = reasons[why];
  return failed(failures.journalNotRead(file, known === undefined ? why : wordsOf(known), remedy));
}

async function firstLine(handle: FileHandle): Promise<string> {
  for await (const line of linesOf(handle, limits.journalLine)) return line;
  return '';
}

export class JournalReader {
  /** As it was named, for messages. */
  readonly file: string;
  readonly header: JournalHeader;
  readonly #handle: FileHandle;

  private constructor(file: string, header: JournalHeader, handle: FileHandle) {
    this.file = file;
    this.header = header;
    this.#handle = handle;
  }

  /** Only a file of the user's own that nobody else can have written: it says which pages of which process go where. */
  static async open(file: string): Promise<Outcome<JournalReader>> {
    const folder = await findFolder(path.dirname(file));
    if (!folder.ok) return unusable(file, folder.why);
    try {
      return await JournalReader.openIn(folder.value, path.basename(file), file);
    } finally {
      await folder.value.close();
    }
  }

  /** @param file how messages call it */
  static async openIn(folder: Entry, name: string, file: string): Promise<Outcome<JournalReader>> {
    const own = await openOwn(folder, name);
    if (!own.ok) return unusable(file, own.why, own.remedy);
    const header = headerOf(await firstLine(own.handle));
    if (header?.numaLensJournal === journalVersion)
      return succeed(new JournalReader(file, header, own.handle));
    await own.handle.close();
    return unusable(
      file,
      header === undefined
        ? say('its first line is not that of a journal')
        : say('it has version {theirs}, and this runner knows version {ours}', {
            theirs: header.numaLensJournal,
            ours: journalVersion,
          }),
    );
  }

  /** The batches in the order in which they moved. A torn last line ends it: that batch did not move. */
  async *batches(): AsyncGenerator<readonly OldRun[], void, undefined> {
    let first = true;
    for await (const line of linesOf(this.#handle, limits.journalLine)) {
      if (first) {
        first = false;
        continue;
      }
      const runs = runsOf(line, this.header.pageSize);
      if (runs === undefined) return;
      yield runs;
    }
  }

  async countPages(): Promise<number> {
    let pages = 0;
    for await (const runs of this.batches()) for (const run of runs) pages += run.count;
    return pages;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
