/** A rule over a container file or a unit: what it says of the programs that run the calls of the tree around it. */
import type { LintConfig } from '../config';
import type { Manifest } from '../manifest/facts';
import type { Tree } from '../manifest/tree';
import type { FileReport } from './file-rule';
import type { RuleDeclaration } from './rule';

export interface ManifestFacts {
  /** Relative to the tree's top, with `/`. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly tree: Tree;
  readonly config: LintConfig;
}

export interface ManifestRule extends RuleDeclaration {
  checkManifest(facts: ManifestFacts, report: (finding: FileReport) => void): void;
}
