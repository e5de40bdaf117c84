/**
 * What a query, a move and an undo have in common while they run: the target, arrays that are used again for every batch,
 * cancellation and progress between batches, and the words for a call that the kernel refused.
 */
import os from 'node:os';
import { explainErrno } from '../kernel/explain';
import { parseKernelVersion } from '../kernel/version';
import type { RunnerFailure } from '../protocol/runner';
import { errnoName, errnoValue, failures } from './failures';
import type { Libc } from './libc';
import { limits } from './limits';
import { explainProbe } from './target';
import type { Target } from './target';
import { readMemoryNodes, readTopology } from './topology';

/** Never a node and never an errno: an entry that still holds it was not written by the kernel. */
export const unwritten = -(2 ** 31);

/** A signal came in between; nothing else is wrong. */
export const EINTR = errnoValue('EINTR');

export interface Operation {
  readonly libc: Libc;
  readonly target: Target;
  /** Bytes. */
  readonly pageSize: number;
  /** `uname -r`. */
  readonly kernel: string;
  /** Pages a kernel call. */
  readonly batch: number;
  cancelled(): boolean;
  /** Told as often as it happens; passed on at most every `limits.progressInterval`. */
  progress(pagesDone: number, pagesTotal: number): void;
  /** Told the file before the first page moves; resolves when the client has been told. */
  journal(file: string): Promise<void>;
}

const lowWord = os.endianness() === 'LE' ? 0 : 1;

/** Page numbers as the addresses that the kernel takes, in one array that is used again. */
export class Addresses {
  readonly #addresses: BigUint64Array;
  /** The same bytes as pairs of 32-bit words: making a bigint of every page costs more than the kernel's answer. */
  readonly #words: Uint32Array;

  constructor(most: number) {
    this.#addresses = new BigUint64Array(most);
    this.#words = new Uint32Array(this.#addresses.buffer);
  }

  /** The addresses of pages, to be used before the next call of this method. */
  of(pages: Float64Array, pageSize: number): BigUint64Array {
    const shift = Math.log2(pageSize);
    const upper = 2 ** (32 - shift);
    const words = this.#words;
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i] ?? 0;
      // A shift takes a number modulo 2^32, which is just the lower word.
      words[2 * i + lowWord] = page << shift;
      words[2 * i + 1 - lowWord] = Math.floor(page / upper);
    }
    return this.#addresses.subarray(0, pages.length);
  }
}

/** The arrays of one operation. A batch is `pages`, and what is handed to the kernel is written to the others. */
export class Scratch {
  readonly pages: Float64Array;
  readonly wanted: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly addresses: Addresses;

  constructor(batch: number) {
    this.pages = new Float64Array(batch);
    this.wanted = new Int32Array(batch);
    this.before = new Int32Array(batch);
    this.after = new Int32Array(batch);
    this.addresses = new Addresses(batch);
  }
}

/**
 * Where each of the pages is, into `answers`; a failure only when the kernel refuses the whole call. Whether this still is
 * the process that was opened is for the caller to ask afterwards, once for as many calls as it draws one conclusion from.
 */
export function askPages(
  operation: Operation,
  scratch: Scratch,
  pages: Float64Array,
  answers: Int32Array,
): Promise<RunnerFailure | undefined> {
  return askAddresses(operation, scratch.addresses.of(pages, operation.pageSize), answers);
}

async function askAddresses(
  operation: Operation,
  addresses: BigUint64Array,
  answers: Int32Array,
): Promise<RunnerFailure | undefined> {
  const { libc, target } = operation;
  for (let again = 0; ; again++) {
    answers.fill(unwritten, 0, addresses.length);
    const { ret, errno } = await libc.movePages(target.pid, addresses, null, answers, 0);
    if (ret === 0) return undefined;
    if (errno !== EINTR || again === limits.interruptions) return refusal(operation, errno, undefined);
  }
}

/** `askPages` for one batch that is acted upon at once. */
export function queryPages(
  operation: Operation,
  scratch: Scratch,
  pages: Float64Array,
  answers: Int32Array,
): Promise<RunnerFailure | undefined> {
  return queryAddresses(operation, scratch.addresses.of(pages, operation.pageSize), answers);
}

/** The same for addresses at hand. */
export async function queryAddresses(
  operation: Operation,
  addresses: BigUint64Array,
  answers: Int32Array,
): Promise<RunnerFailure | undefined> {
  const refused = await askAddresses(operation, addresses, answers);
  // After the call, and not only before: the answer is worthless if the number passed to another process meanwhile.
  return operation.target.check() ?? refused;
}

/** Why the kernel refused a call as a whole. `node` is where the pages were to go, if all were to go to one. */
export async function refusal(
  { libc, target, kernel }: Operation,
  errno: number,
  node: number | undefined,
): Promise<RunnerFailure> {
  const { pid } = target;
  const gone = target.check();
  if (gone !== undefined) return gone;
  if (node !== undefined) {
    if (errno === errnoValue('ENODEV')) return failures.noSuchNode(node, readMemoryNodes());
    if (errno === errnoValue('EACCES')) {
      const allowed = target.allowedNodes();
      if (!allowed.includes(node)) return failures.nodeNotAllowed(pid, node, allowed);
    }
    if (errno === errnoValue('ENOMEM')) return failures.nodeFull(node, await memoryLeft(node));
  }
  const refused = await explainProbe(libc, pid, libc.probe(pid, 0).errno);
  if (refused !== undefined) return refused;
  const name = errnoName(errno);
  const explanation = explainErrno(name, parseKernelVersion(kernel));
  return failures.kernelRefused(name, explanation?.sentence ?? '', explanation?.remedy ?? '');
}

async function memoryLeft(node: number): Promise<string> {
  const { nodes } = await readTopology();
  return formatMebibytes(BigInt(nodes.find((one) => one.node === node)?.memFree ?? '0'));
}

export const formatMebibytes = (bytes: bigint): string => `${bytes / 1048576n} MiB`;

/** A progress function that is called for every batch and tells someone only now and then. */
export function throttled(
  tell: (pagesDone: number, pagesTotal: number) => void,
): (pagesDone: number, pagesTotal: number) => void {
  let last = 0;
  return (pagesDone, pagesTotal) => {
    const now = performance.now();
    if (pagesDone < pagesTotal && now - last < limits.progressInterval) return;
    last = now;
    tell(pagesDone, pagesTotal);
  };
}
