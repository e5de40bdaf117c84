/** Linux kernel versions, as `uname -r` spells them and as the facts of this folder are ranged. */

export interface KernelVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads the leading numbers of a release string: "6.1.0-41-cloud-amd64" is 6.1.0. Undefined if there are none. */
export function parseKernelVersion(release: string): KernelVersion | undefined {
  const match = /^\s*v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(release);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? '0') };
}

/** Negative when `a` is older than `b`, 0 when equal, positive when newer. */
export function compareKernelVersions(a: KernelVersion, b: KernelVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** "6.1.61", and "4.17" where the patch level is 0. */
export function formatKernelVersion(version: KernelVersion): string {
  const base = `${version.major}.${version.minor}`;
  return version.patch === 0 ? base : `${base}.${version.patch}`;
}

/** From `since` (inclusive; absent: always) to `before` (exclusive; absent: still so). */
export interface KernelRange {
  readonly since?: KernelVersion;
  readonly before?: KernelVersion;
}

export function inKernelRange(version: KernelVersion, range: KernelRange): boolean {
  if (range.since !== undefined && compareKernelVersions(version, range.since) < 0) return false;
  return range.before === undefined || compareKernelVersions(version, range.before) < 0;
}
