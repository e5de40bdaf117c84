/**
 * The long run of suite/data-safety.ts, in a guest of its own (scripts/data-safety.mjs): targets of all three kinds of pages in turn, moved to
 * and fro under threads that check every word, until the time is over.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { setHugetlbPool } from '../suite/machine';
import { withRunner } from '../suite/runner-process';
import { Target } from '../suite/target';
import { toAndFro } from '../suite/to-and-fro';

const mib = 128;
/** Of one target, whose pages are made anew afterwards. */
const moves = 24;

/** Seconds, as the host has set it on the kernel's command line. */
const limit = Number(/guest\.limit=(\d+)/.exec(fs.readFileSync('/proc/cmdline', 'utf8'))?.[1] ?? 600);
/** What has begun takes its time, and the guest ends itself at the limit. */
const isOver = (): boolean => performance.now() > (limit - 180) * 1000;

async function round(client: RunnerClient, pages: 'small' | 'huge' | 'hugetlb'): Promise<void> {
  await test(`${pages} pages`, async (t) => {
    if (pages === 'hugetlb') for (const node of [0, 1]) setHugetlbPool(node, mib / 2);
    await Target.with(
      { node: 0 },
      async (target) => {
        const tally = await toAndFro(client, target, moves, () => !isOver());
        t.diagnostic(`fact ${pages}=${JSON.stringify(tally)}`);
        assert.equal(tally.watched.mismatches, 0);
      },
      { mib, pages, pace: 'hard' },
    );
    if (pages === 'hugetlb') for (const node of [0, 1]) setHugetlbPool(node, 0);
  });
}

async function main(): Promise<void> {
  // One for all rounds: where no processor is real, Node takes seconds to start.
  await withRunner(async ({ client }) => {
    while (!isOver()) for (const pages of ['small', 'huge', 'hugetlb'] as const) await round(client, pages);
  });
}

void main();
