/**
 * What one C file says at file scope: types, constants, variables, functions. Indexed by name and read on demand;
 * a declaration is read from its expanded text, so that macros in it count. Each answer has a fingerprint (the expanded
 * declaration), by which a host can tell whether a function that asked would be told the same again.
 */
import { constantValue } from '../../kernel/constants';
import { limitValue } from './c-limits';
import type { MachineType, RecordLayout } from '../flow/types';
import type { LookupRecorder, Preprocessed } from '../preprocess/types';
import { aliasesIn, type Aliases } from '../syntax/aliases';
import { lookupKey } from '../preprocess/macros';
import { functionsOf, type FunctionDefinition } from '../syntax/functions';
import type { LanguageId, Parser, SyntaxNode, SyntaxTree } from '../syntax/port';
import type { Span } from '../text';
import { onePiece } from '../text-piece';
import type { CEnvironment, GlobalVariable, KnownFunction } from './c-environment';
import { hasSpecifier } from './c-declarations';
import { readTypedef, readVariable, specifierOf, type FoundDeclaration } from './c-file-declarations';
import { fold } from './c-fold';
import { DeclarationIndex, type Indexed } from './c-index';
import { readSignature } from './c-signature';
import { readSpecifier, sizeWith } from './c-types';
import { typeOfExpression, type TypingScope } from './c-typing';
import { Lookups, missing, type LookupName } from './lookups';
import { VariableReads } from './variable-reads';

type AskedKind = 'typedef' | 'record' | 'class' | 'constant' | 'global' | 'function';

interface Reading {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly macros: Lookups;
}

export class CFile {
  readonly functions: readonly FunctionDefinition[];
  /** Variables and members that dlsym(3) fills with a function of the family. */
  readonly aliases: Aliases;
  readonly #index: DeclarationIndex;
  readonly #reads: VariableReads;
  /** C++: names of which there are several definitions. */
  readonly #overloaded = new Set<string>();
  readonly #cpp: boolean;
  readonly #scope: TypingScope;
  /** The namespaces and classes around the text that is read at the moment. */
  #within: readonly string[] = [];
  readonly #functionsByName = new Map<string, FunctionDefinition>();
  readonly #readings = new Map<number, Reading>();
  readonly #expanded = new Map<number, string>();
  readonly #trees: SyntaxTree[] = [];
  readonly #records = new Map<string, RecordLayout>();
  readonly #enumerators = new Map<string, bigint>();
  readonly #busy = new Set<string>();
  /** Who asks at the moment; look-ups made while a declaration is read belong to the asker too. */
  #recorder: Lookups = new Lookups();

  constructor(
    readonly preprocessed: Preprocessed,
    tree: SyntaxTree,
    readonly parser: Parser,
    readonly language: LanguageId,
    /** Texts of the headers that were read. */
    headers: ReadonlyMap<string, string> = new Map(),
  ) {
    this.aliases = aliasesIn(onePiece(preprocessed));
    this.functions = functionsOf(tree).filter(
      (one) => preprocessed.activityAt(one.span.start) !== 'inactive',
    );
    this.#cpp = language === 'cpp';
    this.#scope = this.#typing();
    for (const one of this.functions) {
      if (this.#cpp && this.#functionsByName.has(one.name)) this.#overloaded.add(one.name);
      this.#functionsByName.set(one.name, one);
    }
    this.#index = new DeclarationIndex(tree.root);
    this.#reads = new VariableReads({
      root: tree.root,
      index: this.#index,
      headers,
      functionNamed: (name) => this.functionNamed(name),
      defines: (name) => this.defines(name),
    });
  }

  /** Frees the trees that reading declarations made. */
  dispose(): void {
    for (const tree of this.#trees) tree.dispose();
  }

  /** The definition of this (full) name, unless there are several that a call may mean. */
  functionNamed(name: string): FunctionDefinition | undefined {
    return this.#overloaded.has(name) ? undefined : this.#functionsByName.get(name);
  }

  defines(name: string): boolean {
    return this.#functionsByName.has(name);
  }

  /** C++: a member function with an object, as far as this file says (what `C::f` is defined in counts as a class). */
  isMethod({ name, scope, inClass, node }: FunctionDefinition): boolean {
    if (inClass) return !hasSpecifier(node, 'static');
    if (scope.length === 0 || this.#index.namespaces.has(scope.join('::'))) return false;
    const declared = this.#index.get(name)?.filter((one) => one.kind === 'prototype') ?? [];
    return !declared.some((one) => hasSpecifier(one.node, 'static'));
  }

  /** Some declaration or definition of file scope names it. */
  declares(name: string): boolean {
    return this.#index.has(name) || this.#functionsByName.has(name);
  }

  /** The last prototype of a function at file scope, as written. */
  prototypeOf(name: string): SyntaxNode | undefined {
    return this.#index.last(name, 'prototype')?.node;
  }

  functionsDeclaredElsewhere(): readonly string[] {
    return this.#index.names('prototype').filter((name) => !this.#functionsByName.has(name));
  }

  /** Parses text that the caller keeps no longer than this file. */
  parse(text: string): SyntaxNode {
    const tree = this.parser.parse(text, this.language);
    this.#trees.push(tree);
    return tree.root;
  }

  /** Records macro look-ups under their names. */
  macroRecorder(into: Lookups): LookupRecorder {
    return (name, result) => {
      into.add(`macro ${name}`, lookupKey(result));
    };
  }

  /** Today's answer to a recorded look-up, for a function that starts at `offset`. */
  answer(name: LookupName, offset: number): string {
    const at = name.indexOf(' ');
    const [kind, what] = [name.slice(0, at), name.slice(at + 1)];
    if (kind === 'macro') return lookupKey(this.preprocessed.macroAt(what, offset));
    if (kind === 'function') return this.functionFingerprint(what);
    if (kind === 'unread') return this.isUnread(what) ? '+' : missing;
    if (kind === 'alias') return this.aliases.get(what) ?? missing;
    if (kind === 'class')
      return `${this.#fingerprint(`struct ${what}`)}\n${this.#fingerprint(`union ${what}`)}`;
    if (kind === 'file')
      return this.preprocessed.includes.some((one) => one.request.spelling === what) ? '+' : missing;
    return this.#fingerprint(what);
  }

  /** Nothing looks at what a variable of file scope points to; `f#0`: the same of a parameter, for all who call it. */
  isUnread(name: string): boolean {
    const [plain = '', index] = name.split('#');
    return index === undefined
      ? this.#reads.isUnread(plain)
      : this.#reads.isParameterUnread(plain, Number(index));
  }

  functionFingerprint(name: string): string {
    const definition = this.#functionsByName.get(name);
    return definition === undefined ? this.#fingerprint(name) : this.expandedText(definition);
  }

  /**
   * What a function says where it stands: its own text, and that with the macros in force at each of its places. An
   * #undef, an #else or a comment that opens above changes the second though not the first.
   */
  expandedText({ span, text }: FunctionDefinition): string {
    let expanded = this.#expanded.get(span.start);
    if (expanded === undefined) {
      const { definitions } = this.preprocessed;
      const { text: inForce, complete, ambiguous, usedMacros } = this.preprocessed.expand(span);
      const doubts = ambiguous.map((one) => one.name).join(' ');
      // Of two equal definitions, which one: findings point at it.
      const used = usedMacros
        .map((one) => `${one.name}#${definitions.filter(({ name }) => name === one.name).indexOf(one)}`)
        .join(' ');
      const activity = this.preprocessed.activityAt(span.start);
      expanded = [activity, complete, doubts, used, inForce, text].join('\n');
      this.#expanded.set(span.start, expanded);
    }
    return expanded;
  }

  /** Everywhere the thing that a look-up asked for is written, in order, for positions that move with it. */
  placesOf(name: LookupName): readonly Span[] {
    const what = name.slice(name.indexOf(' ') + 1);
    if (name.startsWith('macro '))
      return this.preprocessed.definitions.filter((one) => one.name === what).map((one) => one.span);
    const definition = this.#functionsByName.get(what);
    if (definition !== undefined) return [definition.span];
    return (this.#index.get(what) ?? []).map(({ node: { start, end } }) => ({ start, end }));
  }

  /** The interface through which a function in these namespaces and classes is lowered; everything asked goes to `lookups`. */
  environment(lookups: Lookups, scope: readonly string[] = []): CEnvironment {
    const ask = <T>(kind: AskedKind, name: string, read: () => T): T => {
      const outer = [this.#recorder, this.#within] as const;
      [this.#recorder, this.#within] = [lookups, scope];
      // Where a name stands is decided by where it does not.
      for (const path of this.#paths(name)) {
        const asked: LookupName = `${kind} ${path}`;
        lookups.add(asked, this.answer(asked, 0));
        if (this.#isKnown(path)) break;
      }
      const answer = read();
      [this.#recorder, this.#within] = outer;
      return answer;
    };
    return {
      typedef: (name) => ask('typedef', name, () => this.#typedef(name)),
      record: (tag) => ask('record', tag, () => this.#record(tag)),
      constant: (name) => ask('constant', name, () => this.#constant(name)),
      global: (name) => ask('global', name, () => this.#global(name)),
      function: (name) => ask('function', name, () => this.#function(this.#functionName(name) ?? name)),
      functionName: this.#cpp ? (name) => ask('function', name, () => this.#functionName(name)) : undefined,
      classTag: this.#cpp ? (name) => ask('class', name, () => this.#classTag(name)) : undefined,
    };
  }

  /** What a name may stand for here, from the innermost namespace or class outwards. */
  #paths(name: string): readonly string[] {
    if (!this.#cpp || / |^std::/.test(name)) return [name];
    const plain = name.replace(/^::/, '');
    if (plain !== name) return [plain];
    return [...this.#within.keys(), this.#within.length]
      .reverse()
      .map((depth) => [...this.#within.slice(0, depth), plain].join('::'));
  }

  #isKnown(path: string): boolean {
    return this.#index.has(path) || this.#index.has(`struct ${path}`) || this.#functionsByName.has(path);
  }

  #find(name: string, kind: Indexed['kind']): FoundDeclaration | undefined {
    for (const path of this.#paths(name)) {
      const found = this.#index.last(path, kind);
      if (found !== undefined) return { ...found, path };
    }
    return undefined;
  }

  #functionName(name: string): string | undefined {
    return this.#paths(name).find(
      (path) => this.#functionsByName.has(path) || this.#index.has(path, 'prototype'),
    );
  }

  #classTag(name: string): string | undefined {
    for (const path of this.#paths(name))
      for (const tag of [`struct ${path}`, `union ${path}`]) if (this.#index.has(tag, 'record')) return tag;
    return undefined;
  }

  /** The declarations of a name, expanded; one text for all of them. */
  #fingerprint(name: string): string {
    const entries = this.#index.get(name);
    if (entries === undefined) return missing;
    return entries.map((entry) => this.#read(entry.node).text).join('\n');
  }

  #read(node: SyntaxNode): Reading {
    let reading = this.#readings.get(node.start);
    if (reading === undefined) {
      const macros = new Lookups();
      const span = { start: node.start, end: node.end };
      const { text } = this.preprocessed.expand(span, this.macroRecorder(macros));
      reading = { text, root: text === node.text ? node : this.parse(text), macros };
      this.#readings.set(node.start, reading);
    }
    this.#recorder.addAll(reading.macros);
    return reading;
  }

  /** A declaration as a node of expanded text. */
  #declaration(found: Indexed): SyntaxNode | undefined {
    const { root } = this.#read(found.node);
    return root.type === 'translation_unit' ? root.namedChildren[0] : root;
  }

  /** Reads with the names in force where the declaration stands. */
  #reading<T>(found: Indexed, read: (node: SyntaxNode | undefined) => T): T {
    const outer = this.#within;
    this.#within = found.scope;
    const result = read(this.#declaration(found));
    this.#within = outer;
    return result;
  }

  /** Guards against definitions that need themselves. */
  #once<T>(key: string, read: () => T | undefined): T | undefined {
    if (this.#busy.has(key)) return undefined;
    this.#busy.add(key);
    const result = read();
    this.#busy.delete(key);
    return result;
  }

  /** Reads a definition for the records and enumerators in it. */
  #define(key: string, found: Indexed): void {
    this.#once(key, () => this.#reading(found, (node) => readSpecifier(specifierOf(node), this.#scope)));
  }

  #typing(): TypingScope {
    return {
      typedef: (name) => this.#typedef(name),
      record: (tag) => this.#record(tag),
      defineRecord: (tag, layout) => {
        this.#records.set(tag, layout);
      },
      defineEnumerator: (name, value) => {
        this.#enumerators.set([...this.#within, name].join('::'), value);
      },
      fold: (node) => this.#fold(node),
      typeOfExpression: (node) => typeOfExpression(node, this.#scope),
      variableType: (name) => this.#global(name)?.type,
      valueOf: (name) => this.#constant(name),
      ...(this.#cpp
        ? {
            classTag: (name: string) => this.#classTag(name),
            prefix: () => this.#within.map((part) => `${part}::`).join(''),
          }
        : {}),
    };
  }

  #fold(node: SyntaxNode | undefined): bigint | undefined {
    return fold(node, {
      valueOf: (name) => this.#constant(name) ?? this.#constantVariable(name),
      typeOf: (type) => typeOfExpression(type, this.#scope),
      sizeOfType: (type) => sizeWith(type, { get: (tag) => this.#record(tag) }),
      sizeOfExpression: (expression) =>
        sizeWith(typeOfExpression(expression, this.#scope), { get: (tag) => this.#record(tag) }),
    });
  }

  #constantVariable(name: string): bigint | undefined {
    const global = this.#global(name);
    return global?.constant === true ? global.initial : undefined;
  }

  #typedef(name: string): MachineType | undefined {
    const found = this.#find(name, 'typedef') ?? this.#find(name, 'enum');
    if (found === undefined) return undefined;
    return this.#once(`typedef ${found.path}`, () =>
      this.#reading(found, (node) =>
        node === undefined ? undefined : readTypedef(node, found, this.#scope),
      ),
    );
  }

  #record(tag: string): RecordLayout | undefined {
    const known = this.#records.get(tag);
    if (known !== undefined) return known;
    const found = this.#index.last(tag, 'record');
    if (found === undefined) return undefined;
    this.#define(`record ${tag}`, found);
    return this.#records.get(tag);
  }

  #constant(name: string): bigint | undefined {
    const found = this.#find(name, 'enumerator');
    if (found !== undefined) {
      if (!this.#enumerators.has(found.path)) this.#define(`enumerator ${found.path}`, found);
      return this.#enumerators.get(found.path);
    }
    if (this.#paths(name).some((path) => this.#isKnown(path))) return undefined;
    const value = constantValue(name);
    return value === undefined ? limitValue(name) : BigInt(value);
  }

  #global(name: string): GlobalVariable | undefined {
    const entry = this.#find(name, 'variable');
    if (entry === undefined) return undefined;
    return this.#once(`global ${entry.path}`, () =>
      this.#reading(entry, (node) =>
        node === undefined
          ? undefined
          : readVariable(node, entry, {
              scope: this.#scope,
              text: this.preprocessed.text,
              fold: (value) => this.#fold(value),
            }),
      ),
    );
  }

  #function(name: string): KnownFunction | undefined {
    if (this.#overloaded.has(name)) return undefined;
    const definition = this.#functionsByName.get(name);
    const prototype = this.#index.last(name, 'prototype');
    const within = this.#within;
    this.#within = definition?.scope ?? prototype?.scope ?? [];
    const declared =
      definition === undefined && prototype !== undefined ? this.#declaration(prototype) : undefined;
    const node = definition?.node ?? declared;
    const known =
      node === undefined ? undefined : readSignature(node, definition, prototype, name, this.#scope);
    this.#within = within;
    return known;
  }
}
