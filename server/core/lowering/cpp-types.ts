/**
 * C++ type names to machine types: qualified names, classes, `auto`, and the few templates of the standard library that
 * are storage with a length. A smart pointer is the pointer that it owns. Any other template is unknown.
 */
import {
  alignOf,
  pointerTo,
  sizeOf,
  typeKey,
  uint64,
  unknownType,
  type MachineType,
  type RecordLayout,
} from '../flow/types';
import { nameSegments } from '../syntax/cpp-names';
import type { SyntaxNode } from '../syntax/port';
import { readTypeName, recordTag, wellKnownType, type TypeScope } from './c-types';

/** `vector`: elements behind a pointer, as many as its size says. `array`: the elements themselves. */
export type Container =
  | { readonly kind: 'vector'; readonly element: MachineType }
  | { readonly kind: 'array'; readonly element: MachineType; readonly length: number | undefined };

/** The container that a machine type stands for, by the layout that is made for it here. */
export function containerOf(
  type: MachineType,
  records: { record(tag: string): RecordLayout | undefined },
): Container | undefined {
  if (type.kind !== 'record' || !type.tag.startsWith('std::')) return undefined;
  const field = records.record(type.tag)?.fields[0];
  if (field?.name === 'data' && field.type.kind === 'pointer')
    return { kind: 'vector', element: field.type.to };
  if (field?.name === 'elements' && field.type.kind === 'array')
    return { kind: 'array', element: field.type.element, length: field.type.length };
  return undefined;
}

/** The type that a specifier of C++ names; undefined for nodes that C has too. */
export function readCppSpecifier(node: SyntaxNode, scope: TypeScope): MachineType | undefined {
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
    case 'namespace_identifier':
      return namedType(node.text, scope);
    case 'qualified_identifier':
      return qualifiedType(node, scope);
    case 'template_type':
      return templateType(node, scope);
    case 'class_specifier':
      return { kind: 'record', tag: recordTag(node, scope) };
    case 'decltype': {
      const inner = node.namedChildren[0];
      return inner === undefined || inner.type === 'auto' ? unknownType : scope.typeOfExpression(inner);
    }
    case 'dependent_type':
    case 'placeholder_type_specifier':
      return unknownType;
    default:
      return undefined;
  }
}

/** `auto`, whose type is that of the initialiser. */
export function isPlaceholder(node: SyntaxNode | undefined): boolean {
  return node?.type === 'placeholder_type_specifier' || node?.type === 'auto';
}

function namedType(name: string, scope: TypeScope): MachineType | undefined {
  const tag = scope.classTag?.(name);
  return tag === undefined ? undefined : { kind: 'record', tag };
}

function qualifiedType(node: SyntaxNode, scope: TypeScope): MachineType {
  let last: SyntaxNode | undefined = node;
  while (last?.type === 'qualified_identifier') last = last.field('name');
  const segments = nameSegments(node);
  const standard = segments.at(-2) === 'std' || segments[0] === 'std';
  if (last?.type === 'template_type')
    return standard ? containerType(last, scope) : templateType(last, scope);
  if (standard || segments.length === 1 || (segments.length === 2 && segments[0] === ''))
    return wellKnownType(segments.at(-1) ?? '') ?? unknownType;
  const name = segments.filter((part) => part !== '').join('::');
  return scope.typedef(name) ?? namedType(name, scope) ?? unknownType;
}

function templateType(node: SyntaxNode, scope: TypeScope): MachineType {
  const name = node.field('name')?.text ?? '';
  return scope.typedef(name) ?? namedType(name, scope) ?? containerType(node, scope);
}

const owners = new Set(['unique_ptr', 'shared_ptr']);
const vectors = new Set(['vector', 'span']);

/** `vector<int>`, `array<void *, 4>`, `unique_ptr<int[]>` of the standard library. */
function containerType(node: SyntaxNode, scope: TypeScope): MachineType {
  const name = node.field('name')?.text ?? '';
  const given = (node.field('arguments')?.namedChildren ?? []).filter((child) => child.type !== 'comment');
  const first = given[0];
  if (first?.type !== 'type_descriptor') return unknownType;
  const element = readTypeName(first, scope);
  if (owners.has(name)) return pointerTo(element.kind === 'array' ? element.element : element);
  if (name === 'initializer_list' || element.kind === 'bool') return unknownType;
  // Another allocator may place its elements anywhere, and a smart pointer's deleter says nothing of that.
  if (name === 'vector' && given.length > 1) return unknownType;
  if (vectors.has(name)) return vectorType(name, element, scope);
  const size = given[1];
  return name === 'array' && size !== undefined ? arrayType(element, scope.fold(size), scope) : unknownType;
}

function vectorType(name: string, element: MachineType, scope: TypeScope): MachineType {
  const tag = `std::${name}<${typeKey(element)}>`;
  if (scope.record(tag) === undefined)
    scope.defineRecord(tag, {
      fields: [
        { name: 'data', offset: 0, type: pointerTo(element) },
        { name: 'size', offset: 8, type: uint64 },
      ],
      size: name === 'span' ? 16 : 24,
      align: 8,
    });
  return { kind: 'record', tag };
}

function arrayType(element: MachineType, length: bigint | undefined, scope: TypeScope): MachineType {
  const known = length !== undefined && length >= 0n && length < 1n << 40n ? Number(length) : undefined;
  const tag = `std::array<${typeKey(element)},${known ?? '?'}>`;
  if (scope.record(tag) === undefined) {
    const type: MachineType = { kind: 'array', element, length: known };
    const inner = element.kind === 'record' ? scope.record(element.tag) : undefined;
    const records = new Map(element.kind === 'record' && inner !== undefined ? [[element.tag, inner]] : []);
    scope.defineRecord(tag, {
      fields: [{ name: 'elements', offset: 0, type }],
      size: sizeOf(type, records),
      align: alignOf(type, records),
    });
  }
  return { kind: 'record', tag };
}

/** What a class body says beside its data members, which has no place in an object. */
const beside =
  /^(?:comment|access_specifier|function_definition|declaration|alias_declaration|using_declaration|friend_declaration|template_declaration|type_definition|static_assert_declaration|preproc_\w+|;|(?:class|struct|union|enum)_specifier)$/;

export function isBesideMembers(child: SyntaxNode): boolean {
  if (beside.test(child.type)) return true;
  if (child.type !== 'field_declaration') return false;
  const words = child.namedChildren.some(
    (one) => one.type === 'storage_class_specifier' && one.text === 'static',
  );
  return words || isMethod(child);
}

function isMethod(field: SyntaxNode): boolean {
  let node = field.field('declarator');
  while (node !== undefined && /^(?:pointer|reference)_declarator$/.test(node.type))
    node = node.field('declarator') ?? node.namedChildren.find((one) => one.type.endsWith('declarator'));
  return (
    node?.type === 'function_declarator' && /identifier$|_name$/.test(node.field('declarator')?.type ?? '')
  );
}

/** An object has more in it than its members: a base, a table of virtual functions, or what a macro or #if adds. */
export function hasHiddenParts(record: SyntaxNode, body: SyntaxNode): boolean {
  return (
    record.namedChildren.some((child) => child.type === 'base_class_clause') ||
    body.namedChildren.some((child) => child.type.startsWith('preproc_if') || child.isError) ||
    /\bvirtual\b/.test(body.text)
  );
}
