/**
 * Where is each page of a source, by move_pages(2) without nodes: batch after batch, in order, some of them asked ahead of the reader.
 * A long stretch without pages is asked about at its two ends, and a huge page once (survey.ts); every other page is named to the
 * kernel. Memory depends on the batch only.
 */
import type { RunnerFailure } from '../protocol/runner';
import { readHugeSpans } from './huge';
import { limits } from './limits';
import { askPages, Scratch } from './operation';
import type { Operation } from './operation';
import type { PageSource, PageSpan } from './pages';
import { forEachRun } from './runs';
import { Survey } from './survey';
import type { Stretch } from './survey';

/** Pages side by side with one answer, a node or a status below 0. */
export interface SameSpan extends PageSpan {
  readonly answer: number;
  /** It comes before the page with this index in the batch. */
  readonly at: number;
}

export interface Batch {
  /** With the pages that were asked one by one, and in `before` the answers. */
  readonly scratch: Scratch;
  /** How many these are. */
  readonly n: number;
  /** What lies between these pages, in ascending order. */
  readonly spans: readonly SameSpan[];
  /** Pages of all of it. */
  readonly pages: number;
  /** When the kernel was asked, by `performance.now()`. */
  readonly askedAt: number;
}

/** A stretch that is asked about by `probes` entries from `probe` on. */
interface Probed {
  readonly stretch: Stretch;
  readonly at: number;
  readonly probe: number;
}

class Slot {
  readonly scratch: Scratch;
  n = 0;
  askedAt = 0;
  readonly probes: number[] = [];
  readonly probed: Probed[] = [];

  constructor(batch: number) {
    this.scratch = new Scratch(batch);
  }

  /** Pages that it can take yet. */
  get room(): number {
    return this.scratch.pages.length - this.n - this.probes.length;
  }

  clear(): void {
    this.n = 0;
    this.probes.length = 0;
    this.probed.length = 0;
  }
}

interface Flight {
  readonly slot: Slot;
  readonly answered: Promise<RunnerFailure | undefined>;
}

export type Answer =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: RunnerFailure };

export interface InquiryOptions {
  /** Ask once for each huge page; a move wants an answer for each of its pages. */
  readonly stepHugePages: boolean;
  /** Whether to ask on while an answer is read, from the start. */
  readonly ahead: boolean;
}

export class Inquiry {
  readonly #operation: Operation;
  readonly #source: PageSource;
  readonly #options: InquiryOptions;
  /** Pages of a call. */
  readonly #size: number;
  readonly #free: Slot[];
  readonly #flights: Flight[] = [];
  /** The slot of the batch that was handed out last. */
  #out: Slot | undefined;
  /** Whether to ask on while an answer is read. What is acted upon is asked about when its turn comes. */
  ahead: boolean;
  #survey: Survey | undefined;
  /** What was seen ahead of the source's cursor. */
  #seen: Stretch[] = [];
  #reach: number = limits.firstReach;
  /** Pages that are asked one by one before the next look, and how many batches that were the last time. */
  #plain = 0;
  #plainBatches = 0;

  private constructor(
    operation: Operation,
    source: PageSource,
    survey: Survey | undefined,
    options: InquiryOptions,
  ) {
    this.#operation = operation;
    this.#source = source;
    this.#survey = survey;
    this.#options = options;
    this.#size = Math.min(operation.batch, Math.max(source.total, 1));
    this.ahead = options.ahead;
    // One is filled while others are in the kernel and one is read.
    this.#free = Array.from({ length: limits.queriesAtOnce + 1 }, () => new Slot(this.#size));
  }

  /** The first pages have been asked about when this resolves, and the answers may be under way. */
  static async open(operation: Operation, source: PageSource, options: InquiryOptions): Promise<Inquiry> {
    const { libc, target, pageSize } = operation;
    // A stretch takes two entries of a call.
    const worthwhile = source.longestSpan >= limits.shortestStretch && operation.batch >= 2;
    const survey = worthwhile
      ? await Survey.open(libc, target, await readHugeSpans(target.pid, pageSize))
      : undefined;
    const inquiry = new Inquiry(operation, source, survey, options);
    await inquiry.#send();
    return inquiry;
  }

  /** The next batch, which is valid until the next call of this method. */
  async next(): Promise<Answer> {
    if (this.#out !== undefined) this.#free.push(this.#out);
    this.#out = undefined;
    await this.#send();
    const flight = this.#flights.shift();
    if (flight === undefined) return { kind: 'end' };
    const failure = await flight.answered;
    if (failure !== undefined) return { kind: 'failure', failure };
    this.#out = flight.slot;
    if (this.ahead) await this.#send();
    const batch = await this.#read(flight.slot);
    return 'scratch' in batch ? { kind: 'batch', batch } : { kind: 'failure', failure: batch };
  }

  /** To be awaited before the arrays are let go: the kernel may still write to them. */
  async close(): Promise<void> {
    await Promise.all(this.#flights.map((flight) => flight.answered));
  }

  async #send(): Promise<void> {
    while (this.#flights.length < (this.ahead ? limits.queriesAtOnce : 1)) {
      const slot = this.#free.pop();
      if (slot === undefined) return;
      slot.clear();
      await this.#fill(slot);
      const total = slot.n + slot.probes.length;
      if (total === 0) {
        this.#free.push(slot);
        return;
      }
      const { scratch } = slot;
      scratch.pages.set(slot.probes, slot.n);
      const asked = scratch.pages.subarray(0, total);
      slot.askedAt = performance.now();
      this.#flights.push({ slot, answered: askPages(this.#operation, scratch, asked, scratch.before) });
    }
  }

  async #fill(slot: Slot): Promise<void> {
    while (slot.room > 0) {
      const { room } = slot;
      const stretch = this.#seen.shift() ?? (await this.#look(room));
      const { kind } = stretch;
      if (kind === 'single') {
        const most = Math.min(stretch.count, room);
        const whole = this.#options.stepHugePages ? most : this.#uncut(most, slot.n);
        const taken = this.#take(slot, whole);
        if (taken === 0) return;
        this.#return(stretch, taken);
        if (whole < most) return;
      } else if (kind === 'huge') {
        const step = this.#survey?.step ?? 1;
        const first = stretch.first - (stretch.first % step);
        // As many huge pages as there is room for.
        const count = Math.min(stretch.count, first + room * step - stretch.first);
        this.#probe(slot, { ...stretch, count });
        for (let page = stretch.first; page < stretch.first + count; page += step - (page % step))
          slot.probes.push(page);
        this.#return(stretch, count);
      } else if (room < 2) {
        this.#seen.unshift(stretch);
        return;
      } else {
        this.#probe(slot, stretch);
        slot.probes.push(stretch.first, stretch.first + stretch.count - 1);
      }
    }
  }

  /** Fewer pages than `most` where a batch that ended there would cut a huge page in two. */
  #uncut(most: number, filled: number): number {
    const span = this.#source.ahead();
    if (span === undefined || span.count <= most) return most;
    const over = (span.first + most) % limits.hugePage;
    return filled + most - over > 0 && over < most ? most - over : most;
  }

  /** The next pages one by one; how many there were. */
  #take(slot: Slot, most: number): number {
    const { pages, wanted } = slot.scratch;
    const taken = this.#source.next(
      pages.subarray(slot.n, slot.n + most),
      wanted.subarray(slot.n, slot.n + most),
    );
    slot.n += taken;
    return taken;
  }

  #probe(slot: Slot, stretch: Stretch): void {
    slot.probed.push({ stretch, at: slot.n, probe: slot.probes.length });
    this.#source.skip(stretch.count);
  }

  /** The part of a stretch that had no room. */
  #return(stretch: Stretch, taken: number): void {
    if (taken < stretch.count)
      this.#seen.unshift({ ...stretch, first: stretch.first + taken, count: stretch.count - taken });
  }

  /** What comes next: looked at where that may pay, else `room` pages to be asked one by one. */
  async #look(room: number): Promise<Stretch> {
    const span = this.#survey === undefined ? undefined : this.#source.ahead();
    if (span === undefined || this.#survey === undefined) return { kind: 'single', first: 0, count: room };
    if (this.#plain > 0 || span.count < limits.shortestStretch) {
      const count = Math.min(span.count, room);
      this.#plain -= count;
      return { kind: 'single', first: span.first, count };
    }
    const seen = await this.#survey.look(span.first, Math.min(span.count, this.#reach));
    const stretches = this.#options.stepHugePages ? seen : seen.map(withoutHuge);
    const singly = stretches.reduce((sum, one) => sum + (one.kind === 'single' ? one.count : 0), 0);
    // A page here and there is no reason to look less far.
    const seldom = singly * limits.reachGrowth <= stretches.reduce((sum, one) => sum + one.count, 0);
    this.#reach = seldom ? Math.min(this.#reach * limits.reachGrowth, limits.maxPages) : limits.firstReach;
    if (stretches.some((one) => one.kind !== 'single')) this.#plainBatches = 0;
    else this.#plainBatches = Math.min(limits.longestPlain, Math.max(1, this.#plainBatches * 2));
    this.#plain = this.#plainBatches * this.#size;
    this.#seen = [...stretches];
    return this.#seen.shift() ?? { kind: 'single', first: span.first, count: 1 };
  }

  async #read(slot: Slot): Promise<Batch | RunnerFailure> {
    const { scratch, n } = slot;
    const answers = scratch.before;
    // A batch without a single page: there may be many more of the kind.
    if (n > 0 && this.#plain > 0 && answers.subarray(0, n).every((answer) => answer < 0)) this.#plain = 0;
    const spans: SameSpan[] = [];
    for (const { stretch, at, probe } of slot.probed) {
      if (stretch.kind === 'huge') {
        this.#hugeSpans(slot, stretch, at, probe, spans);
        continue;
      }
      const answer = answers[n + probe] ?? -1;
      if (answer < 0 && answer === answers[n + probe + 1]) {
        spans.push({ first: stretch.first, count: stretch.count, answer, at });
        continue;
      }
      // The program has mapped or touched memory there since.
      const failure = await this.#singly(stretch, at, spans);
      if (failure !== undefined) return failure;
    }
    // What a cancel left unasked is not among the spans.
    const pages = spans.reduce((sum, span) => sum + span.count, n);
    return { scratch, n, spans, pages, askedAt: slot.askedAt };
  }

  #hugeSpans(slot: Slot, stretch: Stretch, at: number, probe: number, spans: SameSpan[]): void {
    const step = this.#survey?.step ?? 1;
    const end = stretch.first + stretch.count;
    let index = slot.n + probe;
    for (let page = stretch.first; page < end;) {
      const next = Math.min(end, page + step - (page % step));
      spans.push({ first: page, count: next - page, answer: slot.scratch.before[index++] ?? -1, at });
      page = next;
    }
  }

  async #singly(stretch: Stretch, at: number, spans: SameSpan[]): Promise<RunnerFailure | undefined> {
    const scratch = new Scratch(this.#size);
    const end = stretch.first + stretch.count;
    for (let first = stretch.first; first < end; first += scratch.pages.length) {
      if (this.#operation.cancelled()) return undefined;
      const pages = scratch.pages.subarray(0, Math.min(scratch.pages.length, end - first));
      for (let i = 0; i < pages.length; i++) pages[i] = first + i;
      const failure = await askPages(this.#operation, scratch, pages, scratch.before);
      if (failure !== undefined) return failure;
      forEachRun(pages, scratch.before, pages.length, (from, count, answer) => {
        spans.push({ first: from, count, answer, at });
      });
    }
    return undefined;
  }
}

/** What takes answers in ascending order of pages. */
export interface Collector {
  addSpan(first: number, count: number, answer: number): void;
}

/** Hands a batch to collectors in order; `answers` are about its single pages. */
export function collect(
  collectors: readonly Collector[],
  { scratch, n, spans }: Batch,
  answers: Int32Array,
): void {
  const take = (first: number, count: number, answer: number): void => {
    for (const collector of collectors) collector.addSpan(first, count, answer);
  };
  let from = 0;
  const singles = (to: number): void => {
    if (to > from) forEachRun(scratch.pages.subarray(from, to), answers.subarray(from, to), to - from, take);
    from = to;
  };
  for (const { first, count, answer, at } of spans) {
    singles(at);
    take(first, count, answer);
  }
  singles(n);
}

const withoutHuge = (stretch: Stretch): Stretch =>
  stretch.kind === 'huge' ? { ...stretch, kind: 'single' } : stretch;
