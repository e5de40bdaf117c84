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

/** Whether code that has to run on `oldest` and everything newer can meet the range. */
export function reachesKernelRange(oldest: KernelVersion, range: KernelRange): boolean {
  return range.before === undefined || compareKernelVersions(oldest, range.before) < 0;
}

/** Writes facts down briefly: `kernel('6.11')`. Only for literals of this folder; a malformed one is a bug. */
export function kernel(release: string): KernelVersion {
  const version = parseKernelVersion(release);
  if (version === undefined) throw new Error(`not a kernel version: ${release}`);
  return version;
}

export function since(release: string): KernelRange {
  return { since: kernel(release) };
}

export function before(release: string): KernelRange {
  return { before: kernel(release) };
}

/** From the first (inclusive) to the second (exclusive). */
export function between(first: string, end: string): KernelRange {
  return { since: kernel(first), before: kernel(end) };
}

export const everyKernel: KernelRange = {};
