/** The rules over pages. */
import type { Catalogue } from '../say';

export const rulesPages: Catalogue = {
  'A null pages array': 'null の pages 配列',
  'pages is null, and the count is {count}.': 'pages が null で、count が {count} です。',
  'The kernel reads the first address from there: the call fails with EFAULT, in a query as well.':
    'カーネルは最初のアドレスをそこから読むので、呼び出しは EFAULT で失敗します。問い合わせでも同じです。',
  'Pass an array of addresses with one element per page.':
    '1 ページに 1 要素のアドレスの配列を渡してください。',
  'Pass a BigUint64Array with one address per page.':
    '1 ページに 1 つのアドレスを入れた BigUint64Array を渡してください。',
  'A buffer where an array of addresses belongs': 'アドレスの配列の代わりに渡されたバッファ',
  'pages is the memory itself ({object}), not an array with the addresses of its pages.':
    'pages がメモリそのもの ({object}) で、そのページのアドレスの配列ではありません。',
  'The kernel reads the contents of that memory as addresses: no page of it is moved or found, and each status is -EFAULT or that of some other page.':
    'カーネルはそのメモリの中身をアドレスとして読みます。そのページは移動せず、見つかりもせず、各 status は -EFAULT か別のページのものになります。',
  'Fill an array of void * with one address per page and pass that.':
    'void * の配列に 1 ページに 1 つのアドレスを入れ、それを渡してください。',
  'Fill a BigUint64Array with one address per page and pass that.':
    'BigUint64Array に 1 ページに 1 つのアドレスを入れ、それを渡してください。',
  'One address, and a count above one': '1 つのアドレスに対する 1 より大きい count',
  'pages is {object}, which holds one address, but the count is {count}.':
    'pages は {object} で、アドレスは 1 つですが、count は {count} です。',
  'The kernel takes what lies behind that variable in memory for the other addresses.':
    'カーネルは、メモリの中でその変数の後ろにあるものを残りのアドレスと見なします。',
  'A page size that is spelled out': '直に書かれたページサイズ',
  'The addresses in pages are computed with {spelled} as the page size.':
    'pages のアドレスが、ページサイズを {spelled} として計算されています。',
  'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: there the query asks for the same page several times.':
    'arm64 や ppc64le のシステムの多くではページが 16 または 64 KiB です。そこではこの問い合わせが同じページを何度も尋ねます。',
  'The addresses in pages are computed with {literal} as the page size.':
    'pages のアドレスが、ページサイズを {literal} として計算されています。',
  'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: several entries then name the same page, and all but the first report -EBUSY.':
    'arm64 や ppc64le のシステムの多くではページが 16 または 64 KiB です。複数の要素が同じページを指し、最初の要素以外は -EBUSY を報告します。',
  'Ask for it: sysconf(_SC_PAGESIZE).': 'ページサイズを問い合わせてください: sysconf(_SC_PAGESIZE)。',
  'Ask the system for it: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).':
    'システムに問い合わせてください: libnuma の numa_pagesize をバインドするか、sysconf をバインドして 30 (_SC_PAGESIZE) を渡します。',
  'The addresses in pages are computed with {macro}, which is {literal}.':
    'pages のアドレスが {macro} で計算されていますが、その値は {literal} です。',
  'The address in pages is rounded with {spelled}, for pages of 4096 bytes.':
    'pages のアドレスが、4096 バイトのページのつもりで {spelled} で丸められています。',
  'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: there the result is no page boundary, and the kernel rounds it down further.':
    'arm64 や ppc64le のシステムの多くではページが 16 または 64 KiB です。そこでは結果がページ境界にならず、カーネルがさらに切り下げます。',
  'Addresses that are no page apart': 'ページ単位で並んでいないアドレス',
  'The addresses in pages are {stride} bytes apart, which is less than a page.':
    'pages のアドレスの間隔が {stride} バイトで、1 ページより小さくなっています。',
  'Several entries name the same page: it moves for the first of them, and the others report -EBUSY.':
    '複数の要素が同じページを指します。ページは最初の要素で移動し、残りは -EBUSY を報告します。',
  'Step by the page size: sysconf(_SC_PAGESIZE).': 'ページサイズずつ進めてください: sysconf(_SC_PAGESIZE)。',
  'Step by the page size: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).':
    'ページサイズずつ進めてください: libnuma の numa_pagesize をバインドするか、sysconf をバインドして 30 (_SC_PAGESIZE) を渡します。',
  'The addresses in pages are {stride} bytes apart, which is no multiple of the page size.':
    'pages のアドレスの間隔が {stride} バイトで、ページサイズの倍数ではありません。',
  'The kernel rounds each address down to its page: pages that lie between two entries stay where they are.':
    'カーネルは各アドレスをそのページへ切り下げます。2 つの要素の間にあるページは元の場所に残ります。',
  'The addresses in pages are {times} times as far apart as the memory has room for.':
    'pages のアドレスの間隔が、メモリに収まる間隔の {times} 倍です。',
  'The later entries lie behind its end, and the pages between two entries are never named.':
    '後の方の要素はメモリの終わりより後ろにあり、2 つの要素の間のページは指定されません。',
  'Step by the page size, and compute the addresses with a char *: an index moves a pointer by whole elements.':
    'ページサイズずつ進め、アドレスは char * で計算してください。添字はポインタを要素単位で進めます。',
  'Step by the page size.': 'ページサイズずつ進めてください。',
  'The addresses in pages are {pages} pages apart: the pointer moves by elements of {pages} bytes.':
    'pages のアドレスの間隔が {pages} ページです。ポインタが {pages} バイトの要素ずつ進むためです。',
  'The pages between two entries are never named, and the later entries may lie behind the end of the memory.':
    '2 つの要素の間のページは指定されず、後の方の要素はメモリの終わりより後ろにあるかもしれません。',
  'Compute the addresses with a char *.': 'アドレスは char * で計算してください。',
  'Step by one page.': '1 ページずつ進めてください。',
  'A page that is named twice': '2 回指定されたページ',
  'Entries {first} and {second} of pages name the same page.':
    'pages の {first} 番と {second} 番の要素が同じページを指しています。',
  'The page moves for one of them; the other reports -EBUSY, because the kernel has already taken the page off its lists for this call.':
    'ページは一方の要素で移動し、もう一方は -EBUSY を報告します。カーネルがこの呼び出しのために、すでにそのページをリストから外しているためです。',
  'Name each page once.': '各ページは一度だけ指定してください。',
  'The loop stores the same address in every entry of pages.':
    'ループが pages のすべての要素に同じアドレスを格納しています。',
  'That page moves for the first entry; all others report -EBUSY, because the kernel has already taken it off its lists for this call.':
    'そのページは最初の要素で移動し、残りはすべて -EBUSY を報告します。カーネルがこの呼び出しのために、すでにそのページをリストから外しているためです。',
  'Step by the page size from one entry to the next.': '要素ごとにページサイズずつ進めてください。',
  'Two loops store the same addresses in pages, one behind the other.':
    '2 つのループが pages に同じアドレスを続けて格納しています。',
  'Each page moves for one of its entries; the other reports -EBUSY, because the kernel has already taken the page off its lists for this call.':
    '各ページは一方の要素で移動し、もう一方は -EBUSY を報告します。カーネルがこの呼び出しのために、すでにそのページをリストから外しているためです。',
  'Begin the second row where the first one ends, or name each page once.':
    '2 つ目の並びを最初の並びの終わりから始めるか、各ページを一度だけ指定してください。',
  'An address that is no page boundary': 'ページ境界ではないアドレス',
  'pages names {object}, which begins anywhere in a page.':
    'pages が {object} を指していますが、それはページの途中から始まることがあります。',
  'The manual asks for page-aligned addresses; the kernel rounds down and moves the whole page, with everything else that lies in it.':
    'マニュアルはページ境界に揃ったアドレスを求めています。カーネルは切り下げて、そこにあるほかのものも含めてページ全体を移動します。',
  'Round the address down to the page, and mean the page.':
    'アドレスをページへ切り下げ、ページ全体を対象と考えてください。',
  'An entry of pages is {offset} bytes past a page boundary.':
    'pages の要素の 1 つがページ境界から {offset} バイト後ろです。',
  'The manual asks for page-aligned addresses; in a query the kernel rounds down, and the answer is that of the page around it.':
    'マニュアルはページ境界に揃ったアドレスを求めています。問い合わせではカーネルが切り下げ、そのアドレスを含むページについて答えます。',
  'Round the address down to the page where you want to be strict.':
    '厳密にするなら、アドレスをページへ切り下げてください。',
  'Memory that nothing has written yet': 'まだ何も書き込まれていないメモリ',
  'pages names memory from {function} that nothing here has written yet.':
    'pages が {function} で得たメモリを指していますが、ここではまだ何も書き込まれていません。',
  'Memory gets its pages on the first write: until then there is nothing to move, and the status is {status}.':
    'メモリにページが割り当てられるのは最初の書き込みのときです。それまで移動するものはなく、status は {status} です。',
  'Write to every page before the call, or map the memory with MAP_POPULATE.':
    '呼び出しの前にすべてのページに書き込むか、MAP_POPULATE でメモリをマップしてください。',
  'One entry for a block of several pages': '複数のページから成るブロックに対する 1 つの要素',
  'pages has one entry for each block from {function}, whatever the size of the block.':
    'pages は、{function} で得たブロックに、その大きさにかかわらず 1 要素ずつしかありません。',
  'An entry stands for one page: of a larger block only the page with its first byte is moved, and the rest stays where it is.':
    '1 つの要素は 1 ページを表します。それより大きいブロックでは、先頭のバイトがあるページだけが移動し、残りは元の場所に残ります。',
  'Name every page of every block: one entry for each page size, up to the end of the block.':
    'すべてのブロックのすべてのページを指定してください。ブロックの終わりまで、ページサイズごとに 1 要素です。',
  'pages names a block from {function} by its first address alone.':
    'pages が {function} で得たブロックの先頭のアドレスだけを指定しています。',
  'Name every page of the block: one entry for each page size, up to its end.':
    'ブロックのすべてのページを指定してください。その終わりまで、ページサイズごとに 1 要素です。',
  'This function is given the {size} of {pointer} and does not look at it: pages names one address.':
    'この関数は {pointer} の {size} を受け取りながら、それを見ていません。pages のアドレスは 1 つだけです。',
  'Addresses of memory that has been freed': '解放されたメモリのアドレス',
  'pages still holds addresses of the memory from {function}, which has been freed since they were stored.':
    'pages に {function} で得たメモリのアドレスが残っていますが、格納された後でそのメモリは解放されています。',
  'The addresses name no memory any more, or whatever was put there later: the status is -EFAULT, or another page moves.':
    'アドレスはもうメモリを指さないか、後でそこに置かれた別のものを指します。status が -EFAULT になるか、別のページが移動します。',
  'Fill the array again after the memory was allocated anew.':
    'メモリを割り当て直した後、配列にアドレスを入れ直してください。',
  'Memory that was only read': '読まれただけのメモリ',
  'pages names memory from {function} that has been read here, but never written.':
    'pages が {function} で得たメモリを指していますが、ここでは読まれただけで、書き込まれていません。',
  'A read maps the one zero page that all processes share, and the status is -EFAULT; the compiler may leave out a read whose value is not used, and then there is no page at all.':
    '読むと、すべてのプロセスが共有するただ 1 つのゼロページがマップされ、status は -EFAULT になります。値を使わない読み出しはコンパイラが省くことがあり、そのときはページがまったくありません。',
  'Write to every page before the call, through a volatile pointer.':
    '呼び出しの前に、volatile ポインタを通してすべてのページに書き込んでください。',
  'A read maps the one zero page that all processes share: there is no page of its own to move, and the status is -EFAULT.':
    '読むと、すべてのプロセスが共有するただ 1 つのゼロページがマップされます。移動できる専用のページはなく、status は -EFAULT になります。',
  'Write to every page before the call.': '呼び出しの前にすべてのページに書き込んでください。',
  "This program's addresses with another process's pid":
    '別のプロセスの pid に対する、このプログラムのアドレス',
  'pages names {object} of this program, but {pid} is another process.':
    'pages がこのプログラムの {object} を指していますが、{pid} は別のプロセスです。',
  'The kernel looks every address up in the memory of the target: there it is some other page, or none (-EFAULT).':
    'カーネルはどのアドレスも対象のプロセスのメモリの中で探します。そこでは別のページか、ページなし (-EFAULT) です。',
  "Pass 0 as the pid, or addresses of the target's memory as /proc/PID/maps lists them.":
    'pid に 0 を渡すか、/proc/PID/maps にある対象のメモリのアドレスを渡してください。',
  'A range without its last page': '最後のページのない範囲',
  'The memory has {bytes} bytes, which is no multiple of the page size, and the division rounds the count down.':
    'メモリは {bytes} バイトでページサイズの倍数ではなく、除算が count を切り捨てています。',
  'The page that holds the last bytes is never named: it stays where it is.':
    '最後のバイトがあるページは指定されず、元の場所に残ります。',
  'Round up: (length + pagesize - 1) / pagesize.': '切り上げてください: (length + pagesize - 1) / pagesize。',
  'Round up: Math.ceil(length / pageSize), or (length + pageSize - 1n) / pageSize of BigInts.':
    '切り上げてください: Math.ceil(length / pageSize)、BigInt なら (length + pageSize - 1n) / pageSize。',
  'The count rounds the length of the memory down to whole pages.':
    'count がメモリの長さをページ単位に切り捨てています。',
  'Unless the length is a multiple of the page size, the page that holds the last bytes is never named.':
    '長さがページサイズの倍数でない限り、最後のバイトがあるページは指定されません。',
  'The first address is rounded down to its page, but the count is only that of the length.':
    '最初のアドレスはそのページへ切り下げられていますが、count は長さだけから求められています。',
  'The memory begins inside a page, so it reaches into one page more than its length has: the last one is never named.':
    'メモリはページの途中から始まるため、長さ分より 1 ページ多くにまたがります。最後のページは指定されません。',
  'Add what the rounding takes away: (offset + length + pagesize - 1) / pagesize.':
    '切り下げた分を足してください: (offset + length + pagesize - 1) / pagesize。',
  'Add what the rounding takes away to the length before it is divided, and round up.':
    '割る前に、切り下げた分を長さに足し、切り上げてください。',
  'Entries without an address': 'アドレスのない要素',
  'Entry {entry} of pages is a null pointer.': 'pages の {entry} 番の要素がヌルポインタです。',
  'Nothing is mapped at that address: its status is -EFAULT, and one page that was meant is not named.':
    'そのアドレスには何もマップされていません。status は -EFAULT になり、意図したページの 1 つは指定されません。',
  'Store an address in every entry that the call names.':
    '呼び出しが指定するすべての要素にアドレスを格納してください。',
  'The vector begins with null entries: it was made with a size, and push_back put the addresses behind them.':
    'vector の先頭の要素が null です。大きさを指定して作られ、push_back がアドレスをその後ろに加えています。',
  'Nothing is mapped at address 0: the status of each of these entries is -EFAULT.':
    'アドレス 0 には何もマップされていません。これらの要素の status はどれも -EFAULT です。',
  'Make the vector empty and reserve the room, or store by index.':
    'vector を空で作って場所を確保するか、添字で格納してください。',
  'Entry {entry} of pages was never written.': 'pages の {entry} 番の要素は書き込まれていません。',
  'The kernel takes what lies there for an address: the status is -EFAULT, or that of some other page.':
    'カーネルはそこにある値をアドレスと見なします。status は -EFAULT か、別のページのものになります。',
  'Every small page of a huge one': 'ヒュージページの中の小さいページすべて',
  'The memory was mapped with MAP_HUGETLB, but the addresses in pages are one small page apart.':
    'メモリは MAP_HUGETLB でマップされていますが、pages のアドレスの間隔は小さいページ 1 つ分です。',
  'A huge page moves as a whole for its first entry; its other entries cost time and report {others}.':
    'ヒュージページは最初の要素で全体が移動します。残りの要素は時間を費やし、{others} を報告します。',
  'Step by the huge page size: Hugepagesize in /proc/meminfo, or the size that the mapping asks for.':
    'ヒュージページの大きさずつ進めてください: /proc/meminfo の Hugepagesize、またはマッピングが求める大きさです。',
  'madvise asked for huge pages here, but the addresses in pages are one small page apart.':
    'ここで madvise がヒュージページを求めていますが、pages のアドレスの間隔は小さいページ 1 つ分です。',
  'A huge page moves as a whole for its first entry; its other entries cost time and report -EBUSY.':
    'ヒュージページは最初の要素で全体が移動します。残りの要素は時間を費やし、-EBUSY を報告します。',
  'Step by the huge page size where the memory consists of huge pages, and take -EBUSY for what it is elsewhere.':
    'メモリがヒュージページから成る所ではヒュージページの大きさずつ進め、それ以外の所での -EBUSY はそのまま受け入れてください。',
  'Memory of a device': 'デバイスのメモリ',
  'pages names memory that is mapped from {device}.':
    'pages が {device} からマップされたメモリを指しています。',
  'Such memory belongs to the device and has no pages that could move: a move reports -EFAULT for it, a query -ENOENT.':
    'このようなメモリはデバイスのもので、移動できるページがありません。移動では -EFAULT が、問い合わせでは -ENOENT が報告されます。',
  'Leave it out of the call.': '呼び出しから外してください。',
  'Memory that is shared with a child': '子プロセスと共有されるメモリ',
  'pages names memory from {function} that was written before fork() and not since.':
    'pages が {function} で得たメモリを指していますが、fork() の前に書き込まれ、その後は書き込まれていません。',
  'Until one of the two processes writes to such a page both map it, and MPOL_MF_MOVE leaves it alone: the status is -EACCES.':
    '2 つのプロセスのどちらかが書き込むまで、両方がそのページをマップしており、MPOL_MF_MOVE はそれに手を付けません。status は -EACCES です。',
  'Write to each page first, or pass MPOL_MF_MOVE_ALL, which needs CAP_SYS_NICE and moves it for both.':
    '先に各ページに書き込むか、MPOL_MF_MOVE_ALL を渡してください。これには CAP_SYS_NICE が必要で、両方のプロセスのページを移動します。',
  'Addresses in an array of another type than 64-bit integers':
    '64 ビット整数ではない型の配列に入ったアドレス',
  'pages is {class}, and the kernel reads addresses of 64 bits.':
    'pages は {class} ですが、カーネルは 64 ビットのアドレスを読みます。',
  'It takes the bits of each floating-point number for an address: the call returns 0, and every entry is -EFAULT.':
    'カーネルは各浮動小数点数のビットをアドレスと見なします。呼び出しは 0 を返し、要素はすべて -EFAULT です。',
  'Use a BigUint64Array, with BigInt addresses.':
    'BigUint64Array に BigInt のアドレスを入れて使ってください。',
  'pages is {class}, whose elements have {size}, and the kernel reads addresses of 64 bits.':
    'pages は要素が{size}の {class} ですが、カーネルは 64 ビットのアドレスを読みます。',
  'It takes {parts} elements for one address, and reads past the end of the array: the entries are -EFAULT, or other pages are moved.':
    'カーネルは {parts} 要素を 1 つのアドレスと見なし、配列の終わりを越えて読みます。要素が -EFAULT になるか、別のページが移動します。',
  'pages is a plain array, which {library} does not take here.':
    'pages が普通の配列で、{library} はここではそれを受け付けません。',
  'It throws before anything is called: it cannot know what the elements are for C.':
    '何も呼び出す前に例外を投げます。要素が C の何に当たるのかを知りえないためです。',
  'The memory begins here': 'メモリはここから始まります',
  'from {function}': '{function} で得たメモリ',
  'an object': 'オブジェクト',
  'The address is stored here': 'アドレスはここで格納されています',
  'pages is made here': 'pages はここで作られています',
  'one byte': ' 1 バイト',
  '{bytes} bytes': ' {bytes} バイト',
  two: '2',
  four: '4',
  eight: '8',
  'an {name}': '{name}',
  'a {name}': '{name}',
  'This is what is named': '指定されているのはこれです',
  'the variable {name}': '変数 {name}',
  'Use {asked} instead of {spelled}': '{spelled} の代わりに {asked} を使う',
  'The addresses are stored here': 'アドレスはここで格納されています',
  'Huge pages are asked for here': 'ヒュージページはここで求められています',
  '-EBUSY (-EACCES {range})': '-EBUSY ({range}、値は -EACCES)',
  'It is mapped here': 'ここでマップされています',
  'pages begins here': 'pages はここから始まります',
  'Addresses are stored here': 'アドレスはここで格納されています',
  'The address comes from here': 'アドレスはここで得られます',
  'It is read here': 'ここで読まれています',
  'It is declared here': 'ここで宣言されています',
  'Shared since here': 'ここから共有されています',
  'It is freed here': 'ここで解放されています',
  'Round the count up': 'count を切り上げる',
  'Round the address down to the page': 'アドレスをページへ切り下げる',
  '-ENOENT (-EFAULT {range})': '-ENOENT ({range}、値は -EFAULT)',
};
