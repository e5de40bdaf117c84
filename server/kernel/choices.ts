/**
 * Which names an argument can be written with: those that the kernel accepts there, and those that look as if it would.
 * Sources are those of flags.ts and policies.ts.
 */
import type { FamilyCall } from './architectures';
import type { ParameterRole } from './calls';
import { constantValue } from './constants';
import { flags, flagsOf, type FlagSpec } from './flags';
import { decodeMode, modeFlagConflict } from './policies';

export interface FlagChoice {
  readonly spec: FlagSpec;
  /** The kernel takes it here; else it fails with EINVAL on every version. */
  readonly isAccepted: boolean;
}

/**
 * Names for a flags or mode argument, the usual ones first, without those that are written in it already.
 * @param written the names that the argument has so far
 */
export function choicesFor(
  call: FamilyCall,
  role: ParameterRole,
  written: readonly string[] = [],
): readonly FlagChoice[] {
  const all = role === 'flags' ? flagChoices(call) : role === 'mode' ? modeChoices(call, written) : [];
  return all.filter(({ spec }) => !written.includes(spec.name));
}

function flagChoices(call: FamilyCall): readonly FlagChoice[] {
  const legal = flagsOf(call);
  const prefix = prefixOf(legal[0]?.name ?? '');
  const others = flags.filter(
    (one) =>
      one.kind === 'flag' &&
      one.isOutOfTree !== true &&
      prefixOf(one.name) === prefix &&
      !legal.includes(one),
  );
  return [
    ...legal.map((spec) => ({ spec, isAccepted: true })),
    ...others.map((spec) => ({ spec, isAccepted: false })),
  ];
}

/** `MPOL_MF_` or `MPOL_F_`. */
function prefixOf(name: string): string {
  return /^[A-Z]+_M?F_/.exec(name)?.[0] ?? '';
}

function modeChoices(call: FamilyCall, written: readonly string[]): readonly FlagChoice[] {
  const own = flags.filter((one) => one.calls.includes(call));
  const modes = own.filter((one) => one.kind === 'mode');
  const extra = own.filter((one) => one.kind === 'mode-flag');
  const value = written.reduce((sum, name) => sum | BigInt(constantValue(name) ?? 0), 0n);
  if (!written.some((name) => modes.some((one) => one.name === name)))
    return [...modes, ...extra].map((spec) => ({ spec, isAccepted: true }));
  // One policy is enough.
  return extra.flatMap((spec) =>
    modeFlagConflict(decodeMode(value | BigInt(spec.value)), false) === undefined
      ? [{ spec, isAccepted: true }]
      : [],
  );
}
