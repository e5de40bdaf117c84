/**
 * Every sentence of server/kernel in English, by id. The prefix tells the kind: call, role, flag, status, errno,
 * result, change, range. `.gist` is a few words for a narrow place; `.remedy` says what to do.
 */
import { enFamily } from './en-family';
import { enLasting } from './en-lasting';
import { enNumaMaps } from './en-numa-maps';
import { enPredict } from './en-predict';

export const en = {
  ...enFamily,
  ...enLasting,
  ...enNumaMaps,
  ...enPredict,

  // Kernel ranges, put before a sentence that holds on them.
  'range.every': 'on every Linux',
  'range.since': 'since Linux {since}',
  'range.before': 'before Linux {before}',
  'range.between': 'from Linux {since}, before {before}',

  // Calls.
  'call.move_pages':
    'Moves single pages of a process to the memory nodes you name, or, with nodes NULL, tells on which node each page is. The outcome of every page is in status.',
  'call.move_pages.library':
    'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.18.',
  'call.move_pages.policy':
    'Memory policies set with mbind(2) or set_mempolicy(2) do not limit where pages are moved to; a moved page may contradict the policy of its range.',

  'call.move_pages.related':
    'Related: get_mempolicy(2), mbind(2), set_mempolicy(2), migrate_pages(2), numa(3), numa(7), numa_maps(5), cpuset(7), migratepages(8), numastat(8).',

  // Parameters of move_pages.
  'role.pid':
    'The process whose pages are meant. 0 is the calling process and skips the permission check; any other process, also for a query, takes a permission.',
  'role.count':
    'The number of entries in pages, nodes and status: a number of pages, not of bytes. Keep it below 2147483647; a count larger than an array makes the kernel read or write past its end.',
  'role.pages':
    'An array of count addresses, one in each page, as the target process sees them. Addresses should be page-aligned; kernels do not insist and take the page (for huge pages the whole huge page) that contains the address.',
  'role.nodes':
    'An array of count 32-bit node numbers, each from 0 to MAX_NUMNODES - 1 (1023 at most on common kernels): where each page is to go. NULL moves nothing and makes the call a query. The kernel checks each node against the memory nodes that the cpuset of the target process allows, a set that can change at any time.',
  'role.status':
    'An array of count 32-bit integers that the kernel writes: the node of each page, or a negative errno value. It may not be NULL unless count is 0. When nodes is given, fill it first with a value that is neither a node nor an errno value of the kernel (INT_MIN), because entries can stay unwritten.',
  'role.flags':
    'MPOL_MF_MOVE moves pages that only this process maps; MPOL_MF_MOVE_ALL moves shared pages too and needs CAP_SYS_NICE. 0 acts as MPOL_MF_MOVE. Any other bit makes the call fail with EINVAL.',

  // Flags and modes.
  'flag.MPOL_MF_MOVE':
    'Moves only pages that no other process maps; a shared page gets the status -EACCES. In move_pages, flags 0 acts the same.',
  'flag.MPOL_MF_MOVE_ALL':
    'Moves pages whether or not other processes map them. The caller needs CAP_SYS_NICE in the initial user namespace, else the whole call fails with EPERM, also when it only queries.',
  'flag.MPOL_MF_STRICT':
    'Belongs to mbind: fail with EIO when a page does not follow the policy. move_pages rejects it with EINVAL.',
  'flag.MPOL_MF_LAZY': 'Is in the header but no call accepts it: mbind and move_pages fail with EINVAL.',
  'flag.MPOL_MF_SW_YOUNG':
    'Exists only in kernels outside the mainline; Linux as released rejects it with EINVAL.',
  'flag.MPOL_F_NODE': 'Belongs to get_mempolicy: return a node number instead of a policy.',
  'flag.MPOL_F_ADDR':
    'Belongs to get_mempolicy: ask about the policy or, with MPOL_F_NODE, about the page at an address, which is faulted in.',
  'flag.MPOL_F_MEMS_ALLOWED':
    'Belongs to get_mempolicy: return the nodes that the cpuset of the caller allows. move_pages checks the cpuset of the target process, and the set can change at any time.',
  'flag.MPOL_F_STATIC_NODES':
    'Is combined with a policy of mbind or set_mempolicy: keep the node mask as given when the cpuset changes.',
  'flag.MPOL_F_RELATIVE_NODES':
    'Is combined with a policy of mbind or set_mempolicy: count the mask within the nodes that the cpuset allows.',
  'flag.MPOL_F_NUMA_BALANCING':
    'Is combined with MPOL_BIND (newer kernels: also with MPOL_PREFERRED_MANY): let automatic NUMA balancing move pages among the nodes of the mask.',
  'flag.MPOL_DEFAULT': 'A policy of mbind and set_mempolicy: remove the policy; allocate by the default one.',
  'flag.MPOL_PREFERRED':
    'A policy of mbind and set_mempolicy: allocate on one preferred node, else elsewhere.',
  'flag.MPOL_BIND': 'A policy of mbind and set_mempolicy: allocate on the nodes of the mask only.',
  'flag.MPOL_INTERLEAVE': 'A policy of mbind and set_mempolicy: spread pages over the nodes of the mask.',
  'flag.MPOL_LOCAL': 'A policy of mbind and set_mempolicy: allocate on the node of the CPU that asks.',
  'flag.MPOL_PREFERRED_MANY':
    'A policy of mbind and set_mempolicy: allocate on the nodes of the mask while they have memory, else elsewhere.',
  'flag.MPOL_WEIGHTED_INTERLEAVE':
    'A policy of mbind and set_mempolicy: spread pages over the nodes of the mask by their weights.',
  'flag.only': 'The kernel knows it {range}.',
  'flag.remedy.not-of-call': 'Leave it out: {call} takes {flags}, and no other bit.',
  'flag.remedy.no-flags': 'Pass 0: {call} takes no flags.',
  'flag.remedy.privilege':
    'Use it only where pages shared between processes have to move, and fall back to MPOL_MF_MOVE on EPERM.',
  'flags.none': 'No flag.',
  'flags.zero': 'No flag: acts as MPOL_MF_MOVE when nodes is given.',
  'flags.zero.remedy': 'Write MPOL_MF_MOVE where pages are to be moved.',
  'flags.both': 'MPOL_MF_MOVE beside MPOL_MF_MOVE_ALL changes nothing.',
  'flags.rejected': '{call} rejects {bits} with EINVAL before it does anything.',

  // Status entries.
  'status.node.label': 'node {node}',
  'status.node': 'The page is on node {node}.',
  'status.node.gist': 'on node {node}',
  'status.node.remedy':
    'In a move the entry is the node you asked for; a query made afterwards is what proves it.',
  'status.EACCES': 'The page was not moved because other processes map it too.',
  'status.EACCES.gist': 'shared with other processes',
  'status.EACCES.remedy':
    'Write to a page shared by fork so that it becomes private, or use MPOL_MF_MOVE_ALL with CAP_SYS_NICE.',
  'status.eacces.shared':
    'More than one process maps the page, and MPOL_MF_MOVE moves only pages that one process has for itself; such a page moves only with MPOL_MF_MOVE_ALL.',
  'status.eacces.estimated':
    'For large and page-cache folios the kernel only estimates whether they are shared, and can take a page of one process for a shared one.',
  'status.eacces.hugetlb-tail': 'The address is inside a hugetlb page but not at its start.',
  'status.EBUSY': 'The page could not be taken for moving.',
  'status.EBUSY.gist': 'busy, or named twice',
  'status.EBUSY.remedy':
    'Name each page, and each huge page, once a call; else try again later, a bounded number of times.',
  'status.ebusy.not-isolated':
    'The kernel could not take the page off its lists: something else in the kernel holds it at this moment.',
  'status.ebusy.named-twice':
    'An earlier entry of the same call named the same page, or another part of the same huge page; the page does move, this entry is only its second mention.',
  'status.ebusy.pinned': 'The page is under I/O or another part of the kernel holds a reference to it.',
  'status.EFAULT': 'There is no memory at this address, or none that can be moved.',
  'status.EFAULT.gist': 'not mapped, or not movable',
  'status.EFAULT.remedy':
    'Check that the address belongs to the target process and that the page was written to before the call.',
  'status.efault.not-mapped': 'The target process maps nothing at this address.',
  'status.efault.not-migratable':
    'The area cannot be migrated: device or driver memory (VM_IO, VM_PFNMAP), DAX, or unsupported huge pages.',
  'status.efault.zero-page':
    'The page was only read so far and is still the zero page shared by all processes.',
  'status.efault.untouched': 'Nothing ever touched this anonymous memory, so there is no page.',
  'status.ENOENT': 'No page is present at this address.',
  'status.ENOENT.gist': 'no page there',
  'status.ENOENT.remedy':
    'Write to every page before the call; a page that was swapped out has to be touched again.',
  'status.enoent.untouched': 'The memory is mapped but was never touched, so there is no page yet.',
  'status.enoent.swapped':
    'The memory is mapped but no page is present: swapped out, a part of a file not read in, or a page being migrated at this moment.',
  'status.enoent.device':
    'The address is device memory that has no ordinary page (ZONE_DEVICE or, in a query, a VM_PFNMAP mapping).',
  'status.enoent.zero-page': 'The page was only read so far and is still the shared zero page.',
  'status.enoent.prot-none':
    'The page is protected by PROT_NONE or marked by automatic NUMA balancing; the 6.1 long-term kernels keep this behaviour.',
  'status.enoent.hugetlb-tail': 'The address is inside a hugetlb page but not at its start.',
  'status.EIO': 'The page could not be written back.',
  'status.EIO.gist': 'cannot be written back',
  'status.EIO.remedy': 'Write the file back (fsync) and try again.',
  'status.eio.write-back':
    'The page is dirty and could not be written back; it has to be, because its filesystem cannot migrate dirty pages.',
  'status.EINVAL': 'A dirty page could not be moved.',
  'status.EINVAL.gist': 'dirty page, cannot move',
  'status.EINVAL.remedy': 'Write the file back (fsync) and try again.',
  'status.einval.dirty':
    'The page is dirty and cannot move: its filesystem has neither a migration function nor a way to write pages back.',
  'status.ENOMEM': 'There was no memory to move the page to.',
  'status.ENOMEM.gist': 'no memory on the node',
  'status.ENOMEM.remedy': 'Free memory on the node or name another one.',
  'status.enomem.node-full': 'No memory could be allocated on the target node.',
  'status.dead':
    'Linux {kernel} never writes {name} into a status entry, though the manual page still lists it.',
  'status.dead.remedy': 'Code that waits for it can go, unless it has to run on older kernels.',
  'status.unwritten.gist': 'not written by the kernel',
  'status.unwritten':
    'Linux {kernel} never writes {value} into a status entry: what stands here was there before the call, so the kernel left the entry unwritten.',
  'status.unwritten.remedy':
    'Ask for the placement of the page with a query; an entry can stay unwritten although its page did move.',

  // Errors of the call.
  'errno.moved': 'Pages named by earlier entries may have moved already.',
  'errno.never': 'Linux {kernel} does not fail with {name}.',
  'errno.never.remedy': 'Code that waits for it can go, unless it has to run on older kernels.',
  'errno.unknown': 'move_pages(2) does not set {name} on any kernel.',
  'errno.unknown.remedy': 'Another call set errno: read it right after move_pages has returned -1.',
  'errno.e2big.count': 'count is larger than the kernel takes in one call.',
  'errno.E2BIG': 'Too many pages for one call.',
  'errno.E2BIG.remedy': 'Make several calls with fewer pages each.',
  'errno.eacces.cpuset':
    'A node in nodes is not allowed by the cpuset of the target process (not of the caller).',
  'errno.eacces.lsm': 'A security module (SELinux, Smack) forbids moving the memory of this process.',
  'errno.EACCES': 'A node, or the process, is off limits.',
  'errno.EACCES.remedy':
    'Take nodes from Mems_allowed_list in /proc/PID/status of the target; the list can change at any time.',
  'errno.efault.input': 'An entry of pages or nodes cannot be read: NULL, or fewer entries than count.',
  'errno.efault.status':
    'An entry of status cannot be written: NULL, read-only, or fewer entries than count. The kernel notices it after pages were moved.',
  'errno.EFAULT': 'One of the arrays is not readable or not writable over count entries.',
  'errno.EFAULT.remedy': 'Pass three arrays of at least count entries each; only nodes may be NULL.',
  'errno.einval.flags':
    'flags has a bit other than MPOL_MF_MOVE and MPOL_MF_MOVE_ALL; this is checked first.',
  'errno.einval.no-memory-map':
    'The target has no memory of its own: a kernel thread, a zombie or a process that is exiting.',
  'errno.EINVAL': 'The flags or the process do not fit the call.',
  'errno.EINVAL.remedy': 'Pass MPOL_MF_MOVE, MPOL_MF_MOVE_ALL or 0, and a live process.',
  'errno.enodev.node':
    'An entry of nodes is not a node with memory: offline, online without memory, negative or too large.',
  'errno.ENODEV': 'A node that was asked for cannot hold pages.',
  'errno.ENODEV.remedy':
    'Take nodes from /sys/devices/system/node/has_memory; numbers may have holes. Query afterwards: earlier entries were carried out.',
  'errno.enoent.nothing-to-move':
    'No page had to move: all were on their nodes already, not present, at invalid addresses or mapped by several processes.',
  'errno.ENOENT': 'There was nothing to move.',
  'errno.ENOENT.remedy': 'Treat it as "nothing moved" and read status.',
  'errno.enomem.node-full':
    'A target node has no memory left for the pages. The manual page does not mention it; entries of status stay unwritten.',
  'errno.enomem.kernel-table': 'The kernel could not allocate its own table for the call.',
  'errno.ENOMEM': 'Memory ran out.',
  'errno.ENOMEM.remedy': 'Free memory on the node or name another one, and query which pages moved.',
  'errno.enosys.not-built':
    'The kernel was built without NUMA or page migration, or a sandbox hides the call.',
  'errno.ENOSYS': 'This kernel does not have the call.',
  'errno.ENOSYS.remedy': 'Go on without placing pages: on such a kernel there is nothing to place.',
  'errno.eperm.move-all':
    'flags has MPOL_MF_MOVE_ALL and the caller lacks CAP_SYS_NICE in the initial user namespace; root in a container or user namespace does not have it. Queries are refused too.',
  'errno.eperm.ptrace':
    'The target is another process, and the caller fails the ptrace access check PTRACE_MODE_READ_REALCREDS: same user and group ids (real, effective, saved), target dumpable, its capabilities a subset, or CAP_SYS_PTRACE. CAP_SYS_NICE does not help, and queries need the right as well.',
  'errno.eperm.other-user':
    'The target belongs to another user and the caller lacks CAP_SYS_NICE: the real or effective user id of the caller must equal the real or saved one of the target.',
  'errno.eperm.seccomp':
    'A seccomp filter forbids the call, as the default profiles of Docker, containerd and Podman do.',
  'errno.EPERM': 'The caller is not allowed to do this.',
  'errno.EPERM.remedy':
    'Use MPOL_MF_MOVE, grant CAP_SYS_PTRACE for another process, or allow the call in the container profile.',
  'errno.esrch.no-process':
    'No such process in the pid namespace of the caller; negative pids do not exist either. (A zombie gives EINVAL.)',
  'errno.ESRCH': 'There is no such process.',
  'errno.ESRCH.remedy': 'Check the pid; the process may have ended, or run in another container.',

  // Results.
  'result.zero.gist': 'success',
  'result.zero':
    'The call succeeded, which does not mean that every page moved: what happened to each page is in status.',
  'result.zero.remedy': 'Read every status entry, or query afterwards.',
  'result.error.gist': 'failed',
  'result.error':
    'The call failed and errno tells why. Pages may have moved all the same, and status entries may be unwritten.',
  'result.error.remedy':
    'Read errno at once, before any other call, and query if you need to know what moved.',
  'result.positive.gist': '{value} not moved',
  'result.positive':
    '{value} pages were not moved: those that failed and those that were not attempted any more. (A huge page that failed counts once.) The status entries of the failed run of pages and of all later ones are unwritten. A page that is pinned, by I/O for example, fails this way.',
  'result.positive.old': '{value} pages were not moved.',
  'result.positive.remedy': 'Query all pages, then move the rest again, a bounded number of times.',
  'result.positive.impossible': 'Linux {kernel} does not return a positive number.',
  'result.raw-errno':
    'A system call made without a C library returns the negated errno: {name}. Through libnuma or syscall(2) it would be -1.',
  'result.raw-errno.remedy': 'Compare with -1 and read errno when a C library makes the call.',
  'result.not': 'move_pages does not return {value}.',

  // Behaviour that differs by kernel.
  'change.introduced': 'The call exists since Linux 2.6.18.',
  'change.nodes-checked-first': 'All nodes are checked before any page moves.',
  'change.errno-enoent': 'The call fails with ENOENT when no page had to move; later it returns 0.',
  'change.errno-e2big': 'The call fails with E2BIG when count is too large; later no count is refused.',
  'change.positive-swallowed':
    'The result is 0 although pages were not moved: there are no positive results.',
  'change.positive-result':
    'A positive result counts the pages that were not moved; status entries of the failed run and after it are unwritten.',
  'change.positive-uncounted':
    'A positive result counts only the pages that failed, not those that were not attempted any more.',
  'change.status-already-there':
    'The status entry of a page that is on its node already stays unwritten, also when the result is 0.',
  'change.spurious-one': 'The result may be 1 although every page moved.',
  'change.last-run-lost':
    'When a single page or the last run of pages fails, the result is 0 and its status entries are unwritten.',
  'change.status-errnos': 'Status entries may be -EIO, -EINVAL and -ENOMEM as well.',
  'change.enomem': 'A full node makes the whole call fail with ENOMEM, which the manual page does not list.',
  'change.hugetlb': 'Pages of hugetlb mappings can move.',
  'change.hugetlb-tail': 'An address inside a hugetlb page but not at its start gets -EACCES.',
  'change.thp-split': 'A transparent huge page is split and only the named part moves.',
  'change.thp': 'Naming any part of a transparent huge page moves all of it; further parts get -EBUSY.',
  'change.zero-page': 'The shared zero page gets -EFAULT instead of -ENOENT.',
  'change.untouched-efault': 'Untouched anonymous memory gets -EFAULT instead of -ENOENT.',
  'change.prot-none': 'Pages under PROT_NONE or NUMA-hinting protection get -ENOENT.',
  'change.permission-uid':
    'Another process may be moved with CAP_SYS_NICE, or when the real or effective user id of the caller equals the real or saved one of the target. A caller could learn addresses that way and defeat address space randomisation.',
  'change.permission-ptrace':
    'Another process takes the ptrace access check PTRACE_MODE_READ_REALCREDS: equal ids and a dumpable target, or CAP_SYS_PTRACE. CAP_SYS_NICE no longer grants access.',
  'change.untag': 'Tag bits in addresses are removed in a move; a query never removes them.',
  'change.compat-move': 'A 32-bit program that moves pages on a 64-bit kernel has its pages array misread.',
  'change.compat-query':
    'A 32-bit program on a 64-bit kernel gets wrong answers beyond entry 15 of a query: ask for 16 pages a call.',
  'change.node-bounds':
    'A negative or too large node number gives ENODEV; before, the kernel read out of bounds.',
} as const;
