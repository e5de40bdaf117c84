/** The entry of preprocessing: everything about one text that its directives and macros decide. */
import type { HeaderRequest } from '../lint';
import type { Span } from '../text';
import { expandTokens, type Lookup } from './expand';
import { PlainToken } from './expanded-token';
import type { Directive, SourceScan } from './directive';
import { Interpretation } from './interpret';
import { forEachToken } from './lexer';
import { differing, macroChanges } from './macro-changes';
import type { MacroUses } from './macro-uses';
import { scan } from './scan';
import { guardName } from './source';
import type {
  Activity,
  Comment,
  Conditional,
  Expansion,
  Include,
  LookupRecorder,
  MacroDefinition,
  MacroLookup,
  PreprocessInput,
  Preprocessed,
} from './types';
import { write } from './write';

const conditionalNames = /^#\s*(?:if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b/;

/** Never throws, whatever the text; takes time in proportion to the texts and what their macros expand to. */
export function preprocess(source: SourceScan | string, input: PreprocessInput = {}): PreprocessedFile {
  return PreprocessedFile.of(typeof source === 'string' ? scan(source) : source, input);
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
  readonly #result: Interpretation;
  #source: SourceScan;
  #comments: readonly Comment[] | undefined;
  #indexed = false;

  readonly includes: readonly Include[];
  readonly wanted: readonly HeaderRequest[];
  readonly definitions: readonly MacroDefinition[];
  readonly allDefinitions: readonly MacroDefinition[];
  #byName: ReadonlyMap<string, readonly MacroDefinition[]> | undefined;

  private constructor(source: SourceScan, result: Interpretation) {
    this.#source = source;
    this.#result = result;
    this.includes = result.includes;
    this.wanted = result.wanted;
    this.definitions = result.definitions;
    this.allDefinitions = result.allDefinitions;
  }

  static of(source: SourceScan, input: PreprocessInput): PreprocessedFile {
    return new PreprocessedFile(source, Interpretation.of(source, input));
  }

  /**
   * The text has changed. Where its directives are what they were, this object and all that it gave out only moves;
   * otherwise it must not be asked again.
   * @param replaced the part of the new text that has taken the place of another one; its directives, and no others,
   * may be other ones than before
   */
  edited(source: SourceScan, replaced: Span): Edited {
    const result = this.#result;
    const before = result.directives.all;
    const after = source.directives;
    const differ = differing(before, after, replaced);
    if (differ === undefined) {
      this.#move(source);
      return { preprocessed: this, names: nothing };
    }
    const guard = guardName(after);
    const sameGuard = guard === result.guard;
    const names = sameGuard
      ? macroChanges({ directives: before, asked: result.asked }, after, differ)
      : ('all' as const);
    result.change(source, sameGuard ? outsideConditionals(after, differ.first) : 0);
    return { preprocessed: new PreprocessedFile(source, result), names };
  }

  #move(source: SourceScan): void {
    this.#source = source;
    this.#comments = undefined;
    this.#result.directives.move(source);
  }

  get text(): string {
    return this.#source.text;
  }

  slice(start: number, end: number): string {
    return this.#source.slice(start, end);
  }

  get comments(): readonly Comment[] {
    return (this.#comments ??= [...this.#source.comments]);
  }

  get conditionals(): readonly Conditional[] {
    return this.#result.regions.conditionals;
  }

  definitionsOf(name: string): readonly MacroDefinition[] {
    this.#byName ??= byName(this.definitions);
    return this.#byName.get(name) ?? [];
  }

  usersOf(word: string): readonly MacroDefinition[] {
    return this.#uses.of(word);
  }

  wordsInMacros(): Iterable<string> {
    return this.#uses.words;
  }

  get #uses(): MacroUses {
    if (!this.#indexed) this.#result.uses.update(this.allDefinitions);
    this.#indexed = true;
    return this.#result.uses;
  }

  macroAt(name: string, offset: number, record?: LookupRecorder): MacroLookup {
    const { macros, directives } = this.#result;
    const found = macros.at(name, directives.inForce(offset));
    record?.(name, found);
    return found;
  }

  expand(span: Span, record?: LookupRecorder): Expansion {
    const text = this.slice(span.start, span.end);
    const expanded = expandTokens(this.#tokensIn(span, text), this.#lookup(record));
    const { usedMacros, ambiguous, complete } = expanded;
    const { pieces, ends, text: written } = write(expanded.tokens, { text, start: span.start });
    return { text: written, pieces, ends, usedMacros, ambiguous, complete };
  }

  mentionsMacro(span: Span, record?: LookupRecorder): boolean {
    const tokens = this.#tokensIn(span, this.slice(span.start, span.end));
    const lookup = this.#lookup(record);
    return tokens.some((token, at) => {
      if (token.kind !== 'identifier') return false;
      const found = lookup(token.text, token.start);
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

  stretchAt(offset: number): number {
    return this.#result.directives.inForce(offset);
  }

  exclusive(a: number, b: number): boolean {
    return this.#result.regions.exclusive(a, b);
  }

  /** Looks names up at offsets near each other, and records each once in between directives. */
  #lookup(record: LookupRecorder | undefined): Lookup {
    const { macros, directives } = this.#result;
    let ordinal = -1;
    let from = 0;
    let to = 0;
    const known = new Map<string, MacroLookup>();
    return (name, offset) => {
      if (offset < from || offset >= to) {
        ordinal = directives.inForce(offset);
        from = ordinal < 0 ? 0 : directives.end(ordinal);
        to = ordinal + 1 < directives.all.length ? directives.end(ordinal + 1) : Infinity;
        known.clear();
      }
      let found = known.get(name);
      if (found === undefined) {
        found = macros.at(name, ordinal);
        known.set(name, found);
        record?.(name, found);
      }
      return found;
    };
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

  /** @param text of the span */
  #tokensIn(span: Span, text: string): readonly PlainToken[] {
    const tokens: PlainToken[] = [];
    let from = span.start;
    const code = (end: number): void => {
      if (from >= end || this.activityAt(from) === 'inactive') return;
      const part = { start: from - span.start, end: end - span.start };
      forEachToken(text, part, (kind, spelled, start, stop, before) => {
        tokens.push(new PlainToken(kind, spelled, span.start + start, span.start + stop, before));
        return undefined;
      });
    };
    for (const directive of this.#directivesIn(span)) {
      code(directive.start);
      const line = directive.text.trimEnd();
      const { start } = directive;
      if (conditionalNames.test(line))
        tokens.push(new PlainToken('directive', line, start, start + line.length, 'newline'));
      from = directive.end;
    }
    code(span.end);
    return tokens;
  }
}

function byName(definitions: readonly MacroDefinition[]): ReadonlyMap<string, readonly MacroDefinition[]> {
  const found = new Map<string, MacroDefinition[]>();
  for (const one of definitions) {
    const same = found.get(one.name);
    if (same === undefined) found.set(one.name, [one]);
    else same.push(one);
  }
  return found;
}

/** The ordinal after the last directive before `first` that leaves no conditional open; 0 if none does. */
function outsideConditionals(directives: readonly Directive[], first: number): number {
  let depth = 0;
  let found = 0;
  for (let ordinal = 0; ordinal < first; ordinal++) {
    const name = directives[ordinal]?.name;
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') depth++;
    else if (name === 'endif' && depth > 0) depth--;
    if (depth === 0) found = ordinal + 1;
  }
  return found;
}
