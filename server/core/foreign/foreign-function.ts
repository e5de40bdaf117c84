/**
 * A C function as a JavaScript program declares it to a foreign function interface, and a call made through it: what
 * all such libraries have in common. What each library calls things, how it converts and where it keeps errno stands in
 * a file of the library's own beside this one.
 */
import type { MachineType } from '../flow/types';
import type { Span } from '../text';

/** `ffi-napi` also stands for node-ffi and its forks, which have one interface; `node-ffi` is Node's own `node:ffi`. */
export type ForeignLibrary = 'koffi' | 'ffi-napi' | 'ffi-rs' | 'deno' | 'bun' | 'node-ffi';

/** A place in this file, or in another file of the workspace that was read. */
export interface ForeignPlace {
  readonly span: Span;
  /** As the import spells it: `./numa.js`; absent: in the linted file. */
  readonly file?: string;
}

/** The type of one parameter or result as a declaration gives it. */
export interface ForeignType {
  /** As written: `ulong`, `void **`, `_Out_ int *`, `pointer`. */
  readonly text: string;
  readonly place: ForeignPlace;
  /** What stands at the place: a word in a string, or an expression. Absent: more than the type. */
  readonly written?: 'word' | 'expression';
  /** What the library converts to and from; unknown for what is not understood. */
  readonly machine: MachineType;
  /** Whether a JavaScript array is read before the call, written after it, or both; a typed array is always shared. */
  readonly direction: 'in' | 'out' | 'inout';
  /** What a result of this type is in JavaScript; `mixed`: number or bigint by its size. Absent: not a number. */
  readonly value?: 'number' | 'bigint' | 'mixed';
}

export interface ForeignFunction {
  readonly library: ForeignLibrary;
  /** The package, where several have this interface. */
  readonly module?: string;
  /** The symbol that is looked up: `move_pages`, `syscall`. */
  readonly symbol: string;
  readonly symbolPlace: ForeignPlace;
  /** The shared library that is opened; null: the process itself; undefined: not known. */
  readonly file: string | null | undefined;
  readonly filePlace: ForeignPlace | undefined;
  readonly returns: ForeignType | undefined;
  /** Undefined where the declaration is not understood. */
  readonly parameters: readonly ForeignType[] | undefined;
  /** More arguments may follow the declared parameters, each with a type before it (koffi). */
  readonly variadic: boolean;
  /** The declaration itself makes every call run in another thread (Deno's `nonblocking`, ffi-rs' `runInNewThread`). */
  readonly nonblocking: boolean;
  /** The declaration asks the library to keep errno (ffi-rs' `errno: true`). */
  readonly keepsErrno: boolean;
  /** The whole declaration. */
  readonly place: ForeignPlace;
}

/** `callback`: the last argument is called with the outcome; `promise`: the call's value is a promise of the result. */
export type ForeignManner = 'sync' | 'callback' | 'promise';

export interface ForeignCall {
  readonly fn: ForeignFunction;
  readonly manner: ForeignManner;
}
