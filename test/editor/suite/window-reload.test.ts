/** A window that is reloaded while its language server hangs: what comes after it is tested in the next extension host, at the end of the suite. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, findings, inWorkspace, open, ownProcesses, selectors } from './support/editor';
import { see } from './support/page';
import { continueAfter, kept } from './support/restart';
import { until } from './support/wait';

const program = 'dist/lsp/server.js';
const hasFlagsInvalid = (rules: readonly string[]): boolean => rules.includes('flags-invalid');

describe('a window whose language server hangs', () => {
  it('is reloaded when all other tests are over', () => {
    const note = inWorkspace('hung-server').fsPath;
    continueAfter('^after the window was reloaded', note, async () => {
      const { document } = await open('planted.c');
      await findings(document.uri, 'flags-invalid', hasFlagsInvalid);
      const pid = await until('a running language server', () => ownProcesses(program)[0]);
      process.kill(pid, 'SIGSTOP');
      fs.writeFileSync(note, String(pid));
      await vscode.commands.executeCommand('workbench.action.reloadWindow');
    });
  });
});

describe('after the window was reloaded', () => {
  it('the language server that hung is gone, and another one finds the same', async () => {
    const pid = Number(fs.readFileSync(String(kept()), 'utf8'));
    assert.ok(pid > 1);
    await until('the end of the old server', () => (fs.existsSync(`/proc/${pid}`) ? undefined : true));
    const { document } = await open('planted.c');
    await findings(document.uri, 'flags-invalid', hasFlagsInvalid);
    await see(selectors.error);
    assert.notEqual(ownProcesses(program)[0], pid);
    await closeAll();
  });
});
