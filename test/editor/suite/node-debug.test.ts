import assert from 'node:assert/strict';
import util from 'node:util';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { debugTo, stepOver, stopDebugging, theCall } from './support/debugging';
import { annotation, closeAll, hints, labelOf, selectors, setConfirm, tooltipOf } from './support/editor';
import { click, gone, screenshot, see } from './support/page';
import { fact } from './support/report';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];

describe('debugging the example in TypeScript', () => {
  let editor: vscode.TextEditor;
  let session: vscode.DebugSession;

  before(async () => {
    await setConfirm('always');
    ({ editor, session } = await debugTo(theCall, 'first-touch (Node)', 'first-touch.ts'));
  });

  after(async () => {
    await stopDebugging();
    await setConfirm(undefined);
    await closeAll();
  });

  it('stops in the source, in a child of the session that was launched', () => {
    assert.equal(session.type, 'pwa-node');
    assert.ok(session.parentSession, 'the program is debugged by the session that was launched');
    assert.equal(vscode.window.activeTextEditor?.document.fileName, editor.document.fileName);
  });

  it('shows lenses above the call', async () => {
    await see(selectors.lens, 'Query placement');
    await see(selectors.lens, 'Run migration');
  });

  it('queries the placement at a click: the arrays are read from the paused program', async () => {
    const from = Date.now();
    await click(selectors.lens, 'Query placement');
    const hint = await annotation(editor.document, /-ENOENT|-EFAULT/);
    fact('editor-node-query-ms', Date.now() - from);
    const label = labelOf(hint);
    assert.match(label, /^60 on node \d+ · 4 -(ENOENT|EFAULT)/);
    await see(selectors.line, label);
    assert.match(tooltipOf(hint), /\| 60 \| `0x[0-9a-f]+`–`0x[0-9a-f]+` \| node \d+/);
    fact('editor-node-query', label);
  });

  it('runs the migration after a yes and writes the outcome beside the call', async () => {
    await click(selectors.lens, 'Run migration');
    const plan = await see(selectors.dialog);
    const pid = await evaluate(session, 'process.pid');
    assert.match(plan, new RegExp(`Process ${pid}: .*node`));
    await click(selectors.dialogButton, 'Run Migration');
    await gone(selectors.dialog);
    const hint = await annotation(editor.document, /^60 of 64 /);
    await see(selectors.line, labelOf(hint));
    fact('editor-node-migration', labelOf(hint));
    if (shots !== undefined) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await vscode.window.showTextDocument(editor.document);
      await see(selectors.line, labelOf(hint));
      await screenshot(`${shots}/node-outcome.png`);
    }
  });

  it('has told what the program then gets from its own call', async () => {
    const rows = [
      ...tooltipOf(await annotation(editor.document, /on node/)).matchAll(/^\| (\d+) \|.*?\|([^|]*)\|/gm),
    ];
    const told = rows.map(
      ([, pages, where]) => `${String(pages)} ${String(where).replace('\u2060', '').trim()}`,
    );
    await stepOver(session);
    const counts = new Map<string, number>();
    for (const text of (await evaluate(session, '`${status}`')).split(',')) {
      const status = Number(text);
      const name = status >= 0 ? `node ${status}` : `-${util.getSystemErrorName(status)}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const real = [...counts].map(([name, pages]) => `${pages} ${name}`);
    assert.deepEqual(told.sort(), real.sort());
  });

  it('takes lenses and annotations away when the session ends', async () => {
    await stopDebugging();
    await gone(selectors.lens);
    assert.deepEqual(await hints(editor.document), []);
  });
});

/** In the innermost frame; a string without its quotes. */
async function evaluate(session: vscode.DebugSession, expression: string): Promise<string> {
  const item = vscode.debug.activeStackItem;
  assert.ok(item !== undefined);
  const stack: unknown = await session.customRequest('stackTrace', { threadId: item.threadId, levels: 1 });
  const frameId = Number(/"id":(\d+)/.exec(JSON.stringify(stack))?.[1]);
  const answer: unknown = await session.customRequest('evaluate', {
    expression,
    frameId,
    context: 'variables',
  });
  assert.ok(typeof answer === 'object' && answer !== null && 'result' in answer);
  return String(answer.result).replace(/^'(.*)'$/s, '$1');
}
