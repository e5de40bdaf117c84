/** The rules over the flags, the pid and the call as a whole, over comments, and what several rules say. */
import type { Catalogue } from '../say';

export const rulesArguments: Catalogue = {
  '{list}, {item}': '{list}, {item}',
  '{list} and {last}': '{list}, {last}',
  '{list} or {last}': '{list} 또는 {last}',
  'A call inside assert()': 'assert() 안의 호출',
  'With NDEBUG defined, {call} is not called here.': 'NDEBUG가 정의되면 여기서 {call|이} 호출되지 않습니다.',
  'assert() then expands to nothing, and its argument is not evaluated; release builds usually define NDEBUG.':
    '그러면 assert()는 아무것도 아닌 것으로 전개되어 인자를 평가하지 않습니다. 릴리스 빌드는 대개 NDEBUG를 정의합니다.',
  'Make the call before, and assert what it returned.': '먼저 호출한 다음 반환 값을 assert로 확인하십시오.',
  'Make the call before the assertion': '호출을 assert 앞으로 옮기기',
  'Flags that the call rejects': '호출이 거부하는 플래그',
  'The flags hold {flags}, which this call does not take.':
    'flags에 이 호출이 받지 않는 {flags|이} 들어 있습니다.',
  'The kernel accepts {legal} only and fails with EINVAL before it looks at a page.':
    '커널은 {legal}만 받으며, 페이지를 살펴보기 전에 EINVAL로 실패합니다.',
  'Pass {keep}.': '{keep|을} 전달하십시오.',
  'The flags argument is {flags}, which is a memory policy and not a flag.':
    'flags 인자가 {flags}입니다. 이것은 플래그가 아니라 메모리 정책입니다.',
  'Pass {keep}; a policy is the mode of mbind or set_mempolicy.':
    '{keep|을} 전달하십시오. 정책은 mbind나 set_mempolicy의 mode입니다.',
  'The flags are {value}, with bits that this call does not take: {flags}.':
    'flags가 {value}이며, 이 호출이 받지 않는 비트가 있습니다: {flags}.',
  'A move that does not say which pages may move': '어떤 페이지를 옮겨도 되는지 말하지 않는 이동',
  'The flags of this move are 0.': '이 이동의 flags가 0입니다.',
  'The kernel then moves the pages that only this process maps, just as with MPOL_MF_MOVE; most readers take 0 for a query.':
    '그러면 커널은 MPOL_MF_MOVE와 똑같이 이 프로세스만 맵 한 페이지를 옮깁니다. 코드를 읽는 사람은 대개 0을 조회로 여깁니다.',
  'Write MPOL_MF_MOVE, or pass a null pointer as nodes if a query is meant.':
    'MPOL_MF_MOVE라고 쓰십시오. 조회하려는 것이라면 nodes로 널 포인터를 전달하십시오.',
  'MPOL_MF_MOVE adds nothing to MPOL_MF_MOVE_ALL': 'MPOL_MF_MOVE_ALL에 더해도 아무 효과가 없는 MPOL_MF_MOVE',
  'MPOL_MF_MOVE adds nothing to MPOL_MF_MOVE_ALL.':
    'MPOL_MF_MOVE_ALL에 MPOL_MF_MOVE를 더해도 달라지는 것이 없습니다.',
  'The kernel asks for MPOL_MF_MOVE_ALL alone: with it, pages move no matter how many processes map them, and it needs CAP_SYS_NICE either way.':
    '커널은 MPOL_MF_MOVE_ALL만 봅니다. 이 플래그가 있으면 몇 개의 프로세스가 맵 했든 페이지가 옮겨지며, 어느 쪽이든 CAP_SYS_NICE가 필요합니다.',
  'Pass the one that is meant.': '의도한 것 하나만 전달하십시오.',
  '{name} is defined here': '{name|은} 여기에서 정의됩니다',
  'Pass MPOL_MF_MOVE_ALL alone': 'MPOL_MF_MOVE_ALL만 전달하기',
  'Very many pages in one call': '한 번의 호출에 너무 많은 페이지',
  'This call names {count} pages at once.': '이 호출은 페이지 {count}개를 한꺼번에 지정합니다.',
  'Nothing interrupts a call, not even a signal that ends the program, and what happened to the first page is known when the last one is done.':
    '호출은 무엇으로도 중단되지 않습니다. 프로그램을 끝내는 시그널로도 마찬가지입니다. 첫 페이지가 어떻게 되었는지는 마지막 페이지까지 끝나야 알 수 있습니다.',
  'Make a call for each 1024 to 32768 pages: it costs no more.':
    '1024~32768페이지마다 한 번씩 호출하십시오. 비용은 더 들지 않습니다.',
  'libnuma without numa_available()': 'numa_available() 없이 쓰는 libnuma',
  '{name} is called, and this program never calls numa_available().':
    '{name|이} 호출되지만 이 프로그램은 numa_available()을 호출하지 않습니다.',
  'On a kernel without NUMA support, and where a container forbids the calls, numa_available() returns -1 and every other function of libnuma is undefined (numa(3)).':
    'NUMA를 지원하지 않는 커널이나 컨테이너가 이 호출들을 금지하는 곳에서는 numa_available()이 -1을 반환하며, libnuma의 다른 함수는 모두 동작이 정의되어 있지 않습니다(numa(3)).',
  'Begin with if (numa_available() < 0) and do without NUMA there.':
    'if (numa_available() < 0)으로 시작하고, 그런 곳에서는 NUMA 없이 진행하십시오.',
  'One page per call, in a loop': '루프에서 호출 한 번에 한 페이지',
  'This loop moves one page per call.': '이 루프는 호출할 때마다 한 페이지씩 옮깁니다.',
  'Every move first drains the page lists of all CPUs: measured on Linux 6.18, a page cost 43 µs alone and 0.3 µs in a batch.':
    '이동할 때마다 먼저 모든 CPU의 페이지 목록을 비웁니다. 리눅스 6.18에서 재어 보니 한 페이지에 단독으로는 43 µs, 묶음으로는 0.3 µs가 걸렸습니다.',
  'Collect the addresses in an array and call once, or once for some thousand pages.':
    '주소를 배열에 모아 한 번에, 또는 수천 페이지마다 한 번씩 호출하십시오.',
  'This loop asks for one page per call.': '이 루프는 호출할 때마다 한 페이지씩 조회합니다.',
  'Measured on Linux 6.18, a page cost 0.7 µs alone and 0.15 µs in a batch.':
    '리눅스 6.18에서 재어 보니 한 페이지에 단독으로는 0.7 µs, 묶음으로는 0.15 µs가 걸렸습니다.',
  'A number that is no process': '프로세스가 아닌 번호',
  'The pid is {pid}, and no process has a negative number.':
    'pid가 {pid}인데, 음수 번호를 가진 프로세스는 없습니다.',
  'The call fails with ESRCH before it looks at a page; unlike kill(), it knows no process groups.':
    '호출은 페이지를 살펴보기 전에 ESRCH로 실패합니다. kill()과 달리 프로세스 그룹을 알지 못합니다.',
  'Pass the number of one process, or 0 for the caller.':
    '한 프로세스의 번호를 전달하거나, 호출자라면 0을 전달하십시오.',
  'The pid is the negative of a number, as kill() takes it for a process group.':
    'pid가 어떤 번호의 음수입니다. kill()이 프로세스 그룹을 받는 방식입니다.',
  'This call knows no process groups: it fails with ESRCH.':
    '이 호출은 프로세스 그룹을 알지 못하므로 ESRCH로 실패합니다.',
  'Call once for each process of the group.': '그룹의 프로세스마다 한 번씩 호출하십시오.',
  'The pid is a pthread_t from {function}().': 'pid가 {function}()에서 온 pthread_t입니다.',
  'That is a handle of the thread library, in practice an address, and the kernel has no process of that number: ESRCH.':
    '그것은 스레드 라이브러리의 핸들이며 실제로는 주소입니다. 커널에는 그런 번호의 프로세스가 없으므로 ESRCH가 됩니다.',
  'Pass 0 for the process of the calling thread; all its threads share their pages.':
    '호출하는 스레드의 프로세스라면 0을 전달하십시오. 스레드는 모두 같은 페이지를 씁니다.',
  "The caller's own process by its number": '번호로 지정한 호출자 자신의 프로세스',
  'The pid is what {function}() returned: the caller itself.':
    'pid가 {function}()의 반환 값, 즉 호출자 자신입니다.',
  'With 0 the kernel takes the caller without looking a process up and without asking whether it may be looked at.':
    '0이면 커널은 프로세스를 찾거나 살펴봐도 되는지 묻지 않고 호출자를 대상으로 삼습니다.',
  'Pass 0.': '0을 전달하십시오.',
  'The pid is that of this process: the caller itself.': 'pid가 이 프로세스의 것, 즉 호출자 자신입니다.',
  'The number comes from here': '번호는 여기에서 옵니다',
  'The handle comes from here': '핸들은 여기에서 옵니다',
  'MPOL_MF_STRICT without MPOL_MF_MOVE': 'MPOL_MF_MOVE 없는 MPOL_MF_STRICT',
  'MPOL_MF_STRICT alone moves no page.': 'MPOL_MF_STRICT만으로는 페이지가 옮겨지지 않습니다.',
  'The call fails with EIO when a page is on another node already, and leaves it there.':
    '이미 다른 노드에 있는 페이지가 있으면 호출은 EIO로 실패하고 그 페이지를 그대로 둡니다.',
  'Add MPOL_MF_MOVE where such pages are to be moved.': '그런 페이지를 옮기려면 MPOL_MF_MOVE를 추가하십시오.',
  'MPOL_MF_STRICT does nothing with MPOL_DEFAULT.':
    'MPOL_MF_STRICT는 MPOL_DEFAULT와 함께 쓰면 아무 일도 하지 않습니다.',
  'Without a policy of its own there is nothing that a page of the range could contradict.':
    '자체 정책이 없으면 그 범위의 페이지가 어긋날 정책도 없습니다.',
  some: '몇',
  'a string literal': '문자열 리터럴',
  'Calls {name}': '{name|을} 호출함',
  byte: '바이트',
  bytes: '바이트',
  'Declare {name} as int': '{name|을} int로 선언하기',
  'Pass 0 as the flags: only query': 'flags로 0을 전달해 조회만 하기',
  'anything but 0 becomes 1': '0이 아닌 값은 모두 1이 됨',
  'an address has 64 bits': '주소는 64비트임',
  '2**{bits} + 1 pages become 1': '2**{bits} + 1페이지가 1페이지가 됨',
  '2**{bits} + 1 becomes 1': '2**{bits} + 1이 1이 됨',
  'Declare it {text}': '{text|으로} 선언하기',
  'Add CAP_SYS_PTRACE': 'CAP_SYS_PTRACE 추가하기',
  'before Linux {end}': '리눅스 {end} 전에는',
  'since Linux {first}': '리눅스 {first}부터',
  'from Linux {first} until {end}': '리눅스 {first}부터 {end} 전까지',
  'Build the array of page addresses of {base}': '{base}의 페이지 주소 배열 만들기',
  '{name}() returns it here': '{name}() 함수가 여기에서 반환합니다',
  '{name}() is called here': '{name}() 함수가 여기에서 호출됩니다',
  'the memory of a {function}': '{function}의 메모리',
  'memory from {function}': '{function}에서 온 메모리',
  'Step by {size}': '{size}만큼 건너뛰기',
  'the page size': '페이지 크기',
  'Make it of the class {name}': '클래스를 {name|으로} 바꾸기',
  'Fill status with {value} before the call': '호출하기 전에 status를 {value|으로} 채우기',
  'Store {value} instead': '대신 {value|을} 저장하기',
  'Pass {text} ({spelled})': '{text} 전달하기({spelled})',
  'Write to every page before the call': '호출하기 전에 모든 페이지에 쓰기',
  ', and {ranges} even when it is 0': ' ({ranges} 결과가 0이어도)',
  'The right to move pages, guessed from user ids': '사용자 ID로 짐작한 페이지 이동 권한',
  'Equal user ids do not tell whether the pages of another process may be moved.':
    '사용자 ID가 같다고 해서 다른 프로세스의 페이지를 옮겨도 되는지 알 수는 없습니다.',
  'What counts {range} is the ptrace access check: all user and group ids of the process, whether it is dumpable, and its capabilities; with CAP_SYS_PTRACE none of them.':
    '{range} 기준은 ptrace 접근 검사입니다. 프로세스의 모든 사용자 ID와 그룹 ID, 덤프 가능 여부, 캐퍼빌리티를 봅니다. CAP_SYS_PTRACE가 있으면 그중 어느 것도 보지 않습니다.',
  'Make the call, and deal with EPERM.': '호출한 다음 EPERM을 처리하십시오.',
  'A comment names a rule that does not exist': '없는 규칙을 지정한 주석',
  'There is no rule "{rules}", so nothing is silenced.':
    '"{rules}"라는 규칙이 없으므로 아무것도 억제되지 않습니다.',
  'The name may be misspelled, or the rule may have gone.': '이름을 잘못 썼거나 규칙이 없어졌을 수 있습니다.',
  'Correct the name, or remove it.': '이름을 고치거나 지우십시오.',
  'This comment names no rule, so nothing is silenced.':
    '이 주석에 규칙 이름이 없으므로 아무것도 억제되지 않습니다.',
  'A comment has to say which rules it means: numa-lens-ignore RULE -- reason.':
    '주석에는 어떤 규칙을 뜻하는지 적어야 합니다: numa-lens-ignore RULE -- reason.',
  'Name the rule, or remove the comment.': '규칙 이름을 적거나 주석을 지우십시오.',
  'A comment silences a rule that reports nothing there': '아무것도 보고하지 않는 규칙을 억제하는 주석',
  '{rules} reports nothing here.': '{rules|은} 여기에서 아무것도 보고하지 않습니다.',
  'A comment that silences nothing today can hide a new mistake tomorrow.':
    '오늘 아무것도 억제하지 않는 주석이 내일은 새 실수를 감출 수 있습니다.',
  'Remove it.': '지우십시오.',
  before: '앞',
  behind: '뒤',
};
