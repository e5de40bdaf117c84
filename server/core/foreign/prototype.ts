/**
 * C prototypes and type names in strings, read by the C parser: koffi's way to declare a function. Words that only such
 * strings have (`_Out_`, `__stdcall`, a `!` for memory that is freed) are blanked out first, so that places stay.
 */
import type { MachineType } from '../flow/types';
import { unknownType, voidType } from '../flow/types';
import {
  adjustParameter,
  declaratorsOf,
  pointersAround,
  readDeclarator,
  readSpecifier,
  type TypeScope,
} from '../lowering/c-types';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { ForeignType } from './foreign-function';

/** A type in a string; `span` is counted from the string's start. */
export interface TypeText {
  /** As written, the direction with it and the parameter's name left out. */
  readonly text: string;
  /** The type alone: from its first word to its last star. */
  readonly span: Span;
  readonly machine: MachineType;
  readonly direction: ForeignType['direction'];
}

export interface PrototypeText {
  readonly name: string;
  /** Of the name. */
  readonly span: Span;
  readonly returns: TypeText;
  readonly parameters: readonly TypeText[];
  readonly variadic: boolean;
}

export interface PrototypeParser {
  /** Parses C; the nodes stay valid. */
  parse(text: string): SyntaxNode;
  /** Names that are no C: the library's own words, and what the program defines. */
  typedef(name: string): MachineType | undefined;
}

const extraWords = /\b(?:_In_|_Out_|_Inout_|__cdecl|__stdcall|__fastcall|__thiscall)\b|!/g;

function blanked(text: string): string {
  return text.replace(extraWords, (found) => ' '.repeat(found.length));
}

export function readPrototype(text: string, parser: PrototypeParser): PrototypeText | undefined {
  const root = parser.parse(`${blanked(text).replace(/;\s*$/, '')};`);
  const declaration = root.namedChildren[0];
  if (root.hasError || root.namedChildren.length !== 1 || declaration?.type !== 'declaration')
    return undefined;
  const [declarator] = declaratorsOf(declaration);
  const base = readSpecifier(declaration.field('type'), scopeOf(parser));
  const { name, parameters } = readDeclarator(declarator, base, scopeOf(parser));
  if (name === undefined || parameters === undefined) return undefined;
  const returns = typeText(
    text,
    { start: declaration.start, end: name.start },
    pointersAround(declarator, base),
  );
  return {
    name: name.text,
    span: { start: name.start, end: name.end },
    returns,
    parameters: parametersIn(text, parameters, parser),
    variadic: parameters.children.some((one) => one.type === 'variadic_parameter' || one.type === '...'),
  };
}

/** A type by itself: `void **`, `_Out_ int *`. */
export function readTypeText(text: string, parser: PrototypeParser): TypeText | undefined {
  const before = 'void f(';
  const root = parser.parse(`${before}${blanked(text)});`);
  const declaration = root.namedChildren[0];
  if (root.hasError || root.namedChildren.length !== 1 || declaration?.type !== 'declaration')
    return undefined;
  const [declarator] = declaratorsOf(declaration);
  const { parameters } = readDeclarator(declarator, voidType, scopeOf(parser));
  if (parameters === undefined || parameters.namedChildren.length > 1) return undefined;
  const all = parametersIn(`${before}${text}`, parameters, parser);
  if (text.trim() === 'void') return typeText(text, { start: 0, end: text.length }, voidType);
  const [only] = all;
  if (only === undefined) return undefined;
  const span = { start: only.span.start - before.length, end: only.span.end - before.length };
  return { ...only, span };
}

function parametersIn(text: string, list: SyntaxNode, parser: PrototypeParser): readonly TypeText[] {
  const found: TypeText[] = [];
  let from = list.start + 1;
  for (const one of list.children) {
    if (one.type === ',' || one.type === ')') from = one.end;
    if (one.type !== 'parameter_declaration') continue;
    const base = readSpecifier(one.field('type'), scopeOf(parser));
    const declarator = one.field('declarator');
    if (declarator === undefined && base.kind === 'void') continue;
    const { type, name } = readDeclarator(declarator, base, scopeOf(parser));
    // `int status[]` has a part of its type after the name.
    const end = name?.end === one.end ? name.start : one.end;
    found.push(typeText(text, { start: from, end }, adjustParameter(type)));
  }
  return found;
}

/** `around`: the type with whatever blanks and direction words are about it. */
function typeText(text: string, around: Span, machine: MachineType): TypeText {
  const written = text.slice(around.start, around.end);
  const direction = /\b_(In|Out|Inout)_\b/.exec(written);
  const skipped = blanked(written);
  const start = around.start + (skipped.length - skipped.trimStart().length);
  const end = start + skipped.trim().length;
  const word = direction?.[1];
  return {
    text: written.trim().replace(/\s+/g, ' '),
    span: { start, end },
    machine,
    direction: word === 'Out' ? 'out' : word === 'Inout' ? 'inout' : 'in',
  };
}

function scopeOf(parser: PrototypeParser): TypeScope {
  return {
    typedef: (name) => parser.typedef(name),
    record: () => undefined,
    defineRecord: () => undefined,
    defineEnumerator: () => undefined,
    fold: () => undefined,
    typeOfExpression: () => unknownType,
  };
}
