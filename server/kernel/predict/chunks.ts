/**
 * The move path of move_pages(2) from Linux 2.6.29 to 4.16: a page of memory full of entries at a time. All nodes of a chunk are checked before
 * any of its pages moves, and every page gets a status of its own.
 * Source: do_pages_move and do_move_page_to_node_array of mm/migrate.c, 3.10.
 */
import { constantValues } from '../constants';
import { isPossibleNode } from '../nodes';
import type { CallContext, CallEntry } from './call';
import type { SimulatedEnd } from './move';
import type { PredictedEntry } from './prediction';
import type { PageRules } from './rules';
import { StatusRuns } from './status-runs';

/** Entries of `struct page_to_node` (24 bytes) in a page of 4096 bytes, less the one that marks the end. */
const chunkLength = Math.floor(4096 / 24) - 1;

const { EACCES, EBUSY, ENOENT, EFAULT } = constantValues;

export class ChunkSimulation {
  readonly #call: CallContext;
  readonly #pages: PageRules;
  readonly #all: boolean;
  readonly #status = new StatusRuns();
  readonly #movedTo = new Map<number, number>();
  #chunk: CallEntry[] = [];
  #index = 0;
  #queued = 0;
  #namedTwice = false;
  #refusedAt: SimulatedEnd['refusedAt'];

  constructor(call: CallContext, pages: PageRules) {
    this.#call = call;
    this.#pages = pages;
    this.#all = (call.flags & constantValues.MPOL_MF_MOVE_ALL) !== 0;
  }

  get ended(): boolean {
    return this.#refusedAt !== undefined;
  }

  /** The next entry; `undefined` for one that the kernel cannot read. */
  add(entry: CallEntry | undefined): void {
    if (this.ended) return;
    const node = entry?.wanted;
    if (entry === undefined || node === undefined) {
      this.#refuse('EFAULT', undefined);
      return;
    }
    const { memoryNodes, allowedNodes } = this.#call;
    if (!isPossibleNode(BigInt(node)) || !memoryNodes.includes(node)) this.#refuse('ENODEV', node);
    else if (!allowedNodes.includes(node)) this.#refuse('EACCES', node);
    else {
      this.#chunk.push(entry);
      this.#index++;
      if (this.#chunk.length === chunkLength) this.#carryOut();
    }
  }

  finish(): SimulatedEnd {
    if (!this.ended && this.#chunk.length > 0) this.#carryOut();
    this.#status.append('unwritten', this.#call.count - this.#status.length);
    const end = { status: this.#status, queued: this.#queued, namedTwice: this.#namedTwice };
    return this.#refusedAt === undefined
      ? { ...end, returns: { kind: 'value', value: 0 } }
      : {
          ...end,
          returns: { kind: 'errno', errno: this.#refusedAt.errno },
          refusedAt: this.#refusedAt,
        };
  }

  #refuse(errno: string, node: number | undefined): void {
    this.#refusedAt = { index: this.#index, errno, node };
  }

  #carryOut(): void {
    const entries = this.#chunk;
    this.#chunk = [];
    const isolated = new Map<number, number>();
    const status = entries.map((entry) => this.#entry(entry, isolated));
    for (const [folio, node] of isolated) this.#movedTo.set(folio, node);
    if (!this.#call.hasStatus) {
      this.#index -= entries.length;
      this.#refuse('EFAULT', undefined);
      return;
    }
    for (const one of status) this.#status.append(one, 1);
  }

  #entry(entry: CallEntry, isolated: Map<number, number>): PredictedEntry {
    const node = entry.wanted ?? -1;
    if (!entry.migratable) return -EFAULT;
    if (entry.state < 0) return entry.state;
    if ((this.#movedTo.get(entry.folio) ?? entry.state) === node) return node;
    if (!this.#all && entry.shared === 'yes') return -EACCES;
    if (!this.#all && entry.shared === 'unknown') return 'cannot-tell';
    if (entry.hugetlb === 'tail' && this.#pages.hugetlbTail !== undefined)
      return this.#pages.hugetlbTail === 'EACCES' ? -EACCES : -ENOENT;
    if (isolated.has(entry.folio)) {
      this.#namedTwice = true;
      return -EBUSY;
    }
    if (entry.isolatable === 'no') return -EBUSY;
    isolated.set(entry.folio, node);
    this.#queued++;
    // A page that is held gives -EBUSY or -EAGAIN, and what a full node gives differs as well.
    const sure = entry.held === 'no' && entry.isolatable === 'yes' && entry.perhapsWith === undefined;
    return sure ? node : 'cannot-tell';
  }
}
