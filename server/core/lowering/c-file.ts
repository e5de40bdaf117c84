/**
 * What one C file says at file scope: types, constants, variables, functions. Indexed by name and read on demand;
 * a declaration is read from its expanded text, so that macros in it count. Each answer has a fingerprint (the expanded
 * declaration), by which a host can tell whether a function that asked would be told the same again.
 */
import { constantValue } from '../../kernel/constants';
import { limitValue } from './c-limits';
import type { MachineType, RecordLayout } from '../flow/types';
import type { LookupRecorder, Preprocessed } from '../preprocess/types';
import { lookupKey } from '../preprocess/macros';
import { functionsOf, type FunctionDefinition } from '../syntax/functions';
import type { LanguageId, Parser, SyntaxNode, SyntaxTree } from '../syntax/port';
import type { Span } from '../text';
import type { CEnvironment, GlobalVariable, KnownFunction } from './c-environment';
import { followedByAlignment, hasSpecifier, isAligned } from './c-declarations';
import { fold } from './c-fold';
import {
  adjustParameter,
  declaratorsOf,
  pointersAround,
  readDeclarator,
  readSpecifier,
  returnType,
  sizeWith,
  type TypeScope,
} from './c-types';
import { typeOfExpression } from './c-typing';
import { Lookups, missing, type LookupName } from './lookups';

interface Indexed {
  readonly node: SyntaxNode;
  readonly kind: 'typedef' | 'record' | 'enumerator' | 'variable' | 'prototype';
}

interface Reading {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly macros: Lookups;
}

export class CFile {
  readonly functions: readonly FunctionDefinition[];
  readonly #index = new Map<string, Indexed[]>();
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
  ) {
    this.functions = functionsOf(tree).filter(
      (one) => preprocessed.activityAt(one.span.start) !== 'inactive',
    );
    for (const one of this.functions) this.#functionsByName.set(one.name, one);
    this.#indexAll(tree.root);
  }

  /** Frees the trees that reading declarations made. */
  dispose(): void {
    for (const tree of this.#trees) tree.dispose();
  }

  functionNamed(name: string): FunctionDefinition | undefined {
    return this.#functionsByName.get(name);
  }

  /** Some declaration or definition of file scope names it. */
  declares(name: string): boolean {
    return this.#index.has(name) || this.#functionsByName.has(name);
  }

  /** The last prototype of a function at file scope, as written. */
  prototypeOf(name: string): SyntaxNode | undefined {
    return this.#index
      .get(name)
      ?.filter((entry) => entry.kind === 'prototype')
      .at(-1)?.node;
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
    if (kind === 'file')
      return this.preprocessed.includes.some((one) => one.request.spelling === what) ? '+' : missing;
    return this.#fingerprint(what);
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

  /** The interface through which one function is lowered; everything asked goes to `lookups`. */
  environment(lookups: Lookups): CEnvironment {
    const ask = <T>(kind: 'typedef' | 'record' | 'constant' | 'global', name: string, read: () => T): T => {
      lookups.add(`${kind} ${name}`, this.#fingerprint(name));
      const outer = this.#recorder;
      this.#recorder = lookups;
      const answer = read();
      this.#recorder = outer;
      return answer;
    };
    return {
      typedef: (name) => ask('typedef', name, () => this.#typedef(name)),
      record: (tag) => ask('record', tag, () => this.#record(tag)),
      constant: (name) => ask('constant', name, () => this.#constant(name)),
      global: (name) => ask('global', name, () => this.#global(name)),
      function: (name) => {
        lookups.add(`function ${name}`, this.functionFingerprint(name));
        return this.#function(name);
      },
    };
  }

  #indexAll(root: SyntaxNode): void {
    const pending = [...root.namedChildren].reverse();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.type === 'declaration' || node.type === 'type_definition') this.#indexDeclaration(node);
      else if (/^(?:struct|union|enum)_specifier$/.test(node.type)) this.#indexSpecifier(node, node);
      else if (/^(?:preproc_|linkage_|declaration_list|ERROR)/.test(node.type))
        pending.push(...[...node.namedChildren].reverse());
    }
  }

  #add(name: string, entry: Indexed): void {
    const list = this.#index.get(name);
    if (list === undefined) this.#index.set(name, [entry]);
    else list.push(entry);
  }

  #indexDeclaration(node: SyntaxNode): void {
    const type = node.field('type');
    if (type !== undefined) this.#indexSpecifier(type, node);
    for (const declarator of declaratorsOf(node)) {
      const named = nameOf(declarator);
      if (named === undefined) continue;
      const kind = node.type === 'type_definition' ? 'typedef' : named.isFunction ? 'prototype' : 'variable';
      this.#add(named.name, { node, kind });
    }
  }

  #indexSpecifier(specifier: SyntaxNode, node: SyntaxNode): void {
    const body = specifier.field('body');
    if (body === undefined) return;
    if (specifier.type === 'enum_specifier') {
      for (const one of body.namedChildren) {
        const name = one.type === 'enumerator' ? one.field('name')?.text : undefined;
        if (name !== undefined) this.#add(name, { node, kind: 'enumerator' });
      }
      return;
    }
    const name = specifier.field('name')?.text;
    const keyword = specifier.type === 'union_specifier' ? 'union' : 'struct';
    if (name !== undefined) this.#add(`${keyword} ${name}`, { node, kind: 'record' });
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

  /** The declaration of a name as a node of expanded text. */
  #declaration(name: string, kind: Indexed['kind']): SyntaxNode | undefined {
    const found = this.#index
      .get(name)
      ?.filter((entry) => entry.kind === kind)
      .at(-1);
    if (found === undefined) return undefined;
    const { root } = this.#read(found.node);
    return root.type === 'translation_unit' ? root.namedChildren[0] : root;
  }

  /** Guards against definitions that need themselves. */
  #once<T>(key: string, read: () => T | undefined): T | undefined {
    if (this.#busy.has(key)) return undefined;
    this.#busy.add(key);
    const result = read();
    this.#busy.delete(key);
    return result;
  }

  readonly #scope: TypeScope & {
    variableType(name: string): MachineType | undefined;
    valueOf(name: string): bigint | undefined;
  } = {
    typedef: (name) => this.#typedef(name),
    record: (tag) => this.#record(tag),
    defineRecord: (tag, layout) => {
      this.#records.set(tag, layout);
    },
    defineEnumerator: (name, value) => {
      this.#enumerators.set(name, value);
    },
    fold: (node) => this.#fold(node),
    typeOfExpression: (node) => typeOfExpression(node, this.#scope),
    variableType: (name) => this.#global(name)?.type,
    valueOf: (name) => this.#constant(name),
  };

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
    return this.#once(`typedef ${name}`, () => {
      const node = this.#declaration(name, 'typedef');
      if (node === undefined) return undefined;
      const base = readSpecifier(node.field('type'), this.#scope);
      for (const declarator of declaratorsOf(node)) {
        const read = readDeclarator(declarator, base, this.#scope);
        if (read.name?.text === name) return read.type;
      }
      return undefined;
    });
  }

  #record(tag: string): RecordLayout | undefined {
    const known = this.#records.get(tag);
    if (known !== undefined) return known;
    this.#once(`record ${tag}`, () => {
      const node = this.#declaration(tag, 'record');
      readSpecifier(node?.field('type') ?? node, this.#scope);
      return undefined;
    });
    return this.#records.get(tag);
  }

  #constant(name: string): bigint | undefined {
    if (this.#index.get(name)?.some((entry) => entry.kind === 'enumerator') === true) {
      if (!this.#enumerators.has(name))
        this.#once(`enumerator ${name}`, () => {
          const node = this.#declaration(name, 'enumerator');
          readSpecifier(node?.field('type') ?? node, this.#scope);
          return undefined;
        });
      return this.#enumerators.get(name);
    }
    if (this.#index.has(name) || this.#functionsByName.has(name)) return undefined;
    const value = constantValue(name);
    return value === undefined ? limitValue(name) : BigInt(value);
  }

  #global(name: string): GlobalVariable | undefined {
    return this.#once(`global ${name}`, () => {
      const entry = this.#index
        .get(name)
        ?.filter((one) => one.kind === 'variable')
        .at(-1);
      const node = this.#declaration(name, 'variable');
      if (node === undefined || entry === undefined) return undefined;
      const base = readSpecifier(node.field('type'), this.#scope);
      for (const declarator of declaratorsOf(node)) {
        const initialised = declarator.type === 'init_declarator';
        const inner = initialised ? declarator.field('declarator') : declarator;
        const { name: named, type, variableLength } = readDeclarator(inner, base, this.#scope);
        if (named?.text !== name) continue;
        const value = initialised ? declarator.field('value') : undefined;
        const simple = type.kind === 'int' || type.kind === 'bool';
        const unsized = type.kind === 'array' && type.length === undefined && variableLength === undefined;
        const elements =
          value?.type === 'initializer_list' && !value.text.includes('[')
            ? value.namedChildren.filter((one) => one.type !== 'comment').length
            : undefined;
        return {
          type: unsized ? { ...type, length: elements } : type,
          declaration: { start: entry.node.start, end: entry.node.end },
          aligned:
            isAligned(node) ||
            followedByAlignment(this.preprocessed.text.slice(entry.node.end, entry.node.end + 120)),
          internal: hasSpecifier(node, 'static'),
          constant: simple && hasSpecifier(node, 'const'),
          initial: simple ? this.#fold(value) : undefined,
        };
      }
      return undefined;
    });
  }

  #function(name: string): KnownFunction | undefined {
    const definition = this.#functionsByName.get(name);
    const prototype = definition === undefined ? this.#declaration(name, 'prototype') : undefined;
    const node = definition?.node ?? prototype;
    if (node === undefined) return undefined;
    const base = readSpecifier(node.field('type'), this.#scope);
    const declarator =
      definition === undefined
        ? declaratorsOf(node).find((one) => nameOf(one)?.name === name)
        : node.field('declarator');
    const { parameters } = readDeclarator(declarator, base, this.#scope);
    const types: MachineType[] = [];
    for (const one of parameters?.namedChildren ?? []) {
      if (one.type !== 'parameter_declaration') continue;
      const type = readSpecifier(one.field('type'), this.#scope);
      const inner = one.field('declarator');
      if (inner === undefined && type.kind === 'void') continue;
      types.push(adjustParameter(readDeclarator(inner, type, this.#scope).type));
    }
    return {
      returns: definition === undefined ? pointersAround(declarator, base) : returnType(node, base),
      parameters: types,
      defined: definition !== undefined,
    };
  }
}

/** The declared name and whether it is that of a function (and not of a pointer to one). */
function nameOf(declarator: SyntaxNode): { readonly name: string; readonly isFunction: boolean } | undefined {
  let node: SyntaxNode | undefined = declarator;
  let isFunction = false;
  for (let depth = 0; node !== undefined && depth < 32; depth++) {
    if (/^(?:identifier|type_identifier|primitive_type|field_identifier)$/.test(node.type))
      return { name: node.text, isFunction };
    if (node.type === 'function_declarator') isFunction = true;
    else if (node.type === 'parenthesized_declarator' || node.type === 'pointer_declarator')
      isFunction = node.type === 'pointer_declarator' ? false : isFunction;
    const at: SyntaxNode = node;
    node =
      at.field('declarator') ?? at.namedChildren.find((child) => /declarator$|identifier$/.test(child.type));
  }
  return undefined;
}
