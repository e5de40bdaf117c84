/** What the output formats write: plain data, put together by the command line. */
import type { CallSiteInfo } from '../call-site';
import type { Finding, Severity } from '../finding';
import type { RuleDeclaration } from '../rules/rule';

export interface CheckedFile {
  /** As it is shown: relative to where the command runs if it lies below, with `/`. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly callSites: readonly CallSiteInfo[];
  /** Texts of the headers and build files that related places and fixes lie in, by their `path`. */
  readonly headers?: ReadonlyMap<string, string>;
}

/** A file that was met and not checked, or not as it is on disk. */
export interface FileNote {
  readonly path: string;
  /** A clause that follows "PATH: ". */
  readonly message: string;
  /** It should have been checked: the run as a whole failed. */
  readonly failed: boolean;
}

/** Findings that there are and that were not asked for. */
export interface LeftOut {
  /** On lines that did not change, with --diff. */
  readonly unchanged: number;
  /** In the baseline. */
  readonly known: number;
}

export interface CheckReport {
  /** Those of which there is something to show, in that order. */
  readonly files: readonly CheckedFile[];
  /** How many were checked, those with nothing to show included. */
  readonly checked: number;
  readonly notes: readonly FileNote[];
  /** Edits that --fix wrote. */
  readonly fixed: number;
  /** Findings that are no part of the report. */
  readonly left: LeftOut;
  readonly rules: ReadonlyMap<string, RuleDeclaration>;
  /** The page of a rule as an absolute URI, if there is one. */
  readonly urlOf: (rule: string) => string | undefined;
  readonly version: string;
}

export interface Counts extends Readonly<Record<Severity, number>> {
  readonly total: number;
}

export function countFindings(report: CheckReport): Counts {
  const counts = { error: 0, warning: 0, hint: 0, total: 0 };
  for (const file of report.files) {
    for (const finding of file.findings) {
      counts[finding.severity]++;
      counts.total++;
    }
  }
  return counts;
}
