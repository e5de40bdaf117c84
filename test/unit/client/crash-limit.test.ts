import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CrashLimit } from '../../../client/lsp/crash-limit';

describe('the limit on crashes', () => {
  it('permits four restarts within three minutes, and no fifth', () => {
    const limit = new CrashLimit();
    const answers = [0, 1000, 2000, 3000, 4000].map((at) => limit.mayRestart(at));
    assert.deepEqual(answers, [true, true, true, true, false]);
  });

  it('forgets what is longer ago', () => {
    const limit = new CrashLimit();
    for (const at of [0, 1, 2, 3]) assert.ok(limit.mayRestart(at));
    assert.ok(limit.mayRestart(180_003));
    assert.ok(!new Array(4).fill(180_004).every((at: number) => limit.mayRestart(at)));
  });

  it('begins anew when the user asked for a start', () => {
    const limit = new CrashLimit();
    while (limit.mayRestart(0));
    limit.reset();
    assert.ok(limit.mayRestart(0));
  });
});
