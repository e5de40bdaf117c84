/** Mode, node mask and maxnode of a call that sets a policy or moves between node sets: what rules ask about them. */
import { bitsUsed, decodeMode, type DecodedMode } from '../../../kernel/policies';
import type { ParameterRole } from '../../../kernel/calls';
import type { ArrayFacts, CallFacts } from '../../facts/call-facts';
import { constantOf } from '../../facts/linear';
import type { Cell } from '../../facts/region';
import { integerOf, integersOf, isNull, type AbstractValue } from '../../facts/value';

/** What a mask holds just before the call. */
export interface NodeMask {
  readonly isNull: boolean;
  /** Bits that are certainly set. */
  readonly set: bigint;
  /** No bit that the kernel reads is set. */
  readonly empty: boolean;
  /** `set` is all there is. */
  readonly exact: boolean;
  readonly array: ArrayFacts | undefined;
  readonly stored: readonly Cell[];
}

/** The masks of a call, by role. */
export function maskRoles(facts: CallFacts): readonly ParameterRole[] {
  const all: readonly ParameterRole[] = ['nodemask', 'old_nodes', 'new_nodes'];
  return all.filter((role) => facts.argument(role) !== undefined);
}

/** Undefined where nothing is known of the mask. `maxnode`: where it is a known number above 0. */
export function nodeMask(
  value: AbstractValue | undefined,
  array: ArrayFacts | undefined,
  maxnode: bigint | undefined,
): NodeMask | undefined {
  if (value === undefined) return undefined;
  if (isNull(value)) return { isNull: true, set: 0n, empty: true, exact: true, array: undefined, stored: [] };
  if (array === undefined || array.region.many) return undefined;
  const length = array.bytes === undefined ? undefined : constantOf(array.bytes);
  const bits = maxnode === undefined ? (length === undefined ? undefined : length * 8n) : bitsUsed(maxnode);
  const stored: Cell[] = [];
  let set = 0n;
  let covered = 0n;
  // Without a fill every number that is stored is known.
  let exact = array.complete && array.fills.length === 0;
  let empty = array.complete && array.fills.every((fill) => integerOf(fill.value) === 0n);
  for (const cell of array.cells) {
    const at = constantOf(cell.offset);
    const known = integerOf(cell.value);
    const all = integersOf(cell.value);
    if (at === undefined || at < 0n || all === undefined || known === undefined || cell.may) exact = false;
    if (at === undefined || all === undefined || all.some((one) => one !== 0n)) empty = false;
    if (at === undefined || at < 0n) continue;
    stored.push(cell);
    covered |= ((1n << BigInt(cell.width * 8)) - 1n) << (at * 8n);
    if (known === undefined || cell.may) continue;
    set |= BigInt.asUintN(cell.width * 8, known) << (at * 8n);
  }
  const all = bits === undefined ? undefined : (1n << bits) - 1n;
  const initialised = array.region.state.initial === 'zero' || (all !== undefined && (all & ~covered) === 0n);
  return {
    isNull: false,
    set: array.fills.length === 0 ? set : 0n,
    empty: (empty && initialised) || (all !== undefined && all === 0n),
    exact: exact && initialised,
    array,
    stored,
  };
}

export function maskOf(facts: CallFacts, role: ParameterRole): NodeMask | undefined {
  return nodeMask(facts.argument(role)?.value, facts.array(role), knownMaxnode(facts));
}

/** The one number that maxnode is, if it is above 0. */
export function knownMaxnode(facts: CallFacts): bigint | undefined {
  const maxnode = facts.argument('maxnode');
  const known = maxnode === undefined ? undefined : integerOf(maxnode.value);
  return known === undefined || known <= 0n || known > largestMaxnode ? undefined : known;
}

/** Anything larger is refused by the kernel (8 times the largest page size), or a negative number. */
const largestMaxnode = 8n * 65536n + 1n;

/** What the mode may be; undefined where that is not known on every path. */
export function modesOf(value: AbstractValue | undefined): readonly DecodedMode[] | undefined {
  return value === undefined ? undefined : integersOf(value)?.map(decodeMode);
}

/** The highest bit of a positive number. */
export function highestBit(bits: bigint): bigint {
  return BigInt(bits.toString(2).length - 1);
}

export function lowestBit(bits: bigint): bigint {
  return highestBit(bits & -bits);
}
