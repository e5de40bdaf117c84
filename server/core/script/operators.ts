/** Operators of JavaScript on constants. Mixed number and bigint operands throw in JavaScript: unknown here. */
import { unknownStatic, type StaticValue } from './static-value';

/** Shifts and powers beyond it are no constants that anybody writes. */
const maxBits = 4096n;

export function binary(operator: string, left: StaticValue, right: StaticValue): StaticValue {
  if (left.kind === 'number' && right.kind === 'number') return onNumbers(operator, left.value, right.value);
  if (left.kind === 'bigint' && right.kind === 'bigint') return onBigints(operator, left.value, right.value);
  if (left.kind === 'string' && right.kind === 'string' && operator === '+')
    return { kind: 'string', value: left.value + right.value, place: left.place };
  const equal = equality(operator, left, right);
  return equal === undefined ? unknownStatic : { kind: 'boolean', value: equal };
}

function onNumbers(operator: string, a: number, b: number): StaticValue {
  const value = numberResult(operator, a, b);
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return value === undefined ? unknownStatic : { kind: 'number', value };
}

function numberResult(operator: string, a: number, b: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '|':
      return a | b;
    case '&':
      return a & b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    default:
      return compared(operator, a, b);
  }
}

function onBigints(operator: string, a: bigint, b: bigint): StaticValue {
  const value = bigintResult(operator, a, b);
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return value === undefined ? unknownStatic : { kind: 'bigint', value };
}

function bigintResult(operator: string, a: bigint, b: bigint): bigint | boolean | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? undefined : a / b;
    case '%':
      return b === 0n ? undefined : a % b;
    case '**':
      return b < 0n || b > maxBits ? undefined : a ** b;
    case '|':
      return a | b;
    case '&':
      return a & b;
    case '^':
      return a ^ b;
    case '<<':
      return b < -maxBits || b > maxBits ? undefined : a << b;
    case '>>':
      return b < -maxBits || b > maxBits ? undefined : a >> b;
    default:
      return compared(operator, a, b);
  }
}

function compared<T extends number | bigint>(operator: string, a: T, b: T): boolean | undefined {
  switch (operator) {
    case '===':
    case '==':
      return a === b;
    case '!==':
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return undefined;
  }
}

function equality(operator: string, left: StaticValue, right: StaticValue): boolean | undefined {
  if (!/^[=!]==?$/.test(operator) || left.kind !== right.kind) return undefined;
  const same =
    (left.kind === 'string' || left.kind === 'boolean') && 'value' in right
      ? left.value === right.value
      : left.kind === 'null' || left.kind === 'undefined'
        ? true
        : undefined;
  return same === undefined ? undefined : operator.startsWith('=') === same;
}

export function unary(operator: string, operand: StaticValue): StaticValue {
  const truth = truthOf(operand);
  if (operator === '!') return truth === undefined ? unknownStatic : { kind: 'boolean', value: !truth };
  if (operator === 'void') return { kind: 'undefined' };
  if (operand.kind === 'number') {
    if (operator === '-') return { kind: 'number', value: -operand.value };
    if (operator === '+') return operand;
    if (operator === '~') return { kind: 'number', value: ~operand.value };
  }
  if (operand.kind === 'bigint') {
    if (operator === '-') return { kind: 'bigint', value: -operand.value };
    if (operator === '~') return { kind: 'bigint', value: ~operand.value };
  }
  return unknownStatic;
}

/** Whether a value is truthy, where that is known. */
export function truthOf(value: StaticValue): boolean | undefined {
  switch (value.kind) {
    case 'number':
      return value.value !== 0 && !Number.isNaN(value.value);
    case 'bigint':
      return value.value !== 0n;
    case 'string':
      return value.value !== '';
    case 'boolean':
      return value.value;
    case 'null':
    case 'undefined':
      return false;
    case 'unknown':
    case 'module':
      return undefined;
    default:
      return true;
  }
}
