/** What is said of /proc/PID/numa_maps: its fields, and the documents that show it. */
import type { Catalogue } from '../say';

export const numaMaps: Catalogue = {
  'Where the mapping begins: an address of the process, in hexadecimal. Where it ends and what it permits stands in /proc/PID/maps under the same address.':
    'マッピングの始まり、つまりプロセスのアドレスで、16 進数です。どこで終わり何を許すかは、/proc/PID/maps の同じアドレスにあります。',
  'The memory policy for pages that the mapping gets from now on: its own (mbind), else that of the thread whose file this is (set_mempolicy). Pages that are in memory already stay where they are.':
    'マッピングがこれから得るページのメモリポリシーです。マッピング自身のもの (mbind)、なければこのファイルの持ち主のスレッドのもの (set_mempolicy) です。すでにメモリにあるページはそのままです。',
  'Of shared memory (tmpfs, memfd, shmget) only the policy at the beginning of the mapping is told; other parts may have others.':
    '共有メモリ (tmpfs、memfd、shmget) では、マッピングの先頭のポリシーだけが示されます。ほかの部分は別のポリシーかもしれません。',
  'No policy: a page is allocated on the node of the CPU that touches it first, or near it when that node is full.':
    'ポリシーはありません。ページは最初に触れた CPU のノードに、そのノードが一杯なら近くに割り当てられます。',
  'This policy is not known here: the kernel is newer than this program.':
    'ここでは知られていないポリシーです。カーネルがこのプログラムより新しいものです。',
  'Its nodes: {nodes}.': 'ポリシーのノード: {nodes}。',
  'A "=" with nothing behind it is MPOL_F_NUMA_BALANCING, from kernels that have the flag and no word for it (from 5.12 until 6.11 and the stable releases of July 2024).':
    '後ろに何もない "=" は MPOL_F_NUMA_BALANCING です。このフラグはあるのに書き表す語がないカーネル (5.12 から、6.11 と 2024 年 7 月の安定版の前まで) がこう書きます。',
  'The file that is mapped. Blanks, tabs, line feeds and "=" in its path are written in octal: \\040, \\011, \\012, \\075. "(deleted)" stands behind a file that has no name any more or never had one: memfd, shared anonymous memory (/dev/zero), huge pages (/anon_hugepage). Copies that the process made by writing to a private mapping are counted under anon.':
    'マップされたファイルです。パスの空白、タブ、改行、"=" は 8 進数で書かれます: \\040、\\011、\\012、\\075。名前がなくなったファイルや初めからないファイル (memfd、共有の無名メモリ /dev/zero、ヒュージページ /anon_hugepage) の後ろには "(deleted)" が付きます。プロセスがプライベートマッピングに書いてできたコピーは anon に数えられます。',
  'The mapping lies in the area that brk(2) grows, from which malloc takes small pieces. Large pieces and those of other threads are anonymous mappings without a name.':
    'brk(2) が伸ばす領域にあるマッピングで、malloc は小さな領域をここから取ります。大きな領域やほかのスレッドの領域は、名前のない無名マッピングです。',
  'The stack of the main thread. Those of other threads are anonymous mappings.':
    'メインスレッドのスタックです。ほかのスレッドのスタックは無名マッピングです。',
  'A mapping of hugetlbfs: all counts of the line are in huge pages, whose size kernelpagesize_kB tells. Transparent huge pages are not marked, and are counted as the small pages that they consist of.':
    'hugetlbfs のマッピングです。この行の数はすべてヒュージページの数で、その大きさは kernelpagesize_kB にあります。透過的なヒュージページに印はなく、それを作る小さなページの数で数えられます。',
  'Pages that belong to no file: private memory that the process has written to, and its copies of pages of a private file mapping.':
    'どのファイルにも属さないページです。プロセスが書き込んだプライベートメモリと、プライベートなファイルマッピングのページのコピーです。',
  'Pages that were written to since they were last saved to a file or to swap; for anonymous memory, most pages.':
    'ファイルやスワップに最後に保存された後に書き込まれたページです。無名メモリではほとんどのページがそうです。',
  'All pages of the mapping that are in memory and in the page tables of this process. Left out where the number is that of anon or of dirty.':
    'マッピングのページのうち、メモリにあり、このプロセスのページテーブルにあるものすべてです。数が anon か dirty と同じなら書かれません。',
  'How often the most shared page of the mapping is mapped: as a rule, by how many processes; a process that maps it twice counts twice. Left out where it is 1. move_pages moves shared pages with MPOL_MF_MOVE_ALL only.':
    'マッピングで最も多く共有されているページがマップされている回数です。ふつうはプロセスの数ですが、2 回マップするプロセスは 2 回と数えます。1 なら書かれません。move_pages が共有ページを移動するのは MPOL_MF_MOVE_ALL のときだけです。',
  'Pages in memory that have a place in swap as well, so they can be dropped without being written.':
    'メモリにあり、スワップにも場所があるページです。そのため書かずに捨てられます。',
  'Pages in use of late, or locked in memory: reclaim takes them last. Left out where it is all pages, and on hugetlbfs. The others of the mapping may be reclaimed soon.':
    '最近使われたか、メモリにロックされたページで、回収されるのは最後です。全ページがそうであるときと hugetlbfs では書かれません。マッピングのほかのページはまもなく回収されるかもしれません。',
  'Pages that are being written to a file or to swap at this moment. A move has to wait for them, or leaves them.':
    'いまファイルかスワップに書かれているページです。移動はこれを待つか、そのまま残します。',
  'Pages of the mapping that are in the memory of this node and in the page tables of this process. What was never touched, what is swapped out, zero pages and memory of devices are on no node here.':
    'マッピングのページのうち、このノードのメモリにあり、このプロセスのページテーブルにあるものです。一度も触れられていないもの、スワップアウトされたもの、ゼロページ、デバイスのメモリは、ここではどのノードにもありません。',
  'The page size of the mapping in KiB: the unit of all counts on the line. Larger than the base page on hugetlbfs only. Left out where no page is in memory.':
    'マッピングのページの大きさで、単位は KiB です。この行のすべての数の単位です。基本ページより大きいのは hugetlbfs だけです。メモリにページがなければ書かれません。',
  'the stack of another thread is marked, too, as stack:TID.':
    'ほかのスレッドのスタックにも stack:TID と印が付きます。',
  'an average over the parts of a large page, where the kernel is built without a count for each of them.':
    'カーネルが部分ごとの回数を持たずにビルドされていれば、大きなページの各部分の平均です。',
  '1 page': '1 ページ',
  '{count} pages': '{count} ページ',
  '1 page of {size}': '{size} のページが 1 個',
  '{count} pages of {size}: {bytes}': '{size} のページが {count} 個: {bytes}',
  '{pages} ({share}% of the mapping in memory)': '{pages} (マッピングのうちメモリにあるものの {share}%)',
  'mapped up to {count} times': '最大 {count} 回マップ',
  'anonymous memory': '無名メモリ',
  '{thing}, no page in memory': '{thing}、メモリにあるページなし',
  '{thing}, in memory {pages} ({nodes})': '{thing}、メモリに {pages} ({nodes})',
  'Check the address; "Show numa_maps" shows what is mapped.':
    'アドレスを確かめてください。"numa_maps を表示" でマップされているものが分かります。',
  'A copy of numa_maps does not tell where a mapping ends: the address may be behind it.':
    'numa_maps の写しには、マッピングがどこで終わるかがありません。アドレスはその後ろかもしれません。',
  'NUMA Lens: go to the mapping of which address?': 'NUMA Lens: どのアドレスのマッピングへ移動しますか?',
  'An address of the process in hexadecimal, like 0x7f2a00000000':
    'プロセスのアドレス (16 進数)、例: 0x7f2a00000000',
  'An address has up to 16 hexadecimal digits, with or without 0x.':
    'アドレスは 16 桁までの 16 進数です。0x は付けても付けなくてもかまいません。',
  'The process is no longer debugged or attached.': 'このプロセスはもうデバッグもアタッチもされていません。',
  'Attach to it, or start it in the debugger again.': 'アタッチするか、デバッガでもう一度開始してください。',
  'NUMA Lens: numa_maps of which process?': 'NUMA Lens: どのプロセスの numa_maps ですか?',
  'This address names no process: numa-maps:4711 is process 4711.':
    'このアドレスはプロセスを指していません。numa-maps:4711 がプロセス 4711 です。',
  'No mapping of the process holds {address}; all of them are above it.':
    '{address} を含むマッピングはプロセスにありません。すべてそれより上にあります。',
  'No mapping of the process holds {address}; the next one below it ends at {end}.':
    '{address} を含むマッピングはプロセスにありません。すぐ下のマッピングは {end} で終わります。',
  'No line of this document is about {address}.': 'この文書に {address} についての行はありません。',
  'What was read last, at {time}:': '最後に {time} に読んだもの:',
  '{count} more mappings are left out.': 'ほかの {count} 個のマッピングは省かれています。',
  'numa_maps of process {name}, Linux {kernel}': 'プロセス {name} の numa_maps、Linux {kernel}',
  'Show numa_maps': 'numa_maps を表示',
  'Go to Mapping…': 'マッピングへ移動…',
};
