/**
 * The requests about one document, besides its diagnostics: each asks for the document's result and makes an answer of
 * it. What an answer is made of stands in a file of its own for each feature.
 */
import type { CodeAction, CodeActionParams, Hover, HoverParams } from 'vscode-languageserver/node';
import { suppressionRules } from '../core/suppress';
import { callSitesMethod } from '../protocol/lens';
import type { CallSitesParams, CallSitesResult } from '../protocol/lens';
import { toCallSites } from './call-sites';
import type { ClientAbilities } from './client-capabilities';
import { codeActions } from './code-actions';
import { guarded } from './guard';
import { hoverAt } from './hover';
import { markdown, plainText } from './markup';
import type { OpenDocument } from './open-document';
import { offsetOf } from './ranges';
import type { DocumentResult } from './results';
import type { Wire } from './transport';

export interface FeatureHost {
  abilities(): ClientAbilities;
  open(uri: string): OpenDocument | undefined;
  /** Undefined for a document that the analysis has nothing to say of. */
  result(uri: string): Promise<DocumentResult | undefined>;
}

export class LanguageFeatures {
  constructor(private readonly host: FeatureHost) {}

  register({ connection, inbox }: Wire): void {
    const guard = { console: connection.console, inbox };
    connection.onHover(guarded(guard, 'explain this place', (params: HoverParams) => this.#hover(params)));
    connection.onCodeAction(
      guarded(guard, 'offer fixes', (params: CodeActionParams) => this.#codeActions(params)),
    );
    connection.onRequest(
      callSitesMethod,
      guarded(guard, 'find the calls of this file', (params: CallSitesParams) => this.#callSites(params)),
    );
  }

  async #hover({ textDocument, position }: HoverParams): Promise<Hover | null> {
    const result = await this.host.result(textDocument.uri);
    if (result === undefined) return null;
    const style = this.host.abilities().markdownHover ? markdown : plainText;
    return hoverAt(result, offsetOf(result.lines, position), style) ?? null;
  }

  async #codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    const result = await this.host.result(params.textDocument.uri);
    const host = {
      abilities: this.host.abilities(),
      // No comment silences what is said of such comments.
      canDisable: (rule: string) => !suppressionRules.some((one) => one.id === rule),
      open: (uri: string) => this.host.open(uri),
    };
    return result === undefined ? [] : [...codeActions(params, result, host)];
  }

  async #callSites({ textDocument }: CallSitesParams): Promise<CallSitesResult> {
    const result = await this.host.result(textDocument.uri);
    return result === undefined ? { version: null, callSites: [] } : toCallSites(result);
  }
}
