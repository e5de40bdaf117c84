/** A runner process under the recorder: bytes in, answers out, and what it left behind when it ended. */
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import fs from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Json } from './hostile';
import type { Random } from './random';

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** Why nothing could be sent any more: a runner that had ended, or that was made to end by just that. */
  readonly inputError: string | undefined;
}

export interface WireOptions {
  /** Its program. */
  readonly runner: string;
  /** The library that stands before libc. */
  readonly recorder: string;
  /** A library before that one: AddressSanitizer. */
  readonly sanitizer: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Where relative paths begin. */
  readonly cwd: string;
}

export class Wire {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #answers = new Map<string, Answer[]>();
  readonly #judged = new Set<string>();
  readonly ended: Promise<Ended>;
  #inputError: string | undefined;
  #over = false;
  #input: Buffer[] = [];
  /** Bytes of `#input`. */
  #length = 0;
  /** Bytes before which there is no whole message: a long one is put together once, not with every piece of it. */
  #needed = 0;
  #wake: () => void = () => undefined;
  /** What was not a message on standard output. */
  readonly noise: string[] = [];

  constructor({ runner, recorder, sanitizer, env, cwd }: WireOptions) {
    const preload = [...(sanitizer === undefined ? [] : [sanitizer]), recorder].join(' ');
    this.#child = spawn(process.execPath, [runner, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd,
      env: { ...process.env, NUMA_LENS_LANG: 'en', ...env, LD_PRELOAD: preload },
    });
    this.#child.stdin.on('error', ({ message }) => (this.#inputError ??= message));
    this.#child.stdout.on('data', (data: Buffer) => {
      this.#input.push(data);
      this.#length += data.length;
      if (this.#length < this.#needed) return;
      const left = this.#take(Buffer.concat(this.#input));
      this.#input = left.length === 0 ? [] : [left];
      this.#length = left.length;
      this.#wake();
    });
    let stderr = '';
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#over = true;
        this.#wake();
        resolve({ code, signal, stderr, inputError: this.#inputError });
      });
    });
  }

  /** @returns what is left: a message that has only begun */
  #take(bytes: Buffer): Buffer {
    for (let at = 0; ;) {
      const end = bytes.indexOf('\r\n\r\n', at);
      this.#needed = 0;
      if (end < 0) return bytes.subarray(at);
      const length = /^Content-Length: (\d+)$/.exec(bytes.toString('latin1', at, end))?.[1];
      if (length === undefined) {
        this.noise.push(bytes.toString('latin1', at, at + 300));
        return Buffer.alloc(0);
      }
      const next = end + 4 + Number(length);
      this.#needed = next - at;
      if (bytes.length < next) return bytes.subarray(at);
      const message = JSON.parse(bytes.toString('utf8', end + 4, next)) as Answer & {
        readonly id?: Json;
        readonly method?: string;
      };
      at = next;
      if (message.method !== undefined) continue;
      const key = JSON.stringify(message.id);
      if (this.#judged.has(key)) this.noise.push(`another answer to ${key}`);
      else this.#answers.set(key, [...(this.#answers.get(key) ?? []), message]);
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isOver(): boolean {
    return this.#over;
  }

  answers(id: Json): readonly Answer[] {
    return this.#answers.get(JSON.stringify(id)) ?? [];
  }

  /** What has been looked at is not kept; whatever comes for it from now on is noise. */
  forget(id: Json): void {
    const key = JSON.stringify(id);
    this.#answers.delete(key);
    this.#judged.add(key);
  }

  write(bytes: Buffer): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(bytes);
  }

  /** In pieces of any size, so that a piece may end at any byte. */
  async writeInPieces(bytes: Buffer, random: Random): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const next = at + 1 + random.below(random.chance(0.5) ? 20 : 4000);
      this.write(bytes.subarray(at, next));
      at = next;
      await setImmediate();
    }
  }

  /** Until the condition holds or the process has ended; false when the time is up before. */
  async until(condition: () => boolean, milliseconds: number): Promise<boolean> {
    const deadline = Date.now() + milliseconds;
    while (!condition() && !this.#over) {
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return condition();
  }

  /** The most memory it has had in MiB; 0 when it is gone. */
  peakMemory(): number {
    try {
      const status = fs.readFileSync(`/proc/${this.pid}/status`, 'latin1');
      return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? '0') / 1024;
    } catch {
      return 0;
    }
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  /** Nobody reads any more what it writes. */
  hangUp(alsoErrors: boolean): void {
    this.#child.stdout.destroy();
    if (alsoErrors) this.#child.stderr.destroy();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}
