/** What a user can set for the analysis. Read by the hosts; the core only receives it. */
import type { KernelVersion } from '../kernel/version';
import type { Severity } from './finding';

/**
 * `recommended`: the rules that are right nearly always. `strict`: those and the rules that ask for more care than most
 * code takes.
 */
export type Preset = 'recommended' | 'strict';

export const presets: readonly Preset[] = ['recommended', 'strict'];

export interface LintConfig {
  /** The oldest kernel the code has to run on; the version rules speak of this one and newer. */
  readonly minKernel: KernelVersion;
  /** A name of server/kernel/architectures (`x86_64`, `arm64`, …); undefined when not known. */
  readonly targetArch: string | undefined;
  /** Somebody said so, in a setting or in the build; else `targetArch` is only the machine that this runs on. */
  readonly targetArchKnown?: boolean;
  /** MAX_NUMNODES of the kernels that the code runs on; absent: the largest that Linux is built with. */
  readonly maxNodes?: number;
  /** Which rules are on unless `rules` says otherwise; absent: the recommended ones. Rules never read it. */
  readonly preset?: Preset;
  /** Per rule id: another severity, or `off`. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}
