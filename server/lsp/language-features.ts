/**
 * The requests about one document, besides its diagnostics: each asks for the document's result and makes an answer of
 * it. What an answer is made of stands in a file of its own for each feature.
 */
import { phrase } from '../languages/phrase';
import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  DocumentLinkParams,
  Hover,
  HoverParams,
  InlayHint,
  InlayHintParams,
  Position,
  SignatureHelp,
  SignatureHelpParams,
} from 'vscode-languageserver/node';
import type { CallSiteInfo } from '../core/call-site';
import type { CursorPlace } from '../core/cursor/cursor';
import type { Skeleton } from '../core/skeleton/skeleton';
import { suppressionRules } from '../core/suppress';
import { callSitesMethod } from '../protocol/lens';
import type { CallSitesParams, CallSitesResult } from '../protocol/lens';
import { toCallSites } from './call-sites';
import type { ClientAbilities } from './client-capabilities';
import { codeActions } from './code-actions';
import { completionsAt, resolveCompletion } from './features/completion';
import { documentLinks } from './features/document-links';
import { inlayHints } from './features/inlay-hints';
import { signatureHelp } from './features/signature-help';
import { guarded } from './guard';
import { comparedNumberHover, hoverAt } from './hover';
import { markdown, plainText } from './markup';
import { numaMapsHover } from './numa-maps/hover';
import { isNumaMaps } from './numa-maps/language';
import type { DocumentState, OpenDocument } from './open-document';
import { offsetOf, spanOf } from './ranges';
import type { DocumentResult } from './results';
import type { Wire } from './transport';

export interface FeatureHost {
  abilities(): ClientAbilities;
  open(uri: string): OpenDocument | undefined;
  /** Undefined for a document that the analysis has nothing to say of. */
  result(uri: string): Promise<DocumentResult | undefined>;
  /** What is being written at a place of a document. */
  cursor(document: OpenDocument, offset: number): Promise<CursorPlace | undefined>;
  /** The checks that a call of a document wants. */
  skeletons(document: OpenDocument, site: CallSiteInfo): readonly Skeleton[];
}

/** A place in a document, looked at as it is now. */
interface Place {
  readonly state: DocumentState;
  readonly offset: number;
  readonly place: CursorPlace;
}

export class LanguageFeatures {
  constructor(private readonly host: FeatureHost) {}

  register({ connection, inbox }: Wire): void {
    const guard = { console: connection.console, inbox };
    connection.onHover(
      guarded(guard, phrase('explain this place'), (params: HoverParams) => this.#hover(params)),
    );
    connection.onCompletion(
      guarded(guard, phrase('complete this place'), (params: CompletionParams) => this.#completions(params)),
    );
    connection.onCompletionResolve(
      guarded(guard, phrase('explain this completion'), (item: CompletionItem) =>
        Promise.resolve(
          resolveCompletion(item, this.host.abilities().markdownCompletion ? markdown : plainText),
        ),
      ),
    );
    connection.onSignatureHelp(
      guarded(guard, phrase('explain this call'), (params: SignatureHelpParams) => this.#signature(params)),
    );
    connection.languages.inlayHint.on(
      guarded(guard, phrase('explain literals'), (params: InlayHintParams) => this.#inlayHints(params)),
    );
    connection.onDocumentLinks(
      guarded(guard, phrase('find manual pages'), ({ textDocument }: DocumentLinkParams) => {
        const open = this.host.open(textDocument.uri);
        const hasLinks = open !== undefined && !isNumaMaps(open);
        return Promise.resolve(hasLinks ? [...documentLinks(open.state)] : []);
      }),
    );
    connection.onCodeAction(
      guarded(guard, phrase('offer fixes'), (params: CodeActionParams) => this.#codeActions(params)),
    );
    connection.onRequest(
      callSitesMethod,
      guarded(guard, phrase('find the calls of this file'), (params: CallSitesParams) =>
        this.#callSites(params),
      ),
    );
  }

  async #hover({ textDocument, position }: HoverParams): Promise<Hover | null> {
    const style = this.host.abilities().markdownHover ? markdown : plainText;
    const open = this.host.open(textDocument.uri);
    if (open !== undefined && isNumaMaps(open)) return numaMapsHover(open.state, position, style) ?? null;
    const result = await this.host.result(textDocument.uri);
    if (result === undefined) return null;
    const offset = offsetOf(result.lines, position);
    const compared = async (): Promise<Hover | undefined> => {
      const place = open === undefined ? undefined : await this.host.cursor(open, offset);
      return place && comparedNumberHover(result, place, style);
    };
    return hoverAt(result, offset, style) ?? (await compared()) ?? null;
  }

  async #inlayHints({ textDocument, range }: InlayHintParams): Promise<InlayHint[]> {
    const result = await this.host.result(textDocument.uri);
    return result === undefined ? [] : [...inlayHints(result, spanOf(result.lines, range))];
  }

  async #completions({ textDocument, position }: CompletionParams): Promise<CompletionItem[]> {
    const found = await this.#place(textDocument.uri, position);
    if (found === undefined) return [];
    return [...completionsAt({ ...found, abilities: this.host.abilities() })];
  }

  async #signature({ textDocument, position }: SignatureHelpParams): Promise<SignatureHelp | null> {
    const found = await this.#place(textDocument.uri, position);
    const call = found?.place.call;
    if (found === undefined || call === undefined) return null;
    const written = found.state.text.slice(call.callee.start, call.callee.end);
    return signatureHelp(call, written, this.host.abilities().markdownSignature ? markdown : plainText);
  }

  /** Undefined where nothing is written that the family has to do with, or the text has changed since the request. */
  async #place(uri: string, position: Position): Promise<Place | undefined> {
    const document = this.host.open(uri);
    if (document === undefined) return undefined;
    const { state } = document;
    const offset = offsetOf(state.lines, position);
    const place = await this.host.cursor(document, offset);
    return place === undefined || document.state !== state ? undefined : { state, offset, place };
  }

  async #codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    const result = await this.host.result(params.textDocument.uri);
    const host = {
      abilities: this.host.abilities(),
      // No comment silences what is said of such comments.
      canDisable: (rule: string) => !suppressionRules.some((one) => one.id === rule),
      open: (uri: string) => this.host.open(uri),
      skeletons: (site: CallSiteInfo) => {
        const document = this.host.open(params.textDocument.uri);
        return document === undefined || document.version !== result?.version
          ? []
          : this.host.skeletons(document, site);
      },
    };
    return result === undefined ? [] : [...codeActions(params, result, host)];
  }

  async #callSites({ textDocument }: CallSitesParams): Promise<CallSitesResult> {
    const result = await this.host.result(textDocument.uri);
    return result === undefined ? { version: null, callSites: [] } : toCallSites(result);
  }
}
