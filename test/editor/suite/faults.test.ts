/** A runner that hangs, dies, is another release's or is no runner: what the user of the workbench sees, and that the next action works. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  debugTo,
  evaluateInFrame,
  runExampleOutsideTheDebugger,
  stopDebugging,
  theCall,
} from './support/debugging';
import {
  annotation,
  closeAll,
  hints,
  inWorkspace,
  ownProcesses,
  selectors,
  tooltipOf,
} from './support/editor';
import { click, gone, screenshot, see } from './support/page';
import { skip } from './support/report';
import { until } from './support/wait';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];
const root = path.resolve(__dirname, '../../../..');
const spoil = path.join(root, 'test/editor/fixtures/runners/spoil.js');
// In a desktop editor its program is Node only when it is told so.
const node = ['env', 'ELECTRON_RUN_AS_NODE=1', process.execPath];

/** The bundle of the extension that is under test. */
function runnerModule(): string {
  const extension = vscode.extensions.getExtension('numa-lens.numa-lens');
  assert.ok(extension);
  return path.join(extension.extensionPath, 'dist/runner/runner.js');
}

async function usePrefix(prefix: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('numaLens');
  const program = prefix === undefined ? undefined : [...node, runnerModule(), '--stdio'];
  await settings.update('runner.program', program, vscode.ConfigurationTarget.Global);
  await settings.update('runner.prefix', prefix, vscode.ConfigurationTarget.Global);
}

const spoilt = (how: 'greeting' | 'silent' | 'old' | 'kill' | `hold=${string}`) =>
  usePrefix([...node, spoil, how]);

describe('a runner that fails', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    ({ editor } = await debugTo(theCall));
    await see(selectors.lens, 'Query placement');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await gone(selectors.toast);
  });

  after(async () => {
    await usePrefix(undefined);
    await stopDebugging();
    await closeAll();
  });

  /** After whatever went wrong, an action with our own runner. */
  async function worksAgain(): Promise<void> {
    await usePrefix(undefined);
    await vscode.commands.executeCommand('numaLens.clearOutcomes');
    await until('no annotation', async () =>
      (await hints(editor.document)).length === 0 ? true : undefined,
    );
    await click(selectors.lens, 'Query placement');
    await annotation(editor.document, /^60 on node/);
  }

  it('because its setting is malformed is not started, and the setting is named', async () => {
    await usePrefix(['ssh host']);
    await click(selectors.lens, 'Query placement');
    const text = await see(selectors.toast, 'numaLens.runner.prefix is one word');
    assert.match(text, /The migration runner is not started.*\["ssh", "host"\]/);
    assert.deepEqual(await hints(editor.document), []);
  });

  it('is not what a workspace can choose', async () => {
    await usePrefix(undefined);
    const file = inWorkspace('.vscode/settings.json');
    const before = await vscode.workspace.fs.readFile(file).then(
      (bytes) => bytes,
      () => undefined,
    );
    // The second setting tells when the file has been read.
    const mark = '5.19';
    const settings = { 'numaLens.runner.prefix': ['sh', '-c', 'exit 9'], 'numaLens.minKernel': mark };
    await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify(settings)));
    try {
      await until('the settings of the workspace', () =>
        vscode.workspace.getConfiguration('numaLens').get('minKernel') === mark ? true : undefined,
      );
      await worksAgain();
    } finally {
      if (before === undefined) await vscode.workspace.fs.delete(file);
      else await vscode.workspace.fs.writeFile(file, before);
    }
  });

  it('because a greeting comes before it is told with the greeting', async () => {
    await spoilt('greeting');
    await click(selectors.lens, 'Query placement');
    const text = await see(selectors.toast, 'Welcome to this machine!');
    assert.match(text, /did not start: it wrote something else than messages/);
    assert.match(text, /Let nothing but the runner write there/);
  });

  it('because it is of another release is told with both versions', async () => {
    await spoilt('old');
    await click(selectors.lens, 'Query placement');
    const text = await see(selectors.toast, 'The runner speaks protocol version');
    assert.match(text, /the client asked for 0\. Use a client and a runner of the same release/);
  });

  it('because it is not there is told with what is missing', async () => {
    await usePrefix(['sh', '-c', 'exec numa-lens-is-not-here']);
    await click(selectors.lens, 'Query placement');
    const text = await see(selectors.toast, 'exit code 127');
    assert.match(text, /Install NUMA Lens where the runner is to run/);
  });

  it('because it hangs can be ended, and the next action works', async () => {
    await spoilt('silent');
    await click(selectors.lens, 'Query placement');
    await see(selectors.toast, 'has not answered for 15 seconds');
    if (shots !== undefined) await screenshot(`${shots}/runner-hangs.png`);
    await click(selectors.toastButton, 'Restart');
    await see(selectors.toast, 'it was ended because it had not answered for 15 seconds');
    await worksAgain();
  });

  it('in the middle of a move is replaced, and the outcome is what a new query sees', async () => {
    await spoilt('kill');
    await click(selectors.lens, 'Run migration');
    const hint = await annotation(editor.document, /interrupted$/);
    const told = tooltipOf(hint);
    assert.match(told, /it was ended by SIGKILL/);
    assert.match(told, /by a new query/);
    await worksAgain();
  });

  it('because it was killed from outside is started again', async () => {
    await worksAgain();
    const [runner] = ownProcesses('dist/runner/runner.js');
    assert.ok(runner !== undefined, 'no runner is running');
    process.kill(runner, 'SIGKILL');
    await until('the end of the runner', () =>
      ownProcesses('dist/runner/runner.js').includes(runner) ? undefined : true,
    );
    await worksAgain();
  });
});

describe('a debug session that is gone before a move is over', () => {
  let pid: number;
  let go: string;
  let times = 0;

  beforeEach(async () => {
    const { session } = await debugTo(theCall);
    pid = Number(await evaluateInFrame(session, '(int)getpid()'));
    await see(selectors.lens, 'Run migration');
    go = inWorkspace(`go-${++times}`).fsPath;
    await spoilt(`hold=${go}`);
    await click(selectors.lens, 'Run migration');
    // Longer than half a second: the move waits at the runner's door.
    await see(selectors.toast, 'Checking 64 pages');
  });

  afterEach(async () => {
    await usePrefix(undefined);
    await stopDebugging();
    await vscode.commands.executeCommand('notifications.clearAll');
    await gone(selectors.toast);
    if (fs.existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
  });

  after(closeAll);

  const processEnds = (): Promise<true> =>
    until('the end of the process', () => (fs.existsSync(`/proc/${pid}`) ? undefined : true));

  /** Lets the move go on, and returns what is said of it. */
  function toldAfterwards(text: string): Promise<string> {
    fs.writeFileSync(go, '');
    return see(selectors.toast, text);
  }

  it('because its adapter was killed, and the program with it: that is told', async () => {
    for (const one of ownProcesses('lldb-dap')) process.kill(one, 'SIGKILL');
    await processEnds();
    await toldAfterwards(`Process ${pid} has ended.`);
  });

  it('because it was started anew: what is told is about the old process', async () => {
    await vscode.commands.executeCommand('workbench.action.debug.restart');
    await processEnds();
    await toldAfterwards(`Process ${pid} has ended.`);
  });
});

describe('a privileged runner', () => {
  after(closeAll);

  it('is started in the terminal after its command was shown, for one process', async function () {
    // sudo would ask for a password that no test has.
    if (process.getuid?.() !== 0) skip(this, 'the tests do not run as root');
    const program = await runExampleOutsideTheDebugger();
    try {
      const stat = fs.readFileSync(`/proc/${program.pid}/stat`, 'latin1');
      const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      const started = vscode.commands.executeCommand('numaLens.startPrivilegedRunner', {
        pid: program.pid,
        startTime,
      });
      const shown = await see(selectors.dialog, `process ${program.pid}`);
      assert.match(shown, /setpriv --reuid 0 .*--ambient-caps=-all,\+sys_ptrace,\+sys_nice/);
      assert.ok(shown.includes(`--target ${program.pid}:${startTime ?? ''}`));
      if (shots !== undefined) await screenshot(`${shots}/privileged-command.png`);
      await click(selectors.dialogButton, 'Run in Terminal');
      await see(selectors.toast, `is connected, for process ${program.pid} only`);
      await started;
      assert.ok(vscode.window.terminals.some(({ name }) => name.includes(String(program.pid))));
    } finally {
      program.end();
      for (const terminal of vscode.window.terminals) terminal.dispose();
    }
  });
});
