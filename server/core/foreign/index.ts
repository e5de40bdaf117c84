/** The foreign function libraries that the reading of scripts knows. */
import { koffi } from './koffi';
import type { ForeignLibraryDescriptor } from './library';

export const foreignLibraries: readonly ForeignLibraryDescriptor[] = [koffi];

const byModule: ReadonlyMap<string, ForeignLibraryDescriptor> = new Map(
  foreignLibraries.flatMap((one) => one.modules.map((module) => [module, one] as const)),
);

export function libraryOfModule(module: string): ForeignLibraryDescriptor | undefined {
  return byModule.get(module);
}

const byId: ReadonlyMap<string, ForeignLibraryDescriptor> = new Map(
  foreignLibraries.map((one) => [one.id, one]),
);

export function foreignLibrary(id: string): ForeignLibraryDescriptor | undefined {
  return byId.get(id);
}
