/**
 * English sentences of server/kernel about the calls beside move_pages: mbind, set_mempolicy, get_mempolicy,
 * migrate_pages, set_mempolicy_home_node. Ids and prefixes are those of en.ts.
 */
export const enFamily = {
  // Calls.
  'call.mbind':
    'Sets the memory policy of a range of addresses: on which nodes its pages are allocated when they are first touched. Pages that exist already stay where they are unless flags has MPOL_MF_MOVE or MPOL_MF_MOVE_ALL.',
  'call.mbind.policy':
    'A policy steers later allocations only: pages can still be moved elsewhere by move_pages, migrate_pages or automatic NUMA balancing. For shared memory (shmget, tmpfs) the policy belongs to the object, for other mappings to this process.',
  'call.mbind.library':
    'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.7.',
  'call.mbind.related':
    'Related: set_mempolicy(2), get_mempolicy(2), move_pages(2), mmap(2), numa(3), numa(7), cpuset(7).',
  'call.set_mempolicy':
    'Sets the memory policy of the calling thread: on which nodes it allocates pages, except in ranges that have a policy of their own (mbind). Pages that exist already stay where they are.',
  'call.set_mempolicy.policy':
    'The policy belongs to the thread, not to the process: threads that run already keep theirs; new threads, forked children and the program after execve inherit it.',
  'call.set_mempolicy.library':
    'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.7.',
  'call.set_mempolicy.related':
    'Related: mbind(2), get_mempolicy(2), migrate_pages(2), numa(3), numa(7), numactl(8), cpuset(7).',
  'call.get_mempolicy':
    'Asks for the policy of the calling thread (flags 0), for the policy of an address (MPOL_F_ADDR), for the node of the page at an address (MPOL_F_NODE | MPOL_F_ADDR), or for the nodes that the cpuset allows (MPOL_F_MEMS_ALLOWED).',
  'call.get_mempolicy.policy':
    'Asking for the node of an address faults the page in, one page per call; for many pages move_pages with nodes NULL answers in one call and touches nothing.',
  'call.get_mempolicy.library':
    'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.7.',
  'call.get_mempolicy.related': 'Related: mbind(2), set_mempolicy(2), move_pages(2), numa(3), numa(7).',
  'call.migrate_pages':
    'Moves all pages of a process that are on one set of nodes to another set. A positive result is the number of pages that could not be moved.',
  'call.migrate_pages.policy':
    'It does not change the policy of the process, and it moves shared pages too where the caller has CAP_SYS_NICE.',
  'call.migrate_pages.library':
    'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.16. libnuma also has numa_migrate_pages(), which takes struct bitmask.',
  'call.migrate_pages.related':
    'Related: move_pages(2), mbind(2), set_mempolicy(2), numa(3), cpuset(7), migratepages(8).',
  'call.set_mempolicy_home_node':
    'Names the node of a range from which allocation begins, while the policy of the range (MPOL_BIND or MPOL_PREFERRED_MANY) still says which nodes are allowed.',
  'call.set_mempolicy_home_node.policy':
    'Every part of the range must have such a policy already, set by mbind: without any the call fails with ENOENT, with another mode with EOPNOTSUPP, and earlier parts keep the home node that they were given.',
  'call.set_mempolicy_home_node.library':
    'glibc has no function for it and libnuma only in new versions: make the system call through syscall(2). On Linux only, since 5.17.',
  'call.set_mempolicy_home_node.related': 'Related: mbind(2), set_mempolicy(2).',

  // Parameters.
  'role.addr':
    'The start of the range. It must be a multiple of the page size, also when len is 0: everything else fails with EINVAL.',
  'role.addr.get':
    'The address that is asked about with MPOL_F_ADDR; NULL without it, else the call fails with EINVAL.',
  'role.len':
    'The length of the range in bytes, rounded up to whole pages; 0 does nothing. A range with a hole fails with EFAULT.',
  'role.mode':
    'MPOL_DEFAULT, MPOL_BIND, MPOL_INTERLEAVE, MPOL_WEIGHTED_INTERLEAVE, MPOL_PREFERRED, MPOL_PREFERRED_MANY or MPOL_LOCAL, to which one of MPOL_F_STATIC_NODES and MPOL_F_RELATIVE_NODES can be added, and MPOL_F_NUMA_BALANCING to MPOL_BIND.',
  'role.mode_result':
    'Where the mode is stored, or with MPOL_F_NODE a node number; NULL where it is not wanted. It stays unwritten when the call fails.',
  'role.nodemask':
    'A mask of nodes, one bit each, in unsigned longs: bit 0 of the first word is node 0. MPOL_DEFAULT and MPOL_LOCAL take an empty mask or NULL, MPOL_PREFERRED an empty one too; all others need a node that the cpuset allows.',
  'role.nodemask_result':
    'Where the mask of the policy, or with MPOL_F_MEMS_ALLOWED that of the cpuset, is stored; NULL where it is not wanted.',
  'role.maxnode':
    'The number of bits in the mask, plus one: the kernel uses maxnode - 1 bits, so naming node n takes a maxnode of n + 2 or more. 0 is refused with EINVAL unless the mask is NULL, 1 is an empty mask. It counts bits, not bytes.',
  'role.maxnode.get':
    'The number of bits that the mask has room for. When a mask is asked for it must be at least the number of nodes that the kernel may have (the highest of /sys/devices/system/node/possible plus 1), else the call fails with EINVAL.',
  'role.old_nodes': 'A mask of the nodes from which pages are moved away.',
  'role.new_nodes':
    'A mask of the nodes to which pages are moved. Nodes outside the cpuset of the target take CAP_SYS_NICE, else EPERM; without any node that the caller may use the call fails with EINVAL.',
  'role.home_node': 'The node to begin with. It must be online and have memory, else EINVAL.',
  'role.node': 'The node to bind the range to.',
  'role.mask': 'The nodes, as a struct bitmask of libnuma (numa_allocate_nodemask, numa_bitmask_setbit).',
  'role.from_mask': 'The nodes from which pages are moved away, as a struct bitmask of libnuma.',
  'role.to_mask': 'The nodes to which pages are moved, as a struct bitmask of libnuma.',
  'role.pid.migrate':
    'The process whose pages are moved. 0 is the calling process; any other process takes the ptrace access check PTRACE_MODE_READ_REALCREDS (since Linux 4.15): equal ids and a dumpable target, or CAP_SYS_PTRACE.',
  'role.flags.mbind':
    'What happens to pages that exist already: 0 leaves them; MPOL_MF_MOVE moves those that only this process maps, MPOL_MF_MOVE_ALL shared ones too (CAP_SYS_NICE). MPOL_MF_STRICT makes the call fail with EIO when a page does not follow the policy: alone it moves nothing.',
  'role.flags.get':
    'What is asked: 0 the policy of the thread, MPOL_F_ADDR that of addr, MPOL_F_NODE | MPOL_F_ADDR the node of the page at addr, MPOL_F_MEMS_ALLOWED (alone) the nodes of the cpuset.',
  'role.flags.home-node': 'Must be 0: any bit makes the call fail with EINVAL.',

  // Errors of these calls.
  'errno.family': '{call} fails with {name}.',
  'errno.family.efault.mask': 'A node mask cannot be read over the bits that maxnode announces.',
  'errno.family.efault.hole': 'The range has a part that is not mapped.',
  'errno.family.efault.result': 'mode or nodemask cannot be written.',
  'errno.family.efault.address': 'With MPOL_F_ADDR: nothing is mapped at addr.',
  'errno.family.einval.maxnode':
    'maxnode is 0 although the mask is not NULL, or larger than the bits of a page of memory.',
  'errno.family.einval.mode':
    'The mode is unknown to this kernel, or its flags exclude each other or the mode.',
  'errno.family.einval.nodes':
    'The mask does not fit the mode: empty where the policy needs nodes (after maxnode - 1 bits, and after nodes that the cpuset forbids or that have no memory), or not empty for MPOL_DEFAULT and MPOL_LOCAL.',
  'errno.family.einval.alignment': 'The start is no multiple of the page size.',
  'errno.family.einval.flags':
    'flags has a bit other than MPOL_MF_STRICT, MPOL_MF_MOVE and MPOL_MF_MOVE_ALL.',
  'errno.family.einval.room':
    'A mask is asked for, and maxnode is below the number of nodes that this kernel may have.',
  'errno.family.einval.question':
    'flags has an unknown bit, combines MPOL_F_MEMS_ALLOWED with another, addr is given without MPOL_F_ADDR, or MPOL_F_NODE stands alone and the policy of the thread is no interleaving.',
  'errno.family.einval.target-nodes': 'new_nodes has no node that the caller may use.',
  'errno.family.einval.home-node': 'flags is not 0, or the node is not online.',
  'errno.family.eio':
    'With MPOL_MF_STRICT: a page is on a node that the policy does not allow and was not moved; others may have been.',
  'errno.family.enomem': 'The kernel had no memory for the policy.',
  'errno.family.enoent': 'A part of the range has no policy of its own: call mbind first.',
  'errno.family.enosys.home-node': 'The kernel is older than 5.17.',
  'errno.family.eopnotsupp':
    'A part of the range has a policy other than MPOL_BIND and MPOL_PREFERRED_MANY; earlier parts have their home node already.',
  'errno.family.esrch': 'There is no such process in the pid namespace of the caller.',
  'errno.family.eperm.move-all':
    'flags has MPOL_MF_MOVE_ALL and the caller lacks CAP_SYS_NICE in the initial user namespace.',
  'errno.family.eperm.ptrace':
    'The target is another process, and the caller fails the ptrace access check PTRACE_MODE_READ_REALCREDS.',
  'errno.family.eperm.cpuset':
    'new_nodes has a node outside the cpuset of the target, and the caller lacks CAP_SYS_NICE.',

  // Behaviour that differs by kernel.
  'change.home-node': 'The call exists since Linux 5.17.',
} as const;
