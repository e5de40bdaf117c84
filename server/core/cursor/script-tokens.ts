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

/** A place between two tokens. */
interface Checkpoint {
  readonly at: number;
  /** Tokens in front of it. */
  readonly count: number;
  /** Open braces, those of templates marked. */
  readonly braces: readonly boolean[];
}

/** Tokens from one checkpoint to the next. */
const stride = 256;
/** How far behind its end a token may look. */
const reach = 4;

/** Of one document, across its versions: what an edit leaves in front of it is not read again. */
export class ScriptTokens {
  #text = '';
  readonly #tokens: CursorToken[] = [];
  readonly #checkpoints: Checkpoint[] = [];

  /** Undefined where the offset is in a comment, a literal or a template's text. */
  before(text: string, offset: number): readonly CursorToken[] | undefined {
    const same = sameBeginning(this.#text, text);
    const usable = (one: Checkpoint | undefined): boolean =>
      one === undefined || (one.at + reach <= same && one.at <= offset);
    while (!usable(this.#checkpoints.at(-1))) this.#checkpoints.pop();
    const from = this.#checkpoints.at(-1) ?? { at: 0, count: 0, braces: [] };
    this.#tokens.length = from.count;
    this.#text = text;
    return read(text, offset, from, this.#tokens, this.#checkpoints) ? this.#tokens.slice() : undefined;
  }
}

function sameBeginning(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** False where the offset is in a comment, a literal or a template's text. */
function read(
  text: string,
  offset: number,
  from: Checkpoint,
  tokens: CursorToken[],
  checkpoints: Checkpoint[],
): boolean {
  const braces = [...from.braces];
  let at = from.at;
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  const take = (kind: CursorToken['kind'], length: number): void => {
    tokens.push({ kind, text: text.slice(at, at + length), start: at, end: at + length });
    at += length;
  };
  /** Behind a backquote or the brace that ends code. False where the offset is in its text. */
  const template = (): boolean => {
    const start = at;
    at++;
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
    if (tokens.length >= (checkpoints.at(-1)?.count ?? 0) + stride)
      checkpoints.push({ at, count: tokens.length, braces: [...braces] });
    const space = match(blank);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    if (text.startsWith('//', at) || (at === 0 && text.startsWith('#!'))) {
      const end = /[\r\n\u2028\u2029]/.exec(text.slice(at, at + 100_000))?.index;
      at = end === undefined ? text.length : at + end;
      if (offset <= at) return false;
      continue;
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length + 1 : end + 2;
      if (offset < at) return false;
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
      if (offset < at + length || (offset === at + length && !isClosed)) return false;
      take('literal', length);
      continue;
    }
    if (unit === '`') {
      if (!template()) return false;
      continue;
    }
    if (unit === '}' && braces.pop() === true) {
      if (!template()) return false;
      continue;
    }
    if (unit === '/' && !endsOperand(tokens.at(-1))) {
      const literal = match(regularExpression);
      if (literal !== null) {
        if (offset < at + literal[0].length) return false;
        take('literal', literal[0].length);
        continue;
      }
    }
    const sign = match(punctuator);
    if (unit === '{') braces.push(false);
    take('punctuator', sign?.[0].length ?? 1);
  }
  return true;
}

function endsOperand(token: CursorToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'word') return !operandWords.has(token.text);
  return token.kind !== 'punctuator' || /^[)\]}]$/.test(token.text);
}
