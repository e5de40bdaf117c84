/** All rules, in the order in which documents list them. */
import { countExceedsArray } from './count-exceeds-array';
import { countZero } from './count-zero';
import { flagsInvalid } from './flags-invalid';
import { flagsRedundantMove } from './flags-redundant-move';
import { flagsZeroWithNodes } from './flags-zero-with-nodes';
import { headerConflict } from './header-conflict';
import { includeMissing } from './include-missing';
import { moveAllInQuery } from './move-all-in-query';
import { moveAllPrivilege } from './move-all-privilege';
import { nodeOutOfRange } from './node-out-of-range';
import { nodesElemType } from './nodes-elem-type';
import { nodesNullWithMove } from './nodes-null-with-move';
import { nodesStatusAlias } from './nodes-status-alias';
import { onePagePerCall } from './one-page-per-call';
import { pagesBaseAddress } from './pages-base-address';
import { pagesDuplicate } from './pages-duplicate';
import { pagesHardcodedPageSize } from './pages-hardcoded-page-size';
import { pagesNull } from './pages-null';
import { pagesScalarAddress } from './pages-scalar-address';
import { pagesStride } from './pages-stride';
import { pagesUnaligned } from './pages-unaligned';
import { pagesUntouched } from './pages-untouched';
import { resultIgnored } from './result-ignored';
import { resultPositiveUnhandled } from './result-positive-unhandled';
import type { FileRule } from './file-rule';
import type { Rule } from './rule';
import { statusElemType } from './status-elem-type';
import { statusErrnoSign } from './status-errno-sign';
import { statusIgnored } from './status-ignored';
import { statusNoSentinel } from './status-no-sentinel';
import { statusNull } from './status-null';
import { syscallArgWidth } from './syscall-arg-width';

export const allRules: readonly Rule[] = [
  flagsInvalid,
  flagsZeroWithNodes,
  flagsRedundantMove,
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
  nodesNullWithMove,
  nodeOutOfRange,
  nodesElemType,
  nodesStatusAlias,
  countExceedsArray,
  countZero,
  statusNull,
  statusElemType,
  statusNoSentinel,
  statusIgnored,
  statusErrnoSign,
  resultPositiveUnhandled,
  resultIgnored,
  onePagePerCall,
  syscallArgWidth,
];

/** Over a file as a whole. */
export const fileRules: readonly FileRule[] = [includeMissing, headerConflict];
