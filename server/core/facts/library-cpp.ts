/**
 * What C++ itself and its standard library do to memory, by the names under which the lowering of C++ calls them.
 * Sizes are in bytes: the lowering multiplies.
 */
import type { LibraryEffect } from './library';

const storage: LibraryEffect = {
  kind: 'allocates',
  size: [0],
  alignment: 'object',
  zeroed: false,
  anonymous: true,
  throws: true,
};

/** `operator new(size, std::align_val_t(alignment))`: a second argument may ask for pages. */
const operatorNew: LibraryEffect = { ...storage, alignment: { argument: 1, otherwise: 'object' } };

export const cppEffects: Readonly<Record<string, LibraryEffect>> = {
  'operator new': operatorNew,
  'operator new[]': operatorNew,
  'std::make_unique': storage,
  'std::make_shared': storage,
  'std::vector': storage,
  'operator delete': { kind: 'frees', argument: 0 },
  'operator delete[]': { kind: 'frees', argument: 0 },
  // A constructor that is not followed.
  'std::construct_at': { kind: 'writes', arguments: [0] },
  'std::copy': { kind: 'writes', arguments: [2] },
  'std::copy_n': { kind: 'writes', arguments: [2] },
  'std::sort': { kind: 'writes', arguments: [0, 1] },
  'operator<<': { kind: 'reads' },
  // The contents go to somebody else: a copy, a returned object.
  'std::as_const': { kind: 'reads' },
};
