/** What server/kernel says of predictions and of moves that last. */
import type { Catalogue } from '../say';

export const kernelOutlook: Catalogue = {
  'Bind the memory to node {node} and move it there': '메모리를 노드 {node}에 묶고 그곳으로 옮기기',
  'Automatic NUMA balancing leaves ranges alone that have a policy of their own, and pages that are touched later, or come back from swap, are allocated on the node of the policy. MPOL_MF_MOVE moves the pages that exist already.':
    '자동 NUMA 밸런싱은 자체 정책이 있는 범위를 건드리지 않으며, 나중에 건드리거나 스왑에서 돌아오는 페이지는 정책의 노드에 할당됩니다. MPOL_MF_MOVE는 이미 있는 페이지를 옮깁니다.',
  'Bind the memory to node {node} by libnuma': 'libnuma로 메모리를 노드 {node}에 묶기',
  'It calls mbind with MPOL_BIND: automatic NUMA balancing leaves such ranges alone. Pages that exist already stay where they are, so it goes together with move_pages. The memory has to begin at a page.':
    'MPOL_BIND로 mbind를 호출하므로 자동 NUMA 밸런싱이 그런 범위를 건드리지 않습니다. 이미 있는 페이지는 그 자리에 남으므로 move_pages와 함께 쓰십시오. 메모리는 페이지 경계에서 시작해야 합니다.',
  'Allocate on node {node} from now on': '이제부터 노드 {node}에 할당하기',
  'The policy of the calling thread decides where the pages are that it touches from now on, and automatic NUMA balancing leaves memory alone whose pages this thread would allocate so. It goes into each thread that touches the memory; pages that exist already stay where they are.':
    '호출하는 스레드의 정책은 그 스레드가 이제부터 건드리는 페이지가 어디에 놓일지를 정하며, 자동 NUMA 밸런싱은 이 스레드가 그렇게 할당할 페이지의 메모리를 건드리지 않습니다. 메모리를 건드리는 스레드마다 넣으십시오. 이미 있는 페이지는 그 자리에 남습니다.',
  'The header <numaif.h> and the library libnuma (libnuma-dev, numactl-devel): link with -lnuma.':
    '헤더 <numaif.h>와 라이브러리 libnuma(libnuma-dev, numactl-devel). -lnuma로 링크합니다.',
  'The header <numa.h> and the library libnuma (libnuma-dev, numactl-devel): link with -lnuma.':
    '헤더 <numa.h>와 라이브러리 libnuma(libnuma-dev, numactl-devel). -lnuma로 링크합니다.',
  'The package koffi, and libnuma.so.1 on the machine (package libnuma1 or numactl-libs).':
    '패키지 koffi, 그리고 그 기계의 libnuma.so.1(패키지 libnuma1 또는 numactl-libs).',
  'Some of the pages may be held for I/O, which cannot be seen from outside; a held page ends the call with a positive number.':
    '페이지 가운데 일부가 I/O 때문에 잡혀 있을 수 있는데 밖에서는 보이지 않습니다. 잡힌 페이지가 있으면 호출은 양수로 끝납니다.',
  'It is not certain that the wanted node has memory for all of the pages; where it has not, the call fails with ENOMEM after some have moved.':
    '원하는 노드에 모든 페이지를 둘 메모리가 있는지 확실하지 않습니다. 없으면 일부를 옮긴 뒤 호출이 ENOMEM으로 실패합니다.',
  'What some of the pages meet cannot be seen from outside, and the return hangs on it.':
    '일부 페이지가 무엇을 만날지 밖에서는 보이지 않으며, 반환 값이 그것에 달려 있습니다.',
  'Kernels that call themselves {kernel} differ in this, because corrections were carried over to some of them.':
    '스스로를 {kernel}이라고 부르는 커널들은 일부에 수정이 옮겨졌기 때문에 여기에서 서로 다릅니다.',
  'This kernel misreads the arrays of a 32-bit program, so the call is about other addresses than it names.':
    '이 커널은 32비트 프로그램의 배열을 잘못 읽으므로, 호출은 지정한 것과 다른 주소를 다룹니다.',
  'The rules of this kernel are not known.': '이 커널의 규칙은 알려져 있지 않습니다.',
  'The call names no page.': '호출이 지정한 페이지가 없습니다.',
  'flags has bits that move_pages does not take; nothing is looked at and nothing moves.':
    'flags에 move_pages가 받지 않는 비트가 있어, 아무것도 살펴보지 않고 아무것도 옮기지 않습니다.',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the program does not have; nothing moves.':
    'MPOL_MF_MOVE_ALL에는 초기 사용자 네임스페이스의 CAP_SYS_NICE가 필요한데 프로그램에 없으므로, 아무것도 옮겨지지 않습니다.',
  'Entry {index} names node {node}, which has no memory or does not exist: the call ends there. Its entry and all later ones stay unwritten, and pages before it stay moved.':
    '항목 {index|이} 지정한 노드 {node|은} 메모리가 없거나 존재하지 않으므로 호출이 거기에서 끝납니다. 그 항목과 이후의 항목은 모두 쓰이지 않고, 그 앞의 페이지는 옮겨진 채로 남습니다.',
  'Entry {index} names node {node}, which the cpuset of the program does not permit: the call ends there. Its entry and all later ones stay unwritten, and pages before it stay moved.':
    '항목 {index|이} 지정한 노드 {node|은} 프로그램의 cpuset이 허용하지 않으므로 호출이 거기에서 끝납니다. 그 항목과 이후의 항목은 모두 쓰이지 않고, 그 앞의 페이지는 옮겨진 채로 남습니다.',
  'The kernel cannot read entry {index} of the arrays: the call ends there, and pages before it stay moved.':
    '커널이 배열의 항목 {index|을} 읽을 수 없으므로 호출이 거기에서 끝나고, 그 앞의 페이지는 옮겨진 채로 남습니다.',
  'status is NULL: pages of the first run move, then the call fails because it cannot tell about them.':
    'status가 NULL입니다. 첫 묶음의 페이지는 옮겨지고, 그 결과를 알릴 수 없어 호출이 실패합니다.',
  'The run of pages that begins at entry {index} does not move as a whole: the call ends with it, and its status entries stay unwritten though most of its pages moved.':
    '항목 {index}에서 시작하는 페이지 묶음이 통째로 옮겨지지 않아 호출이 그것으로 끝납니다. 그 페이지는 대부분 옮겨졌지만 status 항목은 쓰이지 않습니다.',
  'A page that is named again in the same run, also as another part of the same huge page, gets -EBUSY, though it moves.':
    '같은 묶음에서 다시 지정된 페이지는, 같은 큰 페이지의 다른 부분으로 지정된 경우에도, 옮겨지기는 하지만 -EBUSY가 됩니다.',
  'It is assumed that no page is held for I/O while the call runs, which cannot be seen from outside.':
    '호출하는 동안 I/O 때문에 잡힌 페이지가 없다고 가정합니다. 이것은 밖에서 보이지 않습니다.',
};
