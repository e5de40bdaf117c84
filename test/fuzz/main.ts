/**
 * The part of `npm run fuzz` that may crash or hang (scripts/fuzz.mjs watches it from outside): plays sessions of a seed, one after
 * the other, and writes on file descriptor 3 what it is at and what came of it, a JSON text a line. Written at once, so that the last
 * words are there whatever happens. SIGTERM ends it after the session in hand.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { languageOfPath } from '../../server/core/syntax/language';
import { loadWasmParser } from '../../server/parser/wasm';
import type { Edited } from '../unit/property/corpus';
import { sessionKinds } from './kinds';
import { everything, sessionOfNumber } from './session';

interface Options {
  readonly seed: number;
  readonly from: number;
  /** Sessions; undefined: until it is ended. */
  readonly count: number | undefined;
  readonly corpus: string | undefined;
}

/** A file of a user's that is longer says nothing that its beginning does not. */
const longestOwn = 60_000;
/** Sessions until everything is loaded that stays. */
const warmUp = 100;
/** Sessions from one look at the memory to the next. */
const looksEvery = 250;

const tell = (news: object): void => {
  fs.writeSync(3, `${JSON.stringify(news)}\n`);
};

function ownFiles(folder: string): Readonly<Record<Edited, readonly string[]>> {
  const own: Record<Edited, string[]> = { c: [], cpp: [], typescript: [] };
  for (const name of fs.readdirSync(folder, { recursive: true }).map(String).sort()) {
    const language = languageOfPath(name);
    const file = path.join(folder, name);
    if (language === undefined || !fs.statSync(file).isFile()) continue;
    const text = fs.readFileSync(file, 'utf8').slice(0, longestOwn);
    own[language === 'c' || language === 'cpp' ? language : 'typescript'].push(text);
  }
  return own;
}

/** Bytes that are in use when nothing is garbage. */
function inUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function main({ seed, from, count, corpus }: Options): Promise<void> {
  const parser = await loadWasmParser();
  const kinds = sessionKinds(corpus === undefined ? {} : { own: ownFiles(corpus) });
  const all = everything(kinds, parser);
  const known = new Set<string>();
  const end = new AbortController();
  process.once('SIGTERM', () => {
    end.abort();
  });
  for (let number = from; !end.signal.aborted && number - from !== count; number++) {
    const session = sessionOfNumber(all, seed, number);
    const { kind } = session;
    const counters = { edits: 0, compared: 0, findings: 0 };
    const began = process.cpuUsage();
    const failure = await session.play(counters, (step) => {
      tell({ at: { number, step, kind } });
    });
    const { user, system } = process.cpuUsage(began);
    if (failure !== undefined && !known.has(failure.signature)) {
      known.add(failure.signature);
      tell({ at: { number, step: failure.step, kind }, slow: true });
      tell({ number, kind, ...(await session.small(failure)) });
    }
    const isLook = number - from >= warmUp && (number - from - warmUp) % looksEvery === 0;
    const seconds = (user + system) / 1e6;
    tell({ done: { number, kind, seconds, ...counters, failed: failure?.signature } });
    if (isLook) tell({ memory: inUse() });
    // The wall and the collector of trees want a turn of their own.
    await setImmediate();
  }
  tell({ memory: inUse() });
}

const [seed, from, count, corpus] = process.argv.slice(2);
void main({
  ...{ seed: Number(seed), from: Number(from), corpus: corpus === '' ? undefined : corpus },
  count: count === '' || count === undefined ? undefined : Number(count),
});
