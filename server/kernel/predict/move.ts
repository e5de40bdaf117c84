/**
 * The move path of move_pages(2) since Linux 4.17, step by step as do_pages_move of mm/migrate.c takes it: entries for one node side by
 * side make a run, which is migrated as a whole when it ends; its status is written only if all of it moved.
 * One object foretells one call by one edition of the rules. What is not known of a page is carried along as a doubt, and ends
 * as "cannot tell" just for what hangs on it.
 */
import { constantValues } from '../constants';
import { isPossibleNode, maxNodeCount } from '../nodes';
import type { CallContext, CallEntry } from './call';
import type { PredictedReturn } from './prediction';
import type { MoveRules, PageRules } from './rules';
import { StatusRuns } from './status-runs';

/** What is in doubt, and makes a return unpredictable. */
export type Doubt = 'held' | 'room' | 'pages';

export type SimulatedReturn =
  Exclude<PredictedReturn, { kind: 'cannot-tell' }> | { readonly kind: 'doubt'; readonly doubt: Doubt };

export interface SimulatedEnd {
  readonly returns: SimulatedReturn;
  readonly status: StatusRuns;
  /** The entry that ended the call with an error, and the node that it names. */
  readonly refusedAt?: { readonly index: number; readonly errno: string; readonly node: number | undefined };
  /** Pages that the kernel tries to move. */
  readonly queued: number;
  /** Whether some entry names a page that an earlier entry of its run names. */
  readonly namedTwice: boolean;
  /** The first entry of a run of which pages fail to move. */
  readonly failedFrom?: number;
}

type Lookup = number | 'there' | 'queued' | 'unknown';

interface Queued {
  readonly run: number;
  readonly before: number;
  /** The node that it goes to; undefined when it is not known whether it goes. */
  readonly node: number | undefined;
}

const { EACCES, EBUSY, ENOENT, EFAULT } = constantValues;

export class MoveSimulation {
  readonly #rules: MoveRules;
  readonly #pages: PageRules;
  readonly #call: CallContext;
  readonly #all: boolean;
  readonly #status = new StatusRuns();
  /** The entries of the run in hand: `queued`, or what is certain of them already. */
  readonly #run = new StatusRuns<number | 'queued' | 'cannot-tell'>();
  readonly #queuedFolios = new Map<number, Queued>();
  #lastFolio: number | undefined;
  /** Of pages that may be one: the only one of them that was queued; NaN where it was several. */
  readonly #blocks = new Map<number, number>();
  /** What runs have taken of each node and pool. */
  readonly #used = new Map<number, number>();
  /** Shared by entries that have it in common: there may be a million. */
  #lastQueued: Queued = { run: -1, before: -1, node: undefined };
  #index = 0;
  #runNumber = 0;
  #node: number | undefined;
  #runStart = 0;
  #runQueued = 0;
  #runFailing = 0;
  #runDoubt: Doubt | undefined;
  #lastWasQueued = false;
  #queued = 0;
  #namedTwice = false;
  #failedFrom: number | undefined;
  #refusedAt: SimulatedEnd['refusedAt'];
  #returns: SimulatedReturn | undefined;

  constructor(rules: MoveRules, pages: PageRules, call: CallContext) {
    this.#rules = rules;
    this.#pages = pages;
    this.#call = call;
    this.#all = (call.flags & constantValues.MPOL_MF_MOVE_ALL) !== 0;
  }

  /** Whether what follows makes no difference any more. */
  get ended(): boolean {
    return this.#returns !== undefined;
  }

  /** The next entry; `undefined` for one that the kernel cannot read from the arrays. */
  add(entry: CallEntry | undefined): void {
    if (this.ended) return;
    this.#lastWasQueued = false;
    const node = entry?.wanted;
    if (entry === undefined || node === undefined) {
      this.#refuse('EFAULT', undefined);
      return;
    }
    // A million entries name few nodes.
    const errno = node === this.#node ? undefined : this.#nodeErrno(node);
    if (errno !== undefined) {
      this.#refuse(errno, node);
      return;
    }
    if (this.#node === undefined) this.#begin(node);
    else if (this.#node !== node) {
      if (!this.#carryOut('next-node')) return;
      this.#begin(node);
    }
    this.#take(entry, node);
    this.#index++;
  }

  /** After the last entry. */
  finish(): SimulatedEnd {
    if (!this.ended) this.#carryOut('end');
    const last = this.#rules.spuriousOne && this.#lastWasQueued ? 1 : 0;
    const returns = this.#returns ?? { kind: 'value', value: last };
    this.#status.append('unwritten', this.#call.count - this.#status.length);
    return {
      returns,
      status: this.#status,
      queued: this.#queued,
      namedTwice: this.#namedTwice,
      ...(this.#refusedAt === undefined ? {} : { refusedAt: this.#refusedAt }),
      ...(this.#failedFrom === undefined ? {} : { failedFrom: this.#failedFrom }),
    };
  }

  #nodeErrno(node: number): string | undefined {
    if (!isPossibleNode(BigInt(node)) || !this.#call.memoryNodes.includes(node)) return 'ENODEV';
    return this.#call.allowedNodes.includes(node) ? undefined : 'EACCES';
  }

  #begin(node: number): void {
    this.#node = node;
    this.#runStart = this.#index;
  }

  #take(entry: CallEntry, node: number): void {
    const found = this.#lookUp(entry, node);
    if (found === 'queued') {
      this.#enqueue(entry, node);
      this.#run.append('queued', 1);
      this.#lastWasQueued = true;
      return;
    }
    if (found === 'unknown') {
      // It may be queued or refused. Which it is decides over nothing else unless something of its run fails.
      this.#enqueue(entry, undefined);
      this.#run.append('cannot-tell', 1);
      this.#runDoubt ??= this.#runFailing > 0 ? 'pages' : undefined;
      return;
    }
    if (found === 'there' && this.#rules.alreadyThere !== 'ends-run') {
      if (this.#rules.alreadyThere === 'joins-run') this.#run.append('queued', 1);
      else if (this.#call.hasStatus) this.#run.append(node, 1);
      else this.#refuse('EFAULT', undefined);
      return;
    }
    // The entry's own status is written before the run is carried out, and stays if that fails.
    if (!this.#call.hasStatus) {
      this.#refuse('EFAULT', undefined);
      return;
    }
    if (!this.#carryOut('not-queued', found === 'there' ? node : found)) return;
    this.#node = undefined;
  }

  #lookUp(entry: CallEntry, node: number): Lookup {
    if (!entry.migratable) return -EFAULT;
    if (entry.state < 0) return entry.state;
    const first = entry.perhapsWith === undefined ? undefined : this.#blocks.get(entry.perhapsWith);
    // Where it is now hangs on whether it went with the other page.
    if (first !== undefined && first !== entry.folio) return 'unknown';
    const earlier = this.#earlier(entry.folio);
    const inThisRun = earlier?.run === this.#runNumber;
    if (earlier !== undefined && earlier.node === undefined) return 'unknown';
    const where = earlier === undefined ? entry.state : inThisRun ? earlier.before : earlier.node;
    if (where === node) return 'there';
    if (!this.#all && entry.shared === 'yes') return -EACCES;
    if (!this.#all && entry.shared === 'unknown') return 'unknown';
    if (entry.hugetlb === 'tail' && this.#pages.hugetlbTail !== undefined)
      return this.#pages.hugetlbTail === 'EACCES' ? -EACCES : -ENOENT;
    if (inThisRun) {
      if (entry.hugetlb !== undefined && !this.#pages.hugetlbTwiceIsBusy) return 'queued';
      this.#namedTwice = true;
      return -EBUSY;
    }
    if (entry.isolatable === 'no') return -EBUSY;
    return entry.isolatable === 'unknown' ? 'unknown' : 'queued';
  }

  /** What became of a page that was queued before. In ascending order that can only be the last one. */
  #earlier(folio: number): Queued | undefined {
    if (!this.#call.ordered) return this.#queuedFolios.get(folio);
    return folio === this.#lastFolio ? this.#lastQueued : undefined;
  }

  /** `node` undefined: perhaps. */
  #enqueue(entry: CallEntry, node: number | undefined): void {
    const { folio, perhapsWith } = entry;
    const earlier = this.#earlier(folio);
    const before = earlier?.node ?? entry.state;
    const last = this.#lastQueued;
    if (last.run !== this.#runNumber || last.before !== before || last.node !== node)
      this.#lastQueued = { run: this.#runNumber, before, node };
    if (this.#call.ordered) this.#lastFolio = folio;
    else this.#queuedFolios.set(folio, this.#lastQueued);
    if (perhapsWith !== undefined) {
      const first = this.#blocks.get(perhapsWith) ?? folio;
      this.#blocks.set(perhapsWith, first === folio ? folio : Number.NaN);
    }
    this.#runQueued++;
    this.#queued++;
    const target = this.#node ?? 0;
    const hugePage = entry.hugetlb === undefined ? 0 : entry.size;
    // A size is a power of two, far above the number of nodes.
    const pool = hugePage * maxNodeCount + target;
    const used = (this.#used.get(pool) ?? 0) + entry.size;
    this.#used.set(pool, used);
    if (used > this.#call.room(target, hugePage)) this.#runDoubt ??= 'room';
    if (entry.held === 'unknown') this.#runDoubt ??= 'held';
    if (entry.held === 'yes') {
      this.#runFailing++;
      if (node === undefined || this.#run.entries.includes('cannot-tell')) this.#runDoubt ??= 'pages';
    }
  }

  /**
   * move_pages_and_store_status: migrates the run and writes its status. `own` is the status of the entry that is not queued and thereby
   * ends the run. False when the call ends here.
   */
  #carryOut(why: 'next-node' | 'not-queued' | 'end' | 'refused', own?: number): boolean {
    const node = this.#node ?? 0;
    const failing = this.#runFailing;
    const doubt = this.#runDoubt;
    const nothingQueued = this.#runQueued === 0;
    const start = this.#runStart;
    this.#runFailing = 0;
    this.#runDoubt = undefined;
    this.#runQueued = 0;
    this.#runNumber++;
    if (doubt !== undefined && why !== 'refused') {
      this.#status.append('cannot-tell', this.#run.length);
      if (own !== undefined) this.#status.append(own, 1);
      this.#status.append('cannot-tell', this.#call.count - this.#status.length);
      this.#returns = { kind: 'doubt', doubt };
      this.#run.clear();
      return false;
    }
    // Before 5.5 the last run is not looked at when none of it had to move.
    const forgotten =
      nothingQueued && this.#rules.alreadyThere === 'joins-run' && (why === 'end' || why === 'refused');
    const unstored = !this.#call.hasStatus && this.#run.length > 0 && !forgotten && failing === 0;
    this.#run.forEach((entry, count) => {
      if (doubt !== undefined) this.#status.append('cannot-tell', count);
      else if (entry === 'queued')
        this.#status.append(failing > 0 || forgotten || unstored ? 'unwritten' : node, count);
      else if (entry === 'cannot-tell' && !this.#call.hasStatus) this.#status.append('unwritten', count);
      else this.#status.append(entry, count);
    });
    this.#run.clear();
    if (own !== undefined) this.#status.append(own, 1);
    if (why === 'refused') return true;
    const hidden = why === 'end' && this.#rules.spuriousOne && this.#lastWasQueued;
    if (unstored) {
      if (hidden) return true;
      this.#returns = { kind: 'errno', errno: 'EFAULT' };
      return false;
    }
    if (failing === 0) return true;
    this.#failedFrom = start;
    if (hidden) return true;
    this.#returns = { kind: 'value', value: this.#failedReturn(failing, why) };
    return false;
  }

  #failedReturn(failing: number, why: 'next-node' | 'not-queued' | 'end'): number {
    const left = this.#call.count - this.#index;
    switch (this.#rules.unattempted) {
      case 'left-out':
        return failing;
      case 'one-short':
        return why === 'end' ? failing : failing + left - 1;
      case 'always-one-short':
        return failing + left - 1;
      case 'exact':
        return why === 'not-queued' ? failing + left - 1 : failing + left;
    }
  }

  /** An error that ends the call: what is queued is still migrated, and that run's own failure is hidden behind the error. */
  #refuse(errno: string, node: number | undefined): void {
    this.#carryOut('refused');
    this.#refusedAt = { index: this.#index, errno, node };
    this.#returns = { kind: 'errno', errno };
  }
}
