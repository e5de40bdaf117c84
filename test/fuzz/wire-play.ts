/**
 * Plays a session through two real servers on one folder, as two editors on it: the one is asked after every few edits, questions about
 * places and cancellations in between; the other one hears of the same edits, is killed now and then and started again with the text as
 * it is. Both have to tell the same, each message has to be answered once, and no server may end by itself.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rangeOf } from '../../server/lsp/ranges';
import { LineIndex } from '../../server/core/text';
import { modern } from '../lsp/support/editor';
import { Wire, type Answer, type Json } from '../lsp/support/wire';
import type { Session, State, Step } from '../unit/property/scenario';
import type { SessionKind } from './kinds';
import { rangeProblem } from './places';
import type { Counters, Failure } from './play';
import { answeredTwice, logged } from './traffic';

/** Milliseconds after which an answer counts as never to come. */
const patience = 300_000;

const questions = ['hover', 'completion', 'signatureHelp', 'inlayHint', 'documentLink', 'codeAction'];

/** One editor with its server. */
class Client {
  readonly wire = new Wire(patience);
  readonly #uri: string;
  readonly #folder: string;
  readonly #language: string;
  #version = 0;

  constructor(folder: string, uri: string, language: string) {
    this.#folder = pathToFileURL(folder).href;
    this.#uri = uri;
    this.#language = language;
  }

  async start(text: string): Promise<void> {
    const capabilities = JSON.parse(JSON.stringify(modern)) as Json;
    const workspaceFolders = [{ uri: this.#folder, name: 'fuzz' }];
    await this.wire.request('initialize', {
      ...{ processId: process.pid, rootUri: this.#folder },
      ...{ capabilities, workspaceFolders },
    });
    this.wire.notify('initialized', {});
    const textDocument = { uri: this.#uri, languageId: this.#language, version: ++this.#version, text };
    this.wire.notify('textDocument/didOpen', { textDocument });
  }

  change(before: string, { changes, after }: Step): void {
    let text = before;
    const contentChanges = (changes ?? []).map(({ span, text: inserted }): Json => {
      const whole = text.slice(0, span.start) + inserted + text.slice(span.end);
      const isInside = [span.start, span.end].some((at) => text.slice(at - 1, at + 1) === '\r\n');
      const { start, end } = rangeOf(new LineIndex(text), span);
      text = whole;
      return isInside ? { text: whole } : { range: { start: { ...start }, end: { ...end } }, text: inserted };
    });
    this.wire.notify('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: changes === undefined ? [{ text: after.text }] : contentChanges,
    });
  }

  filesChanged(uris: readonly string[]): void {
    if (uris.length > 0)
      this.wire.notify('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
  }

  /** Asked, and perhaps not waited for. @returns the request's id */
  ask(text: string, look: number): number | undefined {
    const lines = new LineIndex(text);
    const { start, end } = rangeOf(lines, { start: look % (text.length + 1), end: text.length });
    return this.wire.send({
      kind: 'request',
      method: `textDocument/${questions[look % questions.length] ?? ''}`,
      params: {
        textDocument: { uri: this.#uri },
        position: { ...start },
        range: { start: { ...start }, end: { ...end } },
        context: { diagnostics: [], triggerKind: 1 },
      },
    });
  }

  pull(): Promise<Answer> {
    return this.wire.request('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
  }
}

/** Where a supplied file of this spelling lies; see the corpora. */
function nameOf(spelling: string): string {
  return spelling.startsWith('./') ? `${spelling.slice(2)}.ts` : spelling;
}

/** Writes what is supplied, and takes away what no longer is. @returns the URIs of what is another now */
function write(folder: string, before: State | undefined, { supplied }: State): readonly string[] {
  const changed: string[] = [];
  for (const spelling of new Set([...(before?.supplied.keys() ?? []), ...supplied.keys()])) {
    const text = supplied.get(spelling);
    if (before?.supplied.get(spelling) === text) continue;
    const file = path.join(folder, nameOf(spelling));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (text === undefined) fs.rmSync(file);
    else fs.writeFileSync(file, text);
    changed.push(pathToFileURL(file).href);
  }
  return changed;
}

export async function playOnWire(
  { first, steps }: Session,
  { language, path: name }: SessionKind,
  { seed, counters, onStep }: WireOptions,
): Promise<Failure | undefined> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-fuzz-'));
  const uri = pathToFileURL(path.join(folder, name)).href;
  const start = async (text: string): Promise<Client> => {
    const client = new Client(folder, uri, language === 'tsx' ? 'typescriptreact' : language);
    await client.start(text);
    return client;
  };
  write(folder, undefined, first);
  const asked = await start(first.text);
  let other = await start(first.text);
  let at = -1;
  try {
    const problemOf = async (text: string): Promise<string | undefined> => {
      const [one, two] = await Promise.all([asked.pull(), other.pull()]);
      const [ours, theirs] = [one, two].map((answer) => JSON.stringify(itemsOf(answer)));
      counters.compared++;
      counters.findings += (ours ?? '').split('"source"').length - 1;
      if (ours !== theirs || one.error !== undefined)
        return `the two servers differ:\n${JSON.stringify(one)}\n${JSON.stringify(two)}`;
      return (
        rangeProblem(one.result, { uri, text, lines: new LineIndex(text) }) ??
        logged(asked.wire) ??
        logged(other.wire) ??
        answeredTwice(asked.wire)
      );
    };
    const waiting: number[] = [];
    let before = first;
    for (at = 0; at < steps.length; at++) {
      onStep(at);
      const step = steps[at];
      if (step === undefined) break;
      const look = (seed + Math.imul(at + 1, 40_503)) >>> 4;
      const changed = write(folder, before, step.after);
      for (const one of [asked, other]) {
        one.change(before.text, step);
        one.filesChanged(changed);
      }
      if (step.after.text !== before.text) counters.edits++;
      before = step.after;
      const id = asked.ask(before.text, look);
      if (id !== undefined) waiting.push(id);
      if (look % 3 === 0 && id !== undefined) asked.wire.notify('$/cancelRequest', { id });
      if (look % 4 !== 0 && at < steps.length - 1) continue;
      if (look % 20 === 0) {
        other.wire.kill();
        other = await start(before.text);
      }
      await asked.wire.answered(waiting);
      const failed = waiting.map((one) => asked.wire.answers.get(one)?.[0]?.error).find(isFault);
      waiting.length = 0;
      const problem = failed?.message ?? (await problemOf(before.text));
      if (problem !== undefined)
        return { step: at, signature: `wire: ${problem.slice(0, 60)}`, words: problem };
    }
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { step: at, signature: `wire: ${words.slice(0, 60)}`, words };
  } finally {
    asked.wire.kill();
    other.wire.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

export interface WireOptions {
  readonly seed: number;
  readonly counters: Counters;
  readonly onStep: (step: number) => void;
}

/** Not one of those by which a server says that nobody waits any more (LSP 3.17, "LSPErrorCodes"). */
function isFault(error: Answer['error']): boolean {
  return error !== undefined && ![-32800, -32801, -32802].includes(error.code);
}

function itemsOf({ result }: Answer): unknown {
  return typeof result === 'object' && result !== null && 'items' in result ? result.items : result;
}
