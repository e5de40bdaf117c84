/**
 * A call of move_pages(2) as it is foretold: what is known of it, of the process that makes it, and of each page that it names.
 * Deliberately absent: how any of it is found out (server/runner/predict.ts).
 */

/** `unknown` where it cannot be seen from outside. */
export type Tristate = 'yes' | 'no' | 'unknown';

/** One entry of the arrays `pages` and `nodes`. */
export interface CallEntry {
  /** The entry of `nodes`, unchecked; absent in a query. */
  readonly wanted?: number | undefined;
  /** What a query says of the page: its node, or a negative errno value. */
  readonly state: number;
  /** False where the kernel moves nothing of the mapping (VM_IO, VM_PFNMAP): -EFAULT whatever a query says. */
  readonly migratable: boolean;
  /** Mapped more than once: by several processes, or twice by this one. */
  readonly shared: Tristate;
  /** Whether the page is on the lists from which the kernel takes pages to move; device memory is not. */
  readonly isolatable: Tristate;
  /** Held for I/O: the kernel tries to move it and fails. */
  readonly held: Tristate;
  /** Names what moves as a whole: pages with the same number are parts of one huge page, or the same page mapped twice. */
  readonly folio: number;
  /** Pages that differ in `folio` but have this number in common may be one all the same. */
  readonly perhapsWith?: number | undefined;
  /** How much memory moves with it, in pages of the ordinary size. */
  readonly size: number;
  /** The huge page of hugetlbfs that the address lies in, and whether at its head. */
  readonly hugetlb?: 'head' | 'tail' | undefined;
}

export interface CallContext {
  /** `uname -r`. */
  readonly release: string;
  /** The argument `count`. */
  readonly count: number;
  /** Whether `nodes` is given; a query otherwise. */
  readonly moves: boolean;
  readonly flags: number;
  /** Whether `status` is not NULL. */
  readonly hasStatus: boolean;
  /** CAP_SYS_NICE in the initial user namespace. */
  readonly sysNice: boolean;
  /** The nodes that the cpuset of the process permits. */
  readonly allowedNodes: readonly number[];
  /** The nodes that have memory. */
  readonly memoryNodes: readonly number[];
  /** Bytes of a pointer of the program. */
  readonly pointerSize: 4 | 8;
  /** Whether no entry has a smaller `folio` than one before it. */
  readonly ordered: boolean;
  /**
   * Memory that certainly is to be had on a node, in pages of the ordinary size. `hugePage`: of the pool of hugetlbfs whose pages have so
   * many ordinary ones; 0: ordinary memory.
   */
  room(node: number, hugePage: number): number;
}
