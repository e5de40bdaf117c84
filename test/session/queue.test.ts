import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ActionQueue } from '../../client/actions/queue';

/** An action that ends when it is told to. */
function controlled(log: string[], name: string) {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    act: async () => {
      log.push(`${name} begins`);
      await over;
      log.push(`${name} ends`);
      return name;
    },
    end: () => {
      end();
    },
  };
}

/** A queue whose messages are noted. */
function watched() {
  const log: string[] = [];
  const giveUps: (() => void)[] = [];
  const queue = new ActionQueue((what, giveUp) => {
    log.push(`waiting for ${what}`);
    giveUps.push(giveUp);
    return () => {
      log.push(`no longer waiting for ${what}`);
    };
  });
  return { log, giveUps, queue };
}

describe('actions on one process', () => {
  it('wait for each other, and the one that waits says for what', async () => {
    const { log, queue } = watched();
    const first = controlled(log, 'move');
    const second = controlled(log, 'query');
    const a = queue.run('s1', 'Move of [heap]', first.act);
    const b = queue.run('s1', 'Query of [heap]', second.act);
    first.end();
    second.end();
    assert.deepEqual([await a, await b], ['move', 'query']);
    assert.deepEqual(log, [
      'move begins',
      'waiting for Move of [heap]',
      'move ends',
      'no longer waiting for Move of [heap]',
      'query begins',
      'query ends',
    ]);
  });

  it('do not wait for those on another process', async () => {
    const { log, queue } = watched();
    const first = controlled(log, 'one');
    const second = controlled(log, 'other');
    const a = queue.run('s1', 'Move', first.act);
    const b = queue.run('s2', 'Move', second.act);
    second.end();
    assert.equal(await b, 'other');
    assert.deepEqual(log, ['one begins', 'other begins', 'other ends']);
    first.end();
    await a;
  });

  it('never run where the wait was given up, and let the next one wait for the first still', async () => {
    const { log, giveUps, queue } = watched();
    const first = controlled(log, 'first');
    const third = controlled(log, 'third');
    const a = queue.run('s1', 'first', first.act);
    const b = queue.run('s1', 'second', () => Promise.reject<string>(new Error('it was given up')));
    giveUps[0]?.();
    assert.equal(await b, undefined);
    const c = queue.run('s1', 'third', third.act);
    third.end();
    first.end();
    assert.deepEqual([await a, await c], ['first', 'third']);
    assert.ok(log.indexOf('first ends') < log.indexOf('third begins'), log.join(', '));
  });

  it('go on after one that failed', async () => {
    const { queue } = watched();
    await assert.rejects(
      queue.run('s1', 'a bug', () => Promise.reject(new Error('a bug'))),
      /a bug/,
    );
    assert.equal(await queue.run('s1', 'next', () => Promise.resolve('done')), 'done');
  });
});
