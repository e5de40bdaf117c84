/** The tokens of a JavaScript or TypeScript expression. No regular expressions and no templates with substitutions. */

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'punctuation';
  readonly text: string;
}

const lexer =
  /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)|(0[xX][\da-fA-F_]+n?|0[bB][01_]+n?|0[oO][0-7_]+n?|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?n?)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)|(>>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[-+*/%&|^~!<>=?:,.()[\]])/uy;

const kinds = ['name', 'number', 'string', 'punctuation'] as const;

/** Or why it is none, completing "The expression …". */
export function tokenize(text: string): readonly Token[] | string {
  const tokens: Token[] = [];
  lexer.lastIndex = 0;
  while (lexer.lastIndex < text.length) {
    const at = lexer.lastIndex;
    const match = lexer.exec(text);
    if (match === null) return strayCharacter(text.charAt(at));
    const kind = kinds.find((_, index) => match[index + 1] !== undefined);
    if (kind !== undefined) tokens.push({ kind, text: match[0] });
  }
  return tokens;
}

function strayCharacter(character: string): string {
  if (character === '{' || character === '}') return 'has a brace: it makes an object or runs statements';
  if (character === ';') return 'is more than one expression';
  if (character === '`') return 'has a template, which may run code';
  return `has a character that is not understood here: ${character}`;
}
