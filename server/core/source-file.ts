/**
 * One file as the engine, the cache and the facts see it, whatever it is written in: its functions, how one of them is
 * lowered, which of its calls are of the NUMA family, and answers that a cached result rests on. Directives are C's
 * alone: a script has none. Deliberately absent: syntax, types and macros, which only a language's own parts know.
 */
import type { Mention } from './candidates';
import type { CallGroup, FileFacts } from './facts/file-facts';
import type { FlowGraph } from './flow/graph';
import type { HeaderRequest, LintInput } from './lint';
import type { LocatedCall, OwnFunction } from './locate';
import type { LoweredCall, LoweredFunction } from './lowering/lowered-function';
import type { LookupName, Lookups } from './lowering/lookups';
import type { Activity, Comment, ConditionalBranch, Include } from './preprocess/types';
import type { FunctionDefinition } from './syntax/functions';
import type { LanguageId } from './syntax/port';
import type { Span } from './text';
import type { TextPieces } from './text-piece';

/** A text, and what directives make of its places. What preprocessing knows serves it; see Preprocessed. */
export interface SourceText {
  readonly text: string;
  /** A part of the text; see SourceScan. */
  slice(start: number, end: number): string;
  /** An #include means something in it. */
  readonly directives: boolean;
  /** In order. */
  readonly comments: readonly Comment[];
  readonly includes: readonly Include[];
  /** Headers, or files that are imported, that were not supplied; each once. */
  readonly wanted: readonly HeaderRequest[];
  hasDirective(span: Span): boolean;
  /** Activity of the code at an offset: inactive as soon as one branch around it is. */
  activityAt(offset: number): Activity;
  /** The branches around an offset, outermost first. */
  branchesAt(offset: number): readonly {
    readonly conditional: { readonly branches: readonly ConditionalBranch[] };
    readonly branch: number;
  }[];
}

/** A text without directives; what `file` wants grows while it is read. */
export function plainSource(
  text: string,
  comments: readonly Comment[],
  file: { readonly wanted: readonly HeaderRequest[] },
): SourceText {
  return {
    text,
    slice: (start, end) => text.slice(start, end),
    directives: false,
    comments,
    includes: [],
    get wanted() {
      return file.wanted;
    },
    hasDirective: () => false,
    activityAt: () => 'active',
    branchesAt: () => [],
  };
}

/** What the text of a function tells without its being lowered. */
export interface FunctionOutline {
  /** A call of the family may be in it. */
  readonly mayCall: boolean;
  /** What it may call, each once: more than the functions that it does call. */
  readonly callees: readonly string[];
}

export interface LoweringResult extends LoweredFunction {
  /** False where a limit or a doubt leaves parts of the text unread: its calls are then not judged. */
  readonly complete: boolean;
  /** Blanks between two tokens may make another function of it: in a script, and where a parser recovers from errors. */
  readonly heedsBlanks: boolean;
}

/** What a language asks the file's functions to tell which calls are of the family. */
export interface LocateInput {
  readonly graph: FlowGraph;
  /** Records what the answer rests on. */
  readonly lookups: Lookups;
  /** The machine that literal system call numbers are for. */
  readonly targetArch: string | undefined;
  readonly ownFunction: (name: string) => OwnFunction;
}

export interface SourceFile {
  readonly language: LanguageId;
  readonly source: SourceText;
  /** The text, cut up. */
  readonly pieces: TextPieces;
  readonly functions: readonly FunctionDefinition[];

  /** The definition of this (full) name, unless there are several that a call may mean. */
  functionNamed(name: string): FunctionDefinition | undefined;
  defines(name: string): boolean;
  /** What every function that makes a call of the family spells; undefined where only lowering it tells. */
  readonly mention: Mention | undefined;
  /** False only where lowering the function would show no call of the family; asked where `mention` is undefined. */
  couldCall(definition: FunctionDefinition, lookups: Lookups): boolean;
  /** Whether the function has that in its body; asked where `mention` is undefined. */
  spells(definition: FunctionDefinition, use: RegExp): boolean;
  /** What a function spells that uses one of these functions of the file; asked where `mention` is undefined. */
  useOf(names: readonly string[]): RegExp;

  /** What the text of a function of this name tells; not asked where `mention` is undefined. */
  outlineOf(name: string): FunctionOutline | undefined;

  /** Undefined if it is no function after all; what it asks the file goes to `lookups`. */
  lower(definition: FunctionDefinition, lookups: Lookups): LoweringResult | undefined;
  locate(call: LoweredCall, input: LocateInput): LocatedCall | undefined;

  /** Nothing looks at what a variable of file scope points to; `f#0`: the same of a parameter, for all who call it. */
  isUnread(name: string, lookups: Lookups): boolean;
  fileFacts(input: LintInput, calls: readonly CallGroup[]): FileFacts;

  /** All that the function says where it stands: when it is the same, the function is. */
  fingerprint(definition: FunctionDefinition): string;
  /** What a function of the name says, and what in it asked for macros goes to `lookups`. */
  functionFingerprint(name: string, lookups: Lookups): string;
  /** Today's answer to a recorded look-up, for a function that starts at `offset`. */
  answer(name: LookupName, offset: number): string;
  /** Everywhere the thing that a look-up asked for is written, in order, for positions that move with it. */
  placesOf(name: LookupName): readonly Span[];

  /** Frees the trees that reading the file made. */
  dispose(): void;
}
