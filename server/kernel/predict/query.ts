/**
 * The query path of move_pages(2): do_pages_stat of mm/migrate.c copies 16 entries at a time, asks, and copies 16 statuses back. Nothing
 * that a single page meets ends it.
 */
import type { CallContext, CallEntry } from './call';
import type { SimulatedEnd } from './move';
import { StatusRuns } from './status-runs';

/** DO_PAGES_STAT_CHUNK_NR. */
const chunk = 16;

export class QuerySimulation {
  readonly #call: CallContext;
  readonly #status = new StatusRuns();
  readonly #chunk = new StatusRuns<number>();
  #fault = false;

  constructor(call: CallContext) {
    this.#call = call;
  }

  get ended(): boolean {
    return this.#fault;
  }

  /** The next entry; `undefined` for one that the kernel cannot read. */
  add(entry: CallEntry | undefined): void {
    if (this.#fault) return;
    if (entry === undefined) {
      this.#fault = true;
      return;
    }
    this.#chunk.append(entry.state, 1);
    if (this.#chunk.length === chunk) this.#copyOut();
  }

  finish(): SimulatedEnd {
    if (!this.#fault && this.#chunk.length > 0) this.#copyOut();
    const index = this.#status.length;
    this.#status.append('unwritten', this.#call.count - index);
    const end = { status: this.#status, queued: 0, namedTwice: false };
    return this.#fault
      ? {
          ...end,
          returns: { kind: 'errno', errno: 'EFAULT' },
          refusedAt: { index, errno: 'EFAULT', node: undefined },
        }
      : { ...end, returns: { kind: 'value', value: 0 } };
  }

  #copyOut(): void {
    if (!this.#call.hasStatus) {
      this.#fault = true;
      return;
    }
    this.#chunk.forEach((state, count) => {
      this.#status.append(state, count);
    });
    this.#chunk.clear();
  }
}
