/**
 * Functions of libnuma that are no spelling of a NUMA system call (those are in calls.ts).
 * Source: numa.h of numactl 2.0.14 to 2.0.19; numa(3).
 */

/** Give memory, a mask or a string back: called without a declaration their pointer is cut to an int. */
const pointerResults = new Set([
  'numa_alloc',
  'numa_alloc_interleaved',
  'numa_alloc_interleaved_subset',
  'numa_alloc_local',
  'numa_alloc_onnode',
  'numa_allocate_cpumask',
  'numa_allocate_nodemask',
  'numa_bitmask_alloc',
  'numa_get_interleave_mask',
  'numa_get_membind',
  'numa_get_mems_allowed',
  'numa_get_run_node_mask',
  'numa_parse_cpustring',
  'numa_parse_cpustring_all',
  'numa_parse_nodestring',
  'numa_parse_nodestring_all',
  'numa_preferred_many',
  'numa_realloc',
]);

const others = new Set([
  'numa_available',
  'numa_bind',
  'numa_bitmask_clearall',
  'numa_bitmask_clearbit',
  'numa_bitmask_equal',
  'numa_bitmask_free',
  'numa_bitmask_isbitset',
  'numa_bitmask_nbytes',
  'numa_bitmask_setall',
  'numa_bitmask_setbit',
  'numa_bitmask_weight',
  'numa_distance',
  'numa_free',
  'numa_free_cpumask',
  'numa_free_nodemask',
  'numa_get_interleave_node',
  'numa_max_node',
  'numa_max_possible_node',
  'numa_node_of_cpu',
  'numa_node_size',
  'numa_node_size64',
  'numa_node_to_cpus',
  'numa_num_configured_cpus',
  'numa_num_configured_nodes',
  'numa_num_possible_cpus',
  'numa_num_possible_nodes',
  'numa_num_task_cpus',
  'numa_num_task_nodes',
  'numa_pagesize',
  'numa_police_memory',
  'numa_preferred',
  'numa_run_on_node',
  'numa_run_on_node_mask',
  'numa_run_on_node_mask_all',
  'numa_sched_getaffinity',
  'numa_sched_setaffinity',
  'numa_set_bind_policy',
  'numa_set_interleave_mask',
  'numa_set_localalloc',
  'numa_set_membind',
  'numa_set_preferred',
  'numa_set_strict',
]);

export function isLibnumaFunction(name: string): boolean {
  return pointerResults.has(name) || others.has(name);
}

export function returnsPointer(name: string): boolean {
  return pointerResults.has(name);
}

/**
 * numa(3): "Before any other calls in this library can be used numa_available() must be called. If it returns -1, all
 * other functions in this library are undefined." The functions on masks in the program's own memory need no kernel.
 */
export function needsNumaAvailable(name: string): boolean {
  return name !== 'numa_available' && !/^numa_(?:bitmask_|free_|error$|warn$)/.test(name);
}
