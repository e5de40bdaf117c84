/** The lines of a journal as data. What stands in the file is checked: it may be damaged, or be no journal at all. No I/O. */
import { limits } from './limits';
import { addressSpaceEnd, parseAddress } from './pages';
import { int32 } from './wire-fields';

export const journalVersion = 1;

export interface JournalHeader {
  readonly numaLensJournal: number;
  readonly pid: number;
  readonly startTime: string;
  readonly executable: string;
  /** Field 28 of its stat: another one means that it executed another program since. Absent in journals from before it was written. */
  readonly startStack?: string;
  /** /proc/sys/kernel/random/boot_id: start times count from a boot. */
  readonly boot: string;
  /** The inode of the PID namespace that the pid is a number of. */
  readonly pidNamespace: string;
  /** Bytes. */
  readonly pageSize: number;
  /** Of the move; going back takes the same. */
  readonly flags: number;
  readonly kernel: string;
  readonly written: string;
}

/** Consecutive pages that were on one node. */
export interface OldRun {
  readonly first: number;
  readonly count: number;
  readonly node: number;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined for what is no first line of a journal, of whatever version. */
export function headerOf(line: string): JournalHeader | undefined {
  const value = parseJson(line);
  if (!isRecord(value)) return undefined;
  const {
    numaLensJournal,
    pid,
    startTime,
    executable,
    startStack,
    boot,
    pidNamespace,
    pageSize,
    flags,
    kernel,
    written,
  } = value;
  if (typeof numaLensJournal !== 'number' || typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0)
    return undefined;
  // What does not fit into the kernel's int would name another process there.
  if (pid > int32) return undefined;
  if (typeof startTime !== 'string' || typeof executable !== 'string' || typeof boot !== 'string')
    return undefined;
  if (typeof pidNamespace !== 'string' || typeof kernel !== 'string' || typeof written !== 'string')
    return undefined;
  if (typeof pageSize !== 'number' || !Number.isInteger(pageSize) || pageSize <= 0) return undefined;
  if (typeof flags !== 'number' || !Number.isInteger(flags) || flags < 0 || flags > int32) return undefined;
  return {
    numaLensJournal,
    pid,
    startTime,
    executable,
    ...(typeof startStack === 'string' ? { startStack } : {}),
    boot,
    pidNamespace,
    pageSize,
    flags,
    kernel,
    written,
  };
}

/** Undefined for what is no other line of one. */
export function runsOf(line: string, pageSize: number): readonly OldRun[] | undefined {
  const value = parseJson(line);
  if (!Array.isArray(value)) return undefined;
  const runs: OldRun[] = [];
  for (const one of value as readonly unknown[]) {
    if (!Array.isArray(one)) return undefined;
    const [from, count, node] = one as readonly unknown[];
    const address = typeof from === 'string' ? parseAddress(from) : undefined;
    if (address === undefined || typeof count !== 'number' || typeof node !== 'number') return undefined;
    if (!Number.isInteger(count) || count < 1 || count > limits.maxPages) return undefined;
    if (!Number.isInteger(node) || node < 0 || node > int32) return undefined;
    // Past the end the addresses would go on at 0.
    if (address + BigInt(count) * BigInt(pageSize) > addressSpaceEnd) return undefined;
    runs.push({ first: Number(address / BigInt(pageSize)), count, node });
  }
  return runs;
}
