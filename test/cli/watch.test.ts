/** Watching pages of a real process: what changes is told, and the end of the process is the end of the watch. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import type { Outcome, PageRun, Placement } from '../../server/protocol/runner';
import { changesBetween } from '../../server/cli/process/changes';
import { settled, settlePauses } from '../../server/cli/process/settled';
import { noCompiler, TargetProcess } from '../runner/support';
import { cli, main } from './cli';

describe('numa-lens watch: changes between two looks', () => {
  const run = (from: number, to: number, answer: number): PageRun => ({
    from: `0x${from.toString(16)}`,
    to: `0x${to.toString(16)}`,
    pages: to - from,
    ...(answer >= 0 ? { node: answer } : { status: answer }),
  });
  const changes = (before: readonly PageRun[], after: readonly PageRun[]): readonly string[] =>
    changesBetween(before, after).map(
      (one) => `${one.from}-${one.to} ${one.before ?? 'none'}>${one.after ?? 'none'}`,
    );

  it('are the pieces that differ, whatever the runs are cut into', () => {
    assert.deepEqual(changes([run(0, 10, 0)], [run(0, 4, 0), run(4, 10, 0)]), []);
    assert.deepEqual(changes([run(0, 10, 0)], [run(0, 4, 0), run(4, 6, 1), run(6, 10, 0)]), ['4-6 0>1']);
    assert.deepEqual(changes([run(0, 4, 0), run(4, 10, -2)], [run(0, 10, 1)]), ['0-4 0>1', '4-10 -2>1']);
    assert.deepEqual(changes([run(2, 4, 0)], [run(2, 4, 0), run(8, 9, 1)]), ['8-9 none>1']);
    assert.deepEqual(changes([run(2, 4, 0), run(8, 9, 1)], [run(3, 4, 0)]), ['2-3 0>none', '8-9 1>none']);
    assert.deepEqual(changes([], [run(2, 4, 0), run(4, 6, 0)]), ['2-6 none>0']);
    assert.deepEqual(changes([], []), []);
  });
});

/** Which pages are in the middle of a move cannot be said from here, so their answers are written down: of pages 0 to 9, each a byte. */
describe('numa-lens watch: pages that seem to be gone', () => {
  type Answers = readonly number[];
  const placement = (answers: Answers, first = 0): Placement => {
    const runs: PageRun[] = answers.map((answer, i) => ({
      from: `0x${(first + i).toString(16)}`,
      to: `0x${(first + i + 1).toString(16)}`,
      pages: 1,
      ...(answer >= 0 ? { node: answer } : { status: answer }),
    }));
    const counts = [...new Set(answers)]
      .sort((a, b) => b - a)
      .map((answer) => ({
        pages: answers.filter((one) => one === answer).length,
        ...(answer >= 0 ? { node: answer } : { status: answer }),
      }));
    return { runs, runsLeftOut: 0, pages: answers.length, counts };
  };

  /** What is asked, and what a look says in the end, when the kernel gives these answers one after the other. */
  async function looks(before: Answers, ...given: readonly Answers[]) {
    const asked: string[] = [];
    let at = 0;
    const outcome = await settled(placement(before), placement(given[0] ?? []), {
      pageSize: 1n,
      pause: () => Promise.resolve(true),
      ask: (ranges) => {
        asked.push(ranges.map(({ from, to }) => `${Number(from)}-${Number(to)}`).join(' '));
        const answers = given[Math.min(++at, given.length - 1)] ?? [];
        const runs = ranges.flatMap(({ from, to }) => {
          const [first, end] = [Number(from), Number(to)];
          return placement(answers.slice(first, end), first).runs;
        });
        return Promise.resolve({ ok: true, value: { ...placement([]), runs } });
      },
    });
    assert(outcome.ok);
    return { asked, now: outcome.value };
  }
  const same = (now: Placement, answers: Answers): void => {
    assert.deepEqual(changesBetween(now.runs, placement(answers).runs), []);
    assert.deepEqual(now.counts, placement(answers).counts);
  };

  it('are asked about again, and told where they came to be', async () => {
    const { asked, now } = await looks(
      [0, 0, 0, 0, -2],
      [1, -2, -2, 0, -2],
      [1, 1, -2, 0, -2],
      [1, 1, 1, 1, -2],
    );
    assert.deepEqual(asked, ['1-3', '2-3']);
    same(now, [1, 1, 1, 0, -2]);
  });

  it('are gone when they are still gone after the last question', async () => {
    const { asked, now } = await looks([0, 0, 1], [0, -2, -2], [0, -2, 1]);
    assert.deepEqual(asked, ['1-2 2-3', ...settlePauses.slice(1).map(() => '1-2')]);
    same(now, [0, -2, 1]);
  });

  it('are not asked about when they were on no node before, or have another status', async () => {
    const { asked, now } = await looks([-2, 0, 0], [-2, -14, 1]);
    assert.deepEqual(asked, []);
    same(now, [-2, -14, 1]);
  });

  it('end the look as the kernel ends it, when the process ends meanwhile', async () => {
    const failure = { code: 'process-exited', message: 'Process 1 has ended.', remedy: '' } as const;
    const ended: Outcome<Placement> = { ok: false, failure };
    const ask = (): Promise<Outcome<Placement>> => Promise.resolve(ended);
    const pause = (): Promise<boolean> => Promise.resolve(true);
    const means = { pageSize: 1n, ask, pause };
    assert.deepEqual(await settled(placement([0]), placement([-2]), means), ended);
  });
});

interface Change {
  readonly pages: number;
  readonly before: object | null;
  readonly after: object;
}

interface Event {
  readonly version: number;
  readonly event: string;
  readonly pid: number;
  readonly reason?: string;
  readonly changes?: readonly Change[];
  readonly summary?: { readonly pages: number };
}

describe('numa-lens watch', { skip: noCompiler }, () => {
  let target: TargetProcess;
  before(async () => {
    target = await TargetProcess.start();
  });
  after(() => target.kill());

  function start(...args: readonly string[]): {
    readonly child: ChildProcessByStdio<null, Readable, Readable>;
    readonly next: () => Promise<Event>;
    readonly ended: Promise<unknown>;
  } {
    const child = spawn(
      process.execPath,
      [main, 'watch', '--pid', String(target.pid), '--interval', '0.1', '--format', 'json', ...args],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async (): Promise<Event> => {
      const line = await lines.next();
      assert.ok(line.done !== true, 'the watch ended');
      return JSON.parse(line.value) as Event;
    };
    return { child, next, ended: once(child, 'exit') };
  }

  it('tells what was mapped and touched since, and ends at Ctrl-C', async () => {
    const { child, next, ended } = start('--all');
    const first = await next();
    assert.equal(first.version, 1);
    assert.equal(first.event, 'start');
    assert.equal(first.pid, target.pid);
    await target.stripe();
    // A look may come between the mapping and the first touch of a page in it.
    const isTouched = ({ before, after }: Change): boolean =>
      (before === null || 'status' in before) && 'node' in after;
    let change = await next();
    while (change.event === 'change' && !(change.changes ?? []).some(isTouched)) change = await next();
    assert.equal(change.event, 'change');
    child.kill('SIGINT');
    let last = await next();
    while (last.event === 'change') last = await next();
    assert.deepEqual([last.event, last.reason], ['end', 'interrupted']);
    assert.deepEqual(await ended, [0, null]);
  });

  it('ends after so many looks, and says nothing while nothing changes', async () => {
    const range = target.rangeOption('touched');
    const args = [
      'watch',
      '--pid',
      String(target.pid),
      '--range',
      range,
      '--interval',
      '0.1',
      '--times',
      '3',
    ];
    const text = await cli(args);
    assert.equal(text.code, 0, text.stderr);
    const lines = text.stdout.trim().split('\n');
    assert.equal(lines.length, 2, text.stdout);
    assert.match(lines[0] ?? '', /^process \d+ \(.*target\), Linux .*, every 0\.1 s$/);
    assert.match(lines[1] ?? '', /^\d\d:\d\d:\d\d 64 pages: 64 on node \d+$/);
  });

  it('refuses intervals that are none', async () => {
    const args = ['watch', '--pid', String(target.pid), '--all', '--interval'];
    for (const wrong of ['0', 'often', '1e3']) {
      const { code, stderr } = await cli([...args, wrong]);
      assert.equal(code, 2);
      assert.match(stderr, /--interval takes seconds from 0\.1 to 86400/);
    }
    assert.match((await cli([...args, '1', '--times', '0'])).stderr, /--times takes a number of looks/);
  });

  it('ends with the process', async () => {
    const { next, ended } = start('--range', target.rangeOption('touched'));
    assert.equal((await next()).event, 'start');
    await target.kill();
    const end = await next();
    assert.deepEqual([end.event, end.reason], ['end', 'process-ended']);
    assert.deepEqual(await ended, [0, null]);
  });
});
