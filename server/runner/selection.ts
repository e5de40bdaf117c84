/**
 * A request's pages and destination → a source of pages. Reads the call's own `pages` and `nodes` arrays from the
 * target's memory, in the target's pointer size and this machine's byte order.
 */
import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Mapping } from '../protocol/processes';
import type { Destination, Outcome, PageSelection, RunnerFailure } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { listed } from './entries';
import { limits } from './limits';
import { readMappings } from './mappings';
import { readPieces } from './memory';
import { listSource, pageOfAddress, pageOfWords, parseAddress, spanSource, spansOfRanges } from './pages';
import type { PageSource } from './pages';
import type { Target } from './target';
import { say } from '../languages/say';

const little = os.endianness() === 'LE';

/** The numbers of an array in the target's memory, a piece after the other; `words` are its 32-bit words. */
async function readWords(
  target: Target,
  address: string,
  bytes: number,
  take: (words: Uint32Array) => void,
): Promise<RunnerFailure | undefined> {
  const start = parseAddress(address);
  if (start === undefined)
    return failures.badRange(say('The text "{text}" is no address.', { text: address }));
  return readPieces(target, start, bytes, (piece) => {
    // In this machine's own byte order, which is the target's.
    take(new Uint32Array(piece.buffer, piece.byteOffset, piece.byteLength / 4));
  });
}

/** The page of each entry of an array of pointers. */
async function pagesOfArray(
  target: Target,
  { address, count }: Extract<PageSelection, { kind: 'array' }>,
  pageSize: number,
): Promise<Outcome<Float64Array>> {
  if (count > limits.maxEntries) return failed(failures.tooManyEntries(count, limits.maxEntries));
  const { pointerSize } = target.info;
  const { untag } = target;
  const shift = Math.log2(pageSize);
  const pages = new Float64Array(count);
  let filled = 0;
  const failure = await readWords(target, address, count * pointerSize, (words) => {
    if (pointerSize === 4) {
      for (const word of words) pages[filled++] = word >>> shift;
      return;
    }
    for (let i = 0; i + 1 < words.length; i += 2) {
      const upper = words[little ? i + 1 : i] ?? 0;
      pages[filled++] = pageOfWords(untag(upper), words[little ? i : i + 1] ?? 0, shift);
    }
  });
  return failure === undefined ? succeed(pages) : failed(failure);
}

/** The page of each address, with the event loop having its turn now and then. */
async function pagesOfAddresses(
  target: Target,
  addresses: readonly string[],
  pageSize: number,
): Promise<Outcome<Float64Array>> {
  if (addresses.length > limits.maxAddresses)
    return failed(failures.tooManyEntries(addresses.length, limits.maxAddresses));
  const pages = new Float64Array(addresses.length);
  for (let i = 0; i < addresses.length; i++) {
    const text = addresses[i] ?? '';
    const address = parseAddress(text);
    if (address === undefined)
      return failed(failures.badRange(say('The text "{text}" is no address.', { text })));
    pages[i] = pageOfAddress(address, target.untag, pageSize);
    if (i % limits.entriesAtOnce === limits.entriesAtOnce - 1) await setImmediate();
  }
  return succeed(pages);
}

interface Nodes {
  readonly nodes: Int32Array;
  /** Each once. */
  readonly wanted: readonly number[];
}

async function nodes(
  target: Target,
  destination: Exclude<Destination, { kind: 'node' }>,
  count: number,
): Promise<Outcome<Nodes>> {
  if (destination.kind === 'list') {
    if (destination.nodes.length !== count)
      return failed(
        failures.badRequest(
          say('{count} pages and {nodes} nodes do not go together', {
            count,
            nodes: destination.nodes.length,
          }),
        ),
      );
    return succeed({ nodes: Int32Array.from(destination.nodes), wanted: [...new Set(destination.nodes)] });
  }
  const list = new Int32Array(count);
  const wanted = new Set<number>();
  let filled = 0;
  const failure = await readWords(target, destination.address, count * 4, (words) => {
    for (const word of words) {
      list[filled++] = word;
      wanted.add(word | 0);
    }
  });
  return failure === undefined ? succeed({ nodes: list, wanted: [...wanted] }) : failed(failure);
}

export interface Selected {
  readonly source: PageSource;
  /** The nodes that pages are to go to, each once. */
  readonly wanted: readonly number[];
}

async function movableMappings(target: Target, pageSize: number): Promise<Outcome<readonly Mapping[]>> {
  const mappings = await readMappings(target.pid, pageSize);
  // They are read by number: of a process that has it now nothing is asked, not even what would be thrown away.
  const gone = target.check();
  return gone === undefined
    ? succeed(mappings.filter((mapping) => mapping.unmovable === undefined))
    : failed(gone);
}

/** Without a destination every page's wanted node is -1. */
export async function select(
  target: Target,
  selection: PageSelection,
  destination: Destination | undefined,
  pageSize: number,
): Promise<Outcome<Selected>> {
  const one = destination === undefined ? -1 : destination.kind === 'node' ? destination.node : undefined;
  const wantedOne = one === undefined || destination === undefined ? [] : [one];
  if (selection.kind === 'ranges' || selection.kind === 'process') {
    if (one === undefined)
      return failed(failures.badRequest(say('a node for each page needs pages that are named one by one')));
    const ranges =
      selection.kind === 'ranges' ? succeed(selection.ranges) : await movableMappings(target, pageSize);
    if (!ranges.ok) return ranges;
    const spans = spansOfRanges(ranges.value, pageSize);
    if (!spans.ok) return spans;
    const source = spanSource(spans.value, one);
    if (source.total > limits.maxPages) return failed(failures.tooManyPages(source.total, limits.maxPages));
    return succeed({ source, wanted: wantedOne });
  }
  const named =
    selection.kind === 'array'
      ? await pagesOfArray(target, selection, pageSize)
      : await pagesOfAddresses(target, selection.addresses, pageSize);
  if (!named.ok) return named;
  const pages = named.value;
  if (destination === undefined || destination.kind === 'node')
    return succeed({
      source: listSource(await listed({ pages, nodes: undefined }), one ?? -1),
      wanted: wantedOne,
    });
  const perPage = await nodes(target, destination, pages.length);
  if (!perPage.ok) return perPage;
  const list = await listed({ pages, nodes: perPage.value.nodes });
  return succeed({ source: listSource(list, -1), wanted: perPage.value.wanted });
}
