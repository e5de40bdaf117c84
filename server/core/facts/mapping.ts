/**
 * How memory gets its pages, and with whom it shares them: the flags of mmap(2), the advice of madvise(2), and
 * fork(2), after which both processes map the same pages until one of them writes.
 */
import type { Origin } from '../flow/graph';
import { constantValues } from '../../kernel/constants';
import { pointers } from './addresses';
import type { Machine } from './machine';
import type { Memory } from './memory';
import { integerOf, unknownValue, valueKey, type AbstractValue } from './value';

export interface Mapping {
  /** MAP_SHARED: all processes that map it see one memory, and reading brings in a page of it. */
  readonly shared: boolean;
  /** A file or a device is behind it: its descriptor. */
  readonly file: AbstractValue | undefined;
  /** MAP_POPULATE or MAP_LOCKED. */
  readonly populated: boolean;
  /** MAP_HUGETLB. */
  readonly hugetlb: boolean;
  /** madvise() asked for transparent huge pages here. */
  readonly advisedAt: Origin | undefined;
}

/** `not-mapped`: the function is no mmap; `unclear`: the flags are not known. */
export function mappingOf(
  name: string,
  values: readonly AbstractValue[],
): Mapping | 'not-mapped' | 'unclear' {
  if (!/mmap(?:64)?$/i.test(name)) return 'not-mapped';
  const flags = values.length === 6 ? integerOf(values[3] ?? unknownValue) : undefined;
  if (flags === undefined) return 'unclear';
  const has = (bits: number): boolean => (flags & BigInt(bits)) !== 0n;
  return {
    shared: has(constantValues.MAP_SHARED),
    file: has(constantValues.MAP_ANONYMOUS) ? undefined : (values[4] ?? unknownValue),
    populated: has(constantValues.MAP_POPULATE | constantValues.MAP_LOCKED),
    hugetlb: has(constantValues.MAP_HUGETLB),
    advisedAt: undefined,
  };
}

/** Memory that nobody described: what an allocator of the C library asks for. */
const privateMemory: Mapping = {
  shared: false,
  file: undefined,
  populated: false,
  hugetlb: false,
  advisedAt: undefined,
};

/** madvise(address, length, advice). */
export function advise(machine: Machine, values: readonly AbstractValue[], origin: Origin): void {
  const advice = integerOf(values[2] ?? unknownValue);
  const { memory } = machine;
  for (const place of pointers(machine, values[0] ?? unknownValue) ?? []) {
    const { mapping, touched } = memory.state(place.region);
    switch (advice) {
      case BigInt(constantValues.MADV_POPULATE_WRITE):
        memory.update(place.region, { touched: 'write', forkedAt: undefined });
        break;
      case BigInt(constantValues.MADV_POPULATE_READ):
        if (touched === 'none') memory.update(place.region, { touched: 'read', readAt: origin });
        break;
      case BigInt(constantValues.MADV_HUGEPAGE):
        memory.update(place.region, { mapping: { ...(mapping ?? privateMemory), advisedAt: origin } });
        break;
      case BigInt(constantValues.MADV_NOHUGEPAGE):
        if (mapping !== undefined)
          memory.update(place.region, { mapping: { ...mapping, advisedAt: undefined } });
        break;
      default:
        // Advice that is not known may bring pages in.
        if (advice === undefined && touched !== 'write') memory.update(place.region, { touched: 'unknown' });
    }
  }
}

/** fork(): what was written before is now mapped by two processes. */
export function shareWithChild(memory: Memory, origin: Origin): void {
  memory.forEach((state, region) => {
    if (state.touched === 'write' && state.mapping?.shared !== true)
      memory.update(region, { forkedAt: origin });
  });
}

/** The other process may be gone, or may have written its own copy of everything. */
export function endSharing(memory: Memory): void {
  memory.forEach((state, region) => {
    if (state.forkedAt !== undefined) memory.update(region, { forkedAt: undefined });
  });
}

export function joinMappings(a: Mapping | undefined, b: Mapping | undefined): Mapping | undefined {
  if (a === b || a === undefined || b === undefined) return a === b ? a : undefined;
  return mappingKey(a) === mappingKey(b) ? a : undefined;
}

export function mappingKey(mapping: Mapping | undefined): string {
  if (mapping === undefined) return '';
  const { shared, file, populated, hugetlb, advisedAt } = mapping;
  const descriptor = file === undefined ? '' : valueKey(file);
  return `${shared} ${descriptor} ${populated} ${hugetlb} ${advisedAt?.span.start ?? ''}`;
}
