/** A few lives of fuzzed runners where pages really change their node, always the same ones; `npm run fuzz -- runner --guest 6.12` plays others. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sessionSeed } from '../../fuzz/runner/random';
import { playSession } from '../../fuzz/runner/session';
import { worldOfNodes } from './fuzzed';

/** The first of them whose requests get as far as a move is the last one. */
const most = 4;

it('a runner that is sent hostile frames moves no page that nobody named, and loses none', async (t) => {
  const world = await worldOfNodes();
  try {
    let [frames, changed] = [0, 0];
    for (let session = 0; session < most && changed === 0; session++) {
      const result = await playSession(world, sessionSeed(2026, session), { bursts: 4 });
      assert.deepEqual(result.complaints, [], `session ${session}, ended by ${result.ending}`);
      frames += result.frames;
      changed += result.changed;
    }
    assert(changed > 0, 'no page went to another node');
    t.diagnostic(`fact fuzzed-frames=${frames}`);
    t.diagnostic(`fact fuzzed-pages-changed-node=${changed}`);
  } finally {
    await world.end();
  }
});
