/** Two runners and one process: only one moves its pages at a time, and the turn ends with the runner that has it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import fs from 'node:fs';
import path from 'node:path';
import type { MoveParams, MoveResult, Outcome } from '../../server/protocol/runner';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { journalFolder, JournalWriter } from '../../server/runner/journal';
import { loadLibc } from '../../server/runner/libc';
import { Target } from '../../server/runner/target';
import { expectFailure, expectOk, noCompiler, runnerProgram, TargetProcess } from './support';

const own = { command: process.execPath, args: [runnerProgram, '--stdio'] };

interface Opened {
  readonly runner: RunnerProcess;
  readonly order: MoveParams;
}

describe('runner: two that move pages of one process', { skip: noCompiler }, () => {
  let target: TargetProcess;
  let first: Opened;
  let second: Opened;
  let moving: Promise<Outcome<MoveResult>>;
  let enough: AbortController;

  async function open(): Promise<Opened> {
    const runner = startRunner(own);
    expectOk(await runner.client.initialize('test'));
    const { target: handle } = expectOk(await runner.client.openTarget({ pid: target.pid }));
    const pages = target.ranges('striped');
    return { runner, order: { target: handle, pages, to: { kind: 'node', node: 0 }, flags: 2 } };
  }

  before(async () => {
    target = await TargetProcess.start();
    await target.stripe();
    await target.fill();
  });

  after(() => target.kill());

  /** The first one stands still in the middle of a move: of half a million calls, so that it is not over before it is stopped. */
  beforeEach(async () => {
    [first, second] = await Promise.all([open(), open()]);
    const { runner, order } = first;
    let stop: (() => void) | undefined;
    const stopped = new Promise<void>((resolve) => {
      stop = () => {
        process.kill(runner.pid ?? 0, 'SIGSTOP');
        resolve();
      };
    });
    const onProgress = (): void => {
      stop?.();
      // Once: afterwards it goes on to its end.
      stop = undefined;
    };
    enough = new AbortController();
    moving = runner.client.move(
      { ...order, pages: target.ranges('dense'), batch: 1 },
      { onProgress, cancel: enough.signal },
    );
    await stopped;
  });

  afterEach(async () => {
    first.runner.kill('the test is over');
    await moving;
    await Promise.all([first.runner.client.close(), second.runner.client.close()]);
  });

  it('do not do so at once: the second is told why and what to do, and may look', async () => {
    const { runner, order } = second;
    const refused = expectFailure(await runner.client.move(order), 'being-moved');
    assert.equal(
      refused.message,
      `Another runner is moving pages of process ${target.pid} now, for another window or a command line.`,
    );
    assert.equal(refused.remedy, 'Try again when it has finished.');
    expectOk(await runner.client.query(order.target, order.pages));
    expectOk(await runner.client.move({ ...order, dryRun: true }));
    process.kill(first.runner.pid ?? 0, 'SIGCONT');
    enough.abort();
    expectOk(await moving);
    expectOk(await runner.client.move(order));
  });

  it('do so one after the other where the first was killed', async () => {
    first.runner.kill('it was killed');
    await first.runner.ended;
    expectOk(await second.runner.client.move(second.order));
  });

  it('do so at once in different processes', async () => {
    const other = await TargetProcess.start();
    const { client } = second.runner;
    const { target: handle } = expectOk(await client.openTarget({ pid: other.pid }));
    expectOk(await client.move({ ...second.order, target: handle, pages: other.ranges('touched') }));
    await other.kill();
  });
});

describe('runner: a clock that is set back', { skip: noCompiler }, () => {
  it('gives a move another journal, and takes none from an earlier one', async () => {
    const target = await TargetProcess.start();
    const opened = expectOk(await Target.open(expectOk(await loadLibc()), 'one', { pid: target.pid }));
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    try {
      const files: (string | undefined)[] = [];
      for (const first of [1, 2, 3]) {
        const move = { file: undefined, flags: 2, pageSize: 4096, kernel: '6.12.0' };
        const journal = await JournalWriter.prepare(opened, move);
        assert.equal(await journal.record([{ first, count: 1, node: 0 }]), undefined);
        await journal.close();
        files.push(journal.file);
      }
      const name = `${target.pid}-${opened.info.startTime}-20260101T000000000Z`;
      const expected = ['', '.2', '.3'].map((more) =>
        path.join(journalFolder(process.env), `${name}${more}.jsonl`),
      );
      assert.deepEqual(files, expected);
      for (const [at, file] of expected.entries())
        assert.match(fs.readFileSync(file, 'utf8'), new RegExp(`\\n\\[\\["0x${at + 1}000",1,0\\]\\]\\n$`));
    } finally {
      mock.timers.reset();
      await opened.close();
      await target.kill();
    }
  });
});
