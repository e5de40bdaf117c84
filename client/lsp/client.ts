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
import { section } from '../settings/table';
import { literalHints } from './literal-hints';

export function makeClient(
  child: Child,
  selector: readonly DocumentKind[],
  log: vscode.LogOutputChannel,
): LanguageClient {
  return new LanguageClient(
    section,
    'NUMA Lens',
    () =>
      Promise.resolve({
        reader: new IPCMessageReader(child.process),
        writer: new IPCMessageWriter(child.process),
      }),
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
      middleware: { provideInlayHints: literalHints },
      // What went wrong is said in the language status, not in pop-ups.
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
    },
  );
}
