/** Cuts an expression into tokens by a regular expression; which, and what follows from a character that fits none, a language says. */

export interface Token<Kind extends string> {
  readonly kind: Kind;
  readonly text: string;
}

/**
 * @param lexer sticky; one group for each kind, in their order, and none for what is passed over
 * @returns the character that begins no token, where there is one
 */
export function lex<Kind extends string>(
  text: string,
  lexer: RegExp,
  kinds: readonly Kind[],
): readonly Token<Kind>[] | string {
  const tokens: Token<Kind>[] = [];
  lexer.lastIndex = 0;
  while (lexer.lastIndex < text.length) {
    const at = lexer.lastIndex;
    const match = lexer.exec(text);
    if (match === null) return text.charAt(at);
    const kind = kinds.find((_, index) => match[index + 1] !== undefined);
    if (kind !== undefined) tokens.push({ kind, text: match[0] });
  }
  return tokens;
}
