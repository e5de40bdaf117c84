/**
 * What the value at the cursor is compared with: an entry of a status array, or errno, both also by way of a variable of
 * their own. Told from the tokens in front of it: `status[i] == -`, `case -`, `saved != `.
 */
import type { CallName } from '../../kernel/calls';
import { openBrackets } from './open-brackets';
import type { CursorToken } from './token';

/** A call of the family in front of the cursor. */
export interface WrittenCall {
  readonly call: CallName;
  /** Its status argument, as written. */
  readonly status: string | undefined;
}

export interface Comparison {
  readonly subject: 'status' | 'errno';
  /** A minus sign stands before the word already. */
  readonly isNegated: boolean;
  /** The value is a negated errno. */
  readonly isNegative: boolean;
}

export function comparisonAt(
  tokens: readonly CursorToken[],
  calls: readonly WrittenCall[],
): Comparison | undefined {
  const isNegated = tokens.at(-1)?.text === '-';
  const end = isNegated ? tokens.length - 1 : tokens.length;
  const operator = tokens[end - 1]?.text ?? '';
  const operand =
    operator === 'case'
      ? switchedOn(tokens)
      : /^[!=]==?$/.test(operator)
        ? operandBefore(tokens, end - 1)
        : undefined;
  if (operand === undefined || operand.length === 0) return undefined;
  const subject = subjectOf(operand, tokens, calls, true);
  if (subject === undefined || (isNegated && !subject.isNegative)) return undefined;
  return { ...subject, isNegated };
}

/** `switch (` … `) {` around a `case`. */
function switchedOn(tokens: readonly CursorToken[]): readonly CursorToken[] | undefined {
  const block = [...openBrackets(tokens)].reverse().find((one) => one.bracket === '{');
  if (block === undefined || tokens[block.at - 1]?.text !== ')') return undefined;
  const open = partnerOf(tokens, block.at - 1);
  return tokens[open - 1]?.text === 'switch' ? tokens.slice(open + 1, block.at - 1) : undefined;
}

/** `a->status[i]`, `*entry`, `koffi.errno()` in front of an operator. */
function operandBefore(tokens: readonly CursorToken[], operator: number): readonly CursorToken[] {
  let at = operator;
  for (;;) {
    const before = tokens[at - 1];
    if (before?.text === ']' || before?.text === ')') at = partnerOf(tokens, at - 1);
    else if (before?.kind === 'word') at--;
    else break;
    // The callee of the parenthesis, the array of the index.
    if (
      before.kind !== 'word' &&
      (tokens[at - 1]?.kind === 'word' || /^[\])]$/.test(tokens[at - 1]?.text ?? ''))
    )
      continue;
    const link = tokens[at - 1]?.text ?? '';
    if (!/^(?:\.|->|::|\?\.)$/.test(link)) break;
    at--;
  }
  if (tokens[at - 1]?.text === '*' && tokens[at - 2]?.kind === 'punctuator') at--;
  return tokens.slice(at, operator);
}

/** The opening bracket of a closing one; the first token where there is none. */
function partnerOf(tokens: readonly CursorToken[], closing: number): number {
  let depth = 0;
  for (let at = closing; at > 0; at--) {
    const text = tokens[at]?.text ?? '';
    if (/^[)\]}]$/.test(text)) depth++;
    else if (/^[([{]$/.test(text) && --depth === 0) return at;
  }
  return 0;
}

type Subject = Pick<Comparison, 'subject' | 'isNegative'>;

function subjectOf(
  operand: readonly CursorToken[],
  tokens: readonly CursorToken[],
  calls: readonly WrittenCall[],
  follows: boolean,
): Subject | undefined {
  const text = operand.map((one) => one.text).join('');
  if (/^(?:errno|.*\berrno\(\)|\*__errno_location\(\))$/.test(text))
    return { subject: 'errno', isNegative: false };
  const arrays = new Set(calls.flatMap(({ status }) => (status === undefined ? [] : pathOf(status))));
  if (/^\*|\[/.test(text) && pathOf(text).some((one) => arrays.has(one)))
    return { subject: 'status', isNegative: true };
  const [only, ...others] = operand;
  if (!follows || only?.kind !== 'word' || others.length > 0) return undefined;
  return setTo(only.text, tokens, calls, arrays);
}

/** `int saved = errno`, `const s = status[i]`, `for (int s : status)`, `for (const s of status)` */
function setTo(
  name: string,
  tokens: readonly CursorToken[],
  calls: readonly WrittenCall[],
  arrays: ReadonlySet<string>,
): Subject | undefined {
  for (let at = tokens.length - 1; at >= 0; at--) {
    if (tokens[at]?.text !== name || tokens[at]?.kind !== 'word') continue;
    const sign = tokens[at + 1]?.text;
    const end = tokens.findIndex(
      (one, index) => index > at + 1 && /^[;,){]$/.test(one.text) && !isCallEnd(tokens, index),
    );
    const value = tokens.slice(at + 2, end < 0 ? tokens.length : end);
    const text = value.map((one) => one.text).join('');
    if ((sign === ':' || sign === 'of') && pathOf(text).some((one) => arrays.has(one)))
      return { subject: 'status', isNegative: true };
    if (sign !== '=') continue;
    const isNegative = value[0]?.text === '-';
    const found = subjectOf(isNegative ? value.slice(1) : value, tokens, calls, false);
    if (found === undefined) return undefined;
    return isNegative ? { ...found, isNegative: !found.isNegative } : found;
  }
  return undefined;
}

/** `errno()` */
function isCallEnd(tokens: readonly CursorToken[], at: number): boolean {
  return tokens[at]?.text === ')' && tokens[at - 1]?.text === '(';
}

/** An array by its path, without casts, address and index; none for what is no path. */
function pathOf(text: string): readonly string[] {
  const path = text.replaceAll(/\s/g, '').replace(/^(?:\([\w*]+\))*[&*]?\(?/, '');
  const found = /^(?:this\.)?[A-Za-z_$][\w$]*(?:(?:\.|->)[A-Za-z_$][\w$]*)*/.exec(path)?.[0];
  return found === undefined ? [] : [found];
}
