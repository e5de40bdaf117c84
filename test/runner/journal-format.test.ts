/** What stands in a journal is not believed either: it says which pages go where. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headerOf, runsOf } from '../../server/runner/journal-format';
import { limits } from '../../server/runner/limits';

describe('runner: the lines of a journal', () => {
  it('are runs of pages, or the end of it', () => {
    const run = (...one: readonly unknown[]): unknown => runsOf(JSON.stringify([one]), 4096);
    assert.deepEqual(run('0x3000', 2, 1), [{ first: 3, count: 2, node: 1 }]);
    assert.deepEqual(run('0x3000', 1, 0), [{ first: 3, count: 1, node: 0 }]);
    assert.deepEqual(run('0x3000', limits.maxPages, 0), [{ first: 3, count: limits.maxPages, node: 0 }]);
    for (const wrong of [
      ['0x3000', 2, -1],
      ['0x3000', 2, 0.5],
      ['0x3000', 2, '1'],
      ['0x3000', 0, 1],
      ['0x3000', -1, 1],
      ['0x3000', 1.5, 1],
      ['0x3000', limits.maxPages + 1, 1],
      ['0x10000000000000000', 1, 1],
      ['there', 1, 1],
      [12288, 1, 1],
    ])
      assert.equal(run(...wrong), undefined, JSON.stringify(wrong));
    for (const line of ['', '{}', '[', '[1]', '[["0x3000",1,1],2]'])
      assert.equal(runsOf(line, 4096), undefined, line);
  });

  it('begin with one that says whose pages they are', () => {
    const header = {
      numaLensJournal: 1,
      pid: 7,
      startTime: '8',
      executable: '/bin/true',
      boot: 'b',
      pidNamespace: 'pid:[1]',
      pageSize: 4096,
      flags: 2,
      kernel: '6.12.0',
      written: 'now',
    };
    assert.deepEqual(headerOf(JSON.stringify(header)), header);
    assert.deepEqual(headerOf(JSON.stringify({ ...header, startStack: '9', more: 1 })), {
      ...header,
      startStack: '9',
    });
    for (const key of Object.keys(header)) {
      assert.equal(headerOf(JSON.stringify({ ...header, [key]: undefined })), undefined, key);
      assert.equal(headerOf(JSON.stringify({ ...header, [key]: null })), undefined, key);
    }
    for (const wrong of [
      { pid: 0 },
      { pid: -7 },
      { pid: 7.5 },
      { pageSize: 0 },
      { pageSize: 4096.5 },
      { flags: 0.5 },
    ])
      assert.equal(headerOf(JSON.stringify({ ...header, ...wrong })), undefined, JSON.stringify(wrong));
  });
});
