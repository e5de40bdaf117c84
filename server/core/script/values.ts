/** Static values compared and brought together. */
import type { ForeignPlace } from '../foreign/foreign-function';
import { unknownStatic, type StaticValue } from './static-value';

/** Something that only makes sense when it is there: who uses it thinks that it is. */
export function isBinding({ kind }: StaticValue): boolean {
  return /^(?:object|module|library|foreign|foreign-type|function)$/.test(kind);
}

export function isNothing({ kind }: StaticValue): boolean {
  return kind === 'null' || kind === 'undefined';
}

/**
 * What one of several values is, whichever: the same constant; a library of which only the file differs; a binding that
 * is there or is not.
 */
export function oneOf(values: readonly StaticValue[]): StaticValue {
  const [first, ...others] = values;
  if (first === undefined) return unknownStatic;
  if (others.every((one) => isSame(first, one))) return first;
  const there = values.filter((one) => !isNothing(one));
  const [one, ...more] = there;
  if (one === undefined || !isBinding(one)) return unknownStatic;
  if (more.every((other) => isSame(one, other))) return one;
  if (
    one.kind === 'library' &&
    more.every((other) => other.kind === 'library' && other.library === one.library)
  )
    return { ...one, file: undefined };
  return unknownStatic;
}

function isSame(a: StaticValue, b: StaticValue): boolean {
  switch (a.kind) {
    case 'number':
    case 'bigint':
    case 'boolean':
      return a.kind === b.kind && a.value === b.value;
    case 'string':
      return b.kind === 'string' && a.value === b.value;
    case 'null':
    case 'undefined':
      return a.kind === b.kind;
    case 'array':
    case 'object':
      return a.kind === b.kind && isSamePlace(a.place, b.place);
    case 'function':
      return b.kind === 'function' && isSamePlace(a.place, b.place);
    case 'module':
      return b.kind === 'module' && a.module === b.module && a.path.join('.') === b.path.join('.');
    case 'library':
      return b.kind === 'library' && a.library === b.library && a.file === b.file;
    case 'foreign':
      return (
        b.kind === 'foreign' &&
        a.call.manner === b.call.manner &&
        a.call.fn.symbol === b.call.fn.symbol &&
        isSamePlace(a.call.fn.place, b.call.fn.place)
      );
    case 'foreign-type':
      return b.kind === 'foreign-type' && a.text === b.text && a.direction === b.direction;
    case 'unknown':
      return false;
  }
}

function isSamePlace(a: ForeignPlace, b: ForeignPlace): boolean {
  return a.file === b.file && a.span.start === b.span.start && a.span.end === b.span.end;
}

/** A number or bigint that is read through a name keeps the first name that it had. */
export function named(value: StaticValue, name: string): StaticValue {
  if ((value.kind !== 'number' && value.kind !== 'bigint') || value.name !== undefined) return value;
  return { ...value, name };
}
