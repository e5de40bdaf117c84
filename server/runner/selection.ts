/**
 * A request's pages and destination → a source of pages. Reads the call's own `pages` and `nodes` arrays from the
 * target's memory, in the target's pointer size and this machine's byte order.
 */
import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Mapping } from '../protocol/processes';
import type { Destination, Outcome, PageSelection, RunnerFailure } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { readMappings } from './mappings';
import { readMemory } from './memory';
import { listSource, parseAddress, spanSource, spansOfRanges, untagged } from './pages';
import type { PageSource } from './pages';
import type { Target } from './target';

const little = os.endianness() === 'LE';

async function readArray(target: Target, address: string, bytes: number): Promise<Outcome<DataView>> {
  const start = parseAddress(address);
  if (start === undefined) return failed(failures.badRange(`The text "${address}" is no address.`));
  const read = await readMemory(target, start, bytes);
  if (!read.ok) return read;
  const { buffer, byteOffset, byteLength } = read.value;
  return succeed(new DataView(buffer, byteOffset, byteLength));
}

/** `read` for each index, with the event loop having its turn now and then; the first failure ends it. */
async function collect(
  count: number,
  read: (index: number) => bigint | RunnerFailure,
  pageSize: number,
): Promise<Outcome<Float64Array>> {
  const size = BigInt(pageSize);
  const pages = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const address = read(i);
    if (typeof address !== 'bigint') return failed(address);
    pages[i] = Number(untagged(address, process.arch) / size);
    if (i % limits.entriesAtOnce === limits.entriesAtOnce - 1) await setImmediate();
  }
  return succeed(pages);
}

/** The page of each entry. */
async function entries(
  target: Target,
  selection: Exclude<PageSelection, { kind: 'ranges' | 'process' }>,
  pageSize: number,
): Promise<Outcome<Float64Array>> {
  const count = selection.kind === 'array' ? selection.count : selection.addresses.length;
  if (count > limits.maxEntries) return failed(failures.tooManyEntries(count, limits.maxEntries));
  if (selection.kind === 'addresses') {
    const { addresses } = selection;
    const read = (text: string): bigint | RunnerFailure =>
      parseAddress(text) ?? failures.badRange(`The text "${text}" is no address.`);
    return collect(count, (i) => read(addresses[i] ?? ''), pageSize);
  }
  const { pointerSize } = target.info;
  const array = await readArray(target, selection.address, count * pointerSize);
  if (!array.ok) return array;
  const view = array.value;
  return collect(
    count,
    (i) => (pointerSize === 8 ? view.getBigUint64(i * 8, little) : BigInt(view.getUint32(i * 4, little))),
    pageSize,
  );
}

async function nodes(
  target: Target,
  destination: Exclude<Destination, { kind: 'node' }>,
  count: number,
): Promise<Outcome<Int32Array>> {
  if (destination.kind === 'list') {
    if (destination.nodes.length !== count)
      return failed(
        failures.badRequest(`${count} pages and ${destination.nodes.length} nodes do not go together`),
      );
    return succeed(Int32Array.from(destination.nodes));
  }
  const read = await readArray(target, destination.address, count * 4);
  if (!read.ok) return read;
  const view = read.value;
  return succeed(Int32Array.from({ length: count }, (_, i) => view.getInt32(i * 4, little)));
}

export interface Selected {
  readonly source: PageSource;
  /** The nodes that pages are to go to, each once. */
  readonly wanted: readonly number[];
}

async function movableMappings(target: Target, pageSize: number): Promise<readonly Mapping[]> {
  const mappings = await readMappings(target.pid, pageSize);
  return mappings.filter((mapping) => mapping.unmovable === undefined);
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
      return failed(failures.badRequest('a node for each page needs pages that are named one by one'));
    const ranges = selection.kind === 'ranges' ? selection.ranges : await movableMappings(target, pageSize);
    const spans = spansOfRanges(ranges, pageSize);
    if (!spans.ok) return spans;
    const source = spanSource(spans.value, one);
    if (source.total > limits.maxPages) return failed(failures.tooManyPages(source.total, limits.maxPages));
    return succeed({ source, wanted: wantedOne });
  }
  const listed = await entries(target, selection, pageSize);
  if (!listed.ok) return listed;
  const pages = listed.value;
  if (destination === undefined || destination.kind === 'node')
    return succeed({ source: listSource(pages, one ?? -1), wanted: wantedOne });
  const perPage = await nodes(target, destination, pages.length);
  if (!perPage.ok) return perPage;
  return succeed({ source: listSource(pages, perPage.value), wanted: [...new Set(perPage.value)] });
}
