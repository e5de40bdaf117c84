/**
 * C type specifiers and declarators to machine types, for Linux's LP64 targets. Deliberately absent: qualifiers
 * (they change no value), bit-field layout (such a record's layout is unknown) and function parameter passing.
 */
import {
  alignOf,
  boolType,
  char8,
  int,
  int32,
  int64,
  pointerTo,
  sizeOf,
  uint32,
  uint64,
  unknownType,
  voidType,
  type MachineType,
  type RecordField,
  type RecordLayout,
} from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { hasHiddenParts, isBesideMembers, readCppSpecifier } from './cpp-types';

/** Names that a type or an array length may use. */
export interface TypeScope {
  typedef(name: string): MachineType | undefined;
  record(tag: string): RecordLayout | undefined;
  defineRecord(tag: string, layout: RecordLayout): void;
  defineEnumerator(name: string, value: bigint): void;
  /** The value of an integer constant expression. */
  fold(node: SyntaxNode): bigint | undefined;
  /** The type of an expression, without evaluating it: for typeof. */
  typeOfExpression(node: SyntaxNode): MachineType;
  /** C++ only: the tag of the class that a name stands for here. */
  readonly classTag?: ((name: string) => string | undefined) | undefined;
  /** C++ only: what stands before the names of the types that are declared here (`numa::`). */
  readonly prefix?: (() => string) | undefined;
}

const named: Readonly<Record<string, MachineType>> = {
  void: voidType,
  char: char8,
  int: int32,
  float: { kind: 'float', width: 32 },
  double: { kind: 'float', width: 64 },
  bool: boolType,
  _Bool: boolType,
  int8_t: char8,
  uint8_t: int(8, false),
  int16_t: int(16, true),
  uint16_t: int(16, false),
  int32_t: int32,
  uint32_t: uint32,
  int64_t: int64,
  uint64_t: uint64,
  u_char: int(8, false),
  u_int: uint32,
  u_long: uint64,
  uint: uint32,
  ulong: uint64,
  u8: int(8, false),
  u32: uint32,
  u64: uint64,
  size_t: uint64,
  ssize_t: int64,
  ptrdiff_t: int64,
  intptr_t: int64,
  uintptr_t: uint64,
  intmax_t: int64,
  uintmax_t: uint64,
  off_t: int64,
  pid_t: int32,
  uid_t: uint32,
  gid_t: uint32,
  time_t: int64,
  caddr_t: pointerTo(char8),
  // libnuma's set of nodes; its size differs between versions.
  nodemask_t: { kind: 'record', tag: 'nodemask_t' },
};

/** The type that a name stands for when the file itself does not say. */
export function wellKnownType(name: string): MachineType | undefined {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

function sizedType(words: readonly string[]): MachineType {
  const longs = words.filter((word) => word === 'long').length;
  const signed = !words.includes('unsigned');
  if (words.includes('char')) return words.includes('signed') ? char8 : int(8, signed);
  if (words.includes('short')) return int(16, signed);
  if (words.includes('double')) return { kind: 'float', width: longs > 0 ? 128 : 64 };
  if (words.includes('__int128')) return int(128, signed);
  return int(longs > 0 ? 64 : 32, signed);
}

/** The tag under which a record's layout is kept; records without a name get one from their place. */
export function recordTag(node: SyntaxNode, scope: TypeScope): string {
  const name = node.field('name')?.text;
  const keyword = node.type === 'union_specifier' ? 'union' : 'struct';
  return name === undefined ? `${keyword} at ${node.start}` : `${keyword} ${scope.prefix?.() ?? ''}${name}`;
}

/** The type that a specifier (`unsigned long`, `struct s { … }`, `size_t`) names. */
export function readSpecifier(node: SyntaxNode | undefined, scope: TypeScope): MachineType {
  switch (node?.type) {
    case 'primitive_type':
    case 'type_identifier':
    case 'identifier':
    case 'namespace_identifier': {
      const known = scope.typedef(node.text) ?? wellKnownType(node.text);
      return known ?? readCppSpecifier(node, scope) ?? unknownType;
    }
    case 'sized_type_specifier':
      return sizedType(node.text.split(/\s+/));
    case 'enum_specifier': {
      readEnumerators(node, scope);
      const base = node.field('base');
      return base === undefined ? uint32 : readSpecifier(base, scope);
    }
    case 'class_specifier':
    case 'struct_specifier':
    case 'union_specifier': {
      const named = node.field('name');
      const known = named === undefined ? undefined : scope.classTag?.(named.text);
      const tag = node.field('body') === undefined && known !== undefined ? known : recordTag(node, scope);
      const body = node.field('body');
      if (body !== undefined) {
        const layout = readLayout(node, body, scope);
        if (layout !== undefined) scope.defineRecord(tag, layout);
      }
      return { kind: 'record', tag };
    }
    case 'type_descriptor':
      return readTypeName(node, scope);
    case 'macro_type_specifier': {
      const inner = node.field('type');
      return /^(__)?typeof/.test(node.field('name')?.text ?? '') && inner !== undefined
        ? readTypeName(inner, scope)
        : unknownType;
    }
    default:
      return node === undefined ? unknownType : (readCppSpecifier(node, scope) ?? unknownType);
  }
}

/** `int *[4]` as in casts and sizeof. */
export function readTypeName(node: SyntaxNode, scope: TypeScope): MachineType {
  const base = readSpecifier(node.field('type') ?? node.namedChildren[0], scope);
  return readDeclarator(node.field('declarator'), base, scope).type;
}

function readEnumerators(node: SyntaxNode, scope: TypeScope): void {
  const own = node.field('name')?.text;
  // C++: the names of an `enum class` are only reached through its own.
  const scoped = node.children.some((child) => child.type === 'class' || child.type === 'struct');
  let next: bigint | undefined = 0n;
  for (const child of node.field('body')?.namedChildren ?? []) {
    if (child.type !== 'enumerator') continue;
    const value = child.field('value');
    const current: bigint | undefined = value === undefined ? next : scope.fold(value);
    const name = child.field('name')?.text;
    if (name !== undefined && current !== undefined) {
      if (!scoped) scope.defineEnumerator(name, current);
      if (own !== undefined) scope.defineEnumerator(`${own}::${name}`, current);
    }
    next = current === undefined ? undefined : current + 1n;
  }
}

function readLayout(record: SyntaxNode, body: SyntaxNode, scope: TypeScope): RecordLayout | undefined {
  const union = record.type === 'union_specifier';
  const fields: RecordField[] = [];
  let offset = 0;
  let end = 0;
  let align = 1;
  const cpp = scope.classTag !== undefined;
  // Attributes, and _Alignas before the name or at a member, change the layout.
  let known =
    !record.namedChildren.some((child) => child.type === 'attribute_specifier') &&
    !/align/i.test(record.text);
  if (cpp && hasHiddenParts(record, body)) known = false;
  for (const child of body.namedChildren) {
    if (child.type === 'comment' || (cpp && isBesideMembers(child))) continue;
    if (child.type !== 'field_declaration') return undefined;
    if (child.namedChildren.some((one) => one.type === 'bitfield_clause')) known = false;
    const base = readSpecifier(child.field('type'), scope);
    const declarators = declaratorsOf(child);
    // An anonymous member's fields are fields of the record; a nameless struct without declarators is one.
    for (const declarator of declarators.length === 0 ? [undefined] : declarators) {
      const { name, type: declared, reference } = readDeclarator(declarator, base, scope);
      const type = reference ? unknownType : declared;
      const records = { get: (tag: string) => scope.record(tag) };
      const size = sizeWith(type, records);
      const own = alignWith(type, records);
      const flexible = type.kind === 'array' && type.length === undefined;
      if (own === undefined || (size === undefined && !flexible)) known = false;
      if (!known || own === undefined) {
        if (cpp && name !== undefined) fields.push({ name: name.text, offset: undefined, type });
        continue;
      }
      const at = union ? 0 : Math.ceil(offset / own) * own;
      align = Math.max(align, own);
      if (name !== undefined) fields.push({ name: name.text, offset: at, type });
      else if (type.kind === 'record')
        for (const inner of scope.record(type.tag)?.fields ?? [])
          fields.push({ ...inner, offset: inner.offset === undefined ? undefined : at + inner.offset });
      offset = union ? 0 : at + (size ?? 0);
      end = Math.max(end, at + (size ?? 0));
    }
  }
  if (known) return { fields, size: Math.ceil(end / align) * align, align };
  if (!cpp) return undefined;
  return {
    fields: fields.map((field) => ({ ...field, offset: undefined })),
    size: undefined,
    align: undefined,
  };
}

interface RecordSource {
  get(tag: string): RecordLayout | undefined;
}

function tableOf(type: MachineType, records: RecordSource): ReadonlyMap<string, RecordLayout> {
  const inner = type.kind === 'array' ? type.element : type;
  if (inner.kind === 'array') return tableOf(inner, records);
  const layout = inner.kind === 'record' ? records.get(inner.tag) : undefined;
  return new Map(inner.kind === 'record' && layout !== undefined ? [[inner.tag, layout]] : []);
}

/** `sizeOf` with records looked up one by one. */
export function sizeWith(type: MachineType, records: RecordSource): number | undefined {
  return sizeOf(type, tableOf(type, records));
}

function alignWith(type: MachineType, records: RecordSource): number | undefined {
  return alignOf(type, tableOf(type, records));
}

const declaratorTypes =
  /declarator$|^(?:identifier|field_identifier|type_identifier|qualified_identifier|operator_name|destructor_name)$/;

/** The declarators of a declaration, initialised ones included. */
export function declaratorsOf(declaration: SyntaxNode): readonly SyntaxNode[] {
  // C++: `static constexpr int flags = all;` has its value beside the declarator.
  const others = [declaration.field('type'), declaration.field('default_value'), declaration.field('value')];
  return declaration.namedChildren.filter(
    (child) =>
      declaratorTypes.test(child.type) &&
      !others.some((other) => other?.start === child.start && other.end === child.end),
  );
}

export interface Declarator {
  readonly name: SyntaxNode | undefined;
  readonly type: MachineType;
  /** Of the outermost array whose length is no constant: the length's expression. */
  readonly variableLength: SyntaxNode | undefined;
  /** Of a function declarator: the parameter_list. */
  readonly parameters: SyntaxNode | undefined;
  /** C++: a reference to what `type` says. */
  readonly reference: boolean;
}

/** Applies a declarator (also an abstract one) to its base type. */
export function readDeclarator(
  declarator: SyntaxNode | undefined,
  base: MachineType,
  scope: TypeScope,
): Declarator {
  let node = declarator;
  let type = base;
  let variableLength: SyntaxNode | undefined;
  let parameters: SyntaxNode | undefined;
  let reference = false;
  for (let depth = 0; node !== undefined && depth < 64; depth++) {
    switch (node.type) {
      case 'identifier':
      case 'field_identifier':
      case 'type_identifier':
      case 'primitive_type':
      case 'qualified_identifier':
      case 'operator_name':
      case 'destructor_name':
        return { name: node, type, variableLength, parameters, reference };
      case 'reference_declarator':
      case 'abstract_reference_declarator':
        reference = true;
        break;
      case 'structured_binding_declarator':
        return { name: undefined, type, variableLength, parameters, reference };
      case 'pointer_declarator':
      case 'abstract_pointer_declarator':
        type = pointerTo(type);
        parameters = undefined;
        break;
      case 'array_declarator':
      case 'abstract_array_declarator': {
        const size = node.field('size');
        const length = size === undefined ? undefined : scope.fold(size);
        variableLength = size !== undefined && length === undefined ? size : undefined;
        const small = length !== undefined && length >= 0n && length < 1n << 48n;
        type = { kind: 'array', element: type, length: small ? Number(length) : undefined };
        break;
      }
      case 'function_declarator':
      case 'abstract_function_declarator':
        parameters = node.field('parameters');
        type = { kind: 'function' };
        // What stood outside belongs to the result.
        reference = false;
        break;
      default:
        break;
    }
    const at: SyntaxNode = node;
    node =
      at.field('declarator') ??
      at.namedChildren.find(
        (child) => declaratorTypes.test(child.type) || child.type.startsWith('abstract_'),
      );
  }
  return { name: undefined, type, variableLength, parameters, reference };
}

/** A parameter's type after the adjustment of arrays and functions to pointers (C17 6.7.6.3p7). */
export function adjustParameter(type: MachineType): MachineType {
  if (type.kind === 'array') return pointerTo(type.element);
  return type.kind === 'function' ? pointerTo(type) : type;
}

/** The base type, wrapped in the pointers that stand outside of the function declarator. */
export function returnType(node: SyntaxNode, base: MachineType): MachineType {
  return pointersAround(node.field('declarator'), base);
}

/** The pointers that stand outside of a function declarator belong to what it returns. */
export function pointersAround(start: SyntaxNode | undefined, base: MachineType): MachineType {
  let type = base;
  let declarator = start;
  while (declarator !== undefined && declarator.type !== 'function_declarator') {
    if (declarator.type === 'pointer_declarator') type = pointerTo(type);
    const at: SyntaxNode = declarator;
    declarator =
      at.field('declarator') ?? at.namedChildren.find((child) => child.type.endsWith('declarator'));
  }
  return type;
}
