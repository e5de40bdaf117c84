/** The few marks that hovers use, for editors with markdown and for those without. */
import { MarkupKind } from 'vscode-languageserver/node';

export interface Markup {
  readonly kind: MarkupKind;
  /** Running text. */
  readonly text: (words: string) => string;
  readonly strong: (words: string) => string;
  readonly code: (words: string) => string;
  /** A declaration in C on lines of its own. */
  readonly block: (code: string) => string;
}

export const markdown: Markup = {
  kind: MarkupKind.Markdown,
  // <numaif.h> would be taken for HTML and vanish.
  text: escapeMarkdown,
  strong: (words) => `**${escapeMarkdown(words)}**`,
  // An empty line would end the paragraph, and the span with it: what follows would be read as marks.
  code: (words) => fenced(words.replaceAll(/\s*[\r\n]\s*/g, ' '), '', ' '),
  block: (code) => fenced(code, '``', '\n', 'c'),
};

function escapeMarkdown(words: string): string {
  return words.replaceAll(/[<*[\]`\\]/g, '\\$&');
}

/** Source text, which may hold fences of its own: the fence is longer than any of them (CommonMark 6.1, 4.5). */
function fenced(code: string, least: string, blank: string, info = ''): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(longest, least.length) + 1);
  return longest === 0 && least === ''
    ? `${fence}${code}${fence}`
    : `${fence}${info}${blank}${code}${blank}${fence}`;
}

export const plainText: Markup = {
  kind: MarkupKind.PlainText,
  text: (words) => words,
  strong: (words) => words,
  code: (words) => words,
  block: (code) => code,
};
