/**
 * Pieces of fixes that write statements around a call. Each gives up (undefined) where the text around the call is
 * not of the shape that it knows: a fix that does not compile is worse than none.
 */
import type { ArgumentFacts, CallFacts } from '../../facts/call-facts';
import type { TextEdit } from '../../finding';
import { unitOf } from '../../skeleton/style';
import type { Span } from '../../text';
import { isScript } from './spelling';

/** Evaluating the text twice is the same as once: names, members, subscripts, numbers, arithmetic, and what only converts. */
export function isRepeatable(text: string): boolean {
  return (
    /^[\w\s.()[\]*+/-]+$/.test(text) &&
    !/\+\+|--|\w\s*\(/.test(text.replace(/\b(?:sizeof|BigInt|Number)\s*\(/g, '('))
  );
}

/** The argument's text if it is written out in the call and can be written again elsewhere. */
export function repeatable(facts: CallFacts, argument: ArgumentFacts | undefined): string | undefined {
  if (argument === undefined || !facts.edits.isSpelled(argument.origin)) return undefined;
  return isRepeatable(argument.text) ? argument.text : undefined;
}

/** A name or a member path, without a cast: what can be subscripted as it stands. */
export function isPlainName(text: string): boolean {
  return /^[A-Za-z_]\w*(?:(?:\.|->)\w+)*$/.test(text);
}

/** One level deeper, as the function is written that the call stands in. */
export function deeperBy({ edits, site }: CallFacts, indent: string): string {
  const own = (edits.lineIndent(site.function.start) ?? '') + edits.textOf(site.function);
  return unitOf([own], indent);
}

/** Puts lines before the call's statement; a line begins with as many tabs as it is deeper than the statement. */
export function linesBefore(facts: CallFacts, lines: readonly string[]): TextEdit | undefined {
  const { before } = facts.edits;
  if (before === undefined) return undefined;
  const { offset, indent } = before;
  const unit = deeperBy(facts, indent);
  const text = lines.map((line) => line.replaceAll('\t', unit) + `\n${indent}`).join('');
  return { span: { start: offset, end: offset }, text };
}

/** Puts lines after the call's statement, where that is a statement of a block by itself. */
export function linesAfter(facts: CallFacts, lines: readonly string[]): TextEdit | undefined {
  const { before } = facts.edits;
  const { end } = facts.site.statement;
  if (before === undefined || resultVariable(facts) === undefined) return undefined;
  const { indent } = before;
  const unit = deeperBy(facts, indent);
  const text = lines.map((line) => `\n${indent}` + line.replaceAll('\t', unit)).join('');
  return { span: { start: end, end }, text };
}

/** The variable to which the call's statement assigns the result, if it does nothing else. */
export function resultVariable(facts: CallFacts): string | undefined {
  const { site, edits } = facts;
  const left = edits.textOf({ start: site.statement.start, end: site.span.start });
  const right = edits.textOf({ start: site.span.end, end: site.statement.end });
  if (isScript(facts))
    return /^;?$/.test(right.trim())
      ? /^(?:(?:const|let|var)\s+)?([\w$]+)\s*(?::[\w$\s|]+)?=\s*(?:await\s+)?$/.exec(left)?.[1]
      : undefined;
  if (right.trim() !== ';') return undefined;
  const match =
    /^(?:(?:const\s+)?(?:unsigned\s+|signed\s+)?(?:int|long|ssize_t|int64_t)\s+)?(\w+)\s*=\s*$/.exec(left);
  return match?.[1];
}

/** `for (unsigned long entry = 0; entry < COUNT; entry++)`, `let` in a script, and its body, over all entries of the call. */
export function overEntries(
  facts: CallFacts,
  body: (index: string) => string,
): readonly string[] | undefined {
  const count = repeatable(facts, facts.argument('count'));
  if (count === undefined) return undefined;
  const index = facts.edits.unusedName('entry');
  // A number can be compared with a BigInt.
  if (isScript(facts)) {
    const end = /^(?:BigInt|Number)\(([^()]*)\)$/.exec(count)?.[1] ?? count;
    return [`for (let ${index} = 0; ${index} < ${end}; ${index}++)`, `\t${body(index)}`];
  }
  const bound = /^[\w.]+$/.test(count) ? count : `(unsigned long)(${count})`;
  return [`for (unsigned long ${index} = 0; ${index} < ${bound}; ${index}++)`, `\t${body(index)}`];
}

/** Edits in order; insertions at one place become one. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  const merged: TextEdit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    const together =
      last !== undefined &&
      last.span.start === last.span.end &&
      last.span.start === edit.span.start &&
      edit.span.start === edit.span.end;
    if (together) merged[merged.length - 1] = { span: last.span, text: last.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}

/** The whole line or lines of a span, with the line end. */
export function lineOf(text: string, span: Span): Span {
  const start = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  const rest = /^[^\r\n]*(?:\r\n|\r|\n|$)/.exec(text.slice(span.end));
  return { start, end: span.end + (rest?.[0].length ?? 0) };
}
