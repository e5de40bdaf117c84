/**
 * The types of a declaration for a foreign function library compared with those of C, and the words that each library has
 * for the right ones. Integers of 64 bits in place of a pointer are right: an address that is a number arrives whole.
 */
import type { CallParameter } from '../../../kernel/calls';
import type { FileFacts } from '../../facts/file-facts';
import type { FindingData, Fix, Severity } from '../../finding';
import type { MachineType } from '../../flow/types';
import type { ForeignFunction, ForeignLibrary, ForeignType } from '../../foreign/foreign-function';
import { phrase } from '../../../languages/phrase';

export interface TypeMistake {
  readonly messageId: string;
  readonly severity?: Severity;
  readonly data?: FindingData;
}

/** Bits of a C type of the manual pages; undefined of a pointer. */
function widthOf(type: string): 32 | 64 | undefined {
  if (type.endsWith('*')) return undefined;
  return /^(?:int|unsigned)$/.test(type) ? 32 : 64;
}

export function argumentMistake(
  { machine }: ForeignType,
  parameter: CallParameter,
  library: ForeignLibrary,
): TypeMistake | undefined {
  // Flags, modes and nodes are small: the headers of libnuma and the manual pages do not agree on their width either.
  const width = /^(?:flags|mode|home_node)$/.test(parameter.role) ? 32 : widthOf(parameter.type);
  switch (machine.kind) {
    case 'float':
      return { messageId: 'register' };
    case 'bool':
      return { messageId: 'cut', data: { bits: '8', example: phrase('anything but 0 becomes 1') } };
    case 'int':
      return machine.width >= (width ?? 64) ? undefined : cut(machine.width, parameter, width);
    case 'pointer':
      // An address may be declared a pointer whatever the manual page calls it.
      if (width !== undefined) return parameter.role === 'addr' ? undefined : { messageId: 'pointer' };
      return elementMistake(machine.to, parameter, library);
    default:
      return undefined;
  }
}

function cut(bits: number, { role }: CallParameter, width: 32 | 64 | undefined): TypeMistake {
  const example =
    width === undefined
      ? phrase('an address has 64 bits')
      : role === 'count'
        ? phrase('2**{bits} + 1 pages become 1', { bits })
        : phrase('2**{bits} + 1 becomes 1', { bits });
  return { messageId: 'cut', data: { bits: String(bits), example } };
}

/**
 * What an array of the declared element type would be. koffi hands typed arrays on as they are whatever is declared, so
 * that only plain arrays suffer; ffi-rs converts every array (executed with koffi 3.3.4 and ffi-rs 1.3.7).
 */
function elementMistake(
  own: MachineType,
  { role }: CallParameter,
  library: ForeignLibrary,
): TypeMistake | undefined {
  const right = role === 'pages' ? 64 : role === 'nodes' || role === 'status' ? 32 : undefined;
  if (right === undefined) return undefined;
  const wrong =
    own.kind === 'float' ||
    (own.kind === 'int' && own.width > 8 && own.width !== right) ||
    (own.kind === 'pointer' && right === 32);
  if (!wrong) return undefined;
  const data = { bits: String(right) };
  return library === 'ffi-rs'
    ? { messageId: 'element', data }
    : { messageId: 'element', severity: 'warning', data };
}

export function resultMistake({ machine }: ForeignType, right: string): TypeMistake | undefined {
  // A function without a result has none to lose.
  if (right === 'void') return undefined;
  switch (machine.kind) {
    case 'void':
      return { messageId: 'void' };
    case 'bool':
    case 'float':
    case 'pointer':
      return { messageId: 'result' };
    case 'int':
      if (machine.width < 32) return { messageId: 'result' };
      if (!machine.signed)
        return {
          messageId: 'unsigned',
          data: { example: machine.width === 32 ? '4294967295' : '18446744073709551615' },
        };
      return right === 'int' && machine.width > 32 ? { messageId: 'wide', severity: 'warning' } : undefined;
    default:
      return undefined;
  }
}

/** A declared type in a message: as written, in quotes where that is a word. */
export function typeInWords({ text }: ForeignType): string {
  return text;
}

type Kind = 'int' | 'ulong' | 'long' | 'uint' | 'pointer';

function kindOf(right: string): Kind {
  if (right.endsWith('*')) return 'pointer';
  if (right === 'int') return 'int';
  if (right === 'unsigned') return 'uint';
  return right === 'long' ? 'long' : 'ulong';
}

/** What the library calls the right type; of koffi the C type itself. */
const words: Readonly<Record<ForeignLibrary, Readonly<Record<Kind, string>>>> = {
  koffi: { int: 'int', uint: 'uint', long: 'long', ulong: 'ulong', pointer: 'void *' },
  'ffi-napi': { int: 'int', uint: 'uint', long: 'long', ulong: 'ulong', pointer: 'pointer' },
  'ffi-rs': { int: 'I32', uint: 'U32', long: 'I64', ulong: 'U64', pointer: 'U8Array' },
  deno: { int: 'i32', uint: 'u32', long: 'i64', ulong: 'u64', pointer: 'buffer' },
  bun: { int: 'i32', uint: 'u32', long: 'i64', ulong: 'u64', pointer: 'ptr' },
  'node-ffi': { int: 'int32', uint: 'uint32', long: 'int64', ulong: 'uint64', pointer: 'pointer' },
};

function wordFor(library: ForeignLibrary, right: string): string {
  // koffi reads C, and a pointer's own type lets it convert plain arrays.
  if (library === 'koffi') return right === 'unsigned' ? 'unsigned int' : right;
  return words[library][kindOf(right)];
}

export function inRightWords(library: ForeignLibrary, right: string): string {
  const word = wordFor(library, right);
  return library === 'ffi-rs' ? `DataType.${word}` : word;
}

/** Puts the right word where the wrong one stands: in a prototype, in a string, or as a constant of the library. */
export function typeFixes(
  facts: FileFacts,
  fn: ForeignFunction,
  { place, written }: ForeignType,
  right: string,
): readonly Fix[] {
  const { span, file } = place;
  if (file !== undefined || written === undefined) return [];
  const text = replacement(fn, facts.textOf(span), written === 'word', right);
  if (text === undefined) return [];
  return [
    {
      title: phrase('Declare it {text}', { text }),
      applicability: 'suggestion',
      edits: [{ span, text: text + gapAfter(facts, span) }],
    },
  ];
}

/** `void **pages`: the name after the stars must not run into the new type. */
function gapAfter({ text }: FileFacts, { start, end }: ForeignType['place']['span']): string {
  return text[end - 1] === '*' && /[\w$]/.test(text[end] ?? '') && start < end ? ' ' : '';
}

function replacement(
  { library }: ForeignFunction,
  written: string,
  inString: boolean,
  right: string,
): string | undefined {
  const word = wordFor(library, right);
  if (inString) return word;
  if (/^(['"`])[^'"`]*\1$/.test(written)) return `${written.charAt(0)}${word}${written.charAt(0)}`;
  // `FFIType.u32`, `DataType.I32`, `ref.types.int`: the same object has the right one.
  const object = /^([\w$.]+)\.\w+$/.exec(written)?.[1];
  if (object === undefined) return undefined;
  const kind = kindOf(right);
  const simple = words[library][kind];
  if (library === 'node-ffi')
    return `${object}.${simple === 'pointer' ? 'POINTER' : simple.toUpperCase().replace('INT', 'INT_')}`;
  const noConstant = kind === 'pointer' && (library === 'koffi' || library === 'ffi-napi');
  return noConstant ? `'${word}'` : `${object}.${simple}`;
}
