/**
 * What the runner says when something fails: for each code what happened, why, and what to do. The kernel's own
 * errnos and statuses are explained by server/kernel; here stands what the runner adds. No I/O.
 */
import os from 'node:os';
import type { Outcome, RunnerFailure, RunnerFailureCode } from '../protocol/runner';
import type { Refusal } from './rights';

export const succeed = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const failed = (failure: RunnerFailure): { readonly ok: false; readonly failure: RunnerFailure } => ({
  ok: false,
  failure,
});

const errnoNames: ReadonlyMap<number, string> = new Map(
  // EWOULDBLOCK and ENOTSUP share a number with an older name; the first one in the table wins.
  Object.entries(os.constants.errno)
    .reverse()
    .map(([name, value]) => [value, name]),
);

/** "EPERM" for 1, by this machine's own numbering; "errno 4711" for a number that has no name. */
export function errnoName(errno: number): string {
  return errnoNames.get(errno) ?? `errno ${errno}`;
}

/** The number of an errno name on this machine; undefined when it has none of this name. */
export function errnoValue(name: string): number | undefined {
  for (const [value, known] of errnoNames) if (known === name) return value;
  return undefined;
}

function failure(code: RunnerFailureCode, message: string, remedy = '', errno?: string): RunnerFailure {
  return { code, message, remedy, ...(errno === undefined ? {} : { errno }) };
}

/** "node 0", "nodes 0, 2 and 3", "no node". */
export function nodeList(nodes: readonly number[]): string {
  if (nodes.length === 0) return 'no node';
  if (nodes.length === 1) return `node ${nodes[0]}`;
  return `nodes ${nodes.slice(0, -1).join(', ')} and ${nodes.at(-1)}`;
}

/** What a privileged runner is started for. */
const privilege = (
  pid: number,
  startTime: string | undefined,
): { readonly privilege?: { readonly pid: number; readonly startTime: string } } =>
  startTime === undefined ? {} : { privilege: { pid, startTime } };

export const failures = {
  protocolVersion: (theirs: unknown, ours: number) =>
    failure(
      'protocol-version',
      `The runner speaks protocol version ${ours}, the client asked for ${String(theirs)}.`,
      'Use a client and a runner of the same release.',
    ),
  notInitialized: () =>
    failure('bad-request', 'The first request to the runner must be "initialize".', 'Send it first.'),
  badRequest: (what: string) =>
    failure('bad-request', `The request cannot be carried out: ${what}.`, 'Correct the request.'),
  boundToOther: (pid: number, bound: number) =>
    failure(
      'bad-request',
      `This runner was started for process ${bound} only and does not touch process ${pid}.`,
      'Start another runner for that process.',
    ),
  unknownTarget: () =>
    failure(
      'bad-request',
      'The target named in the request is not open in this runner.',
      'Open the target first.',
    ),
  unsupportedPlatform: (platform: string, arch: string) =>
    failure(
      'unsupported-platform',
      `Pages can be moved on 64-bit Linux only; the runner runs on ${platform} ${arch}.`,
      'Start the runner on the Linux machine where the program runs.',
    ),
  koffiMissing: (detail: string) =>
    failure(
      'koffi-missing',
      `The package koffi, through which the runner calls the kernel, cannot be loaded (${detail}).`,
      'Install it beside NUMA Lens: npm install koffi.',
    ),
  noNuma: (kernel: string) =>
    failure(
      'no-numa',
      `The kernel ${kernel} has no move_pages(2): it was built without NUMA or without page migration.`,
      'Use a kernel with CONFIG_NUMA and CONFIG_MIGRATION, as those of the distributions are.',
      'ENOSYS',
    ),
  noNumaMaps: (pid: number, kernel: string, errno: string) =>
    failure(
      'no-numa',
      `/proc/${pid}/numa_maps cannot be read (${errno}); kernels without CONFIG_NUMA do not have it (this one is ${kernel}).`,
      'Use a kernel with CONFIG_NUMA, as those of the distributions are; /proc/PID/smaps has sizes without nodes.',
      errno,
    ),
  seccomp: (errno: string) =>
    failure(
      'seccomp',
      `A seccomp filter forbids move_pages(2) to the runner itself (${errno}); the default profiles of container engines do.`,
      'Start the container with --cap-add SYS_NICE or a seccomp profile that permits move_pages, or run the runner outside of it.',
      errno,
    ),
  noSuchProcess: (pid: number) =>
    failure(
      'no-such-process',
      `There is no process ${pid} that the runner can see.`,
      'Check the number; a process in a container or PID namespace has another number there, and is seen by a runner that is started there (numaLens.runner.prefix, --runner).',
      'ESRCH',
    ),
  isThread: (pid: number, leader: number) =>
    failure(
      'bad-request',
      `${pid} is a thread of process ${leader}, not a process.`,
      `Name the process: ${leader}.`,
    ),
  processExited: (pid: number) =>
    failure('process-exited', `Process ${pid} has ended.`, 'Start the program again; its placement is gone.'),
  processReplaced: (pid: number) =>
    failure(
      'process-replaced',
      `The number ${pid} belongs to another process now: the one that was meant has ended.`,
      'Name the new process if you mean that one.',
    ),
  programReplaced: (pid: number) =>
    failure(
      'program-replaced',
      `Process ${pid} has executed another program since, and the addresses mean nothing there.`,
      'Query again once the new program has allocated its memory.',
    ),
  kernelThread: (pid: number) =>
    failure('kernel-thread', `${pid} is a kernel thread, which has no memory of its own to move.`, ''),
  zombie: (pid: number) =>
    failure(
      'zombie',
      `Process ${pid} has ended and only waits for its parent to collect it; it has no memory any more.`,
      '',
    ),
  noPermission: (pid: number, { runner, owner, reasons }: Refusal, startTime: string | undefined) => ({
    ...failure(
      'no-permission',
      `The runner (${runner}) may not inspect process ${pid} (user ${owner}): ${reasons.join('; ')}.`,
      'Run as the user who owns the process, or give the runner CAP_SYS_PTRACE (docs/runner.md, "The rights it needs").',
      'EPERM',
    ),
    ...privilege(pid, startTime),
  }),
  refusedByPolicy: (pid: number, errno: string) =>
    failure(
      'no-permission',
      `A security module (SELinux, Smack) forbids the runner to move memory of process ${pid}.`,
      'Look into the audit log for the rule, or run as a domain that may.',
      errno,
    ),
  unreadable: (pid: number, address: string, errno: string) =>
    failure(
      'unreadable-memory',
      `The memory of process ${pid} at ${address} cannot be read: nothing is mapped there or it is not readable.`,
      'Check that the pointer is valid where the program stands now.',
      errno,
    ),
  readingRefused: (pid: number, yama: number | undefined, errno: string) =>
    failure(
      'unreadable-memory',
      yama === undefined || yama === 0
        ? `The runner may not read the memory of process ${pid}.`
        : `The runner may not read the memory of process ${pid}: kernel.yama.ptrace_scope is ${yama}, so only an ancestor such as the debugger may. Moving pages is not affected.`,
      'Read the memory through the debugger, or give the runner CAP_SYS_PTRACE.',
      errno,
    ),
  badRange: (what: string) => failure('bad-range', what, 'Name ranges as START-END with START below END.'),
  tooManyPages: (count: number, most: number) =>
    failure(
      'bad-range',
      `The ranges name ${count} pages, and one request takes at most ${most}.`,
      'Name ranges that the process has mapped; /proc/PID/maps lists them.',
    ),
  tooManyEntries: (count: number, most: number) =>
    failure(
      'bad-range',
      `${count} single pages are named; one request takes at most ${most}.`,
      'Name them as ranges or in several requests.',
    ),
  tooScattered: (most: number) =>
    failure(
      'bad-range',
      `The pages lie in more than ${most} places, which no map can show.`,
      'Map a range that holds them, or some of them.',
    ),
  notSameProcess: (pid: number, why: string) =>
    failure(
      'not-same-process',
      `Process ${pid}, as the runner sees it, is not the process that is being debugged: ${why}.`,
      'If the program runs on another machine or in a container, start the runner there: the setting numaLens.runner.prefix, or --runner, takes the command that enters it.',
    ),
  notProved: (pid: number) =>
    failure(
      'not-proved',
      `It is not proved that process ${pid} is the process that is being debugged, so nothing is moved.`,
      'Stop the program in the debugger, so that its memory can be compared.',
    ),
  cancelled: () => failure('cancelled', 'The request was cancelled.', ''),
  journalNotWritten: (file: string, why: string) =>
    failure(
      'journal',
      `The journal ${file} cannot be written (${why}); without it nothing is moved.`,
      'Name another file or make room.',
    ),
  journalNotRead: (file: string, why: string, remedy = 'Name a file that a move has written.') =>
    failure('journal', `The journal ${file} cannot be used: ${why}.`, remedy),
  journalOtherBoot: (file: string) =>
    failure(
      'process-exited',
      `The journal ${file} was written before the machine was started anew; its process is gone.`,
      'Delete the file.',
    ),
  journalOtherNamespace: (file: string) =>
    failure(
      'journal',
      `The journal ${file} was written in another PID namespace, where process numbers mean other processes.`,
      'Run undo in the container in which the move was made.',
    ),
  noSuchNode: (node: number, known: readonly number[]) =>
    failure(
      'no-such-node',
      `There is no node ${node} with memory on this machine; pages can be on ${nodeList(known)}.`,
      'Name one of these.',
      'ENODEV',
    ),
  memorylessNode: (node: number, known: readonly number[]) =>
    failure(
      'no-such-node',
      `Node ${node} has no memory of its own; pages can be on ${nodeList(known)}.`,
      'Name one of these.',
      'ENODEV',
    ),
  nodeNotAllowed: (pid: number, node: number | undefined, permitted: readonly number[]) =>
    failure(
      'node-not-allowed',
      `The cpuset of process ${pid} does not permit ${node === undefined ? 'the wanted node' : `node ${node}`}; it permits ${nodeList(permitted)}.`,
      'Choose a permitted node, or widen cpuset.mems of the control group of the process.',
      'EACCES',
    ),
  nodeFull: (node: number, free: string) =>
    failure(
      'node-full',
      `Node ${node} has no memory left for more pages (${free} free); what was moved before stays moved.`,
      'Free memory on that node, move less, or move it back with undo.',
      'ENOMEM',
    ),
  /** `elsewhere`: the runner holds the capability in a user namespace of a container. */
  moveAllPrivilege: (pid: number, startTime: string, elsewhere: boolean) => ({
    ...failure(
      'move-all-privilege',
      elsewhere
        ? 'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace; the runner has it in the user namespace of a rootless container only, which does not count.'
        : 'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the runner does not have.',
      elsewhere
        ? 'Leave it out (pages shared with other processes then stay), or start the runner outside of the container with that capability.'
        : 'Leave it out (pages shared with other processes then stay), or start the runner with that capability.',
      'EPERM',
    ),
    ...privilege(pid, startTime),
  }),
  kernelRefused: (errno: string, why: string, remedy: string) =>
    failure('kernel-refused', `The kernel refused the call with ${errno}: ${why}`, remedy, errno),
} as const;
