/** The journals of this user, and which of them undo can still use. */
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { JournalInfo, JournalsResult } from '../protocol/journals';
import { hasEnded, journalFolder, machineIdentity } from './journal';
import type { MachineIdentity } from './journal';
import type { JournalHeader } from './journal-format';
import { JournalReader } from './journal-reader';
import { fileErrno } from './procfs';

async function stateOf(
  { boot, pidNamespace, pid, startTime }: JournalHeader,
  here: MachineIdentity,
): Promise<JournalInfo['state']> {
  if (boot !== here.boot) return 'other-boot';
  if (pidNamespace !== here.pidNamespace) return 'other-namespace';
  return (await hasEnded(pid, startTime)) ? 'process-ended' : 'usable';
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    // No move was made yet.
    fileErrno(error);
    return [];
  }
}

/** The newest first. Files that are no journals are not in it. */
export async function listJournals(): Promise<JournalsResult> {
  const folder = journalFolder(process.env);
  const here = await machineIdentity();
  const journals: JournalInfo[] = [];
  for (const name of await names(folder)) {
    const file = path.join(folder, name);
    const opened = await JournalReader.open(file);
    if (!opened.ok) continue;
    const { header } = opened.value;
    const pages = await opened.value.countPages();
    await opened.value.close();
    const { pid, startTime, executable, written } = header;
    journals.push({ file, pid, startTime, executable, written, pages, state: await stateOf(header, here) });
  }
  journals.sort((a, b) => b.written.localeCompare(a.written));
  return { folder, journals };
}
