/** The entry of preprocessing: everything about one text that its directives and macros decide. */
import type { HeaderRequest } from '../lint';
import type { Span } from '../text';
import { expandTokens, type ExpandedToken } from './expand';
import type { Directive, SourceScan } from './directive';
import { interpret, type Interpretation } from './interpret';
import { lex } from './lexer';
import { differing, macroChanges, type Interpreted } from './macro-changes';
import { scan } from './scan';
import type {
  Activity,
  Comment,
  Conditional,
  Expansion,
  Include,
  LookupRecorder,
  MacroDefinition,
  MacroLookup,
  Piece,
  PreprocessInput,
  Preprocessed,
  Token,
} from './types';

const conditionalNames = /^#\s*(?:if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b/;

/** Never throws, whatever the text; takes time in proportion to the texts and what their macros expand to. */
export function preprocess(source: SourceScan | string, input: PreprocessInput = {}): PreprocessedFile {
  return new PreprocessedFile(typeof source === 'string' ? scan(source) : source, input);
}

export interface Edited {
  readonly preprocessed: PreprocessedFile;
  /**
   * The names whose look-up may be answered otherwise outside the edited place; `all` when what is compiled or included
   * may have changed too.
   */
  readonly names: ReadonlySet<string> | 'all';
}

const nothing: ReadonlySet<string> = new Set();

export class PreprocessedFile implements Preprocessed {
  readonly directives = true;
  readonly #input: PreprocessInput;
  readonly #result: Interpretation;
  #source: SourceScan;
  #comments: readonly Comment[] | undefined;

  constructor(source: SourceScan, input: PreprocessInput) {
    this.#input = input;
    this.#source = source;
    this.#result = interpret(source, input);
  }

  /**
   * The text has changed. Where its directives are what they were, this object and all that it gave out only moves;
   * otherwise it is to be forgotten.
   * @param replaced the part of the new text that has taken the place of another one; its directives, and no others,
   * may be other ones than before
   */
  edited(source: SourceScan, replaced: Span): Edited {
    const before = this.#result;
    const differ = differing(before.directives.all, source.directives, replaced);
    if (differ === undefined) {
      this.#move(source);
      return { preprocessed: this, names: nothing };
    }
    const preprocessed = new PreprocessedFile(source, this.#input);
    const after = preprocessed.#result;
    return { preprocessed, names: macroChanges(interpreted(before), interpreted(after), differ) };
  }

  #move(source: SourceScan): void {
    this.#source = source;
    this.#comments = undefined;
    this.#result.directives.move(source);
  }

  get text(): string {
    return this.#source.text;
  }

  get comments(): readonly Comment[] {
    return (this.#comments ??= [...this.#source.comments]);
  }

  get conditionals(): readonly Conditional[] {
    return this.#result.regions.conditionals;
  }

  get includes(): readonly Include[] {
    return this.#result.includes;
  }

  get wanted(): readonly HeaderRequest[] {
    return this.#result.wanted;
  }

  get definitions(): readonly MacroDefinition[] {
    return this.#result.definitions;
  }

  get allDefinitions(): readonly MacroDefinition[] {
    return this.#result.allDefinitions;
  }

  macroAt(name: string, offset: number, record?: LookupRecorder): MacroLookup {
    const { macros, directives } = this.#result;
    const found = macros.at(name, directives.inForce(offset));
    record?.(name, found);
    return found;
  }

  expand(span: Span, record?: LookupRecorder): Expansion {
    const lookup = (name: string, offset: number): MacroLookup => this.macroAt(name, offset);
    const expanded = expandTokens(this.#tokensIn(span), lookup, record);
    const { usedMacros, ambiguous, complete } = expanded;
    return { ...write(expanded.tokens), usedMacros, ambiguous, complete };
  }

  mentionsMacro(span: Span, record?: LookupRecorder): boolean {
    const tokens = this.#tokensIn(span);
    return tokens.some((token, at) => {
      if (token.kind !== 'identifier') return false;
      const found = this.macroAt(token.text, token.expansion.start, record);
      if (found.kind === 'undefined') return false;
      if (found.kind === 'unknown') return found.why.kind === 'branches';
      return found.definition.parameters === undefined || tokens[at + 1]?.text === '(';
    });
  }

  hasDirective(span: Span): boolean {
    return this.#directivesIn(span).length > 0;
  }

  branchesAt(offset: number): readonly { readonly conditional: Conditional; readonly branch: number }[] {
    return this.#result.regions.branchesAt(offset);
  }

  activityAt(offset: number): Activity {
    return this.#result.regions.activityAt(offset);
  }

  exclusive(a: number, b: number): boolean {
    return this.#result.regions.exclusive(a, b);
  }

  /** The directives that intersect a span. */
  #directivesIn(span: Span): readonly Directive[] {
    const { directives } = this.#result;
    const inside: Directive[] = [];
    for (let at = Math.max(0, directives.lastStarted(span.start)); at < directives.all.length; at++) {
      const directive = directives.all[at];
      if (directive === undefined || directive.start >= span.end) break;
      if (directive.end > span.start) inside.push(directive);
    }
    return inside;
  }

  #tokensIn(span: Span): readonly ExpandedToken[] {
    const { text } = this;
    const tokens: ExpandedToken[] = [];
    let from = span.start;
    const code = (end: number): void => {
      if (from >= end || this.activityAt(from) === 'inactive') return;
      for (const token of lex(text, { start: from, end })) tokens.push(plain(token));
    };
    for (const directive of this.#directivesIn(span)) {
      code(directive.start);
      const line = directive.text.trimEnd();
      if (conditionalNames.test(line)) tokens.push(directiveLine(line, directive.start));
      from = directive.end;
    }
    code(span.end);
    return tokens;
  }
}

function interpreted({ directives, asked, guard }: Interpretation): Interpreted {
  return { directives: directives.all, asked, guard };
}

function plain(token: Token): ExpandedToken {
  return {
    kind: token.kind,
    text: token.text,
    before: token.before,
    spelling: { source: { kind: 'file' }, span: token.span },
    expansion: token.span,
    macro: undefined,
    verbatim: token.span.end - token.span.start === token.text.length,
  };
}

function directiveLine(line: string, start: number): ExpandedToken {
  const span = { start, end: start + line.length };
  return {
    kind: 'directive',
    text: line,
    before: 'newline',
    spelling: { source: { kind: 'file' }, span },
    expansion: span,
    macro: undefined,
    verbatim: true,
  };
}

function write(tokens: readonly ExpandedToken[]): { text: string; pieces: readonly Piece[] } {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  let previous: ExpandedToken | undefined;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const token of tokens) {
    if (previous !== undefined) add(between(previous, token));
    pieces.push({
      start: length,
      end: length + token.text.length,
      spelling: token.spelling,
      expansion: token.expansion,
      macro: token.macro,
      verbatim: token.verbatim,
    });
    add(token.text);
    previous = token;
  }
  return { text: parts.join(''), pieces };
}

function between(left: ExpandedToken, right: ExpandedToken): string {
  if (left.kind === 'directive' || right.before === 'newline') return '\n';
  if (right.before === 'space') return ' ';
  return touches(left, right) || !wouldJoin(left.text, right.text) ? '' : ' ';
}

/** Written next to each other: then they are two tokens already. */
function touches(left: ExpandedToken, right: ExpandedToken): boolean {
  const a = left.spelling;
  const b = right.spelling;
  return left.macro === right.macro && a.source.kind === b.source.kind && a.span.end === b.span.start;
}

/** Would the two texts, written without a blank, be read as other tokens? */
function wouldJoin(left: string, right: string): boolean {
  const text = left + right;
  const [first] = lex(text, { start: 0, end: text.length });
  return first?.text !== left;
}
