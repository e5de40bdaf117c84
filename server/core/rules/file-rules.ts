/** All rules over a file as a whole, in the order in which documents list them. */
import { capSysNiceInsufficient } from './cap-sys-nice-insufficient';
import type { FileRule } from './file-rule';
import { headerConflict } from './header-conflict';
import { ffiSignature } from './ffi-signature';
import { ffiUnmaintained } from './ffi-unmaintained';
import { ffiWrongLibrary } from './ffi-wrong-library';
import { includeMissing } from './include-missing';
import { linkMissingNuma } from './link-missing-numa';
import { linuxGuard } from './linux-guard';
import { numaAvailableUnchecked } from './numa-available-unchecked';
import { prototypeMismatch } from './prototype-mismatch';
import { syscallNumberRule } from './syscall-number';
import { uidRuleObsolete } from './uid-rule-obsolete';

export const fileRules: readonly FileRule[] = [
  includeMissing,
  headerConflict,
  linkMissingNuma,
  prototypeMismatch,
  ffiSignature,
  ffiWrongLibrary,
  ffiUnmaintained,
  syscallNumberRule,
  numaAvailableUnchecked,
  capSysNiceInsufficient,
  linuxGuard,
  uidRuleObsolete,
];
