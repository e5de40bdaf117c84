/**
 * Symbols and folds of numa_maps documents. They are offered for such documents alone, from the first one that is opened: an editor that
 * takes registrations is asked then. One that takes none is told at its start, if it says that this server is for numa_maps
 * (initialization option `numaMaps`), because it would else take them for what the server offers in C, too, in place of its own.
 */
import { phrase } from '../../languages/phrase';
import {
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  type FoldingRangeParams,
  type ServerCapabilities,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import type { ClientAbilities } from '../client-capabilities';
import { guarded, stackOf } from '../guard';
import type { OpenDocument } from '../open-document';
import type { Wire } from '../transport';
import { isNumaMaps, numaMapsLanguages } from './language';
import { flatNumaMapsSymbols, numaMapsFolds, numaMapsSymbols } from './outline';

interface NumaMapsHost {
  abilities(): ClientAbilities;
  open(uri: string): OpenDocument | undefined;
}

/** What an editor is told at its start that asked for it; nothing else is. */
export function numaMapsCapabilities(options: unknown): ServerCapabilities {
  const isWanted =
    typeof options === 'object' && options !== null && 'numaMaps' in options && options.numaMaps === true;
  return isWanted ? { documentSymbolProvider: true, foldingRangeProvider: true } : {};
}

export class NumaMapsFeatures {
  readonly #host: NumaMapsHost;
  readonly #wire: Wire;
  #isOffered = false;

  constructor(host: NumaMapsHost, wire: Wire) {
    this.#host = host;
    this.#wire = wire;
  }

  register(): void {
    const { connection, inbox } = this.#wire;
    const guard = { console: connection.console, inbox };
    connection.onDocumentSymbol(
      guarded(guard, phrase('list the mappings'), ({ textDocument }: DocumentSymbolParams) =>
        this.#symbols(textDocument.uri),
      ),
    );
    connection.onFoldingRanges(
      guarded(guard, phrase('fold the mappings'), ({ textDocument }: FoldingRangeParams) =>
        this.#folds(textDocument.uri),
      ),
    );
  }

  /** A document was opened. */
  opened(document: OpenDocument | undefined): void {
    const { registersSymbols, registersFolds } = this.#host.abilities();
    if (this.#isOffered || document === undefined || !isNumaMaps(document)) return;
    this.#isOffered = true;
    const { client, console } = this.#wire.connection;
    const options = { documentSelector: numaMapsLanguages.map((language) => ({ language })) };
    const asked = [
      ...(registersSymbols ? [client.register(DocumentSymbolRequest.type, options)] : []),
      ...(registersFolds ? [client.register(FoldingRangeRequest.type, options)] : []),
    ];
    for (const one of asked)
      one.catch((error: unknown) => {
        console.warn(`The editor refused a registration: ${stackOf(error)}`);
      });
  }

  #document(uri: string): OpenDocument | undefined {
    const document = this.#host.open(uri);
    return document !== undefined && isNumaMaps(document) ? document : undefined;
  }

  async #symbols(uri: string): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
    const state = this.#document(uri)?.state;
    if (state === undefined) return null;
    return this.#host.abilities().nestsSymbols
      ? [...(await numaMapsSymbols(state))]
      : [...(await flatNumaMapsSymbols(state, uri))];
  }

  /** Null, not an empty list, for what is none of ours: the editor folds it by itself. */
  async #folds(uri: string): Promise<FoldingRange[] | null> {
    const state = this.#document(uri)?.state;
    return state === undefined ? null : [...(await numaMapsFolds(state, this.#host.abilities().mostFolds))];
  }
}
