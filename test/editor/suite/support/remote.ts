/** A program that is debugged in a virtual machine (scripts/guest/debug-guest.mjs), with the runner started beside it. */
import * as vscode from 'vscode';
import type { Guest } from '../../../grand/guest';

/** As docs/debugging.md has it. */
export function attachTo(program: string, { debugging }: Guest): vscode.DebugConfiguration {
  return {
    type: 'lldb-dap',
    request: 'attach',
    name: 'in the guest',
    program,
    platformName: 'remote-linux',
    'gdb-remote-hostname': '127.0.0.1',
    'gdb-remote-port': debugging,
  };
}

/** A setting of scope "machine": it lives where the extension host does. */
export async function usePrefix(words: readonly string[] | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('numaLens');
  await settings.update('runner.prefix', words, vscode.ConfigurationTarget.Global);
}
