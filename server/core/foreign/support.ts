/** What several descriptions need: literals by their nodes, tables of functions, places in strings. */
import { unknownType, voidType } from '../flow/types';
import type { StaticValue } from '../script/static-value';
import { unknownStatic } from '../script/static-value';
import { childrenOf, keyName, withoutTypes } from '../script/syntax';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { ForeignFunction, ForeignLibrary, ForeignType } from './foreign-function';
import type { ForeignReading, LiteralNode, OpenedLibrary } from './library';
import type { TypeWord } from './type-words';

/**
 * The place of a part of a string literal, counted in the string. All of the literal where it has escapes; the node where
 * that is no literal.
 */
export function partOf(
  node: SyntaxNode,
  span: Span,
  reading: ForeignReading,
): Pick<ForeignType, 'place' | 'written'> {
  const value = reading.evaluate(node);
  const whole = value.kind === 'string' ? value.place : reading.place(node);
  const length = whole.span.end - whole.span.start - 2;
  if (value.kind !== 'string' || value.value.length !== length) return { place: whole };
  const start = whole.span.start + 1;
  return {
    place: { ...whole, span: { start: start + span.start, end: start + span.end } },
    written: 'word',
  };
}

/** The place of a type that is an expression of its own: the word in a string literal, else all of it. */
export function typePlace(
  node: SyntaxNode,
  span: Span,
  reading: ForeignReading,
): Pick<ForeignType, 'place' | 'written'> {
  const part = withoutTypes(node).type === 'string' ? partOf(node, span, reading) : undefined;
  return part?.written === undefined ? { place: reading.place(node), written: 'expression' } : part;
}

const maxNesting = 4;

/** The elements of an array literal, also through a constant; undefined where some are not known. */
export function elementsOf(
  node: SyntaxNode,
  reading: ForeignReading,
  depth = 0,
): readonly LiteralNode[] | undefined {
  const literal = reading.literal(node);
  if (literal?.node.type !== 'array' || depth > maxNesting) return undefined;
  const found: LiteralNode[] = [];
  for (const one of childrenOf(literal.node)) {
    if (one.type !== 'spread_element') {
      found.push({ node: one, reading: literal.reading });
      continue;
    }
    const inner = childrenOf(one)[0];
    const more = inner && elementsOf(inner, literal.reading, depth + 1);
    if (more === undefined) return undefined;
    found.push(...more);
  }
  return found;
}

export interface Entry {
  readonly name: string;
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
  /** Key and value together. */
  readonly node: SyntaxNode;
  readonly reading: ForeignReading;
}

/** The entries of an object literal, also through a constant, each name once; undefined where some are not known. */
export function entriesOf(
  node: SyntaxNode,
  reading: ForeignReading,
  depth = 0,
): readonly Entry[] | undefined {
  const literal = reading.literal(node);
  if (literal?.node.type !== 'object' || depth > maxNesting) return undefined;
  const found = new Map<string, Entry>();
  for (const one of childrenOf(literal.node)) {
    const inner = one.type === 'spread_element' ? childrenOf(one)[0] : undefined;
    const more =
      inner === undefined ? [entryOf(one, literal.reading)] : entriesOf(inner, literal.reading, depth + 1);
    for (const entry of more ?? [undefined]) {
      if (entry === undefined) return undefined;
      found.set(entry.name, entry);
    }
  }
  return [...found.values()];
}

function entryOf(node: SyntaxNode, reading: ForeignReading): Entry | undefined {
  if (node.type === 'shorthand_property_identifier')
    return { name: node.text, key: node, value: node, node, reading };
  const key = node.type === 'pair' ? node.field('key') : undefined;
  const name = keyName(key);
  const value = node.field('value');
  return key === undefined || name === undefined || value === undefined
    ? undefined
    : { name, key, value, node, reading };
}

/** `true` written for an option of a definition. */
export function isTrue(entry: Entry | undefined): boolean {
  if (entry === undefined) return false;
  const value = entry.reading.evaluate(entry.value);
  return value.kind === 'boolean' && value.value;
}

export function stringOf(entry: Entry | undefined): Extract<StaticValue, { kind: 'string' }> | undefined {
  const value = entry?.reading.evaluate(entry.value);
  return value?.kind === 'string' ? value : undefined;
}

/** The file that an expression names: null is the process itself. */
export function fileOf(node: SyntaxNode | undefined, reading: ForeignReading): OpenedLibrary | undefined {
  if (node === undefined) return undefined;
  const value = reading.evaluate(node);
  const own = reading.place(node);
  // The name itself, where a constant of the same file has it.
  const place = value.kind === 'string' && value.place.file === own.file ? value.place : own;
  return { file: value.kind === 'string' ? value.value : value.kind === 'null' ? null : undefined, place };
}

export function foreignType(
  node: SyntaxNode,
  reading: ForeignReading,
  word: TypeWord | undefined,
): ForeignType {
  const value = withoutTypes(node).type === 'string' ? reading.evaluate(node) : undefined;
  const text = value?.kind === 'string' ? value.value : node.text;
  return {
    text,
    ...typePlace(node, { start: 0, end: text.length }, reading),
    machine: word?.machine ?? unknownType,
    direction: 'in',
    ...(word?.value === undefined ? {} : { value: word.value }),
  };
}

/** What a definition says of the function itself. */
export type Signature = Pick<
  ForeignFunction,
  'returns' | 'parameters' | 'variadic' | 'nonblocking' | 'keepsErrno'
>;

/** What a definition says of one function of a table, the symbol and the file aside. */
export type Definition = Signature & {
  /** The symbol, where it is not the entry's name. */
  readonly symbol?: Extract<StaticValue, { kind: 'string' }> | undefined;
  readonly opened?: OpenedLibrary | undefined;
  readonly module?: string;
  /** How it is called. */
  readonly manner?: 'sync' | 'callback' | 'promise';
};

/** The object of functions that a library makes of a table of definitions by symbol. */
export function functionTable(
  library: ForeignLibrary,
  opened: OpenedLibrary | undefined,
  table: SyntaxNode | undefined,
  reading: ForeignReading,
  define: (entry: Entry) => Definition | undefined,
): StaticValue {
  const entries = table === undefined ? undefined : entriesOf(table, reading);
  if (table === undefined || entries === undefined) return unknownStatic;
  const functions = new Map<string, StaticValue>();
  for (const entry of entries) {
    const definition = define(entry);
    if (definition === undefined) continue;
    const { symbol, opened: own = opened, manner = 'sync', ...rest } = definition;
    const fn: ForeignFunction = {
      ...rest,
      library,
      symbol: symbol?.value ?? entry.name,
      symbolPlace: symbol?.place ?? entry.reading.place(entry.key),
      file: own?.file,
      filePlace: own?.place,
      place: entry.reading.place(entry.node),
    };
    functions.set(entry.name, { kind: 'foreign', call: { fn, manner } });
  }
  const names = new Set(entries.map((one) => one.name));
  return {
    kind: 'object',
    place: reading.place(table),
    member: (name) => functions.get(name) ?? (names.has(name) ? unknownStatic : { kind: 'undefined' }),
    bound: () => [...functions.values()].flatMap((one) => (one.kind === 'foreign' ? [one.call.fn] : [])),
  };
}

/** An object of known members, one of which is the table of functions. */
export function holding(members: Readonly<Record<string, StaticValue>>, table: StaticValue): StaticValue {
  if (table.kind !== 'object') return unknownStatic;
  return {
    ...table,
    member: (name) => (Object.hasOwn(members, name) ? members[name] : undefined) ?? { kind: 'undefined' },
  };
}

/** The types of a list of parameters; undefined where it is not understood. */
export function typesOf(
  list: Entry | undefined,
  type: (node: SyntaxNode, reading: ForeignReading) => ForeignType,
): readonly ForeignType[] | undefined {
  if (list === undefined) return undefined;
  return elementsOf(list.value, list.reading)?.map((one) => type(one.node, one.reading));
}

/** The keys of a definition under which a library looks for the types. */
export interface SignatureKeys {
  readonly returns: string;
  readonly parameters: string;
}

/** A definition that says nothing but types; a result that is left out is void, and a list that is left out is empty. */
export function signatureOf(
  node: SyntaxNode,
  reading: ForeignReading,
  keys: SignatureKeys,
  type: (node: SyntaxNode, reading: ForeignReading) => ForeignType,
): Signature | undefined {
  const entries = entriesOf(node, reading);
  if (entries === undefined) return undefined;
  const returns = entries.find((one) => one.name === keys.returns);
  const parameters = entries.find((one) => one.name === keys.parameters);
  return {
    returns:
      returns === undefined
        ? { text: 'void', place: reading.place(node), machine: voidType, direction: 'in' }
        : type(returns.value, returns.reading),
    parameters: parameters === undefined ? [] : typesOf(parameters, type),
    variadic: false,
    nonblocking: false,
    keepsErrno: false,
  };
}
