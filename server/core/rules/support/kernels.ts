/** Whether a behaviour of some kernels concerns the code: its oldest kernel and everything newer. */
import { changes, type BehaviourChange } from '../../../kernel/changes';
import { formatKernelVersion, reachesKernelRange, type KernelRange } from '../../../kernel/version';
import type { LintConfig } from '../../config';

export function rangeOf(text: BehaviourChange['text']): KernelRange {
  return changes.find((one) => one.text === text)?.range ?? {};
}

export function concerns(config: LintConfig, text: BehaviourChange['text']): boolean {
  return reachesKernelRange(config.minKernel, rangeOf(text));
}

/** "since Linux 4.17", "from Linux 5.6 up to 6.0", for the middle of a sentence. */
export function inWords(range: KernelRange): string {
  const first = range.since === undefined ? undefined : formatKernelVersion(range.since);
  const end = range.before === undefined ? undefined : formatKernelVersion(range.before);
  if (first === undefined) return end === undefined ? 'on every Linux' : `before Linux ${end}`;
  return end === undefined ? `since Linux ${first}` : `from Linux ${first} until ${end}`;
}
