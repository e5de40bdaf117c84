/** Other ways than a query to find out where pages are after a move. */
import type { CallFacts } from '../../facts/call-facts';

/**
 * The function goes on to call something that, by its name, looks at page frames, at numa_maps, or asks for the node of
 * an address. What it makes of the answer is not known: such a move may well be verified.
 */
export function mayInspect(facts: CallFacts): boolean {
  return [...facts.after.followedBy].some((name) =>
    /pfn|pagemap|numa_?maps|get_mempolicy|(?:page|addr|ptr)\w*_node|node_?of_?(?:page|addr|ptr)|which_?node|(?:check|verify)_?(?:page|node|place|locat)/i.test(
      name,
    ),
  );
}
