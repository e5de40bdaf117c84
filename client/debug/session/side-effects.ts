/**
 * Whether an expression of C or C++ can be evaluated in a stopped program without changing it: no call, no assignment,
 * no ++ or --, nothing that makes an object. It reads tokens, not types, so it errs on the side of no: what could be a
 * call is a call. A C++ operator that a class overloads looks like a built-in one, which it cannot see: readers/prepare.ts asks the debugger
 * for types, and reads containers without the calls that their interface is made of.
 */

import { castWords, namesType, sizeWords, tokenize, typeWords } from './readers/tokens';
import type { Token } from './readers/tokens';
import { say } from '../../../server/languages/say';

export type SideEffectVerdict =
  | { readonly free: true }
  /** `reason` completes "The expression …". */
  | { readonly free: false; readonly reason: string };

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);

const effectWords = new Set([
  'new',
  'delete',
  'throw',
  'co_await',
  'co_yield',
  'asm',
  '__asm__',
  'dynamic_cast',
  'typeid',
]);

/** @param calls `later`: whoever asks looks at each call itself */
export function checkSideEffects(
  expression: string,
  calls: 'refused' | 'later' = 'refused',
): SideEffectVerdict {
  const tokens = tokenize(expression);
  if (typeof tokens === 'string') return no(describeStray(tokens));
  if (tokens.length === 0) return no(say('is empty'));
  const unbalanced = checkBrackets(tokens);
  if (unbalanced !== undefined) return no(unbalanced);
  for (const [index, token] of tokens.entries()) {
    const found = effectAt(tokens, index, token, calls);
    if (found !== undefined) return no(found);
  }
  return { free: true };
}

function no(reason: string): SideEffectVerdict {
  return { free: false, reason };
}

function describeStray(character: string): string {
  if (character === '"') return say('has a string, for which a debugger makes room in the program');
  if (character === '{' || character === '}')
    return say('has a brace: it makes an object or runs statements');
  if (character === ';') return say('is more than one expression');
  return say('has a character that C does not have in an expression: {character}', { character });
}

function checkBrackets(tokens: readonly Token[]): string | undefined {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== 'punctuation') continue;
    if (text === '(' || text === '[') open.push(text);
    else if (text === ')' && open.pop() !== '(') return say('has a parenthesis that does not match');
    else if (text === ']' && open.pop() !== '[') return say('has a bracket that does not match');
  }
  return open.length === 0 ? undefined : say('has a parenthesis or bracket that is not closed');
}

function effectAt(
  tokens: readonly Token[],
  index: number,
  token: Token,
  calls: 'refused' | 'later',
): string | undefined {
  if (token.kind === 'name')
    return effectWords.has(token.text)
      ? say('uses "{text}", which acts on the program', { text: token.text })
      : undefined;
  if (token.kind !== 'punctuation') return undefined;
  if (assignments.has(token.text)) return say('assigns with {text}', { text: token.text });
  if (token.text === '++' || token.text === '--')
    return say('changes a variable with {text}', { text: token.text });
  if (token.text === ',' && depthAt(tokens, index) === 0) return say('is a list, not one value');
  if (token.text === '[' && opensLambda(tokens[index - 1])) return say('has a lambda');
  return token.text === '(' && calls === 'refused' ? callAt(tokens, index) : undefined;
}

function depthAt(tokens: readonly Token[], index: number): number {
  return tokens.slice(0, index).reduce((depth, { text }) => {
    if (text === '(' || text === '[') return depth + 1;
    return text === ')' || text === ']' ? depth - 1 : depth;
  }, 0);
}

/** A subscript follows a value; a bracket that follows nothing or an operator opens a lambda. */
function opensLambda(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind !== 'punctuation') return before.kind === 'number' ? false : sizeWords.has(before.text);
  return before.text !== ')' && before.text !== ']';
}

/** Whether the parenthesis at `index` starts the arguments of a call. */
function callAt(tokens: readonly Token[], index: number): string | undefined {
  const before = tokens[index - 1];
  if (before === undefined) return undefined;
  if (before.kind === 'name') {
    const harmless = sizeWords.has(before.text) || typeWords.has(before.text);
    return harmless ? undefined : say('calls {name}()', { name: before.text });
  }
  if (before.kind !== 'punctuation') return say('calls what is no function');
  if (before.text === ']') return say('calls through an array of functions');
  if (before.text === ')')
    return isCast(tokens, index - 1)
      ? undefined
      : say('calls through a pointer, or casts to a type that is not known here');
  if (before.text === '>' || before.text === '>>') return templateCallAt(tokens, index - 1);
  return undefined;
}

/** Whether the parenthesis that closes at `close` holds a type, or is the operand of sizeof. */
function isCast(tokens: readonly Token[], close: number): boolean {
  let depth = 0;
  let open = close;
  for (; open >= 0; open--) {
    const text = tokens[open]?.text;
    if (text === ')') depth++;
    else if (text === '(' && --depth === 0) break;
  }
  const word = tokens[open - 1];
  // sizeof(f)(x): whatever it means, it is not a cast.
  if (word !== undefined && (word.kind !== 'punctuation' || word.text === ')' || word.text === ']'))
    return false;
  return namesType(tokens.slice(open + 1, close));
}

/** `a > (b)` compares; `f<T>(x)` calls; static_cast<T>(x) converts. */
function templateCallAt(tokens: readonly Token[], close: number): string | undefined {
  let open = close - 1;
  while (open >= 0 && tokens[open]?.text !== '<' && tokens[open]?.text !== '<<') open--;
  if (open < 0) return undefined;
  const word = tokens[open - 1];
  if (word !== undefined && castWords.has(word.text)) return undefined;
  return say('may call a function template');
}
