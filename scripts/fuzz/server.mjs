/**
 * `npm run fuzz [-- server --seed N] [--edits N | --minutes N] [--corpus DIR]`: random editing without an end in sight, to break the server.
 * Sessions are numbered; a seed and a number are the same session in every run. A run goes on where the last one of its seed ended
 * (.cache/fuzz/SEED.json), so that a large number of edits is a sum of runs; SIGTERM ends a run after the session in hand. `--session N` plays
 * one again. `--totals` tells what all runs came to, `--totals --write` puts it into docs/reliability.md.
 * The sessions are played by a child, which this process watches: what it was at when it crashed, or did not get on, is a failure too.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { readArguments } from '../lib/arguments.mjs';
import { cache, root } from '../lib/paths.mjs';
import { Totals, summary, writeSummary } from './totals.mjs';
import { processorSeconds } from './processor.mjs';

const usage =
  'npm run fuzz -- server [--seed N] [--edits N | --minutes N] [--corpus DIR] [--session N] | --totals [--write]';
const { values: options, misused } = readArguments(usage, {
  options: {
    seed: { type: 'string', default: '1' },
    edits: { type: 'string' },
    minutes: { type: 'string' },
    session: { type: 'string' },
    corpus: { type: 'string' },
    totals: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
/** @param {string | undefined} text */
const number = (text) => (text === undefined ? undefined : Number(text));
const seed = Number(options.seed);
const only = number(options.session);
const wanted = number(options.edits) ?? (options.minutes === undefined ? 20_000 : Infinity);
const minutes = number(options.minutes) ?? Infinity;
if (![seed, only ?? 0].every(Number.isSafeInteger) || Number.isNaN(wanted) || Number.isNaN(minutes))
  misused();

const folder = path.join(cache, 'fuzz');
if (options.totals) {
  console.log(summary());
  if (options.write) await writeSummary();
  process.exit(0);
}

/** Seconds of processor time for one edit with all that is asked of it. Nobody waits so long; no correct edit comes near. */
const mostSeconds = 60;
/** Bytes that may be in use more at the end than after the first hundred sessions. */
const mostGrowth = 32 * 2 ** 20;
/** A failure is made small before the next session: so long it may take. */
const mostShrinking = 600;

const program = path.join(root, 'out/test/fuzz/main.js');
const totals = new Totals(seed, options.corpus);
const until = Date.now() + minutes * 60_000;
let failures = 0;
let isOver = false;
/** @type {(() => void) | undefined} */
let end;
process.once('SIGTERM', () => {
  isOver = true;
  end?.();
});

/** @typedef {{ number: number, step: number, kind: string }} Place */

const again = (/** @type {number} */ session) =>
  `npm run fuzz -- server --seed ${seed} --session ${session}${options.corpus === undefined ? '' : ` --corpus ${options.corpus}`}`;

/** @param {Place} at @param {string} what @param {object} [found] */
function failed(at, what, found) {
  failures++;
  const file = path.join(folder, `failure-${seed}-${at.number}.json`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(found ?? { what }, undefined, 2)}\n`);
  console.error(`session ${at.number} (${at.kind}), step ${at.step + 1}: ${what}`);
  console.error(`  again: ${again(at.number)}\n  case:  ${path.relative(root, file)}`);
}

/**
 * One child, from a session on, until there were enough, it crashed or it hung. @param {number} from
 * @returns {Promise<number | undefined>} the session to go on with; undefined: it is over
 */
async function play(from) {
  const count = only === undefined ? '' : '1';
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--enable-source-maps', program, String(seed), String(from), count, options.corpus ?? ''],
    { stdio: ['ignore', 'inherit', 'inherit', 'pipe'], cwd: root },
  );
  /** @type {Place} */
  let at = { number: from, step: -1, kind: '' };
  /** It got on since the last look at its processor time. */
  let didGetOn = true;
  let spent = 0;
  let most = mostSeconds;
  let isHung = false;
  end = () => child.kill('SIGTERM');
  const memory = /** @type {number[]} */ ([]);
  const watch = setInterval(() => {
    const now = processorSeconds(child.pid ?? 0);
    if (didGetOn) spent = now ?? spent;
    didGetOn = false;
    if (now === undefined || now - spent < most) return;
    isHung = true;
    child.kill('SIGKILL');
  }, 1000);
  const news = child.stdio[3];
  if (news === null || news === undefined || !('read' in news))
    throw new Error('the child has no descriptor 3');
  const ended = new Promise((/** @type {(code: number | null) => void} */ resolve) =>
    child.once('exit', resolve),
  );
  for await (const line of readline.createInterface({ input: news })) {
    const told = JSON.parse(line);
    if (told.at !== undefined) {
      at = told.at;
      didGetOn = true;
      most = told.slow === true ? mostShrinking : mostSeconds;
    }
    if (told.memory !== undefined) {
      memory.push(told.memory);
      if (only === undefined) totals.remember(told.memory);
    }
    if (told.failure !== undefined) {
      failed({ ...at, step: told.failure.step }, told.failure.words, told.case);
      console.error(told.shown);
    }
    if (told.done === undefined) continue;
    if (only === undefined) totals.add(told.done);
    else console.log(JSON.stringify(told.done));
    if (totals.edits >= wanted || Date.now() >= until) {
      isOver = true;
      end();
    }
  }
  const code = await ended;
  clearInterval(watch);
  const growth = (memory.at(-1) ?? 0) - (memory[0] ?? 0);
  if (growth > mostGrowth) {
    failures++;
    console.error(
      `the memory in use grew by ${Math.round(growth / 2 ** 20)} MiB from session ${from} to ${at.number}`,
    );
  }
  // A child that is told to end when enough was played may be in the middle of the next session.
  if (code === 0 || (isOver && !isHung)) return undefined;
  const what = isHung ? `more than ${most} s of processor time for one step` : `ended with ${code}`;
  failed(at, what);
  if (isOver || only !== undefined) return undefined;
  totals.skip(at.number, what);
  return at.number + 1;
}

/** @type {number | undefined} */
let next = only ?? totals.next;
const began = Date.now();
while (next !== undefined) next = await play(next);
if (only === undefined) {
  console.log(totals.ran((Date.now() - began) / 1000));
  console.log(summary());
}
process.exit(failures > 0 ? 1 : 0);
