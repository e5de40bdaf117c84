/** Debugging the example for real, and reading the truth about its pages without the product. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { livingExample } from '../../../grand/living-example';
import type { LivingExample } from '../../../grand/living-example';
import { find, inWorkspace, open } from './editor';
import { until } from './wait';

export const example = 'first-touch.c';
export const theCall = 'syscall(SYS_move_pages';

/** Opens an example with a breakpoint at a text of it, starts its launch configuration and waits until it stops there. */
export async function debugTo(
  text: string,
  configuration: string | vscode.DebugConfiguration = 'first-touch (lldb-dap)',
  file = example,
): Promise<{
  readonly editor: vscode.TextEditor;
  readonly session: vscode.DebugSession;
}> {
  const editor = await open(file);
  // In column 0 a breakpoint is one of the whole line.
  const at = find(editor.document, text).start.with({ character: 0 });
  vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(new vscode.Location(editor.document.uri, at))]);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(await vscode.debug.startDebugging(folder, configuration));
  return { editor, session: await stopped() };
}

/**
 * Waits until a session is stopped and shows where in the source. lldb-dap tells of a stop before the program's first instruction, too, when it
 * attaches to a gdbserver, and goes on from it by itself; the editor may ask about that one when it is over ("invalid thread").
 */
export function stopped(): Promise<vscode.DebugSession> {
  return until('a stopped program', async () => {
    const item = vscode.debug.activeStackItem;
    if (!(item instanceof vscode.DebugStackFrame)) return undefined;
    const line = Number((await topLine(item.session).catch(() => undefined)) ?? 0);
    return line > 0 ? item.session : undefined;
  });
}

/** Sessions that have begun and not ended. Where a session has a child, the editor may name an ended one as active. */
const living = new Set<string>();
vscode.debug.onDidStartDebugSession(({ id }) => living.add(id));
vscode.debug.onDidTerminateDebugSession(({ id }) => living.delete(id));

export async function stopDebugging(): Promise<void> {
  await vscode.debug.stopDebugging();
  await endOfDebugging();
  vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
}

/** Waits until every debug session has ended. */
export async function endOfDebugging(): Promise<void> {
  await until('the end of the debug session', () => (living.size === 0 ? true : undefined));
}

/** The example, built and run without a debugger. */
export async function runExampleOutsideTheDebugger(): Promise<LivingExample> {
  const program = inWorkspace('first-touch').fsPath;
  await promisify(execFile)('gcc', ['-g', '-O0', '-o', program, inWorkspace(example).fsPath]);
  return livingExample(program);
}

/** Lets the program make its call and reads what the kernel wrote into its status array: each value, how often. */
export async function statusesAfterTheCall(
  session: vscode.DebugSession,
): Promise<ReadonlyMap<number, number>> {
  await stepOver(session);
  const address = await evaluateInFrame(session, '(unsigned long long)&status[0]');
  const bytes = await memoryOf(session, BigInt(address), 64 * 4);
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 4) {
    const status = bytes.readInt32LE(at);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

/** The program's memory as its debugger reads it. A program that is stopped can't look after it itself. */
export async function memoryOf(
  session: vscode.DebugSession,
  address: bigint,
  count: number,
): Promise<Buffer> {
  const memoryReference = `0x${address.toString(16)}`;
  const data = field(await session.customRequest('readMemory', { memoryReference, count }), 'data');
  return Buffer.from(data, 'base64');
}

/** The debugger's own answer, in the frame that the editor shows. */
export async function evaluateInFrame(session: vscode.DebugSession, expression: string): Promise<string> {
  // After a step the editor selects the thread first, and its frame as soon as it has the frames.
  const { frameId } = await until('a frame', () => {
    const item = vscode.debug.activeStackItem;
    return item instanceof vscode.DebugStackFrame ? item : undefined;
  });
  return field(await session.customRequest('evaluate', { expression, frameId, context: 'watch' }), 'result');
}

/** Goes to the next line of the program and waits until the editor shows it. */
export async function stepOver(session: vscode.DebugSession): Promise<void> {
  const line = await topLine(session);
  await vscode.commands.executeCommand('workbench.action.debug.stepOver');
  await until('the end of the step', async () => {
    const now = await topLine(session).catch(() => undefined);
    return now === undefined || now === line ? undefined : now;
  });
}

/** The line of the innermost frame; undefined while the program runs. */
export async function topLine(session: vscode.DebugSession): Promise<string | undefined> {
  const item = vscode.debug.activeStackItem;
  if (!(item instanceof vscode.DebugStackFrame)) return undefined;
  const answer: unknown = await session.customRequest('stackTrace', { threadId: item.threadId, levels: 1 });
  return /"line":(\d+)/.exec(JSON.stringify(answer))?.[1];
}

function field(answer: unknown, name: string): string {
  const entry = Object.entries(answer ?? {}).find(([key]) => key === name);
  assert.ok(entry, `the debugger's answer has no ${name}`);
  return String(entry[1]);
}
