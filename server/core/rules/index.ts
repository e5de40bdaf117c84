/** All rules, in the order in which documents list them. */
import { countExceedsArray } from './count-exceeds-array';
import { flagsInvalid } from './flags-invalid';
import { pagesHardcodedPageSize } from './pages-hardcoded-page-size';
import { pagesUnaligned } from './pages-unaligned';
import { resultIgnored } from './result-ignored';
import type { Rule } from './rule';
import { statusNull } from './status-null';

export const allRules: readonly Rule[] = [
  flagsInvalid,
  pagesHardcodedPageSize,
  pagesUnaligned,
  countExceedsArray,
  statusNull,
  resultIgnored,
];
