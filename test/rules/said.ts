/**
 * What findings say, in full: `said.txt` beside the fixtures of a rule has it for each of them, so that a wrong word, number, place or
 * edit shows, where carets tell only which rule reports where. Written anew with NUMA_LENS_WRITE_SAID=1; what changed is for a human to read.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../server/core/finding';
import { LineIndex, type Span } from '../../server/core/text';
import { fill } from '../../server/languages/phrase';
import { wordsOf } from '../../server/languages/say';

const file = 'said.txt';

/** The findings of a fixture, a line for each and for each of their places, fixes and edits. */
export function said(text: string, findings: readonly Finding[]): string {
  const lines = new LineIndex(text);
  const at = ({ start, end }: Span): string => {
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
    return `${from.line + 1}:${from.column + 1}-${to.line === from.line ? '' : `${to.line + 1}:`}${to.column + 1}`;
  };
  return findings
    .flatMap((one) => [
      `${at(one.span)} ${one.severity} ${one.rule} ${one.messageId}${one.wording === undefined ? '' : ' (script)'}`,
      ...Object.keys(one.data).map((name) => `  ${name}: ${fill(`{${name}}`, one.data, wordsOf)}`),
      ...one.related.map(
        ({ span, message, path: other }) =>
          `  at ${other === undefined ? at(span) : `${path.basename(other)} ${span.start}`}: ${wordsOf(message)}`,
      ),
      ...one.fixes.flatMap((fix) => [
        `  ${fix.applicability}: ${wordsOf(fix.title)}`,
        ...fix.edits.map((edit) =>
          fix.path === undefined
            ? `    ${at(edit.span)} ${JSON.stringify(edit.text)}`
            : `    ${path.basename(fix.path)} ${edit.span.start}-${edit.span.end} ${JSON.stringify(edit.text)}`,
        ),
      ]),
    ])
    .join('\n');
}

/** What stands in the folder's file, by fixture. */
export function recorded(folder: string): Map<string, string> {
  const from = path.join(folder, file);
  if (!fs.existsSync(from)) return new Map();
  const parts = fs.readFileSync(from, 'utf8').split(/^=== (.+)\n/m);
  const found = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) found.set(parts[at] ?? '', (parts[at + 1] ?? '').trimEnd());
  return found;
}

export function record(folder: string, all: ReadonlyMap<string, string>): void {
  const names = [...all.keys()].sort();
  const text = names
    .map((name) => `=== ${name}\n${`${all.get(name) ?? ''}\n`.replace(/^\n$/, '')}`)
    .join('\n');
  fs.writeFileSync(path.join(folder, file), text);
}
