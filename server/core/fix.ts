/** Edits of a text: which of the offered ones can be applied together, and applying them. */
import type { Finding, TextEdit } from './finding';

/**
 * The edits of one safe fix a finding, in order of position; of overlapping fixes the first.
 * Linting the result again offers what was left out.
 */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find((one) => one.applicability === 'safe' && one.path === undefined);
    if (fix === undefined) continue;
    // Two fixes may insert the same line, an #include for one: that is said once and is no conflict.
    const added = fix.edits.filter((edit) => !taken.some((one) => isSame(one, edit)));
    if (added.some((edit) => taken.some((one) => overlaps(one, edit)))) continue;
    taken.push(...added);
  }
  return taken.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** By position, so that a fix says the same whichever of its places has moved past another one. The same list where it is. */
export function inPosition(edits: readonly TextEdit[]): readonly TextEdit[] {
  const isIn = edits.every(({ span }, at) => span.start >= (edits[at - 1]?.span.start ?? 0));
  return isIn ? edits : [...edits].sort((a, b) => a.span.start - b.span.start);
}

/** `edits` are ordered and do not overlap. A line end in an edit becomes the text's own kind. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  const lineEnd = lineEndOf(text);
  let at = 0;
  for (const { span, text: inserted } of edits) {
    parts.push(text.slice(at, span.start), inserted.replace(/\r\n|\r|\n/g, lineEnd));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The line end that the text uses most at its beginning; LF where it has none. */
export function lineEndOf(text: string): string {
  const ends = text.slice(0, 65536).match(/\r\n|\r|\n/g) ?? [];
  const crlf = ends.filter((end) => end === '\r\n').length;
  return crlf * 2 > ends.length ? '\r\n' : '\n';
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start && a.span.end === b.span.end) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
