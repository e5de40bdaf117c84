/** What a definition or prototype says to those who call the function. */
import type { FunctionDefinition } from '../syntax/functions';
import type { SyntaxNode } from '../syntax/port';
import type { KnownFunction } from './c-environment';
import { hasSpecifier } from './c-declarations';
import { nameOf, type Indexed } from './c-index';
import {
  adjustParameter,
  declaratorsOf,
  pointersAround,
  readDeclarator,
  readSpecifier,
  returnType,
  type TypeScope,
} from './c-types';
import type { MachineType } from '../flow/types';

/** `node`: of the definition, else of the prototype. */
export function readSignature(
  node: SyntaxNode,
  definition: FunctionDefinition | undefined,
  prototype: Indexed | undefined,
  name: string,
  scope: TypeScope,
): KnownFunction {
  const base = readSpecifier(node.field('type'), scope);
  const declarator =
    definition === undefined
      ? declaratorsOf(node).find((one) => name.endsWith(nameOf(one)?.name ?? ' '))
      : node.field('declarator');
  const { parameters } = readDeclarator(declarator, base, scope);
  const types: MachineType[] = [];
  const references: boolean[] = [];
  let required = 0;
  for (const one of parameters?.namedChildren ?? []) {
    if (!isParameter(one)) continue;
    const type = readSpecifier(one.field('type'), scope);
    const inner = one.field('declarator');
    if (inner === undefined && type.kind === 'void') continue;
    const { type: declared, reference } = readDeclarator(inner, type, scope);
    types.push(reference ? declared : adjustParameter(declared));
    references.push(reference);
    if (one.type === 'parameter_declaration') required++;
  }
  const declaration = prototype?.node;
  return {
    returns: definition === undefined ? pointersAround(declarator, base) : returnType(node, base),
    parameters: types,
    defined: definition !== undefined,
    references,
    returnsReference: returnsReference(declarator),
    // A default stands where the function is declared first.
    required: Math.min(required, declaration === undefined ? required : requiredBy(declaration, name)),
    method: isMethod(node, definition, prototype),
    virtual: /\bvirtual\b|\boverride\b|\bfinal\b/.test(`${headOf(node)} ${declaration?.text ?? ''}`),
  };
}

/** A parameter; `...` and packs are none. */
export function isParameter(node: SyntaxNode): boolean {
  return node.type === 'parameter_declaration' || node.type === 'optional_parameter_declaration';
}

function headOf(node: SyntaxNode): string {
  const body = node.field('body');
  return body === undefined ? node.text : node.text.slice(0, body.start - node.start);
}

function requiredBy(declaration: SyntaxNode, name: string): number {
  const declarator = declaratorsOf(declaration).find((one) => name.endsWith(nameOf(one)?.name ?? ' '));
  let node = declarator;
  while (node !== undefined && node.type !== 'function_declarator')
    node = node.field('declarator') ?? node.namedChildren.find((child) => child.type.endsWith('declarator'));
  const given = node?.field('parameters')?.namedChildren ?? [];
  return given.filter((one) => one.type === 'parameter_declaration' && one.text !== 'void').length;
}

function returnsReference(start: SyntaxNode | undefined): boolean {
  return start?.type === 'reference_declarator';
}

function isMethod(
  node: SyntaxNode,
  definition: FunctionDefinition | undefined,
  prototype: Indexed | undefined,
): boolean | undefined {
  if (prototype?.node.type === 'field_declaration') return !hasSpecifier(prototype.node, 'static');
  if (definition === undefined) return false;
  if (definition.inClass) return !hasSpecifier(node, 'static');
  return definition.scope.length === 0 ? false : undefined;
}
