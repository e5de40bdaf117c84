/** What a file is by its path alone, as this system writes it. Loads nothing of the analysis. */
import type { ManifestKind } from '../core/manifest/facts';
import { manifestKindOf } from '../core/manifest/kinds';
import { languageOfPath } from '../core/syntax/language';
import { slashed } from './uris';

/** Undefined for what is no container file and no unit. */
export function kindOfFile(file: string): ManifestKind | undefined {
  return manifestKindOf(slashed(file));
}

/** By its name something that is checked. */
export function isSourceFile(file: string): boolean {
  return (languageOfPath(file) ?? kindOfFile(file)) !== undefined;
}
