/** What server/kernel says of status entries, and of ranges of kernels. */
import type { Catalogue } from '../say';

export const kernelStatus: Catalogue = {
  'on every Linux': '모든 리눅스에서',
  'since Linux {since}': '리눅스 {since}부터',
  'before Linux {before}': '리눅스 {before} 전',
  'from Linux {since}, before {before}': '리눅스 {since}부터 {before} 전까지',
  'node {node}': '노드 {node}',
  'The page is on node {node}.': '페이지가 노드 {node}에 있습니다.',
  'on node {node}': '노드 {node}에 있음',
  'In a move the entry is the node you asked for; a query made afterwards is what proves it.':
    '이동에서 이 항목은 요청한 노드입니다. 이를 증명하는 것은 나중에 하는 조회입니다.',
  'The page was not moved because other processes map it too.':
    '다른 프로세스도 페이지를 맵 하고 있어서 옮겨지지 않았습니다.',
  'shared with other processes': '다른 프로세스와 공유됨',
  'Write to a page shared by fork so that it becomes private, or use MPOL_MF_MOVE_ALL with CAP_SYS_NICE.':
    'fork로 공유된 페이지에 써서 전용 페이지로 만들거나, CAP_SYS_NICE를 갖고 MPOL_MF_MOVE_ALL을 쓰십시오.',
  'More than one process maps the page, and MPOL_MF_MOVE moves only pages that one process has for itself; such a page moves only with MPOL_MF_MOVE_ALL.':
    '둘 이상의 프로세스가 페이지를 맵 하고 있는데, MPOL_MF_MOVE는 한 프로세스가 혼자 가진 페이지만 옮깁니다. 이런 페이지는 MPOL_MF_MOVE_ALL로만 옮겨집니다.',
  'For large and page-cache folios the kernel only estimates whether they are shared, and can take a page of one process for a shared one.':
    '커널은 큰 폴리오와 페이지 캐시 폴리오가 공유되었는지 추정만 하므로, 한 프로세스의 페이지를 공유된 것으로 여길 수 있습니다.',
  'The address is inside a hugetlb page but not at its start.':
    '주소가 hugetlb 페이지 안이지만 시작이 아닙니다.',
  'The page could not be taken for moving.': '옮기기 위해 페이지를 떼어 낼 수 없었습니다.',
  'busy, or named twice': '사용 중이거나 두 번 지정됨',
  'Name each page, and each huge page, once a call; else try again later, a bounded number of times.':
    '호출 한 번에 페이지마다, 큰 페이지마다 한 번씩만 지정하십시오. 아니면 나중에 정해진 횟수만큼 다시 시도하십시오.',
  'The kernel could not take the page off its lists: something else in the kernel holds it at this moment.':
    '커널이 페이지를 목록에서 떼어 낼 수 없었습니다. 지금 커널의 다른 무엇이 페이지를 잡고 있습니다.',
  'An earlier entry of the same call named the same page, or another part of the same huge page; the page does move, this entry is only its second mention.':
    '같은 호출의 앞선 항목이 같은 페이지를, 또는 같은 큰 페이지의 다른 부분을 지정했습니다. 페이지는 옮겨지며, 이 항목은 두 번째 언급일 뿐입니다.',
  'The page is under I/O or another part of the kernel holds a reference to it.':
    '페이지로 I/O를 하는 중이거나, 커널의 다른 부분이 페이지에 대한 참조를 잡고 있습니다.',
  'There is no memory at this address, or none that can be moved.':
    '이 주소에 메모리가 없거나, 옮길 수 있는 메모리가 아닙니다.',
  'not mapped, or not movable': '맵 되지 않았거나 옮길 수 없음',
  'Check that the address belongs to the target process and that the page was written to before the call.':
    '주소가 대상 프로세스의 것인지, 호출하기 전에 페이지에 쓴 적이 있는지 확인하십시오.',
  'The target process maps nothing at this address.': '대상 프로세스가 이 주소에 맵 한 것이 없습니다.',
  'The area cannot be migrated: device or driver memory (VM_IO, VM_PFNMAP), DAX, or unsupported huge pages.':
    '이 영역은 이전할 수 없습니다. 장치나 드라이버 메모리(VM_IO, VM_PFNMAP), DAX 또는 지원되지 않는 큰 페이지입니다.',
  'The page was only read so far and is still the zero page shared by all processes.':
    '페이지를 지금까지 읽기만 해서 아직 모든 프로세스가 공유하는 제로 페이지입니다.',
  'Nothing ever touched this anonymous memory, so there is no page.':
    '이 익명 메모리를 아무도 건드린 적이 없어 페이지가 없습니다.',
  'No page is present at this address.': '이 주소에 존재하는 페이지가 없습니다.',
  'no page there': '페이지 없음',
  'Write to every page before the call; a page that was swapped out has to be touched again.':
    '호출하기 전에 모든 페이지에 쓰십시오. 스왑된 페이지는 다시 건드려야 합니다.',
  'The memory is mapped but was never touched, so there is no page yet.':
    '메모리가 맵 되어 있지만 건드린 적이 없어 아직 페이지가 없습니다.',
  'The memory is mapped but no page is present: swapped out, a part of a file not read in, or a page being migrated at this moment.':
    '메모리가 맵 되어 있지만 존재하는 페이지가 없습니다. 스왑되었거나, 읽어 들이지 않은 파일의 일부이거나, 지금 이전 중인 페이지입니다.',
  'The address is device memory that has no ordinary page (ZONE_DEVICE or, in a query, a VM_PFNMAP mapping).':
    '일반 페이지가 없는 장치 메모리의 주소입니다(ZONE_DEVICE, 조회에서는 VM_PFNMAP 매핑도).',
  'The page was only read so far and is still the shared zero page.':
    '페이지를 지금까지 읽기만 해서 아직 공유된 제로 페이지입니다.',
  'The page is protected by PROT_NONE or marked by automatic NUMA balancing; the 6.1 long-term kernels keep this behaviour.':
    '페이지가 PROT_NONE으로 보호되었거나 자동 NUMA 밸런싱이 표시한 것입니다. 6.1 장기 지원 커널은 이 동작을 유지합니다.',
  'The page could not be written back.': '페이지를 내려 쓸 수 없었습니다.',
  'cannot be written back': '내려 쓸 수 없음',
  'Write the file back (fsync) and try again.': '파일을 내려 쓰고(fsync) 다시 시도하십시오.',
  'The page is dirty and could not be written back; it has to be, because its filesystem cannot migrate dirty pages.':
    '페이지가 변경되었는데 내려 쓸 수 없었습니다. 파일 시스템이 변경된 페이지를 이전할 수 없으므로 내려 써야 합니다.',
  'A dirty page could not be moved.': '변경된 페이지를 옮길 수 없었습니다.',
  'dirty page, cannot move': '변경된 페이지, 옮길 수 없음',
  'The page is dirty and cannot move: its filesystem has neither a migration function nor a way to write pages back.':
    '페이지가 변경되어 옮길 수 없습니다. 파일 시스템에 이전 함수도, 페이지를 내려 쓸 방법도 없습니다.',
  'There was no memory to move the page to.': '페이지를 옮겨 갈 메모리가 없었습니다.',
  'no memory on the node': '노드에 메모리 없음',
  'Free memory on the node or name another one.': '노드의 메모리를 비우거나 다른 노드를 지정하십시오.',
  'No memory could be allocated on the target node.': '대상 노드에서 메모리를 할당할 수 없었습니다.',
  'Linux {kernel} never writes {name} into a status entry, though the manual page still lists it.':
    '리눅스 {kernel|은} status 항목에 {name|을} 쓰지 않습니다. 매뉴얼 페이지에는 아직 나옵니다.',
  'Code that waits for it can go, unless it has to run on older kernels.':
    '더 오래된 커널에서 실행할 것이 아니라면, 이것을 기다리는 코드는 없애도 됩니다.',
  'not written by the kernel': '커널이 쓰지 않음',
  'Linux {kernel} never writes {value} into a status entry: what stands here was there before the call, so the kernel left the entry unwritten.':
    '리눅스 {kernel|은} status 항목에 {value|을} 쓰지 않습니다. 여기 있는 것은 호출 전부터 있던 값이므로, 커널이 이 항목을 쓰지 않은 것입니다.',
  'Ask for the placement of the page with a query; an entry can stay unwritten although its page did move.':
    '페이지의 배치를 조회하십시오. 페이지가 옮겨졌어도 항목이 쓰이지 않았을 수 있습니다.',
};
