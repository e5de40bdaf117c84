/** The rules over mbind, set_mempolicy, get_mempolicy, migrate_pages and set_mempolicy_home_node. */
import { constantTooNew } from './constant-too-new';
import { getMempolicyFlags } from './get-mempolicy-flags';
import { getMempolicyMaxnode } from './get-mempolicy-maxnode';
import { homeNode } from './home-node';
import { maskEmpty } from './mask-empty';
import { maskShiftInt } from './mask-shift-int';
import { maskWithDefault } from './mask-with-default';
import { maxnodeInBytes } from './maxnode-in-bytes';
import { maxnodeOffByOne } from './maxnode-off-by-one';
import { maxnodeZeroWithMask } from './maxnode-zero-with-mask';
import { mbindAfterTouch } from './mbind-after-touch';
import { mbindUnaligned } from './mbind-unaligned';
import { modeFlagConflictRule } from './mode-flag-conflict';
import { moveAllRootless } from './move-all-rootless';
import { policyContradicted } from './policy-contradicted';
import { policyRestoreUnchecked } from './policy-restore-unchecked';
import type { Rule } from './rule';
import { strictWithoutMove } from './strict-without-move';

export const familyRules: readonly Rule[] = [
  mbindUnaligned,
  maxnodeOffByOne,
  maxnodeInBytes,
  maxnodeZeroWithMask,
  maskEmpty,
  maskWithDefault,
  maskShiftInt,
  modeFlagConflictRule,
  strictWithoutMove,
  getMempolicyFlags,
  getMempolicyMaxnode,
  homeNode,
  constantTooNew,
  policyRestoreUnchecked,
  mbindAfterTouch,
  policyContradicted,
  moveAllRootless,
];
