/** Storage that C++ code asks for: `new`, `delete`, and the pieces that the models of containers are made of. */
import type { Origin, ValueId } from '../flow/graph';
import { int32, pointerTo, uint64, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { assign, combine, elementAddress } from './c-operators';
import { readDeclarator, readSpecifier } from './c-types';

/** `count` elements of new storage. */
export function allocateElements(
  context: CContext,
  name: string,
  element: MachineType,
  count: ValueId,
  origin: Origin,
): ValueId {
  const size = context.sizeOf(element);
  const wide = context.convert(count, uint64, origin);
  const bytes =
    size === undefined
      ? context.opaque(uint64, origin, [wide])
      : combine(context, '*', wide, context.constant(BigInt(size), uint64, origin), origin);
  const storage = context.hiddenCall(name, [bytes], pointerTo({ kind: 'void' }), origin);
  return context.convert(storage, pointerTo(element), origin);
}

/** Values of this type are nothing but their bytes: without an initialiser they are indeterminate, else zero. */
export function isScalar(type: MachineType): boolean {
  return /^(?:int|bool|float|pointer)$/.test(type.kind);
}

/** Somebody has written what `pointer` points to; nobody knows what. */
export function unknownContents(context: CContext, pointer: ValueId, origin: Origin): void {
  context.hiddenCall('std::construct_at', [pointer], { kind: 'void' }, origin);
}

/** Stores `value(index)` in each of `count` elements from `first` on. */
export function emitFill(
  context: CContext,
  first: ValueId,
  count: ValueId,
  element: MachineType,
  value: (index: ValueId) => ValueId,
  origin: Origin,
): void {
  emitLoop(context, count, origin, (index) => {
    assign(context, elementAddress(context, first, index, origin), element, value(index), origin, true);
  });
}

/** A loop that runs `count` times over an index that the source does not have. */
export function emitLoop(
  context: CContext,
  count: ValueId,
  origin: Origin,
  body: (index: ValueId) => void,
): void {
  const { builder } = context;
  const index = context.synthetic(uint64);
  const limit = context.synthetic(uint64);
  assign(
    context,
    context.addressOf(index, origin),
    uint64,
    context.constant(0n, uint64, origin),
    origin,
    true,
  );
  assign(context, context.addressOf(limit, origin), uint64, count, origin, true);
  const [test, inside, next, after] = [builder.block(), builder.block(), builder.block(), builder.block()];
  const read = (): ValueId => context.load(context.addressOf(index, origin), uint64, origin);
  builder.flowInto(test, origin);
  const below = combine(
    context,
    '<',
    read(),
    context.load(context.addressOf(limit, origin), uint64, origin),
    origin,
  );
  builder.terminate({ kind: 'branch', condition: below, then: inside, else: after, origin });
  builder.enter(inside);
  context.breaks.push(after);
  context.continues.push(next);
  body(read());
  context.breaks.pop();
  context.continues.pop();
  builder.flowInto(next, origin);
  const one = context.constant(1n, int32, origin);
  assign(
    context,
    context.addressOf(index, origin),
    uint64,
    combine(context, '+', read(), one, origin),
    origin,
    true,
  );
  builder.terminate({ kind: 'jump', to: test, origin });
  builder.enter(after);
}

/** `new T`, `new T[n]`, `new (place) T`. */
export function lowerNew(context: CContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const base = readSpecifier(node.field('type'), context);
  const declarator = node.field('declarator');
  const lengths = newLengths(declarator);
  const pointers =
    declarator === undefined || lengths.length > 0 ? base : readDeclarator(declarator, base, context).type;
  const element = pointers;
  const given = node.field('arguments');
  const placement = node.field('placement');
  if (placement !== undefined && !placement.text.includes('nothrow')) {
    const [first, ...rest] = placement.namedChildren.map((child) => lowerExpression(context, child));
    const place = context.convert(
      first ?? context.opaque(pointerTo(element), origin, rest),
      pointerTo(element),
      origin,
      true,
    );
    unknownContents(context, place, origin);
    return place;
  }
  const counts = lengths.map((length) => lowerExpression(context, length));
  const count = counts.reduce<ValueId | undefined>(
    (product, one) => (product === undefined ? one : combine(context, '*', product, one, origin)),
    undefined,
  );
  const array = count !== undefined;
  const pointer = allocateElements(
    context,
    array ? 'operator new[]' : 'operator new',
    element,
    count ?? context.constant(1n, uint64, origin),
    origin,
  );
  const values = (given?.namedChildren ?? []).filter((child) => child.type !== 'comment');
  if (!isScalar(element)) {
    for (const value of values) lowerExpression(context, value);
    unknownContents(context, pointer, origin);
  } else if (given !== undefined) {
    context.builder.emit({ kind: 'zero', address: pointer, origin });
    const list = array ? values : values.slice(0, 1);
    list.forEach((value, at) => {
      const index = context.constant(BigInt(at), uint64, origin);
      const address = elementAddress(context, pointer, index, origin);
      assign(context, address, element, lowerExpression(context, value), context.origin(value), true);
    });
  }
  return pointer;
}

/** `[n][m]`, outermost first. */
function newLengths(declarator: SyntaxNode | undefined): readonly SyntaxNode[] {
  const lengths: SyntaxNode[] = [];
  for (let node = declarator; node !== undefined;) {
    const length: SyntaxNode | undefined = node.type === 'new_declarator' ? node.field('length') : undefined;
    if (length !== undefined) lengths.push(length);
    const at: SyntaxNode = node;
    node = at.namedChildren.find((child) => child.type === 'new_declarator');
  }
  return lengths;
}

export function lowerDelete(context: CContext, node: SyntaxNode): ValueId {
  const origin = context.origin(node);
  const operand = lowerExpression(context, node.namedChildren.at(-1));
  const array = node.children.some((child) => child.type === '[');
  return context.hiddenCall(
    array ? 'operator delete[]' : 'operator delete',
    [operand],
    { kind: 'void' },
    origin,
  );
}
