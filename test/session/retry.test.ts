/** Which pages "Try again" asks for: those of the move, also where the array that named them may hold others by now. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderToNode } from '../../client/debug/session/order';
import type { CallOutcome } from '../../client/debug/session/outcome';
import { outcomeOfMove } from '../../client/debug/session/outcome';
import { PageActions } from '../../client/debug/session/page-actions';
import type {
  InitializeResult,
  MoveParams,
  Placement,
  RunnerFailure,
  Target,
} from '../../server/protocol/runner';
import { AgreeableUser } from './support';

const host: InitializeResult = {
  protocolVersion: 2,
  runnerPid: 1,
  kernel: '6.12.0',
  arch: 'x64',
  pageSize: 4096,
  topology: { nodes: [] },
  capabilities: { sysNice: false, sysPtrace: false },
};

const target: Target = {
  target: 'target-1',
  pid: 4711,
  startTime: '1',
  command: 'ring',
  executable: '/bin/ring',
  allowedNodes: [0, 1],
  pointerSize: 8,
};

const placement: Placement = {
  runs: [{ from: '0x10000', to: '0x12000', pages: 2, node: 0 }],
  runsLeftOut: 0,
  pages: 2,
  counts: [{ node: 0, pages: 2 }],
};

const order = orderToNode(1);

/** Of a move that left two pages behind, named by an array in the program's memory. */
function leftBehind(after: Placement = placement): CallOutcome {
  return outcomeOfMove(
    { title: 'pages that ring names', pages: { kind: 'array', address: '0x4000', count: 2 } },
    order,
    { before: placement, after, moved: 0, alreadyThere: 0, notMoved: [], obstacles: [], cancelled: false },
    { pid: 4711, kernel: { major: 6, minor: 12, patch: 0 }, pageSize: 4096, nodeCount: 2 },
  );
}

/** What the runner is asked for, which goes no further than that. */
async function retried(
  outcome: CallOutcome,
  debuggee: boolean,
  aged: boolean,
): Promise<MoveParams['pages'] | string> {
  const asked: MoveParams['pages'][] = [];
  const refuse = (): Promise<{ readonly ok: false; readonly failure: RunnerFailure }> =>
    Promise.resolve({ ok: false, failure: { code: 'bad-request', message: 'Enough.', remedy: '' } });
  const actions = new PageActions({
    runner: {
      query: refuse,
      undo: refuse,
      map: refuse,
      topology: refuse,
      mappings: refuse,
      move: (params) => {
        asked.push(params.pages);
        return refuse();
      },
    },
    host,
    target,
    user: new AgreeableUser(),
    stillValid: () => true,
    debuggee,
  });
  const done = await actions.retry(outcome, aged);
  return asked[0] ?? (done.ok ? '' : done.failure.message);
}

describe('a second try', () => {
  const pages = { kind: 'ranges', ranges: [{ from: '0x10000', to: '0x12000' }] };

  it('reads the array again while the debuggee stands where it stood', async () => {
    assert.deepEqual(await retried(leftBehind(), true, false), leftBehind().region.pages);
  });

  it('names the same pages once the debuggee has run', async () => {
    assert.deepEqual(await retried(leftBehind(), true, true), pages);
  });

  it('names the same pages of an attached process, which always runs', async () => {
    assert.deepEqual(await retried(leftBehind(), false, false), pages);
  });

  it('is refused where the outcome does not hold them all', async () => {
    const words = await retried(leftBehind({ ...placement, runsLeftOut: 1 }), false, false);
    assert.match(typeof words === 'string' ? words : '', /may name other pages by now/);
  });
});
