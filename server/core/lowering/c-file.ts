/**
 * What one C file says at file scope: types, constants, variables, functions. Indexed by name and read on demand;
 * a declaration is read from its expanded text, so that macros in it count. Each answer has a fingerprint (the expanded
 * declaration), by which a host can tell whether a function that asked would be told the same again.
 */
import { constantValue } from '../../kernel/constants';
import type { MachineType, RecordLayout } from '../flow/types';
import type { Item } from '../items/item';
import { factsOf, type DeclarationPlace, type ItemDeclaration, type ItemFunction } from '../items/item-facts';
import type { ItemTrees } from '../items/item-trees';
import { lookupKey } from '../preprocess/macros';
import type { Expansion, Preprocessed } from '../preprocess/types';
import { aliasesIn, type Aliases } from '../syntax/aliases';
import type { LanguageId, SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { hasSpecifier } from './c-declarations';
import type { CEnvironment, GlobalVariable, KnownFunction } from './c-environment';
import { readTypedef, readVariable, specifierOf } from './c-file-declarations';
import { fold } from './c-fold';
import { DeclarationIndex, type DeclarationKind, type Indexed } from './c-index';
import { limitValue } from './c-limits';
import { CNames } from './c-names';
import { Readings, type Reading } from './c-readings';
import { readSignature } from './c-signature';
import { readSpecifier, sizeWith } from './c-types';
import { typeOfExpression, type TypingScope } from './c-typing';
import { Lookups, missing, type LookupName } from './lookups';
import type { TextPieces } from '../text-piece';
import { VariableReads } from './variable-reads';

type AskedKind = 'typedef' | 'record' | 'class' | 'constant' | 'global' | 'function';

/** A value with all that was asked to get it: who asks for it again has asked that too. */
interface Known<T> {
  readonly value: T;
  readonly asked: Lookups;
}

/** What a file is made of. */
export interface CFileParts {
  readonly preprocessed: Preprocessed;
  readonly items: readonly Item[];
  /** The same, to be searched. */
  readonly pieces: TextPieces;
  readonly trees: ItemTrees;
  /** Texts of the headers that were read. */
  readonly headers: ReadonlyMap<string, string>;
  /** Of a file with the same directives, if there was one. */
  readonly readings?: Readings | undefined;
}

export class CFile {
  readonly preprocessed: Preprocessed;
  readonly language: LanguageId;
  #aliases: Aliases;
  readonly #functions: ItemFunction[];
  #parts: CFileParts;
  readonly #index: DeclarationIndex<ItemDeclaration>;
  readonly #readings: Readings;
  readonly #cpp: boolean;
  readonly #scope: TypingScope;
  readonly #names: CNames;
  /** The declaration that is read at the moment. */
  #place: DeclarationPlace | undefined;
  readonly #records = new Map<string, Known<RecordLayout>>();
  readonly #enumerators = new Map<string, Known<bigint>>();
  readonly #busy = new Set<string>();
  /** Who asks at the moment; what is asked while a declaration is read belongs to the asker too. */
  #recorder: Lookups = new Lookups();

  constructor(parts: CFileParts) {
    const { preprocessed, items, pieces, trees } = parts;
    this.#parts = parts;
    this.preprocessed = preprocessed;
    this.language = trees.language;
    this.#aliases = aliasesIn(pieces);
    this.#cpp = this.language === 'cpp';
    this.#scope = this.#typing();
    this.#readings = parts.readings ?? new Readings(preprocessed, trees);
    const facts = items.map((item) => factsOf(item, trees));
    this.#functions = facts
      .flatMap(({ functions }) => functions)
      .filter((one) => preprocessed.activityAt(one.span.start) !== 'inactive');
    this.#index = new DeclarationIndex(facts.flatMap(({ declarations }) => declarations));
    this.#names = new CNames(this.#index, this.#functions, items, this.#cpp);
  }

  get items(): readonly Item[] {
    return this.#parts.items;
  }

  get pieces(): TextPieces {
    return this.#parts.pieces;
  }

  get functions(): readonly ItemFunction[] {
    return this.#functions;
  }

  /** Variables and members that dlsym(3) fills with a function of the family. */
  get aliases(): Aliases {
    return this.#aliases;
  }

  get readings(): Readings {
    return this.#readings;
  }

  /**
   * Bodies of functions were edited, and nothing else: the heads and all declarations are what they were. `replaced`:
   * each function before with the one that stands for it now.
   */
  edit(
    { items, pieces }: Pick<CFileParts, 'items' | 'pieces'>,
    replaced: ReadonlyMap<ItemFunction, ItemFunction>,
  ): void {
    const { preprocessed, trees, headers, readings } = this.#parts;
    this.#parts = { preprocessed, items, pieces, trees, headers, readings };
    this.#aliases = aliasesIn(pieces);
    for (const [before, now] of replaced) {
      const at = this.#functions.indexOf(before);
      // It may stand where no program is.
      if (at >= 0) this.#functions[at] = now;
    }
    this.#names.replace(replaced);
  }

  /** The run ends: frees the trees that it made. What was read from them stays known. */
  dispose(): void {
    this.#readings.release();
    this.#parts.trees.release();
  }

  /** The definition of this (full) name, unless there are several that a call may mean. */
  functionNamed(name: string): ItemFunction | undefined {
    return this.#names.isOverloaded(name) ? undefined : this.#names.definition(name);
  }

  defines(name: string): boolean {
    return this.#names.definition(name) !== undefined;
  }

  /** C++: a member function with an object, as far as this file says (what `C::f` is defined in counts as a class). */
  isMethod({ name, scope, inClass, head }: ItemFunction, lookups: Lookups): boolean {
    if (inClass) return head !== undefined && !hasSpecifier(head, 'static');
    if (scope.length === 0) return false;
    const asked: LookupName = `namespace ${scope.join('::')}`;
    lookups.add(asked, this.answer(asked, 0));
    if (this.#names.isNamespace(scope.join('::'))) return false;
    lookups.add(`function ${name}`, this.functionFingerprint(name));
    const declared = this.#index.get(name)?.filter((one) => one.kind === 'prototype') ?? [];
    return !declared.some((one) => hasSpecifier(one.node, 'static'));
  }

  /** Some declaration or definition of file scope names it. */
  declares(name: string): boolean {
    return this.#index.has(name) || this.#names.definition(name) !== undefined;
  }

  /** The last prototype of a function at file scope. */
  prototypeOf(name: string): Indexed | undefined {
    return this.#index.last(name, 'prototype');
  }

  functionsDeclaredElsewhere(): readonly string[] {
    return this.#index.names('prototype').filter((name) => this.#names.definition(name) === undefined);
  }

  /** Parses text that the caller keeps no longer than this run. */
  parse(text: string): SyntaxNode {
    return this.#parts.trees.parse(text);
  }

  /** Today's answer to a recorded look-up, for a function that starts at `offset`. */
  answer(name: LookupName, offset: number): string {
    return this.#apart(() => this.#answer(name, offset));
  }

  #answer(name: LookupName, offset: number): string {
    const at = name.indexOf(' ');
    const [kind, what] = [name.slice(0, at), name.slice(at + 1)];
    if (kind === 'macro') return lookupKey(this.preprocessed.macroAt(what, offset));
    if (kind === 'function') return this.#functionFingerprint(what);
    if (kind === 'unread') return this.isUnread(what, new Lookups()) ? '+' : missing;
    if (kind === 'namespace') return this.#names.isNamespace(what) ? '+' : missing;
    if (kind === 'word') return '';
    if (kind === 'alias') return this.#aliases.get(what) ?? missing;
    if (kind === 'class')
      return `${this.#fingerprint(`struct ${what}`)}\n${this.#fingerprint(`union ${what}`)}`;
    if (kind === 'file')
      return this.preprocessed.includes.some((one) => one.request.spelling === what) ? '+' : missing;
    return this.#fingerprint(what);
  }

  /**
   * Nothing looks at what a variable of file scope points to; `f#0`: the same of a parameter, for all who call it.
   * What the answer rests on goes to `lookups`.
   */
  isUnread(name: string, lookups: Lookups): boolean {
    const { items, pieces, trees, headers } = this.#parts;
    const reads = new VariableReads(
      {
        items,
        pieces,
        rootOf: (item) => trees.of(item),
        index: this.#index,
        headers,
        functionNamed: (named) => this.functionNamed(named),
        defines: (named) => this.defines(named),
      },
      (asked) => {
        lookups.add(asked, this.answer(asked, 0));
      },
    );
    const [plain = '', index] = name.split('#');
    return index === undefined ? reads.isUnread(plain) : reads.isParameterUnread(plain, Number(index));
  }

  /** All that is said of a function: by its definition, by how many of them, and by its prototypes. */
  functionFingerprint(name: string): string {
    return this.#apart(() => this.#functionFingerprint(name));
  }

  #functionFingerprint(name: string): string {
    const definition = this.#names.definition(name);
    const declared = this.#fingerprint(name);
    if (definition === undefined) return declared;
    const several = this.#names.isOverloaded(name) ? 'several' : 'one';
    return `${several}\n${declared}\n${this.expandedText(definition)}`;
  }

  expandedText(definition: ItemFunction): string {
    return this.#readings.definition(definition);
  }

  expansion(definition: ItemFunction, lookups: Lookups): Expansion {
    return this.#readings.expansion(definition, lookups);
  }

  /** Everywhere the thing that a look-up asked for is written, in order, for positions that move with it. */
  placesOf(name: LookupName): readonly Span[] {
    const what = name.slice(name.indexOf(' ') + 1);
    if (name.startsWith('macro '))
      return this.preprocessed.definitions.filter((one) => one.name === what).map((one) => one.span);
    const definition = this.#names.definition(what);
    if (definition !== undefined) return [definition.span];
    return (this.#index.get(what) ?? []).map((one) => one.span);
  }

  /** The interface through which a function in these namespaces and classes is lowered; everything asked goes to `lookups`. */
  environment(lookups: Lookups, scope: readonly string[] = []): CEnvironment {
    const ask = <T>(kind: AskedKind, name: string, read: () => T): T => {
      const outer = [this.#recorder, this.#names.within] as const;
      [this.#recorder, this.#names.within] = [lookups, scope];
      const answer = this.#ask(kind, name, read);
      [this.#recorder, this.#names.within] = outer;
      return answer;
    };
    return {
      typedef: (name) => ask('typedef', name, () => this.#typedef(name)),
      record: (tag) => ask('record', tag, () => this.#record(tag)),
      constant: (name) => ask('constant', name, () => this.#constant(name)),
      global: (name) => ask('global', name, () => this.#global(name)),
      function: (name) => ask('function', name, () => this.#function(this.#names.functionName(name) ?? name)),
      functionName: this.#cpp
        ? (name) => ask('function', name, () => this.#names.functionName(name))
        : undefined,
      classTag: this.#cpp ? (name) => ask('class', name, () => this.#names.classTag(name)) : undefined,
    };
  }

  /** Somebody compares answers: what is asked for that belongs to no one. */
  #apart<T>(read: () => T): T {
    const recorder = this.#recorder;
    this.#recorder = new Lookups();
    const result = read();
    this.#recorder = recorder;
    return result;
  }

  /** Reads an answer and records that it was asked for. */
  #ask<T>(kind: AskedKind, name: string, read: () => T): T {
    const paths = this.#names.paths(name);
    // Where a name stands is decided by where it does not.
    for (const path of paths) {
      const asked: LookupName = `${kind} ${path}`;
      this.#recorder.add(asked, this.#answer(asked, 0));
      if (paths.length > 1 && this.#names.isKnown(path)) break;
    }
    return read();
  }

  /** The declarations of a name, expanded; one text for all of them. */
  #fingerprint(name: string): string {
    const entries = this.#index.get(name);
    return entries === undefined ? missing : entries.map((one) => this.#read(one.place).answer).join('\n');
  }

  #read(place: DeclarationPlace): Reading {
    const reading = this.#readings.declaration(place);
    this.#recorder.addAll(reading.macros);
    return reading;
  }

  #declaration({ place }: ItemDeclaration): SyntaxNode | undefined {
    this.#read(place);
    return this.#readings.node(place);
  }

  /** Reads with the names in force where the declaration stands. */
  #reading<T>(found: ItemDeclaration, read: (node: SyntaxNode | undefined) => T): T {
    const outer = [this.#names.within, this.#place] as const;
    [this.#names.within, this.#place] = [found.scope, found.place];
    const result = read(this.#declaration(found));
    [this.#names.within, this.#place] = outer;
    return result;
  }

  /** Guards against definitions that need themselves. */
  #once<T>(key: string, read: () => T | undefined): T | undefined {
    if (this.#busy.has(key)) return undefined;
    const asker = this.#recorder;
    this.#recorder = new Lookups();
    this.#busy.add(key);
    const result = read();
    this.#busy.delete(key);
    asker.addAll(this.#recorder);
    this.#recorder = asker;
    return result;
  }

  /** Reads a definition for the records and enumerators in it. */
  #define(key: string, found: ItemDeclaration): void {
    this.#once(key, () => this.#reading(found, (node) => readSpecifier(specifierOf(node), this.#scope)));
  }

  /** Of several definitions of a name the last counts, whichever is read first. */
  #counts(path: string, kind: DeclarationKind): boolean {
    const last = this.#index.last(path, kind);
    return last === undefined || last.place === this.#place;
  }

  #typing(): TypingScope {
    return {
      typedef: (name) => this.#ask('typedef', name, () => this.#typedef(name)),
      record: (tag) => this.#ask('record', tag, () => this.#record(tag)),
      defineRecord: (tag, layout) => {
        if (this.#counts(tag, 'record')) this.#records.set(tag, { value: layout, asked: this.#recorder });
      },
      defineEnumerator: (name, value) => {
        const path = [...this.#names.within, name].join('::');
        if (this.#counts(path, 'enumerator')) this.#enumerators.set(path, { value, asked: this.#recorder });
      },
      fold: (node) => this.#fold(node),
      typeOfExpression: (node) => typeOfExpression(node, this.#scope),
      variableType: (name) => this.#ask('global', name, () => this.#global(name)?.type),
      valueOf: (name) => this.#ask('constant', name, () => this.#constant(name)),
      ...(this.#cpp
        ? {
            classTag: (name: string) => this.#ask('class', name, () => this.#names.classTag(name)),
            prefix: () => this.#names.within.map((part) => `${part}::`).join(''),
          }
        : {}),
    };
  }

  #fold(node: SyntaxNode | undefined): bigint | undefined {
    const records = { get: (tag: string) => this.#scope.record(tag) };
    return fold(node, {
      valueOf: (name) =>
        this.#ask('constant', name, () => this.#constant(name)) ??
        this.#ask('global', name, () => this.#constantVariable(name)),
      typeOf: (type) => typeOfExpression(type, this.#scope),
      sizeOfType: (type) => sizeWith(type, records),
      sizeOfExpression: (expression) => sizeWith(typeOfExpression(expression, this.#scope), records),
    });
  }

  #told<T>(known: Known<T> | undefined): T | undefined {
    if (known !== undefined && known.asked !== this.#recorder) this.#recorder.addAll(known.asked);
    return known?.value;
  }

  #constantVariable(name: string): bigint | undefined {
    const global = this.#global(name);
    return global?.constant === true ? global.initial : undefined;
  }

  #typedef(name: string): MachineType | undefined {
    const found = this.#names.find(name, 'typedef') ?? this.#names.find(name, 'enum');
    if (found === undefined) return undefined;
    return this.#once(`typedef ${found.name}`, () =>
      this.#reading(found, (node) =>
        node === undefined ? undefined : readTypedef(node, found, this.#scope),
      ),
    );
  }

  #record(tag: string): RecordLayout | undefined {
    if (!this.#records.has(tag)) {
      const found = this.#index.last(tag, 'record');
      if (found === undefined) return undefined;
      this.#define(`record ${tag}`, found);
    }
    return this.#told(this.#records.get(tag));
  }

  #constant(name: string): bigint | undefined {
    const found = this.#names.find(name, 'enumerator');
    if (found !== undefined) {
      if (!this.#enumerators.has(found.name)) this.#define(`enumerator ${found.name}`, found);
      return this.#told(this.#enumerators.get(found.name));
    }
    if (this.#names.paths(name).some((path) => this.#names.isKnown(path))) return undefined;
    const value = constantValue(name);
    return value === undefined ? limitValue(name) : BigInt(value);
  }

  #global(name: string): GlobalVariable | undefined {
    const entry = this.#names.find(name, 'variable');
    if (entry === undefined) return undefined;
    return this.#once(`global ${entry.name}`, () =>
      this.#reading(entry, (node) =>
        node === undefined
          ? undefined
          : readVariable(node, entry, {
              scope: this.#scope,
              rest: entry.place.rest,
              fold: (value) => this.#fold(value),
            }),
      ),
    );
  }

  #function(name: string): KnownFunction | undefined {
    if (this.#names.isOverloaded(name)) return undefined;
    const definition = this.#names.definition(name);
    const prototype = this.#index.last(name, 'prototype');
    const within = this.#names.within;
    this.#names.within = definition?.scope ?? prototype?.scope ?? [];
    const declared =
      definition === undefined && prototype !== undefined ? this.#declaration(prototype) : undefined;
    const node = definition === undefined ? declared : definition.head;
    const known =
      node === undefined ? undefined : readSignature(node, definition, prototype, name, this.#scope);
    this.#names.within = within;
    return known;
  }
}
