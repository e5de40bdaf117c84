/**
 * The debug adapter as this product needs it: a narrow port over the Debug Adapter Protocol.
 * The workbench serves it from a vscode.DebugSession; the command line and the tests serve it from a
 * debug adapter that they spawned themselves. Nothing here imports vscode.
 */

export interface StackFrame {
  readonly id: number;
  readonly name: string;
  /** Absolute path of the source, when the adapter knows it. */
  readonly path?: string;
  /** One-based, as in DAP with linesStartAt1. */
  readonly line: number;
  readonly instructionPointer?: bigint;
}

export interface Evaluation {
  readonly result: string;
  readonly type?: string;
  readonly memoryReference?: string;
  readonly variablesReference: number;
}

/** An adapter's refusal is an expected answer, not an exception. */
export type DapAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** What tells one debugger from another. The type alone does not: three adapters share the type `gdb`. */
export interface DebuggerIdentity {
  /** The `type` of the launch configuration: lldb-dap, cppdbg, pwa-node, … */
  readonly debuggerType: string;
  /** The names of what the adapter said it supports; absent before it answered `initialize`. */
  readonly supports?: ReadonlySet<string>;
}

export interface DapPort extends DebuggerIdentity {
  /** The last lines of the adapter's console that speak of a process, the latest last. */
  readonly heard?: readonly string[];
  /** Any DAP request, for what the families do differently. */
  request(command: string, args: unknown): Promise<DapAnswer<unknown>>;
}
