/**
 * Which characters are never shown as they are, wherever words of others reach a terminal, a list or a document: controls, which a
 * terminal obeys; lone surrogates; line separators, which end a line in some places only; and what turns the direction of text, so that
 * code looks like other code (CVE-2021-42574).
 */

/** The source of a regular expression of one character, for the flag `u`. */
export const unprintable = String.raw`[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]`;

/** Stands in their place. */
export const replacement = '\uFFFD';

const anywhere = new RegExp(unprintable, 'gu');

/** One line of text, every such character replaced. */
export function printable(text: string): string {
  return text.replace(anywhere, replacement);
}
