import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { predictionInWords } from '../../client/debug/session/prediction-words';
import type { Prediction } from '../../server/protocol/prediction';

const kernel = { major: 6, minor: 12, patch: 0 };
const words = (prediction: Partial<Prediction>) =>
  predictionInWords(
    { returns: { kind: 'value', value: 0 }, status: [], runsLeftOut: 0, notes: [], ...prediction },
    kernel,
  );

describe('a prediction in words', () => {
  it('says that it is one, and what would come back', () => {
    assert.equal(words({}).sentence, 'Foretold, not tried: this call would return 0.');
    assert.match(words({ returns: { kind: 'value', value: 5 } }).sentence, /would return 5: so many pages/);
    const failing = words({ returns: { kind: 'errno', errno: 'ENODEV' } }).sentence;
    assert.match(failing, /^Foretold, not tried: this call would return -1 with errno ENODEV\. .*node/);
  });

  it('says why it cannot tell', () => {
    const why = 'The argument "nodes" is not known.';
    assert.match(
      words({ returns: { kind: 'cannot-tell', why } }).sentence,
      /cannot be told\. The argument "nodes"/,
    );
  });

  it('names the entries that stay unwritten, and those that cannot be told', () => {
    const status = [
      { from: 0, to: 60, entry: 1 },
      { from: 60, to: 61, entry: -14 },
      { from: 61, to: 63, entry: 'unwritten' },
      { from: 63, to: 64, entry: 'cannot-tell' },
    ] as const;
    assert.deepEqual(words({ status, notes: ['The pages stay as they are.'] }).details, [
      'Status entries: [0..59] node 1, [60] -EFAULT, [61..62] not written, [63] cannot be told.',
      'The pages stay as they are.',
    ]);
  });

  it('sums up what would be a long list', () => {
    const status = Array.from({ length: 20 }, (_, index) => ({
      from: index * 2,
      to: index * 2 + 2,
      entry: index % 2 === 0 ? 1 : -2,
    }));
    assert.deepEqual(words({ status }).details, ['Status entries: node 1 in 20, -ENOENT in 20.']);
    assert.match(words({ status, runsLeftOut: 3 }).details[0] ?? '', /left out here\.$/);
  });
});
