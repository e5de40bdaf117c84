/** The tokens of an expression of C or C++. */

import { lex } from '../lexer';
import type { Token as Lexed } from '../lexer';

const kinds = ['name', 'number', 'character', 'punctuation'] as const;

export type Token = Lexed<(typeof kinds)[number]>;

const lexer =
  /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*|([A-Za-z_]\w*)|(\.?\d(?:[eEpP][+-]|[\w.'])*)|((?:u8|[uUL])?'(?:[^'\\\n]|\\.)+')|(<<=|>>=|->\*|\.\.\.|<=>|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||::|\.\*|[-+*/%&|^]=|[-+*/%&|^~!<>=?:,.()[\]])/y;

/** Or the character that is none of an expression's: a quote, a brace, a semicolon, `$`, `#`, a backquote. */
export const tokenize = (text: string): readonly Token[] | string => lex(text, lexer, kinds);

/** Words of types that the language or its standard headers own; after one of them a parenthesis is a cast. */
export const typeWords: ReadonlySet<string> = new Set(
  `void char short int long float double signed unsigned _Bool bool const volatile struct union enum __int128 wchar_t
   char8_t char16_t char32_t size_t ssize_t ptrdiff_t intptr_t uintptr_t intmax_t uintmax_t pid_t off_t
   int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t`.split(/\s+/),
);

/** Operators that look like calls and evaluate nothing. */
export const sizeWords: ReadonlySet<string> = new Set(['sizeof', 'alignof', '_Alignof', '__alignof__']);
export const castWords: ReadonlySet<string> = new Set(['static_cast', 'reinterpret_cast', 'const_cast']);

/** Whether tokens between parentheses name a type: the parentheses are a cast. Errs on the side of no. */
export function namesType(inside: readonly Token[]): boolean {
  const words = inside.filter(({ kind }) => kind === 'name');
  const onlyType = inside.every(
    ({ kind, text }) => kind === 'name' || text === '*' || text === '&' || text === '::' || text === '&&',
  );
  if (!onlyType || words.length === 0) return false;
  // "T *" cannot be an expression: the star has nothing to its right.
  return words.some(({ text }) => typeWords.has(text)) || inside.at(-1)?.text === '*';
}
