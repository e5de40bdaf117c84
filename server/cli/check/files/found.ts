/** What is to be checked, whoever found it: ripgrep or a walk of our own. */
import type { ManifestKind } from '../../../core/manifest/facts';
import { say } from '../../../languages/say';

export interface FoundFile {
  readonly file: string;
  /** Named on the command line, not found below a folder. */
  readonly named: boolean;
}

export interface FoundProblem {
  readonly file: string;
  readonly message: string;
}

export interface FoundManifest extends FoundFile {
  readonly kind: ManifestKind;
}

export interface Found {
  /** Sources that may hold a call, or of which nothing is known yet. In order of their paths, each once. */
  readonly files: readonly FoundFile[];
  /** Likewise. What they say is judged after the sources. */
  readonly manifests: readonly FoundManifest[];
  /** How many sources there are without a call, looked through already. */
  readonly silent: number;
  /** Whose numa-lens.json is to be read whatever is linted: the folders that were looked through, and those below that have one. */
  readonly configured: readonly string[];
  readonly problems: readonly FoundProblem[];
  /** Files and folders that .gitignore files excluded; only counted where nothing else was found. */
  readonly ignored: number;
}

export interface FindOptions {
  readonly cwd: string;
  readonly respectIgnores: boolean;
}

/** Node reads a name that is not UTF-8 with U+FFFD in it, and no such file is there. */
export const nameIsNoText = (): string => say('its name is not UTF-8, so it was not checked; rename it');

export function inOrder<T extends FoundFile>(files: Iterable<T>): readonly T[] {
  return [...files].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
