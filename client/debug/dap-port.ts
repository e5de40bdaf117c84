/** The session's port over a debug session of the editor. An adapter's refusal becomes a value. */
import type * as vscode from 'vscode';
import type { DapPort } from './session/port';

export function dapPort(session: vscode.DebugSession): DapPort {
  return {
    debuggerType: session.type,
    request: async (command, args) => {
      try {
        const value: unknown = await session.customRequest(command, args);
        return { ok: true, value };
      } catch (error) {
        return { ok: false, message: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
