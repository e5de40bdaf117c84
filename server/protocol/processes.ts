/**
 * What the runner tells of processes and of the memory they have mapped, for who picks a target or a region by eye.
 * Addresses and sizes in bytes as everywhere in the protocol: addresses "0x…", large sizes as decimal strings.
 */
import type { RunnerFailure } from './runner';

/** How many pages of the base page size are on a node. */
export interface NodePages {
  readonly node: number;
  readonly pages: number;
}

export interface ProcessInfo {
  readonly pid: number;
  /** Clock ticks after boot; names the process together with its pid. */
  readonly startTime: string;
  readonly parent: number;
  /** /proc/PID/comm. */
  readonly name: string;
  /** The command line, with spaces between the words. */
  readonly command: string;
  readonly uid: number;
  /** Absent where /etc/passwd has no name for it. */
  readonly user?: string;
  /** Bytes in memory, as a decimal string. */
  readonly residentBytes: string;
  readonly threads: number;
  readonly allowedNodes: readonly number[];
  /** Where its pages are; absent where the kernel does not tell this runner, or where to ask would take long (a very large process). */
  readonly nodes?: readonly NodePages[];
  /** Why this runner may not query and move its pages; absent when it may. */
  readonly refused?: RunnerFailure;
}

export interface ListProcessesParams {
  /** Only these; all that are no kernel threads when absent. */
  readonly pids?: readonly number[];
  /** False: do not ask where their pages are, which takes longer than all the rest. */
  readonly nodes?: boolean;
}

export interface ListProcessesResult {
  /** The largest first. */
  readonly processes: readonly ProcessInfo[];
}

/** One line of /proc/PID/maps with what numa_maps adds. */
export interface Mapping {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  /** As in /proc/PID/maps: "rw-p". */
  readonly permissions: string;
  /** A path, "[heap]", "[stack]", or "" for anonymous memory. */
  readonly name: string;
  /** Bytes of a page of this mapping: larger than the base page on hugetlbfs. */
  readonly pageSize: number;
  /** Resident pages, counted in base pages; absent where the kernel does not tell. */
  readonly nodes?: readonly NodePages[];
  /** The memory policy as numa_maps writes it: "default", "bind:0", "prefer:1", "interleave:0-1". */
  readonly policy?: string;
  /** The largest number of processes that map one page of it: above 1, moving takes MPOL_MF_MOVE_ALL. */
  readonly mapMax?: number;
  /** Why no page of it can be moved, a sentence; absent when pages can. */
  readonly unmovable?: string;
}

export interface MappingsParams {
  readonly target: string;
}

export interface MappingsResult {
  /** In ascending order of address. */
  readonly mappings: readonly Mapping[];
}

export interface NumaMapsParams {
  readonly target: string;
}

/** The file /proc/PID/numa_maps, with what it does not tell: where each mapping ends. */
export interface NumaMapsResult {
  /** As the kernel wrote it, line by line; each line ends with a line feed. */
  readonly text: string;
  /** Lines past the limit of one answer (16 MiB). 0 as a rule. */
  readonly linesLeftOut: number;
  /** Of /proc/PID/maps, in ascending order; read right before, so that a mapping may be in one of the two only. */
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
}

/** An object with a name: a global or static variable of the executable or of a library that is mapped. */
export interface FindSymbolParams {
  readonly target: string;
  /** "counter" also finds `counter` in C++ namespaces and classes and static ones in functions; "app::counter" is one of these. */
  readonly name: string;
}

export interface SymbolPlace {
  /** As in the symbol table, or "app::counter" for a C++ name whose mangling is simple. */
  readonly name: string;
  readonly address: string;
  /** Bytes; 0 where the symbol table has no size. */
  readonly size: number;
  /** The file that defines it. */
  readonly file: string;
}

export interface FindSymbolResult {
  /** Several where several files define the name; none where the symbol tables were stripped. */
  readonly places: readonly SymbolPlace[];
  /** Sentences: what of the name was found but has no fixed address, and which files could not be looked into, and why. */
  readonly notes: readonly string[];
}
