/**
 * What preprocessing knows about one C or C++ text: macros in force, conditional regions, includes, comments, and
 * expansion with the provenance of every piece. Deliberately absent: a build's -D and -I, the compiler's own macros
 * (unless handed in), #pragma, #line, and the choice between branches that only a build can make.
 */
import type { HeaderRequest } from '../lint';
import type { Span } from '../text';

export type TokenKind = 'identifier' | 'number' | 'string' | 'character' | 'punctuator' | 'other';

/** A preprocessing token (C17 6.4p1). */
export interface Token {
  readonly kind: TokenKind;
  /** The spelling with line splices taken out. */
  readonly text: string;
  /**
   * Where it is written, splices included, in the text it came from; for a token of a directive (a macro's body too),
   * relative to the directive's start.
   */
  readonly span: Span;
  /** What stood before it: nothing, blanks or comments, or at least one line end. */
  readonly before: 'none' | 'space' | 'newline';
}

/** A text that takes part: the linted file, a supplied header (by its spelling) or what was predefined. */
export type SourceName =
  | { readonly kind: 'file' }
  | { readonly kind: 'header'; readonly spelling: string }
  | { readonly kind: 'predefined' };

export interface MacroDefinition {
  readonly name: string;
  /** Undefined for an object-like macro. A variadic macro's last parameter is not in the list. */
  readonly parameters: readonly string[] | undefined;
  /** The name that stands for the variable arguments: `__VA_ARGS__`, or GNU C's own name for them. */
  readonly variadic: string | undefined;
  readonly body: readonly Token[];
  readonly source: SourceName;
  /** Equal for definitions that C17 6.10.3p2 calls the same, wherever they stand. */
  readonly key: string;
  /** The directive from `#` to the line's end, in its source. */
  readonly span: Span;
  readonly nameSpan: Span;
}

/**
 * A name at an offset. `undefined` means that no text seen so far defines it and no unseen one could;
 * a build's -D is never counted.
 */
export type MacroLookup =
  | { readonly kind: 'defined'; readonly definition: MacroDefinition }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'unknown'; readonly why: MacroDoubt };

export type MacroDoubt =
  /** Nothing seen defines it, but these includes (64 at most) were not supplied. Kernel constants may still be assumed. */
  | { readonly kind: 'unseen-header'; readonly headers: readonly HeaderRequest[] }
  /**
   * It depends on a build. `candidates` are the differing definitions (at most 16); `orElse` when it can also be
   * what it was before all of them (undefined, from an unseen header, from -D).
   */
  | {
      readonly kind: 'branches';
      readonly candidates: readonly MacroDefinition[];
      readonly orElse: boolean;
    };

/** Whether a branch is compiled: `unknown` unless its condition is decided by the texts alone. */
export type Activity = 'active' | 'inactive' | 'unknown';

export interface ConditionalBranch {
  readonly directive: 'if' | 'ifdef' | 'ifndef' | 'elif' | 'elifdef' | 'elifndef' | 'else';
  /** The rest of the directive's line, comments left out; empty for `else`. */
  readonly condition: string;
  /** The directive itself. */
  readonly head: Span;
  /** From after the directive to the start of the next one of this conditional (or the text's end). */
  readonly body: Span;
  readonly activity: Activity;
}

/** One `#if … #endif` of the linted file. */
export interface Conditional {
  /** From `#if` to the end of `#endif`, or to the text's end when it is not closed. */
  readonly span: Span;
  readonly branches: readonly ConditionalBranch[];
  /** The branch that it stands in. */
  readonly parent: { readonly conditional: Conditional; readonly branch: number } | undefined;
  readonly closed: boolean;
}

export interface Include {
  readonly request: HeaderRequest;
  /** The directive in the linted file. */
  readonly span: Span;
  /** The directive as it is written. */
  readonly text: string;
  /** It stands in no function, initialiser or namespace. */
  readonly isOutermost: boolean;
  readonly supplied: boolean;
}

export interface Comment {
  readonly span: Span;
  readonly kind: 'line' | 'block';
}

/** Called for every name that expansion or a look-up asked about, found or not. */
export type LookupRecorder = (name: string, result: MacroLookup) => void;

/** A token of expanded text and where it came from. */
export interface Piece {
  readonly text: string;
  /** Where these characters are written, the text and the place in it. For a pasted or stringized token: its first operand. */
  readonly source: SourceName;
  readonly start: number;
  readonly end: number;
  /** In the linted file: the outermost macro call that produced it, or the characters themselves. */
  readonly expansion: Span;
  /** The macro whose body or call it came through, innermost; undefined for plain text. */
  readonly macro: MacroDefinition | undefined;
  /** The piece's text is what is written there: no ##, no #, no splice. An edit of that edits exactly this. */
  readonly verbatim: boolean;
}

export interface Expansion {
  /** Comments are gone, blanks are single; line ends are kept where one was. */
  readonly text: string;
  /** In order; the blanks between tokens belong to no piece. */
  readonly pieces: readonly Piece[];
  /** Where each of them ends in the text. */
  readonly ends: ArrayLike<number>;
  /** Each definition that was expanded, once. */
  readonly usedMacros: readonly MacroDefinition[];
  /** Names left as they are because their definition depends on a build. */
  readonly ambiguous: readonly { readonly name: string; readonly span: Span; readonly why: MacroDoubt }[];
  /** False when a limit cut expansion short, a macro call was not closed, or its arguments did not fit. */
  readonly complete: boolean;
}

/**
 * The result of preprocessing one text. Spans of definitions, conditionals, includes and comments are where they stand
 * when they are asked for them; everything in an Expansion stays what it was.
 */
export interface Preprocessed {
  readonly text: string;
  /** A part of the text; see SourceScan. */
  slice(start: number, end: number): string;
  readonly directives: true;
  /** In order of position; nested ones follow their parent. */
  readonly conditionals: readonly Conditional[];
  readonly includes: readonly Include[];
  /** Headers that were not supplied, also those wanted by supplied headers; each once. */
  readonly wanted: readonly HeaderRequest[];
  /** Every comment outside directives and within them, in order. */
  readonly comments: readonly Comment[];
  /** All definitions written in the linted file itself, in order. */
  readonly definitions: readonly MacroDefinition[];
  /** Those of one name. */
  definitionsOf(name: string): readonly MacroDefinition[];
  /** Those and the ones of the supplied headers, each as often as it is met. */
  readonly allDefinitions: readonly MacroDefinition[];

  /** The macros of all definitions whose bodies spell a word, and the words that any body spells. */
  usersOf(word: string): readonly MacroDefinition[];
  wordsInMacros(): Iterable<string>;

  macroAt(name: string, offset: number, record?: LookupRecorder): MacroLookup;

  /**
   * Expands the tokens of a span of the linted file with the macros in force there. Conditional directives in the
   * span are kept as lines of the expanded text, text in branches known to be inactive and other directives are dropped.
   */
  expand(span: Span, record?: LookupRecorder): Expansion;

  /** True when the span would expand to something else than its own tokens, or holds an ambiguous name. */
  mentionsMacro(span: Span, record?: LookupRecorder): boolean;

  /** Any directive begins or ends inside the span. */
  hasDirective(span: Span): boolean;

  /** The branches around an offset, outermost first. */
  branchesAt(offset: number): readonly { readonly conditional: Conditional; readonly branch: number }[];

  /** Activity of the code at an offset: inactive as soon as one branch around it is. */
  activityAt(offset: number): Activity;
  /** Between two offsets with the same number no directive ends: whatever directives decide is the same at both. */
  stretchAt(offset: number): number;

  /** The two offsets stand in different branches of one conditional: no build compiles both. */
  exclusive(a: number, b: number): boolean;
}

export interface PreprocessInput {
  /** Texts of headers by spelling (see LintInput.headers). */
  readonly headers?: ReadonlyMap<string, string>;
  /** Macros that hold from the start: name (with its parameters, if it is function-like) → body. */
  readonly predefined?: ReadonlyMap<string, string>;
  /** Headers that the build reads before the file (-include). */
  readonly forced?: readonly HeaderRequest[];
}
