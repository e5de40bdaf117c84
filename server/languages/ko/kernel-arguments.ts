/** What server/kernel says of flags and parameters. */
import type { Catalogue } from '../say';

export const kernelArguments: Catalogue = {
  'Moves only pages that no other process maps; a shared page gets the status -EACCES. In move_pages, flags 0 acts the same.':
    '다른 프로세스가 맵 하지 않은 페이지만 옮깁니다. 공유된 페이지의 상태는 -EACCES가 됩니다. move_pages에서는 flags 0이 똑같이 동작합니다.',
  'Moves pages whether or not other processes map them. The caller needs CAP_SYS_NICE in the initial user namespace, else the whole call fails with EPERM, also when it only queries.':
    '다른 프로세스가 맵 했든 아니든 페이지를 옮깁니다. 호출자에게 초기 사용자 네임스페이스의 CAP_SYS_NICE가 필요하며, 없으면 조회만 하더라도 호출 전체가 EPERM으로 실패합니다.',
  'Belongs to mbind: fail with EIO when a page does not follow the policy. move_pages rejects it with EINVAL.':
    'mbind의 플래그입니다. 정책을 따르지 않는 페이지가 있으면 EIO로 실패합니다. move_pages는 EINVAL로 거부합니다.',
  'Is in the header but no call accepts it: mbind and move_pages fail with EINVAL.':
    '헤더에 있지만 어떤 호출도 받지 않습니다. mbind와 move_pages는 EINVAL로 실패합니다.',
  'Exists only in kernels outside the mainline; Linux as released rejects it with EINVAL.':
    '메인라인 밖의 커널에만 있습니다. 배포되는 리눅스는 EINVAL로 거부합니다.',
  'Belongs to get_mempolicy: return a node number instead of a policy.':
    'get_mempolicy의 플래그입니다. 정책 대신 노드 번호를 반환합니다.',
  'Belongs to get_mempolicy: ask about the policy or, with MPOL_F_NODE, about the page at an address, which is faulted in.':
    'get_mempolicy의 플래그입니다. 어떤 주소의 정책을, MPOL_F_NODE와 함께 쓰면 그 주소의 페이지를 조회하며, 이때 페이지가 폴트로 들어옵니다.',
  'Belongs to get_mempolicy: return the nodes that the cpuset of the caller allows. move_pages checks the cpuset of the target process, and the set can change at any time.':
    'get_mempolicy의 플래그입니다. 호출자의 cpuset이 허용하는 노드를 반환합니다. move_pages는 대상 프로세스의 cpuset을 검사하며, 이 집합은 언제든 바뀔 수 있습니다.',
  'Is combined with a policy of mbind or set_mempolicy: keep the node mask as given when the cpuset changes.':
    'mbind나 set_mempolicy의 정책과 함께 씁니다. cpuset이 바뀌어도 노드 마스크를 지정한 그대로 유지합니다.',
  'Is combined with a policy of mbind or set_mempolicy: count the mask within the nodes that the cpuset allows.':
    'mbind나 set_mempolicy의 정책과 함께 씁니다. 마스크를 cpuset이 허용하는 노드 안에서의 순서로 셉니다.',
  'Is combined with MPOL_BIND (newer kernels: also with MPOL_PREFERRED_MANY): let automatic NUMA balancing move pages among the nodes of the mask.':
    'MPOL_BIND와(새 커널에서는 MPOL_PREFERRED_MANY와도) 함께 씁니다. 자동 NUMA 밸런싱이 마스크의 노드 사이에서 페이지를 옮기게 합니다.',
  'A policy of mbind and set_mempolicy: remove the policy; allocate by the default one.':
    'mbind와 set_mempolicy의 정책입니다. 정책을 없애고 기본 정책에 따라 할당합니다.',
  'A policy of mbind and set_mempolicy: allocate on one preferred node, else elsewhere.':
    'mbind와 set_mempolicy의 정책입니다. 선호하는 한 노드에 할당하고, 안 되면 다른 곳에 할당합니다.',
  'A policy of mbind and set_mempolicy: allocate on the nodes of the mask only.':
    'mbind와 set_mempolicy의 정책입니다. 마스크의 노드에만 할당합니다.',
  'A policy of mbind and set_mempolicy: spread pages over the nodes of the mask.':
    'mbind와 set_mempolicy의 정책입니다. 페이지를 마스크의 노드에 고루 나눕니다.',
  'A policy of mbind and set_mempolicy: allocate on the node of the CPU that asks.':
    'mbind와 set_mempolicy의 정책입니다. 요청하는 CPU의 노드에 할당합니다.',
  'A policy of mbind and set_mempolicy: allocate on the nodes of the mask while they have memory, else elsewhere.':
    'mbind와 set_mempolicy의 정책입니다. 메모리가 있는 동안은 마스크의 노드에, 없으면 다른 곳에 할당합니다.',
  'A policy of mbind and set_mempolicy: spread pages over the nodes of the mask by their weights.':
    'mbind와 set_mempolicy의 정책입니다. 페이지를 마스크의 노드에 가중치에 따라 나눕니다.',
  'The kernel knows it {range}.': '커널이 이것을 아는 범위: {range}.',
  'Leave it out: {call} takes {flags}, and no other bit.':
    '빼십시오. {call|은} {flags}만 받으며 다른 비트는 받지 않습니다.',
  'Pass 0: {call} takes no flags.': '0을 전달하십시오. {call|은} 플래그를 받지 않습니다.',
  'Use it only where pages shared between processes have to move, and fall back to MPOL_MF_MOVE on EPERM.':
    '프로세스들이 공유하는 페이지를 꼭 옮겨야 하는 곳에서만 쓰고, EPERM이면 MPOL_MF_MOVE로 다시 하십시오.',
  'No flag.': '플래그가 없습니다.',
  'No flag: acts as MPOL_MF_MOVE when nodes is given.':
    '플래그가 없습니다. nodes를 지정하면 MPOL_MF_MOVE처럼 동작합니다.',
  'Write MPOL_MF_MOVE where pages are to be moved.': '페이지를 옮기려는 곳에는 MPOL_MF_MOVE라고 쓰십시오.',
  'MPOL_MF_MOVE beside MPOL_MF_MOVE_ALL changes nothing.':
    'MPOL_MF_MOVE_ALL과 함께 쓴 MPOL_MF_MOVE는 아무것도 바꾸지 않습니다.',
  '{call} rejects {bits} with EINVAL before it does anything.':
    '{call|은} 무엇을 하기 전에 {bits|을} EINVAL로 거부합니다.',
  'The start of the range. It must be a multiple of the page size, also when len is 0: everything else fails with EINVAL.':
    '범위의 시작입니다. len이 0이어도 페이지 크기의 배수여야 하며, 그렇지 않으면 EINVAL로 실패합니다.',
  'The address that is asked about with MPOL_F_ADDR; NULL without it, else the call fails with EINVAL.':
    'MPOL_F_ADDR로 조회하는 주소입니다. 그 플래그가 없으면 NULL이어야 하며, 아니면 호출이 EINVAL로 실패합니다.',
  'The length of the range in bytes, rounded up to whole pages; 0 does nothing. A range with a hole fails with EFAULT.':
    '범위의 길이(바이트)입니다. 페이지 단위로 올림하며, 0이면 아무 일도 하지 않습니다. 구멍이 있는 범위는 EFAULT로 실패합니다.',
  'MPOL_DEFAULT, MPOL_BIND, MPOL_INTERLEAVE, MPOL_WEIGHTED_INTERLEAVE, MPOL_PREFERRED, MPOL_PREFERRED_MANY or MPOL_LOCAL, to which one of MPOL_F_STATIC_NODES and MPOL_F_RELATIVE_NODES can be added, and MPOL_F_NUMA_BALANCING to MPOL_BIND.':
    'MPOL_DEFAULT, MPOL_BIND, MPOL_INTERLEAVE, MPOL_WEIGHTED_INTERLEAVE, MPOL_PREFERRED, MPOL_PREFERRED_MANY, MPOL_LOCAL 가운데 하나입니다. MPOL_F_STATIC_NODES와 MPOL_F_RELATIVE_NODES 가운데 하나를, MPOL_BIND에는 MPOL_F_NUMA_BALANCING을 더할 수 있습니다.',
  'Where the mode is stored, or with MPOL_F_NODE a node number; NULL where it is not wanted. It stays unwritten when the call fails.':
    'mode를, MPOL_F_NODE이면 노드 번호를 저장할 곳입니다. 필요 없으면 NULL입니다. 호출이 실패하면 쓰이지 않습니다.',
  'A mask of nodes, one bit each, in unsigned longs: bit 0 of the first word is node 0. MPOL_DEFAULT and MPOL_LOCAL take an empty mask or NULL, MPOL_PREFERRED an empty one too; all others need a node that the cpuset allows.':
    '노드마다 한 비트인 노드 마스크로, unsigned long들입니다. 첫 워드의 비트 0이 노드 0입니다. MPOL_DEFAULT와 MPOL_LOCAL은 빈 마스크나 NULL을, MPOL_PREFERRED는 빈 마스크도 받습니다. 나머지는 모두 cpuset이 허용하는 노드가 있어야 합니다.',
  'Where the mask of the policy, or with MPOL_F_MEMS_ALLOWED that of the cpuset, is stored; NULL where it is not wanted.':
    '정책의 마스크를, MPOL_F_MEMS_ALLOWED이면 cpuset의 마스크를 저장할 곳입니다. 필요 없으면 NULL입니다.',
  'The number of bits in the mask, plus one: the kernel uses maxnode - 1 bits, so naming node n takes a maxnode of n + 2 or more. 0 is refused with EINVAL unless the mask is NULL, 1 is an empty mask. It counts bits, not bytes.':
    '마스크의 비트 수에 1을 더한 것입니다. 커널은 maxnode - 1비트를 쓰므로, 노드 n을 지정하려면 maxnode가 n + 2 이상이어야 합니다. 0은 마스크가 NULL이 아니면 EINVAL로 거부되고, 1은 빈 마스크입니다. 바이트가 아니라 비트를 셉니다.',
  'The number of bits that the mask has room for. When a mask is asked for it must be at least the number of nodes that the kernel may have (the highest of /sys/devices/system/node/possible plus 1), else the call fails with EINVAL.':
    '마스크에 들어갈 비트 수입니다. 마스크를 요청할 때는 커널이 가질 수 있는 노드 수(/sys/devices/system/node/possible의 가장 큰 번호에 1을 더한 것) 이상이어야 하며, 아니면 호출이 EINVAL로 실패합니다.',
  'A mask of the nodes from which pages are moved away.': '페이지를 옮겨 올 노드의 마스크입니다.',
  'A mask of the nodes to which pages are moved. Nodes outside the cpuset of the target take CAP_SYS_NICE, else EPERM; without any node that the caller may use the call fails with EINVAL.':
    '페이지를 옮겨 갈 노드의 마스크입니다. 대상의 cpuset 밖의 노드에는 CAP_SYS_NICE가 필요하며, 없으면 EPERM입니다. 호출자가 쓸 수 있는 노드가 하나도 없으면 호출이 EINVAL로 실패합니다.',
  'The node to begin with. It must be online and have memory, else EINVAL.':
    '할당을 시작할 노드입니다. 온라인이고 메모리가 있어야 하며, 아니면 EINVAL입니다.',
  'The node to bind the range to.': '범위를 묶을 노드입니다.',
  'The nodes, as a struct bitmask of libnuma (numa_allocate_nodemask, numa_bitmask_setbit).':
    '노드를 libnuma의 struct bitmask로 나타낸 것입니다(numa_allocate_nodemask, numa_bitmask_setbit).',
  'The nodes from which pages are moved away, as a struct bitmask of libnuma.':
    '페이지를 옮겨 올 노드를 libnuma의 struct bitmask로 나타낸 것입니다.',
  'The nodes to which pages are moved, as a struct bitmask of libnuma.':
    '페이지를 옮겨 갈 노드를 libnuma의 struct bitmask로 나타낸 것입니다.',
  'The process whose pages are moved. 0 is the calling process; any other process takes the ptrace access check PTRACE_MODE_READ_REALCREDS (since Linux 4.15): equal ids and a dumpable target, or CAP_SYS_PTRACE.':
    '페이지를 옮길 프로세스입니다. 0은 호출 프로세스입니다. 다른 프로세스에는 ptrace 접근 검사 PTRACE_MODE_READ_REALCREDS(리눅스 4.15부터)를 합니다. ID가 같고 대상을 덤프할 수 있거나, CAP_SYS_PTRACE가 있어야 합니다.',
  'What happens to pages that exist already: 0 leaves them; MPOL_MF_MOVE moves those that only this process maps, MPOL_MF_MOVE_ALL shared ones too (CAP_SYS_NICE). MPOL_MF_STRICT makes the call fail with EIO when a page does not follow the policy: alone it moves nothing.':
    '이미 있는 페이지를 어떻게 할지입니다. 0이면 그대로 두고, MPOL_MF_MOVE는 이 프로세스만 맵 한 페이지를, MPOL_MF_MOVE_ALL은 공유된 페이지도 옮깁니다(CAP_SYS_NICE). MPOL_MF_STRICT는 정책을 따르지 않는 페이지가 있으면 호출을 EIO로 실패하게 하며, 그것만으로는 아무것도 옮기지 않습니다.',
  'What is asked: 0 the policy of the thread, MPOL_F_ADDR that of addr, MPOL_F_NODE | MPOL_F_ADDR the node of the page at addr, MPOL_F_MEMS_ALLOWED (alone) the nodes of the cpuset.':
    '무엇을 조회하는지입니다. 0은 스레드의 정책, MPOL_F_ADDR는 addr의 정책, MPOL_F_NODE | MPOL_F_ADDR는 addr에 있는 페이지의 노드, MPOL_F_MEMS_ALLOWED(단독)는 cpuset의 노드입니다.',
  'Must be 0: any bit makes the call fail with EINVAL.':
    '0이어야 합니다. 어떤 비트라도 있으면 호출이 EINVAL로 실패합니다.',
  'The process whose pages are meant. 0 is the calling process and skips the permission check; any other process, also for a query, takes a permission.':
    '페이지의 주인인 프로세스입니다. 0은 호출 프로세스이며 권한 검사를 건너뜁니다. 다른 프로세스는 조회에도 권한이 필요합니다.',
  'The number of entries in pages, nodes and status: a number of pages, not of bytes. Keep it below 2147483647; a count larger than an array makes the kernel read or write past its end.':
    'pages, nodes, status의 항목 수입니다. 바이트가 아니라 페이지의 개수입니다. 2147483647보다 작아야 합니다. 배열보다 크면 커널이 배열의 끝을 지나 읽거나 씁니다.',
  'An array of count addresses, one in each page, as the target process sees them. Addresses should be page-aligned; kernels do not insist and take the page (for huge pages the whole huge page) that contains the address.':
    '대상 프로세스에게 보이는 주소 count개의 배열로, 페이지마다 하나입니다. 주소는 페이지 경계에 맞춰 정렬되어 있어야 합니다. 커널은 이를 강제하지 않고 그 주소를 담은 페이지(큰 페이지이면 큰 페이지 전체)를 택합니다.',
  'An array of count 32-bit node numbers, each from 0 to MAX_NUMNODES - 1 (1023 at most on common kernels): where each page is to go. NULL moves nothing and makes the call a query. The kernel checks each node against the memory nodes that the cpuset of the target process allows, a set that can change at any time.':
    '32비트 노드 번호 count개의 배열로, 각각 0부터 MAX_NUMNODES - 1까지(흔한 커널에서는 최대 1023)이며 각 페이지가 갈 곳입니다. NULL이면 아무것도 옮기지 않고 호출은 조회가 됩니다. 커널은 각 노드를 대상 프로세스의 cpuset이 허용하는 메모리 노드와 대조하며, 이 집합은 언제든 바뀔 수 있습니다.',
  'An array of count 32-bit integers that the kernel writes: the node of each page, or a negative errno value. It may not be NULL unless count is 0. When nodes is given, fill it first with a value that is neither a node nor an errno value of the kernel (INT_MIN), because entries can stay unwritten.':
    '커널이 쓰는 32비트 정수 count개의 배열로, 각 페이지의 노드이거나 음수 errno 값입니다. count가 0이 아니면 NULL일 수 없습니다. 쓰이지 않는 항목이 있을 수 있으므로, nodes를 지정할 때는 먼저 노드도 커널의 errno 값도 아닌 값(INT_MIN)으로 채우십시오.',
  'MPOL_MF_MOVE moves pages that only this process maps; MPOL_MF_MOVE_ALL moves shared pages too and needs CAP_SYS_NICE. 0 acts as MPOL_MF_MOVE. Any other bit makes the call fail with EINVAL.':
    'MPOL_MF_MOVE는 이 프로세스만 맵 한 페이지를 옮깁니다. MPOL_MF_MOVE_ALL은 공유된 페이지도 옮기며 CAP_SYS_NICE가 필요합니다. 0은 MPOL_MF_MOVE처럼 동작합니다. 다른 비트가 있으면 호출이 EINVAL로 실패합니다.',
};
