import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, inWorkspace, open, ownProcesses, selectors } from './support/editor';
import { gone, hover, press, see } from './support/page';
import { until } from './support/wait';

const program = 'dist/lsp/server.js';
const hasFlagsInvalid = (rules: readonly string[]): boolean => rules.includes('flags-invalid');

/** Kills the language server as a crash would end it, and waits until that very process is gone. */
async function crash(): Promise<void> {
  const pid = await until('a running language server', () => ownProcesses(program)[0]);
  process.kill(pid, 'SIGKILL');
  await until('its end', () => (ownProcesses(program).includes(pid) ? undefined : true));
}

/** What the language status says. Its hover stays open while the mouse is there. */
async function status(text: string): Promise<string> {
  await hover('.statusbar-item[id="status.languageStatus"]');
  const said = await see(selectors.hover, text);
  await press('Escape');
  await hover('.monaco-editor .view-line');
  return said;
}

describe('a language server that crashes', () => {
  let document: vscode.TextDocument;

  before(async () => {
    ({ document } = await open('planted.c'));
    await findings(document.uri, 'flags-invalid', hasFlagsInvalid);
  });

  after(closeAll);

  it('is told of with what it goes by: here without a compile_commands.json', async () => {
    const said = await status('Linux 4.17 and newer');
    assert.match(said, /No compile_commands\.json: .* are guessed/);
    assert.match(said, /How to Get One/);
  });

  it('is started again by itself', async () => {
    await status('Linux 4.17 and newer');
    await crash();
    await findings(document.uri, 'flags-invalid', hasFlagsInvalid);
    await see(selectors.error);
  });

  it('is left alone when it crashes again and again, and the status says why', async () => {
    for (let times = 2; times <= 5; times++) await crash();
    const said = await status('the language server is gone');
    assert.match(said, /SIGKILL/);
    await gone(selectors.error);
  });

  it('works again after a restart by the user', async () => {
    await vscode.commands.executeCommand('numaLens.restartServer');
    await findings(document.uri, 'flags-invalid', hasFlagsInvalid);
    await see(selectors.error);
    await status('Linux 4.17 and newer');
  });

  it('is what tells of a mistake in the numa-lens.json of a source, and the status leads to it', async () => {
    const near = inWorkspace('configured/near.c');
    fs.writeFileSync(near.fsPath, 'int nothing;\n');
    try {
      await vscode.window.showTextDocument(near);
      const said = await status('A mistake in numa-lens.json');
      assert.match(said, /flags-invald/);
      assert.match(said, /Go to the Mistake/);
    } finally {
      await closeAll();
      fs.rmSync(near.fsPath);
    }
  });
});
