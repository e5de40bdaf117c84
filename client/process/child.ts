/**
 * Starting the extension's own programs with the editor's Node, and learning in words why one ended.
 * Nothing is looked up on PATH and no shell is involved.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** Resolves once, with the cause as a clause: "it ended with exit code 1: Error: no such file". Never rejects. */
  readonly ended: Promise<string>;
  readonly isRunning: () => boolean;
}

interface StartOptions {
  /** `ipc` adds Node's message channel. */
  readonly channel: 'stdio' | 'ipc';
  /** Each line that the program writes to stderr, and to stdout with `ipc`. */
  readonly onLine: (line: string) => void;
}

export function startOwnProgram(module: string, args: readonly string[], options: StartOptions): Child {
  const stdio: StdioOptions =
    options.channel === 'ipc' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['pipe', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [module, ...args], { stdio, env: environment() });
  let lastLine = '';
  const listen = (stream: NodeJS.ReadableStream | null): void => {
    if (stream === null) return;
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      if (line.trim() !== '') lastLine = mostTelling(lastLine, line.trim());
      options.onLine(line);
    });
  };
  listen(child.stderr);
  if (options.channel === 'ipc') listen(child.stdout);

  let running = true;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      running = false;
      resolve(`it could not be started: ${error.message}`);
    });
    // `close` comes after the last line of output, `exit` may come before.
    child.once('close', (code, signal) => {
      running = false;
      const how = signal === null ? `exit code ${code ?? 0}` : `signal ${signal}`;
      resolve(`it ended with ${how}${lastLine === '' ? '' : `: ${lastLine}`}`);
    });
  });
  return { process: child, ended, isRunning: () => running };
}

/** Of a crash's output the line that names the error says most; the rest is a stack, which belongs in the log. */
function mostTelling(before: string, line: string): string {
  const isError = /^(\w*Error|Fatal|FATAL)\b/;
  return isError.test(before) && !isError.test(line) ? before : line;
}

/** In a desktop editor process.execPath is Electron, which is Node only when it is told so. */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  // Options meant for the extension host (a debugger, a heap limit) are not for its children.
  delete env['NODE_OPTIONS'];
  return env;
}
