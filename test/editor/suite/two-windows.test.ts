/**
 * One process in two windows, each with extensions and a runner of its own, in the guest of the grand suite: who may move when, and that what
 * each has moved comes back by its own journal. What is done in the second window is done with keys and clicks.
 */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Guest } from '../../grand/guest';
import { closeAll, selectors } from './support/editor';
import {
  click,
  closeSecondWindow,
  gone,
  inSecondWindow,
  press,
  screenshot,
  see,
  typeText,
} from './support/page';
import { usePrefix } from './support/remote';
import { expectOtherWindow } from './support/restart';
import { moveHalfWay, pages, startWideMove } from './support/wide-move';
import type { Moving } from './support/wide-move';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];
/** Of a first half. */
const half = pages / 2;

/** By the command palette. */
async function command(title: string): Promise<void> {
  await press('F1');
  await see(selectors.quickInput);
  // No keyboard has the dots.
  await typeText(`NUMA Lens: ${title.replace('…', '')}`);
  await click(selectors.quickPick, title);
}

describe('a program in a virtual machine, which is attached in two windows', () => {
  let guest: Guest;
  let moving: Moving;
  const placement = (): Promise<Readonly<Record<string, number>>> =>
    guest.pagesByNode(moving.pid, BigInt(moving.region));

  /** A runner that is stopped first comes to the end of the call that it has in the kernel. */
  async function settled(): Promise<Readonly<Record<string, number>>> {
    let last = await placement();
    for (;;) {
      const next = await placement();
      if (isDeepStrictEqual(last, next)) return next;
      last = next;
    }
  }

  /** The half of the region that is moved last, which the second window names as a range. */
  async function orderMoveOfHalf(node: number): Promise<void> {
    await command('Move to Node…');
    await click(selectors.quickPick, 'A range of addresses…');
    await see(selectors.quickInput, 'which addresses?');
    const from = BigInt(moving.region) + BigInt(half * 4096);
    await typeText(`0x${from.toString(16)}+${half * 4}K`);
    await press('Enter');
    await click(selectors.quickPick, `Node ${node}`);
    await click(selectors.dialogButton, 'Run Migration');
  }

  before(async () => {
    guest = Guest.ofThisSuite();
    await usePrefix(guest.prefix);
    moving = await startWideMove(guest);
    expectOtherWindow();
    await inSecondWindow(() => see('.monaco-workbench .statusbar'));
  });

  after(async () => {
    await closeSecondWindow();
    await guest.run(`kill ${moving.pid}`);
    await usePrefix(undefined);
    await closeAll();
  });

  it('is moved by one at a time: the second is told who moves it and what to do, and moves nothing', async () => {
    await moveHalfWay(guest, moving);
    const then = await settled();
    assert.ok((then['1'] ?? 0) > 0 && (then['0'] ?? 0) > 0, JSON.stringify(then));
    await inSecondWindow(async () => {
      await command('Attach to Process…');
      await see(selectors.quickPick, '/');
      await typeText(String(moving.pid));
      await click(selectors.quickPick, `${moving.pid} · `);
      await gone(selectors.quickInput);
      await orderMoveOfHalf(1);
      const told = await see(selectors.toast, 'Another runner is moving pages');
      assert.match(told, new RegExp(`pages of process ${moving.pid} now.*Try again when it has finished`));
      if (shots !== undefined) await screenshot(`${shots}/second-window.png`);
    });
    assert.deepEqual(await placement(), then);
    await guest.run(
      'for one in $(pidof node); do grep -q "^State:.T" /proc/$one/status && kill -CONT $one; done; true',
    );
    await see(selectors.toast, 'on node 1');
    assert.deepEqual(await placement(), { 1: pages });
    await vscode.commands.executeCommand('notifications.clearAll');
    await gone(selectors.toast);
  });

  it('is moved by the second when the first has finished', async () => {
    await inSecondWindow(async () => {
      await orderMoveOfHalf(0);
      await see(selectors.toast, 'on node 0');
    });
    assert.deepEqual(await placement(), { 0: half, 1: half });
  });

  it('comes back to where the first window found it, which is told of the move of the second', async () => {
    void vscode.commands.executeCommand('numaLens.moveBack');
    const told = await see(selectors.toast, 'back in place');
    assert.match(told, /49,?152 of 49,?152 back in place/);
    assert.deepEqual(await placement(), { 0: pages });
    void vscode.commands.executeCommand('numaLens.showOutcomes');
    await see(selectors.quickPick, 'had been moved again at');
    if (shots !== undefined) await screenshot(`${shots}/undone-before-the-later-one.png`);
    await press('Escape');
  });

  it('goes to where the second window found it, by its own journal', async () => {
    await inSecondWindow(async () => {
      await command('Move Back');
      await see(selectors.toast, 'back in place');
    });
    assert.deepEqual(await placement(), { 0: half, 1: half });
  });
});
