/** What rows of the kernel's behaviour are shown with: a program in some state, a runner, and a move there and back. */
import assert from 'node:assert/strict';
import os from 'node:os';
import { explainStatus } from '../../../server/kernel/explain';
import { parseKernelVersion } from '../../../server/kernel/version';
import type { MoveResult, PageSelection } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { MPOL_MF_MOVE, valueOf, withClient } from './runner-process';
import { States } from './states';

export const MPOL_MF_MOVE_ALL = 4;
/** What a status means on this kernel, as hovers and the command line say it. */
export function words(status: number): string {
  const { sentence, causes } = explainStatus(status, parseKernelVersion(os.release()));
  return [sentence, ...causes].join(' ');
}

export const order = (target: string, pages: PageSelection, flags = MPOL_MF_MOVE) =>
  ({ target, pages, to: { kind: 'node', node: 1 }, flags }) as const;

export const stayed = ({ notMoved }: MoveResult): readonly unknown[] =>
  notMoved.map((one) => [one.reason === 'status' ? one.status : one.reason, one.pages]);

/** A move of the area `big` in pieces of 64 pages, with something happening after the first. */
export async function disturbed(
  client: RunnerClient,
  states: States,
  disturb: () => unknown,
): Promise<MoveResult> {
  const { target } = valueOf(await client.openTarget({ pid: states.pid }));
  let first = true;
  return valueOf(
    await client.move(
      { ...order(target, states.pages('big')), batch: 64 },
      {
        onProgress: (done) => {
          if (done > 0 && first) disturb();
          first &&= done === 0;
        },
      },
    ),
  );
}

/** Moves to node 1 and back; contents and placement are what they were. Gives the move. */
export async function thereAndBack(
  client: RunnerClient,
  states: States,
  pages: PageSelection,
  flags = MPOL_MF_MOVE,
): Promise<MoveResult> {
  const { target } = valueOf(await client.openTarget({ pid: states.pid }));
  const before = valueOf(await client.query(target, pages));
  const moved = valueOf(await client.move(order(target, pages, flags)));
  await states.assertIntact();
  assert.deepEqual(moved.before, before);
  if (moved.journal !== undefined) {
    const undone = valueOf(await client.undo({ journal: moved.journal }));
    assert.deepEqual(undone.notMoved, []);
    await states.assertIntact();
    assert.deepEqual(
      valueOf(await client.query(target, pages)),
      before,
      'undo restores the placement exactly',
    );
  }
  return moved;
}

export const withStates = (
  kinds: readonly string[],
  use: (states: States, client: RunnerClient) => Promise<void>,
): Promise<void> => withClient((client) => States.with(kinds, (states) => use(states, client)));
