/**
 * A runner and a target that are killed in the middle of a move whose pages really change node: what the editor's logic says then is what the
 * target sees of itself, and the way back works.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failed, success } from '../../../client/debug/session/failure';
import { orderToNode } from '../../../client/debug/session/order';
import { moveBack, PageActions } from '../../../client/debug/session/page-actions';
import type { PagePorts } from '../../../client/debug/session/page-actions';
import type { PageRunner } from '../../../client/debug/session/ports';
import { rangeRegion } from '../../../client/debug/session/region';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { valueOf, withClient, withRunner } from './runner-process';
import { Target } from './target';

const user: PagePorts['user'] = {
  confirmPlan: () => Promise.resolve(true),
  during: (_task, work) => work({}),
};

/** Small batches, after the first of which `then` is done. */
function interrupted(client: RunnerClient, then: () => void): PageRunner {
  return {
    query: (target, pages, options) => client.query(target, pages, options),
    undo: (params, options) => client.undo(params, options),
    map: (params, options) => client.map(params, options),
    topology: (params) => client.topology(params),
    mappings: (params) => client.mappings(params),
    move: (params, options) =>
      client.move(
        { ...params, batch: 64 },
        {
          ...options,
          onProgress: (done) => {
            if (done > 0 && params.dryRun !== true) then();
          },
        },
      ),
  };
}

const regionOf = ({ address, bytes }: Target) =>
  rangeRegion('the target', BigInt(address), BigInt(address) + BigInt(bytes));

async function portsOf(client: RunnerClient, target: Target): Promise<Pick<PagePorts, 'host' | 'target'>> {
  return {
    host: valueOf(await client.initialize('numa-lens guest suite')),
    target: valueOf(await client.openTarget({ pid: target.pid })),
  };
}

describe('a move that is interrupted', () => {
  it('by the death of its runner is told by another runner as the target sees it, and moved back', async (t) => {
    await Target.with({ node: 0 }, async (target) => {
      await withRunner(async (first) => {
        await withClient(async (next) => {
          let killed: Promise<void> | undefined;
          const runner = interrupted(first.client, () => {
            killed ??= first.kill();
          });
          const actions = new PageActions({
            ...(await portsOf(first.client, target)),
            runner,
            user,
            stillValid: () => true,
            renew: async () => {
              await killed;
              return success({ runner: next, ...(await portsOf(next, target)) });
            },
          });
          const outcome = await actions.move(regionOf(target), orderToNode(1));
          assert(outcome.ok, outcome.ok ? '' : outcome.failure.message);
          const there = (await target.placement())['1'] ?? 0;
          assert(there > 0 && there < target.pages, `${there} pages are on node 1`);
          assert.equal(outcome.value.moved, there);
          assert.equal(outcome.value.summary, `${there} of ${target.pages} on node 1 · interrupted`);
          assert.equal(outcome.value.complete, false);
          assert.match(outcome.value.sentences.join(' '), /SIGKILL.*"Move back" undoes what had moved/);
          t.diagnostic(`fact interrupted-pages-changed-node=${there}`);

          const { host } = await portsOf(next, target);
          const back = await moveBack({ runner: next, host, user }, outcome.value);
          assert(back.ok, back.ok ? '' : back.failure.message);
          assert.equal(back.value.moved, there);
          assert.deepEqual(await target.placement(), { 0: target.pages });
          await target.assertIntact();
        });
      });
    });
  });

  it('by the death of its target says what had moved and that nothing is left to move back', async () => {
    await Target.with({ node: 0 }, async (target) => {
      await withClient(async (client) => {
        const ports = {
          ...(await portsOf(client, target)),
          runner: interrupted(client, () => process.kill(target.pid, 'SIGKILL')),
          user,
        };
        const actions = new PageActions({
          ...ports,
          stillValid: () => true,
          renew: () =>
            Promise.resolve(failed({ code: 'runner-gone', message: 'The runner lives.', remedy: '' })),
        });
        const outcome = await actions.move(regionOf(target), orderToNode(1));
        assert(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        assert.equal(outcome.value.complete, false);
        assert(outcome.value.moved > 0, 'it was killed in the middle');
        assert(outcome.value.sentences.join(' ').includes(`Process ${target.pid} has ended.`));
        const back = await moveBack(ports, outcome.value);
        assert(!back.ok);
        // Undo opens the process anew, by the number that is nobody's now.
        assert.equal(back.failure.code, 'no-such-process');
      });
    });
  });
});
