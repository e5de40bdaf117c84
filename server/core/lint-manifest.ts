/**
 * The entry for container files and units: what a reader made of one and the tree around it in, findings out. Beside
 * `lint`, which is for sources; as pure as that.
 */
import type { LintConfig } from './config';
import { byPlace, type Finding } from './finding';
import { findingOf } from './finding-of';
import type { LintResult } from './lint';
import type { Manifest } from './manifest/facts';
import type { Tree } from './manifest/tree';
import { codeRules } from './rules/catalogue';
import { manifestRules } from './rules/manifest-rules';
import { applyPreset } from './rules/preset';
import { milder } from './severity';
import { applySuppressions } from './suppress';
import { onePiece } from './text-piece';

export interface ManifestInput {
  /** Relative to the tree's top, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly manifest: Manifest;
  readonly tree: Tree;
  readonly config: LintConfig;
}

export function lintManifest(input: ManifestInput): LintResult {
  const { path, text, manifest, tree } = input;
  const none: LintResult = { findings: [], callSites: [], wanted: [] };
  if (tree.sources.length === 0) return none;
  const config = applyPreset(input.config, codeRules);
  const findings: Finding[] = [];
  for (const rule of manifestRules) {
    const configured = config.rules[rule.id];
    if (configured === 'off') continue;
    rule.checkManifest({ path, manifest, tree, config }, (report) => {
      findings.push(findingOf(rule, configured ?? milder(rule.severity, report.severity), report, false));
    });
  }
  const kept = applySuppressions({
    text,
    pieces: onePiece({ text, comments: manifest.comments }),
    findings,
    calls: () => [],
    ruleIds: new Set(codeRules.map((rule) => rule.id)),
    rules: config.rules,
    complete: true,
  });
  return { ...none, findings: [...kept.findings].sort(byPlace) };
}
