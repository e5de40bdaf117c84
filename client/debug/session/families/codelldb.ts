/**
 * CodeLLDB (type `lldb`), an adapter of its own over lldb.
 *
 * Not run against the real one. Written from its sources (github.com/vadimcn/codelldb: debug_session.rs, debug_session/launch.rs, debug_session/variables.rs,
 * expressions): an expression is CodeLLDB's own language of Python unless it starts with "/nat "; a pointer is shown as what it points to ("{0x…}",
 * "<null>"), so that a number is asked for by a cast; a number may be shown in hexadecimal, by a setting. No `process` event: the console
 * says "Launched process N from …" or "Attached to process N". Context `_command` runs a command of lldb and gives its output. `readMemory` takes "0x…".
 */
import { formatAddress } from '../../../../server/protocol/addresses';
import type { DebuggerFamily } from './family';
import { cExpressions } from './family';
import { clangTypes, glibcSecrets, lldbPid } from './lldb';

const native = '/nat ';

export const codeLldb: DebuggerFamily = {
  id: 'codelldb',
  title: 'CodeLLDB',
  serves: ({ debuggerType: type }) => type === 'lldb',
  readsMemoryByAddress: ({ readMemory }) => readMemory,
  typeReading: clangTypes(native),
  ...cExpressions((text) => [`${native}(long long)(${text})`]),
  wordAt: (address) => `${native}*(unsigned long long *)${formatAddress(address)}`,
  pidCommand: { expression: 'process status', context: '_command', answers: 'result', pid: lldbPid },
  pidHeard: (line) => {
    const pid = /^(?:Launched|Attached to) process (\d+)\b/.exec(line)?.[1];
    return pid === undefined ? undefined : Number(pid);
  },
  pidExpressions: [`${native}(int)getpid()`],
  processSecrets: glibcSecrets.map((expression) => `${native}${expression}`),
};
