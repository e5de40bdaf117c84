/**
 * The tokens of TypeScript or JavaScript in front of an offset. Code in templates counts; a slash begins a regular
 * expression where no operand stands before it. JSX text is read as code, which is good enough to find open parentheses.
 */
import type { CursorToken } from './token';

const operandWords = new Set(
  'return typeof case in of delete void throw new else do await yield instanceof default'.split(' '),
);

const blank = /[\s\ufeff]+/y;
const wordOrNumber = /[\p{ID_Continue}$\u200c\u200d#@]+/uy;
const punctuator =
  /=>|\?\.(?!\d)|\?\?=?|\*\*=?|===?|!==?|>>>?=?|<<=?|<=|>=|&&=?|\|\|=?|\+\+|--|\.\.\.|[-+*/%&|^]=|./sy;
const regularExpression = /\/(?:[^\\/[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+\/[a-z]*/y;
const quoted = /(['"])(?:(?!\1)[^\\\r\n]|\\(?:\r\n|[^]))*(\1)?/y;
/** To the end of the template or to its next code. */
const templatePart = /(?:[^\\`$]|\\[^]|\$(?!\{))*(`|\$\{)?/y;

/** Undefined where the offset is in a comment, a literal or a template's text. */
export function scriptTokens(text: string, offset: number): readonly CursorToken[] | undefined {
  const tokens: CursorToken[] = [];
  /** Open braces, those of templates marked. */
  const braces: boolean[] = [];
  let at = 0;
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  const take = (kind: CursorToken['kind'], length: number): void => {
    tokens.push({ kind, text: text.slice(at, at + length), start: at, end: at + length });
    at += length;
  };
  /** False where the offset is in its text. */
  const template = (opening: number): boolean => {
    const found = text.startsWith('}', at) || opening === 1 ? 1 : 0;
    const start = at;
    at += found;
    const part = match(templatePart);
    const end = at + (part?.[0].length ?? 0);
    const isClosed = part?.[1] !== undefined;
    if (offset < end || (offset === end && !isClosed)) return false;
    tokens.push({ kind: 'literal', text: '`', start, end });
    at = end;
    if (part?.[1] === '${') braces.push(true);
    return true;
  };
  while (at < offset) {
    const space = match(blank);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    if (text.startsWith('//', at) || (at === 0 && text.startsWith('#!'))) {
      const end = /[\r\n\u2028\u2029]/.exec(text.slice(at, at + 100_000))?.index;
      at = end === undefined ? text.length : at + end;
      if (offset <= at) return undefined;
      continue;
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length + 1 : end + 2;
      if (offset < at) return undefined;
      continue;
    }
    const word = match(wordOrNumber);
    if (word !== null) {
      take(/^\d/.test(word[0]) ? 'number' : 'word', word[0].length);
      continue;
    }
    const unit = text.charAt(at);
    if (unit === '"' || unit === "'") {
      const literal = match(quoted);
      const length = literal?.[0].length ?? 1;
      const isClosed = literal?.[2] !== undefined;
      if (offset < at + length || (offset === at + length && !isClosed)) return undefined;
      take('literal', length);
      continue;
    }
    if (unit === '`') {
      if (!template(1)) return undefined;
      continue;
    }
    if (unit === '}' && braces.pop() === true) {
      if (!template(0)) return undefined;
      continue;
    }
    if (unit === '/' && !endsOperand(tokens.at(-1))) {
      const literal = match(regularExpression);
      if (literal !== null) {
        if (offset < at + literal[0].length) return undefined;
        take('literal', literal[0].length);
        continue;
      }
    }
    const sign = match(punctuator);
    if (unit === '{') braces.push(false);
    take('punctuator', sign?.[0].length ?? 1);
  }
  return tokens;
}

function endsOperand(token: CursorToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'word') return !operandWords.has(token.text);
  return token.kind !== 'punctuator' || /^[)\]}]$/.test(token.text);
}
