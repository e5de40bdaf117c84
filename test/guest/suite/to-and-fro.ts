/** Moving a target's pages to and fro while its threads check them, and counting what changed its node by the target's own queries. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { getSystemErrorName } from 'node:util';
import type { NotMoved } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { moveTo, open, valueOf } from './runner-process';
import type { Target, Watched } from './target';

/** Pages of 4096 bytes. */
export interface Tally {
  readonly moves: number;
  readonly changed: number;
  /** Pages that stayed where they were though they were to move, by reason: "EBUSY". */
  readonly refused: Readonly<Record<string, number>>;
  readonly watched: Watched;
}

/** @param goesOn asked before each move @param nodes where to, in turn */
export async function toAndFro(
  client: RunnerClient,
  target: Target,
  moves: number,
  goesOn: () => boolean = () => true,
  nodes: readonly number[] = [1, 0],
): Promise<Tally> {
  const handle = await open(client, target);
  const refused: Record<string, number> = {};
  let changed = 0;
  let made = 0;
  await target.moved();
  while (made < moves && goesOn()) {
    const result = valueOf(await client.move(moveTo(nodes[made % nodes.length] ?? 0, handle, target)));
    made++;
    // Hundreds of journals of a process that lives on are of no use.
    if (result.journal !== undefined) fs.rmSync(result.journal);
    const told = await target.moved();
    assert.equal(told.changed, result.moved, 'the runner and the target count the same');
    assert.equal(told.absent, 0);
    changed += told.changed;
    for (const one of result.notMoved) refused[reasonOf(one)] = (refused[reasonOf(one)] ?? 0) + one.pages;
  }
  return { moves: made, changed, refused, watched: await target.watched() };
}

const reasonOf = (one: NotMoved): string =>
  one.reason === 'status' ? getSystemErrorName(one.status) : one.reason;
