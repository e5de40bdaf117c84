/** The tokens of a JavaScript or TypeScript expression. No regular expressions and no templates with substitutions. */

import { lex } from '../lexer';
import type { Token as Lexed } from '../lexer';
import { say } from '../../../../server/languages/say';

const kinds = ['name', 'number', 'string', 'punctuation'] as const;

export type Token = Lexed<(typeof kinds)[number]>;

const lexer =
  /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)|(0[xX][\da-fA-F_]+n?|0[bB][01_]+n?|0[oO][0-7_]+n?|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?n?)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)|(>>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[-+*/%&|^~!<>=?:,.()[\]])/uy;

/** Or why it is none, completing "The expression …". */
export function tokenize(text: string): readonly Token[] | string {
  const tokens = lex(text, lexer, kinds);
  return typeof tokens === 'string' ? strayCharacter(tokens) : tokens;
}

function strayCharacter(character: string): string {
  if (character === '{' || character === '}')
    return say('has a brace: it makes an object or runs statements');
  if (character === ';') return say('is more than one expression');
  if (character === '`') return say('has a template, which may run code');
  return say('has a character that is not understood here: {character}', { character });
}
