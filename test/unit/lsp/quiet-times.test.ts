import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { QuietTimes } from '../../../server/lsp/quiet-times';

describe('quiet times', () => {
  it('begin once behind the last message, and never without one', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let begun = 0;
    const quiet = new QuietTimes(() => begun++, 5000);
    t.mock.timers.tick(60_000);
    assert.equal(begun, 0);

    for (let second = 0; second < 60; second++) {
      quiet.end();
      t.mock.timers.tick(1000);
    }
    assert.equal(begun, 0);
    t.mock.timers.tick(10_000);
    assert.equal(begun, 1);
    t.mock.timers.tick(600_000);
    assert.equal(begun, 1);

    quiet.end();
    t.mock.timers.tick(10_000);
    assert.equal(begun, 2);
  });
});
