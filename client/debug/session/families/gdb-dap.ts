/**
 * gdb's own adapter, `gdb -i=dap` (gdb 14 and later; type `gdb`).
 *
 * Not run against the real one. Written from gdb's sources (gdb/python/lib/gdb/dap/evaluate.py, varref.py, memory.py, events.py, launch.py): context
 * `hover` evaluates with may-call-functions, may-write-memory and may-write-registers off, so that gdb itself guards what is checked here; `repl`
 * runs a command and gives what it said. `readMemory` takes an address in any of Python's spellings. The `process` event (gdb 15) comes once.
 * A type is shown to clients that ask for it, as the editor does. All threads stop together.
 */
import type { DebuggerFamily } from './family';
import { gdbExpressions, gdbPid } from './gdb';

export const gdbDap: DebuggerFamily = {
  id: 'gdb-dap',
  title: 'gdb',
  serves: ({ debuggerType: type, supports }) =>
    type === 'gdb' && supports?.has('supportsModulesRequest') === true,
  readsMemoryByAddress: ({ readMemory }) => readMemory,
  ...gdbExpressions,
  evaluateContext: 'hover',
  pidCommand: { expression: 'info inferiors', context: 'repl', answers: 'result', pid: gdbPid },
  pidExpressions: [],
};
