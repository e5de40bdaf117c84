/**
 * The soak's entry, run in an extension host by the same extension as the suite (scripts/soak/workbench.mjs): rounds until the time is up,
 * each written down as soon as it is over, so that a run that was ended from outside has not been for nothing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { Guest } from '../../../grand/guest';
import { done, screenshot } from '../support/page';
import { gauge } from './gauge';
import type { Gauge } from './gauge';
import { debugRound, editRound, guestRound, originals, tidy } from './rounds';
import type { Times } from './rounds';

/** A line of the run's file. */
export interface RoundLine {
  readonly round: number;
  readonly at: string;
  readonly ms: number;
  readonly kinds: readonly string[];
  readonly times: Times;
  readonly gauge: Gauge;
  /** Journals that lie in the virtual machine, after a round there. */
  readonly guestJournals?: number;
  /** Why the round did not come to its end. */
  readonly failure?: string;
}

/** A window in which nothing works any more need not be watched for the rest of the time. */
const failuresInARow = 5;
/** Milliseconds that a step may take: a build task whose terminal the editor has lost never ends. */
const stepLimit = 300_000;
/** The machine of the guest is emulated and slow: every so many rounds it has its turn. */
const guestEvery = 4;

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: use npm run soak:workbench`);
  return value;
}

async function within(limit: number, what: string, work: Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => {
      reject(new Error(`the step "${what}" was not over after ${limit / 1000} s`));
    }, limit);
  });
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(late);
  }
}

export async function run(): Promise<void> {
  const file = setting('NUMA_LENS_SOAK_FILE');
  const until = Date.now() + Number(setting('NUMA_LENS_SOAK_MINUTES')) * 60_000;
  const state = setting('XDG_STATE_HOME');
  const temporary = setting('TMPDIR');
  // After a crash the editor starts its extensions again: a second start is the end of the first.
  if (fs.existsSync(file)) return done(1);
  fs.writeFileSync(file, '');
  const guest = process.env['NUMA_LENS_GUEST'] === undefined ? undefined : Guest.ofThisSuite();
  const files = originals();
  let failed = 0;
  let inARow = 0;
  for (let round = 1; Date.now() < until && inARow < failuresInARow; round++) {
    const from = Date.now();
    const times: Times = {};
    const kinds: string[] = [];
    const step = async (kind: string, work: () => Promise<void>): Promise<void> => {
      kinds.push(kind);
      await within(stepLimit, kind, work());
    };
    let failure: string | undefined;
    let guestJournals: number | undefined;
    try {
      await step('edit', () => editRound(times));
      await step('debug', () => debugRound(times));
      if (guest !== undefined && round % guestEvery === 0)
        await step('guest', async () => {
          guestJournals = await guestRound(guest, times);
        });
      inARow = 0;
    } catch (error) {
      failure = inspect(error, { depth: 4 });
      failed++;
      inARow++;
      await screenshot(path.join(path.dirname(file), `round-${round}.png`)).catch(() => undefined);
      await tidy(files).catch(
        (other: unknown) => (failure = `${failure ?? ''}\nand then: ${inspect(other)}`),
      );
    }
    const line: RoundLine = {
      round,
      at: new Date(from).toISOString(),
      ms: Date.now() - from,
      kinds,
      times,
      gauge: gauge(state, temporary),
      ...(guestJournals === undefined ? {} : { guestJournals }),
      ...(failure === undefined ? {} : { failure }),
    };
    fs.appendFileSync(file, `${JSON.stringify(line)}\n`);
  }
  await done(failed);
}
