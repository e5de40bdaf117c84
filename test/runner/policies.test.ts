import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contradicts, parsePolicy } from '../../server/runner/policies';

describe('runner: memory policies', () => {
  it('reads them as the kernel writes them', () => {
    assert.deepEqual(parsePolicy('bind:0'), { text: 'bind:0', mode: 'bind', nodes: [0], balanced: false });
    assert.deepEqual(parsePolicy('bind=static:0,2-3').nodes, [0, 2, 3]);
    assert.equal(parsePolicy('bind=balancing:0').balanced, true);
    assert.equal(parsePolicy('bind=static|balancing:0').balanced, true);
    // From kernels that have the flag and no word for it.
    assert.deepEqual(parsePolicy('bind=:0'), { text: 'bind=:0', mode: 'bind', nodes: [0], balanced: true });
    assert.deepEqual(parsePolicy('prefer (many):1'), {
      text: 'prefer (many):1',
      mode: 'prefer (many)',
      nodes: [1],
      balanced: false,
    });
    assert.deepEqual(parsePolicy('default'), { text: 'default', mode: 'default', nodes: [], balanced: true });
    assert.equal(parsePolicy('local').balanced, false);
  });

  it('tells which contradict a move', () => {
    const said = (policy: string, ...wanted: number[]): boolean => contradicts(parsePolicy(policy), wanted);
    assert.equal(said('bind:0', 1), true);
    assert.equal(said('bind:0-1', 1), false);
    assert.equal(said('prefer:0', 1), true);
    assert.equal(said('interleave:0-1', 1), true);
    assert.equal(said('weighted interleave:0-1', 1), true);
    assert.equal(said('interleave:1', 1), false);
    assert.equal(said('default', 1), false);
    assert.equal(said('bind:0', 0, 1), false);
  });
});
