/** Lints one container file or unit, with what the tree around it calls. */
import path from 'node:path';
import type { LintConfig } from '../core/config';
import type { LintResult } from '../core/lint';
import { lintManifest } from '../core/lint-manifest';
import type { ManifestKind } from '../core/manifest/facts';
import { mayConcern } from '../core/manifest/kinds';
import { topOf, type Trees } from './trees';
import { slashed } from './uris';

export interface ManifestFile {
  /** Absolute. */
  readonly file: string;
  readonly kind: ManifestKind;
  readonly text: string;
  readonly config: LintConfig;
  /** The open or walked folder around it. */
  readonly folder: string | undefined;
  /** The tree is not looked for above that folder. */
  readonly confined: boolean;
}

export interface ManifestResult {
  readonly result: LintResult;
  /** Texts of the sources that related places lie in, by their absolute paths. */
  readonly sources: ReadonlyMap<string, string>;
}

const nothing: ManifestResult = {
  result: { findings: [], callSites: [], wanted: [] },
  sources: new Map(),
};

export async function lintManifestFile(
  { file, kind, text, config, folder, confined }: ManifestFile,
  trees: Trees,
): Promise<ManifestResult> {
  // The tree is walked only for a file that can say something.
  if (!mayConcern(kind, text)) return nothing;
  const top = topOf(file, folder, confined);
  const { tree, texts } = await trees.around(top);
  if (tree.sources.length === 0) return nothing;
  const { readManifest } = await import('../manifests/read.js');
  const manifest = readManifest(kind, slashed(file), text);
  const own = slashed(path.relative(top, file));
  return { result: lintManifest({ path: own, text, manifest, tree, config }), sources: texts };
}
