/**
 * The processes of this machine, for who picks one: what each is, how large, on which nodes, and whether this runner may query and move its
 * pages. Rights are asked of the kernel by a call without pages, as everywhere in the runner.
 * Nothing here may wait for a process: its command line and its numa_maps take the lock of its memory, which another may hold for
 * long, so these are asked for under a deadline and left out when it passes.
 * Source: proc(5).
 */
import fs from 'node:fs/promises';
import { parseNumberList } from '../kernel/number-list';
import type { ListProcessesParams, ListProcessesResult, NodePages, ProcessInfo } from '../protocol/processes';
import { endOf } from './ended';
import { failures } from './failures';
import type { Libc } from './libc';
import { limits } from './limits';
import { parseNumaMapping } from './numa-maps';
import { parseCommand, parseFields, parseStat, procLines, readCommand, readProc } from './procfs';
import { explainProbe } from './target';

/**
 * Undefined when the time is up first; the work is then left to itself. Time is counted in ticks of a timer and not by the clock: when this process itself
 * got no processor, or slept with the machine, what has been answered meanwhile is taken before another tick counts.
 */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    let ticks = 0;
    timer = setInterval(() => {
      if (++ticks === limits.patienceTicks) resolve(undefined);
    }, milliseconds / limits.patienceTicks);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}

/** Names by user id, from the runner's own /etc/passwd. */
async function userNames(): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  const read = await readProc('/etc/passwd');
  for (const line of read.ok ? read.text.split('\n') : []) {
    const [name, , uid] = line.split(':');
    if (name !== undefined && uid !== undefined && !names.has(Number(uid))) names.set(Number(uid), name);
  }
  return names;
}

/** Undefined where the kernel does not tell this runner. */
async function readNodes(pid: number, basePage: number): Promise<readonly NodePages[] | undefined> {
  const pages = new Map<number, number>();
  let lines = 0;
  for await (const line of procLines(`/proc/${pid}/numa_maps`)) {
    lines++;
    for (const one of parseNumaMapping(line, basePage)?.nodes ?? [])
      pages.set(one.node, (pages.get(one.node) ?? 0) + one.pages);
  }
  if (lines === 0) return undefined;
  return [...pages].map(([node, count]) => ({ node, pages: count })).sort((a, b) => a.node - b.node);
}

/** Undefined for what is gone, for threads, and, unless it was named, for what has no memory. */
async function inspect(
  libc: Libc,
  pid: number,
  named: boolean,
  users: ReadonlyMap<number, string>,
): Promise<ProcessInfo | undefined> {
  const [stat, status] = await Promise.all([readProc(`/proc/${pid}/stat`), readProc(`/proc/${pid}/status`)]);
  const about = stat.ok ? parseStat(stat.text) : undefined;
  if (!stat.ok || about === undefined || !status.ok) return undefined;
  const fields = parseFields(status.text);
  const ended = about.state === 'Z' || about.state === 'X';
  if (Number(fields.get('Tgid')) !== pid || (!named && (about.kernelThread || ended))) return undefined;
  const uid = Number(fields.get('Uid')?.split(/\s+/)[0] ?? '0');
  const user = users.get(uid);
  const name = parseCommand(stat.text);
  const command = await within(limits.processPatience, readCommand(pid));
  const refused = about.kernelThread
    ? failures.kernelThread(pid)
    : ended
      ? endOf(pid)
      : await explainProbe(libc, pid, libc.probe(pid, 0).errno);
  return {
    pid,
    startTime: about.startTime,
    parent: Number(fields.get('PPid') ?? '0'),
    name,
    command: command ?? '',
    uid,
    ...(user === undefined ? {} : { user }),
    residentBytes: String(Number(/^\d+/.exec(fields.get('VmRSS') ?? '')?.[0] ?? '0') * 1024),
    threads: Number(fields.get('Threads') ?? '1'),
    allowedNodes: parseNumberList(fields.get('Mems_allowed_list') ?? ''),
    ...(refused === undefined ? {} : { refused }),
  };
}

async function allPids(): Promise<readonly number[]> {
  return (await fs.readdir('/proc')).filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
}

/** `onlyTarget`: a runner that was started for one process tells of no other. */
export async function listProcesses(
  libc: Libc,
  { pids, nodes }: ListProcessesParams,
  onlyTarget: { readonly pid: number } | undefined,
): Promise<ListProcessesResult> {
  const wanted = (pids ?? (await allPids())).filter(
    (pid) => onlyTarget === undefined || onlyTarget.pid === pid,
  );
  const users = await userNames();
  const processes: ProcessInfo[] = [];
  for (let at = 0; at < wanted.length; at += limits.processesAtOnce) {
    const some = wanted.slice(at, at + limits.processesAtOnce);
    const found = await Promise.all(some.map((pid) => inspect(libc, pid, pids !== undefined, users)));
    for (const one of found) if (one !== undefined) processes.push(one);
  }
  processes.sort((a, b) => Number(b.residentBytes) - Number(a.residentBytes) || a.pid - b.pid);
  return { processes: nodes === false ? processes : await withNodes(processes, libc.pageSize) };
}

/** Adds where the pages are, the largest process first, as far as the time for it goes. */
async function withNodes(
  processes: readonly ProcessInfo[],
  basePage: number,
): Promise<readonly ProcessInfo[]> {
  const deadline = performance.now() + limits.nodesPatience;
  const result: ProcessInfo[] = [];
  for (const one of processes) {
    const left = deadline - performance.now();
    const cheap = one.refused === undefined && Number(one.residentBytes) <= limits.maxNodesBytes;
    const nodes = cheap && left > 0 ? await within(left, readNodes(one.pid, basePage)) : undefined;
    result.push(nodes === undefined ? one : { ...one, nodes });
  }
  return result;
}
