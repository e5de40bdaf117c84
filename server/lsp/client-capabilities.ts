/** What the connected editor can do, read once from `initialize` into plain yes or no. */
import type { ClientCapabilities } from 'vscode-languageserver/node';

export interface ClientAbilities {
  /** Asks for diagnostics itself (textDocument/diagnostic); else they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticData: boolean;
  readonly codeDescription: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly versionedEdits: boolean;
  readonly workspaceFolders: boolean;
  /** Can open the page of a rule when the server asks for it. */
  readonly showsDocuments: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly markdownSignature: boolean;
  /** A completion may say what it puts in, and what it replaces, separately. */
  readonly insertsOrReplaces: boolean;
  /** Takes a registration after the start, for documents of one language. */
  readonly registersSymbols: boolean;
  readonly registersFolds: boolean;
  /** Symbols may hold others. */
  readonly nestsSymbols: boolean;
  /** Folds that are shown of a document; undefined where the editor has no limit. */
  readonly mostFolds: number | undefined;
}

export function readAbilities({ textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const completion = textDocument?.completion?.completionItem;
  return {
    pullsDiagnostics: pulled !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    // For pulled diagnostics the flags moved into their own capability in 3.18; most editors set the older ones.
    relatedInformation: published?.relatedInformation === true || pulled?.relatedInformation === true,
    diagnosticData: published?.dataSupport === true || pulled?.dataSupport === true,
    codeDescription: published?.codeDescriptionSupport === true || pulled?.codeDescriptionSupport === true,
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    showsDocuments: window?.showDocument?.support === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    markdownCompletion: completion?.documentationFormat?.includes('markdown') === true,
    markdownSignature:
      textDocument?.signatureHelp?.signatureInformation?.documentationFormat?.includes('markdown') === true,
    insertsOrReplaces: completion?.insertReplaceSupport === true,
    registersSymbols: textDocument?.documentSymbol?.dynamicRegistration === true,
    registersFolds: textDocument?.foldingRange?.dynamicRegistration === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit,
  };
}
