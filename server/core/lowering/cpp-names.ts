/** What a plain name stands for in C++ where it is no variable of C: a reference's storage, a member of `this`. */
import type { Origin } from '../flow/graph';
import { unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { memberNamed } from './c-members';
import type { Place } from './c-places';
import { pointee } from './c-typing';
import type { CppState } from './cpp-state';

/**
 * `known`: only what the file says. `any`: in a member function, a name that nothing explains is taken for a member
 * that a header declares; names in capitals are macros.
 */
export function lowerCppName(
  context: CContext,
  state: CppState,
  node: SyntaxNode,
  how: 'known' | 'any',
): Place | undefined {
  const name = node.text;
  const origin = context.origin(node);
  const local = context.local(name);
  if (local !== undefined) {
    if (!state.references.has(local)) return undefined;
    const type = context.builder.variableOf(local)?.type ?? unknownType;
    const address = context.load(context.addressOf(local, origin), type, origin);
    return { address, type: pointee(type) };
  }
  const layout = state.selfTag === undefined ? undefined : context.record(state.selfTag);
  if (layout?.fields.some((field) => field.name === name) === true)
    return memberPlace(context, state, name, origin);
  if (how === 'known' || state.self === undefined || !/[a-z]/.test(name)) return undefined;
  if (/^(?:nullptr|std(?:err|out|in)|errno|true|false)$/.test(name)) return undefined;
  if (context.valueOf(name) !== undefined || context.variable(name) !== undefined) return undefined;
  if (context.env.function(name) !== undefined || context.env.functionName?.(name) !== undefined)
    return undefined;
  return memberPlace(context, state, name, origin);
}

/** A member of the object whose function this is. */
export function memberPlace(
  context: CContext,
  state: CppState,
  name: string,
  origin: Origin,
): Place | undefined {
  if (state.self === undefined) return undefined;
  const type = context.builder.variableOf(state.self)?.type ?? unknownType;
  const base = context.load(context.addressOf(state.self, origin), type, origin);
  return memberNamed(context, base, state.selfTag, name, origin);
}
