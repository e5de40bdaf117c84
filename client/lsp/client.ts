/**
 * The client of the language server over its message channel. Apart from the server's life, because the package behind it is large: it
 * is loaded with the first server.
 */
import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  IPCMessageReader,
  IPCMessageWriter,
  LanguageClient,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';
import { containerFiles } from '../languages';
import type { DocumentKind } from '../languages';
import type { Child } from '../process/child';
import { Watchdog } from '../../server/runner-process/watchdog';
import type { WatchOptions } from '../../server/runner-process/watchdog';
import { section } from '../settings/table';
import { literalHints } from './literal-hints';

/** No server knows it, and each answers that: a request whose name begins so has to be answered. Source: LSP 3.17, "$ Notifications and Requests". */
const signOfLife = '$/numaLens/alive';

/** The client of a server, and the watch over it, which begins with its start. */
export interface WatchedClient {
  readonly client: LanguageClient;
  /** Resolves when the server has answered its initialization. */
  readonly start: () => Promise<void>;
}

/** What went wrong is said by the extension, in its own words, and not in pop-ups of the package. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function makeClient(
  child: Child,
  selector: readonly DocumentKind[],
  log: vscode.LogOutputChannel,
  watch: WatchOptions,
): WatchedClient {
  const watchdog = new Watchdog(watch, () => {
    void client.sendRequest(signOfLife).catch(() => undefined);
  });
  void child.ended.then(() => {
    watchdog.close();
  });
  const reader = new IPCMessageReader(child.process);
  child.process.on('message', () => {
    watchdog.sign();
  });
  const client = new QuietClient(
    section,
    'NUMA Lens',
    () => Promise.resolve({ reader, writer: new IPCMessageWriter(child.process) }),
    {
      documentSelector: [
        ...selector,
        // Its own settings file too: the server shows what is wrong in it.
        ...['**/numa-lens.json', ...containerFiles].map((pattern) => ({ scheme: 'file', pattern })),
      ],
      outputChannel: log,
      traceOutputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'numa-lens',
      middleware: {
        provideInlayHints: literalHints,
        async sendRequest(type, param, token, next) {
          watchdog.begin();
          try {
            return await next(type, param, token);
          } finally {
            watchdog.end();
          }
        },
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
    },
  );
  return {
    client,
    start: async () => {
      watchdog.begin();
      try {
        await client.start();
      } finally {
        watchdog.end();
      }
    },
  };
}
