/** What the server and the thread that checks closed files say to each other: plain data. */
import type { Diagnostic } from 'vscode-languageserver/node';
import type { ConfigProblem } from '../../core/config-file';
import type { Language } from '../../languages/language';
import type { ClientAbilities } from '../client-capabilities';

/** What all checks of one thread rest on. */
export interface CheckSetup {
  readonly abilities: ClientAbilities;
  /** Absolute paths of the workspace's folders. */
  readonly folders: readonly string[];
  /** What is open in the editor, by path: it counts with the text that it has there. */
  readonly openTexts: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** Of a file that can hold a finding, and of one that could not be checked. */
export interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The headers and modules that its findings rest on, as they are spelled, also those that there are not. */
  readonly spellings: readonly string[];
  readonly isManifest: boolean;
  /** Why it was not checked, a clause. */
  readonly problem?: string;
}

export type ToThread =
  | { readonly kind: 'begin'; readonly setup: CheckSetup }
  | { readonly kind: 'check'; readonly files: readonly string[] }
  | { readonly kind: 'settings'; readonly id: number; readonly value: unknown };

export type FromThread =
  /** Files of which there is nothing to say are not in it. */
  | { readonly kind: 'checked'; readonly files: readonly CheckedFile[] }
  | { readonly kind: 'settings'; readonly id: number; readonly uri: string }
  | { readonly kind: 'settings-problems'; readonly problems: readonly string[] }
  | {
      readonly kind: 'config-file';
      readonly file: string;
      readonly text: string;
      readonly problems: readonly ConfigProblem[];
    }
  | { readonly kind: 'database'; readonly file: string; readonly why: string | undefined };
