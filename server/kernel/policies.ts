/**
 * The memory policies of mbind(2) and set_mempolicy(2): which node mask each takes, and which mode flags go with it.
 * Sources: mbind(2), set_mempolicy(2); mpol_new, sanitize_mpol_flags and get_nodes of mm/mempolicy.c, Linux 6.12; its
 * policy_modes.
 */
import { constantValues } from './constants';
import { flags } from './flags';
import type { FlagName, FlagSpec } from './flags';

/** `none`: an empty mask or NULL only; `any`: empty or not; `some`: at least one node that the cpuset allows. */
export type MaskNeed = 'none' | 'any' | 'some';

export interface PolicySpec {
  readonly name: FlagName;
  readonly value: number;
  readonly mask: MaskNeed;
  /** As /proc/PID/numa_maps writes it (policy_modes). */
  readonly word: string;
}

function policy(
  name: 'DEFAULT' | 'PREFERRED' | 'BIND' | 'INTERLEAVE' | 'LOCAL' | 'PREFERRED_MANY' | 'WEIGHTED_INTERLEAVE',
  mask: MaskNeed,
  word: string,
): PolicySpec {
  return { name: `MPOL_${name}`, value: constantValues[`MPOL_${name}`], mask, word };
}

export const policies: readonly PolicySpec[] = [
  policy('DEFAULT', 'none', 'default'),
  policy('PREFERRED', 'any', 'prefer'),
  policy('BIND', 'some', 'bind'),
  policy('INTERLEAVE', 'some', 'interleave'),
  policy('LOCAL', 'none', 'local'),
  policy('PREFERRED_MANY', 'some', 'prefer (many)'),
  policy('WEIGHTED_INTERLEAVE', 'some', 'weighted interleave'),
];

/** Modes whose ranges may have a home node (set_mempolicy_home_node). */
export const homeNodeModes: readonly FlagName[] = ['MPOL_BIND', 'MPOL_PREFERRED_MANY'];

const modeFlags: readonly FlagSpec[] = flags.filter((one) => one.kind === 'mode-flag');

export interface DecodedMode {
  /** Undefined for a number that is no policy known here. */
  readonly policy: PolicySpec | undefined;
  /** The policy's number, mode flags removed. */
  readonly mode: bigint;
  readonly flags: readonly FlagSpec[];
}

/** Takes a mode argument apart, read as the call's 32-bit int. */
export function decodeMode(value: bigint): DecodedMode {
  const bits = BigInt.asUintN(32, value);
  const set = modeFlags.filter((one) => (bits & BigInt(one.value)) !== 0n);
  const mode = set.reduce((rest, one) => rest & ~BigInt(one.value), bits);
  return { policy: policies.find((one) => BigInt(one.value) === mode), mode, flags: set };
}

/**
 * `both`: MPOL_F_STATIC_NODES with MPOL_F_RELATIVE_NODES; `balancing`: MPOL_F_NUMA_BALANCING with a mode that does
 * not take it; `no-nodes`: a flag about the mask with a mode that has none.
 */
export type ModeFlagConflict = 'both' | 'balancing' | 'no-nodes';

/** Why the kernel refuses the mode's flags with EINVAL; `empty`: the mask has no node. Undefined where it does not. */
export function modeFlagConflict(
  { policy: own, flags: set }: DecodedMode,
  empty: boolean,
): ModeFlagConflict | undefined {
  const has = (name: FlagName): boolean => set.some((one) => one.name === name);
  const fixed = has('MPOL_F_STATIC_NODES');
  const relative = has('MPOL_F_RELATIVE_NODES');
  if (fixed && relative) return 'both';
  if (own === undefined) return undefined;
  if (has('MPOL_F_NUMA_BALANCING') && own.name !== 'MPOL_BIND' && own.name !== 'MPOL_PREFERRED_MANY')
    return 'balancing';
  const without = own.name === 'MPOL_LOCAL' || (own.name === 'MPOL_PREFERRED' && empty);
  return (fixed || relative) && without ? 'no-nodes' : undefined;
}

/** The kernel uses maxnode - 1 bits of a mask: to name `node`, maxnode must be at least this. */
export function maxnodeFor(node: bigint): bigint {
  return node + 2n;
}

/** The bits of a mask that the kernel uses for this maxnode, which is not 0. */
export function bitsUsed(maxnode: bigint): bigint {
  return maxnode - 1n;
}
