/** Integer constant expressions: array lengths, enumerators, case labels, initialisers of constants. */
import { int32, uint64, wrapTo, type MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { characterLiteral, integerLiteral } from './c-literals';

export interface FoldScope {
  /** The value of an enumerator or constant. */
  valueOf(name: string): bigint | undefined;
  /** The type in a cast or sizeof. */
  typeOf(node: SyntaxNode): MachineType;
  sizeOfType(type: MachineType): number | undefined;
  sizeOfExpression(node: SyntaxNode): number | undefined;
}

const truth = (value: boolean): bigint => (value ? 1n : 0n);

const operators: Readonly<Record<string, (a: bigint, b: bigint) => bigint | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? undefined : a / b),
  '%': (a, b) => (b === 0n ? undefined : a % b),
  '<<': (a, b) => (b < 0n || b > 63n ? undefined : a << b),
  '>>': (a, b) => (b < 0n || b > 63n ? undefined : a >> b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '&&': (a, b) => truth(a !== 0n && b !== 0n),
  '||': (a, b) => truth(a !== 0n || b !== 0n),
};

/** Nested deeper than this, an expression is not folded. */
const maxDepth = 200;

/** Undefined for what is not constant, or not known to be. */
export function fold(node: SyntaxNode | undefined, scope: FoldScope, depth = 0): bigint | undefined {
  if (node === undefined || depth > maxDepth || node.isError || node.isMissing) return undefined;
  const again = (child: SyntaxNode | undefined): bigint | undefined => fold(child, scope, depth + 1);
  switch (node.type) {
    case 'number_literal':
      return integerLiteral(node.text)?.value;
    case 'char_literal':
      return characterLiteral(node.text);
    case 'true':
      return 1n;
    case 'false':
    case 'null':
      return 0n;
    case 'identifier':
    case 'type_identifier':
    case 'qualified_identifier':
      return scope.valueOf(node.text);
    case 'parenthesized_expression':
      return again(node.namedChildren[0]);
    case 'unary_expression':
      return foldUnary(node.field('operator')?.text, again(node.field('argument')));
    case 'binary_expression': {
      const left = again(node.field('left'));
      const right = again(node.field('right'));
      const operator = operators[node.field('operator')?.text ?? ''];
      return left === undefined || right === undefined ? undefined : operator?.(left, right);
    }
    case 'conditional_expression': {
      const condition = again(node.field('condition'));
      if (condition === undefined) return undefined;
      return again(node.field(condition !== 0n ? 'consequence' : 'alternative'));
    }
    case 'cast_expression': {
      const value = again(node.field('value'));
      const type = node.field('type');
      return value === undefined || type === undefined ? undefined : wrapTo(value, scope.typeOf(type));
    }
    case 'sizeof_expression':
      return foldSizeof(node, scope);
    default:
      return undefined;
  }
}

function foldUnary(operator: string | undefined, value: bigint | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  if (operator === '-') return -value;
  if (operator === '~') return ~value;
  if (operator === '!') return truth(value === 0n);
  return operator === '+' ? value : undefined;
}

function foldSizeof(node: SyntaxNode, scope: FoldScope): bigint | undefined {
  const type = node.field('type');
  const value = node.field('value');
  const size =
    type !== undefined
      ? scope.sizeOfType(scope.typeOf(type))
      : value === undefined
        ? undefined
        : scope.sizeOfExpression(value);
  return size === undefined ? undefined : BigInt(size);
}

/** The type of an integer constant: int where it fits, else unsigned long (kernel constants have no other). */
export function constantType(value: bigint): MachineType {
  return value >= -(1n << 31n) && value < 1n << 31n ? int32 : uint64;
}
