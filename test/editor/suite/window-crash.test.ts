/**
 * The extension host is killed in the middle of a real move, in the guest of the grand suite, and its window is reloaded in the middle of another:
 * what the next one tells its user, and that the pages come back. The tests after each run in that next one.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Guest } from '../../grand/guest';
import { open, selectors } from './support/editor';
import { click, gone, screenshot, see } from './support/page';
import { continueAfter, kept } from './support/restart';
import { moveHalfWay, orderMove, pages, startWideMove } from './support/wide-move';
import type { Moving } from './support/wide-move';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];

/** The runner finds nobody who waits for it, and ends. */
async function letRunnerEnd(guest: Guest): Promise<void> {
  await guest.run(
    'for one in $(pidof node); do grep -q "^State:.T" /proc/$one/status && old=$one; done; kill -CONT $old; while [ -d /proc/$old ]; do sleep 0.05; done',
  );
}

/** What the next window says of a move that was under way, whose pages are on both nodes. */
async function toldOf({ pid }: Moving, now: Readonly<Record<string, number>>): Promise<void> {
  assert.ok((now['1'] ?? 0) > 0 && (now['0'] ?? 0) > 0, JSON.stringify(now));
  const told = await see(selectors.toast, 'was under way');
  assert.match(told, new RegExp(`in process ${pid} was under way when its window was closed`));
  assert.match(told, /Some of its pages may have moved/);
}

/** At a click. */
async function moveBack(): Promise<void> {
  await click(selectors.toastButton, 'Move Back');
  await see(selectors.toast, 'on the old node');
  await vscode.commands.executeCommand('notifications.clearAll');
  await gone(selectors.toast);
}

describe('a program in a virtual machine, whose window crashes in the middle of a move', () => {
  let guest: Guest;
  let moving: Moving;

  before(async () => {
    guest = Guest.ofThisSuite();
    const settings = vscode.workspace.getConfiguration('numaLens');
    await settings.update('runner.prefix', guest.prefix, vscode.ConfigurationTarget.Global);
    moving = await startWideMove(guest);
  });

  it('is attached, and its pages are on their way', async () => {
    await moveHalfWay(guest, moving);
    continueAfter('^after a crash', moving, () => {
      process.kill(process.pid, 'SIGKILL');
    });
  });
});

describe('after a crash of its window, a program in a virtual machine', () => {
  let guest: Guest;
  let moving: Moving;
  const placement = (): Promise<Readonly<Record<string, number>>> =>
    guest.pagesByNode(moving.pid, BigInt(moving.region));

  before(async () => {
    guest = Guest.ofThisSuite();
    moving = keptMoving();
    await letRunnerEnd(guest);
  });

  it('has some of its pages elsewhere, and its user is told of the move', async () => {
    await toldOf(moving, await placement());
    if (shots !== undefined) await screenshot(`${shots}/after-crash.png`);
  });

  it('has them moved back at a click, to where they were', async () => {
    await moveBack();
    assert.deepEqual(await placement(), { 0: pages });
  });

  it('has the move among the earlier ones, and to undo it twice does no harm', async () => {
    void vscode.commands.executeCommand('numaLens.undoEarlierMove');
    if (shots !== undefined) {
      await see(selectors.quickPick, String(moving.pid));
      await screenshot(`${shots}/earlier-moves.png`);
    }
    await click(selectors.quickPick, `(${moving.pid})`);
    await see(selectors.toast, '0 moved back');
    assert.deepEqual(await placement(), { 0: pages });
  });

  for (const { what, mount, errno, remedy } of [
    {
      what: 'in a read-only file system',
      mount: 'mount -t tmpfs -o ro none $state',
      errno: 'EROFS',
      remedy: /Give the runner a folder that it may write to.*XDG_STATE_HOME/,
    },
    {
      what: 'on a full disk',
      mount: 'mount -t tmpfs -o size=64k none $state; cat /dev/zero > $state/full 2>/dev/null; true',
      errno: 'ENOSPC',
      remedy: /Make room there, or start the runner with XDG_STATE_HOME/,
    },
  ])
    it(`is not moved where the old placement cannot be written down, ${what}, and that is said with the remedy`, async () => {
      const state = '/root/.local/state/numa-lens';
      await guest.run(`state=${state}; ${mount}`);
      try {
        await orderMove(moving);
        await click(selectors.dialogButton, 'Run Migration');
        const told = await see(selectors.toast, errno);
        assert.match(
          told,
          new RegExp(`Nothing is moved: the journal .* cannot be written \\(${errno}\\)\\.`),
        );
        assert.match(told, remedy);
        // Nothing here takes the name of a file.
        assert.doesNotMatch(told, /name a file/i);
        if (shots !== undefined) await screenshot(`${shots}/${errno}.png`);
        assert.deepEqual(await placement(), { 0: pages });
      } finally {
        await guest.run(`umount ${state}`);
      }
      await vscode.commands.executeCommand('notifications.clearAll');
      await gone(selectors.toast);
    });

  it('is on its way again when its window is reloaded', async () => {
    await moveHalfWay(guest, moving);
    // What is open is opened again; in a window without any source nothing starts the extension.
    await open('wide-move.c');
    continueAfter('^after a reload', moving, () =>
      vscode.commands.executeCommand('workbench.action.reloadWindow'),
    );
  });
});

describe('after a reload of its window, a program in a virtual machine', () => {
  it('has some of its pages elsewhere, its user is told of the move, and they come back at a click', async () => {
    const guest = Guest.ofThisSuite();
    const moving = keptMoving();
    const placement = (): Promise<Readonly<Record<string, number>>> =>
      guest.pagesByNode(moving.pid, BigInt(moving.region));
    await letRunnerEnd(guest);
    await toldOf(moving, await placement());
    if (shots !== undefined) await screenshot(`${shots}/after-reload.png`);
    await moveBack();
    assert.deepEqual(await placement(), { 0: pages });
  });
});

function keptMoving(): Moving {
  const told = kept();
  assert.ok(typeof told === 'object' && told !== null && 'pid' in told && 'region' in told);
  return { pid: Number(told.pid), region: String(told.region) };
}
