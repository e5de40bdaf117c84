/** Expanded tokens as a text that is lexed, and parsed, as these tokens. */
import { PlainToken, type ExpandedToken } from './expanded-token';
import { lex } from './lexer';
import type { Expansion } from './types';

/** A part of the linted file in which the plain ones of the tokens are written. */
export interface WrittenPart {
  readonly text: string;
  /** Where it stands. */
  readonly start: number;
}

const LF = 0x0a;
const SPACE = 0x20;

export function write(
  tokens: readonly ExpandedToken[],
  part: WrittenPart,
): Pick<Expansion, 'text' | 'pieces' | 'ends'> {
  const ends = new Int32Array(tokens.length);
  let text = '';
  /** Where the plain tokens begin that are to be copied at once, as they are written there; -1: there are none. */
  let run = -1;
  let runEnd = 0;
  let length = 0;
  let previous: ExpandedToken | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const isCopied = token instanceof PlainToken && token.verbatim;
    const goesOn = run >= 0 && isCopied && standsBehind(token, runEnd, part);
    if (!goesOn) {
      if (run >= 0) text += part.text.slice(run - part.start, runEnd - part.start);
      run = isCopied ? token.start : -1;
      const blank = previous === undefined ? '' : between(previous, token);
      text += blank;
      length += blank.length;
      if (!isCopied) text += token.text;
    } else length += token.start - runEnd;
    runEnd = token.end;
    length += token.text.length;
    ends[at] = length;
    previous = token;
  }
  if (run >= 0) text += part.text.slice(run - part.start, runEnd - part.start);
  return { text, pieces: tokens, ends };
}

/** What is written between the token and the one that ends there is what would be written. */
function standsBehind(token: PlainToken, end: number, { text, start }: WrittenPart): boolean {
  const gap = token.start - end;
  if (token.before === 'none') return gap === 0;
  return gap === 1 && text.charCodeAt(end - start) === (token.before === 'newline' ? LF : SPACE);
}

function between(left: ExpandedToken, right: ExpandedToken): string {
  if (left.kind === 'directive' || right.before === 'newline') return '\n';
  if (right.before === 'space') return ' ';
  return touches(left, right) || !wouldJoin(left.text, right.text) ? '' : ' ';
}

/** Written next to each other: then they are two tokens already. */
function touches(left: ExpandedToken, right: ExpandedToken): boolean {
  return left.macro === right.macro && left.source.kind === right.source.kind && left.end === right.start;
}

/** Punctuators of which no longer one is made. */
const isAlone = /^[[\](){},;]$/;

/** Would the two texts, written without a blank, be read as other tokens? */
function wouldJoin(left: string, right: string): boolean {
  if (isAlone.test(left)) return false;
  const text = left + right;
  const [first] = lex(text, { start: 0, end: text.length });
  return first?.text !== left;
}
