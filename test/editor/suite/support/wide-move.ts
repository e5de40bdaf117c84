/** A program in the virtual machine of the grand suite with so many pages that something can happen while they move. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Guest } from '../../../grand/guest';
import { inWorkspace, selectors } from './editor';
import { click, gone, see } from './page';

export const pages = 49_152;

export interface Moving {
  /** In the guest. */
  readonly pid: number;
  /** "0x…", where its pages begin. */
  readonly region: string;
}

/** Orders a move of the region, up to the question whether to. */
export async function orderMove({ pid, region }: Moving, node = 1): Promise<void> {
  await vscode.commands.executeCommand('numaLens.attach', pid);
  void vscode.commands.executeCommand('numaLens.moveTo');
  await click(selectors.quickPick, region);
  await click(selectors.quickPick, `Node ${node}`);
  assert.match(await see(selectors.dialog), /49,?152 pages/);
}

/** A move that has begun and does not end, because its runner is stopped in the middle. */
export async function moveHalfWay(guest: Guest, moving: Moving): Promise<void> {
  await guest.run('touch /tmp/before');
  await orderMove(moving);
  const journals = `find /root/.local/state/numa-lens/journals -name '${moving.pid}-*.jsonl' -newer /tmp/before`;
  const stopped = guest.run(
    `until [ $(${journals} -exec cat {} + 2>/dev/null | wc -l) -gt 2 ]; do sleep 0.01; done; kill -STOP $(pidof node)`,
  );
  await click(selectors.dialogButton, 'Run Migration');
  await stopped;
  await gone(selectors.dialog);
}

/** With all its pages on node 0. */
export async function startWideMove(guest: Guest): Promise<Moving> {
  const program = inWorkspace('wide-move').fsPath;
  // On processor 0, whose memory is node 0.
  const started = await guest.run(`taskset 1 ${program} wait </dev/null >/dev/null 2>&1 & echo $!`);
  const pid = Number(started.trim());
  const line = await guest.run(
    `until grep N0=${pages} /proc/${pid}/numa_maps; do [ -d /proc/${pid} ] || exit 1; sleep 0.05; done`,
  );
  return { pid, region: `0x${line.split(' ')[0] ?? ''}` };
}
