/** What the server offers, told once in the answer to `initialize`: nothing that the editor could not use. */
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { ServerCapabilities } from 'vscode-languageserver/node';
import type { ClientAbilities } from './client-capabilities';
import { fixAllKind } from './code-actions';
import { commandsFor } from './commands';
import { diagnosticSource } from './diagnostics';
import { completionTriggers } from './features/completion';
import { signatureRetriggers, signatureTriggers } from './features/signature-help';

export function serverCapabilities(abilities: ClientAbilities): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    inlayHintProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    signatureHelpProvider: {
      triggerCharacters: [...signatureTriggers],
      retriggerCharacters: [...signatureRetriggers],
    },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
    },
    executeCommandProvider: { commands: commandsFor(abilities), workDoneProgress: true },
    ...(abilities.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: diagnosticSource,
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    ...(abilities.workspaceFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
  };
}
