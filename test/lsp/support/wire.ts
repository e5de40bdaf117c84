/** A server's process and all that came from it, for messages that no client library would send. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { StreamMessageReader } from 'vscode-jsonrpc/node';

const server = path.resolve(__dirname, '../../../server/lsp/main.js');

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One message; a request has no id until it is sent. */
export interface Message {
  readonly kind: 'request' | 'notification';
  readonly method: string;
  readonly params?: Json;
}

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export class Wire {
  /** By the request's id. There is to be one. */
  readonly answers = new Map<number, Answer[]>();
  readonly log: string[] = [];
  /** The exit code; null after a signal. */
  readonly ended: Promise<number | null>;
  readonly #child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  readonly #patience: number;
  #asked = 0;
  #news = (): void => undefined;

  /** @param patience milliseconds after which an answer counts as never to come */
  constructor(patience: number) {
    this.#patience = patience;
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
    void this.ended.then(() => {
      this.#news();
    });
    this.#child.stdin.on('error', () => undefined);
    new StreamMessageReader(this.#child.stdout).listen((message) => {
      const { id, method, params, ...answer } = message as Answer & {
        readonly id?: number;
        readonly method?: string;
        readonly params?: { readonly message?: string; readonly items?: readonly unknown[] };
      };
      if (method === 'window/logMessage') this.log.push(params?.message ?? '');
      if (method !== undefined && id !== undefined)
        this.#write({ id, result: params?.items?.map(() => null) ?? null });
      if (method === undefined && typeof id === 'number')
        this.answers.set(id, [...(this.answers.get(id) ?? []), answer]);
      this.#news();
    });
  }

  #write(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The id of a request. */
  send({ kind, method, params }: Message): number | undefined {
    const id = kind === 'request' ? ++this.#asked : undefined;
    this.#write({ ...(id === undefined ? {} : { id }), method, ...(params === undefined ? {} : { params }) });
    return id;
  }

  notify(method: string, params: Json): void {
    this.send({ kind: 'notification', method, params });
  }

  async answered(ids: readonly number[]): Promise<void> {
    const missing = (): readonly number[] => ids.filter((id) => !this.answers.has(id));
    await new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => {
        reject(new Error(`never answered: ${missing().join(', ')}`));
      }, this.#patience);
      const check = (): void => {
        const isOver = this.#child.exitCode !== null || this.#child.signalCode !== null;
        if (missing().length > 0 && !isOver) return;
        clearTimeout(deadline);
        if (missing().length > 0) reject(new Error(`ended without an answer to: ${missing().join(', ')}`));
        else resolve();
      };
      this.#news = check;
      check();
    });
  }

  async request(method: string, params: Json): Promise<Answer> {
    const id = this.send({ kind: 'request', method, params }) ?? 0;
    await this.answered([id]);
    return this.answers.get(id)?.[0] ?? {};
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
