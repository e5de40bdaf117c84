/** All rules, in the order in which documents list them. */
import { callInAssert } from './call-in-assert';
import { countCompatQuery } from './count-compat-query';
import { countExceedsArray } from './count-exceeds-array';
import { countInBytes } from './count-in-bytes';
import { countNarrow } from './count-narrow';
import { countSizeofPointer } from './count-sizeof-pointer';
import { countZero } from './count-zero';
import { errnoClobbered } from './errno-clobbered';
import { errnoMissingCase } from './errno-missing-case';
import { errnoObsolete } from './errno-obsolete';
import { familyRules } from './family';
import { foreignRules } from './foreign';
import { flagsInvalid } from './flags-invalid';
import { flagsRedundantMove } from './flags-redundant-move';
import { flagsZeroWithNodes } from './flags-zero-with-nodes';
import { getMempolicyPerPage } from './get-mempolicy-per-page';
import { giantCall } from './giant-call';
import { moveAllInQuery } from './move-all-in-query';
import { moveAllPrivilege } from './move-all-privilege';
import { nodeFromCpu } from './node-from-cpu';
import { nodeMaxAsCount } from './node-max-as-count';
import { nodeOutOfRange } from './node-out-of-range';
import { nodesAssumeContiguous } from './nodes-assume-contiguous';
import { nodesElemType } from './nodes-elem-type';
import { nodesIsMask } from './nodes-is-mask';
import { nodesNullWithMove } from './nodes-null-with-move';
import { nodesStatusAlias } from './nodes-status-alias';
import { nodesTargetUnchecked } from './nodes-target-unchecked';
import { nodesUninitialized } from './nodes-uninitialized';
import { onePagePerCall } from './one-page-per-call';
import { pagesBaseAddress } from './pages-base-address';
import { pagesDuplicate } from './pages-duplicate';
import { pagesForeignAddress } from './pages-foreign-address';
import { pagesHardcodedPageSize } from './pages-hardcoded-page-size';
import { pagesHugeStep } from './pages-huge-step';
import { pagesNotMigratable } from './pages-not-migratable';
import { pagesNull } from './pages-null';
import { pagesNullEntries } from './pages-null-entries';
import { pagesOnePerAllocation } from './pages-one-per-allocation';
import { pagesPrefaultByRead } from './pages-prefault-by-read';
import { pagesScalarAddress } from './pages-scalar-address';
import { pagesSharedAfterFork } from './pages-shared-after-fork';
import { pagesStaleArray } from './pages-stale-array';
import { pagesStride } from './pages-stride';
import { pagesTailLost } from './pages-tail-lost';
import { pagesUnaligned } from './pages-unaligned';
import { pagesUntouched } from './pages-untouched';
import { pidInvalid } from './pid-invalid';
import { pidSelf } from './pid-self';
import { resultIgnored } from './result-ignored';
import { resultPerror } from './result-perror';
import { resultPositiveUnhandled } from './result-positive-unhandled';
import { resultStrerror } from './result-strerror';
import { resultVerifiesNodes } from './result-verifies-nodes';
import type { Rule } from './rule';
import { statusDeadCode } from './status-dead-code';
import { statusElemType } from './status-elem-type';
import { statusBusyLoop } from './status-busy-loop';
import { statusErrnoSign } from './status-errno-sign';
import { statusIgnored } from './status-ignored';
import { statusNoSentinel } from './status-no-sentinel';
import { statusNull } from './status-null';
import { statusReadAfterError } from './status-read-after-error';
import { statusPresetToTarget } from './status-preset-to-target';
import { statusUsedUnchecked } from './status-used-unchecked';
import { statusVersionDependent } from './status-version-dependent';
import { syscallArgWidth } from './syscall-arg-width';

export const allRules: readonly Rule[] = [
  flagsInvalid,
  flagsZeroWithNodes,
  flagsRedundantMove,
  pidInvalid,
  pidSelf,
  moveAllPrivilege,
  moveAllInQuery,
  pagesNull,
  pagesBaseAddress,
  pagesScalarAddress,
  pagesHardcodedPageSize,
  pagesStride,
  pagesDuplicate,
  pagesUnaligned,
  pagesUntouched,
  pagesOnePerAllocation,
  pagesStaleArray,
  pagesPrefaultByRead,
  pagesForeignAddress,
  pagesTailLost,
  pagesNullEntries,
  pagesHugeStep,
  pagesNotMigratable,
  pagesSharedAfterFork,
  nodesNullWithMove,
  nodeOutOfRange,
  nodeMaxAsCount,
  nodesAssumeContiguous,
  nodeFromCpu,
  nodesTargetUnchecked,
  nodesElemType,
  nodesIsMask,
  nodesStatusAlias,
  nodesUninitialized,
  countExceedsArray,
  countInBytes,
  countSizeofPointer,
  countNarrow,
  countZero,
  countCompatQuery,
  statusNull,
  statusElemType,
  statusNoSentinel,
  statusReadAfterError,
  statusPresetToTarget,
  statusUsedUnchecked,
  statusIgnored,
  statusErrnoSign,
  statusDeadCode,
  statusVersionDependent,
  statusBusyLoop,
  resultPerror,
  resultPositiveUnhandled,
  resultIgnored,
  resultVerifiesNodes,
  resultStrerror,
  errnoClobbered,
  errnoMissingCase,
  errnoObsolete,
  callInAssert,
  onePagePerCall,
  getMempolicyPerPage,
  giantCall,
  syscallArgWidth,
  ...familyRules,
  ...foreignRules,
];
