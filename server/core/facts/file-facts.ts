/**
 * What a rule over a whole file sees: its includes, what it declares, and the calls of the NUMA family, of libnuma and
 * of syscall(2) in its functions. Plain look-ups; such a rule never walks syntax either.
 */
import type { CallName } from '../../kernel/calls';
import type { BuildFacts } from '../build/facts';
import type { LintConfig } from '../config';
import type { TextEdit } from '../finding';
import type { MacroUse } from '../flow/graph';
import type { MachineType } from '../flow/types';
import type { ForeignFunction } from '../foreign/foreign-function';
import type { LanguageId } from '../syntax/port';
import type { Span } from '../text';
import type { TextPieces } from '../text-piece';

/** A call by name, macros expanded. */
export interface NamedCall {
  readonly name: string;
  /** The call expression, and the name in it (or the macro that stands for it). */
  readonly span: Span;
  readonly callee: Span;
  /** Not in a syntax error, and no directive among its arguments. */
  readonly sound: boolean;
  readonly argumentCount: number;
  /** The macros that the call as a whole comes through, from the outermost. */
  readonly macros: readonly MacroUse[];
  /** Of syscall(2): its first argument. */
  readonly number?: {
    readonly value: bigint | undefined;
    readonly span: Span;
    /** The macros that it comes through, from the outermost. */
    readonly macros: readonly MacroUse[];
  };
}

/** The calls by name of one function, or of all. */
export interface CallGroup {
  /** Where the function stands. */
  readonly start: number;
  readonly end: number;
  /** Of the calls, each once. */
  readonly names: readonly string[];
  /** In order of position; made when asked for. */
  readonly namedCalls: readonly NamedCall[];
}

export interface IncludeFacts {
  readonly header: string;
  /** The directive. */
  readonly span: Span;
  /** `<numaif.h>` in it; the directive where a macro stands for that. */
  readonly name: Span;
  /** The name stands in quotes. */
  readonly isQuoted: boolean;
}

/** A prototype at file scope. */
export interface PrototypeFacts {
  readonly span: Span;
  readonly returns: MachineType;
  /** Undefined where it says nothing about them: `f()` in C before C23. */
  readonly parameters: readonly MachineType[] | undefined;
  /** Inside `extern "C"`, or may be by a directive around it. */
  readonly cLinkage: boolean;
  readonly inNamespace: boolean;
}

/** A call of syscall(2) through a binding. */
export interface BoundSystemCall {
  readonly call: CallName;
  readonly span: Span;
  /** The number among them. */
  readonly argumentCount: number;
  /** The binding, with the types that the call itself gives its arguments. */
  readonly fn: ForeignFunction;
}

export interface FileFacts {
  readonly language: LanguageId;
  /** It is a header itself: what is declared depends on who includes it. */
  readonly isHeader: boolean;
  readonly config: LintConfig;
  readonly build: BuildFacts | undefined;
  /** TypeScript and JavaScript: the foreign functions that this file declares, in order. */
  readonly bindings: readonly ForeignFunction[];
  /** The system calls of the family that are made through a binding of syscall(2). */
  systemCallsThrough(binding: ForeignFunction): readonly BoundSystemCall[];
  /** TypeScript and JavaScript: where the file compares the system that it runs on with another than Linux. */
  readonly otherSystemTest: Span | undefined;
  /** TypeScript and JavaScript: every run of the file reaches the place, on whatever system. */
  runsAlways(offset: number): boolean;
  /** In functions that make a NUMA call, in order of position: the groups, and the calls in them. */
  readonly calls: readonly CallGroup[];
  /** The file defines a function of this name. */
  defines(name: string): boolean;
  /** The functions that the file defines. */
  readonly functions: readonly { readonly name: string; readonly span: Span }[];
  /** Includes of the file itself that some build compiles, in order. */
  readonly includes: readonly IncludeFacts[];
  /**
   * Whether a name can be declared (or defined as a macro) at an offset, by the file, a header that was read or one that
   * was not. Headers of the C library and of the kernel count as not declaring it.
   */
  mayDeclare(name: string, header: string, offset: number): boolean;
  /** The same for every offset from `start` to `end`, if one answer holds for all of them: no directive stands there. */
  mayDeclareWithin(name: string, header: string, start: number, end: number): boolean;
  /** An angled include of this header of libnuma before the offset leads to a file of the program. */
  isShadowed(header: string, offset: number): boolean;
  /** Headers before the offset that were not read, those of the C library and of the kernel left out. */
  unseenHeaders(offset: number): readonly string[];
  prototypes(name: string): readonly PrototypeFacts[];
  /** The two offsets stand in branches of one conditional that exclude each other. */
  exclusive(a: number, b: number): boolean;
  /** Conditions of all branches of the conditional regions around an offset: what its code was written to depend on. */
  conditionsAt(offset: number): readonly string[];
  textOf(span: Span): string;
  /** The text of a header that was read names it in whatever way. */
  headersMention(word: string): boolean;
  /** Functions that the file declares itself and does not define. */
  readonly declaredElsewhere: readonly string[];
  readonly text: string;
  /** The text cut up, for searches that an edit need not make again. */
  readonly pieces: TextPieces;
  /** The edits (none or one) that make a system header available at an offset. */
  include(header: string, offset: number): readonly TextEdit[];
}

/** The calls of these names, in order. */
export function* callsOf(
  { calls }: Pick<FileFacts, 'calls'>,
  isMeant: (name: string) => boolean,
): Iterable<NamedCall> {
  for (const group of calls)
    if (group.names.some(isMeant)) for (const one of group.namedCalls) if (isMeant(one.name)) yield one;
}

/** The first call of these names for which the test holds. */
export function firstCall(
  facts: Pick<FileFacts, 'calls'>,
  isMeant: (name: string) => boolean,
  holds: (call: NamedCall) => boolean = () => true,
): NamedCall | undefined {
  for (const one of callsOf(facts, isMeant)) if (holds(one)) return one;
  return undefined;
}
