import assert from 'node:assert/strict';
import util from 'node:util';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  debugTo,
  runExampleOutsideTheDebugger,
  statusesAfterTheCall,
  stopDebugging,
  theCall,
  topLine,
} from './support/debugging';
import type { LivingExample } from '../../grand/living-example';
import {
  annotation,
  closeAll,
  find,
  hints,
  insert,
  labelOf,
  ownProcesses,
  selectors,
  setConfirm,
  tooltipOf,
} from './support/editor';
import { appears, click, gone, hover, press, screenshot, see, texts } from './support/page';
import { fact } from './support/report';
import { until } from './support/wait';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];

describe('debugging the example', () => {
  let editor: vscode.TextEditor;
  let session: vscode.DebugSession;

  before(async () => {
    await setConfirm('always');
    ({ editor, session } = await debugTo(theCall));
  });

  after(async () => {
    await setConfirm(undefined);
    await stopDebugging();
    await closeAll();
  });

  it('shows lenses above the call where the program stands', async () => {
    await see(selectors.lens, 'Query placement');
    await see(selectors.lens, 'Run migration');
  });

  it('queries the placement at a click and says what the kernel says', async () => {
    await click(selectors.lens, 'Query placement');
    const hint = await annotation(editor.document, /-ENOENT|-EFAULT/);
    const label = labelOf(hint);
    assert.ok(label.length <= 40, label);
    await see(selectors.line, label);
    // A debugger that shows what `spare` points to has read a page there: then it is the zero page.
    assert.match(label, /^60 on node \d+ · [123] -(ENOENT|EFAULT)/);
    fact('editor-query', label);
  });

  it('shows a row for each run of pages in the hover', async () => {
    const text = tooltipOf(await annotation(editor.document, /-ENOENT|-EFAULT/));
    assert.match(text, /\| 60 \| `0x[0-9a-f]+`–`0x[0-9a-f]+` \| node 0/);
    assert.match(
      text,
      /^\| [123] \|.*(ENOENT|EFAULT) \| [A-Z].*\.\s*\|/m,
      'with what it means and what to do',
    );
  });

  it('asks before it moves, and does nothing after a no', async () => {
    await click(selectors.lens, 'Run migration');
    const plan = await see(selectors.dialog);
    assert.match(plan, /Process \d+: .*first-touch/);
    if (shots !== undefined) await screenshot(`${shots}/plan.png`);
    await press('Escape');
    await gone(selectors.dialog);
    assert.match(labelOf(await annotation(editor.document, /on node/)), /on node/);
  });

  it('runs the migration after a yes and writes the outcome beside the call', async () => {
    await click(selectors.lens, 'Run migration');
    await see(selectors.dialog);
    await click(selectors.dialogButton, 'Run Migration');
    await gone(selectors.dialog);
    const hint = await annotation(editor.document, /^60 of 64 /);
    await see(selectors.line, labelOf(hint));
    fact('editor-migration', labelOf(hint));
    if (shots !== undefined) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await vscode.window.showTextDocument(editor.document);
      await hover(`${selectors.line} span:text-is("${labelOf(hint)}")`);
      await see(selectors.hover, 'pages are on node');
      await screenshot(`${shots}/hover.png`);
      await press('Escape');
      await screenshot(`${shots}/outcome.png`);
    }
  });

  it('marks the outcome as stale when the text changes, and follows its call', async () => {
    const line = (await annotation(editor.document, /./)).position.line;
    await insert(editor.document, new vscode.Position(0, 0), '/* edited */\n');
    const hint = await annotation(editor.document, /^stale: /);
    assert.equal(hint.position.line, line + 1);
    assert.ok(labelOf(hint).length <= 40, labelOf(hint));
    await vscode.commands.executeCommand('undo');
  });

  it('starts the runner again after it was killed', async () => {
    const [runner] = ownProcesses('dist/runner/runner.js');
    assert.ok(runner, 'no runner is running');
    process.kill(runner, 'SIGKILL');
    await until('the end of the runner', () =>
      ownProcesses('dist/runner/runner.js').includes(runner) ? undefined : true,
    );
    await vscode.commands.executeCommand('numaLens.clearOutcomes');
    await until('no annotation', async () =>
      (await hints(editor.document)).length === 0 ? true : undefined,
    );
    await click(selectors.lens, 'Query placement');
    await annotation(editor.document, /on node/);
    assert.notDeepEqual(ownProcesses('dist/runner/runner.js'), []);
  });

  it('has told what the program then gets from its own call', async () => {
    const rows = [
      ...tooltipOf(await annotation(editor.document, /on node/)).matchAll(/^\| (\d+) \|.*?\|([^|]*)\|/gm),
    ];
    // Pages with one answer need not stand side by side.
    const told = new Map<string, number>();
    for (const [, pages, where] of rows) {
      const name = String(where).replace('\u2060', '').trim();
      told.set(name, (told.get(name) ?? 0) + Number(pages));
    }
    const counts = await statusesAfterTheCall(session);
    const name = (status: number): string =>
      status >= 0 ? `node ${status}` : `-${util.getSystemErrorName(status)}`;
    const real = [...counts].map(([status, pages]) => [name(status), pages] as const);
    assert.deepEqual([...told].sort(), real.sort());
  });

  it('takes lenses and annotations away when the session ends', async () => {
    await stopDebugging();
    await gone(selectors.lens);
    assert.deepEqual(await hints(editor.document), []);
  });
});

describe('a program that is stopped elsewhere', () => {
  let document: vscode.TextDocument;
  let session: vscode.DebugSession;

  before(async () => {
    const { editor, session: started } = await debugTo('char *ring =');
    ({ document } = editor);
    session = started;
    editor.revealRange(find(document, theCall), vscode.TextEditorRevealType.InCenter);
  });

  after(async () => {
    await stopDebugging();
    await closeAll();
  });

  it('offers to run to the call, and goes there at a click', async () => {
    await see(selectors.lens, 'Run to this call');
    assert.ok(!(await texts(selectors.lens)).includes('Run migration'));
    await click(selectors.lens, 'Run to this call');
    // Lenses are drawn anew after a stop, and a click may meet one that is just replaced.
    if (!(await appears(selectors.lens, 'Run migration', 10_000)))
      await click(selectors.lens, 'Run to this call');
    await see(selectors.lens, 'Run migration');
    assert.equal(vscode.debug.breakpoints.length, 1, 'the breakpoint of the way there is left behind');
  });

  it('stays at the call where a lens of before is clicked once more', async () => {
    const line = find(document, theCall).start.line;
    assert.equal(await topLine(session), String(line + 1));
    await vscode.commands.executeCommand('numaLens.runToCall', document.uri, new vscode.Position(line, 0));
    assert.equal(await topLine(session).catch(() => 'it runs'), String(line + 1));
  });
});

describe('a debugger that names another process', () => {
  let other: LivingExample;

  before(async () => {
    other = await runExampleOutsideTheDebugger();
  });

  after(async () => {
    await stopDebugging();
    await closeAll();
    other.end();
  });

  it('is refused in words, even when the other process runs the same program', async () => {
    const { editor } = await debugTo(theCall, {
      type: 'lldb-vscode',
      request: 'launch',
      name: 'lying',
      program: '${workspaceFolder}/first-touch',
      claimPid: other.pid,
    });
    await click(selectors.lens, 'Query placement');
    const message = await see(selectors.toast, `Process ${other.pid}`);
    assert.match(message, /is not the (process that is being debugged|program in the debugger)/);
    assert.deepEqual(await hints(editor.document), []);
  });
});
