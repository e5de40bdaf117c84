/** The type of a C expression that is not evaluated: the operand of sizeof and typeof. */
import { commonType, int32, pointerTo, promote, unknownType, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { characterLiteral, integerLiteral, stringLiteral } from './c-literals';
import { readSpecifier, type TypeScope } from './c-types';
import { containerOf } from './cpp-types';
import { typeOfCppExpression } from './cpp-typing';

export interface TypingScope extends TypeScope {
  variableType(name: string): MachineType | undefined;
  valueOf(name: string): bigint | undefined;
  /** C++: the type of `this`. */
  readonly selfType?: (() => MachineType) | undefined;
}

const maxDepth = 100;

export function typeOfExpression(node: SyntaxNode | undefined, scope: TypingScope, depth = 0): MachineType {
  if (node === undefined || depth > maxDepth) return unknownType;
  const of = (child: SyntaxNode | undefined): MachineType => typeOfExpression(child, scope, depth + 1);
  switch (node.type) {
    case 'identifier':
      return (
        scope.variableType(node.text) ??
        (scope.valueOf(node.text) === undefined ? (scope.typedef(node.text) ?? unknownType) : int32)
      );
    case 'type_descriptor':
    case 'type_identifier':
    case 'primitive_type':
      return scope.variableType(node.text) ?? readSpecifier(node, scope);
    case 'parenthesized_expression':
      return of(node.namedChildren[0]);
    case 'number_literal':
      return integerLiteral(node.text)?.type ?? { kind: 'float', width: 64 };
    case 'char_literal':
      return characterLiteral(node.text) === undefined ? unknownType : int32;
    case 'string_literal': {
      const { element, length } = stringLiteral(node.text);
      return { kind: 'array', element, length };
    }
    case 'cast_expression':
    case 'compound_literal_expression':
      return readSpecifier(node.field('type'), scope);
    case 'pointer_expression': {
      const operand = of(node.field('argument'));
      return node.field('operator')?.text === '&' ? pointerTo(operand) : pointee(operand);
    }
    case 'subscript_expression': {
      const base = of(node.field('argument'));
      return containerOf(base, scope)?.element ?? pointee(base);
    }
    case 'field_expression': {
      const base = of(node.field('argument'));
      const record = node.field('operator')?.text === '->' ? pointee(base) : base;
      const name = node.field('field')?.text;
      if (record.kind !== 'record') return unknownType;
      return scope.record(record.tag)?.fields.find((field) => field.name === name)?.type ?? unknownType;
    }
    case 'assignment_expression':
      return of(node.field('left'));
    case 'update_expression':
      return of(node.field('argument'));
    case 'unary_expression':
      return node.field('operator')?.text === '!' ? int32 : promote(of(node.field('argument')));
    case 'sizeof_expression':
      return { kind: 'int', width: 64, signed: false };
    case 'binary_expression': {
      const operator = node.field('operator')?.text ?? '';
      if (/^(?:[=!<>]=|[<>]|&&|\|\|)$/.test(operator)) return int32;
      const left = of(node.field('left'));
      const right = of(node.field('right'));
      if (left.kind === 'pointer' || left.kind === 'array')
        return right.kind === 'pointer' ? { kind: 'int', width: 64, signed: true } : pointerTo(pointee(left));
      if (right.kind === 'pointer' || right.kind === 'array') return pointerTo(pointee(right));
      return /^(?:<<|>>)$/.test(operator) ? promote(left) : commonType(left, right);
    }
    default:
      return typeOfCppExpression(node, scope, of) ?? unknownType;
  }
}

/** What `*e` is for an `e` of this type. */
export function pointee(type: MachineType): MachineType {
  if (type.kind === 'pointer') return type.to;
  return type.kind === 'array' ? type.element : unknownType;
}
