/**
 * The place of the cursor in C and C++, read from the one item that it stands in: nothing of it is parsed. A name counts
 * as the function of the family unless the file itself says that it is something else: a variable, a function of its own
 * that does not merely hand on, a member. Deliberately absent: directives, in which nothing is offered.
 */
import type { LintConfig } from '../config';
import type { CDocument } from '../c-document';
import { CSourceFile } from '../c-source-file';
import { callNumbered, numberName, projectSpelling, spellingNamed, type Spelling } from '../locate';
import { LoweredFile } from '../lowered-file';
import { afterLineEnd, afterSplices, commentAt, lex } from '../preprocess/lexer';
import type { MacroDefinition, Token } from '../preprocess/types';
import type { WrittenCall } from './comparison';
import { openBrackets, type OpenBracket } from './open-brackets';
import type { OpenCall, OpenCallee } from './open-call';
import { wordAround, type BeforeCursor, type CursorToken } from './token';

/** Undefined in comments, literals and directives. `from`: where an item of the text begins, at or before the offset. */
export function cCursor(text: string, offset: number, from: number): BeforeCursor | undefined {
  const word = wordAround(text, offset);
  const tokens: CursorToken[] = [];
  let directive: Token | undefined;
  let last = from;
  for (const token of lex(text, { start: from, end: offset })) {
    const { kind, span, before } = token;
    if (/^(?:u8|[uUL])?R?["']/.test(token.text) && kind === 'other') return undefined;
    const isFirst = before === 'newline' || tokens.length === 0;
    if (token.text === '#' && isFirst) directive = token;
    else if (before === 'newline') directive = undefined;
    last = span.end;
    if (directive !== undefined || span.end > word.start) continue;
    tokens.push({ kind: kindOf(kind), text: token.text, start: span.start, end: span.end });
  }
  const behind = blanksBehind(text, last, offset);
  if (behind === 'comment' || (directive !== undefined && behind === 'line')) return undefined;
  return { tokens, word };
}

/** What stands between the last token and the cursor: an open comment, or blanks on the same line or on several. */
function blanksBehind(text: string, start: number, offset: number): 'comment' | 'line' | 'lines' {
  let found: 'line' | 'lines' = 'line';
  for (let at = start; at < offset;) {
    const spliced = afterSplices(text, at);
    const comment = commentAt(text, at, offset);
    if (comment !== undefined) {
      const { kind, closed, span } = comment;
      if (!closed || (kind === 'line' && span.end === offset)) return 'comment';
      at = span.end;
    } else if (spliced !== at) at = spliced;
    else {
      if (afterLineEnd(text, at) !== at) found = 'lines';
      at++;
    }
  }
  return found;
}

function kindOf(kind: Token['kind']): CursorToken['kind'] {
  if (kind === 'identifier') return 'word';
  if (kind === 'number') return 'number';
  return kind === 'string' || kind === 'character' ? 'literal' : 'punctuator';
}

export interface CCursorContext {
  /** The model of this text, or of what it was some edits ago: what the names in it stand for. */
  readonly document: CDocument;
  /** A place in that model before all of these edits. */
  readonly from: number;
  readonly config: LintConfig;
}

/** The call of the family whose parenthesis is the innermost open one. */
export function openCCall({ tokens }: BeforeCursor, context: CCursorContext): OpenCall | undefined {
  const found = innermostCall(tokens, openBrackets(tokens));
  if (found === undefined) return undefined;
  const { callee, open, argument, isDirect } = found;
  const meaning = calleeOf(callee, open, tokens, context);
  const token = tokens[callee];
  if (meaning === undefined || token === undefined) return undefined;
  const { start, end } = token;
  return { ...meaning, callee: { start, end }, argument, isDirect };
}

/** The calls of the family among the tokens, in order. */
export function callsWritten(
  tokens: readonly CursorToken[],
  context: CCursorContext,
): readonly WrittenCall[] {
  return tokens.flatMap(({ kind, text }, at): readonly WrittenCall[] => {
    if (kind !== 'word' || tokens[at + 1]?.text !== '(' || notCallees.has(text)) return [];
    const { commas, end } = argumentsBehind(tokens, at + 1);
    const meaning = calleeOf(at, { bracket: '(', at: at + 1, commas }, tokens.slice(0, end), context);
    if (meaning === undefined) return [];
    const index = meaning.parameters.findIndex((one) => one?.role === 'status');
    const borders = [at + 1, ...commas, end];
    const given = tokens.slice((borders[index] ?? end) + 1, borders[index + 1] ?? end);
    const status = index < 0 || given.length === 0 ? undefined : given.map((one) => one.text).join('');
    return [{ call: meaning.call, status }];
  });
}

/** Where the commas and the end of an argument list are. */
function argumentsBehind(
  tokens: readonly CursorToken[],
  paren: number,
): { readonly commas: readonly number[]; readonly end: number } {
  const commas: number[] = [];
  let depth = 0;
  for (let at = paren + 1; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (depth === 0 && (text === ')' || text === ';')) return { commas, end: at };
    if (depth === 0 && text === ',') commas.push(at);
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth--;
  }
  return { commas, end: tokens.length };
}

const notCallees = new Set(
  'if while for switch return sizeof alignof typeof catch defined else do case'.split(' '),
);

interface FoundCall {
  /** Index of the callee's last token. */
  readonly callee: number;
  readonly open: OpenBracket;
  readonly argument: number;
  readonly isDirect: boolean;
}

/** The innermost parenthesis with a name before it, looked for through parentheses and subscripts alone. */
export function innermostCall(
  tokens: readonly CursorToken[],
  brackets: readonly OpenBracket[],
): FoundCall | undefined {
  let isDirect = true;
  for (const open of [...brackets].reverse()) {
    if (open.bracket === '{') return undefined;
    const callee = open.bracket === '(' ? calleeBefore(tokens, open.at) : undefined;
    if (callee !== undefined) return { callee, open, argument: open.commas.length, isDirect };
    if (open.bracket === '[' || open.commas.length > 0) isDirect = false;
  }
  return undefined;
}

/** `f(`, `(f)(`, `(*f)(` */
function calleeBefore(tokens: readonly CursorToken[], paren: number): number | undefined {
  const before = tokens[paren - 1];
  if (before?.kind === 'word') return notCallees.has(before.text) ? undefined : paren - 1;
  const inside = before?.text === ')' && tokens[paren - 2]?.kind === 'word' ? paren - 2 : undefined;
  if (inside === undefined) return undefined;
  const outer = tokens[inside - 1]?.text === '*' ? inside - 2 : inside - 1;
  return tokens[outer]?.text === '(' ? inside : undefined;
}

function calleeOf(
  at: number,
  open: OpenBracket,
  tokens: readonly CursorToken[],
  { document, config, from }: CCursorContext,
): OpenCallee | undefined {
  const { file } = document;
  const name = tokens[at]?.text ?? '';
  // `long mbind(void *`: declared here, not called; a word within other parentheses is an operand before a missing comma.
  const isNested = openBrackets(tokens.slice(0, at)).at(-1)?.bracket === '(';
  if (!isNested && isTypeWord(tokens[at - 1])) return undefined;
  const before = tokens[at - 1]?.text;
  const alias = file.aliases.get(name);
  if (alias !== undefined) return spelled(spellingNamed(alias), alias);
  if (before === '.' || before === '->') return undefined;
  // Of another namespace or class; `::mbind` is the one.
  if (before === '::' && tokens[at - 2]?.kind === 'word') return undefined;
  if (isDeclaredBefore(name, tokens.slice(0, at))) return undefined;

  const macro = file.preprocessed.macroAt(name, from);
  if (macro.kind === 'defined') return ofMacro(macro.definition, config.targetArch);
  const own = ownFunction(name, document, config);
  if (own !== undefined) return own === 'other' ? undefined : own;
  if (name === 'syscall') {
    const number = tokens.slice(open.at + 1, open.commas[0] ?? tokens.length);
    // The number itself is still being written.
    return open.commas.length === 0
      ? undefined
      : rawCall(
          number.map(({ text }) => text),
          document,
          from,
          config.targetArch,
        );
  }
  return spelled(spellingNamed(name) ?? projectSpelling(name), name);
}

function spelled(spelling: Spelling | undefined, calleeName: string): OpenCallee | undefined {
  if (spelling === undefined) return undefined;
  const { spec, form, parameters } = spelling;
  return { call: spec.name, form, calleeName, parameters };
}

/** A function of this file: what it hands on to, `other` for any other, undefined where there is none. */
function ownFunction(
  name: string,
  { file }: CDocument,
  config: LintConfig,
): OpenCallee | 'other' | undefined {
  const named = file.functions.filter((one) => one.name === name || one.name.endsWith(`::${name}`));
  const [first, ...others] = named;
  if (first === undefined) return undefined;
  if (others.length > 0) return 'other';
  const source = new CSourceFile(file);
  try {
    const own = new LoweredFile(source, config).ownFunction(first.name);
    if (own.kind !== 'forwards') return 'other';
    const { spec, parameters } = own.to;
    return { call: spec.name, form: 'wrapper', calleeName: name, parameters };
  } finally {
    source.dispose();
  }
}

/** `#define MOVE move_pages`, `#define QUERY(n, p, st) move_pages(0, n, p, NULL, st, 0)` */
function ofMacro(
  { parameters, body }: MacroDefinition,
  targetArch: string | undefined,
): OpenCallee | undefined {
  const texts = body.map(({ text }) => text);
  if (parameters === undefined) {
    const [only] = texts;
    return texts.length === 1 && only !== undefined ? spelled(spellingNamed(only), only) : undefined;
  }
  const at = texts.findIndex((one, index) => texts[index + 1] === '(' && isFamily(one));
  const name = texts[at];
  if (name === undefined) return undefined;
  const given = argumentsIn(texts, at + 1);
  const number = name === 'syscall' ? given[0] : undefined;
  const callee = number === undefined ? spelled(spellingNamed(name), name) : numbered(number, targetArch);
  if (callee === undefined) return undefined;
  const roles = parameters.map((parameter) => {
    const index = given.findIndex(
      (one) => one.filter((text) => !/^[()]$/.test(text)).join(' ') === parameter,
    );
    return index < 0 ? undefined : callee.parameters[index];
  });
  return roles.every((one) => one === undefined) ? undefined : { ...callee, parameters: roles };
}

function isFamily(name: string): boolean {
  return name === 'syscall' || spellingNamed(name) !== undefined;
}

/** The arguments behind a parenthesis, as the texts of their tokens. */
function argumentsIn(texts: readonly string[], paren: number): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  let depth = 0;
  for (const text of texts.slice(paren + 1)) {
    if (depth === 0 && text === ')') break;
    if (depth === 0 && text === ',') found.push([]);
    else found.at(-1)?.push(text);
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth--;
  }
  return found;
}

/** Behind casts and parentheses: `(long)SYS_mbind`, `279`, or a macro for one of these. */
function rawCall(
  number: readonly string[],
  { file }: CDocument,
  offset: number,
  targetArch: string | undefined,
): OpenCallee | undefined {
  const own = numbered(number, targetArch);
  if (own !== undefined) return own;
  const name = number.at(-1) ?? '';
  const macro = file.preprocessed.macroAt(name, offset);
  if (macro.kind !== 'defined' || macro.definition.parameters !== undefined) return undefined;
  return numbered(
    macro.definition.body.map(({ text }) => text),
    targetArch,
  );
}

function numbered(number: readonly string[], targetArch: string | undefined): OpenCallee | undefined {
  const last = number.filter((one) => one !== ')').at(-1) ?? '';
  const named = numberName(last);
  const value = /^(?:0[xX][\da-fA-F]+|[1-9]\d*)(?=[uUlL]*$)/.exec(last)?.[0];
  const spec = named ?? (value === undefined ? undefined : callNumbered(Number(value), targetArch));
  if (spec === undefined) return undefined;
  const { name, parameters } = spec;
  return { call: name, form: 'syscall', calleeName: 'syscall', parameters: [undefined, ...parameters] };
}

const notTypes = new Set(
  'return case goto else do sizeof throw co_return co_yield co_await new delete and or not'.split(' '),
);

function isTypeWord(token: CursorToken | undefined): boolean {
  return token?.kind === 'word' && !notTypes.has(token.text);
}

/** The function has a variable or a parameter of the name, as far as its tokens tell. */
function isDeclaredBefore(name: string, tokens: readonly CursorToken[]): boolean {
  return tokens.some(({ kind, text }, at) => {
    if (kind !== 'word' || text !== name) return false;
    const [before, next] = [tokens[at - 1], tokens[at + 1]?.text ?? ''];
    // `long (*mbind)(void *, …)`
    if (before?.text === '*' && tokens[at - 2]?.text === '(')
      return next === ')' && isTypeWord(tokens[at - 3]);
    const isPointer = before?.text === '*' || before?.text === '&' || before?.text === '&&';
    const type = isPointer ? tokens[at - 2] : before;
    return isTypeWord(type) && /^[=;,)[{]$/.test(next);
  });
}
