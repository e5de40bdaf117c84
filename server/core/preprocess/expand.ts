/**
 * Macro expansion with provenance (C17 6.10.3; __VA_OPT__ of C23; GNU C's named variable arguments and `, ##`).
 * A stack of token lists is read from the top; a macro is disabled while its own list is on the stack, and a name met
 * while it is disabled stays as it is for good: that is the rule against recursion (6.10.3.4p2).
 */
import type { Span } from '../text';
import { changed, MadeToken, own, through, type ExpandedToken, type MacroCall } from './expanded-token';
import { lex } from './lexer';
import type { MacroDefinition, MacroDoubt, MacroLookup, Token } from './types';

export interface TokenExpansion {
  readonly tokens: readonly ExpandedToken[];
  readonly usedMacros: readonly MacroDefinition[];
  readonly ambiguous: readonly { name: string; span: Span; why: MacroDoubt }[];
  readonly complete: boolean;
}

/** Tokens handled for one request, beyond those it started with: macros can double at every level. */
const stepLimit = 200_000;
/** Calls inside arguments of calls. */
const nestingLimit = 150;

/** The macro that a name is at an offset of the linted file. */
export type Lookup = (name: string, offset: number) => MacroLookup;

interface Frame {
  readonly tokens: readonly ExpandedToken[];
  at: number;
  readonly macro: MacroDefinition | undefined;
}

interface Call extends MacroCall {
  /** Without placemarkers; the variable arguments are the last, with their commas. */
  readonly arguments: readonly (readonly ExpandedToken[])[];
  /** False when the call stops before the comma of the variable arguments. */
  readonly hasVariadic: boolean;
  readonly before: Token['before'];
}

export function expandTokens(tokens: readonly ExpandedToken[], lookup: Lookup): TokenExpansion {
  const expander = new Expander(lookup, stepLimit + tokens.length * 4);
  const expanded = expander.run(tokens, 0);
  return {
    tokens: expanded,
    usedMacros: [...expander.used],
    ambiguous: [...expander.ambiguous.values()],
    complete: expander.complete,
  };
}

class Expander {
  readonly used = new Set<MacroDefinition>();
  readonly ambiguous = new Map<string, { name: string; span: Span; why: MacroDoubt }>();
  complete = true;
  readonly #disabled = new Map<string, number>();

  constructor(
    private readonly lookup: Lookup,
    private steps: number,
  ) {}

  run(tokens: readonly ExpandedToken[], nesting: number): ExpandedToken[] {
    const output: ExpandedToken[] = [];
    const stack: Frame[] = [{ tokens, at: 0, macro: undefined }];
    for (let token = this.#next(stack); token !== undefined; token = this.#next(stack)) {
      // Most tokens are no names.
      const definition = token.kind === 'identifier' ? this.#definitionFor(token) : undefined;
      if (definition === undefined) {
        output.push(token);
      } else if (this.#disabled.has(definition.name)) {
        output.push(changed(token, { final: true }));
      } else if (!this.#expandInto(stack, token, definition, nesting)) {
        output.push(token);
      }
    }
    return output;
  }

  /** Of a name. */
  #definitionFor(token: ExpandedToken): MacroDefinition | undefined {
    if (token.final === true) return undefined;
    if (this.steps <= 0) {
      this.complete = false;
      return undefined;
    }
    // What no macro made stands where it is spelled.
    const offset = token.macro === undefined ? token.start : token.expansion.start;
    const found = this.lookup(token.text, offset);
    if (found.kind === 'unknown' && found.why.kind === 'branches') {
      const key = `${token.text} ${token.expansion.start}`;
      this.ambiguous.set(key, { name: token.text, span: token.expansion, why: found.why });
    }
    return found.kind === 'defined' ? found.definition : undefined;
  }

  /** Puts the expansion on the stack; false when the name stands alone and stays. */
  #expandInto(stack: Frame[], token: ExpandedToken, definition: MacroDefinition, nesting: number): boolean {
    let call: Call | undefined;
    if (definition.parameters === undefined) {
      call = {
        definition,
        body: definition.span.start,
        arguments: [],
        hasVariadic: false,
        expansion: token.expansion,
        before: token.before,
      };
    } else {
      call = this.#readCall(stack, token, definition, definition.parameters.length);
      if (call === undefined) return false;
    }
    if (nesting >= nestingLimit) this.complete = false;
    this.used.add(definition);
    const tokens = this.#substitute(call, nesting);
    this.steps -= tokens.length;
    this.#disabled.set(definition.name, (this.#disabled.get(definition.name) ?? 0) + 1);
    stack.push({ tokens, at: 0, macro: definition });
    return true;
  }

  #next(stack: Frame[]): ExpandedToken | undefined {
    for (let frame = stack[stack.length - 1]; frame !== undefined; frame = stack[stack.length - 1]) {
      const token = frame.tokens[frame.at];
      if (token !== undefined) {
        frame.at++;
        this.steps--;
        return token;
      }
      stack.pop();
      if (frame.macro === undefined) continue;
      const count = (this.#disabled.get(frame.macro.name) ?? 1) - 1;
      if (count === 0) this.#disabled.delete(frame.macro.name);
      else this.#disabled.set(frame.macro.name, count);
    }
    return undefined;
  }

  /** Reads the parenthesis and the arguments; puts everything back and gives undefined when there is no proper call. */
  #readCall(
    stack: Frame[],
    name: ExpandedToken,
    definition: MacroDefinition,
    parameters: number,
  ): Call | undefined {
    const opens = this.#peek(stack);
    if (opens?.text !== '(') return undefined;
    const read: ExpandedToken[] = [];
    const variadic = definition.variadic !== undefined;
    let args: ExpandedToken[][] = [[]];
    let depth = 0;
    let close: ExpandedToken | undefined;
    while (close === undefined) {
      const token = this.steps > 0 ? this.#next(stack) : undefined;
      if (token === undefined) break;
      read.push(token);
      const current = args[args.length - 1] ?? [];
      if (token.text === '(' && depth++ === 0) continue;
      if (token.text === ')' && --depth === 0) close = token;
      else if (token.text === ',' && depth === 1 && !(variadic && args.length > parameters)) args.push([]);
      else current.push(token);
    }
    const single = args.length === 1 && args[0]?.length === 0;
    if (single && parameters === 0) args = [];
    const fits = args.length === parameters || (variadic && args.length === parameters + 1);
    if (close === undefined || !fits || read.some((token) => token.kind === 'directive')) {
      this.complete = false;
      stack.push({ tokens: read, at: 0, macro: undefined });
      return undefined;
    }
    const hasVariadic = variadic && args.length > parameters;
    if (variadic && !hasVariadic) args.push([]);
    return {
      definition,
      body: definition.span.start,
      arguments: args,
      hasVariadic,
      expansion: cover(name.expansion, close.expansion),
      before: name.before,
    };
  }

  /** The next token without taking it. Finished lists stay on the stack: a name that stays must not enable them. */
  #peek(stack: readonly Frame[]): ExpandedToken | undefined {
    for (let level = stack.length - 1; level >= 0; level--) {
      const frame = stack[level];
      const token = frame?.tokens[frame.at];
      if (token !== undefined) return token;
    }
    return undefined;
  }

  #substitute(call: Call, nesting: number): readonly ExpandedToken[] {
    const { definition } = call;
    const names = [...(definition.parameters ?? [])];
    if (definition.variadic !== undefined) names.push(definition.variadic);
    const index = new Map(names.map((name, at) => [name, at]));
    const raw = call.arguments.map((tokens) => tokens.map((token) => through(token, call)));
    const expanded: (readonly ExpandedToken[] | undefined)[] = [];
    const argument = (at: number): readonly ExpandedToken[] =>
      (expanded[at] ??= nesting >= nestingLimit ? (raw[at] ?? []) : this.run(raw[at] ?? [], nesting + 1));
    const isFunction = definition.parameters !== undefined;
    const body = definition.variadic === undefined ? definition.body : this.#optional(call, argument);
    const output: ExpandedToken[] = [];
    let paste = false;
    const emit = (tokens: readonly ExpandedToken[]): void => {
      const last = paste ? output.pop() : undefined;
      const first = tokens[0];
      if (last !== undefined && first !== undefined)
        output.push(...this.#paste(last, first), ...tokens.slice(1));
      else {
        if (last !== undefined) output.push(last);
        output.push(...tokens);
      }
      paste = false;
    };
    for (let at = 0; at < body.length; at++) {
      const token = body[at];
      if (token === undefined) break;
      const next = body[at + 1];
      if (token.text === '##' && output.length > 0 && next !== undefined) {
        const last = output[output.length - 1];
        const isRest = next.text === definition.variadic;
        if (last?.text === ',' && isRest) {
          // GNU C: the comma goes when the variable arguments are left out, and is not pasted when they are not. The
          // arguments are not expanded before, as next to any ##.
          const rest = raw[names.length - 1] ?? [];
          const leftOut = !call.hasVariadic || (names.length === 1 && rest.length === 0);
          if (leftOut) output.pop();
          else emit(spaced(rest, next.before));
          at++;
          continue;
        }
        paste = true;
        continue;
      }
      const parameter = token.kind === 'identifier' ? index.get(token.text) : undefined;
      if (isFunction && token.text === '#' && next !== undefined && index.has(next.text)) {
        emit([stringize(raw[index.get(next.text) ?? 0] ?? [], token, call)]);
        at++;
      } else if (parameter === undefined) {
        emit([own(token, call)]);
      } else {
        const pasted = paste || next?.text === '##';
        const tokens = pasted ? (raw[parameter] ?? []) : argument(parameter);
        emit(tokens.length > 0 ? spaced(tokens, token.before) : [placemarker(token, call)]);
      }
    }
    const result = output.filter((token) => token.kind !== 'placemarker');
    return spaced(result, call.before);
  }

  /** The body with each __VA_OPT__(…) replaced by its contents, or by nothing (C23 6.10.4.1). */
  #optional(call: Call, argument: (at: number) => readonly ExpandedToken[]): readonly Token[] {
    const { body } = call.definition;
    if (!body.some((token) => token.text === '__VA_OPT__')) return body;
    const present = argument(call.arguments.length - 1).length > 0;
    const output: Token[] = [];
    for (let at = 0; at < body.length; at++) {
      const token = body[at];
      if (token === undefined) break;
      if (token.text !== '__VA_OPT__' || body[at + 1]?.text !== '(') {
        output.push(token);
        continue;
      }
      let depth = 0;
      let end = at + 1;
      for (; end < body.length; end++) {
        if (body[end]?.text === '(') depth++;
        else if (body[end]?.text === ')' && --depth === 0) break;
      }
      const [first, ...others] = present ? body.slice(at + 2, end) : [];
      if (first !== undefined) output.push({ ...first, before: token.before }, ...others);
      at = end;
    }
    return output;
  }

  /** One token if the two make one (6.10.3.3p3), else both: an error of the program. */
  #paste(left: ExpandedToken, right: ExpandedToken): readonly ExpandedToken[] {
    if (right.kind === 'placemarker') return [left];
    if (left.kind === 'placemarker') return [changed(right, { before: left.before })];
    const text = left.text + right.text;
    const made = lex(text, { start: 0, end: text.length });
    const token = made[0];
    if (made.length !== 1 || token?.text !== text) {
      this.complete = false;
      return [left, right];
    }
    return [
      new MadeToken(
        token.kind,
        text,
        left.before,
        left.source,
        left.start,
        left.end,
        cover(left.expansion, right.expansion),
        left.macro,
        false,
        undefined,
      ),
    ];
  }
}

function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function placemarker(token: Token, call: Call): ExpandedToken {
  return changed(own(token, call), { kind: 'placemarker', text: '' });
}

function spaced(tokens: readonly ExpandedToken[], before: Token['before']): readonly ExpandedToken[] {
  const [first, ...rest] = tokens;
  return first === undefined || first.before === before ? tokens : [changed(first, { before }), ...rest];
}

/** 6.10.3.2: blanks become one, quotes and backslashes inside literals are escaped. */
function stringize(tokens: readonly ExpandedToken[], operator: Token, call: Call): ExpandedToken {
  const parts = tokens.map((token, at) => {
    const literal = token.kind === 'string' || token.kind === 'character';
    const text = literal ? token.text.replace(/["\\]/g, '\\$&') : token.text;
    return at > 0 && token.before !== 'none' ? ` ${text}` : text;
  });
  return changed(own(operator, call), { kind: 'string', text: `"${parts.join('')}"`, verbatim: false });
}
