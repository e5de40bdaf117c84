/**
 * What the program's own call of move_pages would return: gathers the states of its pages and foretells by the rules of server/kernel. Nothing
 * is moved and nothing in the process changes.
 * Not here: the rules (server/kernel/predict.ts) and whose turn it is (runner.ts).
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { CallPrediction, hugePageShared, unpredictable } from '../kernel/predict';
import type { CallContext, CallEntry, Tristate } from '../kernel/predict';
import type { PredictParams, Prediction } from '../protocol/prediction';
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { askPages, Scratch } from './operation';
import type { Operation } from './operation';
import { AddressSpace } from './prediction/address-space';
import type { SpaceMapping } from './prediction/address-space';
import { readArrays } from './prediction/arrays';
import type { CallArrays } from './prediction/arrays';
import { readCaller } from './prediction/caller';
import type { Caller } from './prediction/caller';
import { FilePages } from './prediction/files';
import { HugeBlocks, readHugePagesPolicy } from './prediction/huge-blocks';
import { exclusiveBit, fileBit, PageBits } from './prediction/page-bits';
import { readRoom } from './prediction/room';
import { fileErrno } from './procfs';
import { readMemoryNodes, readTopology } from './topology';
import { say } from '../languages/say';

const whys = {
  tooMany: (count: number) =>
    say('The call names {count} pages, and the states of at most {most} are looked at.', {
      count,
      most: limits.maxPredicted,
    }),
  filtered: () =>
    say(
      'The program runs under a seccomp filter, which may refuse move_pages to it; whether it does cannot be seen from outside.',
    ),
} as const;

const notes = {
  running: () => say('The program is running: this holds for its pages as they were just now.'),
  balancing: () =>
    say(
      'Automatic NUMA balancing is on and may move pages, or mark them for a while, before the call is made.',
    ),
} as const;

/** Pages of a KSM area may be one and the same; no block of pages has this number. */
const sameByKsm = -0.5;

export async function predict(operation: Operation, params: PredictParams): Promise<Outcome<Prediction>> {
  const { target, pageSize } = operation;
  const { pages } = params;
  const count = pages.kind === 'array' ? pages.count : pages.addresses.length;
  if (count > limits.maxPredicted) return succeed(unpredictable(whys.tooMany(count), count));
  const caller = await readCaller(target);
  if (!caller.ok) return caller;
  if (caller.value.filtered) return succeed(unpredictable(whys.filtered(), count));
  const space = await AddressSpace.read(target.pid, pageSize);
  const arrays = await readArrays(target, space, params, pageSize);
  if (!arrays.ok) return arrays;
  let pagemap: FileHandle | undefined;
  try {
    pagemap = await open(`/proc/${target.pid}/pagemap`, 'r');
    return await foretell(operation, params, {
      caller: caller.value,
      space,
      arrays: arrays.value,
      pagemap,
    });
  } catch (error) {
    const errno = fileErrno(error);
    return failed(target.check() ?? failures.readingRefused(target.pid, undefined, errno));
  } finally {
    await pagemap?.close();
  }
}

interface Gathered {
  readonly caller: Caller;
  readonly space: AddressSpace;
  readonly arrays: CallArrays;
  readonly pagemap: FileHandle;
}

async function foretell(
  operation: Operation,
  params: PredictParams,
  { caller, space, arrays, pagemap }: Gathered,
): Promise<Outcome<Prediction>> {
  const { target, pageSize, kernel } = operation;
  const { count, nodes } = arrays;
  const policy = await readHugePagesPolicy(pageSize);
  const [files, topology] = await Promise.all([
    FilePages.read(target.pid, space, policy.sharedMemory),
    readTopology(),
  ]);
  const memoryNodes = readMemoryNodes();
  const call: CallContext = {
    release: kernel,
    count,
    moves: nodes !== undefined,
    flags: params.flags,
    hasStatus: params.hasStatus,
    sysNice: caller.sysNice,
    allowedNodes: caller.allowedNodes,
    memoryNodes,
    pointerSize: target.info.pointerSize,
    ordered: !files.someMappedTwice && isAscending(arrays.pages),
    room: await readRoom(memoryNodes, pageSize),
  };
  const prediction = new CallPrediction(call);
  const bits = new PageBits(pagemap, policy.blockPages);
  const blocks = new HugeBlocks(bits, policy);
  const pages = new Pages(call, caller, space, bits, blocks, files);
  const known = Math.min(arrays.pages.length, nodes?.length ?? count);
  const scratch = new Scratch(limits.predictedAtOnce);
  for (let from = 0; from < known && !prediction.ended; from += limits.predictedAtOnce) {
    if (operation.cancelled()) return failed(failures.cancelled());
    const some = arrays.pages.subarray(from, Math.min(known, from + limits.predictedAtOnce));
    const failure = await askPages(operation, scratch, some, scratch.before);
    if (failure !== undefined) return failed(failure);
    await pages.load(some);
    for (let i = 0; i < some.length; i++)
      prediction.add(pages.entry(some[i] ?? 0, scratch.before[i] ?? 0, nodes?.[from + i]));
    operation.progress(from + some.length, count);
    await setImmediate();
  }
  if (known < count) prediction.add(undefined);
  const gone = target.check();
  if (gone !== undefined) return failed(gone);
  const told = prediction.finish();
  const more = [
    ...(caller.stopped ? [] : [notes.running()]),
    ...((topology.numaBalancing ?? 0) === 0 ? [] : [notes.balancing()]),
  ];
  return succeed({ ...told, notes: [...told.notes, ...more] });
}

function isAscending(pages: Float64Array): boolean {
  for (let i = 1; i < pages.length; i++) if ((pages[i] ?? 0) < (pages[i - 1] ?? 0)) return false;
  return true;
}

type Draft = { -readonly [K in keyof CallEntry]: CallEntry[K] };

/** Puts together what is known of a page. */
class Pages {
  readonly #call: CallContext;
  readonly #space: AddressSpace;
  readonly #bits: PageBits;
  readonly #blocks: HugeBlocks;
  readonly #files: FilePages;
  readonly #held: Tristate;
  readonly #all: boolean;
  readonly #isolatableIn = new Map<SpaceMapping, Tristate>();

  constructor(
    call: CallContext,
    caller: Caller,
    space: AddressSpace,
    bits: PageBits,
    blocks: HugeBlocks,
    files: FilePages,
  ) {
    this.#call = call;
    this.#space = space;
    this.#bits = bits;
    this.#blocks = blocks;
    this.#files = files;
    this.#held = caller.mayHold ? 'unknown' : 'no';
    this.#all = (call.flags & 4) !== 0;
  }

  /** Before `entry` is asked about these pages. */
  async load(pages: Float64Array): Promise<void> {
    // A query is answered by the states alone.
    if (!this.#call.moves) return;
    await this.#bits.load(pages);
    const mappings = new Set<SpaceMapping>();
    let last: SpaceMapping | undefined;
    for (const page of pages) {
      const mapping = this.#space.find(page);
      if (mapping !== last && mapping?.hugetlbPages === 0) mappings.add(mapping);
      last = mapping;
    }
    for (const mapping of mappings) await this.#blocks.learn(mapping);
  }

  entry(page: number, state: number, wanted: number | undefined): CallEntry {
    const entry: Draft = {
      wanted,
      state,
      migratable: true,
      shared: 'no',
      isolatable: 'yes',
      held: this.#held,
      folio: page,
      perhapsWith: undefined,
      size: 1,
      hugetlb: undefined,
    };
    const mapping = this.#space.find(page);
    if (mapping === undefined) return entry;
    entry.migratable = mapping.migratable;
    if (!this.#call.moves || state < 0) return entry;
    const bits = this.#bits.of(page);
    entry.shared = (bits & exclusiveBit) === 0 ? 'yes' : 'no';
    entry.isolatable = this.#isolatable(mapping);
    if (mapping.hugetlbPages > 0) this.#ofHugetlb(entry, page, mapping);
    else if ((bits & fileBit) !== 0) this.#ofFile(entry, page, mapping);
    else this.#anonymous(entry, page, mapping);
    return entry;
  }

  #ofHugetlb(entry: Draft, page: number, mapping: SpaceMapping): void {
    const size = mapping.hugetlbPages;
    const head = page - (page % size);
    entry.folio = this.#files.folio(head, mapping);
    entry.size = size;
    entry.hugetlb = page === head ? 'head' : 'tail';
    // How kernels treat the largest kind has changed too often to be foretold.
    if (size > this.#bits.blockPages) entry.isolatable = 'unknown';
  }

  #ofFile(entry: Draft, page: number, mapping: SpaceMapping): void {
    entry.folio = this.#files.folio(page, mapping);
    entry.perhapsWith = this.#files.perhapsWith(page, mapping, this.#bits.blockPages);
    // Where several pages may be one piece, newer kernels guess whether it is shared.
    if (entry.perhapsWith !== undefined && !this.#all && entry.shared === 'no') entry.shared = 'unknown';
  }

  #anonymous(entry: Draft, page: number, mapping: SpaceMapping): void {
    const size = this.#bits.blockPages;
    const block = Math.floor(page / size);
    const kind = this.#blocks.of(page, mapping);
    if (kind === 'small') {
      if (entry.shared === 'yes' && mapping.flags.has('mg')) entry.perhapsWith = sameByKsm;
      return;
    }
    const { someShared } = this.#bits.summary(page);
    if (kind === 'perhaps') {
      entry.perhapsWith = block;
      entry.shared = someShared ? 'unknown' : 'no';
      return;
    }
    entry.folio = block * size;
    entry.size = size;
    entry.shared = hugePageShared(this.#call.release, entry.shared === 'yes', someShared);
  }

  #isolatable(mapping: SpaceMapping): Tristate {
    let known = this.#isolatableIn.get(mapping);
    if (known === undefined) {
      known = isolatable(mapping);
      this.#isolatableIn.set(mapping, known);
    }
    return known;
  }
}

/** Whether the kernel can take a page of the mapping off its lists; pages that a driver put there are on none. */
function isolatable({ name, flags }: SpaceMapping): Tristate {
  if (name === '[vdso]') return 'no';
  const driver =
    flags.has('mm') || /^(?:anon_inode:|socket:|\/secretmem|\/dev\/(?!zero\b|shm\/|hugepages))/.test(name);
  return driver ? 'unknown' : 'yes';
}
