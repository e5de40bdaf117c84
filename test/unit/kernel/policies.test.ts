import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { constantValues } from '../../../server/kernel/constants';
import {
  bitsUsed,
  decodeMode,
  maxnodeFor,
  modeFlagConflict,
  policies,
} from '../../../server/kernel/policies';

const { MPOL_BIND, MPOL_LOCAL, MPOL_PREFERRED, MPOL_PREFERRED_MANY } = constantValues;
const { MPOL_F_STATIC_NODES, MPOL_F_RELATIVE_NODES, MPOL_F_NUMA_BALANCING } = constantValues;

describe('policies', () => {
  it('are taken apart from their flags', () => {
    const { policy, mode, flags } = decodeMode(BigInt(MPOL_BIND | MPOL_F_STATIC_NODES));
    assert.equal(policy?.name, 'MPOL_BIND');
    assert.equal(mode, 2n);
    assert.deepEqual(
      flags.map((one) => one.name),
      ['MPOL_F_STATIC_NODES'],
    );
    assert.equal(decodeMode(9n).policy, undefined);
    assert.equal(decodeMode(-1n).flags.length, 3);
  });

  it('say what mask they take', () => {
    const needs = Object.fromEntries(policies.map((one) => [one.name, one.mask]));
    assert.deepEqual(needs, {
      MPOL_DEFAULT: 'none',
      MPOL_PREFERRED: 'any',
      MPOL_BIND: 'some',
      MPOL_INTERLEAVE: 'some',
      MPOL_LOCAL: 'none',
      MPOL_PREFERRED_MANY: 'some',
      MPOL_WEIGHTED_INTERLEAVE: 'some',
    });
  });

  it('refuse flags as the kernel does', () => {
    const conflict = (mode: number, empty = false): string | undefined =>
      modeFlagConflict(decodeMode(BigInt(mode)), empty);
    assert.equal(conflict(MPOL_BIND | MPOL_F_STATIC_NODES | MPOL_F_RELATIVE_NODES), 'both');
    assert.equal(conflict(MPOL_F_NUMA_BALANCING), 'balancing');
    assert.equal(conflict(MPOL_BIND | MPOL_F_NUMA_BALANCING), undefined);
    assert.equal(conflict(MPOL_PREFERRED_MANY | MPOL_F_NUMA_BALANCING), undefined);
    assert.equal(conflict(MPOL_LOCAL | MPOL_F_STATIC_NODES), 'no-nodes');
    assert.equal(conflict(MPOL_PREFERRED | MPOL_F_STATIC_NODES, true), 'no-nodes');
    assert.equal(conflict(MPOL_PREFERRED | MPOL_F_STATIC_NODES), undefined);
    assert.equal(conflict(MPOL_F_STATIC_NODES), undefined, 'MPOL_DEFAULT takes it');
  });

  it('lose the last bit of maxnode', () => {
    assert.equal(bitsUsed(maxnodeFor(5n)), 6n);
  });
});
