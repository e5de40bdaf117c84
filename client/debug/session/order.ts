/** What is asked of a move: where each page is to go, and with which flags. */
import { constantValues } from '../../../server/kernel/constants';
import type { Destination } from '../../../server/protocol/runner';

export interface MoveOrder {
  readonly to: Destination;
  /** The node that every page is to go to; absent when there are several. */
  readonly node?: number;
  /** As written in the call: 0, MPOL_MF_MOVE, MPOL_MF_MOVE_ALL or both. */
  readonly flags: number;
}

export function orderToNode(node: number, flags: number = constantValues.MPOL_MF_MOVE): MoveOrder {
  return { to: { kind: 'node', node }, node, flags };
}

export function movesAll({ flags }: Pick<MoveOrder, 'flags'>): boolean {
  return (flags & constantValues.MPOL_MF_MOVE_ALL) !== 0;
}

/** The runner takes one of the two moving flags; 0 acts as the first, and both together as the second. */
export function kernelFlags(order: Pick<MoveOrder, 'flags'>): number {
  return movesAll(order) ? constantValues.MPOL_MF_MOVE_ALL : constantValues.MPOL_MF_MOVE;
}
