/** What a user can set for the analysis. Read by the hosts; the core only receives it. */
import type { KernelVersion } from '../kernel/version';
import type { Severity } from './finding';

export interface LintConfig {
  /** The oldest kernel the code has to run on; the version rules speak of this one and newer. */
  readonly minKernel: KernelVersion;
  /** A name of server/kernel/architectures (`x86_64`, `arm64`, …); undefined when not known. */
  readonly targetArch: string | undefined;
  /** Per rule id: another severity, or `off`. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}
