/** What a declaration of file scope says of the type or the variable that it names. */
import type { MachineType } from '../flow/types';
import { unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { followedByAlignment, hasSpecifier, isAligned } from './c-declarations';
import type { GlobalVariable } from './c-environment';
import { constantType } from './c-fold';
import { nameOf, type Indexed } from './c-index';
import { declaratorsOf, readDeclarator, readSpecifier, type TypeScope } from './c-types';
import { isPlaceholder } from './cpp-types';

/** The struct, class or enum in a declaration of it, or the node itself. */
export function specifierOf(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.field('body') === undefined ? (node?.field('type') ?? node) : node;
}

/** The type that a typedef, `using` or enum names. `node`: the declaration, expanded. */
export function readTypedef(
  node: SyntaxNode,
  { kind, name: path }: Indexed,
  scope: TypeScope,
): MachineType | undefined {
  if (kind === 'enum') return readSpecifier(specifierOf(node), scope);
  if (node.type === 'alias_declaration') {
    const type = node.field('type');
    return type === undefined ? undefined : readSpecifier(type, scope);
  }
  // A type of its own alignment is none of those that are known.
  if (isAligned(node)) return unknownType;
  const base = readSpecifier(node.field('type'), scope);
  for (const declarator of declaratorsOf(node)) {
    const read = readDeclarator(declarator, base, scope);
    if (read.name !== undefined && path.endsWith(read.name.text)) return read.type;
  }
  return undefined;
}

/** The variable that a declaration names. `rest`: of the text after it; `fold`: the value of a constant expression. */
export function readVariable(
  node: SyntaxNode,
  { span, name: path }: Indexed,
  {
    scope,
    rest,
    fold,
  }: {
    readonly scope: TypeScope;
    readonly rest: string;
    readonly fold: (node: SyntaxNode | undefined) => bigint | undefined;
  },
): GlobalVariable | undefined {
  const base = readSpecifier(node.field('type'), scope);
  for (const declarator of declaratorsOf(node)) {
    const initialised = declarator.type === 'init_declarator';
    const inner = initialised ? declarator.field('declarator') : declarator;
    const { name: named, type: read, variableLength, reference } = readDeclarator(inner, base, scope);
    if (named === undefined || !path.endsWith(nameOf(named)?.name ?? '')) continue;
    const value = initialised ? declarator.field('value') : node.field('default_value');
    const constant = hasSpecifier(node, 'const') || hasSpecifier(node, 'constexpr');
    const initial = fold(value);
    const deduced = isPlaceholder(node.field('type')) && initial !== undefined;
    const type = deduced ? constantType(initial) : reference ? unknownType : read;
    const simple = type.kind === 'int' || type.kind === 'bool';
    const unsized = type.kind === 'array' && type.length === undefined && variableLength === undefined;
    const elements =
      value?.type === 'initializer_list' && !value.text.includes('[')
        ? value.namedChildren.filter((one) => one.type !== 'comment').length
        : undefined;
    return {
      type: unsized ? { ...type, length: elements } : type,
      declaration: span,
      aligned:
        // What is defined elsewhere may be aligned there.
        hasSpecifier(node, 'extern') || isAligned(node) || followedByAlignment(rest),
      internal: hasSpecifier(node, 'static') && node.type !== 'field_declaration',
      constant: simple && constant,
      initial: simple ? initial : undefined,
    };
  }
  return undefined;
}
