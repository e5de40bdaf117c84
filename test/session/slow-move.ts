/** A real move that takes long enough for something to happen in the middle of it. */
import assert from 'node:assert/strict';
import { failed, success } from '../../client/debug/session/failure';
import type { Result } from '../../client/debug/session/failure';
import { PageActions } from '../../client/debug/session/page-actions';
import type { PagePorts } from '../../client/debug/session/page-actions';
import { rangeRegion } from '../../client/debug/session/region';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { expectOk, TargetProcess } from '../runner/support';
import { AgreeableUser, answering, ownRunner } from './support';

export interface SlowMove {
  readonly target: TargetProcess;
  readonly actions: PageActions;
  readonly region: ReturnType<typeof rangeRegion>;
  readonly end: () => Promise<void>;
}

/** Of the first runner. It takes longer than a short limit to start, which is told as well. */
export interface Watch {
  /** Milliseconds. */
  readonly limit: number;
  readonly onSilent: (silence: number, runner: RunnerProcess) => void;
}

/** 24000 pages, moved one by one: there is time to kill somebody in the middle, which `inMidMove` does. */
export async function slowMove(
  inMidMove: (runner: RunnerProcess, target: TargetProcess) => void,
  watch?: Watch,
): Promise<SlowMove> {
  const target = await TargetProcess.start();
  await target.stripe();
  const { from, length } = target.area('striped');
  const runners: RunnerProcess[] = [];
  const open = async (): Promise<Result<Pick<PagePorts, 'runner' | 'host' | 'target'>>> => {
    const runner: RunnerProcess = startRunner(
      ownRunner,
      watch === undefined || runners.length > 0
        ? {}
        : {
            watch: {
              limit: watch.limit,
              onSilent: (silence) => {
                watch.onSilent(silence, runner);
              },
            },
          },
    );
    runners.push(runner);
    const host = expectOk(await runner.client.initialize('test'));
    const opened = await runner.client.openTarget({ pid: target.pid });
    if (!opened.ok) return failed(opened.failure);
    return success({ runner: runner.client, host, target: opened.value });
  };
  const first = await open();
  assert.ok(first.ok);
  const [process] = runners;
  assert.ok(process !== undefined);
  const runner = answering(process.client, {
    move: (params, options) =>
      process.client.move(params.dryRun === true ? params : { ...params, batch: 1 }, {
        ...options,
        onProgress: () => {
          if (params.dryRun !== true) inMidMove(process, target);
        },
      }),
  });
  const actions = new PageActions({
    ...first.value,
    runner,
    user: new AgreeableUser(),
    stillValid: () => true,
    renew: () => process.ended.then(open),
  });
  return {
    target,
    actions,
    region: rangeRegion('striped', from, from + BigInt(length)),
    end: async () => {
      await target.kill();
      for (const one of runners) await one.client.close();
    },
  };
}
