/**
 * Fixtures of rules over container files: each is a folder, a small tree with sources and container files. The expected
 * findings stand as carets in comments under the lines, as in test/rules, in the comment syntax of each file:
 *   web:
 *   # ~ wrong
 * Every container file of the tree is linted as a host does it; the findings are compared as an exact set.
 */
import fs from 'node:fs';
import path from 'node:path';
import { rulesById } from '../../server/core/rules/catalogue';
import { lint } from '../../server/core/engine';
import type { Finding } from '../../server/core/finding';
import type { Parser } from '../../server/core/syntax/port';
import { Builds } from '../../server/lsp/build/builds';
import { HeaderReader } from '../../server/lsp/headers';
import { kindOfFile } from '../../server/lsp/file-kinds';
import { lintManifestFile } from '../../server/lsp/manifests';
import { treeHost } from '../../server/lsp/tree-host';
import { Trees } from '../../server/lsp/trees';
import { usualConfig } from '../rules/harness';

/** The trees of a run: one memory of what the sources call. */
export function treesFor(parser: Parser): Trees {
  const host = treeHost(
    { parser, rules: rulesById, lint },
    new HeaderReader(() => undefined),
    new Builds(() => undefined),
  );
  return new Trees(host);
}

export interface LintedManifest {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Lints every container file below a folder, which is the top of a tree. */
export async function lintTree(top: string, trees: Trees): Promise<readonly LintedManifest[]> {
  const files = fs
    .readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(top, name))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
  const linted: LintedManifest[] = [];
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    linted.push({ file, text, findings: await lintText(file, text, top, trees) });
  }
  return linted;
}

/** Lints a text as if the file had it; nothing is found in files that are no container files. */
export async function lintText(
  file: string,
  text: string,
  top: string,
  trees: Trees,
): Promise<readonly Finding[]> {
  const kind = kindOfFile(file);
  if (kind === undefined) return [];
  const input = { file, kind, text, config: usualConfig, folder: top, confined: true };
  return (await lintManifestFile(input, trees)).result.findings;
}

const marker = /^\s*(?:\/\/|#|;)\s*(\^+)\s+(error|warning|hint)\s+([\w-]+)(\s+fix)?\s*$/;

/** Reads the markers of a file; each belongs to the last line above that is none. */
export function expectationsIn(text: string): readonly string[] {
  const findings: string[] = [];
  let code = 0;
  text.split(/\r?\n/).forEach((line, at) => {
    const match = marker.exec(line);
    if (match === null) {
      code = at + 1;
      return;
    }
    const [, carets = '', severity = '', rule = '', fix] = match;
    const from = line.indexOf(carets) + 1;
    findings.push(
      `${code}:${from}-${from + carets.length} ${severity} ${rule}${fix === undefined ? '' : ' fix'}`,
    );
  });
  return findings.sort();
}
