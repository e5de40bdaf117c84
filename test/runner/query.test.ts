import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Outcome, PageSelection, Placement, Target } from '../../server/protocol/runner';
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

  /**
   * What is answered while a long request is under way, one question after the other, and more than `least`. A runner that blocks lets at most one answer out, at the end, each
   * time; one that does not may do so as well, where this process is held up until the long request is over, so that is then made again.
   */
  async function meanwhile(
    long: () => ReturnType<typeof query>,
    question: () => Promise<Outcome<unknown>>,
    least: number,
  ): Promise<{ value: Placement; answers: number; milliseconds: number; longest: number }> {
    for (let more = 20; ; more--) {
      const started = performance.now();
      const ended = new AbortController();
      const answer = long().finally(() => {
        ended.abort();
      });
      let [answers, longest] = [0, 0];
      for (let asked = started; !ended.signal.aborted; asked = performance.now()) {
        expectOk(await question());
        longest = Math.max(longest, performance.now() - asked);
        answers++;
      }
      const value = expectOk(await answer);
      if (answers > least || more === 0)
        return { value, answers, milliseconds: performance.now() - started, longest };
    }
  }

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
    const { value, answers } = await meanwhile(
      () => query({ kind: 'array', address: hex(from), count: length }),
      () => runner.client.ping(0),
      10,
    );
    assert.equal(value.pages, 64);
    assert.equal(value.runs[0]?.from, hex(process.area('touched').from));
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
    const told: number[] = [];
    const cancelled = (): ReturnType<typeof query> => {
      const stop = new AbortController();
      told.length = 0;
      return runner.client.query(target.target, process.ranges('dense'), {
        cancel: stop.signal,
        onProgress: (done, total) => {
          assert.equal(total, 2 ** 19);
          told.push(done);
          stop.abort();
        },
      });
    };
    let answer = await cancelled();
    // All may have been asked before this process got to cancel it, whatever the answer is then.
    for (let more = 20; more > 0 && (answer.ok || told.at(-1) === 2 ** 19); more--)
      answer = await cancelled();
    expectFailure(answer, 'cancelled');
    assert.ok((told[0] ?? 0) > 0);
    assert.ok(
      told.every((done, i) => done > (told[i - 1] ?? 0) && done < 2 ** 19),
      told.join(),
    );
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
    const { value, answers, milliseconds, longest } = await meanwhile(
      () => query(process.ranges('dense')),
      () => runner.client.initialize('still there?'),
      2,
    );
    assert.equal(value.runs.length, 1);
    assert.equal(value.runs[0]?.pages, pages);
    const grown = residentMiB() - before;
    t.diagnostic(`fact runner-query-2-gib-ms=${milliseconds.toFixed(0)}`);
    t.diagnostic(`fact runner-longest-answer-during-query-ms=${longest.toFixed(1)}`);
    t.diagnostic(`fact runner-memory-growth-mib=${grown.toFixed(1)}`);
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
