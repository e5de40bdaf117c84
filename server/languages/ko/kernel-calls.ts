/** What server/kernel says of the calls and how they differ by kernel. */
import type { Catalogue } from '../say';

export const kernelCalls: Catalogue = {
  'Sets the memory policy of a range of addresses: on which nodes its pages are allocated when they are first touched. Pages that exist already stay where they are unless flags has MPOL_MF_MOVE or MPOL_MF_MOVE_ALL.':
    '주소 범위의 메모리 정책, 즉 페이지를 처음 건드릴 때 어느 노드에 할당할지를 설정합니다. 이미 있는 페이지는 flags에 MPOL_MF_MOVE나 MPOL_MF_MOVE_ALL이 없으면 그 자리에 남습니다.',
  'A policy steers later allocations only: pages can still be moved elsewhere by move_pages, migrate_pages or automatic NUMA balancing. For shared memory (shmget, tmpfs) the policy belongs to the object, for other mappings to this process.':
    '정책은 이후의 할당만 좌우합니다. 페이지는 여전히 move_pages, migrate_pages, 자동 NUMA 밸런싱으로 다른 곳으로 옮겨질 수 있습니다. 공유 메모리(shmget, tmpfs)에서는 정책이 그 객체에 속하고, 다른 매핑에서는 이 프로세스에 속합니다.',
  'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.7.':
    '<numaif.h>에 선언되어 있습니다. 이 헤더는 glibc가 아니라 libnuma와 함께 옵니다(패키지 libnuma-dev, numactl-devel 또는 numactl-dev). -lnuma로 링크하거나 syscall(2)로 시스템 호출을 하십시오. 2.6.7부터, 리눅스에만 있습니다.',
  'Related: set_mempolicy(2), get_mempolicy(2), move_pages(2), mmap(2), numa(3), numa(7), cpuset(7).':
    '관련 항목: set_mempolicy(2), get_mempolicy(2), move_pages(2), mmap(2), numa(3), numa(7), cpuset(7).',
  'Sets the memory policy of the calling thread: on which nodes it allocates pages, except in ranges that have a policy of their own (mbind). Pages that exist already stay where they are.':
    '호출하는 스레드의 메모리 정책, 즉 페이지를 어느 노드에 할당할지를 설정합니다. 자체 정책이 있는 범위(mbind)는 제외됩니다. 이미 있는 페이지는 그 자리에 남습니다.',
  'The policy belongs to the thread, not to the process: threads that run already keep theirs; new threads, forked children and the program after execve inherit it.':
    '정책은 프로세스가 아니라 스레드에 속합니다. 이미 실행 중인 스레드는 자기 정책을 유지하고, 새 스레드, fork로 만든 자식, execve 뒤의 프로그램은 정책을 물려받습니다.',
  'Related: mbind(2), get_mempolicy(2), migrate_pages(2), numa(3), numa(7), numactl(8), cpuset(7).':
    '관련 항목: mbind(2), get_mempolicy(2), migrate_pages(2), numa(3), numa(7), numactl(8), cpuset(7).',
  'Asks for the policy of the calling thread (flags 0), for the policy of an address (MPOL_F_ADDR), for the node of the page at an address (MPOL_F_NODE | MPOL_F_ADDR), or for the nodes that the cpuset allows (MPOL_F_MEMS_ALLOWED).':
    '호출하는 스레드의 정책(flags 0), 어떤 주소의 정책(MPOL_F_ADDR), 어떤 주소의 페이지가 있는 노드(MPOL_F_NODE | MPOL_F_ADDR), cpuset이 허용하는 노드(MPOL_F_MEMS_ALLOWED)를 조회합니다.',
  'Asking for the node of an address faults the page in, one page per call; for many pages move_pages with nodes NULL answers in one call and touches nothing.':
    '주소의 노드를 조회하면 그 페이지가 폴트로 들어오며, 호출 한 번에 한 페이지씩입니다. 페이지가 많으면 nodes가 NULL인 move_pages가 한 번의 호출로, 아무것도 건드리지 않고 답합니다.',
  'Related: mbind(2), set_mempolicy(2), move_pages(2), numa(3), numa(7).':
    '관련 항목: mbind(2), set_mempolicy(2), move_pages(2), numa(3), numa(7).',
  'Moves all pages of a process that are on one set of nodes to another set. A positive result is the number of pages that could not be moved.':
    '프로세스의 페이지 가운데 한 노드 집합에 있는 것을 모두 다른 노드 집합으로 옮깁니다. 결과가 양수이면 옮기지 못한 페이지의 개수입니다.',
  'It does not change the policy of the process, and it moves shared pages too where the caller has CAP_SYS_NICE.':
    '프로세스의 정책은 바꾸지 않으며, 호출자에게 CAP_SYS_NICE가 있으면 공유된 페이지도 옮깁니다.',
  'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.16. libnuma also has numa_migrate_pages(), which takes struct bitmask.':
    '<numaif.h>에 선언되어 있습니다. 이 헤더는 glibc가 아니라 libnuma와 함께 옵니다(패키지 libnuma-dev, numactl-devel 또는 numactl-dev). -lnuma로 링크하거나 syscall(2)로 시스템 호출을 하십시오. 2.6.16부터, 리눅스에만 있습니다. libnuma에는 struct bitmask를 받는 numa_migrate_pages()도 있습니다.',
  'Related: move_pages(2), mbind(2), set_mempolicy(2), numa(3), cpuset(7), migratepages(8).':
    '관련 항목: move_pages(2), mbind(2), set_mempolicy(2), numa(3), cpuset(7), migratepages(8).',
  'Names the node of a range from which allocation begins, while the policy of the range (MPOL_BIND or MPOL_PREFERRED_MANY) still says which nodes are allowed.':
    '범위에서 할당을 시작할 노드를 지정합니다. 어떤 노드를 허용하는지는 계속 그 범위의 정책(MPOL_BIND 또는 MPOL_PREFERRED_MANY)이 정합니다.',
  'Every part of the range must have such a policy already, set by mbind: without any the call fails with ENOENT, with another mode with EOPNOTSUPP, and earlier parts keep the home node that they were given.':
    '범위의 모든 부분에 mbind로 설정한 그런 정책이 이미 있어야 합니다. 정책이 없으면 호출은 ENOENT로, 다른 mode이면 EOPNOTSUPP로 실패하며, 앞부분은 이미 받은 홈 노드를 유지합니다.',
  'glibc has no function for it and libnuma only in new versions: make the system call through syscall(2). On Linux only, since 5.17.':
    'glibc에는 이 호출의 함수가 없고 libnuma에는 새 버전에만 있습니다. syscall(2)로 시스템 호출을 하십시오. 5.17부터, 리눅스에만 있습니다.',
  'Related: mbind(2), set_mempolicy(2).': '관련 항목: mbind(2), set_mempolicy(2).',
  'Moves single pages of a process to the memory nodes you name, or, with nodes NULL, tells on which node each page is. The outcome of every page is in status.':
    '프로세스의 개별 페이지를 지정한 메모리 노드로 옮깁니다. nodes가 NULL이면 각 페이지가 어느 노드에 있는지 알려 줍니다. 페이지마다의 결과는 status에 담깁니다.',
  'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.18.':
    '<numaif.h>에 선언되어 있습니다. 이 헤더는 glibc가 아니라 libnuma와 함께 옵니다(패키지 libnuma-dev, numactl-devel 또는 numactl-dev). -lnuma로 링크하거나 syscall(2)로 시스템 호출을 하십시오. 2.6.18부터, 리눅스에만 있습니다.',
  'Memory policies set with mbind(2) or set_mempolicy(2) do not limit where pages are moved to; a moved page may contradict the policy of its range.':
    'mbind(2)나 set_mempolicy(2)로 설정한 메모리 정책은 페이지를 어디로 옮길지 제약하지 않습니다. 옮겨진 페이지가 그 범위의 정책과 어긋날 수 있습니다.',
  'Related: get_mempolicy(2), mbind(2), set_mempolicy(2), migrate_pages(2), numa(3), numa(7), numa_maps(5), cpuset(7), migratepages(8), numastat(8).':
    '관련 항목: get_mempolicy(2), mbind(2), set_mempolicy(2), migrate_pages(2), numa(3), numa(7), numa_maps(5), cpuset(7), migratepages(8), numastat(8).',
  'The call exists since Linux 5.17.': '이 호출은 리눅스 5.17부터 있습니다.',
  'The call exists since Linux 2.6.18.': '이 호출은 리눅스 2.6.18부터 있습니다.',
  'All nodes are checked before any page moves.': '페이지를 옮기기 전에 모든 노드를 검사합니다.',
  'The call fails with ENOENT when no page had to move; later it returns 0.':
    '옮겨야 할 페이지가 없으면 호출이 ENOENT로 실패합니다. 이후 버전에서는 0을 반환합니다.',
  'The call fails with E2BIG when count is too large; later no count is refused.':
    'count가 너무 크면 호출이 E2BIG으로 실패합니다. 이후 버전에서는 어떤 개수도 거부하지 않습니다.',
  'The result is 0 although pages were not moved: there are no positive results.':
    '옮기지 못한 페이지가 있어도 결과가 0입니다. 양수 결과는 없습니다.',
  'A positive result counts the pages that were not moved; status entries of the failed run and after it are unwritten.':
    '결과가 양수이면 옮기지 못한 페이지의 개수입니다. 실패한 묶음과 그 뒤의 status 항목은 쓰이지 않습니다.',
  'A positive result counts only the pages that failed, not those that were not attempted any more.':
    '양수 결과는 실패한 페이지만 세고, 더 시도하지 않은 페이지는 세지 않습니다.',
  'The status entry of a page that is on its node already stays unwritten, also when the result is 0.':
    '이미 해당 노드에 있는 페이지의 status 항목은 결과가 0이어도 쓰이지 않습니다.',
  'The result may be 1 although every page moved.': '모든 페이지가 옮겨졌어도 결과가 1일 수 있습니다.',
  'When a single page or the last run of pages fails, the result is 0 and its status entries are unwritten.':
    '페이지가 하나뿐이거나 마지막 묶음이 실패하면 결과는 0이고 그 status 항목은 쓰이지 않습니다.',
  'Status entries may be -EIO, -EINVAL and -ENOMEM as well.':
    'status 항목은 -EIO, -EINVAL, -ENOMEM일 수도 있습니다.',
  'A full node makes the whole call fail with ENOMEM, which the manual page does not list.':
    '노드가 가득 차 있으면 호출 전체가 ENOMEM으로 실패합니다. 매뉴얼 페이지에는 나오지 않습니다.',
  'Pages of hugetlb mappings can move.': 'hugetlb 매핑의 페이지를 옮길 수 있습니다.',
  'An address inside a hugetlb page but not at its start gets -EACCES.':
    'hugetlb 페이지 안이지만 시작이 아닌 주소는 -EACCES가 됩니다.',
  'A transparent huge page is split and only the named part moves.':
    '투명한 큰 페이지(THP)는 나뉘고 지정한 부분만 옮겨집니다.',
  'Naming any part of a transparent huge page moves all of it; further parts get -EBUSY.':
    '투명한 큰 페이지(THP)의 어느 부분을 지정해도 전체가 옮겨집니다. 나머지 부분을 또 지정하면 -EBUSY가 됩니다.',
  'The shared zero page gets -EFAULT instead of -ENOENT.':
    '공유된 제로 페이지는 -ENOENT 대신 -EFAULT가 됩니다.',
  'Untouched anonymous memory gets -EFAULT instead of -ENOENT.':
    '건드린 적 없는 익명 메모리는 -ENOENT 대신 -EFAULT가 됩니다.',
  'Pages under PROT_NONE or NUMA-hinting protection get -ENOENT.':
    'PROT_NONE이나 NUMA 힌트로 보호된 페이지는 -ENOENT가 됩니다.',
  'Another process may be moved with CAP_SYS_NICE, or when the real or effective user id of the caller equals the real or saved one of the target. A caller could learn addresses that way and defeat address space randomisation.':
    'CAP_SYS_NICE가 있거나, 호출자의 실제 또는 실효 사용자 ID가 대상의 실제 또는 저장된 사용자 ID와 같으면 다른 프로세스의 페이지를 옮길 수 있습니다. 호출자가 그렇게 주소를 알아내어 주소 공간 배치 난수화를 무력화할 수 있었습니다.',
  'Another process takes the ptrace access check PTRACE_MODE_READ_REALCREDS: equal ids and a dumpable target, or CAP_SYS_PTRACE. CAP_SYS_NICE no longer grants access.':
    '다른 프로세스에는 ptrace 접근 검사 PTRACE_MODE_READ_REALCREDS를 합니다. ID가 같고 대상을 덤프할 수 있거나, CAP_SYS_PTRACE가 있어야 합니다. CAP_SYS_NICE로는 더 이상 접근할 수 없습니다.',
  'Tag bits in addresses are removed in a move; a query never removes them.':
    '이동에서는 주소의 태그 비트를 제거하고, 조회에서는 제거하지 않습니다.',
  'A 32-bit program that moves pages on a 64-bit kernel has its pages array misread.':
    '64비트 커널에서 페이지를 옮기는 32비트 프로그램의 pages 배열이 잘못 읽힙니다.',
  'A 32-bit program on a 64-bit kernel gets wrong answers beyond entry 15 of a query: ask for 16 pages a call.':
    '64비트 커널에서 32비트 프로그램은 조회의 15번 항목 뒤로 잘못된 답을 받습니다. 호출 한 번에 16페이지씩 조회하십시오.',
  'A negative or too large node number gives ENODEV; before, the kernel read out of bounds.':
    '음수이거나 너무 큰 노드 번호는 ENODEV가 됩니다. 그 전에는 커널이 범위를 벗어나 읽었습니다.',
};
