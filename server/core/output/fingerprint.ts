/** What a finding is known by from one run to the next, for code scanning and baselines. */
import type { Finding } from '../finding';
import { LineIndex } from '../text';
import type { CheckedFile } from './report';

/**
 * One for each finding of the file, in their order, no two of a file alike. They stay when code above is inserted or
 * the file is renamed: made of the rule, the message and the line's own text, and a number where several are alike.
 */
export function fingerprintsOf(
  file: Pick<CheckedFile, 'text' | 'findings'>,
  lines = new LineIndex(file.text),
): readonly string[] {
  const seen = new Map<string, number>();
  return file.findings.map((finding) => {
    const known = knownBy(finding, file.text, lines);
    const before = seen.get(known) ?? 0;
    seen.set(known, before + 1);
    return hash(before === 0 ? known : `${known}\n${before}`);
  });
}

function knownBy(finding: Finding, text: string, lines: LineIndex): string {
  const { line } = lines.positionAt(finding.span.start);
  const code = text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim();
  return `${finding.rule}\n${finding.messageId}\n${code}`;
}

/** 64 bits of FNV-1a, in hexadecimal: enough to tell the findings of a program apart. */
export function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
