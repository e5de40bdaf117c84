/** Declarations inside a C function: locals, statics, typedefs, and the storage they begin. */
import type { Variable } from '../flow/graph';
import { pointerTo, unknownType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerExpression } from './c-expressions';
import { initialise } from './c-initialisers';
import { stringLiteral } from './c-literals';
import { isParameter } from './c-signature';
import { lowerCppDeclarator } from './cpp-declarations';
import { adjustParameter, declaratorsOf, readDeclarator, readSpecifier } from './c-types';

export function hasSpecifier(declaration: SyntaxNode, word: string): boolean {
  return declaration.namedChildren.some(
    (child) =>
      (child.type === 'storage_class_specifier' || child.type === 'type_qualifier') && child.text === word,
  );
}

/** `__attribute__((aligned(…)))`, `_Alignas`, or a macro of such a name; a section that the linker may align. */
export function isAligned(declaration: SyntaxNode): boolean {
  const value = declaration.namedChildren.find((child) => child.type === 'init_declarator')?.field('value');
  const head =
    value === undefined ? declaration.text : declaration.text.slice(0, value.start - declaration.start);
  // An attribute after the declarator ends the declaration for the parser.
  const around = declaration.parent;
  const rest = around?.text.slice(declaration.end - around.start, declaration.end - around.start + 120) ?? '';
  return /align|section/i.test(head) || followedByAlignment(rest);
}

/** The text after a declarator that the parser took for a whole declaration goes on with an alignment. */
export function followedByAlignment(rest: string): boolean {
  return /^\s*(?:__attribute__[^;]*|\w*)(?:align|section)/i.test(rest);
}

export function lowerDeclaration(context: CContext, node: SyntaxNode): void {
  const outer = context.statement;
  context.statement = context.origin(node).span;
  const base = readSpecifier(node.field('type'), context);
  const external = hasSpecifier(node, 'extern');
  const isStatic = hasSpecifier(node, 'static');
  const aligned = isAligned(node);
  for (const declarator of declaratorsOf(node)) {
    if (
      context.cpp !== undefined &&
      !external &&
      lowerCppDeclarator(context, context.cpp, node, declarator, base)
    )
      continue;
    const value = declarator.type === 'init_declarator' ? declarator.field('value') : undefined;
    const inner = declarator.type === 'init_declarator' ? declarator.field('declarator') : declarator;
    const { name, type, variableLength } = readDeclarator(inner, base, context);
    if (name === undefined || type.kind === 'function') continue;
    if (external) continue;
    const origin = context.origin(name);
    const completed =
      type.kind === 'array' && type.length === undefined && variableLength === undefined
        ? { ...type, length: initialiserLength(context, value) }
        : type;
    const length = variableLength === undefined ? undefined : lowerExpression(context, variableLength);
    const spec: Omit<Variable, 'id'> = {
      name: name.text,
      kind: isStatic ? 'static' : 'local',
      type: completed,
      declaration: origin.span,
      ...(aligned ? { aligned } : {}),
    };
    const id = context.declare(spec);
    if (isStatic) continue;
    const kind = 'declare';
    context.builder.emit(
      length === undefined ? { kind, variable: id, origin } : { kind, variable: id, origin, length },
    );
    if (value !== undefined) initialise(context, context.addressOf(id, origin), completed, value);
  }
  context.statement = outer;
}

/** The element count that an initialiser gives an array declared with `[]`. */
export function initialiserLength(context: CContext, value: SyntaxNode | undefined): number | undefined {
  if (value?.type === 'string_literal') return stringLiteral(value.text).length;
  if (value?.type !== 'initializer_list') return undefined;
  let next = 0;
  let longest = 0;
  for (const part of value.namedChildren) {
    if (part.type === 'comment') continue;
    if (part.type === 'initializer_pair') {
      const designator = part.field('designator') ?? part.namedChildren[0];
      const last = designator?.field('end') ?? designator?.namedChildren[0];
      const index = last === undefined ? undefined : context.fold(last);
      if (index === undefined || index > 1n << 32n) return undefined;
      next = Number(index);
    }
    next++;
    longest = Math.max(longest, next);
  }
  return longest;
}

export function lowerTypedef(context: CContext, node: SyntaxNode): void {
  const base = readSpecifier(node.field('type'), context);
  for (const declarator of declaratorsOf(node)) {
    const { name, type } = readDeclarator(declarator, base, context);
    if (name !== undefined) context.defineTypedef(name.text, type);
  }
}

/** Declares the parameters, in order; a parameter without a name still has a place in the list. */
export function lowerParameters(context: CContext, list: SyntaxNode | undefined): readonly number[] {
  const ids: number[] = [];
  for (const node of list?.namedChildren ?? []) {
    if (!isParameter(node)) continue;
    const base = readSpecifier(node.field('type'), context);
    const declarator = node.field('declarator');
    if (declarator === undefined && base.kind === 'void') continue;
    const { name, type, reference } = readDeclarator(declarator, base, context);
    const adjusted = adjustParameter(type.kind === 'function' ? pointerTo(unknownType) : type);
    const id = context.declare({
      name: name?.text ?? '',
      kind: 'parameter',
      type: reference ? pointerTo(type) : adjusted,
      parameter: ids.length,
      ...(name === undefined ? {} : { declaration: context.origin(name).span }),
    });
    if (reference) context.cpp?.references.add(id);
    ids.push(id);
  }
  return ids;
}
