/** The shape of every explanation, and what the explainers share: the newest kernel known, notes, joined sentences. */
import { sentence, text } from '../texts/text';
import type { TextId } from '../texts/text';
import { formatKernelVersion, inKernelRange, kernel } from '../version';
import type { KernelRange, KernelVersion } from '../version';

export type ExplanationKind = 'status' | 'errno' | 'flag' | 'result' | 'parameter' | 'call' | 'numa-maps';

/** What is different on kernels other than the one explained for. */
export interface ExplanationNote {
  readonly range: KernelRange;
  readonly sentence: string;
}

export interface Explanation {
  readonly kind: ExplanationKind;
  /** The kernel's own name: `-ENOENT`, `EPERM`, `MPOL_MF_MOVE`, `node 1`. */
  readonly label: string;
  /** A few words for a narrow place, without a full stop; empty when the label says it all. */
  readonly gist: string;
  /** What it means on the kernel in question: one or more sentences. */
  readonly sentence: string;
  /** Where the value can have several causes on the kernel in question: each as a sentence, the commonest first. */
  readonly causes: readonly string[];
  /** What to do; empty when nothing is to be done. */
  readonly remedy: string;
  /** In the order of the facts; filter by `reachesKernelRange` where only newer kernels matter. */
  readonly notes: readonly ExplanationNote[];
}

/** The newest kernel whose behaviour was read and executed; explanations without a version are for it. */
export const newestKernel: KernelVersion = kernel('6.18');

interface RangedText {
  readonly text: TextId;
  readonly range: KernelRange;
}

/** The texts that hold on the kernel; one that occurs with two ranges is said once. */
export function sentencesOn(facts: readonly RangedText[], version: KernelVersion): readonly string[] {
  const ids = facts.filter((one) => inKernelRange(version, one.range)).map((one) => one.text);
  return [...new Set(ids)].map((id) => sentence(id));
}

/** One note for each fact that does not hold on the kernel, unless its text holds there by another range. */
export function notesBeside(
  facts: readonly RangedText[],
  version: KernelVersion,
): readonly ExplanationNote[] {
  const said = new Set(facts.filter((one) => inKernelRange(version, one.range)).map((one) => one.text));
  return facts
    .filter((one) => !said.has(one.text) && !inKernelRange(version, one.range))
    .map((one) => ({ range: one.range, sentence: sentence(one.text) }));
}

/** "from Linux 4.3, before 6.12". */
export function formatRange(range: KernelRange): string {
  const from = range.since === undefined ? undefined : formatKernelVersion(range.since);
  const to = range.before === undefined ? undefined : formatKernelVersion(range.before);
  if (from !== undefined && to !== undefined) return text('range.between', { since: from, before: to });
  if (from !== undefined) return text('range.since', { since: from });
  if (to !== undefined) return text('range.before', { before: to });
  return text('range.every');
}
