/**
 * The named bits and numbers of the NUMA calls: which call each belongs to and since when.
 * All names of the family are here, because a name of one call passed to another is what rules and hovers explain.
 * Source: <linux/mempolicy.h>; do_mbind, kernel_move_pages and do_get_mempolicy of Linux 6.12.
 */
import type { FamilyCall } from './architectures';
import { constantValues } from './constants';
import type { ConstantName } from './constants';
import type { KernelRange } from './version';

/**
 * `flag`: a bit of a flags argument. `mode`: a policy, one number out of a list. `mode-flag`: a bit combined with a
 * policy.
 */
export type FlagKind = 'flag' | 'mode' | 'mode-flag';

export type FlagName = Extract<ConstantName, `MPOL_${string}`>;

export interface FlagSpec {
  readonly name: FlagName;
  readonly value: number;
  readonly kind: FlagKind;
  /** Where the kernel accepts it; empty: nowhere. */
  readonly calls: readonly FamilyCall[];
  readonly range: KernelRange;
  readonly source: string;
  /** The capability without which the call fails with EPERM. */
  readonly capability?: 'CAP_SYS_NICE';
  /** No header of a released Linux, nor numaif.h, has the name. */
  readonly isOutOfTree?: true;
}

function flag(
  name: FlagName,
  kind: FlagKind,
  calls: readonly FamilyCall[],
  since: readonly [number, number, number] | undefined,
  source: string,
  more: Pick<FlagSpec, 'capability' | 'isOutOfTree'> = {},
): FlagSpec {
  const range = since === undefined ? {} : { since: { major: since[0], minor: since[1], patch: since[2] } };
  return { name, value: constantValues[name], kind, calls, range, source, ...more };
}

const policy: readonly FamilyCall[] = ['mbind', 'set_mempolicy'];

export const flags: readonly FlagSpec[] = [
  flag('MPOL_MF_MOVE', 'flag', ['move_pages', 'mbind'], [2, 6, 16], 'move_pages(2), flags'),
  flag('MPOL_MF_MOVE_ALL', 'flag', ['move_pages', 'mbind'], [2, 6, 16], 'move_pages(2), flags', {
    capability: 'CAP_SYS_NICE',
  }),
  flag('MPOL_MF_STRICT', 'flag', ['mbind'], [2, 6, 7], 'mbind(2), flags'),
  flag('MPOL_MF_LAZY', 'flag', [], undefined, 'mm/mempolicy.c: masked out of MPOL_MF_VALID'),
  flag('MPOL_MF_SW_YOUNG', 'flag', [], undefined, 'out-of-tree kernels only', { isOutOfTree: true }),
  flag('MPOL_F_NODE', 'flag', ['get_mempolicy'], [2, 6, 7], 'get_mempolicy(2), flags'),
  flag('MPOL_F_ADDR', 'flag', ['get_mempolicy'], [2, 6, 7], 'get_mempolicy(2), flags'),
  flag('MPOL_F_MEMS_ALLOWED', 'flag', ['get_mempolicy'], [2, 6, 24], 'get_mempolicy(2), flags'),
  flag('MPOL_F_STATIC_NODES', 'mode-flag', policy, [2, 6, 26], 'set_mempolicy(2), mode'),
  flag('MPOL_F_RELATIVE_NODES', 'mode-flag', policy, [2, 6, 26], 'set_mempolicy(2), mode'),
  flag('MPOL_F_NUMA_BALANCING', 'mode-flag', policy, [5, 12, 0], 'commit bda420b98505'),
  flag('MPOL_DEFAULT', 'mode', policy, [2, 6, 7], 'set_mempolicy(2), mode'),
  flag('MPOL_PREFERRED', 'mode', policy, [2, 6, 7], 'set_mempolicy(2), mode'),
  flag('MPOL_BIND', 'mode', policy, [2, 6, 7], 'set_mempolicy(2), mode'),
  flag('MPOL_INTERLEAVE', 'mode', policy, [2, 6, 7], 'set_mempolicy(2), mode'),
  flag('MPOL_LOCAL', 'mode', policy, [3, 8, 0], 'set_mempolicy(2), mode'),
  flag('MPOL_PREFERRED_MANY', 'mode', policy, [5, 15, 0], 'commit b27abaccf8e8'),
  flag('MPOL_WEIGHTED_INTERLEAVE', 'mode', policy, [6, 9, 0], 'commit fa3bea4e1f82'),
];

export function findFlag(name: string): FlagSpec | undefined {
  return flags.find((one) => one.name === name);
}

/** The flags that a call's flags argument may carry. */
export function flagsOf(call: FamilyCall): readonly FlagSpec[] {
  return flags.filter((one) => one.kind === 'flag' && one.calls.includes(call));
}

export interface DecodedFlags {
  /** Flags of this call, in ascending order of their bits. */
  readonly known: readonly FlagSpec[];
  /** Each bit that the call rejects, with every name of the family that stands for just this number. */
  readonly rejected: readonly { readonly bit: bigint; readonly origins: readonly FlagSpec[] }[];
}

/** Takes a flags argument apart. The value is read as the call's 32-bit int: a negative number has its high bits set. */
export function decodeFlags(call: FamilyCall, value: bigint): DecodedFlags {
  const legal = flagsOf(call);
  const known: FlagSpec[] = [];
  const rejected: { bit: bigint; origins: readonly FlagSpec[] }[] = [];
  for (let bit = 1n, rest = BigInt.asUintN(32, value); rest !== 0n; bit <<= 1n) {
    if ((rest & bit) === 0n) continue;
    rest &= ~bit;
    const spec = legal.find((one) => BigInt(one.value) === bit);
    if (spec !== undefined) known.push(spec);
    else rejected.push({ bit, origins: flags.filter((one) => BigInt(one.value) === bit) });
  }
  return { known, rejected };
}
