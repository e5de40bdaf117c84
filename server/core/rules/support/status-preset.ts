/** What a status array holds before the call: whether an entry that the kernel leaves alone can be told afterwards. */
import { statuses, type StatusSpec } from '../../../kernel/statuses';
import { reachesKernelRange } from '../../../kernel/version';
import type { LintConfig } from '../../config';
import type { CallFacts } from '../../facts/call-facts';
import type { Cell, Fill } from '../../facts/region';
import { integersOf } from '../../facts/value';

export type StatusPreset =
  /** Nothing was ever stored. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'zero'; readonly by: readonly (Cell | Fill)[] }
  /** Known numbers, and nothing but these. */
  | { readonly kind: 'values'; readonly values: readonly bigint[]; readonly by: readonly (Cell | Fill)[] }
  | { readonly kind: 'unknown' };

const unknown: StatusPreset = { kind: 'unknown' };

export function statusPreset(facts: CallFacts): StatusPreset {
  const status = facts.array('status');
  if (!status?.complete) return unknown;
  const { state } = status.region;
  const by = [...status.cells, ...status.fills];
  if (by.length === 0) {
    if (state.initial === 'zero') return { kind: 'zero', by };
    return state.initial === 'none' && !state.escaped ? { kind: 'nothing' } : unknown;
  }
  const values: bigint[] = [];
  for (const one of by) {
    const known = integersOf(one.value);
    if (known === undefined) return unknown;
    values.push(...known);
  }
  return values.every((value) => value === 0n) ? { kind: 'zero', by } : { kind: 'values', values, by };
}

/** The error number that all the values are, if the kernel itself writes it into entries. */
export function writtenByKernel(config: LintConfig, values: readonly bigint[]): StatusSpec | undefined {
  return statuses.find(
    (one) =>
      reachesKernelRange(config.minKernel, one.range) && values.every((value) => value === BigInt(one.value)),
  );
}

/** The array is the function's own, and an entry that the kernel leaves alone cannot be told from one that it wrote. */
export function isNoSentinel(facts: CallFacts): boolean {
  const preset = statusPreset(facts);
  if (facts.array('status')?.region.element?.kind === 'record') return false;
  if (preset.kind === 'values') return writtenByKernel(facts.config, preset.values) !== undefined;
  return preset.kind !== 'unknown';
}
