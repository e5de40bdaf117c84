/** Fuzzed runners in a guest of their own, until they were sent so many frames or the time is over (scripts/fuzz/runner.mjs). */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { sessionSeed } from '../../fuzz/runner/random';
import { playSession } from '../../fuzz/runner/session';
import type { World } from '../../fuzz/runner/world';
import { watchedInAll, worldOfNodes } from '../suite/fuzzed';

interface Options {
  readonly frames: number;
  readonly seed: number;
  readonly bursts: number;
  /** The first one. */
  readonly session: number;
  readonly only: boolean;
}

const { frames, seed, bursts, session, only } = JSON.parse(
  fs.readFileSync('/app/options.json', 'utf8'),
) as Options;

/** Seconds, as the host has set it on the kernel's command line. */
const limit = Number(/guest\.limit=(\d+)/.exec(fs.readFileSync('/proc/cmdline', 'utf8'))?.[1] ?? 600);
/** What has begun takes its time, and the guest ends itself at the limit. */
const isOver = (): boolean => performance.now() > (limit - 180) * 1000;

/** @returns how many frames were sent; undefined where something went wrong */
async function play(world: World, number: number): Promise<number | undefined> {
  let sent: number | undefined;
  await test(`session ${number}`, async (t) => {
    const result = await playSession(world, sessionSeed(seed, number), { bursts });
    assert.deepEqual(result.complaints, [], `ended by ${result.ending}`);
    t.diagnostic(`fact session=${JSON.stringify(result)}`);
    sent = result.frames;
  });
  return sent;
}

async function main(): Promise<void> {
  const world = await worldOfNodes();
  let left = frames;
  for (let at = session; left > 0 && !isOver(); at++) {
    const sent = await play(world, at);
    left = sent === undefined || only ? 0 : left - sent;
  }
  await world.end();
  await test('the memory was looked at all the while', (t) => {
    assert(watchedInAll.checked > 0);
    t.diagnostic(`fact watched=${JSON.stringify(watchedInAll)}`);
  });
}

void main();
