/**
 * Moves the pages of one batch to one node and tells by a query where they are then. move_pages(2) is hard to read: a positive return
 * leaves most entries unwritten though their pages moved, an error may come after some have moved, and one pinned page stops
 * the rest. So every attempt is followed by a query, and what is left is tried again a bounded number of times.
 * Source: do_pages_move in mm/migrate.c since Linux 4.17 (commit a49bd4d71637).
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { RunnerFailure } from '../protocol/runner';
import { errnoValue } from './failures';
import { ownHead } from './huge';
import type { HeadOf, HugePages } from './huge';
import { limits } from './limits';
import { Addresses, EINTR, queryAddresses, refusal, unwritten } from './operation';
import type { Operation } from './operation';

const EBUSY = -(errnoValue('EBUSY') ?? 16);

/** How persistently an operation tries again; carried from batch to batch. */
class Patience {
  #fruitless = 0;

  get exhausted(): boolean {
    return this.#fruitless >= limits.fruitlessBatches;
  }

  /** After the repeated attempts at one batch. */
  note(movedSome: boolean): void {
    this.#fruitless = movedSome ? 0 : this.#fruitless + 1;
  }
}

export interface Relocation {
  /** Where the pages are, of a move that one call was enough for; to be used before the next move. */
  readonly places?: Int32Array;
  /** The last status that a move wrote for a page that stayed; undefined when it was left without a reason. */
  readonly reason: (page: number) => number | undefined;
  /** The kernel refused a call as a whole: nothing more is to be tried. */
  readonly stopped?: RunnerFailure;
}

interface Attempt {
  readonly left: Float64Array;
  /** Where the pages were asked to be after the call. */
  readonly places?: Int32Array;
  readonly stopped?: RunnerFailure;
}

/** The last status that a move wrote for a page which it was given by name. */
class Told {
  /** Where the parts of huge pages are named; only what is certain. */
  readonly headOf: HeadOf;
  readonly #statuses = new Map<number, number>();

  constructor(headOf: HeadOf) {
    this.headOf = headOf;
  }

  get size(): number {
    return this.#statuses.size;
  }

  /** What a move wrote, entry by entry. */
  note(named: Float64Array, status: Int32Array): void {
    for (let i = 0; i < named.length; i++) {
      const entry = status[i] ?? unwritten;
      if (entry < 0 && entry !== unwritten) this.#statuses.set(named[i] ?? 0, entry);
    }
  }

  reason(page: number): number | undefined {
    return this.#statuses.get(page) ?? this.#statuses.get(this.headOf(page));
  }
}

export class Relocator {
  readonly #operation: Operation;
  readonly #addresses: Addresses;
  readonly #flags: number;
  readonly #hugePages: HugePages;
  readonly #status: Int32Array;
  readonly #nodes: Int32Array;
  readonly #places: Int32Array;
  readonly #patience = new Patience();

  /** For at most `most` pages at a time. */
  constructor(operation: Operation, most: number, flags: number, hugePages: HugePages) {
    this.#operation = operation;
    this.#addresses = new Addresses(most);
    this.#flags = flags;
    this.#hugePages = hugePages;
    this.#status = new Int32Array(most);
    this.#nodes = new Int32Array(most);
    this.#places = new Int32Array(most);
  }

  /** Where huge pages are to be named, for `move`. */
  headsOf(pages: Float64Array): Promise<HeadOf> {
    return this.#hugePages.headsOf(pages);
  }

  /**
   * `pages` are in memory and not on `node`, in ascending order.
   * @param known where huge pages are to be named, if that was asked already
   */
  async move(pages: Float64Array, node: number, known?: HeadOf): Promise<Relocation> {
    const headOf = known ?? (await this.headsOf(pages));
    const told = new Told(headOf);
    const first = await this.#attempt(pages, node, told, this.#hugePages.guess(pages, headOf));
    let { left, stopped } = first;
    let progressed = left.length < pages.length;
    let movedSome = false;
    let failures = 0;
    let calls = 1;
    while (stopped === undefined && calls < limits.maxCallsPerBatch) {
      // A page that was refused with a reason stays; a busy one may be free the next time.
      const again = left.filter((page) => (told.reason(page) ?? EBUSY) === EBUSY);
      if (again.length === 0 || this.#patience.exhausted || this.#operation.cancelled()) break;
      // Only an attempt that achieved nothing is followed by a pause, and the last one goes piece by piece.
      if (!progressed) {
        const pause = limits.backOffs[failures++];
        if (pause === undefined) break;
        await delay(pause);
      }
      const pieces = failures === limits.backOffs.length ? limits.lastAttemptPieces : 1;
      const toldBefore = told.size;
      ({ left, stopped } = await this.#inPieces(again, node, told, pieces));
      calls += pieces;
      movedSome ||= left.length < again.length;
      progressed = left.length < again.length || told.size > toldBefore;
    }
    if (calls > 1) this.#patience.note(movedSome);
    return {
      reason: (page) => told.reason(page),
      ...(calls > 1 || first.places === undefined ? {} : { places: first.places }),
      ...(stopped === undefined ? {} : { stopped }),
    };
  }

  async #inPieces(pages: Float64Array, node: number, told: Told, pieces: number): Promise<Attempt> {
    const size = Math.ceil(pages.length / pieces);
    const left: number[] = [];
    for (let at = 0; at < pages.length; at += size) {
      const attempt = await this.#attempt(pages.subarray(at, at + size), node, told, told.headOf);
      for (const page of attempt.left) left.push(page);
      if (attempt.stopped !== undefined) {
        for (const page of pages.subarray(at + size)) left.push(page);
        return { left: Float64Array.from(left), stopped: attempt.stopped };
      }
    }
    return { left: Float64Array.from(left) };
  }

  /** One call, and a query of what it was about. */
  async #attempt(pages: Float64Array, node: number, told: Told, headOf: HeadOf): Promise<Attempt> {
    const { libc, target, pageSize } = this.#operation;
    const gone = target.check();
    if (gone !== undefined) return { left: pages, stopped: gone };
    const named = headOf === ownHead ? pages : Float64Array.from(new Set(pages.map(headOf)));
    const status = this.#status.subarray(0, named.length).fill(unwritten);
    const nodes = this.#nodes.subarray(0, named.length).fill(node);
    const addresses = this.#addresses.of(named, pageSize);
    const { ret, errno } = await libc.movePages(target.pid, addresses, nodes, status, this.#flags);
    // What a signal interrupted is left over and tried again.
    const stopped = ret < 0 && errno !== EINTR ? await refusal(this.#operation, errno, node) : undefined;
    const places = this.#places.subarray(0, pages.length);
    const failure = await queryAddresses(
      this.#operation,
      named === pages ? addresses : this.#addresses.of(pages, pageSize),
      places,
    );
    if (failure !== undefined) return { left: pages, stopped: stopped ?? failure };
    const left = pagesElsewhere(pages, places, node);
    // Of pages that are where they should be, nobody asks why they stayed.
    if (left.length > 0) told.note(named, status);
    return { left, places, ...(stopped === undefined ? {} : { stopped }) };
  }
}

/** In ascending order; a plain loop, because it runs once a page. */
function pagesElsewhere(pages: Float64Array, now: Int32Array, node: number): Float64Array {
  let count = 0;
  for (let i = 0; i < pages.length; i++) if (now[i] !== node) count++;
  const left = new Float64Array(count);
  for (let i = 0, filled = 0; filled < count; i++) if (now[i] !== node) left[filled++] = pages[i] ?? 0;
  return left;
}
