/**
 * The program `runner`: JSON-RPC on stdin and stdout or on a socket, words for people on stderr. It ends when its
 * input ends or SIGTERM comes, after the batch in hand; what had moved by then is in the journal.
 */
import os from 'node:os';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { runnerArguments, runnerUsage } from './arguments';
import { cancellationStrategy } from './cancellation';
import { succeed } from './failures';
import { loadLibc } from './libc';
import { meet } from './rendezvous';
import { Runner } from './runner';
import type { Machine } from './runner';
import { serve } from './server';
import { languageOfEnvironment } from '../languages/language';
import { useLanguage } from '../languages/load';
import { isLanguageFixed, say } from '../languages/say';

export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Characters of a line on standard error: what the transport says may quote a message of any length. */
const longestLine = 300;

/** Without what drives a terminal: a client's words may be among it. */
function oneLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const printable = first.replaceAll(/\p{C}/gu, '\uFFFD');
  return printable.length > longestLine ? `${printable.slice(0, longestLine)}…` : printable;
}

/** Resolves with the exit code: 0 after an orderly end, 2 for wrong arguments, a rendezvous that failed, or input that is no JSON-RPC. */
export async function runRunner(args: readonly string[], streams: Streams): Promise<number> {
  const options = runnerArguments(args);
  if (options === undefined) {
    await speakAsTheTerminal();
    streams.stderr.write(`${runnerUsage()}\n`);
    return 2;
  }
  // Whoever read it may be gone before the runner is.
  streams.stderr.on('error', () => undefined);
  const tell = (line: string): void => {
    streams.stderr.write(`numa-lens runner: ${oneLine(line)}\n`);
  };
  const { onlyTarget } = options;
  if (options.kind === 'stdio') {
    // Ctrl-C reaches every process of a terminal; what it means is the client's decision.
    process.on('SIGINT', () => undefined);
    return speak(streams.stdin, streams.stdout, onlyTarget, tell);
  }
  await speakAsTheTerminal();
  const met = await meet(options.socket, options.tokenFile);
  if (!met.ok) {
    tell(met.problem);
    return 2;
  }
  tell(
    say('connected to the editor, for process {pid} only. It ends with the connection, or with Ctrl-C.', {
      pid: onlyTarget?.pid ?? '',
    }),
  );
  const code = await speak(met.socket, met.socket, onlyTarget, tell, ['SIGTERM', 'SIGINT', 'SIGHUP']);
  met.socket.destroy();
  tell(say('the connection to the editor is over.'));
  return code;
}

/** For whoever started it there. What is answered to a client is in the client's language. */
async function speakAsTheTerminal(): Promise<void> {
  if (!isLanguageFixed()) await useLanguage(languageOfEnvironment(process.env));
}

async function speak(
  input: Readable,
  output: Writable,
  onlyTarget: Machine['onlyTarget'],
  tell: (line: string) => void,
  ends: readonly NodeJS.Signals[] = ['SIGTERM'],
): Promise<number> {
  const libc = await loadLibc();
  const runner = libc.ok ? new Runner({ libc: libc.value, kernel: os.release(), onlyTarget }) : undefined;
  const connection = createMessageConnection(
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
    {
      error: tell,
      warn: tell,
      info: tell,
      log: tell,
    },
    { cancellationStrategy },
  );
  const server = serve(connection, async () => {
    if (runner !== undefined) return succeed(runner);
    // Once more, for the reason in the language that the client has asked for by now.
    const again = await loadLibc();
    return again.ok ? succeed(new Runner({ libc: again.value, kernel: os.release(), onlyTarget })) : again;
  });
  const code = await new Promise<number>((resolve) => {
    input.once('end', () => {
      resolve(0);
    });
    for (const signal of ends)
      process.once(signal, () => {
        resolve(0);
      });
    connection.onClose(() => {
      resolve(0);
    });
    connection.onError(([error]) => {
      tell(
        say('the input is not JSON-RPC with Content-Length headers: {reason}', {
          reason: oneLine(error.message),
        }),
      );
      resolve(2);
    });
    connection.listen();
  });
  await server.drain();
  connection.dispose();
  return code;
}
