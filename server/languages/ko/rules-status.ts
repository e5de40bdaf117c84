/** The rules over the status array and over syscall(). */
import type { Catalogue } from '../say';

export const rulesStatus: Catalogue = {
  'A null status array': '널인 status 배열',
  'status is null.': 'status가 널입니다.',
  'The kernel stores an entry for every page after it has moved them: without it the call fails with EFAULT, and pages have been moved all the same.':
    '커널은 페이지를 옮긴 뒤에 페이지마다 항목을 저장합니다. 배열이 없으면 호출은 EFAULT로 실패하지만, 페이지는 이미 옮겨져 있습니다.',
  'Pass an array of int with one element per page.': '페이지마다 요소가 하나인 int 배열을 전달하십시오.',
  'Pass an Int32Array with one element per page.': '페이지마다 요소가 하나인 Int32Array를 전달하십시오.',
  'The entries of status are the whole answer of a query; without it the call fails with EFAULT.':
    '조회의 답은 status의 항목이 전부입니다. 배열이 없으면 호출은 EFAULT로 실패합니다.',
  'Status entries of another type than int': 'int가 아닌 타입의 status 항목',
  'The elements of status have {size} bytes ({type}), and the kernel writes int.':
    'status의 요소가 {size}바이트({type})인데, 커널은 int를 씁니다.',
  'It packs {parts} entries into each element: none of them can be compared with a node or with an errno value, and the rest of the array stays unwritten.':
    '커널은 요소마다 항목 {parts} 개를 채워 넣습니다. 어느 것도 노드나 errno 값과 비교할 수 없고, 배열의 나머지는 쓰이지 않습니다.',
  'status names {type}, and the kernel writes an int.':
    'status가 {type|을} 가리키는데, 커널은 거기에 int를 씁니다.',
  'Only 4 of its {size} bytes are written: the others keep what was there, so that -errno is not negative or a node is not small.':
    '{size}바이트 가운데 4바이트만 쓰입니다. 나머지는 전에 있던 값을 지니므로, -errno가 음수가 아니게 되거나 노드가 작은 수가 아니게 됩니다.',
  'The elements of status have {size} {bytes} ({type}), and the kernel writes int.':
    'status의 요소가 {size}{bytes}({type})인데, 커널은 int를 씁니다.',
  'It writes 4 bytes per page: past the end of an array that has one element per page, over whatever lies there.':
    '커널은 페이지마다 4바이트를 씁니다. 페이지마다 요소가 하나인 배열이라면 그 끝을 넘어, 거기에 있는 것을 덮어씁니다.',
  'The elements of status are {type}, and the kernel writes int.':
    'status의 요소가 {type}인데, 커널은 int를 씁니다.',
  'The bits of an int mean another number there: no entry can be read.':
    '거기에서 int의 비트는 다른 수를 뜻합니다. 어떤 항목도 읽을 수 없습니다.',
  'status is the address of a pointer, not of status entries.':
    'status가 status 항목이 아니라 포인터의 주소입니다.',
  'The kernel writes the entries over that pointer and over what lies behind it.':
    '커널은 그 포인터와 그 뒤에 있는 것을 항목으로 덮어씁니다.',
  'A negative error number reads as a number above 4 billion there: -14 is 4294967282, and no test for < 0 sees it.':
    '거기에서 음수인 오류 번호는 40억이 넘는 수로 읽힙니다. -14는 4294967282가 되며, < 0 검사로는 알아낼 수 없습니다.',
  'status is one int ({name}), and the count is {count}.':
    'status가 int 하나({name})인데, count가 {count}입니다.',
  'The kernel writes an entry per page: all but the first go over what lies behind the variable.':
    '커널은 페이지마다 항목을 씁니다. 첫 항목 말고는 모두 변수 뒤에 있는 것을 덮어씁니다.',
  'Declare an array of {count} int.': 'int {count}개의 배열로 선언하십시오.',
  'Status entries that may be left unwritten': '쓰이지 않을 수 있는 status 항목',
  'status is read after this move, but nothing was stored in it before.':
    '이 이동 뒤에 status를 읽는데, 그 전에 아무것도 저장하지 않았습니다.',
  'Entries stay unwritten when the result is positive or -1{evenOnZero}: what was in the array before is then taken for the outcome.':
    '결과가 양수이거나 -1일 때{evenOnZero} 쓰이지 않는 항목이 있습니다. 그러면 배열에 전부터 있던 것을 결과로 여기게 됩니다.',
  'Fill status before the call with a value that the kernel never writes, such as INT_MIN.':
    '호출하기 전에 INT_MIN처럼 커널이 쓰지 않는 값으로 status를 채우십시오.',
  'Fill status before the call with a value that the kernel never writes: status.fill(-2147483648).':
    '호출하기 전에 커널이 쓰지 않는 값으로 status를 채우십시오: status.fill(-2147483648).',
  'status holds zeros before this move, and 0 is a node.':
    '이 이동 전에 status가 0으로 채워져 있는데, 0은 노드입니다.',
  'status is read after this query, whether the query has failed or not.':
    '조회가 실패했든 아니든 이 조회 뒤에 status를 읽습니다.',
  'A query that fails writes only some of the entries or none, and nothing was stored in status before.':
    '실패한 조회는 항목을 일부만 쓰거나 하나도 쓰지 않으며, 그 전에 status에 아무것도 저장하지 않았습니다.',
  'Test the result before, or fill status with a value that the kernel never writes, such as INT_MIN.':
    '먼저 결과를 검사하거나, INT_MIN처럼 커널이 쓰지 않는 값으로 status를 채우십시오.',
  'Test the result before, or fill status with a value that the kernel never writes: status.fill(-2147483648).':
    '먼저 결과를 검사하거나, 커널이 쓰지 않는 값으로 status를 채우십시오: status.fill(-2147483648).',
  'A query that fails writes only some of the entries or none: the others are still 0, and 0 is a node.':
    '실패한 조회는 항목을 일부만 쓰거나 하나도 쓰지 않습니다. 나머지는 여전히 0인데, 0은 노드입니다.',
  'status is filled with {name} before this move, which the kernel itself writes.':
    '이 이동 전에 status를 {name|으로} 채우는데, 그것은 커널 자신이 쓰는 값입니다.',
  'Fill status with a value that the kernel never writes, such as INT_MIN.':
    'INT_MIN처럼 커널이 쓰지 않는 값으로 status를 채우십시오.',
  'Fill status with a value that the kernel never writes, such as -2147483648.':
    '-2147483648처럼 커널이 쓰지 않는 값으로 status를 채우십시오.',
  'Status entries read after the call failed': '호출이 실패한 뒤에 읽은 status 항목',
  'status is read here even after the call has failed.': '호출이 실패한 뒤에도 여기에서 status를 읽습니다.',
  'A call that returns -1 writes some of the entries or none; the others still hold what was there before.':
    '-1을 반환하는 호출은 항목을 일부만 쓰거나 하나도 쓰지 않습니다. 나머지에는 여전히 전에 있던 것이 있습니다.',
  'Leave before this when the result is -1, or fill status before the call with a value that the kernel never writes.':
    '결과가 -1이면 그 전에 빠져나가거나, 호출하기 전에 커널이 쓰지 않는 값으로 status를 채우십시오.',
  'Status entries that begin as success': '처음부터 성공으로 보이는 status 항목',
  'status holds the wanted nodes before this move.': '이 이동 전에 status에 원하는 노드가 들어 있습니다.',
  'Entries stay unwritten when the result is positive or -1{evenOnZero}: a page that was not moved then reads as moved.':
    '결과가 양수이거나 -1일 때{evenOnZero} 쓰이지 않는 항목이 있습니다. 그러면 옮겨지지 않은 페이지가 옮겨진 것으로 읽힙니다.',
  'status holds {node} before this move, and {node} is a node.':
    '이 이동 전에 status에 {node|이} 들어 있는데, {node|은} 노드입니다.',
  'Status entries used as nodes without a test': '검사 없이 노드로 쓴 status 항목',
  'This uses a status entry as an index without a test for a negative number.':
    '음수인지 검사하지 않고 status 항목을 인덱스로 씁니다.',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and the index lies in front of the array.':
    '항목은 노드이거나 음수인 오류 번호입니다. 없는 페이지이면 -ENOENT나 -EFAULT이며, 인덱스가 배열 앞을 가리킵니다.',
  'Use only entries of 0 and above as nodes.': '0 이상인 항목만 노드로 쓰십시오.',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and no element has such an index: what is read is undefined, and what is stored is lost.':
    '항목은 노드이거나 음수인 오류 번호입니다. 없는 페이지이면 -ENOENT나 -EFAULT이며, 그런 인덱스의 요소는 없습니다. 읽으면 undefined이고, 저장하면 사라집니다.',
  'This shifts by a status entry without a test for a negative number.':
    '음수인지 검사하지 않고 status 항목만큼 시프트합니다.',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and the result of such a shift is undefined.':
    '항목은 노드이거나 음수인 오류 번호입니다. 없는 페이지이면 -ENOENT나 -EFAULT이며, 그런 시프트의 결과는 정의되어 있지 않습니다.',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and a shift by a negative number is one by some other number.':
    '항목은 노드이거나 음수인 오류 번호입니다. 없는 페이지이면 -ENOENT나 -EFAULT이며, 음수만큼의 시프트는 다른 수만큼의 시프트가 됩니다.',
  'This passes a status entry as a node to {function}() without a test for a negative number.':
    '음수인지 검사하지 않고 status 항목을 노드로 {function}()에 전달합니다.',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, which {function}() takes for something else or turns down.':
    '항목은 노드이거나 음수인 오류 번호입니다. 없는 페이지이면 -ENOENT나 -EFAULT이며, {function}() 함수는 이를 다른 것으로 여기거나 거부합니다.',
  'The outcome of the single pages is not read': '읽지 않는 페이지별 결과',
  'status is never read after this move.': '이 이동 뒤에 status를 읽지 않습니다.',
  'A result of 0 does not mean that the pages moved: pages that are shared, busy or not present are reported in status alone.':
    '결과가 0이라고 해서 페이지가 옮겨졌다는 뜻은 아닙니다. 공유되거나 사용 중이거나 없는 페이지는 status에만 보고됩니다.',
  'Look at each entry: the wanted node, or a negative error number.':
    '각 항목을 보십시오. 원하는 노드이거나 음수인 오류 번호입니다.',
  'A status entry taken for a positive error number': '양수인 오류 번호로 여긴 status 항목',
  'A status entry is compared with {name}, but the kernel writes -{name}.':
    'status 항목을 {name|과} 비교하는데, 커널은 -{name|을} 씁니다.',
  'Entries are node numbers from 0 up or negative error numbers, so {name} ({number}) here means node {number}.':
    '항목은 0 이상의 노드 번호이거나 음수인 오류 번호이므로, 여기에서 {name|은} {number}, 즉 노드 {number|을} 뜻합니다.',
  'Compare with -{name}.': '-{name|과} 비교하십시오.',
  'The negative of a status entry is compared with -{name}.':
    'status 항목의 부호를 바꾼 값을 -{name|과} 비교합니다.',
  'The kernel writes -{name} into the entry, so its negative is {name}: the comparison is never true.':
    '커널은 항목에 -{name|을} 쓰므로 부호를 바꾼 값은 {name}입니다. 이 비교는 참이 되지 않습니다.',
  'Compare the entry itself with -{name}.': '항목 자체를 -{name|과} 비교하십시오.',
  'A status entry goes to {function} as it is.': 'status 항목을 그대로 {function}에 전달합니다.',
  'Entries hold negative error numbers, and {function} wants positive ones: it has no text for the entry.':
    '항목에는 음수인 오류 번호가 들어 있는데 {function|은} 양수를 받습니다. 그 항목에 해당하는 문구가 없습니다.',
  'Pass the negative of the entry, once it is known to be below 0.':
    '항목이 0보다 작음을 확인한 다음, 부호를 바꾼 값을 전달하십시오.',
  'A status entry is stored into errno as it is.': 'status 항목을 그대로 errno에 저장합니다.',
  'Entries hold negative error numbers, and errno positive ones.':
    '항목에는 음수인 오류 번호가 들어 있고, errno에는 양수가 들어 있습니다.',
  'Store the negative of the entry, once it is known to be below 0.':
    '항목이 0보다 작음을 확인한 다음, 부호를 바꾼 값을 저장하십시오.',
  'A test for a status that no kernel writes': '어떤 커널도 쓰지 않는 status의 검사',
  'No entry of status is {name} any more.': '이제 status의 항목이 {name|이} 되는 일은 없습니다.',
  'The kernel wrote {name} into status {range} only; since then a page that cannot be moved makes the result positive, and a full node makes the call fail with ENOMEM.':
    '{range} 커널이 status에 {name|을} 썼지만, 그 뒤로는 옮길 수 없는 페이지가 있으면 결과가 양수가 되고, 노드가 가득 차면 호출이 ENOMEM으로 실패합니다.',
  'Remove the test, or set minKernel if the code has to run on such kernels.':
    '검사를 지우거나, 코드가 그런 커널에서 실행되어야 한다면 minKernel을 설정하십시오.',
  'No entry of status is ever {name}.': 'status의 항목이 {name|이} 되는 일은 없습니다.',
  'Missing rights make the whole call fail: the result is -1 and errno is EPERM. A page that other processes map as well is -EACCES.':
    '권한이 없으면 호출 전체가 실패합니다. 결과는 -1이고 errno는 EPERM입니다. 다른 프로세스도 맵 한 페이지는 -EACCES입니다.',
  'Test errno for EPERM after a result of -1, and the entry for -EACCES.':
    '결과가 -1이면 errno가 EPERM인지, 항목은 -EACCES인지 검사하십시오.',
  '-ENOENT and -EFAULT told apart': '-ENOENT와 -EFAULT의 구별',
  'This tells a status of -ENOENT from one of -EFAULT.': 'status가 -ENOENT인지 -EFAULT인지 구별합니다.',
  'A page that was never touched is -EFAULT {range} and -ENOENT on other kernels, so the same page takes one way here or the other.':
    '건드린 적이 없는 페이지는 {range} -EFAULT이고 다른 커널에서는 -ENOENT이므로, 같은 페이지가 여기에서 이쪽으로도 저쪽으로도 갑니다.',
  'Treat both as “there is no page”.': '둘 다 “페이지 없음”으로 다루십시오.',
  'A move that is tried again without end': '끝없이 다시 시도하는 이동',
  'This move is tried again until no page is left behind, however long that takes.':
    '남은 페이지가 없을 때까지, 얼마나 걸리든 이 이동을 다시 시도합니다.',
  'A page that is pinned (for direct I/O, by a device) does not move however often it is asked to: the result ({since}) stays positive.':
    '(다이렉트 I/O나 장치 때문에) 고정된 페이지는 몇 번을 시도해도 옮겨지지 않습니다. 결과({since})는 계속 양수입니다.',
  'Stop after a number of attempts, wait between them, and ask again only for the pages that have not moved.':
    '몇 번 시도한 뒤에는 멈추고, 시도 사이에 기다리고, 옮겨지지 않은 페이지만 다시 요청하십시오.',
  'This move is tried again until no entry holds an error, however long that takes.':
    '오류인 항목이 없을 때까지, 얼마나 걸리든 이 이동을 다시 시도합니다.',
  'A page that is shared, pinned or not present is reported again and again: its entry does not change by itself.':
    '공유되거나 고정되었거나 없는 페이지는 거듭 보고됩니다. 그 항목은 저절로 바뀌지 않습니다.',
  'The entry was written by this call': '항목은 이 호출이 썼습니다',
  'status begins here': 'status가 여기에서 시작합니다',
  'Declare {name} as an array of {count}': '{name|을} {count}개의 배열로 선언하기',
  'Compare with -{name}': '-{name|과} 비교하기',
  'Pass -{text}': '-{text} 전달하기',
  'status is declared here': 'status가 여기에서 선언됩니다',
  'Report the pages with a negative status': 'status가 음수인 페이지를 보고하기',
  'status is filled here': 'status가 여기에서 채워집니다',
  'Make an {array} and pass it': '{array|을} 만들어 전달하기',
  'Declare {array} and pass it': '{array|을} 선언해 전달하기',
  'Only if {index} is a node': '{index|이} 노드일 때만 쓰기',
  'The other one is looked for here': '다른 하나는 여기에서 찾습니다',
  'The entries were written by this call': '항목들은 이 호출이 썼습니다',
  'An argument of syscall() that is too narrow': '너무 좁은 syscall()의 인자',
  'syscall() converts nothing, and the {width}-bit {role} of the caller is handed on as it is.':
    'syscall()은 아무것도 변환하지 않으므로, 호출자의 {width}비트 {role|이} 그대로 넘어갑니다.',
  'The kernel reads 64 bits; the upper half of a register with a {width}-bit number is not defined, and where the number already sits in the right register the compiler leaves that half alone.':
    '커널은 64비트를 읽습니다. {width}비트 수가 든 레지스터의 위쪽 절반은 정의되어 있지 않으며, 수가 이미 맞는 레지스터에 있으면 컴파일러는 그 절반을 건드리지 않습니다.',
  'Cast it: ({type}){text}.': '캐스트하십시오: ({type}){text}.',
  'syscall() converts nothing: {role} has {width} bits here and the kernel reads 64.':
    'syscall()은 아무것도 변환하지 않습니다. 여기의 {role|은} {width}비트인데 커널은 64비트를 읽습니다.',
  'What the upper half of the register holds is left to the compiler; it is zero in most builds, so that a negative number becomes about 4 billion.':
    '레지스터의 위쪽 절반에 무엇이 있을지는 컴파일러에 달려 있습니다. 빌드 대부분에서 0이므로, 음수는 약 40억이 됩니다.',
  'syscall() converts nothing: the {role} is {number}, and the kernel reads 64 bits.':
    'syscall()은 아무것도 변환하지 않습니다. {role|이} {number}인데 커널은 64비트를 읽습니다.',
  'It takes the number for {unsigned} where the compiler clears the upper half of the register, and for a larger one where it does not.':
    '컴파일러가 레지스터의 위쪽 절반을 지우면 커널은 그 수를 {unsigned|으로}, 지우지 않으면 더 큰 수로 읽습니다.',
  'syscall() converts nothing: this 0 is an int, and the kernel reads a 64-bit pointer.':
    'syscall()은 아무것도 변환하지 않습니다. 이 0은 int인데 커널은 64비트 포인터를 읽습니다.',
  'What the upper half of the register holds is left to the compiler; it is zero in most builds.':
    '레지스터의 위쪽 절반에 무엇이 있을지는 컴파일러에 달려 있습니다. 빌드 대부분에서는 0입니다.',
  'Pass NULL, or (void *)0.': 'NULL이나 (void *)0을 전달하십시오.',
  'A system call number of another machine': '다른 아키텍처의 시스템 호출 번호',
  '{number} is {other} on {target}, not {call}.': '{number|은} {target}에서 {call|이} 아니라 {other}입니다.',
  'Each machine numbers its system calls itself: {call} is {right} on {target}; {number} stands for it on {machines}.':
    '시스템 호출의 번호는 아키텍처마다 다릅니다. {call|은} {target}에서 {right}입니다. {number|이} 그것을 뜻하는 곳은 {machines}입니다.',
  'Write SYS_{call} from <sys/syscall.h>: it is the right number on every machine.':
    '<sys/syscall.h>의 SYS_{call|을} 쓰십시오. 어느 아키텍처에서나 맞는 번호입니다.',
  'Choose the number by the machine (process.arch), or bind {call} of libnuma.':
    '아키텍처에 따라(process.arch) 번호를 고르거나, libnuma의 {call|을} 바인딩하십시오.',
  '{number} is not {call} on {target}.': '{number|은} {target}에서 {call|이} 아닙니다.',
  'Each machine numbers its system calls itself: {call} is {right} on {target}{elsewhere}. The kernel makes another call of it, or fails with ENOSYS.':
    '시스템 호출의 번호는 아키텍처마다 다릅니다. {call|은} {target}에서 {right}입니다{elsewhere}. 커널은 이를 다른 호출로 처리하거나 ENOSYS로 실패합니다.',
  'Pass a null pointer': '널 포인터를 전달하기',
  'Cast {role} to {type}': '{role|을} {type|으로} 캐스트하기',
  '; {number} stands for it on {machines}': '({number|이} 그것을 뜻하는 곳은 {machines})',
  'Write SYS_{meant}': 'SYS_{meant|으로} 쓰기',
  '{machines} and others': '{machines} 등',
};
