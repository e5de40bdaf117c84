/** The entry of preprocessing: everything about one text that its directives and macros decide. */
import type { Span } from '../text';
import { expandTokens, type ExpandedToken } from './expand';
import { directiveSpans, interpret } from './interpret';
import { lex } from './lexer';
import { lastAtOrBefore } from './macros';
import type {
  Expansion,
  LookupRecorder,
  MacroLookup,
  Piece,
  PreprocessInput,
  Preprocessed,
  Token,
} from './types';

const conditionalNames = /^#\s*(?:if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b/;

/** Never throws, whatever the text; takes time in proportion to the texts and what their macros expand to. */
export function preprocess(text: string, input: PreprocessInput = {}): Preprocessed {
  const result = interpret(text, input);
  const { macros, regions } = result;
  const directives = directiveSpans(result.scan);
  const starts = directives.map((span) => span.start);

  const macroAt = (name: string, offset: number, record?: LookupRecorder): MacroLookup => {
    const found = macros.at(name, offset);
    record?.(name, found);
    return found;
  };

  /** The directives that intersect a span. */
  const directivesIn = (span: Span): readonly Span[] => {
    const inside: Span[] = [];
    for (let at = Math.max(0, lastAtOrBefore(starts, span.start)); at < directives.length; at++) {
      const directive = directives[at];
      if (directive === undefined || directive.start >= span.end) break;
      if (directive.end > span.start) inside.push(directive);
    }
    return inside;
  };

  const tokensIn = (span: Span): readonly ExpandedToken[] => {
    const tokens: ExpandedToken[] = [];
    let from = span.start;
    const code = (end: number): void => {
      if (from >= end || regions.activityAt(from) === 'inactive') return;
      for (const token of lex(text, { start: from, end })) tokens.push(plain(token));
    };
    for (const directive of directivesIn(span)) {
      code(directive.start);
      const line = text.slice(directive.start, directive.end).trimEnd();
      if (conditionalNames.test(line)) tokens.push(directiveLine(line, directive.start));
      from = directive.end;
    }
    code(span.end);
    return tokens;
  };

  return {
    text,
    conditionals: regions.conditionals,
    includes: result.includes,
    directives: true,
    wanted: result.wanted,
    comments: result.scan.comments,
    definitions: result.definitions,
    allDefinitions: result.allDefinitions,
    macroAt,

    expand(span: Span, record?: LookupRecorder): Expansion {
      const expanded = expandTokens(tokensIn(span), (name, offset) => macros.at(name, offset), record);
      const { usedMacros, ambiguous, complete } = expanded;
      return { ...write(expanded.tokens), usedMacros, ambiguous, complete };
    },

    mentionsMacro(span: Span, record?: LookupRecorder): boolean {
      const tokens = tokensIn(span);
      return tokens.some((token, at) => {
        if (token.kind !== 'identifier') return false;
        const found = macroAt(token.text, token.expansion.start, record);
        if (found.kind === 'undefined') return false;
        if (found.kind === 'unknown') return found.why.kind === 'branches';
        return found.definition.parameters === undefined || tokens[at + 1]?.text === '(';
      });
    },

    hasDirective: (span) => directivesIn(span).length > 0,
    branchesAt: (offset) => regions.branchesAt(offset),
    activityAt: (offset) => regions.activityAt(offset),
    exclusive: (a, b) => regions.exclusive(a, b),
  };
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
