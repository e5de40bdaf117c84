/**
 * What a first thread in state Z means: mostly that its process has ended and waits to be collected; but when it alone has ended, by pthread_exit(3),
 * the others go on with memory that the number of the process does not lead to any more.
 * Source: find_mm_struct() in mm/migrate.c, which takes the memory of the thread that has the number; exit_mm() in kernel/exit.c.
 */
import fs from 'node:fs';
import type { RunnerFailure } from '../protocol/runner';
import { failures } from './failures';
import { fileErrno, parseFields, parseStat, readProcNow } from './procfs';

const SIGKILL = 9n;

/** Whether a thread is on its way out, as all are when their process is killed or calls exit(3): the others are sent SIGKILL then. */
function isLeaving(folder: string): boolean {
  const stat = readProcNow(`${folder}/stat`);
  const status = readProcNow(`${folder}/status`);
  if (!stat.ok || !status.ok) return true;
  const pending = BigInt(`0x${parseFields(status.text).get('SigPnd') ?? '0'}`);
  const about = parseStat(stat.text);
  return (
    about === undefined ||
    about.exiting ||
    'ZX'.includes(about.state) ||
    ((pending >> (SIGKILL - 1n)) & 1n) === 1n
  );
}

/** Whether any thread but the first one goes on. */
function othersGoOn(pid: number): boolean {
  try {
    return fs.readdirSync(`/proc/${pid}/task`).some((thread) => !isLeaving(`/proc/${pid}/task/${thread}`));
  } catch (error) {
    fileErrno(error);
    return false;
  }
}

/** Of a process whose first thread has ended and is not collected. */
export function endOf(pid: number): RunnerFailure {
  return othersGoOn(pid) ? failures.firstThreadEnded(pid) : failures.zombie(pid);
}
