/**
 * Stands before the message reader and lets nothing through but messages with their headers. A banner of ssh, a warning of docker or a
 * prompt on standard output would otherwise be taken for a header that never ends, and its user would wait for ever.
 */
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';

/** Enough of a header to tell it from anything else that a program writes first. */
const headerStart = /^content-(length|type)[ \t]*:/i;
/** The longest of these starts: before that many bytes, a beginning of it is still possible. */
const possibleStart = (text: string): boolean =>
  ['content-length', 'content-type'].some((name) => {
    const lower = text.toLowerCase();
    return name.startsWith(lower) || new RegExp(`^${name}[ \\t]*$`).test(lower);
  });
/** No header section of ours is longer. */
const longestHeader = 1024;
/** Enough of what stands there instead, to recognise where it comes from. */
const quoted = 300;
/** Milliseconds that the rest of a line has to follow its beginning. */
const lineTime = 300;

export class MessageGate extends Transform {
  readonly #onNoise: (text: string) => void;
  /** Bytes of a header that is not complete, or of noise whose line is not. */
  #head = Buffer.alloc(0);
  /** Bytes of the message under way that have not come yet. */
  #body = 0;
  #noise: NodeJS.Timeout | 'told' | undefined;

  /** `onNoise` is told once what stood where a message should begin; from there on nothing comes through. */
  constructor(onNoise: (text: string) => void) {
    super();
    this.#onNoise = onNoise;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk;
    while (rest.length > 0 && this.#noise !== 'told') {
      if (this.#body > 0) {
        const part = rest.subarray(0, this.#body);
        this.push(part);
        this.#body -= part.length;
        rest = rest.subarray(part.length);
        continue;
      }
      this.#head = Buffer.concat([this.#head, rest]);
      rest = this.#takeHeader();
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    // A header that breaks off is the end of the program, which has its own words.
    if (this.#noise !== undefined) this.#tell();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (typeof this.#noise === 'object') clearTimeout(this.#noise);
    done(error);
  }

  /** Passes a whole header on and returns what follows it. */
  #takeHeader(): Buffer {
    const text = this.#head.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    const length = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(
      end < 0 ? '' : text.slice(0, end),
    );
    if (length?.[1] !== undefined && headerStart.test(text)) {
      const head = this.#head.subarray(0, end + 4);
      const rest = this.#head.subarray(end + 4);
      this.#head = Buffer.alloc(0);
      this.#body = Number(length[1]);
      this.push(head);
      return rest;
    }
    const sound = headerStart.test(text) ? end < 0 && text.length < longestHeader : possibleStart(text);
    if (!sound) this.#suspect(text);
    return Buffer.alloc(0);
  }

  /** A line often comes in pieces; it is quoted as a whole. */
  #suspect(text: string): void {
    if (text.includes('\n') || text.length >= quoted) this.#tell();
    else
      this.#noise ??= setTimeout(() => {
        this.#tell();
      }, lineTime).unref();
  }

  #tell(): void {
    if (this.#noise === 'told') return;
    if (this.#noise !== undefined) clearTimeout(this.#noise);
    this.#noise = 'told';
    const text = this.#head
      .toString('utf8')
      .replaceAll(/[^\P{C}\n]/gu, '')
      .trim()
      .replaceAll(/\s+/g, ' ');
    this.#head = Buffer.alloc(0);
    this.#onNoise(text.length > quoted ? `${text.slice(0, quoted)}…` : text);
  }
}
