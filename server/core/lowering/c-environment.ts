/**
 * What the lowering of one C function asks of its file. Every question is asked through this interface so that the
 * file's side (`CFile`) can record it: a function's result is reused exactly while all answers stay the same.
 */
import type { MachineType, RecordLayout } from '../flow/types';
import type { Span } from '../text';

export interface GlobalVariable {
  readonly type: MachineType;
  readonly declaration: Span;
  /** `static`: no other file can change it. */
  readonly internal: boolean;
  /** Declared with an alignment of its own. */
  readonly aligned: boolean;
  /** `const` and not a pointer to const. */
  readonly constant: boolean;
  /** The initialiser's value, if it is an integer constant expression. */
  readonly initial: bigint | undefined;
}

export interface KnownFunction {
  readonly returns: MachineType;
  /** Parameter types of a definition or prototype; undefined entries are unknown. */
  readonly parameters: readonly MachineType[] | undefined;
  /** Its body is in this file. */
  readonly defined: boolean;
  /** C++: which parameters are references, to what their type says. */
  readonly references: readonly boolean[];
  /** C++: the result is a reference to what `returns` says. */
  readonly returnsReference: boolean;
  /** C++: how many arguments the caller has to give; the rest have defaults. */
  readonly required: number;
  /** C++: a member function that has an object; of one that is defined outside a class that is not seen, unknown. */
  readonly method: boolean | undefined;
  /** C++: which body runs is decided at run time. */
  readonly virtual: boolean;
}

/** Names are looked up from the function's place: through the namespaces and classes around it, outwards. */
export interface CEnvironment {
  typedef(name: string): MachineType | undefined;
  /** The layout of a struct or union of file scope: `struct s`, `union u`. */
  record(tag: string): RecordLayout | undefined;
  /** An enumerator of file scope, or a constant of the kernel's interface that this file does not define itself. */
  constant(name: string): bigint | undefined;
  global(name: string): GlobalVariable | undefined;
  function(name: string): KnownFunction | undefined;
  /** C++ only: the full name of the function of this file that a name stands for. */
  readonly functionName: ((name: string) => string | undefined) | undefined;
  /** C++ only: see `TypeScope`. */
  readonly classTag: ((name: string) => string | undefined) | undefined;
}
