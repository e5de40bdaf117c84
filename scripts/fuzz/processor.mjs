/** The processor time that another process has taken: what a machine with much to do does not make longer. */
import fs from 'node:fs';

/** Ticks a second in /proc (proc_pid_stat(5)): 100 on every Linux that Node runs on. */
const ticks = 100;

/** Seconds, in user mode and in the kernel; undefined: there is no such process. @param {number} pid */
export function processorSeconds(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return undefined;
  }
}
