/** What server/kernel says of the calls and how they differ by kernel. */
import type { Catalogue } from '../say';

export const kernelCalls: Catalogue = {
  'Sets the memory policy of a range of addresses: on which nodes its pages are allocated when they are first touched. Pages that exist already stay where they are unless flags has MPOL_MF_MOVE or MPOL_MF_MOVE_ALL.':
    'アドレス範囲のメモリポリシー、つまりページに最初に触れたときにどのノードに割り当てるかを設定します。すでにあるページは、flags に MPOL_MF_MOVE か MPOL_MF_MOVE_ALL がなければそのまま残ります。',
  'A policy steers later allocations only: pages can still be moved elsewhere by move_pages, migrate_pages or automatic NUMA balancing. For shared memory (shmget, tmpfs) the policy belongs to the object, for other mappings to this process.':
    'ポリシーが決めるのは以後の割り当てだけです。ページは move_pages や migrate_pages、自動 NUMA バランシングで別の場所に移動することがあります。共有メモリ (shmget, tmpfs) ではポリシーはそのオブジェクトに属し、ほかのマッピングではこのプロセスに属します。',
  'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.7.':
    '<numaif.h> で宣言されています。このヘッダは glibc ではなく libnuma に付属します (パッケージ libnuma-dev, numactl-devel または numactl-dev)。-lnuma とリンクするか、syscall(2) でシステムコールを行ってください。Linux だけにあり、2.6.7 からです。',
  'Related: set_mempolicy(2), get_mempolicy(2), move_pages(2), mmap(2), numa(3), numa(7), cpuset(7).':
    '関連項目: set_mempolicy(2), get_mempolicy(2), move_pages(2), mmap(2), numa(3), numa(7), cpuset(7)。',
  'Sets the memory policy of the calling thread: on which nodes it allocates pages, except in ranges that have a policy of their own (mbind). Pages that exist already stay where they are.':
    '呼び出したスレッドのメモリポリシー、つまりどのノードにページを割り当てるかを設定します。独自のポリシーを持つ範囲 (mbind) は除きます。すでにあるページはそのまま残ります。',
  'The policy belongs to the thread, not to the process: threads that run already keep theirs; new threads, forked children and the program after execve inherit it.':
    'ポリシーはプロセスではなくスレッドに属します。すでに動いているスレッドは自分のポリシーを保ち、新しいスレッド、fork した子プロセス、execve の後のプログラムは受け継ぎます。',
  'Related: mbind(2), get_mempolicy(2), migrate_pages(2), numa(3), numa(7), numactl(8), cpuset(7).':
    '関連項目: mbind(2), get_mempolicy(2), migrate_pages(2), numa(3), numa(7), numactl(8), cpuset(7)。',
  'Asks for the policy of the calling thread (flags 0), for the policy of an address (MPOL_F_ADDR), for the node of the page at an address (MPOL_F_NODE | MPOL_F_ADDR), or for the nodes that the cpuset allows (MPOL_F_MEMS_ALLOWED).':
    '呼び出したスレッドのポリシー (flags 0)、アドレスのポリシー (MPOL_F_ADDR)、アドレスにあるページのノード (MPOL_F_NODE | MPOL_F_ADDR)、cpuset で許可されたノード (MPOL_F_MEMS_ALLOWED) を問い合わせます。',
  'Asking for the node of an address faults the page in, one page per call; for many pages move_pages with nodes NULL answers in one call and touches nothing.':
    'アドレスのノードを問い合わせると、そのページがフォルトで読み込まれ、1 回の呼び出しで 1 ページです。ページが多いなら、nodes を NULL にした move_pages が 1 回の呼び出しで、何にも触れずに答えます。',
  'Related: mbind(2), set_mempolicy(2), move_pages(2), numa(3), numa(7).':
    '関連項目: mbind(2), set_mempolicy(2), move_pages(2), numa(3), numa(7)。',
  'Moves all pages of a process that are on one set of nodes to another set. A positive result is the number of pages that could not be moved.':
    'プロセスのページのうち、あるノードの集合にあるものをすべて別の集合に移動します。結果が正なら、移動できなかったページの数です。',
  'It does not change the policy of the process, and it moves shared pages too where the caller has CAP_SYS_NICE.':
    'プロセスのポリシーは変えません。呼び出し元に CAP_SYS_NICE があれば、共有されたページも移動します。',
  'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.16. libnuma also has numa_migrate_pages(), which takes struct bitmask.':
    '<numaif.h> で宣言されています。このヘッダは glibc ではなく libnuma に付属します (パッケージ libnuma-dev, numactl-devel または numactl-dev)。-lnuma とリンクするか、syscall(2) でシステムコールを行ってください。Linux だけにあり、2.6.16 からです。libnuma には struct bitmask を受け取る numa_migrate_pages() もあります。',
  'Related: move_pages(2), mbind(2), set_mempolicy(2), numa(3), cpuset(7), migratepages(8).':
    '関連項目: move_pages(2), mbind(2), set_mempolicy(2), numa(3), cpuset(7), migratepages(8)。',
  'Names the node of a range from which allocation begins, while the policy of the range (MPOL_BIND or MPOL_PREFERRED_MANY) still says which nodes are allowed.':
    '範囲の割り当てを始めるノードを指定します。どのノードが許可されるかは、引き続き範囲のポリシー (MPOL_BIND または MPOL_PREFERRED_MANY) が決めます。',
  'Every part of the range must have such a policy already, set by mbind: without any the call fails with ENOENT, with another mode with EOPNOTSUPP, and earlier parts keep the home node that they were given.':
    '範囲のどの部分にも、mbind で設定したそのようなポリシーがすでに必要です。ないと呼び出しは ENOENT で、別の mode だと EOPNOTSUPP で失敗し、前の部分は与えられたホームノードを保ちます。',
  'glibc has no function for it and libnuma only in new versions: make the system call through syscall(2). On Linux only, since 5.17.':
    'glibc にはこの呼び出しの関数がなく、libnuma には新しいバージョンにだけあります。syscall(2) でシステムコールを行ってください。Linux だけにあり、5.17 からです。',
  'Related: mbind(2), set_mempolicy(2).': '関連項目: mbind(2), set_mempolicy(2)。',
  'Moves single pages of a process to the memory nodes you name, or, with nodes NULL, tells on which node each page is. The outcome of every page is in status.':
    'プロセスの個々のページを、指定したメモリノードに移動します。nodes が NULL なら、各ページがどのノードにあるかを知らせます。ページごとの結果は status に入ります。',
  'Declared in <numaif.h>, which comes with libnuma (packages libnuma-dev, numactl-devel or numactl-dev), not with glibc: link with -lnuma, or make the system call through syscall(2). On Linux only, since 2.6.18.':
    '<numaif.h> で宣言されています。このヘッダは glibc ではなく libnuma に付属します (パッケージ libnuma-dev, numactl-devel または numactl-dev)。-lnuma とリンクするか、syscall(2) でシステムコールを行ってください。Linux だけにあり、2.6.18 からです。',
  'Memory policies set with mbind(2) or set_mempolicy(2) do not limit where pages are moved to; a moved page may contradict the policy of its range.':
    'mbind(2) や set_mempolicy(2) で設定したメモリポリシーは、ページの移動先を制限しません。移動したページがその範囲のポリシーに反することがあります。',
  'Related: get_mempolicy(2), mbind(2), set_mempolicy(2), migrate_pages(2), numa(3), numa(7), numa_maps(5), cpuset(7), migratepages(8), numastat(8).':
    '関連項目: get_mempolicy(2), mbind(2), set_mempolicy(2), migrate_pages(2), numa(3), numa(7), numa_maps(5), cpuset(7), migratepages(8), numastat(8)。',
  'The call exists since Linux 5.17.': 'この呼び出しは Linux 5.17 からあります。',
  'The call exists since Linux 2.6.18.': 'この呼び出しは Linux 2.6.18 からあります。',
  'All nodes are checked before any page moves.': 'ページを移動する前に、すべてのノードが検査されます。',
  'The call fails with ENOENT when no page had to move; later it returns 0.':
    '移動すべきページがないと、呼び出しは ENOENT で失敗します。後のバージョンでは 0 を返します。',
  'The call fails with E2BIG when count is too large; later no count is refused.':
    'count が大きすぎると、呼び出しは E2BIG で失敗します。後のバージョンではどの数も拒否されません。',
  'The result is 0 although pages were not moved: there are no positive results.':
    '移動しなかったページがあっても結果は 0 です。正の結果はありません。',
  'A positive result counts the pages that were not moved; status entries of the failed run and after it are unwritten.':
    '正の結果は移動しなかったページの数です。失敗したまとまりとそれ以降の status の要素は書かれません。',
  'A positive result counts only the pages that failed, not those that were not attempted any more.':
    '正の結果は失敗したページだけを数え、もう試みられなかったページは数えません。',
  'The status entry of a page that is on its node already stays unwritten, also when the result is 0.':
    'すでにそのノードにあるページの status の要素は、結果が 0 でも書かれません。',
  'The result may be 1 although every page moved.':
    'すべてのページが移動していても、結果が 1 のことがあります。',
  'When a single page or the last run of pages fails, the result is 0 and its status entries are unwritten.':
    'ページが 1 つだけのとき、または最後のまとまりが失敗すると、結果は 0 で、その status の要素は書かれません。',
  'Status entries may be -EIO, -EINVAL and -ENOMEM as well.':
    'status の要素は -EIO, -EINVAL, -ENOMEM のこともあります。',
  'A full node makes the whole call fail with ENOMEM, which the manual page does not list.':
    'ノードが一杯だと、呼び出し全体が ENOMEM で失敗します。マニュアルページには載っていません。',
  'Pages of hugetlb mappings can move.': 'hugetlb マッピングのページを移動できます。',
  'An address inside a hugetlb page but not at its start gets -EACCES.':
    'hugetlb ページの中で先頭ではないアドレスは -EACCES になります。',
  'A transparent huge page is split and only the named part moves.':
    '透過的ヒュージページは分割され、指定した部分だけが移動します。',
  'Naming any part of a transparent huge page moves all of it; further parts get -EBUSY.':
    '透過的ヒュージページのどの部分を指定しても全体が移動します。ほかの部分も指定すると -EBUSY になります。',
  'The shared zero page gets -EFAULT instead of -ENOENT.':
    '共有されたゼロページは -ENOENT ではなく -EFAULT になります。',
  'Untouched anonymous memory gets -EFAULT instead of -ENOENT.':
    '触れたことのない匿名メモリは -ENOENT ではなく -EFAULT になります。',
  'Pages under PROT_NONE or NUMA-hinting protection get -ENOENT.':
    'PROT_NONE や NUMA ヒントで保護されたページは -ENOENT になります。',
  'Another process may be moved with CAP_SYS_NICE, or when the real or effective user id of the caller equals the real or saved one of the target. A caller could learn addresses that way and defeat address space randomisation.':
    'CAP_SYS_NICE があるか、呼び出し元の実ユーザ ID か実効ユーザ ID が対象の実ユーザ ID か保存ユーザ ID と一致すれば、別のプロセスのページを移動できます。呼び出し元はこれでアドレスを知り、アドレス空間配置のランダム化を破ることができました。',
  'Another process takes the ptrace access check PTRACE_MODE_READ_REALCREDS: equal ids and a dumpable target, or CAP_SYS_PTRACE. CAP_SYS_NICE no longer grants access.':
    '別のプロセスには ptrace のアクセス検査 PTRACE_MODE_READ_REALCREDS が行われます。ID が同じで対象がダンプ可能であるか、CAP_SYS_PTRACE が必要です。CAP_SYS_NICE ではアクセスできなくなりました。',
  'Tag bits in addresses are removed in a move; a query never removes them.':
    '移動ではアドレスのタグビットが取り除かれますが、問い合わせでは取り除かれません。',
  'A 32-bit program that moves pages on a 64-bit kernel has its pages array misread.':
    '64 ビットのカーネルでページを移動する 32 ビットプログラムは、pages 配列が誤って読まれます。',
  'A 32-bit program on a 64-bit kernel gets wrong answers beyond entry 15 of a query: ask for 16 pages a call.':
    '64 ビットのカーネルでは、32 ビットプログラムの問い合わせは要素 15 より後の答えが誤りです。1 回の呼び出しで 16 ページずつ問い合わせてください。',
  'A negative or too large node number gives ENODEV; before, the kernel read out of bounds.':
    '負または大きすぎるノード番号は ENODEV になります。以前のカーネルは範囲外を読んでいました。',
};
