/**
 * What the type of an expression is, as far as it decides whether operators on it run code of the program: those of a class or an enumeration
 * may, those of a built-in type never do. How a debugger is asked without anything being run is its family's (families/lldb.ts,
 * families/shown-types.ts).
 */
import { typeWords } from './tokens';

export type ShownType =
  /** Numbers, pointers, arrays. */
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'enumeration' | 'class'; readonly name: string }
  /** The debugger does not tell. */
  | { readonly kind: 'unknown' }
  /** The expression itself makes no sense to the debugger; its own words. */
  | { readonly kind: 'failed'; readonly message: string };

/** Answers without running anything, also for an expression that would run code if it were evaluated. */
export interface TypeProbe {
  typeOf(text: string): Promise<ShownType>;
  /** Whether the class of `text` certainly has no such member; false where this is not known. */
  lacks(text: string, member: string): Promise<boolean>;
}

/** From the name alone: built-in types have names that no program gives away. Undefined for a name that may be any type's. */
export function builtinByName(name: string): ShownType | undefined {
  const bare = name.replace(/\s*(?:&&?|\bconst|\bvolatile)\s*$/g, '').trim();
  const pointer = /\*(?:\s*(?:const|volatile|__?restrict(?:__)?))*$/.test(bare) || /\(\s*[*&]/.test(bare);
  if (pointer || /\[\d*\]$/.test(bare)) return { kind: 'builtin', name };
  if (/^(?:const |volatile )*enum\b/.test(bare)) return { kind: 'enumeration', name };
  if (/^(?:const |volatile )*(?:struct|class|union)\b/.test(bare)) return { kind: 'class', name };
  const words = bare.split(/\s+/);
  return words.every((word) => typeWords.has(word)) ? { kind: 'builtin', name } : undefined;
}

/** A container of the standard library, with the arguments of its template as they are written. */
export interface StandardName {
  readonly name: string;
  readonly arguments: readonly string[];
}

/** "std::__1::vector<void *, std::allocator<void *> >": vector, with two arguments. Undefined for other classes. */
export function standardName(type: string): StandardName | undefined {
  const bare = type.replace(/^(?:const\s+|volatile\s+|class\s+|struct\s+)+/, '').replace(/\s*&+\s*$/, '');
  const match = /^std::(?:__\w+::)*(\w+)\s*<(.*)>\s*(?:const)?$/s.exec(bare);
  if (match?.[1] === undefined) return undefined;
  return { name: match[1], arguments: splitArguments(match[2] ?? '') };
}

function splitArguments(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const sign = text.charAt(at);
    if ('<(['.includes(sign) && sign !== '') depth++;
    else if ('>)]'.includes(sign) && sign !== '') depth--;
    if (at === text.length || (sign === ',' && depth === 0)) {
      pieces.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return pieces;
}
