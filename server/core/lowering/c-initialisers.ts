/** Initialisers of C objects: braces, designators, strings. What an initialiser leaves out becomes zero. */
import type { Origin, ValueId } from '../flow/graph';
import { int64, pointerTo, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { memberOf } from './c-members';
import { assign } from './c-operators';
import { constructObject, emptyMembers } from './cpp-construct';

/** Longer lists are tables: their contents are taken as unknown. */
const maxElements = 512;

/** Fills the object of type `type` at `address` from an initialiser (also nested ones). */
export function initialise(
  context: CContext,
  address: ValueId,
  type: MachineType,
  value: SyntaxNode | undefined,
): void {
  if (value === undefined) return;
  const origin = context.origin(value);
  if (context.cpp !== undefined && constructObject(context, address, type, value)) return;
  if (value.type !== 'initializer_list') {
    const text = value.type === 'string_literal' || value.type === 'concatenated_string';
    if (type.kind === 'array' && text) zeroAll(context, address, origin);
    else assign(context, address, type, lowerExpression(context, value), origin, true);
    return;
  }
  zeroAll(context, address, origin);
  if (context.cpp !== undefined) emptyMembers(context, address, type, origin);
  fillFrom(context, address, type, value);
}

function zeroAll(context: CContext, address: ValueId, origin: Origin): void {
  context.builder.emit({ kind: 'zero', address, origin });
}

/** Nested lists do not zero again: the outermost did. */
function fillFrom(context: CContext, address: ValueId, type: MachineType, list: SyntaxNode): void {
  const parts = list.namedChildren.filter((child) => child.type !== 'comment');
  if (type.kind !== 'array' && type.kind !== 'record') {
    const first = parts[0];
    if (first !== undefined) place(context, address, type, first);
    return;
  }
  if (parts.length > maxElements) {
    storeSomewhere(
      context,
      address,
      type.kind === 'array' ? type.element : unknownType,
      context.origin(list),
    );
    return;
  }
  let next = 0;
  for (const part of parts) {
    if (type.kind === 'array') {
      const { first, last, value } = arrayPart(context, part, next);
      if (value === undefined || first === undefined || last === undefined) return;
      for (let at = first; at <= last && at - first < maxElements; at++) {
        const origin = context.origin(value);
        const index = context.constant(BigInt(at), int64, origin);
        place(context, elementAt(context, address, type.element, index, origin), type.element, value);
      }
      next = last + 1;
    } else {
      const layout = context.record(type.tag);
      const fields = layout?.fields ?? [];
      const { name, value } = recordPart(part);
      const at = name === undefined ? next : fields.findIndex((field) => field.name === name);
      const field = fields[at];
      if (value === undefined) continue;
      if (field === undefined) {
        const nested = value.type === 'initializer_list';
        const zero = !nested && context.fold(value) === 0n;
        lowerExpression(context, nested ? undefined : value);
        // Of a record that is declared elsewhere nobody knows which member that is.
        if (layout === undefined && !zero)
          storeSomewhere(context, address, unknownType, context.origin(value));
        continue;
      }
      const origin = context.origin(value);
      const target = memberOf(context, address, field, origin).address;
      place(context, target, field.type, value);
      next = at + 1;
    }
  }
}

/** A value that is not known goes to a place that is not known. */
function storeSomewhere(context: CContext, address: ValueId, type: MachineType, origin: Origin): void {
  const target = elementAt(context, address, type, context.opaque(int64, origin), origin);
  const value = context.opaque(type, origin);
  context.builder.emit({ kind: 'store', address: target, value, type, implicit: true, origin });
}

function place(context: CContext, address: ValueId, type: MachineType, value: SyntaxNode): void {
  if (context.cpp !== undefined && constructObject(context, address, type, value)) return;
  if (value.type === 'initializer_list') fillFrom(context, address, type, value);
  else if (type.kind === 'array' && value.type.includes('string')) return;
  else assign(context, address, type, lowerExpression(context, value), context.origin(value), true);
}

function elementAt(
  context: CContext,
  base: ValueId,
  element: MachineType,
  index: ValueId,
  origin: Origin,
): ValueId {
  const size = context.sizeOf(element);
  return context.element(base, index, pointerTo(element), size, origin);
}

interface ArrayPart {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly value: SyntaxNode | undefined;
}

/** `v`, `[i] = v` or GNU C's `[i ... j] = v`. */
function arrayPart(context: CContext, part: SyntaxNode, next: number): ArrayPart {
  if (part.type !== 'initializer_pair') return { first: next, last: next, value: part };
  const designator = part.field('designator') ?? part.namedChildren[0];
  const value = part.field('value');
  const number = (node: SyntaxNode | undefined): number | undefined => {
    const folded = node === undefined ? undefined : context.fold(node);
    return folded === undefined || folded < 0n || folded > 1n << 40n ? undefined : Number(folded);
  };
  if (designator?.type === 'subscript_range_designator')
    return { first: number(designator.field('start')), last: number(designator.field('end')), value };
  const index = number(designator?.namedChildren[0]);
  return { first: index, last: index, value };
}

function recordPart(part: SyntaxNode): {
  readonly name: string | undefined;
  readonly value: SyntaxNode | undefined;
} {
  if (part.type !== 'initializer_pair') return { name: undefined, value: part };
  const designator = part.field('designator') ?? part.namedChildren[0];
  return { name: designator?.namedChildren[0]?.text, value: part.field('value') };
}
