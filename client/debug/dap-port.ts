/** The session's port over a debug session of the editor. An adapter's refusal becomes a value. */
import * as vscode from 'vscode';
import type { DapPort } from './session/port';
import { fieldsOf, listOf, textOf } from './session/shape';
import type { SessionState } from './session/tracker';

/** @param state what the session's messages have told so far */
export function dapPort(session: vscode.DebugSession, state: () => SessionState): DapPort {
  return {
    debuggerType: session.type,
    get supports() {
      return state().capabilities.supports;
    },
    get heard() {
      return state().heard;
    },
    request: async (command, args) => {
      try {
        const value: unknown = await session.customRequest(command, args);
        return { ok: true, value: command === 'stackTrace' ? withPaths(value) : value };
      } catch (error) {
        return { ok: false, message: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/**
 * The editor rewrites the adapter's paths for its own use: in a remote window or a browser a frame's source arrives as
 * `vscode-remote://…/home/me/a.c`. Back to the path that the adapter said.
 */
function withPaths(stackTrace: unknown): unknown {
  return {
    ...fieldsOf(stackTrace),
    stackFrames: listOf(fieldsOf(stackTrace)['stackFrames']).map((one) => {
      const frame = fieldsOf(one);
      const path = textOf(fieldsOf(frame['source'])['path']);
      if (path === undefined || !/^[a-z][\w+.-]*:\/\//i.test(path)) return frame;
      return { ...frame, source: { ...fieldsOf(frame['source']), path: vscode.Uri.parse(path).fsPath } };
    }),
  };
}
