/**
 * lldb-dap, LLVM's own adapter (types `lldb-dap` and, in its older extension, `lldb-vscode`). CodeLLDB's `lldb` is another
 * program and another family.
 *
 * Measured with lldb 22.1.8 and 19.1.7: the `process` event tells the pid and the pointer size; `readMemory` takes an
 * address, but version 19 dies on it; `&array[0]` has no memoryReference, and a pointer variable's memoryReference is the
 * address of the variable, so addresses are read from results; macros are unknown to the expression parser; `?:`, sizeof
 * and calls make lldb map a page of its own into the program, a plain cast of a variable does not. After a fork that lldb follows to
 * the child, the `process` event has told the parent and no other comes; `process status` tells the child.
 */
import type { DebuggerFamily } from './family';
import { cExpressions } from './family';
import { clangTypes, glibcSecrets, lldbPid } from './lldb';

/** The first release whose readMemory is sound. */
const readMemorySince = 20;

export const lldbDap: DebuggerFamily = {
  id: 'lldb-dap',
  title: 'lldb-dap',
  serves: ({ debuggerType: type }) => type === 'lldb-dap' || type === 'lldb-vscode',
  readsMemoryByAddress: ({ readMemory, version }) => {
    const major = /\bversion (\d+)/.exec(version ?? '')?.[1];
    return readMemory && major !== undefined && Number(major) >= readMemorySince;
  },
  typeReading: clangTypes(),
  ...cExpressions((text) => [`(long long)(${text})`]),
  // A backquote makes it a command whatever the console's mode is.
  pidCommand: { expression: '`process status', context: 'repl', answers: 'result', pid: lldbPid },
  pidExpressions: ['(int)getpid()'],
  processSecrets: glibcSecrets,
};
