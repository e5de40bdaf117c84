/**
 * Starting the extension's own programs with the editor's Node, and learning in words why one ended.
 * Nothing is looked up on PATH and no shell is involved.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LastWords } from '../../server/runner-process/last-words';
import { say } from '../../server/languages/say';

export interface Child {
  readonly process: ChildProcess;
  /** Resolves once, with the cause as a clause: "it ended with exit code 1: Error: no such file". Never rejects. */
  readonly ended: Promise<string>;
  readonly isRunning: () => boolean;
}

interface StartOptions {
  /** Options of Node, before the program. */
  readonly node?: readonly string[];
  /** Each line that the program writes. */
  readonly onLine: (line: string) => void;
}

/** With Node's message channel; the standard streams are for people. */
export function startOwnProgram(module: string, args: readonly string[], options: StartOptions): Child {
  const child = spawn(process.execPath, [...(options.node ?? []), module, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: ownEnvironment(),
  });
  const words = new LastWords();
  for (const input of [child.stderr, child.stdout]) {
    if (input === null) continue;
    createInterface({ input, crlfDelay: Infinity }).on('line', (line) => {
      words.add(line);
      options.onLine(line);
    });
  }

  let running = true;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      running = false;
      resolve(say('it could not be started: {message}', { message: error.message }));
    });
    // `close` comes after the last line of output, `exit` may come before.
    child.once('close', (code, signal) => {
      running = false;
      resolve(words.ended(code, signal));
    });
  });
  return { process: child, ended, isRunning: () => running };
}

/** In a desktop editor process.execPath is Electron, which is Node only when it is told so. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  // Options meant for the extension host (a debugger, a heap limit) are not for its children.
  delete env['NODE_OPTIONS'];
  return env;
}
