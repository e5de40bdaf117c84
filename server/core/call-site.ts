/** A call of the NUMA family as the hosts see it: for lenses, hovers, the argument reader and the command line. */
import type { CallName, ParameterRole } from '../kernel/calls';
import type { Span } from './text';

/** How the call is spelled. */
export type CallForm = 'wrapper' | 'libnuma' | 'syscall';

export interface CallArgument {
  readonly role: ParameterRole;
  readonly span: Span;
  /** The argument as written. */
  readonly text: string;
  /** The argument after macro expansion, ready to be evaluated by a debugger (which knows no macros). */
  readonly expanded: string;
  /**
   * What the analysis proved about an integer argument: its one value; `null` for a null pointer.
   * Absent when it is not known, or not the same on every path.
   */
  readonly folded?: bigint | null;
}

/** The same argument with other texts. */
export function withText({ role, span, folded }: CallArgument, text: string, expanded: string): CallArgument {
  return folded === undefined ? { role, span, text, expanded } : { role, span, text, expanded, folded };
}

export interface CallSiteInfo {
  readonly call: CallName;
  readonly form: CallForm;
  /** What is called: `mbind`, `numa_tonode_memory`, `syscall`. */
  readonly calleeName: string;
  /** The call expression. */
  readonly span: Span;
  readonly callee: Span;
  /** The whole statement: a debugger that stands anywhere in it stands on the call. */
  readonly statement: Span;
  readonly functionName: string;
  readonly function: Span;
  /** In the order of the manual page, the syscall number of a raw call left out. */
  readonly arguments: readonly CallArgument[];
  /** False inside a syntax error or with #ifdef among the arguments: shown, never judged or run as written. */
  readonly sound: boolean;
}
