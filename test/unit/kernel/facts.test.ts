import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  architectures,
  callByNumber,
  callsByNumber,
  familyCalls,
  findArchitecture,
  syscallNumber,
} from '../../../server/kernel/architectures';
import { changes, changesFrom, changesOn } from '../../../server/kernel/changes';
import { callErrnos, errnoNumber, isCallErrno } from '../../../server/kernel/errnos';
import { decodeFlags, flags, flagsOf } from '../../../server/kernel/flags';
import { isStatusValue, statuses } from '../../../server/kernel/statuses';
import { compareKernelVersions, kernel } from '../../../server/kernel/version';
import type { KernelRange } from '../../../server/kernel/version';

describe('system call numbers', () => {
  it('answers by call and by number', () => {
    assert.equal(syscallNumber('move_pages', 'x86_64'), 279);
    assert.equal(syscallNumber('move_pages', 'aarch64'), 239);
    assert.equal(callByNumber(239, 'x86_64'), 'get_mempolicy');
    assert.equal(callByNumber(239, 'arm64'), 'move_pages');
    assert.equal(callByNumber(1, 'x86_64'), undefined);
    assert.equal(callByNumber(279, 'pdp11'), undefined);
    assert.deepEqual(callsByNumber(279), [{ architecture: 'x86_64', call: 'move_pages' }]);
    assert.deepEqual(callsByNumber(0x40000000 + 533), [{ architecture: 'x32', call: 'move_pages' }]);
  });

  it('gives each machine six different numbers', () => {
    for (const one of architectures) {
      assert.equal(one.numbers.length, familyCalls.length, one.name);
      assert.equal(new Set(one.numbers).size, familyCalls.length, one.name);
    }
  });

  it('has no name twice', () => {
    const names = architectures.flatMap((one) => [one.name, ...one.aliases]);
    assert.equal(new Set(names).size, names.length);
    assert.equal(findArchitecture('AMD64')?.name, 'x86_64');
  });
});

describe('flags', () => {
  it('move_pages takes two', () => {
    assert.deepEqual(
      flagsOf('move_pages').map((one) => one.name),
      ['MPOL_MF_MOVE', 'MPOL_MF_MOVE_ALL'],
    );
  });

  it('takes a value apart and names where a wrong bit comes from', () => {
    const { known, rejected } = decodeFlags('move_pages', 0b1010n);
    assert.deepEqual(
      known.map((one) => one.name),
      ['MPOL_MF_MOVE'],
    );
    assert.deepEqual(
      rejected.map(({ bit, origins }) => [bit, origins.map((one) => one.name)]),
      [[8n, ['MPOL_MF_LAZY']]],
    );
    assert.deepEqual(decodeFlags('move_pages', 0n), { known: [], rejected: [] });
  });

  it('reads a negative value as a 32-bit int', () => {
    assert.equal(decodeFlags('move_pages', -1n).rejected.length, 30);
  });

  it('has no name twice', () => {
    assert.equal(new Set(flags.map((one) => one.name)).size, flags.length);
  });
});

describe('status and errno', () => {
  it('knows which values a supported kernel can write', () => {
    const now = kernel('4.17');
    const old = kernel('4.16');
    for (const value of [0, 1023, -13, -16, -14, -2]) assert.ok(isStatusValue(value, now), String(value));
    for (const value of [-5, -22, -12]) {
      assert.ok(isStatusValue(value, old), String(value));
      assert.ok(!isStatusValue(value, now), String(value));
    }
    for (const value of [-1, -38, -2147483648]) assert.ok(!isStatusValue(value, old), String(value));
  });

  it('knows which errnos only old kernels give', () => {
    assert.ok(isCallErrno('E2BIG', kernel('2.6.28')));
    assert.ok(!isCallErrno('E2BIG', kernel('2.6.29')));
    assert.ok(isCallErrno('ENOENT', kernel('2.6.27')));
    assert.ok(!isCallErrno('ENOENT', kernel('2.6.28')));
    assert.ok(isCallErrno(12, kernel('6.1')));
    assert.ok(!isCallErrno('EIO', kernel('2.6.18')));
  });

  it('follows the architecture where errno numbers differ', () => {
    assert.equal(errnoNumber('ENOSYS'), 38);
    assert.equal(errnoNumber('ENOSYS', 'mips64el'), 89);
    assert.equal(errnoNumber('EPERM', 'mips64el'), 1);
    assert.equal(errnoNumber('MPOL_BIND'), undefined);
  });
});

describe('kernel versions', () => {
  it('are in the order of their numbers, the first that differs first', () => {
    const inOrder = ['2.6.18', '2.6.29', '4.3', '4.17', '5.4.200', '5.15.1', '5.15.2', '6.1', '6.12'].map(
      kernel,
    );
    for (const [at, one] of inOrder.entries())
      for (const [other, two] of inOrder.entries())
        assert.equal(Math.sign(compareKernelVersions(one, two)), Math.sign(at - other));
  });
});

describe('behaviour changes', () => {
  it('have ranges that are not empty', () => {
    const ranges: readonly KernelRange[] = [
      ...changes.map((one) => one.range),
      ...statuses.flatMap((one) => [one.range, ...one.causes.map((cause) => cause.range)]),
      ...callErrnos.flatMap((one) => one.causes.map((cause) => cause.range)),
    ];
    for (const { since, before } of ranges)
      if (since !== undefined && before !== undefined) assert.ok(compareKernelVersions(since, before) < 0);
  });

  it('a cause never outlives its status', () => {
    for (const { range, causes } of statuses)
      for (const cause of causes)
        if (range.before !== undefined) assert.deepEqual(cause.range.before, range.before, cause.text);
  });

  it('are told by kernel and by the oldest kernel to support', () => {
    const on = (release: string): readonly string[] =>
      changesOn(kernel(release), 'result').map((one) => one.text);
    assert.ok(on('4.16').includes('change.positive-swallowed'));
    assert.ok(on('4.17').includes('change.positive-result'));
    assert.ok(on('5.19').includes('change.last-run-lost'));
    assert.ok(!on('6.0').includes('change.last-run-lost'));
    const from = changesFrom(kernel('6.0'), 'result').map((one) => one.text);
    assert.deepEqual(from, ['change.positive-result']);
  });
});
