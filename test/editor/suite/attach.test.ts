/** A process that nobody debugs: attached from the list, its pages named by the user, gone when it ends. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { noCompiler, TargetProcess } from '../../runner/support';
import { annotation, closeAll, hints, labelOf, open, selectors, tooltipOf } from './support/editor';
import { example, theCall } from './support/debugging';
import { appears, click, gone, press, see, texts } from './support/page';
import { fact, skip } from './support/report';

const quickInput = '.quick-input-widget';
const row = `${quickInput} .monaco-list-row`;

/** What a keyboard does: the box that is open has the focus. */
async function type(text: string): Promise<void> {
  for (const letter of text) await press(letter);
}

/** Goes down the list to this process: its number may be a part of another one's number or command line, which stand in the list then as well. */
async function goTo({ pid }: TargetProcess): Promise<void> {
  while (!(await texts(`${row}.focused`)).some((text) => text.includes(`target${pid} · `)))
    await press('ArrowDown');
}

describe('a process without a debugger', () => {
  let target: TargetProcess;
  let editor: vscode.TextEditor;

  before(async function () {
    if (noCompiler !== false) skip(this, noCompiler);
    target = await TargetProcess.start();
    editor = await open(example);
    const at = editor.document.positionAt(editor.document.getText().indexOf(theCall));
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  });

  after(async () => {
    await target.kill();
    await closeAll();
  });

  it('is found in the list by its number, with its size and nodes', async () => {
    void vscode.commands.executeCommand('numaLens.attach');
    await see(row, '/');
    await type(String(target.pid));
    const own = `target${target.pid} · `;
    await see(row, own);
    // Where its pages are is told a little later, and not at all where reading all of it takes the runner longer than its user would wait.
    while (!(await appears(row, 'iB · node ', 5000))) await click(`${quickInput} .codicon-refresh`);
    const text = await see(row, own);
    assert.match(text, /target.*\d MiB · node \d+/);
    fact('editor-attach-row', text);
    await goTo(target);
    await press('Enter');
    await gone(quickInput);
  });

  it('gets lenses that ask for its pages', async () => {
    await see(selectors.lens, 'Query placement…');
    await see(selectors.lens, 'Move to node…');
    assert.ok(!(await texts(selectors.lens)).includes('Run migration'));
  });

  it('is queried at the pages that an array of its own names, and the outcome stands beside the call', async () => {
    await click(selectors.lens, 'Query placement…');
    await click(row, 'A variable…');
    // The argument of the call is offered, and it is the name of an array in this program too.
    await see(quickInput, 'which variable?');
    await press('Enter');
    await click(row, 'The pages that pages');
    const hint = await annotation(editor.document, /on node/);
    // Six pointers, two of them equal: three touched pages, one untouched, one that is not mapped any more.
    assert.match(labelOf(hint), /^3 on node \d+ · /);
    assert.match(tooltipOf(hint), /-EFAULT/);
    fact('editor-attach-query', labelOf(hint));
  });

  it('is queried at a mapping that is picked from the list', async () => {
    await vscode.commands.executeCommand('numaLens.clearOutcomes');
    void vscode.commands.executeCommand('numaLens.queryPlacement');
    await see(row, 'A range of addresses…');
    await type('[heap]');
    await click(row, '[heap]');
    await gone(quickInput);
    const message = await see(selectors.toast, '[heap]');
    assert.match(message, /on node \d+/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is queried at addresses, and nonsense is refused while it is typed', async () => {
    const area = target.area('touched');
    await click(selectors.lens, 'Query placement…');
    await click(row, 'A range of addresses…');
    await see(quickInput, 'which addresses?');
    await type('12');
    await see(quickInput, 'A range is written 0xSTART-0xEND or 0xSTART+LENGTH');
    await press('Control+a');
    await type(`0x${area.from.toString(16)}+256K`);
    await press('Enter');
    assert.match(labelOf(await annotation(editor.document, /on node/)), /^64 on node \d+/);
  });

  it('is named as refused, with the reason, where the runner may not touch it', async function () {
    const asRoot = process.getuid?.() === 0;
    if (!asRoot) skip(this, 'only root can start a process of another user');
    const nobody = await TargetProcess.start(4, undefined, { uid: 65_534, gid: 65_534 });
    const settings = vscode.workspace.getConfiguration('numaLens');
    const extension = vscode.extensions.getExtension('numa-lens.numa-lens');
    assert.ok(extension);
    const { Global } = vscode.ConfigurationTarget;
    try {
      // Root is another user like any other once it gives up the right to look into every process.
      await settings.update('runner.prefix', ['setpriv', '--bounding-set', '-sys_ptrace', '--'], Global);
      const program = path.join(extension.extensionPath, 'dist/runner/runner.js');
      await settings.update('runner.program', ['node', program, '--stdio'], Global);
      void vscode.commands.executeCommand('numaLens.attach');
      await see(row, '/');
      await type(String(nobody.pid));
      const text = await see(row, `target${nobody.pid} · `);
      assert.match(text, /may not inspect process \d+ \(user 65534\)/);
      await goTo(nobody);
      await press('Enter');
      await see(selectors.toast, `may not inspect process ${nobody.pid}`);
    } finally {
      await settings.update('runner.prefix', undefined, Global);
      await settings.update('runner.program', undefined, Global);
      await nobody.kill();
      await vscode.commands.executeCommand('notifications.clearAll');
    }
  });

  it('takes its lenses and outcomes along when it ends', async () => {
    await vscode.commands.executeCommand('numaLens.attach', target.pid);
    await see(selectors.lens, 'Query placement…');
    await target.kill();
    await gone(selectors.lens);
    assert.deepEqual(await hints(editor.document), []);
  });
});
