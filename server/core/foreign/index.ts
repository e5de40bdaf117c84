/** The foreign function libraries that the reading of scripts knows. */
import { bun } from './bun';
import { deno } from './deno';
import { ffiNapi } from './ffi-napi';
import { ffiRs } from './ffi-rs';
import { koffi } from './koffi';
import type { ForeignLibraryDescriptor } from './library';
import { nodeFfi } from './node-ffi';

export const foreignLibraries: readonly ForeignLibraryDescriptor[] = [
  koffi,
  ffiNapi,
  ffiRs,
  deno,
  bun,
  nodeFfi,
];

const byModule: ReadonlyMap<string, ForeignLibraryDescriptor> = new Map(
  foreignLibraries.flatMap((one) => one.modules.map((module) => [module, one] as const)),
);

/** The library that a package, or a global object, is or belongs to. */
export function libraryOfModule(module: string): ForeignLibraryDescriptor | undefined {
  return byModule.get(module);
}

const byId: ReadonlyMap<string, ForeignLibraryDescriptor> = new Map(
  foreignLibraries.map((one) => [one.id, one]),
);

export function foreignLibrary(id: string): ForeignLibraryDescriptor | undefined {
  return byId.get(id);
}
