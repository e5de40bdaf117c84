/**
 * Eclipse's adapter for gdb (cdt-gdb-adapter; types `gdb` and `gdbtarget`), over gdb's machine interface.
 *
 * Measured with 1.7.0 over gdb 13.1: no `process` event, and no request that tells a pid; what a command of gdb says goes to the console, as
 * output events before an empty answer. Frames get new numbers each time they are asked for, and the old ones stay good. A frame without an id is not evaluated in. An expression that is not understood is answered as if it had
 * succeeded, with a sentence in place of the value; memory that cannot be read with an empty one. `readMemory` takes an address. A
 * continued event may come after the stop of a thread that it did not concern.
 */
import type { DebuggerFamily } from './family';
import { gdbExpressions, gdbPid } from './gdb';
import { say } from '../../../../server/languages/say';

export const cdtGdb: DebuggerFamily = {
  id: 'cdt-gdb',
  get title() {
    return say('the gdb adapter');
  },
  // gdb's own adapter serves the type "gdb" as well, and knows of modules; WebFreak's reads no memory.
  serves: ({ debuggerType: type, supports }) =>
    type === 'gdbtarget' ||
    (type === 'gdb' &&
      supports?.has('supportsModulesRequest') !== true &&
      supports?.has('supportsReadMemoryRequest') === true),
  readsMemoryByAddress: ({ readMemory }) => readMemory,
  ...gdbExpressions,
  failureIn: (result) =>
    result === 'Error: could not evaluate expression' ? 'gdb does not understand it.' : undefined,
  frameMark: '(long long)$sp',
  pidCommand: { expression: '>info inferiors', context: 'repl', answers: 'console', pid: gdbPid },
  pidExpressions: ['(int)getpid()'],
};
