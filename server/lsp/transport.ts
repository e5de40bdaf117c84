/** The ways to talk to an editor: over stdin and stdout, where known JSON is pasted, or over Node's IPC channel. */
import { Console } from 'node:console';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { giveBackMemory } from './give-back-memory';
import { Inbox } from './inbox';
import { MessageJson } from './message-json';
import { OutputBuffer } from './output-buffer';
import { QuietTimes } from './quiet-times';
import { Stopwatch } from './stopwatch';

export const transports = ['--stdio', '--node-ipc'] as const;
export type Transport = (typeof transports)[number];

/** Milliseconds without a message, or up to twice as many. */
const untilMemoryGoesBack = 5000;

/** A connection, and what the server knows of its messages. */
export interface Wire {
  readonly connection: Connection;
  readonly inbox: Inbox;
  readonly json: MessageJson;
  readonly stopwatch: Stopwatch;
}

export function openWire(transport: Transport): Wire {
  const inbox = new Inbox();
  const quiet = new QuietTimes(giveBackMemory, untilMemoryGoesBack);
  inbox.onMessage(() => {
    quiet.end();
  });
  const json = new MessageJson();
  const stopwatch = new Stopwatch();
  const options = { messageStrategy: inbox.strategy };
  if (transport === '--node-ipc') {
    const reader = inbox.counting(new IPCMessageReader(process));
    const connection = createConnection(reader, new IPCMessageWriter(process), options);
    return { connection, inbox, json, stopwatch };
  }
  // A stray word on stdout would be taken for a message.
  globalThis.console = new Console(process.stderr, process.stderr);
  const output = new OutputBuffer();
  const writer = new StreamMessageWriter(process.stdout, {
    contentTypeEncoder: {
      name: 'application/json',
      encode(message) {
        const bytes = output.encode(json.stringify(message));
        stopwatch.stop(message);
        return Promise.resolve(bytes);
      },
    },
  });
  const connection = createConnection(
    inbox.counting(new StreamMessageReader(process.stdin)),
    writer,
    options,
  );
  return { connection, inbox, json, stopwatch };
}
