import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StackFrame } from '../../client/debug/session/port';
import { positionOf } from '../../client/debug/session/position';
import type { WireCallSite } from '../../server/protocol/lens';

const lines = (from: number, to: number, character = 5) => ({
  start: { line: from, character: 4 },
  end: { line: to, character },
});
/** A call on lines 10 to 12 (from 0) of a function on lines 5 to 20. */
const site: WireCallSite = {
  call: 'move_pages',
  form: 'syscall',
  range: lines(10, 11),
  statement: lines(10, 12),
  functionName: 'main',
  functionRange: lines(5, 20),
  arguments: [],
  sound: true,
};
const frame = (id: number, line: number, path = '/src/a.c'): StackFrame => ({ id, name: 'main', path, line });
const standing = (...frames: readonly StackFrame[]) => positionOf(site, '/src/a.c', frames);

describe('where the program is stopped', () => {
  it('on the call: the innermost frame is on any line of its statement', () => {
    for (const line of [11, 12, 13]) {
      assert.deepEqual(standing(frame(1, line)), { standing: 'on-call', frame: frame(1, line) });
    }
  });

  it('in the function: on another line of it, or inside something it called', () => {
    for (const line of [6, 10, 14, 21]) assert.equal(standing(frame(1, line)).standing, 'in-function');
    const called = standing(frame(1, 3, '/src/b.c'), frame(2, 12));
    assert.deepEqual(called, { standing: 'in-function', frame: frame(2, 12) });
  });

  it('elsewhere: another function or file, or no frame at all', () => {
    assert.deepEqual(standing(frame(1, 30)), { standing: 'elsewhere' });
    assert.deepEqual(standing(frame(1, 12, '/src/b.c')), { standing: 'elsewhere' });
    assert.deepEqual(standing(), { standing: 'elsewhere' });
  });

  it('in the frame of the function that the user selected, of several', () => {
    const frames = [frame(1, 12), frame(2, 15), frame(3, 30), frame(4, 16)];
    const at = (selected: number | undefined) => positionOf(site, '/src/a.c', frames, undefined, selected);
    assert.deepEqual(at(2), { standing: 'in-function', frame: frame(2, 15) });
    assert.deepEqual(at(4), { standing: 'in-function', frame: frame(4, 16) });
    for (const other of [1, 3, 9, undefined])
      assert.deepEqual(at(other), { standing: 'on-call', frame: frame(1, 12) }, String(other));
  });

  it('takes two spellings of one file for one, where the host says so', () => {
    const linked = frame(1, 12, '/link/a.c');
    assert.equal(positionOf(site, '/src/a.c', [linked]).standing, 'elsewhere');
    const same = (a: string, b: string) => a.replace('/link/', '/src/') === b;
    assert.equal(positionOf(site, '/src/a.c', [linked], same).standing, 'on-call');
  });

  it('a range that ends at the start of a line does not include that line', () => {
    const ends = { ...site, statement: { ...site.statement, end: { line: 12, character: 0 } } };
    assert.equal(positionOf(ends, '/src/a.c', [frame(1, 13)]).standing, 'in-function');
  });
});
