/** What the lowering of one function gives, in whatever language it is written. */
import type { CallKey, FlowGraph, MacroUse, Origin, ValueId } from '../flow/graph';
import type { ForeignCall } from '../foreign/foreign-function';
import type { Span } from '../text';

export interface LoweredFunction {
  readonly graph: FlowGraph;
  /** Every call, in the order of evaluation. */
  readonly calls: readonly LoweredCall[];
}

/** A call as it was met, for the step that tells which of them are calls of the NUMA family. */
export interface LoweredCall {
  readonly key: CallKey;
  /** The callee's name, if it is a plain identifier and no local variable. */
  readonly name: string | undefined;
  /** The last name of the callee, also where it is a local variable or a member: `api->move_pages`, `(*fn)`. */
  readonly spelled: string | undefined;
  readonly span: Span;
  readonly macros: readonly MacroUse[];
  readonly callee: Span;
  readonly statement: Span;
  readonly arguments: readonly LoweredArgument[];
  /** Stands in a syntax error, or has one among its arguments. */
  readonly broken: boolean;
  /** TypeScript and JavaScript: the binding that the call goes through. */
  readonly foreign?: ForeignCall;
}

export interface LoweredArgument {
  readonly value: ValueId;
  readonly origin: Origin;
  /** Names of the macros that the argument starts with, outermost first. */
  readonly macroNames: readonly string[];
  /** After macro expansion. */
  readonly expanded: string;
  /** The literal's or name's value, if the argument is an integer constant expression. */
  readonly constant: bigint | undefined;
}
