/**
 * The workbench here, the program in a virtual machine with two NUMA nodes, the runner started beside it by the setting
 * numaLens.runner.prefix. Run by itself, by scripts/test/grand.mjs, which boots the machine.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Guest } from '../../grand/guest';
import type { RemoteProgram } from '../../grand/guest';
import { livingExample } from '../../grand/living-example';
import type { LivingExample } from '../../grand/living-example';
import {
  debugTo,
  evaluateInFrame,
  memoryOf,
  statusesAfterTheCall,
  stopDebugging,
  theCall,
} from './support/debugging';
import {
  annotation,
  closeAll,
  hints,
  inWorkspace,
  labelOf,
  ownProcesses,
  selectors,
  tooltipOf,
} from './support/editor';
import { click, gone, screenshot, see } from './support/page';
import { openPageMap, pageSays } from './support/page-map';
import { attachTo, usePrefix } from './support/remote';
import { fact } from './support/report';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];
const touched = 60;

/** The nodes of the guest in the NUMA view, wide enough to read, in a dark and in a light theme. */
async function pictureOfNodes(folder: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.extension.numaLens');
  await vscode.commands.executeCommand('numaLens.topology.focus');
  for (let times = 0; times < 5; times++)
    await vscode.commands.executeCommand('workbench.action.increaseViewWidth');
  await vscode.commands.executeCommand('numaLens.refreshTopology');
  await see('.pane-body .monaco-list-row[aria-label^="Node 1: "]');
  const setting = vscode.workspace.getConfiguration('workbench');
  for (const [name, theme, mark] of [
    ['dark', 'Default Dark Modern', '.monaco-workbench.vs-dark'],
    ['light', 'Default Light Modern', '.monaco-workbench.vs:not(.vs-dark)'],
  ] as const) {
    await setting.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
    await see(mark);
    await screenshot(`${folder}/topology-${name}.png`);
  }
  await setting.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
}

describe('a program in a virtual machine', () => {
  let guest: Guest;
  let local: LivingExample;
  let remote: RemoteProgram;
  let editor: vscode.TextEditor;
  let session: vscode.DebugSession;
  let ring: bigint;
  /** What the guest's own kernel says of the ring's mapping, before anything moved. */
  let asItWas: Readonly<Record<string, number>>;
  let contents: Buffer;
  const placement = (): Promise<Readonly<Record<string, number>>> => guest.pagesByNode(remote.pid, ring);

  before(async () => {
    guest = Guest.ofThisSuite();
    const program = inWorkspace('first-touch').fsPath;
    local = await livingExample(program);
    remote = await guest.debug(program, local.pid);
    ({ editor, session } = await debugTo(theCall, attachTo(program, guest)));
    await see(selectors.lens, 'Run migration');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    ring = BigInt(await evaluateInFrame(session, '(unsigned long long)ring'));
    asItWas = await placement();
    contents = await memoryOf(session, ring, touched * 4096);
    assert.ok(contents.length === touched * 4096 && contents.at(-1) === touched - 1);
  });

  after(async () => {
    await usePrefix(undefined);
    await stopDebugging();
    await closeAll();
    local.end();
  });

  it('is not taken for a process of this machine with the same pid, and the setting that helps is named', async () => {
    assert.equal(remote.pid, local.pid);
    // Of the debugger, if any: it is not what this is about.
    await vscode.commands.executeCommand('notifications.clearAll');
    await click(selectors.lens, 'Query placement');
    const message = await see(selectors.toast, `Process ${local.pid}`);
    assert.match(message, /is not the process that is being debugged/);
    assert.match(message, /numaLens\.runner\.prefix/);
    assert.deepEqual(await hints(editor.document), []);
    if (shots !== undefined) await screenshot(`${shots}/not-the-same-process.png`);
    await click(selectors.toastButton, 'Open Setting');
    await see(selectors.setting, 'Prefix');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('notifications.clearAll');
    await gone(selectors.toast);
  });

  it('is seen by a runner that the prefix starts on its side', async () => {
    await usePrefix(guest.prefix);
    await click(selectors.lens, 'Query placement');
    const hint = await annotation(editor.document, /^60 on node 0 · /);
    await see(selectors.line, labelOf(hint));
    fact('grand-query', labelOf(hint));
    assert.deepEqual(ownProcesses('dist/runner/runner.js'), [], 'no runner is left on this side');
  });

  it('has its pages moved from node 0 to node 1 at a click', async () => {
    const from = Date.now();
    await click(selectors.lens, 'Run migration');
    const hint = await annotation(editor.document, /^60 of 64 on node 1/);
    await see(selectors.line, labelOf(hint));
    fact('grand-migration', labelOf(hint));
    fact('grand-migration-ms', Date.now() - from);
    assert.match(tooltipOf(hint), /^\| 60 \|.*node 0 → node 1/m);
    const now = await placement();
    assert.equal((now['1'] ?? 0) - (asItWas['1'] ?? 0), touched);
    assert.equal((asItWas['0'] ?? 0) - (now['0'] ?? 0), touched);
    assert.ok(contents.equals(await memoryOf(session, ring, touched * 4096)), 'the ring holds what it held');
  });

  it('has them in the page map, before and after', async () => {
    await openPageMap();
    await pageSays('#subtitle', new RegExp(`^process ${remote.pid}, Linux \\d`));
    await pageSays('#totals', /node 1.*60 pages, 240 KiB/s);
    await pageSays('#before-caption', /before/);
    if (shots !== undefined) {
      await screenshot(`${shots}/remote-page-map.png`);
      await pictureOfNodes(shots);
    }
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await gone('iframe.webview.ready');
  });

  it('has them moved back at a click, to exactly where they were', async () => {
    await click(selectors.lens, 'Move back');
    const hint = await annotation(editor.document, /back in place/);
    assert.match(labelOf(hint), /^60 of 6\d back in place/);
    assert.deepEqual(await placement(), asItWas);
    assert.ok(contents.equals(await memoryOf(session, ring, touched * 4096)), 'the ring holds what it held');
    await gone(selectors.lens, 'Move back');
  });

  it('then makes its own call with the result that was told', async () => {
    const counts = await statusesAfterTheCall(session);
    assert.equal(counts.get(1), touched);
  });
});

describe('a program in a virtual machine, whose runner is killed in the middle of a move', () => {
  const pages = 49_152;
  let guest: Guest;
  let remote: RemoteProgram;
  let editor: vscode.TextEditor;
  let session: vscode.DebugSession;
  let region: bigint;
  /** Every so many pages: memset() wrote the low byte of the page's number into all of them. */
  const someDiffer = async (): Promise<readonly number[]> => {
    const differing: number[] = [];
    for (let page = 5; page < pages; page += 1000) {
      const bytes = await memoryOf(session, region + BigInt(page) * 4096n, 4096);
      if (!bytes.equals(Buffer.alloc(4096, page))) differing.push(page);
    }
    return differing;
  };
  let asItWas: Readonly<Record<string, number>>;

  before(async () => {
    guest = Guest.ofThisSuite();
    await usePrefix(guest.prefix);
    const program = inWorkspace('wide-move').fsPath;
    // A number that another program has here.
    remote = await guest.debug(program, process.pid);
    ({ editor, session } = await debugTo(theCall, attachTo(program, guest), 'wide-move.c'));
    await see(selectors.lens, 'Run migration');
    region = BigInt(await evaluateInFrame(session, '(unsigned long long)region'));
    asItWas = await guest.pagesByNode(remote.pid, region);
  });

  after(async () => {
    await usePrefix(undefined);
    await stopDebugging();
    await closeAll();
  });

  it('says how much moved, as another runner sees it', async () => {
    await click(selectors.lens, 'Run migration');
    // It moves more than 64 MiB, so the plan is shown first.
    assert.match(await see(selectors.dialog), /49,?152 pages/);
    const journal = `/root/.local/state/numa-lens/journals/${remote.pid}-*.jsonl`;
    // A line for the process and one for each batch, written before the batch moves.
    const killed = guest.run(
      `until [ $(cat ${journal} 2>/dev/null | wc -l) -gt 2 ]; do sleep 0.01; done; kill -9 $(pidof node)`,
    );
    await click(selectors.dialogButton, 'Run Migration');
    await killed;
    const hint = await annotation(editor.document, /interrupted/);
    const told = Number(/^([\d,]+) of /.exec(labelOf(hint))?.[1]?.replaceAll(',', ''));
    const now = await guest.pagesByNode(remote.pid, region);
    assert.equal(told, now['1']);
    assert.deepEqual(await someDiffer(), []);
    assert.ok(told > 0 && told < pages, `${told} pages had moved`);
    fact('grand-interrupted', labelOf(hint));
    await see(selectors.line, labelOf(hint));
    await see(selectors.lens, 'Move back');
    assert.match(tooltipOf(hint), /"Move back" undoes what had moved/);
  });

  it('has what moved moved back at a click', async () => {
    await click(selectors.lens, 'Move back');
    await annotation(editor.document, /back in place/);
    assert.deepEqual(await guest.pagesByNode(remote.pid, region), asItWas);
    assert.deepEqual(await someDiffer(), []);
  });
});
