/** What `check` would say of one file, in the shapes that a debug session works with: findings by lines, call sites by ranges. */
import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../core/finding';
import { sentenceOf } from '../../core/message';
import { rulesById } from '../../core/rules/catalogue';
import { LineIndex } from '../../core/text';
import { toWire } from '../../lsp/call-sites';
import { Builds } from '../../lsp/build/builds';
import { HeaderReader } from '../../lsp/headers';
import type { WireCallSite } from '../../protocol/lens';
import { loadAnalysis } from '../check/analysis';
import { ConfigFiles } from '../check/config';
import { lintFile } from '../check/lint-file';
import { decode, reasonOf } from '../check/source-file';
import type { Io } from '../io';
import type { SourceFinding } from './annotated-source';
import { say } from '../../languages/say';

export interface Inspection {
  readonly text: string;
  readonly findings: readonly SourceFinding[];
  readonly calls: readonly WireCallSite[];
}

/** Undefined, with the reason in words, for a file that cannot be read as source. */
export async function inspect(
  file: string,
  io: Io,
): Promise<{ readonly inspection: Inspection } | { readonly problem: string }> {
  let bytes: Buffer;
  try {
    bytes = await fs.promises.readFile(file);
  } catch (error) {
    return { problem: say('{file} cannot be read: {reason}.', { file, reason: reasonOf(error) }) };
  }
  const reading = decode(bytes);
  if (reading.kind === 'binary')
    return { problem: say('{file} holds NUL bytes, so it is no source file.', { file }) };
  const { text } = reading.source;
  const folder = path.dirname(file);
  // What is wrong with the database is for `check` to say.
  const build = await new Builds(() => undefined).of(file, undefined);
  const config = new ConfigFiles(new Set(rulesById.keys())).of(file, build.values);
  const { result } = await lintFile(
    { file, text, config, build, folder },
    await loadAnalysis(io),
    new HeaderReader(() => undefined),
  );
  const lines = new LineIndex(text);
  return {
    inspection: {
      text,
      findings: result.findings.map((finding) => sourceFinding(finding, lines)),
      calls: result.callSites.map((site) => toWire(site, lines)),
    },
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
