/** The rules over the array of pages. */
import type { Catalogue } from '../say';

export const rulesPages: Catalogue = {
  'A null pages array': '널인 pages 배열',
  'pages is null, and the count is {count}.': 'pages가 널인데 count가 {count}입니다.',
  'The kernel reads the first address from there: the call fails with EFAULT, in a query as well.':
    '커널은 거기에서 첫 주소를 읽습니다. 조회이더라도 호출은 EFAULT로 실패합니다.',
  'Pass an array of addresses with one element per page.':
    '페이지마다 요소가 하나인 주소 배열을 전달하십시오.',
  'Pass a BigUint64Array with one address per page.':
    '페이지마다 주소가 하나인 BigUint64Array를 전달하십시오.',
  'A buffer where an array of addresses belongs': '주소 배열이 있어야 할 곳의 버퍼',
  'pages is the memory itself ({object}), not an array with the addresses of its pages.':
    'pages가 페이지 주소의 배열이 아니라 메모리 자체({object})입니다.',
  'The kernel reads the contents of that memory as addresses: no page of it is moved or found, and each status is -EFAULT or that of some other page.':
    '커널은 그 메모리의 내용을 주소로 읽습니다. 그 메모리의 페이지는 옮겨지지도 조회되지도 않으며, 각 status는 -EFAULT이거나 다른 페이지의 것입니다.',
  'Fill an array of void * with one address per page and pass that.':
    'void * 배열을 페이지마다 주소 하나로 채워 전달하십시오.',
  'Fill a BigUint64Array with one address per page and pass that.':
    'BigUint64Array를 페이지마다 주소 하나로 채워 전달하십시오.',
  'One address, and a count above one': '주소는 하나인데 1보다 큰 count',
  'pages is {object}, which holds one address, but the count is {count}.':
    'pages가 주소를 하나만 담는 {object}인데, count가 {count}입니다.',
  'The kernel takes what lies behind that variable in memory for the other addresses.':
    '커널은 메모리에서 그 변수 뒤에 있는 것을 나머지 주소로 읽습니다.',
  'A page size that is spelled out': '숫자로 적은 페이지 크기',
  'The addresses in pages are computed with {spelled} as the page size.':
    'pages의 주소를 페이지 크기 {spelled|으로} 계산합니다.',
  'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: there the query asks for the same page several times.':
    'arm64와 ppc64le 시스템에서는 페이지가 16 KiB나 64 KiB인 경우가 많습니다. 그런 시스템에서 이 조회는 같은 페이지를 여러 번 묻습니다.',
  'The addresses in pages are computed with {literal} as the page size.':
    'pages의 주소를 페이지 크기 {literal|으로} 계산합니다.',
  'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: several entries then name the same page, and all but the first report -EBUSY.':
    'arm64와 ppc64le 시스템에서는 페이지가 16 KiB나 64 KiB인 경우가 많습니다. 그러면 여러 항목이 같은 페이지를 지정하고, 첫 항목 말고는 모두 -EBUSY를 보고합니다.',
  'Ask for it: sysconf(_SC_PAGESIZE).': '시스템에서 구하십시오: sysconf(_SC_PAGESIZE).',
  'Ask the system for it: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).':
    '시스템에서 구하십시오. libnuma의 numa_pagesize를 바인딩하거나, sysconf를 바인딩해 30(_SC_PAGESIZE)을 전달하십시오.',
  'The addresses in pages are computed with {macro}, which is {literal}.':
    'pages의 주소를 {macro|으로} 계산하는데, 그 값은 {literal}입니다.',
  'The address in pages is rounded with {spelled}, for pages of 4096 bytes.':
    'pages의 주소를 4096바이트 페이지에 맞춰 {spelled|으로} 내림합니다.',
  'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: there the result is no page boundary, and the kernel rounds it down further.':
    'arm64와 ppc64le 시스템에서는 페이지가 16 KiB나 64 KiB인 경우가 많습니다. 거기에서는 결과가 페이지 경계가 아니며, 커널이 더 내림합니다.',
  'Addresses that are no page apart': '간격이 한 페이지가 아닌 주소',
  'The addresses in pages are {stride} bytes apart, which is less than a page.':
    'pages의 주소가 {stride}바이트 간격인데, 이는 한 페이지보다 작습니다.',
  'Several entries name the same page: it moves for the first of them, and the others report -EBUSY.':
    '여러 항목이 같은 페이지를 지정합니다. 그 가운데 첫 항목에서 페이지가 옮겨지고 나머지는 -EBUSY를 보고합니다.',
  'Step by the page size: sysconf(_SC_PAGESIZE).': '페이지 크기만큼 건너뛰십시오: sysconf(_SC_PAGESIZE).',
  'Step by the page size: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).':
    '페이지 크기만큼 건너뛰십시오. libnuma의 numa_pagesize를 바인딩하거나, sysconf를 바인딩해 30(_SC_PAGESIZE)을 전달하십시오.',
  'The addresses in pages are {stride} bytes apart, which is no multiple of the page size.':
    'pages의 주소가 {stride}바이트 간격인데, 이는 페이지 크기의 배수가 아닙니다.',
  'The kernel rounds each address down to its page: pages that lie between two entries stay where they are.':
    '커널은 각 주소를 그 페이지로 내림합니다. 두 항목 사이에 있는 페이지는 그대로 남습니다.',
  'The addresses in pages are {times} times as far apart as the memory has room for.':
    'pages의 주소가 메모리에 들어갈 수 있는 것보다 {times}배 넓은 간격입니다.',
  'The later entries lie behind its end, and the pages between two entries are never named.':
    '뒤쪽 항목은 메모리의 끝 뒤에 놓이며, 두 항목 사이의 페이지는 지정되지 않습니다.',
  'Step by the page size, and compute the addresses with a char *: an index moves a pointer by whole elements.':
    '페이지 크기만큼 건너뛰고, 주소를 char *로 계산하십시오. 인덱스는 포인터를 요소 단위로 옮깁니다.',
  'Step by the page size.': '페이지 크기만큼 건너뛰십시오.',
  'The addresses in pages are {pages} pages apart: the pointer moves by elements of {pages} bytes.':
    'pages의 주소가 {pages}페이지 간격입니다. 포인터가 {pages}바이트 요소 단위로 움직이기 때문입니다.',
  'The pages between two entries are never named, and the later entries may lie behind the end of the memory.':
    '두 항목 사이의 페이지는 지정되지 않으며, 뒤쪽 항목은 메모리의 끝 뒤에 놓일 수 있습니다.',
  'Compute the addresses with a char *.': '주소를 char *로 계산하십시오.',
  'Step by one page.': '한 페이지씩 건너뛰십시오.',
  'A page that is named twice': '두 번 지정한 페이지',
  'Entries {first} and {second} of pages name the same page.':
    'pages의 {first}번 항목과 {second}번 항목이 같은 페이지를 지정합니다.',
  'The page moves for one of them; the other reports -EBUSY, because the kernel has already taken the page off its lists for this call.':
    '페이지는 그중 한 항목에서 옮겨지고 다른 항목은 -EBUSY를 보고합니다. 커널이 이 호출을 위해 그 페이지를 이미 자기 목록에서 떼어 냈기 때문입니다.',
  'Name each page once.': '각 페이지를 한 번만 지정하십시오.',
  'The loop stores the same address in every entry of pages.':
    '루프가 pages의 모든 항목에 같은 주소를 저장합니다.',
  'That page moves for the first entry; all others report -EBUSY, because the kernel has already taken it off its lists for this call.':
    '그 페이지는 첫 항목에서 옮겨지고 나머지는 모두 -EBUSY를 보고합니다. 커널이 이 호출을 위해 그 페이지를 이미 자기 목록에서 떼어 냈기 때문입니다.',
  'Step by the page size from one entry to the next.': '항목마다 페이지 크기만큼 건너뛰십시오.',
  'Two loops store the same addresses in pages, one behind the other.':
    '두 루프가 pages에 같은 주소들을 잇따라 저장합니다.',
  'Each page moves for one of its entries; the other reports -EBUSY, because the kernel has already taken the page off its lists for this call.':
    '각 페이지는 그 항목 가운데 하나에서 옮겨지고 다른 항목은 -EBUSY를 보고합니다. 커널이 이 호출을 위해 그 페이지를 이미 자기 목록에서 떼어 냈기 때문입니다.',
  'Begin the second row where the first one ends, or name each page once.':
    '둘째 줄을 첫째 줄이 끝나는 곳에서 시작하거나, 각 페이지를 한 번만 지정하십시오.',
  'An address that is no page boundary': '페이지 경계가 아닌 주소',
  'pages names {object}, which begins anywhere in a page.':
    'pages가 {object|을} 지정하는데, 그것은 페이지의 아무 곳에서나 시작합니다.',
  'The manual asks for page-aligned addresses; the kernel rounds down and moves the whole page, with everything else that lies in it.':
    '매뉴얼은 페이지 경계에 정렬된 주소를 요구합니다. 커널은 주소를 내림해 그 안에 있는 다른 것까지 페이지 전체를 옮깁니다.',
  'Round the address down to the page, and mean the page.':
    '주소를 페이지로 내림하고, 페이지 전체를 옮긴다는 것을 염두에 두십시오.',
  'An entry of pages is {offset} bytes past a page boundary.':
    'pages의 한 항목이 페이지 경계에서 {offset}바이트 지난 곳입니다.',
  'The manual asks for page-aligned addresses; in a query the kernel rounds down, and the answer is that of the page around it.':
    '매뉴얼은 페이지 경계에 정렬된 주소를 요구합니다. 조회에서 커널은 주소를 내림하며, 답은 그 주소가 있는 페이지의 것입니다.',
  'Round the address down to the page where you want to be strict.':
    '엄격하게 하려면 주소를 페이지로 내림하십시오.',
  'Memory that nothing has written yet': '아직 아무것도 쓰지 않은 메모리',
  'pages names memory from {function} that nothing here has written yet.':
    'pages가 {function}에서 온 메모리를 지정하는데, 여기에는 그 메모리에 쓰는 코드가 아직 없습니다.',
  'Memory gets its pages on the first write: until then there is nothing to move, and the status is {status}.':
    '메모리는 처음 쓸 때 페이지를 얻습니다. 그때까지는 옮길 것이 없으며 status는 {status}입니다.',
  'Write to every page before the call, or map the memory with MAP_POPULATE.':
    '호출하기 전에 모든 페이지에 쓰거나, MAP_POPULATE로 메모리를 맵 하십시오.',
  'One entry for a block of several pages': '여러 페이지의 블록에 항목 하나',
  'pages has one entry for each block from {function}, whatever the size of the block.':
    'pages에 {function}에서 온 블록마다, 블록의 크기와 상관없이 항목이 하나씩 있습니다.',
  'An entry stands for one page: of a larger block only the page with its first byte is moved, and the rest stays where it is.':
    '항목 하나는 한 페이지를 뜻합니다. 더 큰 블록에서는 첫 바이트가 있는 페이지만 옮겨지고 나머지는 그대로 남습니다.',
  'Name every page of every block: one entry for each page size, up to the end of the block.':
    '모든 블록의 모든 페이지를 지정하십시오. 블록의 끝까지 페이지 크기마다 항목 하나입니다.',
  'pages names a block from {function} by its first address alone.':
    'pages가 {function}에서 온 블록을 첫 주소로만 지정합니다.',
  'Name every page of the block: one entry for each page size, up to its end.':
    '블록의 모든 페이지를 지정하십시오. 끝까지 페이지 크기마다 항목 하나입니다.',
  'This function is given the {size} of {pointer} and does not look at it: pages names one address.':
    '이 함수는 {pointer}의 {size|을} 받고도 보지 않습니다. pages는 주소 하나를 지정합니다.',
  'Addresses of memory that has been freed': '해제된 메모리의 주소',
  'pages still holds addresses of the memory from {function}, which has been freed since they were stored.':
    'pages에 {function}에서 온 메모리의 주소가 남아 있는데, 주소를 저장한 뒤 그 메모리가 해제되었습니다.',
  'The addresses name no memory any more, or whatever was put there later: the status is -EFAULT, or another page moves.':
    '그 주소는 이제 어떤 메모리도 가리키지 않거나, 나중에 거기에 놓인 것을 가리킵니다. status가 -EFAULT이거나 다른 페이지가 옮겨집니다.',
  'Fill the array again after the memory was allocated anew.':
    '메모리를 새로 할당한 뒤 배열을 다시 채우십시오.',
  'Memory that was only read': '읽기만 한 메모리',
  'pages names memory from {function} that has been read here, but never written.':
    'pages가 {function}에서 온 메모리를 지정하는데, 여기에서 그 메모리를 읽기만 하고 쓴 적이 없습니다.',
  'A read maps the one zero page that all processes share, and the status is -EFAULT; the compiler may leave out a read whose value is not used, and then there is no page at all.':
    '읽으면 모든 프로세스가 함께 쓰는 하나의 제로 페이지가 맵 되며 status는 -EFAULT입니다. 컴파일러는 값을 쓰지 않는 읽기를 없앨 수 있으며, 그러면 페이지가 아예 없습니다.',
  'Write to every page before the call, through a volatile pointer.':
    '호출하기 전에 volatile 포인터로 모든 페이지에 쓰십시오.',
  'A read maps the one zero page that all processes share: there is no page of its own to move, and the status is -EFAULT.':
    '읽으면 모든 프로세스가 함께 쓰는 하나의 제로 페이지가 맵 됩니다. 옮길 자체 페이지가 없으며 status는 -EFAULT입니다.',
  'Write to every page before the call.': '호출하기 전에 모든 페이지에 쓰십시오.',
  "This program's addresses with another process's pid": '다른 프로세스의 pid와 함께 쓴 이 프로그램의 주소',
  'pages names {object} of this program, but {pid} is another process.':
    'pages가 이 프로그램의 {object|을} 지정하는데, {pid|은} 다른 프로세스입니다.',
  'The kernel looks every address up in the memory of the target: there it is some other page, or none (-EFAULT).':
    '커널은 모든 주소를 대상 프로세스의 메모리에서 찾습니다. 거기에서는 다른 페이지이거나, 아무 페이지도 아닙니다(-EFAULT).',
  "Pass 0 as the pid, or addresses of the target's memory as /proc/PID/maps lists them.":
    'pid로 0을 전달하거나, /proc/PID/maps에 나오는 대상 프로세스 메모리의 주소를 전달하십시오.',
  'A range without its last page': '마지막 페이지가 빠진 범위',
  'The memory has {bytes} bytes, which is no multiple of the page size, and the division rounds the count down.':
    '메모리가 페이지 크기의 배수가 아닌 {bytes}바이트인데, 나눗셈이 페이지 수를 내림합니다.',
  'The page that holds the last bytes is never named: it stays where it is.':
    '마지막 바이트들이 있는 페이지는 지정되지 않아 그대로 남습니다.',
  'Round up: (length + pagesize - 1) / pagesize.': '올림하십시오: (length + pagesize - 1) / pagesize.',
  'Round up: Math.ceil(length / pageSize), or (length + pageSize - 1n) / pageSize of BigInts.':
    '올림하십시오: Math.ceil(length / pageSize). BigInt라면 (length + pageSize - 1n) / pageSize입니다.',
  'The count rounds the length of the memory down to whole pages.':
    'count를 구할 때 메모리의 길이를 페이지 단위로 내림합니다.',
  'Unless the length is a multiple of the page size, the page that holds the last bytes is never named.':
    '길이가 페이지 크기의 배수가 아니면 마지막 바이트들이 있는 페이지는 지정되지 않습니다.',
  'The first address is rounded down to its page, but the count is only that of the length.':
    '첫 주소는 그 페이지로 내림하지만, count는 길이만으로 구합니다.',
  'The memory begins inside a page, so it reaches into one page more than its length has: the last one is never named.':
    '메모리가 페이지 중간에서 시작하므로 그 길이의 페이지 수보다 한 페이지 더 걸칩니다. 마지막 페이지는 지정되지 않습니다.',
  'Add what the rounding takes away: (offset + length + pagesize - 1) / pagesize.':
    '내림으로 줄어든 만큼을 더하십시오: (offset + length + pagesize - 1) / pagesize.',
  'Add what the rounding takes away to the length before it is divided, and round up.':
    '나누기 전에 내림으로 줄어든 만큼을 길이에 더하고, 올림하십시오.',
  'Entries without an address': '주소가 없는 항목',
  'Entry {entry} of pages is a null pointer.': 'pages의 {entry}번 항목이 널 포인터입니다.',
  'Nothing is mapped at that address: its status is -EFAULT, and one page that was meant is not named.':
    '그 주소에는 아무것도 맵 되어 있지 않습니다. status가 -EFAULT가 되며, 뜻했던 한 페이지가 지정되지 않습니다.',
  'Store an address in every entry that the call names.': '호출이 지정하는 모든 항목에 주소를 저장하십시오.',
  'The vector begins with null entries: it was made with a size, and push_back put the addresses behind them.':
    '벡터가 널 항목들로 시작합니다. 크기를 주어 만들었고, push_back은 그 뒤에 주소를 넣었습니다.',
  'Nothing is mapped at address 0: the status of each of these entries is -EFAULT.':
    '주소 0에는 아무것도 맵 되어 있지 않으므로, 이 항목들의 status는 모두 -EFAULT입니다.',
  'Make the vector empty and reserve the room, or store by index.':
    '벡터를 빈 채로 만들고 자리를 reserve하거나, 인덱스로 저장하십시오.',
  'Entry {entry} of pages was never written.': 'pages의 {entry}번 항목에 쓴 적이 없습니다.',
  'The kernel takes what lies there for an address: the status is -EFAULT, or that of some other page.':
    '커널은 거기에 있는 것을 주소로 읽습니다. status가 -EFAULT이거나 다른 페이지의 것입니다.',
  'Every small page of a huge one': '큰 페이지의 작은 페이지를 모두 지정함',
  'The memory was mapped with MAP_HUGETLB, but the addresses in pages are one small page apart.':
    '메모리를 MAP_HUGETLB로 맵 했는데, pages의 주소는 작은 페이지 하나 간격입니다.',
  'A huge page moves as a whole for its first entry; its other entries cost time and report {others}.':
    '큰 페이지는 첫 항목에서 통째로 옮겨집니다. 나머지 항목은 시간만 들이고 {others|을} 보고합니다.',
  'Step by the huge page size: Hugepagesize in /proc/meminfo, or the size that the mapping asks for.':
    '큰 페이지의 크기만큼 건너뛰십시오. /proc/meminfo의 Hugepagesize나 매핑이 요청한 크기입니다.',
  'madvise asked for huge pages here, but the addresses in pages are one small page apart.':
    '여기에서 madvise로 큰 페이지를 요청했는데, pages의 주소는 작은 페이지 하나 간격입니다.',
  'A huge page moves as a whole for its first entry; its other entries cost time and report -EBUSY.':
    '큰 페이지는 첫 항목에서 통째로 옮겨집니다. 나머지 항목은 시간만 들이고 -EBUSY를 보고합니다.',
  'Step by the huge page size where the memory consists of huge pages, and take -EBUSY for what it is elsewhere.':
    '메모리가 큰 페이지로 이루어진 곳에서는 큰 페이지의 크기만큼 건너뛰고, 다른 곳의 -EBUSY는 그 뜻대로 받아들이십시오.',
  'Memory of a device': '장치의 메모리',
  'pages names memory that is mapped from {device}.': 'pages가 {device}에서 맵 한 메모리를 지정합니다.',
  'Such memory belongs to the device and has no pages that could move: a move reports -EFAULT for it, a query -ENOENT.':
    '그런 메모리는 장치의 것으로, 옮길 수 있는 페이지가 없습니다. 이동은 -EFAULT를, 조회는 -ENOENT를 보고합니다.',
  'Leave it out of the call.': '호출에서 빼십시오.',
  'Memory that is shared with a child': '자식과 공유하는 메모리',
  'pages names memory from {function} that was written before fork() and not since.':
    'pages가 {function}에서 온 메모리를 지정하는데, fork() 전에 쓰고 그 뒤로는 쓰지 않았습니다.',
  'Until one of the two processes writes to such a page both map it, and MPOL_MF_MOVE leaves it alone: the status is -EACCES.':
    '두 프로세스 가운데 하나가 그런 페이지에 쓸 때까지는 둘 다 그 페이지를 맵 하고 있어 MPOL_MF_MOVE는 옮기지 않습니다. status는 -EACCES입니다.',
  'Write to each page first, or pass MPOL_MF_MOVE_ALL, which needs CAP_SYS_NICE and moves it for both.':
    '먼저 각 페이지에 쓰거나, CAP_SYS_NICE가 필요하며 두 프로세스 모두에 대해 옮기는 MPOL_MF_MOVE_ALL을 전달하십시오.',
  'Addresses in an array of another type than 64-bit integers': '64비트 정수가 아닌 타입의 배열에 담긴 주소',
  'pages is {class}, and the kernel reads addresses of 64 bits.':
    'pages가 {class}인데, 커널은 64비트 주소를 읽습니다.',
  'It takes the bits of each floating-point number for an address: the call returns 0, and every entry is -EFAULT.':
    '커널은 각 부동소수점 수의 비트를 주소로 읽습니다. 호출은 0을 반환하고 모든 항목이 -EFAULT가 됩니다.',
  'Use a BigUint64Array, with BigInt addresses.': 'BigInt 주소를 담은 BigUint64Array를 쓰십시오.',
  'pages is {class}, whose elements have {size}, and the kernel reads addresses of 64 bits.':
    'pages가 요소의 크기가 {size}인 {class}인데, 커널은 64비트 주소를 읽습니다.',
  'It takes {parts} elements for one address, and reads past the end of the array: the entries are -EFAULT, or other pages are moved.':
    '커널은 요소 {parts} 개를 주소 하나로 읽으며, 배열의 끝을 넘어 읽습니다. 항목이 -EFAULT이거나 다른 페이지가 옮겨집니다.',
  'pages is a plain array, which {library} does not take here.':
    'pages가 일반 배열인데, {library|은} 여기에서 이를 받지 않습니다.',
  'It throws before anything is called: it cannot know what the elements are for C.':
    '아무것도 호출하기 전에 예외를 던집니다. 요소가 C에서 무엇인지 알 수 없기 때문입니다.',
  'The memory begins here': '메모리가 여기에서 시작합니다',
  'from {function}': '{function}에서 온 메모리',
  'an object': '어떤 객체',
  'The address is stored here': '주소가 여기에서 저장됩니다',
  'pages is made here': 'pages가 여기에서 만들어집니다',
  'one byte': '1바이트',
  '{bytes} bytes': '{bytes}바이트',
  two: '두',
  four: '네',
  eight: '여덟',
  'an {name}': '{name}',
  'a {name}': '{name}',
  'This is what is named': '지정하는 것은 이것입니다',
  'the variable {name}': '변수 {name}',
  'Use {asked} instead of {spelled}': '{spelled} 대신 {asked} 쓰기',
  'The addresses are stored here': '주소들이 여기에서 저장됩니다',
  'Huge pages are asked for here': '큰 페이지를 여기에서 요청합니다',
  '-EBUSY (-EACCES {range})': '-EBUSY(또는 {range} -EACCES)',
  'It is mapped here': '여기에서 맵 됩니다',
  'pages begins here': 'pages가 여기에서 시작합니다',
  'Addresses are stored here': '주소들이 여기에서 저장됩니다',
  'The address comes from here': '주소는 여기에서 옵니다',
  'It is read here': '여기에서 읽습니다',
  'It is declared here': '여기에서 선언됩니다',
  'Shared since here': '여기부터 공유됩니다',
  'It is freed here': '여기에서 해제됩니다',
  'Round the count up': 'count를 올림하기',
  'Round the address down to the page': '주소를 페이지로 내림하기',
  '-ENOENT (-EFAULT {range})': '-ENOENT(또는 {range} -EFAULT)',
};
