import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { serverNodeOptions } from '../../../server/protocol/node-options';
import {
  closeAll,
  find,
  findings,
  insert,
  inWorkspace,
  open,
  ownProcesses,
  selectors,
} from './support/editor';
import { click, gone, hover, press, screenshot, see, texts } from './support/page';
import { until } from './support/wait';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];
const program = 'dist/lsp/server.js';
const hasFlagsInvalid = (rules: readonly string[]): boolean => rules.includes('flags-invalid');
/** The one in the file, and one that stands only in the text that nobody has saved. */
const hasBoth = (rules: readonly string[]): boolean =>
  rules.filter((one) => one === 'flags-invalid').length === 2;
const server = (): Promise<number> => until('a running language server', () => ownProcesses(program)[0]);

/** Ends the language server as a crash would end it, and waits until that very process is gone. */
async function crash(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const pid = await server();
  process.kill(pid, signal);
  await endOf(pid);
}

function endOf(pid: number): Promise<true> {
  return until('the end of the server', () => (ownProcesses(program).includes(pid) ? undefined : true));
}

/** Gives it no byte more than it has, and something to read that does not fit. */
async function outOfMemory(): Promise<void> {
  const pid = await server();
  execFileSync('prlimit', ['--pid', String(pid), '--as=1']);
  const large = inWorkspace('large.c');
  fs.writeFileSync(large.fsPath, `/* ${'x'.repeat(8 << 20)} */`);
  await vscode.workspace.openTextDocument(large);
  await endOf(pid);
  fs.rmSync(large.fsPath);
}

/** What the language status says. Its hover stays open while the mouse is there. */
async function status(text: string, explained = ''): Promise<string> {
  await hover('.statusbar-item[id="status.languageStatus"]');
  const said = await see(selectors.hover, text);
  // The whole of it is the tooltip of its button.
  if (explained !== '') await see(`${selectors.hover} a[title*="${explained}"]`);
  await hover('.monaco-editor .view-lines');
  return said;
}

/** An editor in a browser saves what is typed, unless it is told not to. */
async function saveByItself(value: 'off' | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('files')
    .update('autoSave', value, vscode.ConfigurationTarget.Global);
}

const unsaved = `
void unsaved(void **pages, const int *nodes, int *status) {
  if (move_pages(0, 4, pages, nodes, status, MPOL_MF_STRICT) != 0) perror("move_pages");
}
`;

describe('a language server that crashes', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await saveByItself('off');
    ({ document } = await open('planted.c'));
    await findings(document.uri, 'flags-invalid', hasFlagsInvalid);
  });

  after(async () => {
    await vscode.window.showTextDocument(document);
    await closeAll();
    await saveByItself(undefined);
  });

  it('is told of with what it goes by: here without a compile_commands.json', async () => {
    const said = await status('Linux 4.17 and newer', 'this file are guessed');
    assert.match(said, /No compile_commands\.json/);
    assert.match(said, /How to Get One/);
  });

  it('is started with as few threads besides as leave a processor to its answers', async () => {
    const command = fs.readFileSync(`/proc/${await server()}/cmdline`, 'utf8').split('\0');
    const module = command.findIndex((one) => one.endsWith(program));
    assert.deepEqual(command.slice(1, module), serverNodeOptions(os.availableParallelism()));
  });

  it('is started again by itself, and finds in the text that nobody has saved what it found there', async () => {
    await status('Linux 4.17 and newer');
    await insert(document, new vscode.Position(document.lineCount, 0), unsaved);
    const text = document.getText();
    await findings(document.uri, 'what was typed', hasBoth);
    for (const end of [() => crash('SIGSEGV'), outOfMemory]) {
      await end();
      await findings(document.uri, 'what was typed, by another server', hasBoth);
      assert.equal(document.getText(), text);
      assert.ok(document.isDirty);
    }
    await see(selectors.error);
  });

  it('is left alone when it crashes again and again, and that is said with the cause', async () => {
    for (let times = 3; times <= 5; times++) await crash();
    const said = await see(selectors.toast, 'No findings any more');
    assert.match(
      said,
      /ended five times within three minutes and is not started again by itself\. Last, it was ended by SIGKILL/,
    );
    if (shots !== undefined) await screenshot(`${shots}/server-gone.png`);
    // In words of our own, and once.
    assert.equal((await texts(selectors.toast)).length, 1);
    await status('the language server is gone', 'it was ended by SIGKILL');
    await gone(selectors.error);
    assert.ok(document.isDirty);
  });

  it('works again after a restart by the user', async () => {
    await click(selectors.toastButton, 'Restart');
    await findings(document.uri, 'what was typed', hasBoth);
    await see(selectors.error);
    await status('Linux 4.17 and newer');
  });

  it('that hangs instead keeps nobody from typing, is told of, and is ended by a restart', async () => {
    const pid = await server();
    process.kill(pid, 'SIGSTOP');
    try {
      const at = find(document, 'unsaved(').end;
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
      await press('v');
      await press('o');
      await see(selectors.line, 'unsaved(vo');
      await press('Control+z');
      const said = await status('The language server does not answer', 'What you type is safe');
      assert.match(said, /for \d+ seconds/);
      await vscode.commands.executeCommand('numaLens.restartServer');
      assert.ok(!ownProcesses(program).includes(pid));
    } finally {
      if (ownProcesses(program).includes(pid)) process.kill(pid, 'SIGKILL');
    }
    await findings(document.uri, 'the findings of another server', hasFlagsInvalid);
    await status('Linux 4.17 and newer');
    await vscode.commands.executeCommand('undo');
  });

  it('is what tells of a mistake in the numa-lens.json of a source, and the status leads to it', async () => {
    const near = inWorkspace('configured/near.c');
    fs.writeFileSync(near.fsPath, 'int nothing;\n');
    try {
      await vscode.window.showTextDocument(near);
      const said = await status('A mistake in numa-lens.json', 'flags-invald');
      assert.match(said, /Go to the Mistake/);
    } finally {
      await closeAll();
      fs.rmSync(near.fsPath);
    }
  });
});
