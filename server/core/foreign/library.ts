/** What the reading of a script asks of a foreign function library: one description each, in the files beside this one. */
import type { MachineType } from '../flow/types';
import type { StaticValue } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignCall, ForeignLibrary, ForeignPlace } from './foreign-function';
import type { PrototypeText, TypeText } from './prototype';

/** What a description may ask about the file that uses the library. */
export interface ForeignReading {
  evaluate(node: SyntaxNode): StaticValue;
  place(node: SyntaxNode): ForeignPlace;
  /** The object or array literal that an expression stands for, and the reading of the file in which that is. */
  literal(node: SyntaxNode): LiteralNode | undefined;
  /** The calls in the same file of a function of the library: `alias` of koffi. */
  callsOf(path: string): readonly (readonly SyntaxNode[])[];
  /** From the first of several nodes to the last. */
  placeOfAll(nodes: readonly SyntaxNode[]): ForeignPlace;
  /** A C prototype in a string, read by the C parser; undefined where it is none. `typedef`: names that are no C. */
  prototype(text: string, typedef: (name: string) => MachineType | undefined): PrototypeText | undefined;
  /** A C type name in a string: `unsigned long *`. */
  type(text: string, typedef: (name: string) => MachineType | undefined): TypeText | undefined;
}

export interface LiteralNode {
  readonly node: SyntaxNode;
  readonly reading: ForeignReading;
}

export interface TakenCall {
  readonly call: ForeignCall;
  readonly arguments: readonly SyntaxNode[];
}

export interface OpenedLibrary {
  readonly file: string | null | undefined;
  readonly place: ForeignPlace;
}

/** How an address looks in JavaScript; `pointer`: an object of the library's own. */
export type AddressValue = 'bigint' | 'number' | 'pointer';

export interface Address {
  readonly value: AddressValue;
  /** Its argument is a pointer already: Deno.UnsafePointer.value(). */
  readonly ofPointer?: true;
}

export interface ForeignLibraryDescriptor {
  readonly id: ForeignLibrary;
  /** Packages, or the global object, that have its functions. */
  readonly modules: readonly string[];
  /** What a call (or `new`) of a function of the library gives; `path`: `load`, `UnsafePointer.of`. */
  call(path: string, written: readonly SyntaxNode[], reading: ForeignReading, module: string): StaticValue;
  /** What a call of a method of an opened library gives: `lib.func(…)`. */
  method?(
    library: OpenedLibrary,
    name: string,
    written: readonly SyntaxNode[],
    reading: ForeignReading,
  ): StaticValue;
  /** A form of a bound function: `f.async`. */
  form?(call: ForeignCall, member: string): StaticValue;
  /** A call's arguments for C among those that are written, and the call with what they say of it. */
  take?(call: ForeignCall, written: readonly SyntaxNode[], reading: ForeignReading): TakenCall;
  /** A function of the library that binds and calls at once: `load` of ffi-rs. */
  immediate?(path: string, written: readonly SyntaxNode[], reading: ForeignReading): TakenCall | undefined;
  /** Members that are a null pointer. */
  readonly nulls?: readonly string[];
  /** The function whose call gives the errno of the last call. */
  readonly errno?: string;
  /** Functions that give the address of their first argument. */
  readonly addresses: Readonly<Record<string, Address>>;
}
