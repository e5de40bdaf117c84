/** What the elements of nodes and status are declared as, where the kernel reads and writes 32-bit int. */
import type { ArgumentFacts, ArrayFacts, CallFacts } from '../../facts/call-facts';
import type { ScriptObject } from '../../facts/script-argument';
import type { MachineType } from '../../flow/types';
import type { Fix, Severity } from '../../finding';
import type { Report } from '../rule';
import { arrayPlace } from './places';
import { elementsOf, ofClass } from './script-objects';
import { phrase } from '../../../languages/phrase';
import type { Words } from '../../../languages/phrase';

/** Bytes of the kernel's int. */
const width = 4;

export interface WrongElement {
  /** Bytes of one element. */
  readonly size: number;
  /** In the language's words: `unsigned short`, `Int16Array`. */
  readonly name: Words;
  readonly kind: 'integer' | 'float' | 'pointer';
  /** In a script: the array itself. */
  readonly object?: ScriptObject;
}

/** The elements, if they certainly are no 32-bit integers; undefined where they are, or where that is not known. */
export function wrongElement(facts: CallFacts, role: 'nodes' | 'status'): WrongElement | undefined {
  const argument = facts.argument(role);
  if (argument === undefined) return undefined;
  if (facts.foreign !== undefined) return wrongObject(argument);
  if (argument.written.type.kind !== 'pointer') return undefined;
  const element = innermost(argument.written.type.to);
  const wrong = describe(element);
  if (wrong === undefined) return undefined;
  // A cast, or a character pointer that no prototype checks, may mean raw memory: then the memory itself must tell.
  if (!argument.written.cast && (wrong.size > 1 || facts.site.form !== 'syscall')) return wrong;
  const array = facts.array(role);
  return array !== undefined && holds(array, element, wrong.size) ? wrong : undefined;
}

function wrongObject(argument: ArgumentFacts): WrongElement | undefined {
  const elements = elementsOf(argument);
  if (elements === undefined) return undefined;
  const { object, bytes: size, float } = elements;
  if (size === width && !float) return undefined;
  return { size, name: object.name, kind: float ? 'float' : 'integer', object };
}

function innermost(type: MachineType): MachineType {
  return type.kind === 'array' ? innermost(type.element) : type;
}

function describe(type: MachineType): WrongElement | undefined {
  switch (type.kind) {
    case 'int':
      if (type.width === width * 8) return undefined;
      return { size: type.width / 8, name: integerName(type.width, type.signed), kind: 'integer' };
    case 'bool':
      return { size: 1, name: 'bool', kind: 'integer' };
    case 'float':
      return { size: type.width / 8, name: floatNames[type.width], kind: 'float' };
    case 'pointer':
      return { size: 8, name: phrase('a pointer'), kind: 'pointer' };
    case 'array':
    case 'bigint':
    case 'number':
    case 'record':
    case 'function':
    case 'void':
    case 'unknown':
      return undefined;
  }
}

const floatNames = { 32: 'float', 64: 'double', 128: 'long double' } as const;
const integerNames = { 8: 'char', 16: 'short', 32: 'int', 64: 'long', 128: '__int128' } as const;

function integerName(bits: keyof typeof integerNames, signed: boolean): string {
  return signed ? integerNames[bits] : `unsigned ${integerNames[bits]}`;
}

/** Declared with these elements or filled with them, and never used as int. */
function holds(array: ArrayFacts, element: MachineType, size: number): boolean {
  const stored = [...array.cells, ...array.fills];
  if (stored.some((one) => one.width === width)) return false;
  const { origin } = array.region;
  const declared =
    origin.kind === 'variable' &&
    array.region.element !== undefined &&
    sameElement(array.region.element, element);
  // Characters are what raw memory is declared as.
  if (declared && size > 1) return true;
  return stored.some((one) => one.width === size);
}

function sameElement(a: MachineType, b: MachineType): boolean {
  return a.kind === b.kind && describe(a)?.size === describe(b)?.size;
}

/** What the two rules about elements say alike of them; `single`: how bad a wide integer is where one entry is named. */
export function wrongElements(
  facts: CallFacts,
  argument: ArgumentFacts,
  wrong: WrongElement,
  single: Severity,
): Report {
  const { size, name: type, kind } = wrong;
  const array = facts.array(argument.role);
  const only = kind === 'integer' && size > width && facts.knownCount === 1n;
  const integer = only ? 'single' : size > width ? 'wide' : 'narrow';
  const parts = size > width ? size / width : width / size;
  return {
    messageId: kind === 'integer' ? integer : kind,
    data: {
      type,
      size: size.toString(),
      bytes: size === 1 ? phrase('byte') : phrase('bytes'),
      parts: parts === 2 ? phrase('two') : phrase('four'),
    },
    span: argument.span,
    ...(only ? { severity: single } : {}),
    restsOn: [argument.value],
    related:
      array === undefined ? [] : arrayPlace(array, phrase('{role} begins here', { role: argument.role })),
    fixes: kind === 'pointer' ? [] : declareAsInt(facts, wrong, array),
  };
}

const wrongTypes =
  /(?:^|[;{}\n])[ \t]*(?:static[ \t]+)?((?:unsigned[ \t]+|signed[ \t]+)?(?:long[ \t]+long|long|short|char)(?:[ \t]+int)?|size_t|ssize_t|u?int(?:8|16|64)_t|bool|float|double)[ \t]+$/;

/**
 * Declares the variable as int: where it is an array or a number of this function with a declaration of its own. In a
 * script the array becomes an Int32Array.
 */
export function declareAsInt(
  facts: CallFacts,
  { object }: WrongElement,
  array: ArrayFacts | undefined,
): readonly Fix[] {
  if (object !== undefined) return ofClass(facts, object, 'Int32Array');
  const { edits, site } = facts;
  const span = array?.region.span;
  const name = array?.region.name;
  if (array?.region.origin.kind !== 'variable' || span === undefined || name === undefined) return [];
  if (span.start < site.function.start || span.end > site.function.end) return [];
  if (edits.textOf(span) !== name) return [];
  const before = edits.textOf({ start: site.function.start, end: span.start });
  const after = edits.textOf({ start: span.end, end: site.function.end });
  const type = wrongTypes.exec(before)?.[1];
  // Another variable in the same declaration would change its type too.
  const alone = /^(?:\s*\[[^\]]*\])?\s*(?:=\s*(?:\{[^{}]*\}|[^,;{}]*))?;/.test(after);
  if (type === undefined || !alone) return [];
  const start = span.start - (/[ \t]+$/.exec(before)?.[0].length ?? 0) - type.length;
  return [
    {
      title: phrase('Declare {name} as int', { name }),
      applicability: 'suggestion',
      edits: [{ span: { start, end: start + type.length }, text: 'int' }],
    },
  ];
}
