/**
 * Waits for a runner that somebody else starts: one with more rights than ours, which its user starts in a terminal. Only the same user
 * reaches the socket (its folder is 0700, it is 0600), and only who presents the token is let in, once; then nobody listens any more.
 * Not here: the command, and who is asked for a password. That is between the user and sudo.
 */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { RunnerClient } from '../protocol/runner-client';
import { connectRunner } from './connection';
import type { ConnectOptions, RunnerEnd } from './connection';
import type { RunnerProcess } from './start';
import { say } from '../languages/say';

export interface RendezvousOptions extends ConnectOptions {
  /** Told of every connection that is refused, in words. */
  readonly onRefused?: (why: string) => void;
}

export interface Rendezvous {
  readonly socketPath: string;
  /** Read and deleted by the runner. */
  readonly tokenFile: string;
  /** Undefined when it was given up. */
  readonly runner: Promise<RunnerProcess | undefined>;
  /** Nobody need wait any more. Nothing is left on disk afterwards. */
  giveUp(): Promise<void>;
}

/** Bytes of randomness. */
const tokenLength = 32;
/** Milliseconds that a connection has to present its token. */
const presentationTime = 5000;

/** Where sockets and what is secret are kept as long as the user is logged in; its path is short, as sun_path has to be. */
function runtimeFolder(env: NodeJS.ProcessEnv): string {
  const folder = env['XDG_RUNTIME_DIR'];
  return folder !== undefined && path.isAbsolute(folder) ? folder : os.tmpdir();
}

export async function awaitRunner(options: RendezvousOptions = {}): Promise<Rendezvous> {
  // mkdtemp makes it 0700, for us alone.
  const folder = await makeFolder();
  const socketPath = path.join(folder, 'runner.sock');
  const tokenFile = path.join(folder, 'token');
  const token = crypto.randomBytes(tokenLength).toString('hex');
  await fs.writeFile(tokenFile, `${token}\n`, { mode: 0o600, flag: 'wx' });

  const server = net.createServer();
  const strangers = new Set<net.Socket>();
  let settle: (runner: RunnerProcess | undefined) => void = () => undefined;
  const runner = new Promise<RunnerProcess | undefined>((resolve) => (settle = resolve));
  let over = false;
  const finish = async (found: RunnerProcess | undefined): Promise<void> => {
    if (over) return;
    over = true;
    server.close();
    for (const one of strangers) one.destroy();
    await fs.rm(folder, { recursive: true, force: true });
    settle(found);
  };
  server.on('connection', (socket) => {
    strangers.add(socket);
    void present(socket, token).then((problem) => {
      strangers.delete(socket);
      if (problem === undefined && !over) {
        void finish(connected(socket, options));
        return;
      }
      socket.destroy();
      if (problem !== undefined) options.onRefused?.(problem);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  await fs.chmod(socketPath, 0o600);
  return { socketPath, tokenFile, runner, giveUp: () => finish(undefined) };
}

async function makeFolder(): Promise<string> {
  const name = 'numa-lens-';
  try {
    return await fs.mkdtemp(path.join(runtimeFolder(process.env), name));
  } catch {
    // A runtime folder that the session manager has removed.
    return fs.mkdtemp(path.join(os.tmpdir(), name));
  }
}

/** Why the connection is refused; undefined when its first line is the token. What follows the line stays in the stream. */
function present(socket: net.Socket, token: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let got = Buffer.alloc(0);
    const done = (problem: string | undefined): void => {
      clearTimeout(late);
      socket.off('data', read).off('close', gone);
      socket.pause();
      resolve(problem);
    };
    const read = (chunk: Buffer): void => {
      got = Buffer.concat([got, chunk]);
      const end = got.indexOf('\n');
      if (end < 0 && got.length <= token.length) return;
      const line = Buffer.from(
        got
          .subarray(0, end < 0 ? token.length : end)
          .toString('latin1')
          .trimEnd(),
        'latin1',
      );
      const expected = Buffer.from(token, 'latin1');
      if (line.length !== expected.length || !crypto.timingSafeEqual(line, expected)) {
        done(say('a program connected with a wrong token'));
        return;
      }
      done(undefined);
      const rest = got.subarray(end + 1);
      if (rest.length > 0) socket.unshift(rest);
    };
    const gone = (): void => {
      done(say('a program connected and left without a token'));
    };
    const late = setTimeout(() => {
      done(say('a program connected and presented no token'));
    }, presentationTime);
    socket.on('data', read).on('close', gone);
    socket.on('error', () => undefined);
  });
}

function connected(socket: net.Socket, options: ConnectOptions): RunnerProcess {
  const end = new Promise<RunnerEnd>((resolve) => {
    socket.once('close', () => {
      resolve({ reason: say('its connection is closed; its terminal says why') });
    });
  });
  const destroy = (): void => {
    socket.destroy();
  };
  const connection = connectRunner({ input: socket, output: socket, end, destroy }, options);
  return {
    client: new RunnerClient(connection),
    pid: undefined,
    ended: end.then(({ reason }) => `${reason}.`),
    isGone: () => connection.endReason() !== undefined,
    kill: (why) => {
      connection.kill(why);
    },
  };
}
