/** What server/kernel says of errno and of the result. */
import type { Catalogue } from '../say';

export const kernelErrnos: Catalogue = {
  '{call} fails with {name}.': '{call|이} {name|으로} 실패합니다.',
  'A node mask cannot be read over the bits that maxnode announces.':
    'maxnode가 알리는 비트 전체에 걸쳐 노드 마스크를 읽을 수 없습니다.',
  'The range has a part that is not mapped.': '범위에 맵 되지 않은 부분이 있습니다.',
  'mode or nodemask cannot be written.': 'mode나 nodemask에 쓸 수 없습니다.',
  'With MPOL_F_ADDR: nothing is mapped at addr.': 'MPOL_F_ADDR를 쓸 때: addr에 맵 된 것이 없습니다.',
  'maxnode is 0 although the mask is not NULL, or larger than the bits of a page of memory.':
    '마스크가 NULL이 아닌데 maxnode가 0이거나, 메모리 한 페이지의 비트 수보다 큽니다.',
  'The mode is unknown to this kernel, or its flags exclude each other or the mode.':
    '이 커널이 모르는 mode이거나, 그 플래그들이 서로 또는 mode와 함께 쓸 수 없는 것입니다.',
  'The mask does not fit the mode: empty where the policy needs nodes (after maxnode - 1 bits, and after nodes that the cpuset forbids or that have no memory), or not empty for MPOL_DEFAULT and MPOL_LOCAL.':
    '마스크가 mode와 맞지 않습니다. 정책에 노드가 필요한데 비어 있거나(maxnode - 1비트까지, cpuset이 금지하거나 메모리가 없는 노드를 뺀 뒤), MPOL_DEFAULT나 MPOL_LOCAL인데 비어 있지 않습니다.',
  'The start is no multiple of the page size.': '시작 주소가 페이지 크기의 배수가 아닙니다.',
  'flags has a bit other than MPOL_MF_STRICT, MPOL_MF_MOVE and MPOL_MF_MOVE_ALL.':
    'flags에 MPOL_MF_STRICT, MPOL_MF_MOVE, MPOL_MF_MOVE_ALL이 아닌 비트가 있습니다.',
  'A mask is asked for, and maxnode is below the number of nodes that this kernel may have.':
    '마스크를 요청했는데 maxnode가 이 커널이 가질 수 있는 노드 수보다 작습니다.',
  'flags has an unknown bit, combines MPOL_F_MEMS_ALLOWED with another, addr is given without MPOL_F_ADDR, or MPOL_F_NODE stands alone and the policy of the thread is no interleaving.':
    'flags에 모르는 비트가 있거나, MPOL_F_MEMS_ALLOWED를 다른 것과 함께 썼거나, MPOL_F_ADDR 없이 addr를 지정했거나, MPOL_F_NODE만 있는데 스레드의 정책이 인터리브가 아닙니다.',
  'new_nodes has no node that the caller may use.': 'new_nodes에 호출자가 쓸 수 있는 노드가 없습니다.',
  'flags is not 0, or the node is not online.': 'flags가 0이 아니거나 노드가 온라인이 아닙니다.',
  'With MPOL_MF_STRICT: a page is on a node that the policy does not allow and was not moved; others may have been.':
    'MPOL_MF_STRICT를 쓸 때: 정책이 허용하지 않는 노드에 있는 페이지가 있었고 옮겨지지 않았습니다. 다른 페이지는 옮겨졌을 수 있습니다.',
  'The kernel had no memory for the policy.': '커널에 정책을 위한 메모리가 없었습니다.',
  'A part of the range has no policy of its own: call mbind first.':
    '범위에 자체 정책이 없는 부분이 있습니다. 먼저 mbind를 호출하십시오.',
  'The kernel is older than 5.17.': '커널이 5.17보다 오래되었습니다.',
  'A part of the range has a policy other than MPOL_BIND and MPOL_PREFERRED_MANY; earlier parts have their home node already.':
    '범위에 MPOL_BIND와 MPOL_PREFERRED_MANY가 아닌 정책을 가진 부분이 있습니다. 앞부분은 이미 홈 노드를 받았습니다.',
  'There is no such process in the pid namespace of the caller.':
    '호출자의 pid 네임스페이스에 그런 프로세스가 없습니다.',
  'flags has MPOL_MF_MOVE_ALL and the caller lacks CAP_SYS_NICE in the initial user namespace.':
    'flags에 MPOL_MF_MOVE_ALL이 있는데 호출자에게 초기 사용자 네임스페이스의 CAP_SYS_NICE가 없습니다.',
  'The target is another process, and the caller fails the ptrace access check PTRACE_MODE_READ_REALCREDS.':
    '대상이 다른 프로세스인데 호출자가 ptrace 접근 검사 PTRACE_MODE_READ_REALCREDS를 통과하지 못합니다.',
  'new_nodes has a node outside the cpuset of the target, and the caller lacks CAP_SYS_NICE.':
    'new_nodes에 대상의 cpuset 밖의 노드가 있는데 호출자에게 CAP_SYS_NICE가 없습니다.',
  'Pages named by earlier entries may have moved already.':
    '앞의 항목이 지정한 페이지는 이미 옮겨졌을 수 있습니다.',
  'Linux {kernel} does not fail with {name}.': '리눅스 {kernel|은} {name|으로} 실패하지 않습니다.',
  'move_pages(2) does not set {name} on any kernel.':
    'move_pages(2)는 어느 커널에서도 {name|을} 설정하지 않습니다.',
  'Another call set errno: read it right after move_pages has returned -1.':
    '다른 호출이 errno를 설정했습니다. move_pages가 -1을 반환하면 바로 errno를 읽으십시오.',
  'count is larger than the kernel takes in one call.': 'count가 커널이 한 번의 호출에서 받는 것보다 큽니다.',
  'Too many pages for one call.': '한 번의 호출에 페이지가 너무 많습니다.',
  'Make several calls with fewer pages each.': '페이지 수를 줄여 여러 번 호출하십시오.',
  'A node in nodes is not allowed by the cpuset of the target process (not of the caller).':
    'nodes에 (호출자가 아니라) 대상 프로세스의 cpuset이 허용하지 않는 노드가 있습니다.',
  'A security module (SELinux, Smack) forbids moving the memory of this process.':
    '보안 모듈(SELinux, Smack)이 이 프로세스의 메모리를 옮기지 못하게 합니다.',
  'A node, or the process, is off limits.': '노드나 프로세스에 접근할 수 없습니다.',
  'Take nodes from Mems_allowed_list in /proc/PID/status of the target; the list can change at any time.':
    '대상의 /proc/PID/status에 있는 Mems_allowed_list에서 노드를 고르십시오. 이 목록은 언제든 바뀔 수 있습니다.',
  'An entry of pages or nodes cannot be read: NULL, or fewer entries than count.':
    'pages나 nodes의 항목을 읽을 수 없습니다. NULL이거나 항목이 count보다 적습니다.',
  'An entry of status cannot be written: NULL, read-only, or fewer entries than count. The kernel notices it after pages were moved.':
    'status의 항목에 쓸 수 없습니다. NULL이거나 읽기 전용이거나 항목이 count보다 적습니다. 커널은 페이지를 옮긴 뒤에야 이것을 알게 됩니다.',
  'One of the arrays is not readable or not writable over count entries.':
    '배열 가운데 하나를 count개 항목에 걸쳐 읽거나 쓸 수 없습니다.',
  'Pass three arrays of at least count entries each; only nodes may be NULL.':
    '각각 count개 이상의 항목이 있는 배열 셋을 전달하십시오. NULL일 수 있는 것은 nodes뿐입니다.',
  'flags has a bit other than MPOL_MF_MOVE and MPOL_MF_MOVE_ALL; this is checked first.':
    'flags에 MPOL_MF_MOVE와 MPOL_MF_MOVE_ALL이 아닌 비트가 있습니다. 이것을 가장 먼저 검사합니다.',
  'The target has no memory of its own: a kernel thread, a zombie or a process that is exiting.':
    '대상에 자체 메모리가 없습니다. 커널 스레드, 좀비 또는 끝나고 있는 프로세스입니다.',
  'The flags or the process do not fit the call.': '플래그나 프로세스가 호출과 맞지 않습니다.',
  'Pass MPOL_MF_MOVE, MPOL_MF_MOVE_ALL or 0, and a live process.':
    'MPOL_MF_MOVE, MPOL_MF_MOVE_ALL 또는 0과, 살아 있는 프로세스를 전달하십시오.',
  'An entry of nodes is not a node with memory: offline, online without memory, negative or too large.':
    'nodes에 메모리가 있는 노드가 아닌 항목이 있습니다. 오프라인이거나, 온라인이지만 메모리가 없거나, 음수이거나, 너무 큽니다.',
  'A node that was asked for cannot hold pages.': '요청한 노드가 페이지를 담을 수 없습니다.',
  'Take nodes from /sys/devices/system/node/has_memory; numbers may have holes. Query afterwards: earlier entries were carried out.':
    '/sys/devices/system/node/has_memory에서 노드를 고르십시오. 번호가 비어 있을 수 있습니다. 그다음 조회하십시오. 앞의 항목들은 이미 처리되었습니다.',
  'No page had to move: all were on their nodes already, not present, at invalid addresses or mapped by several processes.':
    '옮겨야 할 페이지가 없었습니다. 모두 이미 해당 노드에 있거나, 존재하지 않거나, 잘못된 주소이거나, 여러 프로세스가 맵 하고 있었습니다.',
  'There was nothing to move.': '옮길 것이 없었습니다.',
  'Treat it as "nothing moved" and read status.': '"옮겨진 것 없음"으로 다루고 status를 읽으십시오.',
  'A target node has no memory left for the pages. The manual page does not mention it; entries of status stay unwritten.':
    '대상 노드에 페이지를 둘 메모리가 남아 있지 않습니다. 매뉴얼 페이지에는 언급이 없으며, status의 항목은 쓰이지 않습니다.',
  'The kernel could not allocate its own table for the call.':
    '커널이 이 호출에 쓸 자신의 표를 할당할 수 없었습니다.',
  'Memory ran out.': '메모리가 떨어졌습니다.',
  'Free memory on the node or name another one, and query which pages moved.':
    '노드의 메모리를 비우거나 다른 노드를 지정하고, 어떤 페이지가 옮겨졌는지 조회하십시오.',
  'The kernel was built without NUMA or page migration, or a sandbox hides the call.':
    '커널이 NUMA나 페이지 이전 없이 빌드되었거나, 샌드박스가 이 호출을 감추고 있습니다.',
  'This kernel does not have the call.': '이 커널에는 이 호출이 없습니다.',
  'Go on without placing pages: on such a kernel there is nothing to place.':
    '페이지를 배치하지 말고 진행하십시오. 그런 커널에는 배치할 것이 없습니다.',
  'flags has MPOL_MF_MOVE_ALL and the caller lacks CAP_SYS_NICE in the initial user namespace; root in a container or user namespace does not have it. Queries are refused too.':
    'flags에 MPOL_MF_MOVE_ALL이 있는데 호출자에게 초기 사용자 네임스페이스의 CAP_SYS_NICE가 없습니다. 컨테이너나 사용자 네임스페이스 안의 root에게는 없습니다. 조회도 거부됩니다.',
  'The target is another process, and the caller fails the ptrace access check PTRACE_MODE_READ_REALCREDS: same user and group ids (real, effective, saved), target dumpable, its capabilities a subset, or CAP_SYS_PTRACE. CAP_SYS_NICE does not help, and queries need the right as well.':
    '대상이 다른 프로세스인데 호출자가 ptrace 접근 검사 PTRACE_MODE_READ_REALCREDS를 통과하지 못합니다. 사용자 ID와 그룹 ID(실제, 실효, 저장된 것)가 같고, 대상을 덤프할 수 있으며, 대상의 캐퍼빌리티가 부분집합이거나, CAP_SYS_PTRACE가 있어야 합니다. CAP_SYS_NICE는 도움이 되지 않으며, 조회에도 이 권한이 필요합니다.',
  'The target belongs to another user and the caller lacks CAP_SYS_NICE: the real or effective user id of the caller must equal the real or saved one of the target.':
    '대상이 다른 사용자에게 속하고 호출자에게 CAP_SYS_NICE가 없습니다. 호출자의 실제 또는 실효 사용자 ID가 대상의 실제 또는 저장된 사용자 ID와 같아야 합니다.',
  'A seccomp filter forbids the call, as the default profiles of Docker, containerd and Podman do.':
    'seccomp 필터가 이 호출을 금지합니다. Docker, containerd, Podman의 기본 프로파일이 그렇게 합니다.',
  'The caller is not allowed to do this.': '호출자에게 이 일을 할 권한이 없습니다.',
  'Use MPOL_MF_MOVE, grant CAP_SYS_PTRACE for another process, or allow the call in the container profile.':
    'MPOL_MF_MOVE를 쓰거나, 다른 프로세스라면 CAP_SYS_PTRACE를 부여하거나, 컨테이너 프로파일에서 이 호출을 허용하십시오.',
  'No such process in the pid namespace of the caller; negative pids do not exist either. (A zombie gives EINVAL.)':
    '호출자의 pid 네임스페이스에 그런 프로세스가 없습니다. 음수 pid도 없습니다. (좀비는 EINVAL이 됩니다.)',
  'There is no such process.': '그런 프로세스가 없습니다.',
  'Check the pid; the process may have ended, or run in another container.':
    'pid를 확인하십시오. 프로세스가 끝났거나 다른 컨테이너에서 실행 중일 수 있습니다.',
  success: '성공',
  'The call succeeded, which does not mean that every page moved: what happened to each page is in status.':
    '호출이 성공했습니다. 그렇다고 모든 페이지가 옮겨졌다는 뜻은 아니며, 각 페이지가 어떻게 되었는지는 status에 있습니다.',
  'Read every status entry, or query afterwards.': '모든 status 항목을 읽거나, 나중에 조회하십시오.',
  failed: '실패',
  'The call failed and errno tells why. Pages may have moved all the same, and status entries may be unwritten.':
    '호출이 실패했고 errno가 이유를 말해 줍니다. 그래도 페이지가 옮겨졌을 수 있고, status 항목이 쓰이지 않았을 수 있습니다.',
  'Read errno at once, before any other call, and query if you need to know what moved.':
    '다른 호출을 하기 전에 바로 errno를 읽고, 무엇이 옮겨졌는지 알아야 하면 조회하십시오.',
  '{value} not moved': '{value}개 이동 안 됨',
  '{value} pages were not moved: those that failed and those that were not attempted any more. (A huge page that failed counts once.) The status entries of the failed run of pages and of all later ones are unwritten. A page that is pinned, by I/O for example, fails this way.':
    '페이지 {value}개가 옮겨지지 않았습니다. 실패한 페이지와 더 시도하지 않은 페이지입니다. (실패한 큰 페이지는 하나로 셉니다.) 실패한 묶음과 이후 모든 묶음의 status 항목은 쓰이지 않습니다. I/O 등으로 고정된 페이지가 이렇게 실패합니다.',
  '{value} pages were not moved.': '페이지 {value}개가 옮겨지지 않았습니다.',
  'Query all pages, then move the rest again, a bounded number of times.':
    '모든 페이지를 조회한 다음 나머지를 정해진 횟수만큼 다시 옮기십시오.',
  'Linux {kernel} does not return a positive number.': '리눅스 {kernel|은} 양수를 반환하지 않습니다.',
  'A system call made without a C library returns the negated errno: {name}. Through libnuma or syscall(2) it would be -1.':
    'C 라이브러리 없이 한 시스템 호출은 부호를 바꾼 errno인 {name|을} 반환합니다. libnuma나 syscall(2)를 거치면 -1입니다.',
  'Compare with -1 and read errno when a C library makes the call.':
    'C 라이브러리가 호출을 하는 곳에서는 -1과 비교하고 errno를 읽으십시오.',
  'move_pages does not return {value}.': 'move_pages는 {value|을} 반환하지 않습니다.',
};
