/** The rules over the count, capabilities, constants and errno. */
import type { Catalogue } from '../say';

export const rulesCount: Catalogue = {
  'CAP_SYS_NICE for the pages of another process': '다른 프로세스의 페이지를 위한 CAP_SYS_NICE',
  'CAP_SYS_NICE alone does not open another process, whose pages this file asks for.':
    'CAP_SYS_NICE만으로는 이 파일이 페이지를 다루려는 다른 프로세스에 접근할 수 없습니다.',
  'What counts {range} is the ptrace access check: the same user and no more capabilities than the caller, or CAP_SYS_PTRACE.':
    '{range} 기준은 ptrace 접근 검사입니다. 호출자와 같은 사용자이면서 캐퍼빌리티가 더 많지 않은 프로세스이거나, CAP_SYS_PTRACE가 있어야 합니다.',
  'Get CAP_SYS_PTRACE; CAP_SYS_NICE is for MPOL_MF_MOVE_ALL.':
    'CAP_SYS_PTRACE를 얻으십시오. CAP_SYS_NICE는 MPOL_MF_MOVE_ALL에 쓰는 것입니다.',
  'CAP_SYS_NICE is enough for MPOL_MF_MOVE_ALL, but it does not open the processes of other users.':
    'CAP_SYS_NICE는 MPOL_MF_MOVE_ALL에는 충분하지만, 다른 사용자의 프로세스에 접근하게 해 주지는 않습니다.',
  'Get CAP_SYS_PTRACE as well if processes of other users are meant.':
    '다른 사용자의 프로세스를 다루려면 CAP_SYS_PTRACE도 얻으십시오.',
  'CAP_SYS_NICE alone does not open another process, whose pages the code that runs here asks for.':
    'CAP_SYS_NICE만으로는 여기서 실행되는 코드가 페이지를 다루려는 다른 프로세스에 접근할 수 없습니다.',
  'Grant CAP_SYS_PTRACE; CAP_SYS_NICE is for MPOL_MF_MOVE_ALL.':
    'CAP_SYS_PTRACE를 부여하십시오. CAP_SYS_NICE는 MPOL_MF_MOVE_ALL에 쓰는 것입니다.',
  'CAP_SYS_NICE has its use here, but it does not open the processes of other users.':
    'CAP_SYS_NICE는 여기에서 쓸모가 있지만, 다른 사용자의 프로세스에 접근하게 해 주지는 않습니다.',
  'Grant CAP_SYS_PTRACE as well if processes of other users are meant.':
    '다른 사용자의 프로세스를 다루려면 CAP_SYS_PTRACE도 부여하십시오.',
  'The call for another process': '다른 프로세스를 대상으로 한 호출',
  'Newer than the oldest kernel': '가장 오래된 커널보다 새로운 상수',
  '{name} exists since Linux {since}, and this code is to run on {oldest}.':
    '{name|은} 리눅스 {since}부터 있는데, 이 코드는 {oldest}에서도 실행되어야 합니다.',
  'An older kernel fails with EINVAL, and the policy stays what it was.':
    '그보다 오래된 커널은 EINVAL로 실패하며, 정책은 그대로 남습니다.',
  'Fall back to an older policy on EINVAL, or raise minKernel.':
    'EINVAL이면 더 오래된 정책으로 대신하거나, minKernel을 올리십시오.',
  'An older kernel fails with ENOSYS.': '그보다 오래된 커널은 ENOSYS로 실패합니다.',
  'Go on without it on ENOSYS, or raise minKernel.':
    'ENOSYS이면 이것 없이 계속하거나, minKernel을 올리십시오.',
  'More pages than an array has room for': '배열의 자리보다 많은 페이지',
  'The count is {count}, but {array} has room for {room} {entries}.':
    'count가 {count}인데, {array}에는 {entries} {room}개의 자리밖에 없습니다.',
  'Make the array as long as the count, or pass the smaller of the two.':
    '배열을 count만큼 길게 만들거나, 둘 가운데 작은 수를 전달하십시오.',
  '{array} is {missing} bytes too short for this count.':
    '{array|은} 이 count에 비해 {missing}바이트 모자랍니다.',
  'Allocate count * sizeof({type}) bytes.': 'count * sizeof({type})바이트를 할당하십시오.',
  'Give it one element per page ({type}).': '페이지마다 요소 하나({type})를 두십시오.',
  '{array} is too short for any count: it has fewer bytes per entry than the {size} of {type}.':
    '{array|은} count가 얼마이든 모자랍니다. 항목당 바이트 수가 {type}의 {size}보다 적습니다.',
  'Make it an {type} with one element per page.': '페이지마다 요소가 하나인 {type|으로} 만드십시오.',
  'A count in bytes': '바이트 수로 나타낸 count',
  'The count is the size of {array} in bytes, which has {size} bytes per entry.':
    'count가 {array}의 바이트 크기인데, 항목 하나가 {size}바이트입니다.',
  'The kernel takes {size} times as many entries as there are: it reads and writes past the arrays.':
    '커널은 실제 항목 수의 {size}배를 받은 것으로 여겨, 배열의 끝을 넘어 읽고 씁니다.',
  'Pass the number of entries.': '항목 수를 전달하십시오.',
  'The count is the size in bytes of the memory whose pages are listed.':
    'count가 페이지 목록이 가리키는 메모리의 바이트 크기입니다.',
  'It counts pages, some thousand times fewer: the kernel reads and writes far past the arrays.':
    'count는 페이지를 세며 그 수는 수천 분의 일입니다. 커널은 배열의 끝을 훨씬 넘어 읽고 씁니다.',
  'Divide by the page size, rounding up.': '페이지 크기로 나누어 올림하십시오.',
  'Divide by the page size, rounding up: Math.ceil(bytes / pageSize).':
    '페이지 크기로 나누어 올림하십시오: Math.ceil(bytes / pageSize).',
  'The count is the size of a file in bytes.': 'count가 파일의 바이트 크기입니다.',
  'The size of a pointer taken for the length of an array': '배열의 길이로 잘못 쓴 포인터의 크기',
  'The count is {count}, whatever the array holds: what its size is taken of is a pointer.':
    '배열에 무엇이 들어 있든 count가 {count}입니다. 크기를 구한 대상이 포인터이기 때문입니다.',
  'sizeof of a pointer, and of an array parameter, is the size of an address, so the call leaves out all entries from {count} on.':
    '포인터와 배열 매개변수의 sizeof는 주소 하나의 크기이므로, 호출은 {count}번 항목부터 모두 빠뜨립니다.',
  'Pass the number of pages along with the pointer.': '포인터와 함께 페이지 수를 전달하십시오.',
  'A count that is negative or does not fit': '음수이거나 들어맞지 않는 count',
  'The count is {count}, which becomes {unsigned}.': 'count가 {count}인데, 이것은 {unsigned|이} 됩니다.',
  'The count is an unsigned long: the kernel reads and writes past the arrays until it meets memory that is not there (EFAULT).':
    'count는 unsigned long입니다. 커널은 없는 메모리를 만날 때까지(EFAULT) 배열의 끝을 넘어 읽고 씁니다.',
  'Test the number for being negative before the call.': '호출하기 전에 수가 음수인지 검사하십시오.',
  'The count is {count}, as an unsigned number {unsigned}.':
    'count가 {count}이며, 부호 없는 수로는 {unsigned}입니다.',
  'The binding refuses it, or the kernel reads and writes past the arrays until it meets memory that is not there (EFAULT).':
    '바인딩이 이를 거부하거나, 커널이 없는 메모리를 만날 때까지(EFAULT) 배열의 끝을 넘어 읽고 씁니다.',
  'The count is {count}, more than the {max} of an int.': 'count가 int의 최댓값 {max}보다 큰 {count}입니다.',
  'The kernel counts the entries of a move in an int, and no array of that length was ever meant: it reads and writes past the arrays.':
    '커널은 이동할 항목을 int로 세며, 그런 길이의 배열을 뜻했을 리도 없습니다. 커널은 배열의 끝을 넘어 읽고 씁니다.',
  'Pass the number of pages, a few thousand per call.':
    '페이지 수를 전달하되, 호출 한 번에 수천 개로 하십시오.',
  'The count is {count}, more than the {max} of a 32-bit integer.':
    'count가 32비트 정수의 최댓값 {max}보다 큰 {count}입니다.',
  'The kernel counts the entries of a move in 32 bits, and no array of that length was ever meant: it reads and writes past the arrays.':
    '커널은 이동할 항목을 32비트로 세며, 그런 길이의 배열을 뜻했을 리도 없습니다. 커널은 배열의 끝을 넘어 읽고 씁니다.',
  'A call for no page': '페이지가 없는 호출',
  'The count is 0, so no page is moved and the result is 0.':
    'count가 0이므로 아무 페이지도 옮기지 않고 결과는 0입니다.',
  'The kernel drains the page lists of every CPU all the same, which costs as much as moving some hundred pages.':
    '그래도 커널은 모든 CPU의 페이지 목록을 비우며, 그 비용은 페이지 수백 개를 옮기는 것과 같습니다.',
  'Leave the call out when there is nothing to move.': '옮길 것이 없으면 호출하지 마십시오.',
  'The count is 0, so nothing is asked and the result is 0.':
    'count가 0이므로 아무것도 조회하지 않고 결과는 0입니다.',
  'The kernel only tests the flags and whether the process may be looked at.':
    '커널은 flags와 그 프로세스를 살펴봐도 되는지만 검사합니다.',
  'Pass the number of pages, or leave the call out.': '페이지 수를 전달하거나, 호출하지 마십시오.',
  'More than 16 pages in a query of a 32-bit program': '32비트 프로그램의 조회에 16개가 넘는 페이지',
  'This query asks for {count} in a 32-bit program.':
    '32비트 프로그램의 이 조회는 {count|을} 대상으로 합니다.',
  'A 64-bit kernel {range} takes the addresses of entry 16 and all later ones from the wrong place: their answers are those of other pages, and it reads past the array.':
    '64비트 커널은 {range} 16번 항목부터 모든 주소를 잘못된 곳에서 가져옵니다. 그 답은 다른 페이지의 것이며, 커널은 배열의 끝을 넘어 읽습니다.',
  'Ask for at most 16 pages per call.': '호출 한 번에 많아야 16페이지를 조회하십시오.',
  'any number of pages': '정해지지 않은 수의 페이지',
  '{only} pages': '페이지 {only}개',
  'The kernel writes past its end and destroys what lies there.':
    '커널은 배열의 끝을 넘어 쓰며 그 뒤에 있는 것을 망가뜨립니다.',
  'The kernel reads what lies behind it and takes that for entries.':
    '커널은 배열 뒤에 있는 것을 읽어 항목으로 여깁니다.',
  '{role} begins here': '{role|은} 여기에서 시작합니다',
  entry: '항목',
  entries: '항목',
  'Pass the length of {own}': '{own}의 길이를 전달하기',
  'The memory is this large': '메모리의 크기는 여기에서 정해집니다',
  'Divide by the page size': '페이지 크기로 나누기',
  'The size of a pointer is divided here': '여기에서 포인터의 크기를 나눕니다',
  'errno read after another call that may set it': 'errno를 바꿀 수 있는 다른 호출 뒤에 읽은 errno',
  'errno may be that of {by} here, not that of {call}.':
    '여기의 errno는 {call}의 것이 아니라 {by}의 것일 수 있습니다.',
  'Any library function may change errno, also when it succeeds.':
    '라이브러리 함수는 모두, 성공하더라도 errno를 바꿀 수 있습니다.',
  'Save errno in a variable right after the failed call.':
    '호출이 실패하면 바로 errno를 변수에 저장하십시오.',
  'Errors that a switch over errno leaves out': 'errno를 보는 switch에 빠진 오류',
  'This switch has no case for {names}, and no default.':
    '이 switch에는 {names}의 case도, default도 없습니다.',
  'move_pages fails with {names}, too: {causes}.': 'move_pages는 {names|으로}도 실패합니다: {causes}.',
  'Add the missing cases, or a default that reports errno.':
    '빠진 case를 추가하거나, errno를 보고하는 default를 추가하십시오.',
  'A test for an error that kernels no longer give': '이제 커널이 내지 않는 오류의 검사',
  'move_pages does not fail with ENOENT any more.': 'move_pages는 이제 ENOENT로 실패하지 않습니다.',
  'It did {range} where no page could be moved; since then the result is 0, and status says -ENOENT for pages that are not there.':
    '{range} 옮길 수 있는 페이지가 없으면 그랬습니다. 그 뒤로는 결과가 0이고, 없는 페이지는 status에 -ENOENT로 나타납니다.',
  'Remove this test, or set minKernel if the program still runs on such a kernel.':
    '이 검사를 지우거나, 프로그램이 아직 그런 커널에서 실행된다면 minKernel을 설정하십시오.',
  'move_pages does not fail with E2BIG any more.': 'move_pages는 이제 E2BIG으로 실패하지 않습니다.',
  'It did {range} where there were too many pages for one call; since then any number is taken.':
    '{range} 한 번의 호출에 페이지가 너무 많으면 그랬습니다. 그 뒤로는 몇 개든 받습니다.',
  '{name} is called here': '{name|이} 여기에서 호출됩니다',
  'The call': '호출',
  'Save errno first': '먼저 errno를 저장하기',
  'ENOMEM when the wanted node is full': '원하는 노드가 가득 차면 ENOMEM',
  'ENOSYS on a kernel without NUMA': 'NUMA를 지원하지 않는 커널에서는 ENOSYS',
  'ENOENT before Linux 2.6.28 when no page can be moved':
    '리눅스 2.6.28 전에는 옮길 수 있는 페이지가 없으면 ENOENT',
  'E2BIG before Linux 2.6.29 when there are too many pages':
    '리눅스 2.6.29 전에는 페이지가 너무 많으면 E2BIG',
};
