/** All rules over a file as a whole, in the order in which documents list them. */
import type { FileRule } from './file-rule';
import { headerConflict } from './header-conflict';
import { includeMissing } from './include-missing';
import { numaAvailableUnchecked } from './numa-available-unchecked';
import { prototypeMismatch } from './prototype-mismatch';
import { syscallNumberRule } from './syscall-number';

export const fileRules: readonly FileRule[] = [
  includeMissing,
  headerConflict,
  prototypeMismatch,
  syscallNumberRule,
  numaAvailableUnchecked,
];
