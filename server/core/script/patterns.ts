/** What a binding pattern declares, and how each name is taken out of the value. */
import type { SyntaxNode } from '../syntax/port';

export type BindingStep =
  /** `fallback`: what stands for undefined. */
  | { readonly kind: 'member'; readonly name: string; readonly fallback: SyntaxNode | undefined }
  | { readonly kind: 'element'; readonly index: number; readonly fallback: SyntaxNode | undefined }
  /** Of a rest, or by a computed name. */
  | { readonly kind: 'unknown' };

export interface PatternName {
  readonly node: SyntaxNode;
  readonly path: readonly BindingStep[];
}

const maxDepth = 16;

/** The names of a pattern in order; a plain identifier is its own only one. */
export function patternNames(pattern: SyntaxNode, path: readonly BindingStep[] = []): readonly PatternName[] {
  if (path.length > maxDepth) return [];
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [{ node: pattern, path }];
    case 'rest_pattern': {
      const inner = pattern.namedChildren[0];
      return inner === undefined ? [] : patternNames(inner, [...path, { kind: 'unknown' }]);
    }
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = pattern.field('left');
      return left === undefined ? [] : patternNames(left, path);
    }
    case 'object_pattern':
      return pattern.namedChildren.flatMap((one) => propertyNames(one, path));
    case 'array_pattern':
      return elementNames(pattern, path);
    default:
      return [];
  }
}

function propertyNames(property: SyntaxNode, path: readonly BindingStep[]): readonly PatternName[] {
  if (property.type === 'pair_pattern') {
    const key = property.field('key');
    const value = property.field('value');
    if (key === undefined || value === undefined) return [];
    const name = key.type === 'string' ? key.text.slice(1, -1) : key.text;
    const step: BindingStep =
      key.type === 'computed_property_name'
        ? { kind: 'unknown' }
        : { kind: 'member', name, fallback: fallbackOf(value) };
    return patternNames(value, [...path, step]);
  }
  if (property.type === 'rest_pattern') return patternNames(property, path);
  const name = property.field('left') ?? property;
  return patternNames(property, [
    ...path,
    { kind: 'member', name: name.text, fallback: fallbackOf(property) },
  ]);
}

function elementNames(pattern: SyntaxNode, path: readonly BindingStep[]): readonly PatternName[] {
  const names: PatternName[] = [];
  let index = 0;
  // Commas count, since `[, second]` leaves elements out.
  for (const child of pattern.children) {
    if (child.type === ',') index++;
    else if (child.type === 'rest_pattern') names.push(...patternNames(child, path));
    else if (child.isNamed && child.type !== 'comment')
      names.push(...patternNames(child, [...path, { kind: 'element', index, fallback: fallbackOf(child) }]));
  }
  return names;
}

function fallbackOf(pattern: SyntaxNode): SyntaxNode | undefined {
  return /^(?:object_)?assignment_pattern$/.test(pattern.type) ? pattern.field('right') : undefined;
}
