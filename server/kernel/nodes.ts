/**
 * Node numbers. What a running machine has is asked at run time; these are the bounds that a kernel is built with.
 * Sources: mm/migrate.c, `do_pages_move` ("node < 0 || node >= MAX_NUMNODES" gives ENODEV); NODES_SHIFT in arch/<name>/Kconfig.
 */

/** MAX_NUMNODES of the largest build: NODES_SHIFT is at most 10 on every architecture. */
export const maxNodeCount = 1024;

/** More than any kernel is built for, those that somebody builds with another NODES_SHIFT included. */
export const largestNodeCount = 65536;

/** Whether a machine can have a node of this number, under a kernel that is built for `count` nodes. */
export function isPossibleNode(node: bigint, count = maxNodeCount): boolean {
  return node >= 0n && node < BigInt(count);
}
