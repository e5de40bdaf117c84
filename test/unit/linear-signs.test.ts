import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { add, constant, isBelowZero, isNotNegative, scale, symbol } from '../../server/core/facts/linear';

void describe('the sign of a linear form', () => {
  const n = symbol('n');

  it('is known where all parts have the same, symbols being counts', () => {
    assert.equal(isNotNegative(n), true);
    assert.equal(isNotNegative(constant(0)), true);
    assert.equal(isBelowZero(scale(n, -4n)), true);
  });

  it('is not known where parts differ', () => {
    const form = add(n, constant(-1));
    assert.ok(form !== undefined);
    assert.equal(isNotNegative(form), false);
    assert.equal(isBelowZero(form), false);
    assert.equal(isBelowZero(constant(0)), false);
  });
});
