import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { garbageCollector } from '../../../server/parser/garbage';

it('collects what is young, or all', async () => {
  const collect = garbageCollector();
  assert.ok(collect !== undefined);
  const held = new Set([{ text: 'held' }]);
  const [old] = [...held].map((one) => new WeakRef(one));
  assert.ok(old !== undefined);
  // What was asked for stays to the end of the turn.
  await turn();
  collect('young');
  collect('young');
  held.clear();
  collect('young');
  assert.ok(old.deref() !== undefined, 'what has lived through two collections is not young any more');
  await turn();
  collect('all');
  assert.equal(old.deref(), undefined);
});
