/** What the words of /proc/PID/numa_maps mean. Sources: numa-maps-fields.ts, numa-maps.ts. */

export const enNumaMaps = {
  'numa-maps.address':
    'Where the mapping begins: an address of the process, in hexadecimal. Where it ends and what it permits stands in /proc/PID/maps under the same address.',

  'numa-maps.policy':
    'The memory policy for pages that the mapping gets from now on: its own (mbind), else that of the thread whose file this is (set_mempolicy). Pages that are in memory already stay where they are.',
  'numa-maps.policy.shared':
    'Of shared memory (tmpfs, memfd, shmget) only the policy at the beginning of the mapping is told; other parts may have others.',
  'numa-maps.policy.default':
    'No policy: a page is allocated on the node of the CPU that touches it first, or near it when that node is full.',
  'numa-maps.policy.unknown': 'This policy is not known here: the kernel is newer than this program.',
  'numa-maps.policy.nodes': 'Its nodes: {nodes}.',
  'numa-maps.policy.unnamed-flag':
    'A "=" with nothing behind it is MPOL_F_NUMA_BALANCING, from kernels that have the flag and no word for it (from 5.12 until 6.11 and the stable releases of July 2024).',

  'numa-maps.file':
    'The file that is mapped. Blanks, tabs, line feeds and "=" in its path are written in octal: \\040, \\011, \\012, \\075. "(deleted)" stands behind a file that has no name any more or never had one: memfd, shared anonymous memory (/dev/zero), huge pages (/anon_hugepage). Copies that the process made by writing to a private mapping are counted under anon.',
  'numa-maps.heap':
    'The mapping lies in the area that brk(2) grows, from which malloc takes small pieces. Large pieces and those of other threads are anonymous mappings without a name.',
  'numa-maps.stack': 'The stack of the main thread. Those of other threads are anonymous mappings.',
  'numa-maps.huge':
    'A mapping of hugetlbfs: all counts of the line are in huge pages, whose size kernelpagesize_kB tells. Transparent huge pages are not marked, and are counted as the small pages that they consist of.',
  'numa-maps.anon':
    'Pages that belong to no file: private memory that the process has written to, and its copies of pages of a private file mapping.',
  'numa-maps.dirty':
    'Pages that were written to since they were last saved to a file or to swap; for anonymous memory, most pages.',
  'numa-maps.mapped':
    'All pages of the mapping that are in memory and in the page tables of this process. Left out where the number is that of anon or of dirty.',
  'numa-maps.mapmax':
    'How often the most shared page of the mapping is mapped: as a rule, by how many processes; a process that maps it twice counts twice. Left out where it is 1. move_pages moves shared pages with MPOL_MF_MOVE_ALL only.',
  'numa-maps.swapcache':
    'Pages in memory that have a place in swap as well, so they can be dropped without being written.',
  'numa-maps.active':
    'Pages in use of late, or locked in memory: reclaim takes them last. Left out where it is all pages, and on hugetlbfs. The others of the mapping may be reclaimed soon.',
  'numa-maps.writeback':
    'Pages that are being written to a file or to swap at this moment. A move has to wait for them, or leaves them.',
  'numa-maps.node':
    'Pages of the mapping that are in the memory of this node and in the page tables of this process. What was never touched, what is swapped out, zero pages and memory of devices are on no node here.',
  'numa-maps.kernelpagesize_kB':
    'The page size of the mapping in KiB: the unit of all counts on the line. Larger than the base page on hugetlbfs only. Left out where no page is in memory.',

  'numa-maps.change.stack-thread': 'the stack of another thread is marked, too, as stack:TID.',
  'numa-maps.change.mapmax-average':
    'an average over the parts of a large page, where the kernel is built without a count for each of them.',
} as const;
