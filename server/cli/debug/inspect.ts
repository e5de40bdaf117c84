/** What the analysis says of one file, in the shapes that a debug session works with: findings by lines, call sites by ranges. */
import fs from 'node:fs/promises';
import { mergeConfig } from '../../core/config-file';
import { lint } from '../../core/engine';
import type { Finding } from '../../core/finding';
import { sentenceOf } from '../../core/message';
import { rulesById } from '../../core/rules/catalogue';
import { LineIndex } from '../../core/text';
import { chooseParser } from '../../parser/choose';
import { toWire } from '../../lsp/call-sites';
import type { WireCallSite } from '../../protocol/lens';
import type { SourceFinding } from './annotated-source';

export interface Inspection {
  readonly text: string;
  readonly findings: readonly SourceFinding[];
  readonly calls: readonly WireCallSite[];
}

/** @throws the file system's error when the file cannot be read */
export async function inspect(file: string): Promise<Inspection> {
  const text = await fs.readFile(file, 'utf8');
  const { parser } = await chooseParser('fastest');
  const { findings, callSites } = lint({ path: file, text, language: 'c', config: mergeConfig([]), parser });
  const lines = new LineIndex(text);
  return {
    text,
    findings: findings.map((finding) => sourceFinding(finding, lines)),
    calls: callSites.map((site) => toWire(site, lines)),
  };
}

function sourceFinding(finding: Finding, lines: LineIndex): SourceFinding {
  const start = lines.positionAt(finding.span.start);
  const end = lines.positionAt(finding.span.end);
  return {
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    rule: finding.rule,
    severity: finding.severity,
    message: sentenceOf(finding, rulesById.get(finding.rule)),
  };
}
