/**
 * One TypeScript or JavaScript file as the analysis reads it: what its names and expressions stand for, and which of
 * its calls go to C. Everything is told from the text of the file and of those that it imports; nothing is executed.
 * Nodes that are given must be of this file. Never throws on any text.
 */
import type { CallName } from '../../kernel/calls';
import type { ForeignCall, ForeignFunction } from '../foreign/foreign-function';
import type { HeaderRequest } from '../lint';
import { LineIndex } from '../text';
import type { LanguageId, Parser, SyntaxNode } from '../syntax/port';
import type { FunctionDefinition } from '../syntax/functions';
import { scriptFunctions } from './functions';
import { Scopes, type ScriptDeclaration } from './scopes';
import { unknownStatic, type StaticValue } from './static-value';

export interface ScriptSource {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly language: LanguageId;
  /** Texts of other files by the spelling of the import, relative to the linted file: `./numa.js`, `../kernel/calls`. */
  readonly files: ReadonlyMap<string, string>;
  readonly parser: Parser;
}

/** An argument of a call of C. */
export type ForeignArgument =
  | { readonly kind: 'written'; readonly node: SyntaxNode }
  /** A wrapper of the project puts it in: the number of a system call. */
  | { readonly kind: 'fixed'; readonly value: StaticValue };

export interface ForeignCallSite {
  readonly call: ForeignCall;
  /**
   * For the parameters of the C function, in order. Words for types (variadic koffi) and the callback are left out.
   * A spread argument that is not understood, and all after it, is left out too: then there are too few.
   */
  readonly arguments: readonly ForeignArgument[];
  /** Of the manner `callback`: the function that gets the outcome. */
  readonly callback?: SyntaxNode;
  /** The call is one of a function of the project that does nothing but hand its parameters on. */
  readonly wrapped: boolean;
}

/** `value`: what the address is in JavaScript; `pointer`: an object of the library's own. */
export interface AddressOf {
  readonly of: SyntaxNode;
  readonly value: 'bigint' | 'number' | 'pointer';
}

interface DeclarationUse {
  /** Something writes to it after its initialiser (of a parameter: after the call), or declares it again. */
  readonly reassigned: boolean;
  /** A function inside of the one that it belongs to uses it; of the module's top level: any function. */
  readonly captured: boolean;
}

export class ScriptFile {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly language: LanguageId;
  readonly lines: LineIndex;
  /** Functions, arrows and methods with a body in order of position, after the module's top level (`<module>`). */
  readonly functions: readonly FunctionDefinition[];
  readonly #scopes: Scopes;
  readonly #uses = new Map<number, DeclarationUse>();

  constructor(source: ScriptSource) {
    this.text = source.text;
    this.root = source.root;
    this.language = source.language;
    this.lines = new LineIndex(source.text);
    this.#scopes = new Scopes(source.root);
    this.functions = scriptFunctions(source.root, this.#scopes.functions);
  }

  /** Files that the text imports (and, as far as they were read, those that these import), to be supplied if they exist. */
  get wanted(): readonly HeaderRequest[] {
    return [];
  }

  /** What an expression certainly is. */
  readonly evaluate: (node: SyntaxNode) => StaticValue = () => unknownStatic;

  /** The call of C that a call expression makes: through a binding, or through a function that only forwards to one. */
  readonly foreignCall: (call: SyntaxNode) => ForeignCallSite | undefined = () => undefined;

  /** What an identifier means; undefined for a global. */
  declarationOf(identifier: SyntaxNode): (ScriptDeclaration & DeclarationUse) | undefined {
    const found = this.#scopes.lookup(identifier.text, identifier.start);
    if (found === undefined) return undefined;
    const key = found.nameNode.start;
    let use = this.#uses.get(key);
    if (use === undefined) {
      use = { reassigned: this.#scopes.isReassigned(found), captured: this.#scopes.isCaptured(found) };
      this.#uses.set(key, use);
    }
    return { ...found, ...use };
  }

  /** The definition of a function's node, such as a StaticValue has. */
  functionAt(node: SyntaxNode): FunctionDefinition | undefined {
    return this.functions.find((one) => one.span.start === node.start && one.span.end === node.end);
  }

  /** The expression reads the errno that the last call left: `koffi.errno()`. */
  readonly readsErrno: (node: SyntaxNode) => boolean = () => false;

  /** What a call gives the address of: `koffi.address(x)`, `Deno.UnsafePointer.of(x)`. */
  readonly addressOf: (call: SyntaxNode) => AddressOf | undefined = () => undefined;

  /**
   * The system call whose number an expression is on some machine, by the names that it comes through:
   * `SYS_move_pages`, `NR.move_pages`, `syscallNumber('move_pages')`, `arch === 'arm64' ? 239 : 279`.
   */
  readonly systemCallOf: (node: SyntaxNode) => CallName | undefined = () => undefined;

  /** The functions that the file itself binds, called or not, in order of position. */
  get bindings(): readonly ForeignFunction[] {
    return [];
  }

  /** Frees the trees of imported files. */
  dispose(): void {
    return;
  }
}

export type { ForeignCall, ScriptDeclaration };
