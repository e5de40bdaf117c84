/** What the messages call the libraries through which a script calls C, and how each of them gives errno. */
import type { ForeignLibrary } from '../../foreign/foreign-function';

const names: Readonly<Record<ForeignLibrary, string>> = {
  koffi: 'koffi',
  'ffi-napi': 'ffi-napi',
  'ffi-rs': 'ffi-rs',
  deno: 'Deno',
  bun: 'Bun',
  'node-ffi': 'node:ffi',
};

export function libraryName(library: ForeignLibrary): string {
  return names[library];
}

/** The expression that reads errno; undefined where the library keeps none, or only where a declaration asks for it. */
export function errnoReader(library: ForeignLibrary): string | undefined {
  if (library === 'koffi') return 'koffi.errno()';
  return library === 'ffi-napi' ? 'ffi.errno()' : undefined;
}

/** These libraries hand typed arrays over and throw on a plain array, whatever the declaration says. */
export function rejectsLists(library: ForeignLibrary): boolean {
  return library === 'deno' || library === 'bun' || library === 'node-ffi';
}
