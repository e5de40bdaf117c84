/** What is said of /proc/PID/numa_maps: its fields, and the documents that show it. */
import type { Catalogue } from '../say';

export const numaMaps: Catalogue = {
  'Where the mapping begins: an address of the process, in hexadecimal. Where it ends and what it permits stands in /proc/PID/maps under the same address.':
    '매핑이 시작하는 곳, 곧 프로세스의 주소이며 16진수입니다. 어디에서 끝나고 무엇을 허용하는지는 /proc/PID/maps의 같은 주소에 있습니다.',
  'The memory policy for pages that the mapping gets from now on: its own (mbind), else that of the thread whose file this is (set_mempolicy). Pages that are in memory already stay where they are.':
    '매핑이 앞으로 얻을 페이지의 메모리 정책입니다. 매핑 자신의 것(mbind)이고, 없으면 이 파일의 주인인 스레드의 것(set_mempolicy)입니다. 이미 메모리에 있는 페이지는 그대로 있습니다.',
  'Of shared memory (tmpfs, memfd, shmget) only the policy at the beginning of the mapping is told; other parts may have others.':
    '공유 메모리(tmpfs, memfd, shmget)는 매핑 첫머리의 정책만 나옵니다. 다른 부분은 다를 수 있습니다.',
  'No policy: a page is allocated on the node of the CPU that touches it first, or near it when that node is full.':
    '정책이 없습니다. 페이지는 처음 건드린 CPU의 노드에, 그 노드가 가득 차면 가까운 노드에 할당됩니다.',
  'This policy is not known here: the kernel is newer than this program.':
    '여기에서 알지 못하는 정책입니다. 커널이 이 프로그램보다 새것입니다.',
  'Its nodes: {nodes}.': '정책의 노드: {nodes}.',
  'A "=" with nothing behind it is MPOL_F_NUMA_BALANCING, from kernels that have the flag and no word for it (from 5.12 until 6.11 and the stable releases of July 2024).':
    '뒤에 아무것도 없는 "="는 MPOL_F_NUMA_BALANCING입니다. 이 플래그가 있지만 그것을 적을 낱말은 없는 커널(5.12부터 6.11과 2024년 7월의 안정판 전까지)이 이렇게 적습니다.',
  'The file that is mapped. Blanks, tabs, line feeds and "=" in its path are written in octal: \\040, \\011, \\012, \\075. "(deleted)" stands behind a file that has no name any more or never had one: memfd, shared anonymous memory (/dev/zero), huge pages (/anon_hugepage). Copies that the process made by writing to a private mapping are counted under anon.':
    '맵 된 파일입니다. 경로에 있는 빈칸, 탭, 줄바꿈, "="는 8진수로 적습니다: \\040, \\011, \\012, \\075. 이름이 없어졌거나 처음부터 없던 파일(memfd, 공유 익명 메모리 /dev/zero, 큰 페이지 /anon_hugepage) 뒤에는 "(deleted)"가 붙습니다. 프로세스가 사유 매핑에 써서 만든 복사본은 anon에 들어갑니다.',
  'The mapping lies in the area that brk(2) grows, from which malloc takes small pieces. Large pieces and those of other threads are anonymous mappings without a name.':
    '매핑이 brk(2)로 늘어나는 영역에 있으며, malloc이 작은 조각을 여기에서 가져옵니다. 큰 조각과 다른 스레드의 조각은 이름 없는 익명 매핑입니다.',
  'The stack of the main thread. Those of other threads are anonymous mappings.':
    '주 스레드의 스택입니다. 다른 스레드의 스택은 익명 매핑입니다.',
  'A mapping of hugetlbfs: all counts of the line are in huge pages, whose size kernelpagesize_kB tells. Transparent huge pages are not marked, and are counted as the small pages that they consist of.':
    'hugetlbfs의 매핑입니다. 이 줄의 개수는 모두 큰 페이지 수이고, 그 크기는 kernelpagesize_kB에 있습니다. 투명한 큰 페이지는 표시되지 않으며, 그것을 이루는 작은 페이지 수로 셉니다.',
  'Pages that belong to no file: private memory that the process has written to, and its copies of pages of a private file mapping.':
    '어느 파일에도 속하지 않는 페이지입니다. 프로세스가 쓴 사유 메모리와, 사유 파일 매핑의 페이지를 복사한 것입니다.',
  'Pages that were written to since they were last saved to a file or to swap; for anonymous memory, most pages.':
    '파일이나 스왑에 마지막으로 저장된 뒤에 쓰인 페이지입니다. 익명 메모리에서는 대부분의 페이지가 그렇습니다.',
  'All pages of the mapping that are in memory and in the page tables of this process. Left out where the number is that of anon or of dirty.':
    '매핑의 페이지 가운데 메모리에 있고 이 프로세스의 페이지 테이블에 있는 것 전부입니다. 개수가 anon이나 dirty와 같으면 적지 않습니다.',
  'How often the most shared page of the mapping is mapped: as a rule, by how many processes; a process that maps it twice counts twice. Left out where it is 1. move_pages moves shared pages with MPOL_MF_MOVE_ALL only.':
    '매핑에서 가장 많이 공유된 페이지가 맵 된 횟수입니다. 보통은 프로세스의 수이지만, 한 프로세스가 두 번 맵 하면 두 번으로 셉니다. 1이면 적지 않습니다. move_pages는 공유된 페이지를 MPOL_MF_MOVE_ALL로만 옮깁니다.',
  'Pages in memory that have a place in swap as well, so they can be dropped without being written.':
    '메모리에 있으면서 스왑에도 자리가 있는 페이지입니다. 그래서 쓰지 않고 버릴 수 있습니다.',
  'Pages in use of late, or locked in memory: reclaim takes them last. Left out where it is all pages, and on hugetlbfs. The others of the mapping may be reclaimed soon.':
    '최근에 쓰였거나 메모리에 고정된 페이지이며, 회수 때 마지막까지 남습니다. 모든 페이지가 그럴 때와 hugetlbfs에서는 적지 않습니다. 매핑의 나머지 페이지는 곧 회수될 수 있습니다.',
  'Pages that are being written to a file or to swap at this moment. A move has to wait for them, or leaves them.':
    '지금 파일이나 스왑에 쓰이고 있는 페이지입니다. 이동은 이 페이지를 기다려야 하거나 그대로 둡니다.',
  'Pages of the mapping that are in the memory of this node and in the page tables of this process. What was never touched, what is swapped out, zero pages and memory of devices are on no node here.':
    '매핑의 페이지 가운데 이 노드의 메모리에 있고 이 프로세스의 페이지 테이블에 있는 것입니다. 한 번도 건드리지 않은 것, 스왑으로 나간 것, 제로 페이지, 장치의 메모리는 여기에서 어느 노드에도 들어가지 않습니다.',
  'The page size of the mapping in KiB: the unit of all counts on the line. Larger than the base page on hugetlbfs only. Left out where no page is in memory.':
    '매핑의 페이지 크기이며 KiB 단위입니다. 이 줄의 모든 개수는 이 크기를 단위로 합니다. 기본 페이지보다 큰 것은 hugetlbfs뿐입니다. 메모리에 있는 페이지가 없으면 적지 않습니다.',
  'the stack of another thread is marked, too, as stack:TID.': '다른 스레드의 스택도 stack:TID로 표시합니다.',
  'an average over the parts of a large page, where the kernel is built without a count for each of them.':
    '커널이 부분마다 횟수를 세지 않도록 빌드되었으면, 큰 페이지의 부분들에 대한 평균입니다.',
  '1 page': '페이지 1개',
  '{count} pages': '페이지 {count}개',
  '1 page of {size}': '{size} 크기 1페이지',
  '{count} pages of {size}: {bytes}': '{size} 크기 {count}페이지: {bytes}',
  '{pages} ({share}% of the mapping in memory)': '{pages} (매핑 중 메모리에 있는 것의 {share}%)',
  'mapped up to {count} times': '최대 {count}번 맵 됨',
  'anonymous memory': '익명 메모리',
  '{thing}, no page in memory': '{thing}, 메모리에 있는 페이지 없음',
  '{thing}, in memory {pages} ({nodes})': '{thing}, 메모리에 {pages} ({nodes})',
  'Check the address; "Show numa_maps" shows what is mapped.':
    '주소를 확인하십시오. "numa_maps 보기"가 맵 된 것을 보여 줍니다.',
  'A copy of numa_maps does not tell where a mapping ends: the address may be behind it.':
    'numa_maps의 사본에는 매핑이 어디에서 끝나는지 나오지 않습니다. 주소가 매핑 뒤에 있을 수도 있습니다.',
  'NUMA Lens: go to the mapping of which address?': 'NUMA Lens: 어느 주소의 매핑으로 이동할까요?',
  'An address of the process in hexadecimal, like 0x7f2a00000000':
    '프로세스의 주소(16진수), 예: 0x7f2a00000000',
  'An address has up to 16 hexadecimal digits, with or without 0x.':
    '주소는 16자리까지의 16진수이며, 0x는 있어도 되고 없어도 됩니다.',
  'The process is no longer debugged or attached.':
    '이 프로세스는 더 이상 디버그되거나 연결되어 있지 않습니다.',
  'Attach to it, or start it in the debugger again.': '프로세스에 연결하거나 디버거에서 다시 시작하십시오.',
  'NUMA Lens: numa_maps of which process?': 'NUMA Lens: 어느 프로세스의 numa_maps를 볼까요?',
  'This address names no process: numa-maps:4711 is process 4711.':
    '이 주소는 프로세스를 가리키지 않습니다. numa-maps:4711이 프로세스 4711입니다.',
  'No mapping of the process holds {address}; all of them are above it.':
    '{address|을} 담은 매핑이 프로세스에 없습니다. 모든 매핑이 그보다 위에 있습니다.',
  'No mapping of the process holds {address}; the next one below it ends at {end}.':
    '{address|을} 담은 매핑이 프로세스에 없습니다. 바로 아래의 매핑은 {end}에서 끝납니다.',
  'No line of this document is about {address}.': '이 문서에는 {address}에 대한 줄이 없습니다.',
  'What was read last, at {time}:': '마지막으로 {time}에 읽은 것:',
  '{count} more mappings are left out.': '매핑 {count}개는 생략했습니다.',
  'numa_maps of process {name}, Linux {kernel}': '프로세스 {name}의 numa_maps, 리눅스 {kernel}',
  'Show numa_maps': 'numa_maps 보기',
  'Go to Mapping…': '매핑으로 이동…',
};
