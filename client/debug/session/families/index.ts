/** Which family serves a debugger. A new one is one more file and one more line here, or comes at run time (registry.ts). */
import type { DebuggerIdentity } from '../port';
import type { DebuggerFamily } from './family';
import { cdtGdb } from './cdt-gdb';
import { codeLldb } from './codelldb';
import { cppdbg } from './cppdbg';
import { gdbDap } from './gdb-dap';
import { generic } from './generic';
import { jsDebug } from './js-debug';
import { lldbDap } from './lldb-dap';
import { FamilyRegistry, registeredFamilies } from './registry';

export const families = new FamilyRegistry(
  [lldbDap, gdbDap, cppdbg, codeLldb, cdtGdb, jsDebug],
  generic,
  registeredFamilies,
);

export function familyOf(identity: DebuggerIdentity): DebuggerFamily {
  return families.familyOf(identity);
}
