/** What a TypeScript or JavaScript program hands to a foreign function: which object, and what its binding makes of it. */
import type { ForeignType } from '../foreign/foreign-function';
import type { MachineType } from '../flow/types';
import type { Lifetime, Origin } from '../flow/graph';

/** The object that is handed over, where a type annotation or the place that makes it tells. */
export interface ScriptObject {
  /** Of its class: `Int32Array`, `Array`, `Buffer`, `ArrayBuffer`, `DataView`. */
  readonly name: string;
  /** What C sees in its storage; unknown for a plain array, which the binding copies. */
  readonly element: MachineType;
  /** The expression that makes it: `new Int32Array(n)`, `Int32Array.from(list)`, `[0, 1]`. */
  readonly made: Origin | undefined;
}

export interface ScriptArgument {
  readonly object: ScriptObject | undefined;
  /** The parameter as the program declares it to the binding. */
  readonly declared: ForeignType | undefined;
  /** Of an asynchronous call. */
  readonly lifetime: Lifetime | undefined;
}
