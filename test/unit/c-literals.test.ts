import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { int32, int64, uint32 } from '../../server/core/flow/types';
import { limitValue } from '../../server/core/lowering/c-limits';
import { integerLiteral } from '../../server/core/lowering/c-literals';

void describe('limits of the C types', () => {
  it('are those of LP64', () => {
    assert.equal(limitValue('INT_MIN'), -(1n << 31n));
    assert.equal(limitValue('UINT_MAX'), 0xffff_ffffn);
    assert.equal(limitValue('LONG_MAX'), (1n << 63n) - 1n);
    assert.equal(limitValue('PATH_MAX'), undefined);
  });
});

void describe('C integer literals', () => {
  it('have the first type that holds them', () => {
    assert.deepEqual(integerLiteral('4096'), { value: 4096n, type: int32 });
    assert.deepEqual(integerLiteral('0x80000000'), { value: 1n << 31n, type: uint32 });
    assert.deepEqual(integerLiteral('017'), { value: 15n, type: int32 });
    assert.equal(integerLiteral('1.5'), undefined);
  });

  it('may carry a sign, as the grammar writes -1', () => {
    assert.deepEqual(integerLiteral('-1'), { value: -1n, type: int32 });
    assert.deepEqual(integerLiteral('-2L'), { value: -2n, type: int64 });
    assert.deepEqual(integerLiteral('-1u'), { value: 0xffff_ffffn, type: uint32 });
    assert.deepEqual(integerLiteral('+3'), { value: 3n, type: int32 });
  });
});
