/** Flags and policies in words: one name, or a whole flags argument of move_pages(2) taken apart. */
import { decodeFlags, findFlag } from '../flags';
import type { FlagSpec } from '../flags';
import { en } from '../texts/en';
import { text } from '../texts/text';
import type { Texts } from '../texts/text';
import { inKernelRange } from '../version';
import type { KernelVersion } from '../version';
import { formatRange, newestKernel } from './explanation';
import type { Explanation } from './explanation';

/** One named flag or policy; undefined for another name. */
export function explainFlag(
  name: string,
  version: KernelVersion = newestKernel,
  texts: Texts = en,
): Explanation | undefined {
  const spec = findFlag(name);
  if (spec === undefined) return undefined;
  const outside = inKernelRange(version, spec.range)
    ? ''
    : ` ${text(texts, 'flag.only', { range: formatRange(spec.range, texts) })}`;
  return {
    kind: 'flag',
    label: spec.name,
    gist: '',
    sentence: text(texts, `flag.${spec.name}`) + outside,
    causes: [],
    remedy: remedyOf(spec, texts),
    notes: [],
  };
}

function remedyOf(spec: FlagSpec, texts: Texts): string {
  if (spec.name === 'MPOL_MF_MOVE_ALL') return text(texts, 'flag.remedy.privilege');
  return spec.calls.includes('move_pages') ? '' : text(texts, 'flag.remedy.not-of-call');
}

/** The value of a flags argument of move_pages(2), read as the call's 32-bit int. */
export function explainFlags(value: bigint, texts: Texts = en): Explanation {
  const { known, rejected } = decodeFlags('move_pages', value);
  const label =
    [...known.map((one) => one.name), ...rejected.map((one) => `0x${one.bit.toString(16)}`)].join(' | ') ||
    '0';
  const sentences = known.map((one) => `${one.name}: ${text(texts, `flag.${one.name}`)}`);
  if (known.length === 0 && rejected.length === 0) sentences.push(text(texts, 'flags.zero'));
  if (known.length > 1) sentences.push(text(texts, 'flags.both'));
  if (rejected.length > 0) {
    const bits = rejected.map(({ bit, origins }) => {
      const names = origins.map((one) => one.name).join(', ');
      return `0x${bit.toString(16)}${names === '' ? '' : ` (${names})`}`;
    });
    sentences.push(text(texts, 'flags.rejected', { bits: bits.join(', ') }));
  }
  return {
    kind: 'flag',
    label,
    gist: '',
    sentence: sentences.join(' '),
    causes: [],
    remedy: flagsRemedy(value, known, rejected.length > 0, texts),
    notes: [],
  };
}

function flagsRemedy(value: bigint, known: readonly FlagSpec[], rejects: boolean, texts: Texts): string {
  if (rejects) return text(texts, 'flag.remedy.not-of-call');
  if (value === 0n) return text(texts, 'flags.zero.remedy');
  return known.some((one) => one.name === 'MPOL_MF_MOVE_ALL') ? text(texts, 'flag.remedy.privilege') : '';
}
