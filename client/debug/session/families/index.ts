/** Which family serves a debugger type. A new debugger is one more file and one more line here. */
import type { DebuggerFamily } from './family';
import { generic } from './generic';
import { jsDebug } from './js-debug';
import { lldbDap } from './lldb-dap';

const families: readonly DebuggerFamily[] = [lldbDap, jsDebug];

export function familyOf(debuggerType: string): DebuggerFamily {
  return families.find((one) => one.serves(debuggerType)) ?? generic;
}
