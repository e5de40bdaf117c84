/** The parts of a line of numa_maps in words: what each means, not its number, which stands in the line. */
import { findFlag } from '../flags';
import type { NumaMapsField, NumaMapsPolicy } from '../numa-maps';
import { numaMapsFlags } from '../numa-maps';
import { numaMapsChanges } from '../numa-maps-fields';
import { sentence, text } from '../texts/text';
import { kernel } from '../version';
import type { KernelRange } from '../version';
import { formatRange } from './explanation';
import type { Explanation } from './explanation';

/** All kernels that write the format which is read here have what is not newer. */
const firstOfFormat = kernel('2.6.16');

function explanation(label: string, words: string, more: Partial<Explanation> = {}): Explanation {
  return { kind: 'numa-maps', label, gist: '', sentence: words, causes: [], remedy: '', notes: [], ...more };
}

/** A note on a word that old kernels do not write. */
function sinceWhen({ since }: KernelRange): string {
  const isNewer =
    since !== undefined && (since.major > firstOfFormat.major || since.minor > firstOfFormat.minor);
  return isNewer ? ` ${text('flag.only', { range: formatRange({ since }) })}` : '';
}

export function explainNumaMapsAddress(written: string): Explanation {
  return explanation(`0x${written}`, sentence('numa-maps.address'));
}

/** The policy, its flags and nodes; what a policy in this file says at all is the remedy's place. */
export function explainNumaMapsPolicy({ text: written, spec, flags, nodes }: NumaMapsPolicy): Explanation {
  const mode = spec === undefined ? undefined : findFlag(spec.name);
  const parts = [
    mode === undefined
      ? sentence('numa-maps.policy.unknown')
      : mode.name === 'MPOL_DEFAULT'
        ? sentence('numa-maps.policy.default')
        : `${mode.name}: ${sentence(`flag.${mode.name}`)}${sinceWhen(mode.range)}`,
    ...flags.map(explainPolicyFlag),
    ...(nodes === '' ? [] : [text('numa-maps.policy.nodes', { nodes })]),
  ];
  return explanation(written, parts.filter((one) => one !== '').join(' '), {
    causes: [sentence('numa-maps.policy'), sentence('numa-maps.policy.shared')],
  });
}

function explainPolicyFlag(word: string): string {
  if (word === '') return sentence('numa-maps.policy.unnamed-flag');
  const flag = findFlag(numaMapsFlags.get(word) ?? '');
  return flag === undefined ? '' : `${flag.name}: ${sentence(`flag.${flag.name}`)}`;
}

/** Undefined for a word that is not known here. */
export function explainNumaMapsField({
  spec,
  key,
}: Pick<NumaMapsField, 'spec' | 'key'>): Explanation | undefined {
  if (spec === undefined) return undefined;
  const notes = numaMapsChanges
    .filter(({ field }) => field === spec.name)
    .map(({ range, text: id }) => ({ range, sentence: sentence(id) }));
  return explanation(key, sentence(`numa-maps.${spec.name}`) + sinceWhen(spec.range), { notes });
}
