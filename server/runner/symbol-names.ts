/**
 * Does a symbol of an ELF file stand for the variable that a person names? `counter` may stand there as itself, as `counter.0` (a static of
 * a C function), as `_ZL7counter` or as `_ZN3app7counterE` (C++). Only the plain part of the C++ mangling is undone: names in
 * namespaces and classes without template arguments, and the last name of a static in a function.
 * Source: Itanium C++ ABI, "Mangling"; GCC's and Clang's names of local statics.
 */

const anonymous = /^_GLOBAL__N_?/;

/** The longest symbol that is looked at; longer ones come of templates. */
export const longestSymbol = 4096;

export interface WantedName {
  /** "app", "counter" for "app::counter". */
  readonly parts: readonly string[];
  /** Bytes that a symbol of this name holds in any case. */
  readonly needle: string;
}

/** Undefined for a text that can be no name. */
export function wantedName(text: string): WantedName | undefined {
  const parts = text
    .trim()
    .replace(/^::/, '')
    .split('::')
    .map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  if (last === '' || last.length > longestSymbol || parts.includes('') || text.includes('\0'))
    return undefined;
  return { parts, needle: last };
}

/** "app::counter" for the wanted name in a readable form, or undefined when the symbol stands for something else. */
export function matchSymbol(symbol: string, { parts, needle }: WantedName): string | undefined {
  if (symbol === parts.join('::')) return symbol;
  if (!symbol.startsWith('_Z')) {
    // GCC: name.N, name.lto_priv.N; Clang: function.name.
    const plain = symbol.replace(/(?:\.(?:lto_priv|llvm|constprop|\d+))+$/, '');
    return parts.length === 1 && (plain === needle || plain.endsWith(`.${needle}`)) ? symbol : undefined;
  }
  const names = mangledParts(symbol);
  if (names !== undefined) {
    const tail = names.slice(-parts.length);
    const same = tail.length === parts.length && tail.every((name, i) => name === parts[i]);
    return same ? names.join('::') : undefined;
  }
  // A static of a function: _ZZ, the function, E, the name, and a number where the function has several.
  const local = /E(\d+)([^\d].*?)(?:_\d+|__\d+_)?$/.exec(symbol);
  if (!symbol.startsWith('_ZZ') || parts.length > 1 || local === null) return undefined;
  return local[2]?.slice(0, Number(local[1])) === needle && Number(local[1]) === needle.length
    ? symbol
    : undefined;
}

/** The names of `_Z4name`, `_ZL4name` and `_ZN5outer4nameE`; undefined where anything else stands in it. */
function mangledParts(symbol: string): readonly string[] | undefined {
  const nested = symbol.startsWith('_ZN');
  const names: string[] = [];
  let at = nested ? 3 : 2;
  while (at < symbol.length) {
    if (nested && symbol[at] === 'E') return at === symbol.length - 1 && names.length > 0 ? names : undefined;
    if (nested && names.length === 0 && symbol.startsWith('St', at)) {
      names.push('std');
      at += 2;
      continue;
    }
    // L: internal linkage. B: an ABI tag, which belongs to the name before it.
    const tag = symbol[at] === 'B' && names.length > 0;
    const start = symbol[at] === 'L' || tag ? at + 1 : at;
    const digits = /^\d+/.exec(symbol.slice(start, start + 6))?.[0];
    if (digits === undefined) return undefined;
    const from = start + digits.length;
    const name = symbol.slice(from, from + Number(digits));
    if (name.length < Number(digits) || name === '') return undefined;
    if (!tag) names.push(anonymous.test(name) ? '(anonymous namespace)' : name);
    at = from + name.length;
    if (!nested && (at === symbol.length || symbol[at] !== 'B')) break;
  }
  return !nested && at === symbol.length && names.length === 1 ? names : undefined;
}
