/** The rules over calls that a script makes through a foreign function interface. */
import { ffiBufferLifetime } from './ffi-buffer-lifetime';
import { ffiCountNotInteger } from './ffi-count-not-integer';
import { ffiErrnoAsync } from './ffi-errno-async';
import { ffiErrnoMissing } from './ffi-errno-missing';
import { ffiNodesNullable } from './ffi-nodes-nullable';
import { ffiPointerPrecision } from './ffi-pointer-precision';
import { ffiResultBigint } from './ffi-result-bigint';
import { ffiStatusNotOutput } from './ffi-status-not-output';
import { pagesElemType } from './pages-elem-type';
import type { Rule } from './rule';

export const foreignRules: readonly Rule[] = [
  pagesElemType,
  ffiPointerPrecision,
  ffiStatusNotOutput,
  ffiNodesNullable,
  ffiErrnoMissing,
  ffiErrnoAsync,
  ffiResultBigint,
  ffiCountNotInteger,
  ffiBufferLifetime,
];
