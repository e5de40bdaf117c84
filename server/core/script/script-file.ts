/**
 * One TypeScript or JavaScript file as the analysis reads it: what its names and expressions stand for, and which of
 * its calls go to C. Everything is told from the text of the file and of those that it imports; nothing is executed.
 * Nodes that are given must be of this file. Never throws on any text.
 */
import type { CallName } from '../../kernel/calls';
import type { ForeignFunction } from '../foreign/foreign-function';
import type { HeaderRequest } from '../lint';
import type { ParsedFunction } from '../syntax/functions';
import type { LanguageId, Parser, SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { BoundSystemCall } from '../facts/file-facts';
import { boundBy, distinct, isSameBinding, systemCallsAmong } from './bindings';
import { Evaluator, type Site } from './evaluator';
import {
  addressAt,
  foreignCallAt,
  readsErrnoAt,
  type AddressOf,
  type ForeignArgument,
  type ForeignCallSite,
} from './foreign-calls';
import { scriptFunctions } from './functions';
import { ScriptProgram } from './program';
import type { Answered, Reads } from './reads';
import { ScriptAnswers, type Told } from './piece-answers';
import type { ScriptRoot } from './script-root';
import type { ScriptDeclaration, ScriptWrite } from './declarations';
import type { StaticValue } from './static-value';
import { argumentsOf, isFunction, nodeKey } from './syntax';
import { systemCallOf } from './system-calls';

export interface ScriptSource {
  readonly root: ScriptRoot;
  readonly language: LanguageId;
  /** Texts of other files by the spelling of the import, relative to the linted file: `./numa.js`, `../kernel/calls`. */
  readonly files: ReadonlyMap<string, string>;
  readonly parser: Parser;
  /** What was told of pieces before, and still holds. */
  readonly answers?: ScriptAnswers | undefined;
}

interface DeclarationUse {
  /** Something writes to it after its initialiser (of a parameter: after the call), or declares it again. */
  readonly reassigned: boolean;
  /** A function inside of the one that it belongs to uses it; of the module's top level: any function. */
  readonly captured: boolean;
}

export class ScriptFile {
  readonly root: ScriptRoot;
  readonly language: LanguageId;
  /**
   * Functions, arrows and methods with a body in order of position, after the module's top level (`<module>`). Those that
   * run where they stand are part of the function around them.
   */
  readonly functions: readonly ParsedFunction[];
  readonly #program: ScriptProgram;
  readonly #evaluator: Evaluator;
  readonly #site: Site;
  readonly #answers: ScriptAnswers;
  readonly #reassigned = new Map<number, Answered<boolean>>();
  readonly #captured = new Map<number, Answered<boolean>>();
  readonly #values = new Map<string, Answered<StaticValue>>();
  readonly #calls = new Map<string, Answered<ForeignCallSite | undefined>>();
  #bindings: readonly ForeignFunction[] | undefined;
  #systemCalls: readonly BoundSystemCall[] | undefined;
  #byPlace: Map<string, ParsedFunction> | undefined;

  constructor(source: ScriptSource) {
    const { root, language, files, parser, answers } = source;
    this.root = root;
    this.language = language;
    this.#answers = answers ?? new ScriptAnswers();
    this.#program = new ScriptProgram(root, files, parser);
    this.#evaluator = new Evaluator(this.#program);
    this.#site = { unit: this.#program.main };
    this.functions = scriptFunctions(this.root);
  }

  get text(): string {
    return this.root.text;
  }

  /** The statements of the top level that may have an effect where they stand, in order. */
  get statements(): readonly SyntaxNode[] {
    return this.root.parts.flatMap((one) =>
      one.facts.isInert || one.piece.role === 'members' ? [] : one.nodes.filter((node) => node.isNamed),
    );
  }

  /** Files that the text imports (and, as far as they were read, those that these import), to be supplied if they exist. */
  get wanted(): readonly HeaderRequest[] {
    return this.#program.wanted;
  }

  /** What an expression certainly is. */
  evaluate(node: SyntaxNode): StaticValue {
    return this.#program.log.once(this.#values, nodeKey(node), () =>
      this.#evaluator.evaluate(node, this.#site),
    );
  }

  /** The call of C that a call expression makes: through a binding, or through a function that only forwards to one. */
  foreignCall(call: SyntaxNode): ForeignCallSite | undefined {
    return this.#program.log.once(this.#calls, nodeKey(call), () =>
      foreignCallAt(call, this.#site, this.#evaluator),
    );
  }

  /** Whether a call anywhere goes to C, at the top level or in a function. */
  get anyLeadsToC(): boolean {
    return this.root.parts.some((part) => {
      if (!part.facts.hasCalls) return false;
      const { log } = this.#program;
      // Every function of the file stands in its top level.
      const leads = (): boolean => part.names.calls.some((call) => this.foreignCall(call) !== undefined);
      return this.#answers.of.leads.of(part.piece, log, () => (leads() ? [true] : [])).length > 0;
    });
  }

  /**
   * Whether a call within a span goes to C, or is handed a function that stands elsewhere: that is lowered where the call
   * stands, with the calls in it.
   */
  leadsToC(span: Span): boolean {
    return this.#program.main.scopes.callsWithin(span).some((call) => this.#leads(call, span));
  }

  #leads(call: SyntaxNode, within: Span): boolean {
    return this.foreignCall(call) !== undefined || this.#isHandedFunction(call, within);
  }

  #isHandedFunction(call: SyntaxNode, within: Span): boolean {
    return argumentsOf(call).some((one) => {
      if (isFunction(one) || /^(?:string|template_string|number|object|array)$/.test(one.type)) return false;
      const value = this.evaluate(one);
      if (value.kind !== 'function' || value.place.file !== undefined) return false;
      const { start, end } = value.node;
      return start < within.start || end > within.end;
    });
  }

  /** What an identifier means; undefined for a global. */
  declarationOf(identifier: SyntaxNode): (ScriptDeclaration & DeclarationUse) | undefined {
    const { log, main } = this.#program;
    const { scopes } = main;
    const found = scopes.lookup(identifier.text, identifier.start);
    if (found === undefined) return undefined;
    const key = found.nameNode.start;
    const [reassigned, captured] = [this.#reassigned, this.#captured];
    // Asked for one by one: each rests on more of the file than the name.
    return {
      ...found,
      get reassigned() {
        return log.once(reassigned, key, () => {
          const is = scopes.isReassigned(found);
          // The text is searched for how it is written to.
          if (is && scopes.isTopLevel(found)) scopes.searched(found.name);
          return is;
        });
      },
      get captured() {
        return log.once(captured, key, () => scopes.isCaptured(found));
      },
    };
  }

  /** Of the top level, and used by a function that is analysed for itself. */
  isShared(declaration: ScriptDeclaration): boolean {
    return this.#program.main.scopes.isShared(declaration);
  }

  /** The definition of a function's node, such as a StaticValue has. */
  functionAt(node: SyntaxNode): ParsedFunction | undefined {
    if (this.#byPlace === undefined) {
      this.#byPlace = new Map();
      for (const one of this.functions) this.#byPlace.set(placeKey(one.span), one);
    }
    return this.#byPlace.get(placeKey(node));
  }

  /** The expression reads the errno that the last call left: `koffi.errno()`. */
  readsErrno(node: SyntaxNode): boolean {
    return readsErrnoAt(node, this.#site, this.#evaluator);
  }

  /** What a call gives the address of: `koffi.address(x)`, `Deno.UnsafePointer.of(x)`. */
  addressOf(call: SyntaxNode): AddressOf | undefined {
    return addressAt(call, this.#site, this.#evaluator);
  }

  /**
   * The system call whose number an expression is on some machine, by the names that it comes through:
   * `SYS_move_pages`, `NR.move_pages`, `syscallNumber('move_pages')`, `arch === 'arm64' ? 239 : 279`.
   */
  systemCallOf(node: SyntaxNode): CallName | undefined {
    return systemCallOf(node, this.#site, this.#evaluator);
  }

  /** The functions that the file itself binds, called or not, in order of position. */
  get bindings(): readonly ForeignFunction[] {
    this.#bindings ??= distinct(
      this.ofEachPart('bound', (_, calls) => boundBy(calls, this.#site, this.#evaluator)),
    );
    return this.#bindings;
  }

  /** `arch`: the machine that plain numbers are for, always the same one. */
  systemCallsThrough(binding: ForeignFunction, arch: string | undefined): readonly BoundSystemCall[] {
    if (binding.symbol !== 'syscall') return [];
    this.#systemCalls ??= this.ofEachPart('numbered', (_, calls) =>
      systemCallsAmong(calls, arch, this.#site, this.#evaluator),
    );
    return this.#systemCalls.filter(({ fn }) => isSameBinding(fn, binding));
  }

  /** What is told of the nodes of each part and the calls among them; asked anew only where an edit concerns it. */
  ofEachPart<K extends keyof Told>(
    what: K,
    tell: (nodes: readonly SyntaxNode[], calls: readonly SyntaxNode[]) => readonly Told[K][],
  ): readonly Told[K][] {
    const known = this.#answers.of[what];
    const found: Told[K][] = [];
    for (const part of this.root.parts) {
      const { piece, facts } = part;
      // Without a call there is nothing but comparisons.
      if (!facts.hasCalls && what !== 'otherSystemTests') continue;
      const all = known.of(piece, this.#program.log, () => tell(part.nodes, part.names.calls));
      for (const one of all) found.push(one);
    }
    return found;
  }

  /** What of the file beside its own statement an answer rests on goes to `reads`. */
  reading<T>(reads: Reads, make: () => T): T {
    return this.#program.log.within(reads, make);
  }

  /** Some answer depended on what was asked before it: it may be another one when it is asked for by itself. */
  get isFragile(): boolean {
    return this.#program.log.fragile;
  }

  /** The members of a class, by its body, that may have one of these names. */
  membersOf(body: SyntaxNode, names: readonly string[]): readonly SyntaxNode[] {
    return this.#program.main.scopes.membersOf(body, names);
  }

  /** What in a class writes to a member of this name, of whatever object, or to one whose name is computed. */
  writesInClass(body: SyntaxNode, name: string): readonly ScriptWrite[] {
    return this.#program.main.scopes.memberWrites(name, { inClass: body });
  }

  /** Every place is looked at that spells the name. */
  searched(name: string): void {
    this.#program.main.scopes.searched(name);
  }

  /** Frees the trees. */
  dispose(): void {
    this.#program.dispose();
    this.root.dispose();
  }
}

function placeKey({ start, end }: Span): string {
  return `${start}-${end}`;
}

export type { AddressOf, ForeignArgument, ForeignCallSite, ScriptDeclaration };
