/** All rules, in the order in which documents list them. */
import { flagsInvalid } from './flags-invalid';
import type { Rule } from './rule';

export const allRules: readonly Rule[] = [flagsInvalid];
