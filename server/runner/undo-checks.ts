/** Whether a journal is about this process, as it is now. */
import type { RunnerFailure } from '../protocol/runner';
import { failures } from './failures';
import { machineIdentity } from './journal';
import type { JournalHeader } from './journal-format';
import type { JournalReader } from './journal-reader';
import type { Target } from './target';
import { say } from '../languages/say';

/** Whether the journal speaks about another start of the machine or another PID namespace than this one. */
export async function foreignJournal(
  { file, header }: JournalReader,
  pageSize: number,
): Promise<RunnerFailure | undefined> {
  const here = await machineIdentity();
  if (header.boot !== here.boot) return failures.journalOtherBoot(file);
  if (header.pidNamespace !== here.pidNamespace) return failures.journalOtherNamespace(file);
  // One start of one machine has one page size. With another one the same lines would name other pages.
  if (header.pageSize !== pageSize)
    return failures.journalNotRead(file, say('its first line is not that of a journal'));
  return undefined;
}

/** Whether the process has executed another program since: at the same addresses stands something else then. */
export function otherProgram(header: JournalHeader, { pid, startStack }: Target): RunnerFailure | undefined {
  const seen = [header.startStack ?? '0', startStack];
  return seen.includes('0') || header.startStack === startStack ? undefined : failures.programReplaced(pid);
}
