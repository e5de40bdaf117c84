/**
 * Microsoft's adapter of the C/C++ extension (type `cppdbg`), MIEngine over gdb or lldb-mi.
 *
 * Not run against the real one. Written from its sources (github.com/microsoft/MIEngine: OpenDebugAD7/AD7DebugSession.cs, MIDebugEngine/Engine.Impl/Variables.cs,
 * AD7.Impl/AD7Property.cs): in context `watch` an expression that fails is answered as if it had succeeded, with the message as its value; in
 * `hover` it fails. In `repl` a text that starts with "-exec " is a command, and its output the result. `readMemory` takes "0x…" or decimal digits. The
 * `process` event tells the pid, and the pointer size in bits; a memoryReference is the value of a pointer. All threads stop together.
 */
import type { DebuggerFamily } from './family';
import { gdbExpressions, gdbPid } from './gdb';
import { lldbPid } from './lldb';
import { say } from '../../../../server/languages/say';

export const cppdbg: DebuggerFamily = {
  id: 'cppdbg',
  get title() {
    return say('the C/C++ debugger');
  },
  serves: ({ debuggerType: type }) => type === 'cppdbg',
  readsMemoryByAddress: ({ readMemory }) => readMemory,
  ...gdbExpressions,
  evaluateContext: 'hover',
  // lldb-mi knows no inferiors: then nothing is told, and the event counts.
  pidCommand: {
    expression: '-exec info inferiors',
    context: 'repl',
    answers: 'result',
    pid: (output) => gdbPid(output) ?? lldbPid(output),
  },
  pidExpressions: ['(int)getpid()'],
};
