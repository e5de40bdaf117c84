/** The open documents and their versions, kept up to date by incremental changes. Positions out of range are clamped. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { isScript, isSource, languageOfFile } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';

/** The editor's language ids, as far as they name something that the analysis may know. */
const languages: ReadonlyMap<string, LanguageId> = new Map<string, LanguageId>([
  ['c', 'c'],
  ['cpp', 'cpp'],
  ['cuda-cpp', 'cpp'],
  ['typescript', 'typescript'],
  ['typescriptreact', 'tsx'],
  ['javascript', 'javascript'],
  ['javascriptreact', 'javascript'],
]);

export function languageOf(document: TextDocument): LanguageId | undefined {
  const language = languages.get(document.languageId);
  if (language !== undefined && isScript(language) && !isSource(document.uri)) return undefined;
  // Editors take every .h for C++; the command line has to come to the same result.
  const header = language === 'cpp' && document.uri.endsWith('.h');
  return header ? languageOfFile(document.uri, document.getText()) : language;
}

export class Documents {
  readonly #open = new Map<string, TextDocument>();

  open({ uri, languageId, version, text }: TextDocumentItem): TextDocument {
    const document = TextDocument.create(uri, languageId, version, text);
    this.#open.set(uri, document);
    return document;
  }

  /** Undefined for a document that was never opened: some editors send a late change after closing. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): TextDocument | undefined {
    const document = this.#open.get(uri);
    if (document === undefined) return undefined;
    const changed = TextDocument.update(document, [...changes], version);
    this.#open.set(uri, changed);
    return changed;
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): TextDocument | undefined {
    return this.#open.get(uri);
  }

  all(): readonly TextDocument[] {
    return [...this.#open.values()];
  }
}
