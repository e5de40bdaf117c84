/**
 * The arrays `pages` and `nodes` of a call, as the kernel will read them from the program: how many entries can be read counts as well,
 * because the call ends with EFAULT at the first that cannot.
 */
import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { PredictParams } from '../../protocol/prediction';
import type { Outcome } from '../../protocol/runner';
import { failed, failures, succeed } from '../failures';
import { limits } from '../limits';
import { readMemory } from '../memory';
import { pageOfAddress, parseAddress } from '../pages';
import type { Untag } from '../pages';
import type { Target } from '../target';
import type { AddressSpace } from './address-space';
import { say } from '../../languages/say';

const little = os.endianness() === 'LE';
/** Bytes of one read. */
const piece = 1 << 20;

export interface CallArrays {
  readonly count: number;
  /** Page numbers of the entries that can be read. */
  readonly pages: Float64Array;
  /** Absent in a query. */
  readonly nodes?: Int32Array;
}

/** Bytes from an address on that the program itself can read, `wanted` at most. */
function readable(space: AddressSpace, address: bigint, wanted: number, pageSize: number): number {
  const size = BigInt(pageSize);
  let at = address;
  const stop = address + BigInt(wanted);
  while (at < stop) {
    const mapping = space.find(Number(at / size));
    if (mapping?.readable !== true) break;
    at = BigInt(mapping.end) * size;
  }
  return Number((at < stop ? at : stop) - address);
}

/** As many whole items of an array as the program can read. */
async function readItems(
  target: Target,
  space: AddressSpace,
  array: { readonly address: string; readonly count: number; readonly itemSize: number },
  pageSize: number,
): Promise<Outcome<DataView>> {
  const start = parseAddress(array.address);
  if (start === undefined)
    return failed(failures.badRange(say('The text "{text}" is no address.', { text: array.address })));
  const { itemSize } = array;
  const bytes = readable(space, start, array.count * itemSize, pageSize);
  const whole = bytes - (bytes % itemSize);
  const buffer = Buffer.alloc(whole);
  for (let done = 0; done < whole;) {
    const length = Math.min(piece, whole - done);
    const read = await readMemory(target, start + BigInt(done), length);
    if (!read.ok) return read;
    read.value.copy(buffer, done);
    done += length;
  }
  return succeed(new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength));
}

/** Lets the event loop have its turn now and then. */
async function collect<T extends Float64Array | Int32Array>(
  into: T,
  read: (index: number) => number,
): Promise<T> {
  for (let i = 0; i < into.length; i++) {
    into[i] = read(i);
    if (i % limits.entriesAtOnce === limits.entriesAtOnce - 1) await setImmediate();
  }
  return into;
}

export async function readArrays(
  target: Target,
  space: AddressSpace,
  params: PredictParams,
  pageSize: number,
): Promise<Outcome<CallArrays>> {
  const { pages, nodes } = params;
  const count = pages.kind === 'array' ? pages.count : pages.addresses.length;
  // A move takes the tag off a pointer, a query does not (commit 057d3389108e).
  const untag: Untag = nodes === undefined ? (upper) => upper : target.untag;
  const number = (address: bigint): number => pageOfAddress(address, untag, pageSize);
  let numbers: Float64Array;
  if (pages.kind === 'addresses') {
    const { addresses } = pages;
    const wrong = addresses.find((text) => parseAddress(text) === undefined);
    if (wrong !== undefined)
      return failed(failures.badRange(say('The text "{text}" is no address.', { text: wrong })));
    numbers = await collect(new Float64Array(count), (i) => number(parseAddress(addresses[i] ?? '') ?? 0n));
  } else {
    const itemSize = target.info.pointerSize;
    const view = await readItems(target, space, { address: pages.address, count, itemSize }, pageSize);
    if (!view.ok) return view;
    const { value } = view;
    numbers = await collect(new Float64Array(value.byteLength / itemSize), (i) =>
      number(itemSize === 8 ? value.getBigUint64(i * 8, little) : BigInt(value.getUint32(i * 4, little))),
    );
  }
  if (nodes === undefined) return succeed({ count, pages: numbers });
  if (nodes.kind === 'list') {
    if (nodes.nodes.length !== count)
      return failed(
        failures.badRequest(
          say('{count} pages and {nodes} nodes do not go together', { count, nodes: nodes.nodes.length }),
        ),
      );
    return succeed({ count, pages: numbers, nodes: Int32Array.from(nodes.nodes) });
  }
  const view = await readItems(target, space, { address: nodes.address, count, itemSize: 4 }, pageSize);
  if (!view.ok) return view;
  const list = await collect(new Int32Array(view.value.byteLength / 4), (i) =>
    view.value.getInt32(i * 4, little),
  );
  return succeed({ count, pages: numbers, nodes: list });
}
