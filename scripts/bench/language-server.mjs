/**
 * A language server as a benchmark sees it: a document is opened and edited, and the bytes of the diagnostics for the
 * version that an edit made are waited for. An answer counts as received when its last byte is; what an editor then does
 * with it is not the server's time. Deliberately absent: a JSON-RPC library, which would add its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

/** @typedef {{ start: { line: number, character: number }, end: { line: number, character: number } }} Range */
/** @typedef {{ range: Range, text: string }} Edit */
/** @typedef {{ total: number, server?: number }} Took milliseconds; server: of them, what the server itself tells */
/** @typedef {{ method?: string, id?: number, result?: any, error?: { message: string }, params?: any }} Message */

const timing = 'numaLens/timing';
/** Milliseconds. */
const mostRestless = 60_000;
const separator = Buffer.from('\r\n\r\n');

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Messages of a child process, each with the time at which it was whole. */
class Wire {
  /** @param {string} command @param {readonly string[]} args */
  constructor(command, args) {
    this.child = /** @type {import('node:child_process').ChildProcessWithoutNullStreams} */ (
      spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] })
    );
    running.add(this.child);
    this.child.on('close', (code) => {
      running.delete(this.child);
      this.#ended = new Error(`${command} ended (exit code ${code}) before it answered`);
      this.#wake();
    });
    this.child.stdin.on('error', () => undefined);
    this.child.stdout.on('data', (/** @type {Buffer} */ chunk) => this.#take(chunk));
  }

  /** @type {Error | undefined} */
  #ended;
  /** @type {Buffer[]} */
  #chunks = [];
  #held = 0;
  /** Of the message that is coming in: all its bytes, head included. */
  #needed = 0;
  #head = 0;
  /** @type {{ at: number, bytes: Buffer }[]} */
  #whole = [];
  #wake = () => {};

  /** @param {Buffer} chunk */
  #take(chunk) {
    const at = performance.now();
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    while (this.#held > 0) {
      if (this.#needed === 0) {
        const all = this.#joined();
        const end = all.indexOf(separator);
        if (end < 0) return;
        this.#head = end + separator.length;
        const length = Number(/content-length: *(\d+)/i.exec(all.toString('latin1', 0, end))?.[1]);
        if (Number.isNaN(length)) throw new Error('a message without its length');
        this.#needed = this.#head + length;
      }
      if (this.#held < this.#needed) return;
      const all = this.#joined();
      this.#whole.push({ at, bytes: all.subarray(this.#head, this.#needed) });
      this.#chunks = [all.subarray(this.#needed)];
      this.#held = all.length - this.#needed;
      this.#needed = 0;
      this.#wake();
    }
  }

  #joined() {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  /** @param {object} message */
  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** The next message, which is parsed only now. @returns {Promise<{ at: number, message: Message }>} */
  async next() {
    for (;;) {
      const one = this.#whole.shift();
      if (one !== undefined) return { at: one.at, message: JSON.parse(one.bytes.toString('utf8')) };
      if (this.#ended !== undefined) throw this.#ended;
      await new Promise((/** @type {(value?: unknown) => void} */ resolve) => (this.#wake = resolve));
    }
  }
}

/** A server with one document in it. */
export class LanguageServer {
  #wire;
  #asks;
  #asked = 0;
  #version = 1;
  #uri = '';
  /** @type {string | undefined} */
  #resultId;
  /** The server tells its own time; another revision may not. */
  #timed = false;
  /** @type {any[]} the last diagnostics */
  diagnostics = [];

  /** @param {string} command @param {readonly string[]} args @param {boolean} asks for diagnostics; else they are sent unasked */
  constructor(command, args, asks) {
    this.#wire = new Wire(command, args);
    this.#asks = asks;
  }

  /** @param {string} method @param {object} params */
  #notify(method, params) {
    this.#wire.send({ method, params });
  }

  /** @param {string} method @param {object} params @returns {Promise<any>} */
  async #request(method, params) {
    const id = ++this.#asked;
    this.#wire.send({ id, method, params });
    const { message } = await this.#until((one) => one.id === id && one.method === undefined);
    if (message.error !== undefined) throw new Error(`${method}: ${message.error.message}`);
    return message.result;
  }

  /** What the server asks of an editor is answered with nothing: it must work without. @param {(message: Message) => boolean} wanted */
  async #until(wanted) {
    for (;;) {
      const one = await this.#wire.next();
      if (wanted(one.message)) return one;
      const { method, id, params } = one.message;
      if (method === timing) this.#timed = true;
      if (method === undefined || id === undefined) continue;
      this.#wire.send({
        id,
        result: method === 'workspace/configuration' ? params.items.map(() => null) : null,
      });
    }
  }

  /** @param {string} rootUri @param {string} uri @param {string} languageId @param {string} text */
  async open(rootUri, uri, languageId, text) {
    this.#uri = uri;
    const answers = {
      relatedInformation: true,
      dataSupport: true,
      codeDescriptionSupport: true,
      versionSupport: true,
    };
    const { capabilities } = await this.#request('initialize', {
      processId: process.pid,
      rootUri,
      capabilities: {
        textDocument: {
          synchronization: {},
          publishDiagnostics: answers,
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
          ...(this.#asks ? { diagnostic: answers } : {}),
        },
      },
      initializationOptions: { timing: true },
    });
    if (this.#asks && capabilities.diagnosticProvider === undefined)
      throw new Error('this language server does not offer pull diagnostics, which the benchmark measures');
    this.#notify('initialized', {});
    this.#notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    await this.#answered(performance.now());
    // What was told behind the answer has come when the next one has.
    await this.fixes(0);
  }

  /** @param {readonly Edit[]} edits together, as one version @returns {Promise<Took>} */
  async edit(edits) {
    const from = performance.now();
    this.#notify('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: edits,
    });
    return this.#answered(from);
  }

  /** @param {number} from @returns {Promise<Took>} */
  async #answered(from) {
    const version = this.#version;
    if (!this.#asks) {
      const { at, message } = await this.#until(
        ({ method, params }) =>
          method === 'textDocument/publishDiagnostics' &&
          params.uri === this.#uri &&
          params.version === version,
      );
      this.diagnostics = message.params.diagnostics;
      return { total: at - from };
    }
    const id = ++this.#asked;
    this.#wire.send({
      id,
      method: 'textDocument/diagnostic',
      params: {
        textDocument: { uri: this.#uri },
        ...(this.#resultId === undefined ? {} : { previousResultId: this.#resultId }),
      },
    });
    const { at, message } = await this.#until((one) => one.id === id && one.method === undefined);
    if (message.error !== undefined) throw new Error(`textDocument/diagnostic: ${message.error.message}`);
    this.#resultId = message.result.resultId;
    if (message.result.kind === 'full') this.diagnostics = message.result.items;
    if (!this.#timed) return { total: at - from };
    // It tells which version it answered for, behind the answer.
    const told = await this.#until(({ method }) => method === timing);
    const { version: answered, change, answer } = told.message.params;
    if (answered !== version) throw new Error(`asked about version ${version}, was told about ${answered}`);
    return { total: at - from, server: change + answer };
  }

  /** How many fixes are offered for a line. @param {number} line @returns {Promise<number>} */
  async fixes(line) {
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const context = { diagnostics: this.diagnostics.filter((one) => one.range.start.line === line) };
    const actions = await this.#request('textDocument/codeAction', {
      textDocument: { uri: this.#uri },
      range,
      context,
    });
    return /** @type {any[]} */ (actions ?? []).filter(({ kind }) => kind?.startsWith('quickfix')).length;
  }

  /** MiB: now, and at most since it began. */
  memory() {
    const status = fs.readFileSync(`/proc/${this.#wire.child.pid}/status`, 'utf8');
    const mib = (/** @type {string} */ field) =>
      Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
    return { now: mib('VmRSS'), peak: mib('VmHWM') };
  }

  /** MiB of JavaScript's heap once all garbage is gone, of a server that has scripts/soak/live-memory.cjs preloaded. */
  async live() {
    const [, , , told] = this.#wire.child.stdio;
    if (!told) throw new Error('the server has no file descriptor 3');
    const answer = once(told, 'data');
    this.#wire.child.kill('SIGUSR2');
    return Number(String(await answer)) / 2 ** 20;
  }

  /** Milliseconds of processor time that all its threads have had, in steps of ten. */
  processor() {
    const stat = fs.readFileSync(`/proc/${this.#wire.child.pid}/stat`, 'utf8');
    // Behind the name, which may hold blanks: utime and stime in ticks, of which Linux tells 100 a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Resolves when it has had no processor for so many milliseconds: what it does unasked is over. @param {number} quiet */
  async rest(quiet) {
    const until = performance.now() + mostRestless;
    for (let had = -1; had !== this.processor();) {
      if (performance.now() > until)
        throw new Error('the server is still at work, though nothing is asked of it');
      had = this.processor();
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  }

  /** Ends as an editor ends it. @returns {Promise<number | null>} its exit code */
  async end() {
    const closed = new Promise((/** @type {(code: number | null) => void} */ resolve) =>
      this.#wire.child.once('close', resolve),
    );
    await this.#request('shutdown', {});
    this.#notify('exit', {});
    return closed;
  }

  stop() {
    this.#wire.child.kill('SIGKILL');
  }
}
