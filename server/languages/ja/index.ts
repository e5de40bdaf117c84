/** All that is said in Japanese. README.md tells how it is written. */
import type { Catalogue } from '../say';
import { kernelArguments } from './kernel-arguments';
import { kernelCalls } from './kernel-calls';
import { kernelErrnos } from './kernel-errnos';
import { kernelOutlook } from './kernel-outlook';
import { kernelStatus } from './kernel-status';
import { manifest } from './manifest';
import { rulesArguments } from './rules-arguments';
import { rulesCount } from './rules-count';
import { rulesErrno } from './rules-errno';
import { rulesFfi } from './rules-ffi';
import { server } from './server';

export const catalogue: Catalogue = {
  ...kernelArguments,
  ...kernelCalls,
  ...kernelErrnos,
  ...kernelOutlook,
  ...kernelStatus,
  ...manifest,
  ...rulesArguments,
  ...rulesCount,
  ...rulesErrno,
  ...rulesFfi,
  ...server,
};
