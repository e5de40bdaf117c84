/**
 * /proc/PID/numa_maps as it is, for who reads it by eye, with where each mapping ends. The kernel walks the page tables of the whole process for
 * it; it is read a piece at a time, off the event loop.
 */
import { formatAddress } from '../protocol/addresses';
import type { NumaMapsResult } from '../protocol/processes';
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { parseMapping, procLines, readProc } from './procfs';

/** @param kernel for the words of a failure: `uname -r` */
export async function readNumaMaps(pid: number, kernel: string): Promise<Outcome<NumaMapsResult>> {
  const ranges: { readonly from: string; readonly to: string }[] = [];
  for await (const line of procLines(`/proc/${pid}/maps`)) {
    const mapping = parseMapping(line);
    if (mapping !== undefined)
      ranges.push({ from: formatAddress(mapping.start), to: formatAddress(mapping.end) });
  }
  const file = `/proc/${pid}/numa_maps`;
  const lines: string[] = [];
  let [length, linesLeftOut] = [0, 0];
  for await (const line of procLines(file)) {
    length += line.length + 1;
    if (length > limits.maxNumaMaps) linesLeftOut++;
    else lines.push(`${line}\n`);
  }
  if (lines.length === 0 && ranges.length > 0) {
    const read = await readProc(file);
    if (!read.ok) return failed(failures.noNumaMaps(pid, kernel, read.errno));
  }
  return succeed({ text: lines.join(''), linesLeftOut, ranges });
}
