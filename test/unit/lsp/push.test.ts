import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { PushSchedule } from '../../../server/lsp/push';

describe('the schedule of published diagnostics', () => {
  let clock = 0;
  /** The documents in the order in which they were published, and how to end each of these. */
  let published: string[] = [];
  let finish: (() => void)[] = [];
  let schedule: PushSchedule;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    clock = 0;
    published = [];
    finish = [];
    schedule = new PushSchedule(
      (uri) => {
        published.push(uri);
        return new Promise((resolve) => finish.push(resolve));
      },
      () => clock,
    );
  });
  afterEach(() => {
    mock.timers.reset();
  });
  /** The publication under way ends after so many milliseconds. */
  const end = async (took: number): Promise<void> => {
    clock += took;
    finish.shift()?.();
    await new Promise<void>((resolve) => setImmediate(resolve));
  };

  it('answers the first change at once, and all that come meanwhile together', async () => {
    schedule.changed('a');
    assert.deepEqual(published, ['a']);
    for (let more = 0; more < 9; more++) schedule.changed('a');
    schedule.changed('b');
    assert.deepEqual(published, ['a', 'b']);
    await end(1);
    assert.deepEqual(published, ['a', 'b', 'a']);
    await end(1);
    await end(1);
    assert.deepEqual(published, ['a', 'b', 'a']);
    schedule.changed('a');
    assert.deepEqual(published, ['a', 'b', 'a', 'a']);
  });

  it('rests as long as an answer took, but not for ever', async () => {
    schedule.changed('a');
    schedule.changed('a');
    await end(40);
    assert.equal(published.length, 1);
    mock.timers.tick(39);
    assert.equal(published.length, 1);
    mock.timers.tick(1);
    assert.equal(published.length, 2);
    schedule.changed('a');
    await end(9000);
    mock.timers.tick(120);
    assert.equal(published.length, 3);
    await end(9000);
    mock.timers.tick(120);
    assert.equal(published.length, 3, 'nothing changed');
  });

  it('forgets a document that is closed, also while it is published', async () => {
    schedule.changed('a');
    schedule.changed('a');
    schedule.closed('a');
    schedule.changed('a');
    assert.equal(published.length, 2, 'opened anew');
    await end(40);
    await end(40);
    mock.timers.tick(120);
    assert.equal(published.length, 2);
    schedule.changed('a');
    schedule.changed('a');
    await end(40);
    schedule.stop();
    mock.timers.tick(120);
    assert.equal(published.length, 3);
  });
});
