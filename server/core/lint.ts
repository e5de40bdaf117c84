/**
 * The one entry of the analysis: text in, findings out. No I/O, no clock, no state but the caller's cache.
 * Headers: the result names the files it wanted; a host that can read them calls again with their texts.
 */
import type { BuildFacts } from './build/facts';
import type { LintCache } from './cache';
import type { CallSiteInfo } from './call-site';
import type { LintConfig } from './config';
import type { Finding, FindingGroup } from './finding';
import type { LanguageId, Parser } from './syntax/port';
import type { TextChange } from './text';

/** A header by its spelling in the `#include` (`"pages.h"` or `<numaif.h>`, delimiters left out). */
export interface HeaderRequest {
  readonly spelling: string;
  readonly system: boolean;
}

export interface LintInput {
  readonly path: string;
  readonly text: string;
  readonly language: LanguageId;
  readonly config: LintConfig;
  readonly parser: Parser;
  /** Texts of headers by spelling. What is not supplied is unknown, never assumed. */
  readonly headers?: ReadonlyMap<string, string> | undefined;
  /** What the build of this file says; absent: not known. */
  readonly build?: BuildFacts | undefined;
  /** The caller's memory of this document's functions; without one everything is analysed anew. */
  readonly cache?: LintCache | undefined;
  /** How `text` came from the text that `cache` saw last, in order; absent: not known. */
  readonly changes?: readonly TextChange[] | undefined;
  /** `calls`: only list the calls as they are written. Nothing is executed and no rule runs, which takes a fraction of the time. */
  readonly only?: 'calls' | undefined;
}

export interface LintResult {
  /** Ordered by position, then rule. */
  readonly findings: readonly Finding[];
  /** The same in parts, by which a host that shows them again and again finds out which have not changed. */
  readonly groups?: readonly FindingGroup[];
  readonly callSites: readonly CallSiteInfo[];
  readonly wanted: readonly HeaderRequest[];
}
