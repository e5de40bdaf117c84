/**
 * The manual pages about NUMA memory, and where they can be read. Sources: man-pages 6.9 (sections 2, 5 and 7) and
 * numactl 2.0.19 (sections 3 and 8); set_mempolicy_home_node has none.
 */

export interface ManualPage {
  readonly name: string;
  readonly section: number;
}

export const manualPages: readonly ManualPage[] = [
  ...['move_pages', 'migrate_pages', 'mbind', 'get_mempolicy', 'set_mempolicy', 'getcpu'].map((name) => ({
    name,
    section: 2,
  })),
  { name: 'numa', section: 3 },
  { name: 'numa_maps', section: 5 },
  { name: 'numa', section: 7 },
  { name: 'cpuset', section: 7 },
  ...['numactl', 'numastat', 'migratepages'].map((name) => ({ name, section: 8 })),
];

/** Undefined for a page that is not one of these. */
export function manualPageUrl(name: string, section: number): string | undefined {
  const known = manualPages.some((one) => one.name === name && one.section === section);
  return known ? `https://man7.org/linux/man-pages/man${section}/${name}.${section}.html` : undefined;
}
