/**
 * Messages between a client (editor, command line) and the migration runner: JSON-RPC 2.0 over stdio with
 * Content-Length headers (vscode-jsonrpc). The runner is the only process that calls the kernel on a target.
 *
 * Expected failures are values: every result is an Outcome. A JSON-RPC error means a bug or a broken pipe.
 * Addresses are strings "0x…" (they exceed 2^53), counts are numbers, a status is the kernel's value (-2 = -ENOENT).
 */

export const runnerProtocolVersion = 1;

/** A failure in words. `code` is stable and documented; `errno` is there when a kernel call failed. */
export interface RunnerFailure {
  readonly code: RunnerFailureCode;
  /** What happened and why, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence; empty when nothing can be done. */
  readonly remedy: string;
  readonly errno?: string;
}

export type RunnerFailureCode =
  | 'protocol-version'
  | 'unsupported-platform'
  | 'koffi-missing'
  | 'no-such-process'
  | 'process-exited'
  | 'process-replaced'
  | 'kernel-thread'
  | 'zombie'
  | 'no-permission'
  | 'move-all-privilege'
  | 'seccomp'
  | 'no-numa'
  | 'no-such-node'
  | 'node-not-allowed'
  | 'node-full'
  | 'bad-range'
  | 'unreadable-memory'
  | 'not-same-process'
  | 'not-proved'
  | 'cancelled'
  | 'journal'
  | 'bad-request'
  | 'kernel-refused';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: RunnerFailure };

export interface InitializeParams {
  readonly protocolVersion: number;
  /** For the log: "numa-lens vscode 0.1.0". */
  readonly client: string;
}

export interface NodeInfo {
  readonly node: number;
  readonly cpus: readonly number[];
  /** Bytes; decimal strings because a node may hold more than 2^53. */
  readonly memTotal: string;
  readonly memFree: string;
  /** Distance to each online node, in the order of `Topology.nodes`; 10 is local. */
  readonly distances: readonly number[];
}

export interface Topology {
  /** Online nodes in ascending order; ids may have holes. */
  readonly nodes: readonly NodeInfo[];
  /** The kernel's numa_balancing sysctl; undefined where the kernel has none. */
  readonly numaBalancing?: number;
}

export interface InitializeResult {
  readonly protocolVersion: number;
  readonly runnerPid: number;
  /** `uname -r`. */
  readonly kernel: string;
  readonly arch: string;
  /** Bytes. */
  readonly pageSize: number;
  readonly topology: Topology;
  readonly capabilities: { readonly sysNice: boolean; readonly sysPtrace: boolean };
}

export interface OpenTargetParams {
  readonly pid: number;
  /** Clock ticks after boot (field 22 of /proc/PID/stat) if the client already knows it: guards against pid reuse. */
  readonly startTime?: string;
}

export interface Target {
  /** A handle for later requests; it dies with the process it names. */
  readonly target: string;
  readonly pid: number;
  readonly startTime: string;
  readonly executable: string;
  readonly command: string;
  /** Mems_allowed_list of the target: the nodes its cpuset permits. */
  readonly allowedNodes: readonly number[];
}

/** Compares what the debugger read with what the runner reads: the same bytes at the same address in the same executable. */
export interface ProveParams {
  readonly target: string;
  readonly samples: readonly { readonly address: string; readonly base64: string }[];
  /** The program the debugger says it launched, if it said so. */
  readonly executable?: string;
}

export interface ReadMemoryParams {
  readonly target: string;
  readonly address: string;
  /** Bytes, at most 1 MiB a request. */
  readonly length: number;
}

/** Pages named in one of three ways. Ranges are half open and are rounded outwards to pages. */
export type PageSelection =
  | { readonly kind: 'ranges'; readonly ranges: readonly { readonly from: string; readonly to: string }[] }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  /** `count` pointers at `address` in the target's own memory: the `pages` argument of a call. */
  | { readonly kind: 'array'; readonly address: string; readonly count: number };

/** A run of consecutive pages with the same answer. `to` is exclusive. */
export type PageRun = { readonly from: string; readonly to: string; readonly pages: number } & (
  { readonly node: number } | { readonly status: number }
);

export interface QueryParams {
  readonly target: string;
  readonly pages: PageSelection;
}

export interface Placement {
  readonly runs: readonly PageRun[];
  readonly pages: number;
}

/** Where the pages are to go: one node for all, or the `nodes` array of the call in the target's memory. */
export type Destination =
  { readonly kind: 'node'; readonly node: number } | { readonly kind: 'array'; readonly address: string };

export interface MoveParams {
  readonly target: string;
  readonly pages: PageSelection;
  readonly to: Destination;
  /** MPOL_MF_MOVE (2) or MPOL_MF_MOVE_ALL (4). */
  readonly flags: number;
  readonly dryRun?: boolean;
  /** Pages a kernel call; 4096 unless given, 1 to 32768. */
  readonly batch?: number;
  /** Where the runner writes the old placement, synced, before each batch; absent: under the user's state folder. */
  readonly journal?: string;
}

/** Something that stands in the way of a move, told before it is tried. */
export interface Obstacle {
  readonly id: string;
  readonly blocks: boolean;
  readonly message: string;
  readonly remedy: string;
}

export interface MoveResult {
  readonly before: Placement;
  /** By a query after the move, never from the move's own status. */
  readonly after: Placement;
  /** Pages that are on the wanted node now and were not before. */
  readonly moved: number;
  /** Pages that were on the wanted node all along. */
  readonly alreadyThere: number;
  /** Pages that are not on the wanted node, by reason: the status told by the last query or move. */
  readonly notMoved: readonly { readonly status: number; readonly pages: number }[];
  readonly obstacles: readonly Obstacle[];
  /** The file that `undo` takes; absent on a dry run. */
  readonly journal?: string;
  readonly cancelled: boolean;
}

export interface UndoParams {
  readonly journal: string;
  /** As in OpenTarget; the journal's own pid and start time are checked in any case. */
  readonly target?: string;
}

export interface MoveProgress {
  readonly token: string;
  readonly pagesDone: number;
  readonly pagesTotal: number;
}

/** Request names. Cancel with `$/cancelRequest`, which takes effect between two batches. */
export const runnerMethods = {
  initialize: 'initialize',
  openTarget: 'target/open',
  prove: 'target/prove',
  readMemory: 'target/readMemory',
  preflight: 'preflight',
  query: 'query',
  move: 'move',
  undo: 'undo',
  shutdown: 'shutdown',
  progress: 'progress',
} as const;
