/**
 * What an expression of a TypeScript or JavaScript file certainly is, told from the text alone: constants, enums,
 * objects of constants, libraries that were opened, functions that were bound. Anything that may change is `unknown`.
 */
import type { ForeignCall, ForeignFunction, ForeignLibrary, ForeignPlace } from '../foreign/foreign-function';
import type { SyntaxNode } from '../syntax/port';

export type StaticValue =
  | { readonly kind: 'number'; readonly value: number; readonly name?: string }
  | { readonly kind: 'bigint'; readonly value: bigint; readonly name?: string }
  | { readonly kind: 'string'; readonly value: string; readonly place: ForeignPlace }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' | 'undefined' }
  | { readonly kind: 'array'; readonly elements: readonly StaticValue[]; readonly place: ForeignPlace }
  /** An object literal that nothing changes, an enum, a class's static side, the exports of a file. */
  | {
      readonly kind: 'object';
      readonly member: (name: string) => StaticValue;
      readonly place: ForeignPlace;
      /** Of an object that a library makes of declarations: the functions in it. */
      readonly bound?: () => readonly ForeignFunction[];
    }
  /** A package or a part of one: `koffi`, `os.constants`; `path` from the module on. */
  | { readonly kind: 'module'; readonly module: string; readonly path: readonly string[] }
  /** A shared library that a binding opened; `file` as in ForeignFunction. */
  | {
      readonly kind: 'library';
      readonly library: ForeignLibrary;
      readonly file: string | null | undefined;
      readonly place: ForeignPlace;
    }
  /** A bound function, or one of its forms: `f.async`. */
  | { readonly kind: 'foreign'; readonly call: ForeignCall }
  /** A type of a binding library, made by its own functions: `koffi.out(koffi.pointer('int'))`. */
  | { readonly kind: 'foreign-type'; readonly text: string; readonly direction: 'in' | 'out' | 'inout' }
  /** A function of the file (or of another one), as its node. */
  | { readonly kind: 'function'; readonly node: SyntaxNode; readonly place: ForeignPlace }
  | { readonly kind: 'unknown' };

export const unknownStatic: StaticValue = { kind: 'unknown' };
