/**
 * Where the containers and smart pointers of the standard library keep what their functions tell: data() and size() of a vector are calls,
 * and calls are not run in a program that is debugged; its storage is plain members. Sources: libstdc++ 12 (bits/stl_vector.h, array, span,
 * bits/unique_ptr.h, bits/shared_ptr_base.h), libc++ 19 (__vector/vector.h, array, span, __memory/unique_ptr.h, shared_ptr.h).
 * Strings, maps, lists and vector<bool> have no row of values that move_pages could be given.
 */
import { standardName } from './types';
import type { StandardName, TypeProbe } from './types';

/** Expressions without calls. */
export interface Storage {
  /** A pointer to the first element or to what is owned; an array. */
  readonly start: string;
  /** Absent for what owns one thing, or nobody knows how many. */
  readonly size?: string;
}

interface Layout {
  readonly of: readonly string[];
  readonly start: string;
  /** The member behind the last element, or the one that holds the number of elements. */
  readonly end?: string;
  readonly size?: string;
}

const layouts: readonly Layout[] = [
  { of: ['vector'], start: '_M_impl._M_start', end: '_M_impl._M_finish' },
  { of: ['vector'], start: '__begin_', end: '__end_' },
  { of: ['array'], start: '_M_elems' },
  { of: ['array'], start: '__elems_' },
  { of: ['span'], start: '_M_ptr', size: '_M_extent._M_extent_value' },
  { of: ['span'], start: '__data_', size: '__size_' },
  { of: ['shared_ptr'], start: '_M_ptr' },
  { of: ['shared_ptr'], start: '__ptr_' },
];

/** std::dynamic_extent. */
const dynamicExtent = /^(?:18446744073709551615(?:ul+)?|-1|std::dynamic_extent)$/i;

/** @param object an expression without calls, in parentheses where it needs them */
export async function storageOf(
  object: string,
  type: string,
  probe: TypeProbe,
): Promise<Storage | undefined> {
  const standard = standardName(type);
  if (standard?.name === 'unique_ptr') return uniquePointer(object, standard);
  // A debugger may name a class by a typedef; members with such names are the standard library's own all the same (C++20, 5.10).
  const possible = layouts.filter(({ of }) => standard === undefined || of.includes(standard.name));
  for (const layout of possible) {
    const start = `${object}.${layout.start}`;
    // The storage of vector<bool> is a class of its own.
    if ((await probe.typeOf(start)).kind !== 'builtin') continue;
    const size = await sizeOf(object, start, layout, standard, probe);
    return size === undefined ? { start } : { start, size };
  }
  return undefined;
}

async function sizeOf(
  object: string,
  start: string,
  layout: Layout,
  standard: StandardName | undefined,
  probe: TypeProbe,
): Promise<string | undefined> {
  if (layout.end !== undefined) return `(${object}.${layout.end} - ${start})`;
  if (layout.of.includes('array')) return fixed(standard) ?? `(sizeof(${start}) / sizeof(${start}[0]))`;
  if (layout.size === undefined) return undefined;
  // A span of a fixed extent holds no number.
  const size = `${object}.${layout.size}`;
  return (await probe.typeOf(size)).kind === 'builtin' ? size : fixed(standard);
}

/** The second argument of array<T, N> and span<T, N>. */
function fixed(standard: StandardName | undefined): string | undefined {
  const extent = standard?.arguments[1];
  if (extent === undefined || dynamicExtent.test(extent)) return undefined;
  return /^\d+/.exec(extent)?.[0];
}

/**
 * With the standard deleter a unique_ptr is its pointer and nothing else, in every library; the member is hard to name, since the deleter beside
 * it has one of the same name.
 */
function uniquePointer(object: string, { arguments: [owned, deleter] }: StandardName): Storage | undefined {
  if (owned === undefined) return undefined;
  if (deleter !== undefined && !/^std::(?:__\w+::)*default_delete\s*</.test(deleter)) return undefined;
  const element = owned.replace(/\s*\[\d*\]$/, '');
  return { start: `(*(${element} **)&${object})` };
}
