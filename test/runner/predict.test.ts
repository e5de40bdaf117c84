/** Predictions on this machine, however many nodes it has; what pages do that change node is compared in the guests. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PredictParams, Prediction } from '../../server/protocol/prediction';
import type { Target } from '../../server/protocol/runner';
import { decoders } from '../../server/runner/wire';
import { parseZones } from '../../server/runner/prediction/room';
import { expectFailure, expectOk, hex, initializedRunner, noCompiler, TargetProcess } from './support';
import type { TestRunner } from './support';

describe('runner: predictions', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let process: TargetProcess;
  let target: Target;
  before(async () => {
    runner = await initializedRunner();
    process = await TargetProcess.start();
    target = expectOk(await runner.client.openTarget({ pid: process.pid }));
  });
  after(async () => {
    await process.kill();
    await runner.client.close();
  });

  const touched = (page: number): string => hex(process.area('touched').from + BigInt(page) * 4096n);
  const predict = async (call: Partial<PredictParams>): Promise<Prediction> =>
    expectOk(
      await runner.client.predict({
        target: target.target,
        pages: { kind: 'addresses', addresses: [touched(0), touched(1)] },
        flags: 2,
        hasStatus: true,
        ...call,
      }),
    );

  it('foretells a query by the states of the pages', async () => {
    const { from, length } = process.area('pages');
    const { returns, status } = await predict({
      pages: { kind: 'array', address: hex(from), count: length },
    });
    assert.deepEqual(returns, { kind: 'value', value: 0 });
    assert.equal(status.at(-1)?.to, length);
    assert.ok(status.every(({ entry }) => typeof entry === 'number'));
  });

  it('foretells that pages which are there already stay, and a node that is none', async () => {
    const there = await predict({ nodes: { kind: 'list', nodes: [0, 0] } });
    assert.deepEqual(there.returns, { kind: 'value', value: 0 });
    assert.deepEqual(there.status, [{ from: 0, to: 2, entry: 0 }]);
    const bad = await predict({ nodes: { kind: 'list', nodes: [0, 4711] } });
    assert.deepEqual(bad.returns, { kind: 'errno', errno: 'ENODEV' });
    assert.deepEqual(bad.status, [
      { from: 0, to: 1, entry: 0 },
      { from: 1, to: 2, entry: 'unwritten' },
    ]);
    assert.match(bad.notes[0] ?? '', /^Entry 1 names node 4711/);
  });

  it('foretells flags that the call does not take', async () => {
    const { returns } = await predict({ flags: 16 });
    assert.deepEqual(returns, { kind: 'errno', errno: 'EINVAL' });
  });

  it('sees where the arrays end: the call ends with EFAULT there', async () => {
    const { from, length } = process.area('untouched');
    const inArray = (from % 4096n) + BigInt(length);
    const beyond = Number(inArray / 8n) + 40;
    const { returns } = await predict({
      pages: { kind: 'array', address: hex(process.area('hole').from), count: beyond },
    });
    assert.deepEqual(returns, { kind: 'errno', errno: 'EFAULT' });
  });

  it('looks at a bounded number of pages and says so', async () => {
    const count = 2 ** 20 + 1;
    const { returns, status } = await predict({
      pages: { kind: 'array', address: hex(process.area('pages').from), count },
    });
    assert.deepEqual(returns, {
      kind: 'cannot-tell',
      why: 'The call names 1048577 pages, and the states of at most 1048576 are looked at.',
    });
    assert.deepEqual(status, [{ from: 0, to: count, entry: 'cannot-tell' }]);
  });

  it('wants the process proved where a debugger is involved', async () => {
    const opened = expectOk(await runner.client.openTarget({ pid: process.pid, requireProof: true }));
    const refused = await runner.client.predict({
      target: opened.target,
      pages: { kind: 'addresses', addresses: [] },
      flags: 2,
      hasStatus: true,
    });
    expectFailure(refused, 'not-proved');
  });
});

describe('runner: what a prediction is made of', () => {
  it('takes no ranges and not one node for all, because entries have an order', () => {
    const call = { target: 'target-1', flags: 2, hasStatus: true };
    const refused = (params: object): string => {
      const decoded = decoders.predict({ ...call, ...params });
      return decoded.ok ? '' : decoded.failure.message;
    };
    assert.match(refused({ pages: { kind: 'ranges', ranges: [] } }), /"ranges" is none of addresses, array/);
    const pages = { kind: 'addresses', addresses: [] };
    assert.match(refused({ pages, nodes: { kind: 'node', node: 0 } }), /"node" is none of array, list/);
    assert.match(refused({ pages, hasStatus: 1 }), /"hasStatus" is not true or false/);
    assert.equal(refused({ pages, flags: -8 }), '');
  });

  it('counts on memory above the high mark of each zone, less a reserve', () => {
    const zone = (node: number, name: string, free: number, kept: string): string =>
      `Node ${node}, zone ${name}\n  pages free     ${free}\n        boost    0\n        min      10\n        low      20\n        high     30\n        protection: (${kept})\n`;
    const room = parseZones(
      zone(0, 'DMA32', 1030, '0, 0, 500, 500') +
        zone(0, '  Normal', 830, '0, 0, 0') +
        zone(1, '  Normal', 20, '0, 0'),
    );
    assert.deepEqual(
      [...room],
      [
        [0, 437 + 700],
        [1, 0],
      ],
    );
  });
});
