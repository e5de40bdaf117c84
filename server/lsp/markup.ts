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
  text: (words) => words.replaceAll(/[<*[\]`\\]/g, '\\$&'),
  strong: (words) => `**${words}**`,
  code: (words) => (words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``),
  block: (code) => `\`\`\`c\n${code}\n\`\`\``,
};

export const plainText: Markup = {
  kind: MarkupKind.PlainText,
  text: (words) => words,
  strong: (words) => words,
  code: (words) => words,
  block: (code) => code,
};
