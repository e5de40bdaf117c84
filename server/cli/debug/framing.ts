/** Messages of the Debug Adapter Protocol on a byte stream: a header with Content-Length, a blank line, JSON in UTF-8. */

export function encodeMessage(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'ascii'), body]);
}

/** Takes bytes as they come and gives each message once it is whole. */
export class MessageDecoder {
  #rest = Buffer.alloc(0);

  /** @throws Error when the stream is not what the protocol says; nothing after that can be read. */
  push(chunk: Buffer): readonly unknown[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: unknown[] = [];
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return messages;
      const header = this.#rest.subarray(0, end).toString('ascii');
      const length = /^content-length:\s*(\d+)\s*$/im.exec(header)?.[1];
      if (length === undefined) throw new Error(`no Content-Length in the header "${header.slice(0, 80)}"`);
      const from = end + 4;
      const to = from + Number(length);
      if (this.#rest.length < to) return messages;
      messages.push(JSON.parse(this.#rest.subarray(from, to).toString('utf8')));
      this.#rest = this.#rest.subarray(to);
    }
  }
}
