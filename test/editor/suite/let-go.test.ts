/** A debugger that lets its program go, which lives on, after a move and in the middle of one: in the guest of the grand suite, where pages move. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Guest } from '../../grand/guest';
import { debugTo, endOfDebugging, evaluateInFrame, theCall } from './support/debugging';
import { annotation, closeAll, hints, inWorkspace, selectors } from './support/editor';
import { click, gone, screenshot, see } from './support/page';
import { attachTo, usePrefix } from './support/remote';
import { until } from './support/wait';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];
const spoil = path.resolve(__dirname, '../../../../test/editor/fixtures/runners/spoil.js');
const pages = 256;

describe('a program in a virtual machine, which its debugger lets go', () => {
  let guest: Guest;
  let pid: number;
  let buffers: bigint;
  let editor: vscode.TextEditor;

  /** @param node to which the program itself moves its buffers */
  async function debugOne(node: number): Promise<void> {
    const program = inWorkspace('long-lived').fsPath;
    ({ pid } = await guest.debug(`${program} ${node}`));
    const { editor: shown, session } = await debugTo(theCall, attachTo(program, guest), 'long-lived.c');
    editor = shown;
    await see(selectors.lens, 'Run migration');
    buffers = BigInt(await evaluateInFrame(session, '(unsigned long long)buffers'));
    assert.deepEqual(await placement(), { 0: pages });
  }

  async function detachDebugger(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.debug.disconnect');
    await endOfDebugging();
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  }

  const placement = (): Promise<Readonly<Record<string, number>>> => guest.pagesByNode(pid, buffers);

  before(async () => {
    guest = Guest.ofThisSuite();
    await usePrefix(guest.prefix);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await gone(selectors.toast);
  });

  after(async () => {
    await usePrefix(undefined);
    await closeAll();
  });

  it('after a move: it stays attached, with what was said of it, and that is told', async () => {
    await debugOne(1);
    await click(selectors.lens, 'Run migration');
    await annotation(editor.document, /^256 of 256 on node 1/);
    await detachDebugger();
    const told = await see(selectors.toast, 'The debug session is over');
    assert.match(
      told,
      new RegExp(`long-lived \\(${pid}\\) runs on, with pages where they were moved\\. It stays attached`),
    );
    // As it was: the program runs.
    await annotation(editor.document, /^was: 256 of 256 on node 1/);
    await see(selectors.lens, 'Move back');
    await guest.run(`kill -0 ${pid}`);
    assert.deepEqual(await placement(), { 1: pages });
    if (shots !== undefined) await screenshot(`${shots}/let-go.png`);
  });

  it('has its pages moved back at a click, to where they were', async () => {
    await click(selectors.lens, 'Move back');
    await annotation(editor.document, /^256 of 256 back in place/);
    assert.deepEqual(await placement(), { 0: pages });
    await gone(selectors.lens, 'Move back');
  });

  it('is forgotten when it ends', async () => {
    await guest.run(`kill ${pid}`);
    await gone(selectors.lens);
    assert.deepEqual(await hints(editor.document), []);
  });

  it('in the middle of a move: the outcome is told, and its pages come back at a click', async () => {
    await debugOne(0);
    const go = inWorkspace('go-on').fsPath;
    const node = ['env', 'ELECTRON_RUN_AS_NODE=1', process.execPath];
    await usePrefix([...node, spoil, `hold=${go}`, ...guest.prefix]);
    await click(selectors.lens, 'Move to…');
    await click(selectors.quickPick, 'Node 1');
    await see(selectors.toast, 'Moving 256 pages');
    await detachDebugger();
    fs.writeFileSync(go, '');
    const told = await see(selectors.toast, 'The debug session is over');
    assert.match(told, /256 pages .*node 1.*runs on, with pages where they were moved/);
    assert.deepEqual(await placement(), { 1: pages });
    if (shots !== undefined) await screenshot(`${shots}/let-go-in-mid-move.png`);
    await click(selectors.toastButton, 'Move Back');
    await annotation(editor.document, /^256 of 256 back in place/);
    assert.deepEqual(await placement(), { 0: pages });
    await guest.run(`kill ${pid}`);
    await gone(selectors.lens);
  });

  it('in the middle of a move whose runner dies then: another one tells what moved, and its pages come back at a click', async () => {
    await usePrefix(guest.prefix);
    await debugOne(1);
    const die = inWorkspace('die').fsPath;
    await usePrefix([
      'env',
      'ELECTRON_RUN_AS_NODE=1',
      process.execPath,
      spoil,
      `die=${die}`,
      ...guest.prefix,
    ]);
    await click(selectors.lens, 'Run migration');
    // Nobody is told so yet.
    await until('pages on node 1', async () => ((await placement())['1'] === pages ? true : undefined));
    await detachDebugger();
    fs.writeFileSync(die, '');
    const told = await see(selectors.toast, 'The debug session is over');
    assert.match(told, /Interrupted: 256 of 256 pages are on node 1, by a new query/);
    assert.match(told, /runs on, with pages where they were moved\. It stays attached/);
    if (shots !== undefined) await screenshot(`${shots}/let-go-without-runner.png`);
    await click(selectors.toastButton, 'Move Back');
    await annotation(editor.document, /^256 of 256 back in place/);
    assert.deepEqual(await placement(), { 0: pages });
    await guest.run(`kill ${pid}`);
    await gone(selectors.lens);
  });

  it('is detached by hand with its pages elsewhere: that is told, with the way back', async () => {
    await usePrefix(guest.prefix);
    await debugOne(1);
    await click(selectors.lens, 'Run migration');
    await annotation(editor.document, /^256 of 256 on node 1/);
    await detachDebugger();
    await see(selectors.toast, 'It stays attached');
    await click(selectors.toastButton, 'Detach');
    const told = await see(selectors.toast, 'is no longer attached');
    assert.match(
      told,
      new RegExp(`long-lived \\(${pid}\\) .*Its pages stay where they were moved; "Undo an Earlier Move…"`),
    );
    assert.deepEqual(await hints(editor.document), []);
    if (shots !== undefined) await screenshot(`${shots}/detached.png`);
    await click(selectors.toastButton, 'Move Back');
    await see(selectors.toast, '256 of 256 pages are on the old node');
    assert.deepEqual(await placement(), { 0: pages });
  });

  it('is detached by hand without a word where nothing was moved', async () => {
    await vscode.commands.executeCommand('numaLens.attach', pid);
    // It would not return before its message is answered.
    await vscode.commands.executeCommand('numaLens.detach');
    await gone(selectors.toast);
    await guest.run(`kill ${pid}`);
  });
});
