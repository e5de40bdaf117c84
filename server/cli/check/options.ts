/** What `check` is asked for. Apart from the check itself, so that the help does not load the analysis. */
import type { Severity } from '../../core/finding';

export const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type Format = (typeof formats)[number];

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  readonly failOn: Severity;
  readonly respectIgnores: boolean;
  /** Lint standard input as if it were this file. */
  readonly stdinName: string | undefined;
  /** A file that lists what to check, "-" for standard input. */
  readonly filesFrom?: string | undefined;
  /** Only findings on lines that changed since this commit. */
  readonly diff?: string | undefined;
  /** Findings that do not count any more. */
  readonly baseline?: string | undefined;
  readonly writeBaseline?: string | undefined;
}
