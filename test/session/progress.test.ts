import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Progress, formatSeconds } from '../../client/debug/session/progress';
import { formatBytes } from '../../server/protocol/sizes';

describe('progress in words', () => {
  it('tells the rate and the time left once there is something to tell them from', () => {
    const progress = new Progress(4096, 0);
    assert.equal(progress.step(1, 262_144, 10).message, '1 of 262144 pages');
    assert.equal(progress.step(65_536, 262_144, 1000).message, '65536 of 262144 pages, 256 MiB/s, 3 s left');
    assert.equal(progress.step(262_144, 262_144, 4000).message, '262144 of 262144 pages, 256 MiB/s');
  });

  it('tells the rate of the last seconds, not of the whole way', () => {
    const progress = new Progress(4096, 0);
    progress.step(100_000, 1_000_000, 1000);
    for (let second = 2; second <= 20; second++)
      progress.step(100_000 + second * 256, 1_000_000, second * 1000);
    assert.match(progress.step(100_000 + 21 * 256, 1_000_000, 21_000).message, /, 1 MiB\/s, /);
  });

  it('adds up to a hundred per cent', () => {
    const progress = new Progress(4096, 0);
    const steps = [10, 20, 64].map((done, at) => progress.step(done, 64, at * 100).increment);
    assert.equal(
      steps.reduce((sum, one) => sum + one, 0),
      100,
    );
  });

  it('promises nothing while nothing moves', () => {
    assert.equal(new Progress(4096, 0).step(0, 64, 10_000).message, '0 of 64 pages');
  });
});

describe('sizes and times in words', () => {
  it('are rounded so that nobody is promised too much', () => {
    const sizes = [0n, 1023n, 1024n, 1536n, 10n * 1024n + 1023n, 2047n << 20n, 1n << 40n];
    assert.deepEqual(sizes.map(formatBytes), [
      '0 bytes',
      '1023 bytes',
      '1 KiB',
      '1.5 KiB',
      '10.9 KiB',
      '1.9 GiB',
      '1 TiB',
    ]);
    assert.deepEqual([0.2, 1, 59.1, 150, 7200].map(formatSeconds), ['1 s', '1 s', '60 s', '3 min', '2 h']);
  });
});
