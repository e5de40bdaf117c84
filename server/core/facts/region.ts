/**
 * Regions: the objects that pointers point into, and what is known about them. `Region` is fixed once the region
 * exists; `RegionState` changes from instruction to instruction and is joined where paths meet.
 */
import type { Span } from '../text';
import type { CallKey, Origin } from '../flow/graph';
import type { MachineType } from '../flow/types';
import type { Cells } from './cells';
import type { LinearForm } from './linear';
import type { Mapping } from './mapping';
import type { AbstractValue, RegionId } from './value';

export type RegionOrigin =
  | { readonly kind: 'variable'; readonly storage: 'local' | 'static' | 'global' | 'synthetic' }
  /** What a parameter points to: the caller's, of unknown size and contents. */
  | { readonly kind: 'parameter'; readonly index: number }
  /** An allocating call; `function` is malloc, mmap, numa_alloc_onnode, … */
  | { readonly kind: 'allocation'; readonly function: string; readonly anonymous: boolean }
  | { readonly kind: 'string' }
  /** Reached through a pointer found in other memory; `at`: the address as a number. */
  | { readonly kind: 'reached'; readonly at?: LinearForm };

/**
 * Of the region's start. `page`: a multiple of the page size, by the allocator's contract; `object`: certainly
 * placed without regard to pages (a variable, malloc); `unknown`: the caller's, or asked for at run time.
 */
export type RegionAlignment = 'page' | 'object' | 'unknown';

export interface Region {
  readonly id: RegionId;
  readonly origin: RegionOrigin;
  /** Of the variable. */
  readonly name: string | undefined;
  /** The declaration or the allocating call; undefined where it is not in this file. */
  readonly place: Origin | undefined;
  /** What the region holds, if it is declared (for an allocation: what its pointer is first converted to). */
  readonly element: MachineType | undefined;
  readonly alignment: RegionAlignment;
  /** One name for several objects: allocated in a loop, or reached through several pointers. */
  readonly many: boolean;
  /** An object of TypeScript or JavaScript, or the storage of one: `element` is what is in it. */
  readonly script: boolean;
  /** Nobody who is given it can change what it holds: where the elements of an array are, and how many. */
  readonly fixed: boolean;
}

/** `none`: indeterminate; `unknown`: some callee or caller may have written it. */
export type Initial = 'none' | 'zero' | 'unknown';
/** Who brought the pages into memory: `write` also covers MAP_POPULATE, mlock, memset, read(2) into it. */
export type Touch = 'none' | 'read' | 'write' | 'unknown';

/** A value stored at one place. */
export interface Cell {
  readonly offset: LinearForm;
  /** Bytes. */
  readonly width: number;
  readonly value: AbstractValue;
  /** The storing expression. */
  readonly origin: Origin;
  /** The expression whose value is stored; undefined where there is none of its own. */
  readonly source: Origin | undefined;
  /** Stored on some paths only. */
  readonly may: boolean;
}

/** What a loop stored: for each `index` from 0 below `count`, `value` at `offset`, both forms over `index`. */
export interface Fill {
  readonly index: string;
  readonly offset: LinearForm;
  readonly width: number;
  readonly value: AbstractValue;
  /** Undefined: a prefix of unknown length. */
  readonly count: LinearForm | undefined;
  readonly origin: Origin;
  readonly source: Origin | undefined;
  readonly may: boolean;
}

export interface RegionState {
  /** In bytes; undefined if not known. */
  readonly length: LinearForm | undefined;
  readonly initial: Initial;
  /** By the offset's key and the width. */
  readonly cells: Cells;
  readonly fills: readonly Fill[];
  /** Changes whenever someone unseen may have written: the name of what is read from here in the meantime. */
  readonly epoch: string;
  readonly touched: Touch;
  /** The last read of it while nothing had written it. */
  readonly readAt: Origin | undefined;
  /** Undefined for what is no mapping, and where its flags are not known. */
  readonly mapping: Mapping | undefined;
  /** The fork() since which this process and a child map the same pages; undefined where one of them may have written. */
  readonly forkedAt: Origin | undefined;
  /** Something outside this function may hold its address. */
  readonly escaped: boolean;
  /** Freed or unmapped on every path, on some, on none. */
  readonly freed: 'no' | 'maybe' | 'yes';
  /** The calls that free it. */
  readonly freedAt: readonly Span[];
  /** The NUMA calls that had it as their status array since it was last filled. */
  readonly statusOf: readonly CallKey[];
  /** The NUMA calls that had it as their pages array. */
  readonly pagesOf: readonly CallKey[];
  /** The NUMA calls that set the policy of its addresses, in order; what allocated it is not among them. */
  readonly boundBy: readonly CallKey[];
}

export interface RegionFacts extends Region {
  readonly state: RegionState;
  readonly span: Span | undefined;
}
