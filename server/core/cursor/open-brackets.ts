/**
 * The brackets that are open at a place of code that is still being written: forgiving, since the missing `)` is the usual
 * case. What cannot stand inside of parentheses, a `;` or the beginning of a statement, ends those that were left open.
 */
import type { CursorToken } from './token';

export interface OpenBracket {
  readonly bracket: '(' | '[' | '{';
  /** Index of its token. */
  readonly at: number;
  /** Indices of the commas directly inside of it. */
  readonly commas: readonly number[];
}

/** In C, C++ and scripts alike. */
const statementWords = new Set(
  'if else for while do switch case return break continue goto throw try'.split(' '),
);

const closes: Readonly<Record<string, OpenBracket['bracket']>> = { ')': '(', ']': '[', '}': '{' };

/** Those around the end of the tokens, outermost first. */
export function openBrackets(tokens: readonly CursorToken[]): readonly OpenBracket[] {
  const open: (OpenBracket & { readonly commas: number[] })[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === 'word') {
      if (statementWords.has(text)) endUnclosed(open);
      continue;
    }
    if (kind !== 'punctuator') continue;
    if (text === '(' || text === '[' || text === '{') open.push({ bracket: text, at, commas: [] });
    else if (text === ',') open.at(-1)?.commas.push(at);
    else if (text === ';') {
      const last = open.at(-1);
      if (last === undefined || !isOfLoop(last, tokens)) endUnclosed(open);
    } else {
      const partner = closes[text];
      if (partner === undefined) continue;
      const index = open.map((one) => one.bracket).lastIndexOf(partner);
      // A `)` closes nothing beyond the block that it stands in.
      if (index >= 0 && (partner === '{' || !open.slice(index).some((one) => one.bracket === '{')))
        open.length = index;
    }
  }
  return open;
}

/** Drops the parentheses that are open in the innermost block. */
function endUnclosed(open: OpenBracket[]): void {
  while (open.length > 0 && open.at(-1)?.bracket !== '{') open.pop();
}

/** `for (a; b; c)` */
function isOfLoop({ bracket, at }: OpenBracket, tokens: readonly CursorToken[]): boolean {
  return bracket === '(' && tokens[at - 1]?.text === 'for';
}
