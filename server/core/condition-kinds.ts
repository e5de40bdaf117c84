/**
 * What rules ask of the conditions around a call. They see no more of them than these kinds: so code that comes into a
 * conditional about something else, or out of it, has the result that it had.
 */
import type { SourceText } from './source-file';

const patterns = {
  /** It asks for the x86 machine. */
  x86: /__(?:x86_64|i386|amd64)(?:__)?|_M_(?:X64|IX86)/,
  /** It asks for a kernel, or for what only some kernels have. */
  kernel: /MPOL_|LINUX_VERSION|KERNEL_VERSION|NR_set_mempolicy/,
  /** It asks whether assertions are compiled. */
  assertions: /\bNDEBUG\b/,
} as const;

export type ConditionKind = keyof typeof patterns;

/** Of the branches around an offset, each once. */
export function conditionKindsAt(
  source: Pick<SourceText, 'branchesAt'>,
  offset: number,
): ReadonlySet<ConditionKind> {
  const found = new Set<ConditionKind>();
  for (const { conditional, branch } of source.branchesAt(offset)) {
    const condition = conditional.branches[branch]?.condition ?? '';
    for (const [kind, pattern] of Object.entries(patterns) as [ConditionKind, RegExp][])
      if (pattern.test(condition)) found.add(kind);
  }
  return found;
}
