/**
 * Messages between a client (editor, command line) and the migration runner: JSON-RPC 2.0 over stdio with
 * Content-Length headers (vscode-jsonrpc). The runner is the only process that calls the kernel on a target.
 *
 * Expected failures are values: every result is an Outcome. A JSON-RPC error means a bug or a broken pipe.
 * Addresses are strings "0x…" (they exceed 2^53), counts are numbers, a status is the kernel's value (-2 = -ENOENT).
 */
import type { JournalsParams, JournalsResult } from './journals';
import type { MapParams, PageMap } from './page-map';
import type { PredictParams, Prediction } from './prediction';
import type {
  FindSymbolParams,
  FindSymbolResult,
  ListProcessesParams,
  ListProcessesResult,
  MappingsParams,
  MappingsResult,
  NumaMapsParams,
  NumaMapsResult,
} from './processes';

export const runnerProtocolVersion = 4;

/** A failure in words. `code` is stable and documented; `errno` is there when a kernel call failed. */
export interface RunnerFailure {
  readonly code: RunnerFailureCode;
  /** What happened and why, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence; empty when nothing can be done. */
  readonly remedy: string;
  readonly errno?: string;
  /** The process that a runner with capabilities, started for it alone, would be let at; only where rights are what is missing. */
  readonly privilege?: { readonly pid: number; readonly startTime: string };
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
  /** Its other threads go on, but its memory is out of reach. */
  | 'first-thread-ended'
  | 'program-replaced'
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
  | 'kernel-refused'
  /** Another runner of the same user moves pages of this process now. */
  | 'being-moved'
  /** Said by the client's side of the connection: the runner's process could not be started or has ended. */
  | 'runner-gone';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: RunnerFailure };

export interface InitializeParams {
  readonly protocolVersion: number;
  /** For the log: "numa-lens vscode 0.1.0". */
  readonly client: string;
  /** What failures, obstacles and notes are to be worded in: `en`, `ko`, `ja`. English when absent or not known; older runners ignore it. */
  readonly language?: string;
}

export interface NodeInfo {
  readonly node: number;
  readonly cpus: readonly number[];
  /** Bytes; decimal strings because a node may hold more than 2^53. */
  readonly memTotal: string;
  readonly memFree: string;
  /** What the kernel can have by dropping cached files; absent from older runners. */
  readonly memReclaimable?: string;
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
  /** The only process that this runner touches: how privileged runners are started. */
  readonly boundTo?: { readonly pid: number; readonly startTime: string };
}

export interface OpenTargetParams {
  readonly pid: number;
  /** Clock ticks after boot (field 22 of /proc/PID/stat) if the client already knows it: guards against pid reuse. */
  readonly startTime?: string;
  /**
   * A debug session says true: nothing of this target is moved or read for a move before `prove` succeeded on it.
   * Absent or false for a user who named the process on the command line.
   */
  readonly requireProof?: boolean;
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
  /** Bytes of a pointer in the target's own memory. */
  readonly pointerSize: 4 | 8;
}

/** Asks for fresh random words that the debugger is to put into the program; each is good for one `prove`. */
export interface ChallengeParams {
  readonly target: string;
}

export interface ChallengeResult {
  /** Eight unsigned 64-bit numbers, "0x…", to stand side by side in the machine's byte order. */
  readonly words: readonly string[];
}

/**
 * Compares what the debugger sees with what the runner sees, in one of two ways or both: the same bytes at the same address, and the
 * words of the last challenge somewhere in the process's own memory. And the same executable.
 */
export interface ProveParams {
  readonly target: string;
  readonly samples: readonly {
    readonly address: string;
    readonly base64: string;
    /** The system made these bytes up for this process, so that no other has them, not even one of the same program. */
    readonly secret?: boolean;
  }[];
  /**
   * The debugger has put the words of the last challenge into the program, where they still are. `bytes`: as an array. `pages`: the
   * bits of the first two words, the lowest first, as pages side by side of which those with a 1 were touched and the others never.
   */
  readonly planted?: 'bytes' | 'pages';
  /**
   * The file that the process executes as the debugger knows it, if it does. Where no such file is, the debugger has a copy of the
   * program on a machine of its own: then something that only this process has must agree in its place, a `secret` or what is `planted`.
   */
  readonly executable?: string;
}

export interface ProveResult {
  /** Bytes that agreed. */
  readonly bytes: number;
  /**
   * `memory`: the target's memory was read. `mapped-file`: reading it was refused (Yama), so the file that is mapped
   * at the address was read instead. `page-states`: only which pages are in memory was looked at.
   */
  readonly evidence: 'memory' | 'mapped-file' | 'page-states';
}

export interface ReadMemoryParams {
  readonly target: string;
  readonly address: string;
  /** Bytes, at most 1 MiB a request. */
  readonly length: number;
}

export interface ReadMemoryResult {
  readonly base64: string;
}

/** What a move of these pages would meet; nothing is moved. */
export interface PreflightParams {
  readonly target: string;
  readonly flags: number;
  /** The nodes that the pages would go to. */
  readonly nodes: readonly number[];
  /** Bytes that would move, for the comparison with the memory left on the node. */
  readonly bytes?: number;
}

export interface PreflightResult {
  readonly obstacles: readonly Obstacle[];
}

/**
 * Pages named in one of four ways. Ranges are half open and are rounded outwards to pages. A page named twice counts once.
 * `array` needs the right to read the target's memory, which Yama may refuse though it permits the move:
 * then the failure is `unreadable-memory`, and the client sends what the debugger reads as `addresses`.
 */
export type PageSelection =
  | { readonly kind: 'ranges'; readonly ranges: readonly { readonly from: string; readonly to: string }[] }
  /** Every mapping whose pages can be moved, as they are when the request begins. */
  | { readonly kind: 'process' }
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
  /** A file, not there yet, that the placement is also written to, as a journal: `undo` puts the pages back to where they are now. */
  readonly saveTo?: string;
  /** Asks for `progress` notifications that carry this token. */
  readonly progressToken?: string;
}

/** How many pages gave one answer. */
export type PageCount = { readonly pages: number } & (
  { readonly node: number } | { readonly status: number }
);

export interface Placement {
  /** In ascending order of address. */
  readonly runs: readonly PageRun[];
  /** Runs past the limit of one answer (20000); `pages` and `counts` include them. 0 as a rule. */
  readonly runsLeftOut: number;
  readonly pages: number;
  readonly counts: readonly PageCount[];
}

export interface QueryResult extends Placement {
  /** The file of `saveTo`; absent as well where no page is on any node. */
  readonly saved?: string;
}

/**
 * Where the pages are to go: one node for all; or the `nodes` array of the call in the target's memory; or a node for each
 * entry of an `addresses` or `array` selection, in its order. Where a page is named twice its last entry decides, as in the kernel.
 */
export type Destination =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'array'; readonly address: string }
  | { readonly kind: 'list'; readonly nodes: readonly number[] };

export interface MoveParams {
  readonly target: string;
  readonly pages: PageSelection;
  readonly to: Destination;
  /** MPOL_MF_MOVE (2) or MPOL_MF_MOVE_ALL (4). */
  readonly flags: number;
  readonly dryRun?: boolean;
  /** Pages a kernel call; 16384 unless given, 1 to 32768. */
  readonly batch?: number;
  /** Asks for `maps` with at most so many cells, 1 to `maxMapCells`; not given for pages that are scattered over more than 20000 places. */
  readonly mapCells?: number;
  /** Where the runner writes the old placement, synced, before each batch; absent: under the user's state folder. */
  readonly journal?: string;
  /** Asks for `progress` notifications that carry this token. */
  readonly progressToken?: string;
  /** Asks for the notification `journal`, which carries this token. */
  readonly journalToken?: string;
}

/** Something that stands in the way of a move, told before it is tried. */
export interface Obstacle {
  readonly id: string;
  readonly blocks: boolean;
  readonly message: string;
  readonly remedy: string;
  /** As of the failure that it would be. */
  readonly privilege?: RunnerFailure['privilege'];
  /** The nodes and ranges that it is about, where source text can be offered against it (server/kernel/lasting-moves). */
  readonly about?: {
    readonly ranges: readonly { readonly from: string; readonly to: string }[];
    /** The policy of these ranges as numa_maps writes it: "bind:0". */
    readonly policy?: string;
  };
}

/** Pages that are not on the node they were to go to. */
export type NotMoved = { readonly pages: number } & (
  | { readonly reason: 'status'; readonly status: number }
  /** The kernel tried, said no reason and left them: pinned for I/O, as a rule. */
  | { readonly reason: 'not-migrated' }
  /** The move ended before their turn (`stopped`, `cancelled`), or it was a dry run. */
  | { readonly reason: 'not-attempted' }
);

export interface MoveResult {
  /** Of the pages that were dealt with: all of them unless the move ended early. */
  readonly before: Placement;
  /** By a query after the move, never from the move's own status. */
  readonly after: Placement;
  /** Pages that are on the wanted node now and were not before. */
  readonly moved: number;
  /** Pages that were on the wanted node all along. */
  readonly alreadyThere: number;
  /** Of the same pages before and after, where `mapCells` asked for them. */
  readonly maps?: { readonly before: PageMap; readonly after: PageMap };
  readonly notMoved: readonly NotMoved[];
  /**
   * Which pages are on a node that is not the wanted one: with the last status that the move wrote for them, or with the node
   * they are on where the kernel said nothing. In ascending order, at most as many runs as a placement.
   */
  readonly stayed?: readonly PageRun[];
  readonly obstacles: readonly Obstacle[];
  /** The file that `undo` takes; absent when nothing was to be moved. */
  readonly journal?: string;
  readonly cancelled: boolean;
  /** Why the move ended before its last page; what moved until then stays moved and is in the journal. */
  readonly stopped?: RunnerFailure;
}

/** Moves every page of a journal back to the node it was on. */
export interface UndoParams {
  readonly journal: string;
  /** As in OpenTarget; the journal's own pid and start time are checked in any case. */
  readonly target?: string;
  /** MPOL_MF_MOVE (2) or MPOL_MF_MOVE_ALL (4); those of the journal when absent, and MPOL_MF_MOVE for a saved placement. */
  readonly flags?: number;
  readonly progressToken?: string;
}

export interface UndoResult {
  readonly pid: number;
  readonly pageSize: number;
  /** Where the recorded pages are now, by a query. */
  readonly after: Placement;
  /** Pages that are on their old node again. */
  readonly movedBack: number;
  /** Pages that had never left, or had come back already. */
  readonly alreadyThere: number;
  /** Pages that are no longer mapped or no longer in memory: nothing to move back. */
  readonly gone: number;
  /** When pages of it were last moved by a later move that has not been undone, ISO 8601. To undo that one now would take them away again. */
  readonly movedAgain?: string;
  readonly notMoved: readonly NotMoved[];
  readonly cancelled: boolean;
  readonly stopped?: RunnerFailure;
}

/** The machine's nodes now: free memory changes, and nodes may come and go. */
export interface TopologyParams {
  /** Adds which nodes this target may use. */
  readonly target?: string;
}

export interface TopologyResult {
  readonly topology: Topology;
  /** Mems_allowed_list of the target. */
  readonly allowedNodes?: readonly number[];
}

/** Answered at once, also while a move is under way: a runner that does not answer hangs. */
export interface PingParams {
  readonly sequence: number;
}

export interface PingResult {
  readonly sequence: number;
}

/** The notification `progress`. */
export interface ProgressParams {
  readonly token: string;
  readonly pagesDone: number;
  readonly pagesTotal: number;
}

/**
 * The notification `journal`: the file of a move, on the runner's side, told before its first page moves, because a runner that is killed
 * tells no result. A move that ends without it has moved nothing.
 */
export interface JournalParams {
  readonly token: string;
  readonly file: string;
}

/**
 * Request names. Cancel with `$/cancelRequest`, which takes effect between two batches. The runner ends when its input ends,
 * after the batch in hand.
 */
export const runnerMethods = {
  initialize: 'initialize',
  openTarget: 'target/open',
  challenge: 'target/challenge',
  prove: 'target/prove',
  readMemory: 'target/readMemory',
  preflight: 'preflight',
  query: 'query',
  move: 'move',
  undo: 'undo',
  map: 'map',
  mappings: 'target/mappings',
  numaMaps: 'target/numaMaps',
  findSymbol: 'target/findSymbol',
  predict: 'target/predict',
  listProcesses: 'processes',
  journals: 'journals',
  topology: 'topology',
  ping: 'ping',
  /** Lets requests end after the batch in hand and answers null when none is left. */
  shutdown: 'shutdown',
  progress: 'progress',
  journal: 'journal',
} as const;

/** Parameters and result of each request; every result travels as an Outcome. */
export interface RunnerRequests {
  readonly initialize: { readonly params: InitializeParams; readonly result: InitializeResult };
  readonly openTarget: { readonly params: OpenTargetParams; readonly result: Target };
  readonly challenge: { readonly params: ChallengeParams; readonly result: ChallengeResult };
  readonly prove: { readonly params: ProveParams; readonly result: ProveResult };
  readonly readMemory: { readonly params: ReadMemoryParams; readonly result: ReadMemoryResult };
  readonly preflight: { readonly params: PreflightParams; readonly result: PreflightResult };
  readonly query: { readonly params: QueryParams; readonly result: QueryResult };
  readonly move: { readonly params: MoveParams; readonly result: MoveResult };
  readonly undo: { readonly params: UndoParams; readonly result: UndoResult };
  readonly map: { readonly params: MapParams; readonly result: PageMap };
  readonly mappings: { readonly params: MappingsParams; readonly result: MappingsResult };
  readonly numaMaps: { readonly params: NumaMapsParams; readonly result: NumaMapsResult };
  readonly findSymbol: { readonly params: FindSymbolParams; readonly result: FindSymbolResult };
  readonly predict: { readonly params: PredictParams; readonly result: Prediction };
  readonly listProcesses: { readonly params: ListProcessesParams; readonly result: ListProcessesResult };
  readonly journals: { readonly params: JournalsParams; readonly result: JournalsResult };
  readonly topology: { readonly params: TopologyParams; readonly result: TopologyResult };
  readonly ping: { readonly params: PingParams; readonly result: PingResult };
}
