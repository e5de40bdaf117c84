/**
 * node-ffi and ffi-napi, one interface: ffi.Library(file, { symbol: [result, [types], options] }), `.async` with a callback,
 * errno by ffi.errno(); types by C names, `pointer`, or objects of the package ref. Source: lib/library.js and README of
 * node-ffi-napi, lib/ref.js of ref-napi. Absent: ForeignFunction() on a pointer, and functions with `varargs`.
 */
import { char8, int, pointerTo, unknownType, voidType, type MachineType } from '../flow/types';
import { unknownStatic, type StaticValue } from '../script/static-value';
import type { SyntaxNode } from '../syntax/port';
import type { ForeignType } from './foreign-function';
import type { ForeignLibraryDescriptor, ForeignReading, OpenedLibrary } from './library';
import {
  elementsOf,
  entriesOf,
  fileOf,
  foreignType,
  functionTable,
  isTrue,
  type Definition,
  type Entry,
} from './support';
import { shortWords } from './type-words';

/** Words that C has not. */
const words: Readonly<Record<string, MachineType>> = {
  ...shortWords,
  byte: int(8, false),
  pointer: pointerTo(voidType),
  string: pointerTo(char8),
  CString: pointerTo(char8),
  Object: pointerTo(unknownType),
};

const ffiModules = ['ffi-napi', 'ffi', 'node-ffi', '@2060.io/ffi-napi', '@makeomatic/ffi-napi'];
const refModules = ['ref-napi', 'ref', '@2060.io/ref-napi', '@makeomatic/ref-napi'];
/** Each is a function that makes an array type of an element type. */
const arrayModules = ['ref-array-napi', 'ref-array', 'ref-array-di'];

export const ffiNapi: ForeignLibraryDescriptor = {
  id: 'ffi-napi',
  modules: [...ffiModules, ...refModules, ...arrayModules],
  call(path, written, reading, module) {
    const [first, second] = written;
    if (arrayModules.includes(module) || path === 'refType') {
      const element = first === undefined ? undefined : spellingOf(first, reading);
      return element === undefined
        ? unknownStatic
        : { kind: 'foreign-type', text: `${element} *`, direction: 'in' };
    }
    if (path !== 'Library') return unknownStatic;
    const opened = withExtension(fileOf(first, reading));
    return functionTable('ffi-napi', opened, second, reading, (entry) => {
      const found = definition(entry);
      return found && { ...found, module };
    });
  },
  form(call, member) {
    return member === 'async' && call.manner === 'sync'
      ? { kind: 'foreign', call: { ...call, manner: 'callback' } }
      : unknownStatic;
  },
  errno: 'errno',
  nulls: ['NULL'],
  addresses: { address: { value: 'number' } },
};

/** An empty name is the process itself; a name without `.so` gets one. */
function withExtension(opened: OpenedLibrary | undefined): OpenedLibrary | undefined {
  const file = opened?.file;
  if (opened === undefined || typeof file !== 'string') return opened;
  if (file === '') return { ...opened, file: null };
  return file.includes('.so') ? opened : { ...opened, file: `${file}.so` };
}

function definition({ value, reading }: Entry): Definition | undefined {
  const [result, list, options] = elementsOf(value, reading) ?? [];
  if (result === undefined) return undefined;
  const given = options === undefined ? [] : (entriesOf(options.node, options.reading) ?? []);
  const option = (name: string): boolean => isTrue(given.find((one) => one.name === name));
  if (option('varargs')) return undefined;
  return {
    returns: typeOf(result.node, result.reading),
    parameters:
      list === undefined
        ? []
        : elementsOf(list.node, list.reading)?.map((one) => typeOf(one.node, one.reading)),
    variadic: false,
    nonblocking: false,
    keepsErrno: false,
    manner: option('async') ? 'callback' : 'sync',
  };
}

/** The C spelling of a type: a string, `ref.types.int`, `ref.refType(…)`. */
function spellingOf(node: SyntaxNode, reading: ForeignReading): string | undefined {
  const value: StaticValue = reading.evaluate(node);
  if (value.kind === 'string' || value.kind === 'foreign-type')
    return value.kind === 'string' ? value.value : value.text;
  const [kind, word] = value.kind === 'module' ? value.path : [];
  return kind === 'types' ? word : undefined;
}

function typeOf(node: SyntaxNode, reading: ForeignReading): ForeignType {
  const spelled = spellingOf(node, reading);
  const machine =
    spelled === undefined
      ? undefined
      : reading.type(spelled, (name) => (Object.hasOwn(words, name) ? words[name] : undefined))?.machine;
  // Beyond 2^53 a string.
  const value = machine?.kind === 'int' || machine?.kind === 'float' ? ('number' as const) : undefined;
  const word = machine && { machine, ...(value === undefined ? {} : { value }) };
  return foreignType(node, reading, word);
}
