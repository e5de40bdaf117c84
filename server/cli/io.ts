/** What a command may touch of its process: passed in, so that a command never reaches for globals. */
import { forTerminal } from './terminal';

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly isTTY: boolean;
  /** Colours are wanted: a terminal, and NO_COLOR is not set (https://no-color.org). */
  readonly color: boolean;
  /** The width of the terminal; absent when standard output is none. */
  readonly columns?: number;
  /** Results go here, and nothing else. */
  stdout(text: string): void;
  /** Notes and errors. */
  stderr(text: string): void;
  /** A line that is written over and over, on standard error; absent when that is no terminal. */
  showProgress?(text: string): void;
  /** All of standard input. */
  readStdin(): Promise<Buffer>;
}

/** 0: done, nothing found. 1: done, and what was found counts. 2: could not be done, or was asked wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Says what went wrong and gives the exit code for it. */
export function fail(io: Io, message: string): 2 {
  io.stderr(`numa-lens: ${message}\n`);
  return 2;
}

export function processIo(): Io {
  const isTTY = process.stdout.isTTY;
  const color = isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  return {
    cwd: process.cwd(),
    env: process.env,
    isTTY,
    ...(isTTY ? { columns: process.stdout.columns } : {}),
    color,
    // A pipe gets every byte: names of files must come out as they are.
    stdout: (text) => {
      process.stdout.write(isTTY ? forTerminal(text, color) : text);
    },
    stderr: (text) => {
      process.stderr.write(forTerminal(text, false));
    },
    ...(process.stderr.isTTY && process.env['TERM'] !== 'dumb'
      ? {
          showProgress: (text: string) => {
            if (process.listenerCount('SIGINT') === 0) process.once('SIGINT', endCleanly);
            process.stderr.write(text);
          },
        }
      : {}),
    async readStdin() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) {
        if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}

/** Ctrl-C while a line of progress stands there: it goes, and the program ends by the signal as it would have. */
function endCleanly(): void {
  process.stderr.write('\r\u001b[K');
  process.kill(process.pid, 'SIGINT');
}
