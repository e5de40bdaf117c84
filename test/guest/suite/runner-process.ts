/** The bundled runner as a child process that a test can start as another user and kill at any moment. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after } from 'node:test';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  JournalParams,
  MoveParams,
  Outcome,
  Placement,
  ProgressParams,
  RunnerFailure,
} from '../../../server/protocol/runner';
import { runnerMethods } from '../../../server/protocol/runner';
import type { RunnerConnection } from '../../../server/protocol/runner-client';
import { RunnerClient } from '../../../server/protocol/runner-client';
import type { PagesByNode, Target } from './target';

export const MPOL_MF_MOVE = 2;

export interface RunnerProcess {
  readonly client: RunnerClient;
  /** SIGKILL: the runner gets no chance to tidy up. Resolves when the process is gone. */
  readonly kill: () => Promise<void>;
}

/** The value of an outcome that a test expects to succeed. */
export function valueOf<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : `${outcome.failure.code}: ${outcome.failure.message}`);
  return outcome.value;
}

/** The failure of an outcome that a test expects to fail: with a code, and in words that a person can act on. */
export function failureOf(outcome: Outcome<unknown>): RunnerFailure {
  assert(!outcome.ok, 'the request was expected to fail');
  assert.match(outcome.failure.message, /^[A-Z0-9].*\.$/s, 'the message is a sentence');
  assert.doesNotMatch(outcome.failure.message, /\bat .*:\d+:\d+/, 'the message is no stack trace');
  return outcome.failure;
}

interface RunAs {
  readonly uid?: number;
  readonly prefix?: readonly string[];
}

/** Root unless `uid` is given, which is the group as well; behind a command if one is given. */
async function start({ uid = 0, prefix = [] }: RunAs = {}): Promise<RunnerProcess> {
  const [command, ...args] = [...prefix, process.execPath, '/app/dist/runner/runner.js', '--stdio'];
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    uid,
    gid: uid,
    env: { PATH: '/bin', HOME: '/tmp', XDG_STATE_HOME: `/tmp/state-${uid}` },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const rpc = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  // A killed runner breaks the pipe in the middle of what we write: expected here.
  child.stdin.on('error', () => undefined);
  rpc.onError(() => undefined);
  rpc.listen();
  const connection: RunnerConnection = {
    request: async (method, params, cancel) => {
      const source = new CancellationTokenSource();
      cancel?.addEventListener('abort', () => {
        source.cancel();
      });
      return rpc.sendRequest(method, params, source.token);
    },
    onProgress: (listener) => {
      rpc.onNotification(runnerMethods.progress, (progress: ProgressParams) => {
        listener(progress);
      });
    },
    onJournal: (listener) => {
      rpc.onNotification(runnerMethods.journal, (journal: JournalParams) => {
        listener(journal);
      });
    },
    endReason: () => (child.signalCode === null ? undefined : `it was ended by ${child.signalCode}.`),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rpc.dispose();
  };
  const client = new RunnerClient(connection);
  valueOf(await client.initialize('numa-lens guest suite'));
  return { client, kill };
}

/** A runner of its own for a test that kills it or wants it as somebody else. It lives as long as `use` runs. */
export async function withRunner(use: (runner: RunnerProcess) => Promise<void>, as?: RunAs): Promise<void> {
  const runner = await start(as);
  try {
    await use(runner);
  } finally {
    await runner.kill();
  }
}

let shared: Promise<RunnerProcess> | undefined;

/** The runner that all other tests share: a process of Node takes seconds to start where no processor is real. */
export async function withClient(use: (client: RunnerClient) => Promise<void>): Promise<void> {
  shared ??= start();
  await use((await shared).client);
}

after(async () => {
  await (await shared)?.kill();
});

/** Opens a target that must be there. */
export async function open(client: RunnerClient, target: Target): Promise<string> {
  return valueOf(await client.openTarget({ pid: target.pid })).target;
}

/** All pages of a target, as the runner is told them. */
export const whole = (target: Target) =>
  ({ kind: 'ranges', ranges: [{ from: target.address, to: target.end }] }) as const;

/** The runner's answer as the target writes its own: pages by node. Fails when a page has no node. */
export function byNode({ counts }: Placement): PagesByNode {
  return Object.fromEntries(
    counts.map((count) => {
      assert('node' in count, `a page has a status: ${JSON.stringify(counts)}`);
      return [String(count.node), count.pages];
    }),
  );
}

/** A request to move all pages of a target to one node. */
export const moveTo = (node: number, handle: string, target: Target): MoveParams => ({
  target: handle,
  pages: whole(target),
  to: { kind: 'node', node },
  flags: MPOL_MF_MOVE,
});
