import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { PageSelection, Target } from '../../server/protocol/runner';
import { loadLibc } from '../../server/runner/libc';
import { select } from '../../server/runner/selection';
import { Target as OpenTarget } from '../../server/runner/target';
import { expectFailure, expectOk, hex, initializedRunner, noCompiler, TargetProcess } from './support';
import type { TestRunner } from './support';

describe('runner: query', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let process: TargetProcess;
  let target: Target;
  before(async () => {
    runner = await initializedRunner();
    process = await TargetProcess.start();
    await process.fill();
    target = expectOk(await runner.client.openTarget({ pid: process.pid }));
  });
  after(async () => {
    await process.kill();
    await runner.client.close();
  });
  const query = (pages: PageSelection): ReturnType<TestRunner['client']['query']> =>
    runner.client.query(target.target, pages);

  it('tells touched, untouched and unmapped pages apart', async () => {
    const touched = expectOk(await query(process.ranges('touched')));
    assert.equal(touched.pages, 64);
    assert.ok(touched.counts.every((count) => 'node' in count));
    const untouched = expectOk(await query(process.ranges('untouched')));
    // -ENOENT from Linux 6.12 on, -EFAULT before.
    assert.ok(untouched.counts.every((count) => 'status' in count && [-2, -14].includes(count.status)));
    const hole = expectOk(await query(process.ranges('hole')));
    assert.deepEqual(hole.counts, [{ pages: 16, status: -14 }]);
  });

  it('rounds outwards, sorts, merges and names each page once', async () => {
    const { from } = process.area('touched');
    const placement = expectOk(
      await query({
        kind: 'ranges',
        ranges: [
          { from: hex(from + 8192n), to: hex(from + 8193n) },
          { from: hex(from + 4095n), to: hex(from + 4097n) },
          { from: hex(from + 1n), to: hex(from + 2n) },
        ],
      }),
    );
    assert.equal(placement.pages, 3);
    assert.equal(placement.runs[0]?.from, hex(from));
    assert.equal(placement.runs.at(-1)?.to, hex(from + 3n * 4096n));
  });

  it("reads the call's own array from the target", async () => {
    const { from, length } = process.area('pages');
    const placement = expectOk(await query({ kind: 'array', address: hex(from), count: length }));
    // Six entries, one page named twice.
    assert.equal(placement.pages, 5);
    const start = process.area('touched').from;
    const asAddresses = expectOk(
      await query({
        kind: 'addresses',
        addresses: [
          start + 8197n,
          start,
          start + 4096n,
          process.area('hole').from,
          process.area('untouched').from,
        ].map(hex),
      }),
    );
    assert.deepEqual(asAddresses, placement);
  });

  it('reads an array of millions of entries, and answers others meanwhile', async () => {
    await process.addArray();
    const { from, length } = process.area('many');
    const ended = new AbortController();
    const long = query({ kind: 'array', address: hex(from), count: length });
    void long.finally(() => {
      ended.abort();
    });
    let answers = 0;
    while (!ended.signal.aborted) expectOk(await runner.client.ping(answers++));
    const { pages, runs } = expectOk(await long);
    assert.equal(pages, 64);
    assert.equal(runs[0]?.from, hex(process.area('touched').from));
    assert.ok(answers > 10, String(answers));
    expectFailure(await query({ kind: 'array', address: hex(from), count: 2 ** 24 + 1 }), 'bad-range');
  });

  it('answers for addresses that no program can have', async () => {
    const placement = expectOk(
      await query({ kind: 'addresses', addresses: ['0x0', '0xffffffffffffffff', '0x8000000000000000'] }),
    );
    assert.deepEqual(placement.counts, [{ pages: 3, status: -14 }]);
  });

  it('answers an empty selection', async () => {
    const none = { runs: [], runsLeftOut: 0, pages: 0, counts: [] };
    assert.deepEqual(expectOk(await query({ kind: 'ranges', ranges: [] })), none);
    assert.deepEqual(expectOk(await query({ kind: 'addresses', addresses: [] })), none);
  });

  it('finds no pages in a process that ended meanwhile: its number may be another one’s', async () => {
    const brief = await TargetProcess.start();
    const libc = expectOk(await loadLibc());
    const opened = expectOk(await OpenTarget.open(libc, 'test', { pid: brief.pid }));
    try {
      await brief.kill();
      expectFailure(await select(opened, { kind: 'process' }, undefined, libc.pageSize), 'process-exited');
    } finally {
      await opened.close();
    }
  });

  it('refuses what is no range', async () => {
    const range = (from: string, to: string): PageSelection => ({ kind: 'ranges', ranges: [{ from, to }] });
    expectFailure(await query(range('0x2000', '0x1000')), 'bad-range');
    expectFailure(await query(range('0x1000', '0x1000')), 'bad-range');
    expectFailure(await query(range('here', '0x1000')), 'bad-range');
    expectFailure(await query(range('0x0', '0x10000000000000000')), 'bad-range');
    expectFailure(await query(range('0x0', '0x7fffffffffffffff')), 'bad-range');
    expectFailure(await query({ kind: 'array', address: '0x1000', count: 2 ** 40 }), 'bad-range');
  });

  it('reports progress and stops between two batches', async () => {
    const stop = new AbortController();
    let last = 0;
    const answer = await runner.client.query(target.target, process.ranges('dense'), {
      cancel: stop.signal,
      onProgress: (done, total) => {
        assert.equal(total, 2 ** 19);
        assert.ok(done > last && done < total);
        last = done;
        stop.abort();
      },
    });
    expectFailure(answer, 'cancelled');
    assert.ok(last > 0);
    // The runner is free for the next request.
    expectOk(await query(process.ranges('touched')));
  });

  it('takes no more memory for more pages, and never holds up its event loop', async (t) => {
    const residentMiB = (): number => {
      const status = fs.readFileSync(`/proc/${runner.machine.runnerPid}/status`, 'latin1');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    };
    const pages = 1 << 19;
    expectOk(await query(process.ranges('touched')));
    const before = residentMiB();
    let longest = 0;
    const started = performance.now();
    const long = runner.client.query(target.target, process.ranges('dense'));
    const ended = new AbortController();
    void long.finally(() => {
      ended.abort();
    });
    let answers = 0;
    for (let asked = performance.now(); !ended.signal.aborted; asked = performance.now()) {
      expectOk(await runner.client.initialize('still there?'));
      longest = Math.max(longest, performance.now() - asked);
      answers++;
    }
    const { runs } = expectOk(await long);
    const milliseconds = performance.now() - started;
    assert.equal(runs.length, 1);
    assert.equal(runs[0]?.pages, pages);
    const grown = residentMiB() - before;
    t.diagnostic(`fact runner-query-2-gib-ms=${milliseconds.toFixed(0)}`);
    t.diagnostic(`fact runner-longest-answer-during-query-ms=${longest.toFixed(1)}`);
    t.diagnostic(`fact runner-memory-growth-mib=${grown.toFixed(1)}`);
    // A call that blocks would let at most one answer out, at the end.
    assert.ok(answers > 2, `${answers} answers in ${milliseconds} ms`);
    // A bigint or an object a page would take over 100 MiB.
    assert.ok(grown < 48, `${grown} MiB`);
  });

  it('answers two requests about one process one after the other', async () => {
    const [a, b] = await Promise.all([query(process.ranges('touched')), query(process.ranges('untouched'))]);
    assert.equal(expectOk(a).pages, 64);
    assert.equal(expectOk(b).pages, 64);
  });
});
