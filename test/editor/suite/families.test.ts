/** Debuggers beside the usual one: gdb, and one that another extension explains. */
import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { NumaLensApi } from '../../../client/api/numa-lens';
import { debugTo, stopDebugging, theCall } from './support/debugging';
import { annotation, closeAll, inWorkspace, selectors } from './support/editor';
import { click, see } from './support/page';
import { skip } from './support/report';

const program = () => ({
  request: 'launch',
  name: 'first-touch',
  program: inWorkspace('first-touch').fsPath,
  cwd: inWorkspace('.').fsPath,
  preLaunchTask: 'build first-touch',
});

/**
 * For an open Variables view the debugger reads the text that a char * points to. The first page of "spare", which was never touched, is the
 * zero page then: -EFAULT, no longer -ENOENT.
 */
const outcome = /^60 on node \d+ · (3 -ENOENT · 1|2 -ENOENT · 2) -EFAULT$/;

async function queried(configuration: vscode.DebugConfiguration): Promise<void> {
  const { editor } = await debugTo(theCall, configuration);
  await see(selectors.lens, 'Query placement');
  await click(selectors.lens, 'Query placement');
  await annotation(editor.document, outcome);
}

async function activated(): Promise<NumaLensApi> {
  const extension = vscode.extensions.getExtension<NumaLensApi>('numa-lens.numa-lens');
  assert.ok(extension);
  return extension.activate();
}

describe('debuggers of other families', () => {
  afterEach(stopDebugging);
  after(closeAll);

  it('gdb, by Eclipse’s adapter, queries the placement of the example', async function () {
    // Without the reason not to have it, it is there.
    const without = process.env['NUMA_LENS_EDITOR_WITHOUT_GDB'];
    if (without !== undefined) skip(this, without);
    try {
      await queried({ type: 'gdb', gdb: 'gdb', ...program() });
    } finally {
      // The adapter answers the request to terminate a stopped program and does not end; the editor disconnects it when it is asked again.
      await vscode.debug.stopDebugging();
    }
  });

  it('one that another extension explains is read as that extension says', async () => {
    const api = await activated();
    assert.equal(api.version, 1);
    const asked: string[] = [];
    const registered = api.registerDebuggerFamily({
      id: 'unheard-of',
      title: 'The unheard-of debugger',
      types: ['unheard-of'],
      readsMemoryByAddress: true,
      integerExpressions(text) {
        asked.push(text);
        return [`(long long)(${text})`];
      },
    });
    try {
      await queried({ type: 'unheard-of', ...program() });
      assert.ok(asked.includes('pages'), asked.join(', '));
    } finally {
      registered.dispose();
    }
  });

  it('one that nobody explains is read as any debugger', async () => {
    await queried({ type: 'unheard-of', ...program() });
  });

  it('one of a wrong shape is refused where it is registered', async () => {
    const api = await activated();
    const register: unknown = Reflect.get(api, 'registerDebuggerFamily');
    assert.ok(typeof register === 'function');
    assert.throws(
      () => {
        Reflect.apply(register, api, [{ id: 'x', title: 'X', types: 'x' }]);
      },
      { name: 'TypeError', message: /"types" of a debugger family must be a list of at least one text/ },
    );
  });
});
