/** How a C++ function begins: `this`, the member initialisers of a constructor, what the body as a whole says. */
import type { VariableId } from '../flow/graph';
import { pointerTo, unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { constructFrom } from './cpp-construct';
import { memberPlace } from './cpp-names';
import type { CppState } from './cpp-state';

/** Declares `this` as the last parameter, so that a caller may leave out arguments that have defaults. */
export function beginCppFunction(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  position: number,
  self: string | undefined,
): readonly VariableId[] {
  state.reserves = /\breserve\s*\(/.test(node.text);
  state.returnsReference = node.field('declarator')?.type === 'reference_declarator';
  if (self === undefined) return [];
  state.selfTag = context.classTag?.(`::${self}`);
  const object = state.selfTag === undefined ? unknownType : { kind: 'record' as const, tag: state.selfTag };
  const id = context.declare({
    name: 'this',
    kind: 'parameter',
    type: pointerTo(object),
    parameter: position,
  });
  state.self = id;
  const list = node.namedChildren.find((child) => child.type === 'field_initializer_list');
  for (const one of list?.namedChildren ?? []) lowerMemberInitialiser(context, state, one);
  return [id];
}

/** `X(int n) : n_(n), pages_(n) {}` */
function lowerMemberInitialiser(context: CContext, state: CppState, node: SyntaxNode): void {
  const [name, value] = node.namedChildren;
  if (node.type !== 'field_initializer' || name?.type !== 'field_identifier') return;
  const place = memberPlace(context, state, name.text, context.origin(name));
  if (place !== undefined) constructFrom(context, place.address, place.type, value, context.origin(node));
}
