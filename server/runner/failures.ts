/**
 * What the runner says when something fails: for each code what happened, why, and what to do. The kernel's own
 * errnos and statuses are explained by server/kernel; here stands what the runner adds. No I/O.
 */
import os from 'node:os';
import type { Outcome, RunnerFailure, RunnerFailureCode } from '../protocol/runner';
import type { Refusal } from './rights';
import { say } from '../languages/say';

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
  const [node, ...more] = nodes;
  if (node === undefined) return say('no node');
  if (more.length === 0) return say('node {node}', { node });
  return say('nodes {list} and {last}', { list: nodes.slice(0, -1).join(', '), last: nodes.at(-1) ?? node });
}

/** What a privileged runner is started for. */
const privilege = (
  pid: number,
  startTime: string | undefined,
): { readonly privilege?: { readonly pid: number; readonly startTime: string } } =>
  startTime === undefined ? {} : { privilege: { pid, startTime } };

/** Who chose a file: who did not cannot be told to choose another one. */
export type FileChoice = 'client' | 'runner';

/** What to do about a file that cannot be written; `why` may be the name of an errno. */
function roomForFile(why: string, choice: FileChoice): string {
  const named = choice === 'client';
  switch (why) {
    case 'ENOSPC':
    case 'EDQUOT':
      return named
        ? say('Make room there, or name a file elsewhere.')
        : say(
            'Make room there, or start the runner with XDG_STATE_HOME, which moves its folder of journals.',
          );
    case 'EFBIG':
      return say('Raise the limit of the size of files (ulimit -f), or move less at a time.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return named
        ? say('Name a file in a folder that the runner may write to.')
        : say(
            'Give the runner a folder that it may write to: its journals are in that of the message, and XDG_STATE_HOME in its environment moves them.',
          );
    default:
      return named
        ? say('Name another file.')
        : say(
            'Put its folder in order, or start the runner with XDG_STATE_HOME, which moves its folder of journals.',
          );
  }
}

export const failures = {
  protocolVersion: (theirs: number, ours: number) =>
    failure(
      'protocol-version',
      say('The runner speaks protocol version {ours}, the client asked for {theirs}.', {
        ours,
        theirs,
      }),
      say('Use a client and a runner of the same release.'),
    ),
  notInitialized: () =>
    failure(
      'bad-request',
      say('The first request to the runner must be "initialize".'),
      say('Send it first.'),
    ),
  badRequest: (what: string) =>
    failure(
      'bad-request',
      say('The request cannot be carried out: {what}.', { what }),
      say('Correct the request.'),
    ),
  boundToOther: (pid: number, bound: number) =>
    failure(
      'bad-request',
      say('This runner was started for process {bound} only and does not touch process {pid}.', {
        bound,
        pid,
      }),
      say('Start another runner for that process.'),
    ),
  unknownTarget: () =>
    failure(
      'bad-request',
      say('The target named in the request is not open in this runner.'),
      say('Open the target first.'),
    ),
  unsupportedPlatform: (platform: string, arch: string) =>
    failure(
      'unsupported-platform',
      say('Pages can be moved on 64-bit Linux only; the runner runs on {platform} {arch}.', {
        platform,
        arch,
      }),
      say('Start the runner on the Linux machine where the program runs.'),
    ),
  koffiMissing: (detail: string) =>
    failure(
      'koffi-missing',
      say('The package koffi, through which the runner calls the kernel, cannot be loaded ({detail}).', {
        detail,
      }),
      say('Install it beside NUMA Lens: npm install koffi.'),
    ),
  noNuma: (kernel: string) =>
    failure(
      'no-numa',
      say('The kernel {kernel} has no move_pages(2): it was built without NUMA or without page migration.', {
        kernel,
      }),
      say('Use a kernel with CONFIG_NUMA and CONFIG_MIGRATION, as those of the distributions are.'),
      'ENOSYS',
    ),
  noNumaMaps: (pid: number, kernel: string, errno: string) =>
    failure(
      'no-numa',
      say(
        '/proc/{pid}/numa_maps cannot be read ({errno}); kernels without CONFIG_NUMA do not have it (this one is {kernel}).',
        { pid, errno, kernel },
      ),
      say(
        'Use a kernel with CONFIG_NUMA, as those of the distributions are; /proc/PID/smaps has sizes without nodes.',
      ),
      errno,
    ),
  seccomp: (errno: string) =>
    failure(
      'seccomp',
      say(
        'A seccomp filter forbids move_pages(2) to the runner itself ({errno}); the default profiles of container engines do.',
        { errno },
      ),
      say(
        'Start the container with --cap-add SYS_NICE or a seccomp profile that permits move_pages, or run the runner outside of it.',
      ),
      errno,
    ),
  noSuchProcess: (pid: number) =>
    failure(
      'no-such-process',
      say('There is no process {pid} that the runner can see.', { pid }),
      say(
        'Check the number; a process in a container or PID namespace has another number there, and is seen by a runner that is started there (numaLens.runner.prefix, --runner).',
      ),
      'ESRCH',
    ),
  isThread: (pid: number, leader: number) =>
    failure(
      'bad-request',
      say('{pid} is a thread of process {leader}, not a process.', { pid, leader }),
      say('Name the process: {leader}.', { leader }),
    ),
  processExited: (pid: number) =>
    failure(
      'process-exited',
      say('Process {pid} has ended.', { pid }),
      say('Start the program again; its placement is gone.'),
    ),
  processReplaced: (pid: number) =>
    failure(
      'process-replaced',
      say('The number {pid} belongs to another process now: the one that was meant has ended.', { pid }),
      say('Name the new process if you mean that one.'),
    ),
  programReplaced: (pid: number) =>
    failure(
      'program-replaced',
      say('Process {pid} has executed another program since, and the addresses mean nothing there.', { pid }),
      say('Query again once the new program has allocated its memory.'),
    ),
  kernelThread: (pid: number) =>
    failure(
      'kernel-thread',
      say('{pid} is a kernel thread, which has no memory of its own to move.', { pid }),
      '',
    ),
  zombie: (pid: number) =>
    failure(
      'zombie',
      say('Process {pid} has ended and only waits for its parent to collect it; it has no memory any more.', {
        pid,
      }),
      '',
    ),
  firstThreadEnded: (pid: number) =>
    failure(
      'first-thread-ended',
      say(
        'The first thread of process {pid} has ended while others go on; the kernel finds the memory of a process by that thread, so its pages cannot be asked about, moved or moved back any more.',
        { pid },
      ),
      say('They stay where they are. Start the program again to move its pages.'),
    ),
  outOfFiles: (errno: string) =>
    failure(
      'kernel-refused',
      say('The runner has as many files open as it may ({errno}), and cannot look at a process.', { errno }),
      say('Raise the limit of open files (ulimit -n) where the runner is started.'),
      errno,
    ),
  noPermission: (pid: number, { runner, owner, reasons }: Refusal, startTime: string | undefined) => ({
    ...failure(
      'no-permission',
      say('The runner ({runner}) may not inspect process {pid} (user {owner}): {reasons}.', {
        runner,
        pid,
        owner,
        reasons: reasons.join('; '),
      }),
      say(
        'Run as the user who owns the process, or give the runner CAP_SYS_PTRACE (docs/runner.md, "The rights it needs").',
      ),
      'EPERM',
    ),
    ...privilege(pid, startTime),
  }),
  refusedByPolicy: (pid: number, errno: string) =>
    failure(
      'no-permission',
      say('A security module (SELinux, Smack) forbids the runner to move memory of process {pid}.', { pid }),
      say('Look into the audit log for the rule, or run as a domain that may.'),
      errno,
    ),
  unreadable: (pid: number, address: string, errno: string) =>
    failure(
      'unreadable-memory',
      say(
        'The memory of process {pid} at {address} cannot be read: nothing is mapped there or it is not readable.',
        { pid, address },
      ),
      say('Check that the pointer is valid where the program stands now.'),
      errno,
    ),
  readingRefused: (pid: number, yama: number | undefined, errno: string) =>
    failure(
      'unreadable-memory',
      yama === undefined || yama === 0
        ? say('The runner may not read the memory of process {pid}.', { pid })
        : say(
            'The runner may not read the memory of process {pid}: kernel.yama.ptrace_scope is {yama}, so only an ancestor such as the debugger may. Moving pages is not affected.',
            { pid, yama },
          ),
      say('Read the memory through the debugger, or give the runner CAP_SYS_PTRACE.'),
      errno,
    ),
  badRange: (what: string) =>
    failure('bad-range', what, say('Name ranges as START-END with START below END.')),
  tooManyPages: (count: number, most: number) =>
    failure(
      'bad-range',
      say('The ranges name {count} pages, and one request takes at most {most}.', { count, most }),
      say('Name ranges that the process has mapped; /proc/PID/maps lists them.'),
    ),
  tooManyEntries: (count: number, most: number) =>
    failure(
      'bad-range',
      say('{count} single pages are named; one request takes at most {most}.', { count, most }),
      say('Name them as ranges or in several requests.'),
    ),
  tooScattered: (most: number) =>
    failure(
      'bad-range',
      say('The pages lie in more than {most} places, which no map can show.', { most }),
      say('Map a range that holds them, or some of them.'),
    ),
  notSameProcess: (pid: number, why: string) =>
    failure(
      'not-same-process',
      say('Process {pid}, as the runner sees it, is not the process that is being debugged: {why}.', {
        pid,
        why,
      }),
      say(
        'If the program runs on another machine or in a container, start the runner there: the setting numaLens.runner.prefix, or --runner, takes the command that enters it.',
      ),
    ),
  notProved: (pid: number) =>
    failure(
      'not-proved',
      say('It is not proved that process {pid} is the process that is being debugged, so nothing is moved.', {
        pid,
      }),
      say('Stop the program in the debugger, so that its memory can be compared.'),
    ),
  cancelled: () => failure('cancelled', say('The request was cancelled.'), ''),
  /** `begun`: something is in it, and has moved. */
  beingMoved: (pid: number) =>
    failure(
      'being-moved',
      say('Another runner is moving pages of process {pid} now, for another window or a command line.', {
        pid,
      }),
      say('Try again when it has finished.'),
    ),
  journalNotWritten: (file: string, why: string, choice: FileChoice, begun = false) =>
    failure(
      'journal',
      begun
        ? say(
            'The journal {file} cannot be written any further ({why}), so nothing more is moved; undo takes what is in it.',
            { file, why },
          )
        : say('Nothing is moved: the journal {file} cannot be written ({why}).', { file, why }),
      roomForFile(why, choice),
    ),
  placementNotSaved: (file: string, why: string) =>
    failure(
      'journal',
      say('The placement cannot be saved to {file} ({why}).', { file, why }),
      roomForFile(why, 'client'),
    ),
  journalNotRead: (file: string, why: string, remedy = say('Name a file that a move has written.')) =>
    failure('journal', say('The journal {file} cannot be used: {why}.', { file, why }), remedy),
  journalOtherBoot: (file: string) =>
    failure(
      'process-exited',
      say('The journal {file} was written before the machine was started anew; its process is gone.', {
        file,
      }),
      say('Delete the file.'),
    ),
  journalOtherNamespace: (file: string) =>
    failure(
      'journal',
      say(
        'The journal {file} was written in another PID namespace, where process numbers mean other processes.',
        { file },
      ),
      say('Run undo in the container in which the move was made.'),
    ),
  noSuchNode: (node: number, known: readonly number[]) =>
    failure(
      'no-such-node',
      say('There is no node {node} with memory on this machine; pages can be on {known}.', {
        node,
        known: nodeList(known),
      }),
      say('Name one of these.'),
      'ENODEV',
    ),
  memorylessNode: (node: number, known: readonly number[]) =>
    failure(
      'no-such-node',
      say('Node {node} has no memory of its own; pages can be on {known}.', { node, known: nodeList(known) }),
      say('Name one of these.'),
      'ENODEV',
    ),
  nodeNotAllowed: (pid: number, node: number | undefined, permitted: readonly number[]) =>
    failure(
      'node-not-allowed',
      node === undefined
        ? say('The cpuset of process {pid} does not permit the wanted node; it permits {permitted}.', {
            pid,
            permitted: nodeList(permitted),
          })
        : say('The cpuset of process {pid} does not permit node {node}; it permits {permitted}.', {
            pid,
            node,
            permitted: nodeList(permitted),
          }),
      say('Choose a permitted node, or widen cpuset.mems of the control group of the process.'),
      'EACCES',
    ),
  nodeFull: (node: number, free: string) =>
    failure(
      'node-full',
      say('Node {node} has no memory left for more pages ({free} free); what was moved before stays moved.', {
        node,
        free,
      }),
      say('Free memory on that node, move less, or move it back with undo.'),
      'ENOMEM',
    ),
  /** `elsewhere`: the runner holds the capability in a user namespace of a container. */
  moveAllPrivilege: (pid: number, startTime: string, elsewhere: boolean) => ({
    ...failure(
      'move-all-privilege',
      elsewhere
        ? say(
            'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace; the runner has it in the user namespace of a rootless container only, which does not count.',
          )
        : say(
            'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the runner does not have.',
          ),
      elsewhere
        ? say(
            'Leave it out (pages shared with other processes then stay), or start the runner outside of the container with that capability.',
          )
        : say(
            'Leave it out (pages shared with other processes then stay), or start the runner with that capability.',
          ),
      'EPERM',
    ),
    ...privilege(pid, startTime),
  }),
  kernelRefused: (errno: string, why: string, remedy: string) =>
    failure(
      'kernel-refused',
      say('The kernel refused the call with {errno}: {why}', { errno, why }),
      remedy,
      errno,
    ),
} as const;
