/** The open documents, kept up to date by incremental changes, and the languages that they are in. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { isScript, isSource, languageOfFile } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import { OpenDocument } from './open-document';

/**
 * The editors' language ids, as far as they name something that the analysis may know: first the protocol's own and VS Code's,
 * then what Emacs (names of modes) and Vim (file types) send for the same.
 */
const languages: ReadonlyMap<string, LanguageId> = new Map<string, LanguageId>([
  ['c', 'c'],
  ['cpp', 'cpp'],
  ['cuda-cpp', 'cpp'],
  ['typescript', 'typescript'],
  ['typescriptreact', 'tsx'],
  ['javascript', 'javascript'],
  ['javascriptreact', 'javascript'],
  ['c-ts', 'c'],
  ['c++', 'cpp'],
  ['c++-ts', 'cpp'],
  ['cuda', 'cpp'],
  ['js', 'javascript'],
  ['js-jsx', 'javascript'],
  ['js2', 'javascript'],
  ['jsx', 'javascript'],
  ['javascript.jsx', 'javascript'],
  ['ts', 'typescript'],
  ['tsx', 'tsx'],
  ['typescript.tsx', 'tsx'],
]);

export function languageOf(document: OpenDocument): LanguageId | undefined {
  // Without an id the name has to say it: an editor that runs without its files about languages sends none.
  const language =
    document.languageId === ''
      ? languageOfFile(document.uri, document.getText())
      : languages.get(document.languageId);
  if (language !== undefined && isScript(language) && !isSource(document.uri)) return undefined;
  // Editors take every .h for C++; the command line has to come to the same result.
  const header = language === 'cpp' && document.uri.endsWith('.h');
  return header ? languageOfFile(document.uri, document.getText()) : language;
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();

  open(item: TextDocumentItem): void {
    this.#open.set(item.uri, new OpenDocument(item));
  }

  /** False for a document that was never opened: some editors send a late change after closing. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): boolean {
    const document = this.#open.get(uri);
    document?.change(changes, version);
    return document !== undefined;
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }
}
