/**
 * Node numbers. What a running machine has is asked at run time; these are the bounds that a kernel is built with.
 * Sources: mm/migrate.c, `do_pages_move` ("node < 0 || node >= MAX_NUMNODES" gives ENODEV); NODES_SHIFT in arch/<name>/Kconfig.
 */

/** MAX_NUMNODES of the largest build: NODES_SHIFT is at most 10 on every architecture. */
export const maxNodeCount = 1024;

/** Whether some Linux machine can have a node of this number. */
export function isPossibleNode(node: bigint): boolean {
  return node >= 0n && node < BigInt(maxNodeCount);
}
