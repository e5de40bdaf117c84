/** All that is said in Japanese. README.md tells how it is written. */
import type { Catalogue } from '../say';
import { cliCommands } from './cli-commands';
import { cliProcess } from './cli-process';
import { runnerConnection } from './runner-connection';
import { cliCheck } from './cli-check';
import { cliDebug } from './cli-debug';
import { config } from './config';
import { runnerProcess } from './runner-process';
import { runner } from './runner';
import { firstSteps } from './first-steps';
import { serverFailures } from './server-failures';
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
import { rulesNodes } from './rules-nodes';
import { rulesPages } from './rules-pages';
import { rulesPolicy } from './rules-policy';
import { rulesProgram } from './rules-program';
import { rulesResult } from './rules-result';
import { rulesStatus } from './rules-status';
import { numaMaps } from './numa-maps';
import { server } from './server';
import { client } from './client';
import { pageMap } from './page-map';
import { session } from './session';
import { sessionExpressions } from './session-expressions';
import { sessionOutcomes } from './session-outcomes';
import { views } from './views';
import { status } from './status';

export const catalogue: Catalogue = {
  ...cliCommands,
  ...cliProcess,
  ...runnerConnection,
  ...cliCheck,
  ...cliDebug,
  ...config,
  ...runnerProcess,
  ...runner,
  ...firstSteps,
  ...serverFailures,
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
  ...rulesNodes,
  ...rulesPages,
  ...rulesPolicy,
  ...rulesProgram,
  ...rulesResult,
  ...rulesStatus,
  ...numaMaps,
  ...server,
  ...views,
  ...sessionOutcomes,
  ...sessionExpressions,
  ...session,
  ...pageMap,
  ...client,
  ...status,
};
