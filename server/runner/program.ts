/**
 * The program `runner --stdio [--target PID:START]`: JSON-RPC on stdin and stdout, words for people on stderr. It ends when its
 * input ends or SIGTERM comes, after the batch in hand; what had moved by then is in the journal.
 */
import os from 'node:os';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { succeed } from './failures';
import { loadLibc } from './libc';
import { Runner } from './runner';
import type { Machine } from './runner';
import { serve } from './server';

export const runnerUsage = `Usage: runner --stdio [--target PID:START]

Speaks JSON-RPC on stdin and stdout for an editor or the command line.
  --target PID:START  touch no other process than this one; START is field 22 of /proc/PID/stat`;

export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

type Options = { readonly ok: true; readonly onlyTarget: Machine['onlyTarget'] } | { readonly ok: false };

function parseOptions(args: readonly string[]): Options {
  let stdio = false;
  let onlyTarget: Machine['onlyTarget'];
  for (let i = 0; i < args.length; i++) {
    const match = args[i] === '--target' ? /^([1-9]\d*):(\d+)$/.exec(args[i + 1] ?? '') : null;
    if (args[i] === '--stdio') stdio = true;
    else if (match?.[1] !== undefined && match[2] !== undefined) {
      onlyTarget = { pid: Number(match[1]), startTime: match[2] };
      i++;
    } else return { ok: false };
  }
  return stdio ? { ok: true, onlyTarget } : { ok: false };
}

/** Resolves with the exit code: 0 after an orderly end, 2 for wrong arguments or input that is no JSON-RPC. */
export async function runRunner(args: readonly string[], streams: Streams): Promise<number> {
  const options = parseOptions(args);
  if (!options.ok) {
    streams.stderr.write(`${runnerUsage}\n`);
    return 2;
  }
  const libc = await loadLibc();
  const runner = libc.ok
    ? succeed(new Runner({ libc: libc.value, kernel: os.release(), onlyTarget: options.onlyTarget }))
    : libc;
  const say = (line: string): void => {
    streams.stderr.write(`numa-lens runner: ${line}\n`);
  };
  const connection = createMessageConnection(
    new StreamMessageReader(streams.stdin),
    new StreamMessageWriter(streams.stdout),
    { error: say, warn: say, info: say, log: say },
  );
  const server = serve(connection, runner);
  // Ctrl-C reaches every process of a terminal; what it means is the client's decision.
  process.on('SIGINT', () => undefined);
  const code = await new Promise<number>((resolve) => {
    streams.stdin.once('end', () => {
      resolve(0);
    });
    process.once('SIGTERM', () => {
      resolve(0);
    });
    connection.onClose(() => {
      resolve(0);
    });
    connection.onError(([error]) => {
      say(`the input is not JSON-RPC with Content-Length headers: ${error.message.split('\n')[0] ?? ''}`);
      resolve(2);
    });
    connection.listen();
  });
  await server.drain();
  connection.dispose();
  return code;
}
