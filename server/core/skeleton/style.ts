/**
 * How somebody writes code, told from the function that is to be added to, else from the beginning of its file: by what
 * most lines do. Deliberately absent: the length of lines, and styles that indent the braces themselves.
 */
import type { Span } from '../text';

export interface CodeStyle {
  /** One level deeper. */
  readonly unit: string;
  /** Between `if` and its parenthesis. */
  readonly blank: string;
  /** `{` stands on a line of its own behind `if (…)`. */
  readonly braceOnOwnLine: boolean;
  /** `} else` */
  readonly elseBehindBrace: boolean;
  /** A single statement goes without braces. */
  readonly omitsBraces: boolean;
  /** Around strings, in a script. */
  readonly quote: "'" | '"';
}

/** So much of the file tells. */
const mostOfFile = 32_768;

/** `own`: the function; `indent`: the blanks before a statement of it. */
export function styleOf(text: string, own: Span, indent: string): CodeStyle {
  const start = Math.max(text.lastIndexOf('\n', own.start - 1), text.lastIndexOf('\r', own.start - 1)) + 1;
  const texts = [text.slice(start, own.end).slice(0, mostOfFile), text.slice(0, mostOfFile)];
  /** Whether the first is more frequent than the second; `usually` where there is neither. */
  const prefers = (first: RegExp, second: RegExp, usually: boolean): boolean => {
    for (const one of texts) {
      const [a, b] = [count(one, first), count(one, second)];
      if (a + b > 0) return a === b ? usually : a > b;
    }
    return usually;
  };
  const head = '\\b(?:if|for|while|switch)[ \\t]*\\([^\\r\\n{}]*\\)';
  const braceOnOwnLine = prefers(
    new RegExp(`${head}[ \\t]*\\r?\\n[ \\t]*\\{`, 'g'),
    new RegExp(`${head}[ \\t]*\\{`, 'g'),
    false,
  );
  return {
    unit: unitOf(texts, indent),
    blank: prefers(/\b(?:if|for|while|switch)\(/g, /\b(?:if|for|while|switch)[ \t]\(/g, false) ? '' : ' ',
    braceOnOwnLine,
    elseBehindBrace: prefers(/\}[ \t]*else\b/g, /\}[ \t]*\r?\n[ \t]*else\b/g, !braceOnOwnLine),
    omitsBraces: prefers(
      new RegExp(`${head}[ \\t]*\\r?\\n[ \\t]*[^\\s{]`, 'g'),
      // One statement in braces.
      new RegExp(`${head}\\s*\\{\\s*[^{};]*;\\s*\\}`, 'g'),
      false,
    ),
    quote: prefers(/'[^'\r\n]*'/g, /"[^"\r\n]*"/g, true) ? "'" : '"',
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** By how much a line is mostly deeper than the one with an opening brace above it, in the first text that tells. */
export function unitOf(texts: readonly string[], indent: string): string {
  for (const text of texts) {
    const steps = new Map<string, number>();
    for (const [, outer = '', inner = ''] of text.matchAll(
      /^([ \t]*)\S[^\r\n]*\{[ \t]*\r?\n(?=([ \t]+)\S)/gm,
    ))
      add(steps, outer, inner);
    for (const [, outer = '', inner = ''] of text.matchAll(/^([ \t]*)\{[ \t]*\r?\n(?=([ \t]+)\S)/gm))
      add(steps, outer, inner);
    const [most] = [...steps].sort(([, a], [, b]) => b - a);
    if (most !== undefined) return most[0];
  }
  return indent.includes('\t') ? '\t' : '  ';
}

function add(steps: Map<string, number>, outer: string, inner: string): void {
  if (!inner.startsWith(outer) || inner.length === outer.length) return;
  const step = inner.slice(outer.length);
  steps.set(step, (steps.get(step) ?? 0) + 1);
}
