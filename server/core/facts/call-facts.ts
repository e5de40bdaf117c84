/**
 * What a rule sees of one NUMA call: the arguments and the memory behind them as they are just before the call,
 * and what happens afterwards to its result, errno and status entries. Plain look-ups; a rule never walks syntax.
 * Where nothing is known the answer is undefined, `unknown`, or `escapes`: a rule that is not sure stays silent.
 */
import type { CallSiteInfo } from '../call-site';
import type { ConditionKind } from '../condition-kinds';
import type { LintConfig } from '../config';
import type { TextEdit } from '../finding';
import type { Span } from '../text';
import type { CallKey, Origin } from '../flow/graph';
import type { MachineType } from '../flow/types';
import type { ForeignCall } from '../foreign/foreign-function';
import type { CallName, ParameterRole } from '../../kernel/calls';
import type { LinearForm, SymbolName } from './linear';
import type { ParameterFacts } from './parameters';
import type { ScriptArgument } from './script-argument';
import type { Composition, Producer } from './provenance';
import type { AfterCall } from './after-call';
import type { Cell, Fill, RegionFacts } from './region';
import type { AbstractValue, PointerPoint, RegionId } from './value';
import type { WrittenType } from './written';

export interface ArgumentFacts {
  readonly role: ParameterRole;
  readonly span: Span;
  readonly text: string;
  readonly value: AbstractValue;
  /** Before the conversion to the parameter's type, as the source has it. */
  readonly type: MachineType;
  /** Before every conversion, those that the source spells out included; unknown where a helper makes the call. */
  readonly written: WrittenType;
  readonly origin: Origin;
  /** Which parameter of the function around the call (from 0) is handed on, where it is one. */
  readonly parameter: number | undefined;
  /** In TypeScript and JavaScript: what is handed to the binding. */
  readonly script: ScriptArgument | undefined;
}

/** What is known about the entries of an array that a call names. */
export interface ArrayFacts {
  readonly pointer: PointerPoint;
  readonly region: RegionFacts;
  /** Bytes from the pointer to the region's end. */
  readonly bytes: LinearForm | undefined;
  /** Single entries that were stored, `offset` relative to the pointer. */
  readonly cells: readonly Cell[];
  /** Loop fills, `offset` relative to the pointer. */
  readonly fills: readonly Fill[];
  /** Nothing but `cells` and `fills` can have been stored since the region began. */
  readonly complete: boolean;
}

/** Another sound call of the family in the same function, as far as a rule about this one may ask. */
export interface OtherCall {
  readonly key: CallKey;
  readonly call: CallName;
  readonly span: Span;
  value(role: ParameterRole): AbstractValue | undefined;
  /** As it is just before that call. */
  array(role: ParameterRole): ArrayFacts | undefined;
  readonly after: AfterCall;
}

/** What a fix needs to know of the text around the call. */
export interface EditContext {
  textOf(span: Span): string;
  /** The text of the file up to an offset (Infinity: all of it), to be searched for a word. */
  searchedUpTo(offset: number, word: string): string;
  /** Where a declaration or statement can be put before the call's statement, and the blanks that lead that line. */
  readonly before: { readonly offset: number; readonly indent: string } | undefined;
  /** `base`, or `base_2` and so on where the function already uses that name. */
  unusedName(base: string): string;
  /** The blanks that lead the line of this offset; undefined if something else stands before it. */
  lineIndent(at: number): string | undefined;
  /** A statement of a block begins at this offset. */
  beginsStatement(at: number): boolean;
  /** The edits (none or one) that make a system header available: `unistd.h`. */
  include(header: string): readonly TextEdit[];
  /** The span is spelled out in the file, not produced by a macro. */
  isSpelled(origin: Origin): boolean;
}

export interface CallFacts {
  readonly key: CallKey;
  readonly site: CallSiteInfo;
  /** The binding that the call goes through; undefined in C and C++. */
  readonly foreign: ForeignCall | undefined;
  readonly config: LintConfig;
  /** By role; every role that the spelling of the call takes is there when the site is sound. */
  argument(role: ParameterRole): ArgumentFacts | undefined;
  /** What a pointer argument names, if it is one place on every path. */
  array(role: ParameterRole): ArrayFacts | undefined;
  /**
   * The variable of file scope that the argument is (or the parameter, where each caller hands on such a variable), if
   * nothing in the program ever looks at what it points to.
   */
  unreadVariable(
    role: ParameterRole,
  ): { readonly name: string; readonly declaration: Span | undefined } | undefined;
  /** The number of pages as a form. */
  readonly count: LinearForm | undefined;
  /** The number of pages, if it is one known number. */
  readonly knownCount: bigint | undefined;
  /** Provably greater than zero, provably zero, or not known. */
  readonly countIs: 'positive' | 'zero' | 'unknown';
  /** Of move_pages. `query`: nodes is null on every path; `move`: it is not null on any; else unknown. */
  readonly mode: 'query' | 'move' | 'unknown';
  /** All sound calls of the family that the function itself makes, this one included, in the order of the text. */
  readonly calls: readonly OtherCall[];
  /** The region behind a pointer value, as it is just before the call. */
  region(pointer: PointerPoint): RegionFacts;
  /** The arguments of the call that allocated a region; undefined where this function and its helpers did not. */
  allocatedWith(region: RegionId): readonly AbstractValue[] | undefined;
  /** The call that returned or stored the number behind a symbol of a form: through variables, arrays, helpers. */
  producerOf(name: SymbolName): Producer | undefined;
  /** How a composed symbol came about: `rem` of these operands for `a % b`. */
  compositionOf(name: SymbolName): Composition | undefined;
  /**
   * What the function and the helpers executed in it made numbers of: the calls with what they were given, the operators
   * with their operands. Those behind the NUMA call are among them.
   */
  computations(): readonly (Producer | Composition)[];
  /** Every form that the value may have, also where it is another number in each iteration (see provenance.ts). */
  formsOf(value: AbstractValue): readonly LinearForm[];
  /** What is stored at a place, just before the call. */
  load(pointer: PointerPoint, width: number): AbstractValue;
  readonly after: AfterCall;
  /** Of the function that makes the call; empty where a helper makes it. */
  readonly parameters: readonly ParameterFacts[];
  /** Names of everything that the function calls (macros expanded). */
  readonly callees: ReadonlySet<string>;
  /**
   * The innermost loop around the call, if any. `pageAdvances`: each iteration names the next page of a regular row
   * (a counter, an array walked by its index); false where the next address comes from somewhere else or is the same.
   * `addressAdvances`: the same of a call that takes one address (`addr`).
   */
  readonly loop:
    | {
        readonly span: Span;
        readonly pidVaries: boolean;
        readonly pageAdvances: boolean;
        readonly addressAdvances: boolean;
      }
    | undefined;
  /** What the conditions of the conditional regions around the call ask for. */
  readonly conditions: ReadonlySet<ConditionKind>;
  /** Stands inside assert() of <assert.h>, and the file does not see to it that NDEBUG is not defined. */
  readonly asserted: boolean;
  readonly edits: EditContext;
  /** A variable that holds the machine's page size at the call: to name it in a fix. */
  readonly pageSizeVariable: string | undefined;
}
