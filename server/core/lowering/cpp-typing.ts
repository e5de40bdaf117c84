/** The type of a C++ expression that is not evaluated, where it decides what the code means. */
import { pointerTo, uint64, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { readSpecifier, readTypeName } from './c-types';
import type { TypingScope } from './c-typing';
import { containerOf } from './cpp-types';

/** Undefined for what is not C++'s own or not known. */
export function typeOfCppExpression(
  node: SyntaxNode,
  scope: TypingScope,
  of: (child: SyntaxNode | undefined) => MachineType,
): MachineType | undefined {
  switch (node.type) {
    case 'this':
      return scope.selfType?.();
    case 'qualified_identifier':
      return scope.variableType(node.text);
    case 'new_expression':
      return pointerTo(readSpecifier(node.field('type'), scope));
    case 'null':
      return pointerTo({ kind: 'void' });
    case 'call_expression':
      return callType(node, scope, of);
    default:
      return undefined;
  }
}

function callType(
  node: SyntaxNode,
  scope: TypingScope,
  of: (child: SyntaxNode | undefined) => MachineType,
): MachineType | undefined {
  const callee = node.field('function');
  const first = node.field('arguments')?.namedChildren[0];
  if (callee?.type === 'field_expression') return methodType(callee, scope, of);
  const text = callee?.text.replaceAll(/\s+/g, '') ?? '';
  if (/^std::(?:move|forward<.*>|as_const|min|max)$/s.test(text)) return of(first);
  if (/^std::s?size$/.test(text)) return uint64;
  let template = callee;
  while (template?.type === 'qualified_identifier') template = template.field('name');
  if (template?.type !== 'template_function') return undefined;
  const descriptor = template.field('arguments')?.namedChildren[0];
  if (descriptor?.type !== 'type_descriptor') return undefined;
  const name = template.field('name')?.text ?? '';
  if (/^(?:static|reinterpret|const|dynamic)_cast$/.test(name)) return readTypeName(descriptor, scope);
  if (!/^make_(?:unique|shared)/.test(name)) return undefined;
  const type = readTypeName(descriptor, scope);
  return pointerTo(type.kind === 'array' ? type.element : type);
}

function methodType(
  callee: SyntaxNode,
  scope: TypingScope,
  of: (child: SyntaxNode | undefined) => MachineType,
): MachineType | undefined {
  const object = of(callee.field('argument'));
  const arrow = callee.field('operator')?.text === '->';
  const method = callee.field('field')?.text ?? '';
  const container = containerOf(arrow && object.kind === 'pointer' ? object.to : object, scope);
  if (container === undefined)
    return !arrow && object.kind === 'pointer' && method === 'get' ? object : undefined;
  if (/^(?:size|length|capacity)$/.test(method)) return uint64;
  if (/^c?(?:data|begin|end)$/.test(method)) return pointerTo(container.element);
  return /^(?:at|front|back)$/.test(method) ? container.element : undefined;
}
