/** All rules over container files and units, in the order in which documents list them. */
import { capSysNiceInsufficient } from './cap-sys-nice-insufficient';
import type { ManifestRule } from './manifest-rule';
import { seccompBlocks } from './seccomp-blocks';

export const manifestRules: readonly ManifestRule[] = [seccompBlocks, capSysNiceInsufficient];
