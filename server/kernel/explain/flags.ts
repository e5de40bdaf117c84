/** Flags and policies in words: one name, or a whole flags argument of a call taken apart. */
import type { FamilyCall } from '../architectures';
import { decodeFlags, findFlag, flagsOf } from '../flags';
import type { FlagSpec } from '../flags';
import { text } from '../texts/text';
import { inKernelRange } from '../version';
import type { KernelVersion } from '../version';
import { formatRange, newestKernel } from './explanation';
import type { Explanation } from './explanation';

/**
 * One named flag or policy; undefined for another name.
 * @param call the call in whose flags argument it stands, if it stands in one
 */
export function explainFlag(
  name: string,
  call?: FamilyCall,
  version: KernelVersion = newestKernel,
): Explanation | undefined {
  const spec = findFlag(name);
  if (spec === undefined) return undefined;
  const outside = inKernelRange(version, spec.range)
    ? ''
    : ` ${text('flag.only', { range: formatRange(spec.range) })}`;
  return {
    kind: 'flag',
    label: spec.name,
    gist: '',
    sentence: text(`flag.${spec.name}`) + outside,
    causes: [],
    remedy: remedyOf(spec, call),
    notes: [],
  };
}

function remedyOf(spec: FlagSpec, call: FamilyCall | undefined): string {
  if (call !== undefined && !spec.calls.includes(call)) return notOfCall(call);
  return spec.name === 'MPOL_MF_MOVE_ALL' ? text('flag.remedy.privilege') : '';
}

function notOfCall(call: FamilyCall): string {
  const legal = flagsOf(call).map((one) => one.name);
  return legal.length === 0
    ? text('flag.remedy.no-flags', { call })
    : text('flag.remedy.not-of-call', { call, flags: legal.join(', ') });
}

/** The value of a flags argument, read as a 32-bit int. */
export function explainFlags(value: bigint, call: FamilyCall = 'move_pages'): Explanation {
  const { known, rejected } = decodeFlags(call, value);
  const moves = call === 'move_pages';
  const label =
    [...known.map((one) => one.name), ...rejected.map((one) => `0x${one.bit.toString(16)}`)].join(' | ') ||
    '0';
  const sentences = known.map((one) => `${one.name}: ${text(`flag.${one.name}`)}`);
  if (value === 0n) sentences.push(text(moves ? 'flags.zero' : 'flags.none'));
  if (moves && known.length > 1) sentences.push(text('flags.both'));
  if (rejected.length > 0) {
    const bits = rejected.map(({ bit, origins }) => {
      const names = origins.map((one) => one.name).join(', ');
      return `0x${bit.toString(16)}${names === '' ? '' : ` (${names})`}`;
    });
    sentences.push(text('flags.rejected', { call, bits: bits.join(', ') }));
  }
  return {
    kind: 'flag',
    label,
    gist: '',
    sentence: sentences.join(' '),
    causes: [],
    remedy: rejected.length > 0 ? notOfCall(call) : flagsRemedy(moves && value === 0n, known),
    notes: [],
  };
}

function flagsRemedy(unnamed: boolean, known: readonly FlagSpec[]): string {
  if (unnamed) return text('flags.zero.remedy');
  return known.some((one) => one.name === 'MPOL_MF_MOVE_ALL') ? text('flag.remedy.privilege') : '';
}
