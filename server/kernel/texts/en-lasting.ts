/** English sentences about source that makes a move last (server/kernel/lasting-moves.ts). */
export const enLasting = {
  'lasting.mbind.title': 'Bind the memory to node {node} and move it there',
  'lasting.mbind.why':
    'Automatic NUMA balancing leaves ranges alone that have a policy of their own, and pages that are touched later, or come back from swap, are allocated on the node of the policy. MPOL_MF_MOVE moves the pages that exist already.',
  'lasting.numa-tonode-memory.title': 'Bind the memory to node {node} by libnuma',
  'lasting.numa-tonode-memory.why':
    'It calls mbind with MPOL_BIND: automatic NUMA balancing leaves such ranges alone. Pages that exist already stay where they are, so it goes together with move_pages. The memory has to begin at a page.',
  'lasting.set-mempolicy.title': 'Allocate on node {node} from now on',
  'lasting.set-mempolicy.why':
    'The policy of the calling thread decides where the pages are that it touches from now on, and automatic NUMA balancing leaves memory alone whose pages this thread would allocate so. It goes into each thread that touches the memory; pages that exist already stay where they are.',
  'lasting.needs.numaif':
    'The header <numaif.h> and the library libnuma (libnuma-dev, numactl-devel): link with -lnuma.',
  'lasting.needs.numa':
    'The header <numa.h> and the library libnuma (libnuma-dev, numactl-devel): link with -lnuma.',
  'lasting.needs.koffi':
    'The package koffi, and libnuma.so.1 on the machine (package libnuma1 or numactl-libs).',
} as const;
