/** A few lives of fuzzed runners where pages really change their node, always the same ones; `npm run fuzz -- runner --guest 6.12` plays others. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sessionSeed } from '../../fuzz/runner/random';
import { playSession } from '../../fuzz/runner/session';
import { worldOfNodes } from './fuzzed';

it('a runner that is sent hostile frames moves no page that nobody named, and loses none', async (t) => {
  const world = await worldOfNodes();
  try {
    const result = await playSession(world, sessionSeed(2026, 1), { bursts: 4 });
    assert.deepEqual(result.complaints, [], `ended by ${result.ending}`);
    assert(result.changed > 0, 'no page went to another node');
    t.diagnostic(`fact fuzzed-frames=${result.frames}`);
    t.diagnostic(`fact fuzzed-pages-changed-node=${result.changed}`);
  } finally {
    await world.end();
  }
});
