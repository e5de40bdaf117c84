/** Whether a behaviour of some kernels concerns the code: its oldest kernel and everything newer. */
import { changes, type BehaviourChange } from '../../../kernel/changes';
import { formatKernelVersion, reachesKernelRange, type KernelRange } from '../../../kernel/version';
import type { LintConfig } from '../../config';
import { phrase } from '../../../languages/phrase';
import type { Phrase } from '../../../languages/phrase';

export function rangeOf(text: BehaviourChange['text']): KernelRange {
  return changes.find((one) => one.text === text)?.range ?? {};
}

export function concerns(config: LintConfig, text: BehaviourChange['text']): boolean {
  return reachesKernelRange(config.minKernel, rangeOf(text));
}

/** "since Linux 4.17", "from Linux 5.6 up to 6.0", for the middle of a sentence. */
export function inWords(range: KernelRange): Phrase {
  const first = range.since === undefined ? undefined : formatKernelVersion(range.since);
  const end = range.before === undefined ? undefined : formatKernelVersion(range.before);
  if (first === undefined)
    return end === undefined ? phrase('on every Linux') : phrase('before Linux {end}', { end });
  return end === undefined
    ? phrase('since Linux {first}', { first })
    : phrase('from Linux {first} until {end}', { first, end });
}
