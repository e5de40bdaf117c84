/** A runner or a target that is killed in the middle of a move: what is told of it, and that the next runner goes on from there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { orderToNode } from '../../client/debug/session/order';
import { failureOfLostMove, outcomeOfLostMove } from '../../client/debug/session/recovery';
import { rangeRegion } from '../../client/debug/session/region';
import type { Placement } from '../../server/protocol/runner';
import { noCompiler } from '../runner/support';
import { slowMove } from './slow-move';
import type { SlowMove } from './slow-move';
import { answering, debugExample, exampleCall, noDebugging, ownRunner } from './support';

const pageSize = 4096;
const around = { pid: 4711, kernel: { major: 6, minor: 12, patch: 0 }, pageSize, nodeCount: 2 };

/** So many pages on node 0, and the rest on node 1. */
function split(onZero: number, onOne: number): Placement {
  const at = (page: number): string => `0x${(0x10000 + page * pageSize).toString(16)}`;
  const runs = [
    { from: at(0), to: at(onZero), pages: onZero, node: 0 },
    { from: at(onZero), to: at(onZero + onOne), pages: onOne, node: 1 },
  ].filter(({ pages }) => pages > 0);
  return {
    runs,
    runsLeftOut: 0,
    pages: onZero + onOne,
    counts: runs.map(({ pages, node }) => ({ pages, node })),
  };
}

const lost = {
  region: rangeRegion('variable ring', 0x10000n, 0x50000n),
  order: orderToNode(1),
  before: split(64, 0),
  failure: {
    code: 'runner-gone',
    message: 'The migration runner gave no answer: it was ended by SIGKILL.',
    remedy: 'Start it again.',
  },
  journal: '/state/4711.jsonl',
} as const;

describe('a move whose runner died', () => {
  it('is told by where the pages are now, and can be moved back', () => {
    const outcome = outcomeOfLostMove(lost, split(40, 24), around);
    assert.equal(outcome.summary, '24 of 64 on node 1 · interrupted');
    assert.deepEqual(outcome.sentences, [
      'Interrupted: 24 of 64 pages are on node 1, by a new query; 24 changed their node.',
      'The migration runner gave no answer: it was ended by SIGKILL.',
      '"Move back" undoes what had moved: the old placement is in /state/4711.jsonl.',
    ]);
    assert.equal(outcome.complete, false);
    assert.equal(outcome.moved, 24);
    assert.equal(outcome.journal, '/state/4711.jsonl');
    assert.equal(outcome.order, lost.order);
  });

  it('had moved nothing where no journal was told of', () => {
    const outcome = outcomeOfLostMove({ ...lost, journal: undefined }, split(64, 0), around);
    assert.equal(outcome.summary, '0 of 64 on node 1 · interrupted');
    assert.match(outcome.sentences.at(-1) ?? '', /^No page had been moved/);
    assert.equal(outcome.journal, undefined);
  });

  it('does not count what it was not told in full', () => {
    const outcome = outcomeOfLostMove(lost, { ...split(40, 24), runsLeftOut: 3 }, around);
    assert.match(outcome.sentences[0] ?? '', /; at least 24 changed their node\.$/);
  });

  it('names the file to undo with where nobody can look, and says when nothing is left to undo', () => {
    const blind = failureOfLostMove(lost, {
      code: 'runner-gone',
      message: 'The runner did not start.',
      remedy: '',
    });
    assert.match(
      blind.message,
      /SIGKILL\. Which pages had moved cannot be told: The runner did not start\.$/,
    );
    assert.match(blind.remedy, /"Undo an Earlier Move…".*numa-lens undo \/state\/4711\.jsonl$/);
    const over = failureOfLostMove(lost, {
      code: 'process-exited',
      message: 'Process 4711 has ended.',
      remedy: 'Start it.',
    });
    assert.equal(
      over.message,
      'The migration runner gave no answer: it was ended by SIGKILL. Process 4711 has ended. Nothing is left to move back.',
    );
  });
});

type Outcome = Awaited<ReturnType<SlowMove['actions']['move']>>;

/** It stopped before its first page, and says why. */
function assertNothingMoved(outcome: Outcome, why: RegExp): void {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
  assert.match(outcome.value.summary, /^12000 of 24000 on node 0 · interrupted$/);
  assert.match(outcome.value.sentences.join(' '), why);
}

describe('a real move', { skip: noCompiler }, () => {
  it('whose runner is killed in the middle is told by a query of another runner', async () => {
    const { actions, region, end } = await slowMove((runner) => {
      process.kill(runner.pid ?? 0, 'SIGKILL');
    });
    try {
      const outcome = await actions.move(region, orderToNode(0), { askFirst: 'always' });
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.equal(outcome.value.complete, false);
      assert.match(outcome.value.summary, /^12000 of 24000 on node 0 · interrupted$/);
      assert.match(outcome.value.sentences.join(' '), /gave no answer: it was ended by SIGKILL\./);
      assert.equal(outcome.value.placement.pages, 24000);
    } finally {
      await end();
    }
  });

  it('whose runner hangs is told of, and ended when its user wants that', async () => {
    let stopped = false;
    const { actions, region, end } = await slowMove(
      (runner) => {
        process.kill(runner.pid ?? 0, 'SIGSTOP');
        stopped = true;
      },
      {
        limit: 200,
        onSilent: (_, runner) => {
          if (stopped) runner.kill('it was ended because it had not answered');
        },
      },
    );
    try {
      const outcome = await actions.move(region, orderToNode(0), { askFirst: 'always' });
      assertNothingMoved(outcome, /it was ended because it had not answered\..*No page had been moved/);
    } finally {
      await end();
    }
  });

  it('whose runner hangs for a while goes on when its user waits', async () => {
    let silences = 0;
    let stopped = false;
    const { actions, region, end } = await slowMove(
      (runner) => {
        // Once: it goes on telling how far it has come.
        if (!stopped) process.kill(runner.pid ?? 0, 'SIGSTOP');
        stopped = true;
      },
      {
        limit: 200,
        onSilent: (_, runner) => {
          if (stopped) silences++;
          process.kill(runner.pid ?? 0, 'SIGCONT');
        },
      },
    );
    try {
      const outcome = await actions.move(region, orderToNode(0), { askFirst: 'always' });
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.ok(silences > 0);
      assert.doesNotMatch(outcome.value.summary, /interrupted/);
      assert.equal(outcome.value.placement.pages, 24000);
    } finally {
      await end();
    }
  });

  it('whose runner gets no more memory says so, and is told by a query of another runner', async () => {
    const { actions, region, end } = await slowMove((runner) => {
      // What it has it keeps; whatever asks for more is refused.
      spawnSync('prlimit', ['--pid', String(runner.pid), '--as=1']);
    });
    try {
      const outcome = await actions.move(region, orderToNode(0), { askFirst: 'always' });
      assertNothingMoved(outcome, /gave no answer: it was ended by SIG\w+.*No page had been moved/);
    } finally {
      await end();
    }
  });

  it('whose runner and target are killed is told to have nothing left', async () => {
    const { actions, region, end } = await slowMove((runner, target) => {
      // In this order: the runner must not live to tell of the other.
      process.kill(runner.pid ?? 0, 'SIGKILL');
      process.kill(target.pid, 'SIGKILL');
    });
    try {
      const outcome = await actions.move(region, orderToNode(0), { askFirst: 'always' });
      assert.ok(!outcome.ok);
      assert.equal(outcome.failure.code, 'runner-gone');
      assert.match(
        outcome.failure.message,
        /SIGKILL.*(has ended|no process).* Nothing is left to move back\.$/,
      );
    } finally {
      await end();
    }
  });

  it('whose target is killed in the middle says that the process has ended', async () => {
    const { actions, region, target, end } = await slowMove((_, victim) => {
      process.kill(victim.pid, 'SIGKILL');
    });
    try {
      const outcome = await actions.move(region, orderToNode(0), { askFirst: 'always' });
      const words = outcome.ok ? outcome.value.sentences.join(' ') : outcome.failure.message;
      assert.ok(words.includes(`Process ${target.pid} has ended.`), words);
      // The runner has survived it.
      const again = await actions.query(region);
      assert.equal(again.ok ? '' : again.failure.code, 'process-exited');
    } finally {
      await end();
    }
  });
});

void noDebugging().then((skip) => {
  describe('a move in a debug session whose runner is killed', { skip }, () => {
    const call = exampleCall();
    /** Its runner is stopped, gets the order, and never comes to it. */
    const killed = (next = ownRunner) =>
      debugExample({
        nextRunner: next,
        faults: (runner, { pid = 0 }) =>
          answering(runner, {
            move: (params, options) => {
              if (params.dryRun === true) return runner.move(params, options);
              process.kill(pid, 'SIGSTOP');
              const answer = runner.move(params, options);
              process.kill(pid, 'SIGKILL');
              return answer;
            },
          }),
      });

    it('is looked at by another runner, which has to prove the process anew', async () => {
      const session = await killed();
      try {
        const outcome = await session.actions.runAsWritten(call);
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        assert.match(
          outcome.value.summary,
          /^\d+ of 64 moved · interrupted$|^\d+ of 64 on node \d+ · interrupted$/,
        );
        assert.match(outcome.value.sentences.join(' '), /ended by SIGKILL\..*No page had been moved/);
        assert.equal(outcome.value.placement.pages, 64);
      } finally {
        await session.end();
      }
    });

    it('says both reasons where no other runner can be had', async () => {
      const session = await killed({ command: 'sh', args: ['-c', 'echo "no room" >&2; exit 1'] });
      try {
        const outcome = await session.actions.runAsWritten(call);
        assert.ok(!outcome.ok);
        assert.equal(outcome.failure.code, 'runner-gone');
        assert.match(outcome.failure.message, /SIGKILL.*No page had been moved/);
        assert.match(outcome.failure.remedy, /did not start: it ended with exit code 1: no room/);
      } finally {
        await session.end();
      }
    });
  });
});
