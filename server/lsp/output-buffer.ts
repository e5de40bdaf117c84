/**
 * The bytes of messages that go out, in memory that is used again: a message with many diagnostics is half a MiB, and what
 * every edit leaves behind outside of the heap is collected late. A message is written before the next one is encoded, which
 * the writer of JSON-RPC sees to.
 */

/** Bytes; few messages are larger, and they get memory of their own. */
const most = 1024 * 1024;
const least = 16 * 1024;

export class OutputBuffer {
  #bytes = Buffer.alloc(0);

  /** In UTF-8. Holds until the next call. */
  encode(text: string): Buffer {
    const size = Buffer.byteLength(text, 'utf8');
    if (size > most) return Buffer.from(text, 'utf8');
    if (size > this.#bytes.length) this.#bytes = Buffer.allocUnsafeSlow(Math.max(least, roomFor(size)));
    return this.#bytes.subarray(0, this.#bytes.write(text, 'utf8'));
  }
}

/** The next power of two: a list that grows by an entry a time does not need new memory each time. */
function roomFor(size: number): number {
  return 2 ** Math.ceil(Math.log2(size));
}
