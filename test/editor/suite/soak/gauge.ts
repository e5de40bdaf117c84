/**
 * What the window costs at one moment, read from /proc: the extension host that this runs in, and the processes that it has started.
 * Taken between two rounds, when nothing is open or debugged: then only what leaks can have grown.
 */
import fs from 'node:fs';
import path from 'node:path';

export interface ProcessGauge {
  readonly pid: number;
  /** Resident memory, MiB. */
  readonly rss: number;
  /** Open file descriptors, and how many of them are sockets. */
  readonly handles: number;
  readonly sockets: number;
  readonly threads: number;
}

export interface Gauge {
  readonly host: ProcessGauge & { readonly heapUsed: number };
  readonly servers: readonly ProcessGauge[];
  readonly runners: readonly ProcessGauge[];
  /** Command lines of all other descendants of the host: debug adapters, debugged programs, connections. */
  readonly others: readonly string[];
  /** Files in the journals' folder, and what else NUMA Lens has left in the folder for temporary files. */
  readonly journals: number;
  readonly temporary: readonly string[];
}

const mib = (bytes: number): number => Math.round((bytes / 2 ** 20) * 10) / 10;

function gaugeOf(pid: number): ProcessGauge {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  const links = fs.readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return fs.readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      // The one that the folder itself was read with.
      return undefined;
    }
  });
  const open = links.filter((link) => link !== undefined);
  return {
    pid,
    rss: mib(field('VmRSS') * 1024),
    handles: open.length,
    sockets: open.filter((link) => link.startsWith('socket:')).length,
    threads: field('Threads'),
  };
}

/** The command lines of all processes below this one, by pid. */
function descendants(): ReadonlyMap<number, string> {
  const all = new Map<number, { readonly parent: number; readonly command: string }>();
  for (const name of fs.readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      const command = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ').trim();
      all.set(Number(name), { parent, command });
    } catch {
      // It ended while we looked.
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return parent === process.pid || (parent !== undefined && isBelow(parent));
  };
  return new Map([...all].filter(([pid]) => isBelow(pid)).map(([pid, { command }]) => [pid, command]));
}

const names = (folder: string): readonly string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);

/** @param state the folder that XDG_STATE_HOME names @param temporary the one that TMPDIR names */
export function gauge(state: string, temporary: string): Gauge {
  const below = [...descendants()];
  const named = (part: string): number[] =>
    below.filter(([, command]) => command.includes(part)).map(([pid]) => pid);
  // A runner elsewhere is one of ours, too: what stands here is the connection to it, and it is told apart by its beginning.
  const runs = (part: string): number[] =>
    named(part).filter((pid) => !(below.find(([one]) => one === pid)?.[1] ?? '').includes('connect.mjs'));
  const [servers, runners] = [runs('dist/lsp/server.js'), runs('dist/runner/runner.js')];
  return {
    host: { ...gaugeOf(process.pid), heapUsed: mib(process.memoryUsage().heapUsed) },
    servers: servers.map(gaugeOf),
    runners: runners.map(gaugeOf),
    others: below.filter(([pid]) => ![...servers, ...runners].includes(pid)).map(([, command]) => command),
    journals: names(path.join(state, 'numa-lens/journals')).length,
    temporary: names(temporary).filter((name) => name.includes('numa-lens')),
  };
}
