/** The call of the NUMA family that somebody is writing: which it is, and for which of its parameters the cursor stands. */
import type { CallName, CallParameter } from '../../kernel/calls';
import type { CallForm } from '../call-site';
import type { Span } from '../text';

/** What a callee stands for. */
export interface OpenCallee {
  readonly call: CallName;
  readonly form: CallForm;
  /** The function of the family: `mbind`, `numa_tonode_memory`, `syscall`. */
  readonly calleeName: string;
  /**
   * What each argument is for, in the order in which they are written; undefined for the number of a raw system call and
   * for what a macro or wrapper of the project uses otherwise.
   */
  readonly parameters: readonly (CallParameter | undefined)[];
}

export interface OpenCall extends OpenCallee {
  /** The name that is written before the parenthesis. */
  readonly callee: Span;
  /** Which argument the cursor is in, from 0. */
  readonly argument: number;
  /** The cursor stands in the argument itself, not in brackets within it. */
  readonly isDirect: boolean;
}
