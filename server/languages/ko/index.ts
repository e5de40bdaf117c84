/** All that is said in Korean. README.md tells how it is written. */
import type { Catalogue } from '../say';
import { rulesArguments } from './rules-arguments';

export const catalogue: Catalogue = { ...rulesArguments };
