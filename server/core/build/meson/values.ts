/** Values of meson.build as far as linking needs them. Under a condition a value is the list of all that it can be. */
import type { LinkWord } from '../link';
import type { MesonTarget } from './project';

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** A library from outside of the project: whether it is libnuma. */
  | { readonly kind: 'library'; readonly word: LinkWord }
  | { readonly kind: 'target'; readonly target: MesonTarget }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'dictionary'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly kind: 'unknown' };

export const unknown: Value = { kind: 'unknown' };

export function text(written: string): Value {
  return { kind: 'text', text: written };
}

export function list(items: readonly Value[]): Value {
  return { kind: 'list', items };
}

/** What a list comes to where nested ones are the same as flat ones. */
export function leaves(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  if (value.kind === 'list') return value.items.flatMap(leaves);
  return value.kind === 'dictionary' ? [unknown] : [value];
}

export function textIn(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}
