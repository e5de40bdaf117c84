/**
 * Any other debugger: only what the Debug Adapter Protocol promises, and spellings that gdb, lldb and JavaScript
 * debuggers share. Memory is read through expressions, since a memoryReference may be an id of the adapter's own.
 */
import type { DebuggerFamily } from './family';
import { cExpressions } from './family';
import { shownTypes } from './shown-types';
import { say } from '../../../../server/languages/say';

export const generic: DebuggerFamily = {
  id: 'generic',
  get title() {
    return say('the debugger');
  },
  serves: () => true,
  readsMemoryByAddress: () => false,
  typeReading: shownTypes,
  ...cExpressions((text) => [`(long long)(${text})`, text]),
  pidExpressions: ['(int)getpid()', 'process.pid'],
  processSecrets: [],
};
