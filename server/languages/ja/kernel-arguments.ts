/** What server/kernel says of flags and parameters. */
import type { Catalogue } from '../say';

export const kernelArguments: Catalogue = {
  'Moves only pages that no other process maps; a shared page gets the status -EACCES. In move_pages, flags 0 acts the same.':
    'ほかのプロセスがマップしていないページだけを移動します。共有されたページの状態は -EACCES になります。move_pages では flags 0 も同じ動作です。',
  'Moves pages whether or not other processes map them. The caller needs CAP_SYS_NICE in the initial user namespace, else the whole call fails with EPERM, also when it only queries.':
    'ほかのプロセスがマップしているかどうかにかかわらずページを移動します。呼び出し元に初期ユーザ名前空間の CAP_SYS_NICE が必要で、ないと問い合わせだけでも呼び出し全体が EPERM で失敗します。',
  'Belongs to mbind: fail with EIO when a page does not follow the policy. move_pages rejects it with EINVAL.':
    'mbind のフラグです。ポリシーに従わないページがあると EIO で失敗します。move_pages は EINVAL で拒否します。',
  'Is in the header but no call accepts it: mbind and move_pages fail with EINVAL.':
    'ヘッダにはありますが、受け付ける呼び出しはありません。mbind と move_pages は EINVAL で失敗します。',
  'Exists only in kernels outside the mainline; Linux as released rejects it with EINVAL.':
    'メインライン以外のカーネルにだけあります。リリースされた Linux は EINVAL で拒否します。',
  'Belongs to get_mempolicy: return a node number instead of a policy.':
    'get_mempolicy のフラグです。ポリシーの代わりにノード番号を返します。',
  'Belongs to get_mempolicy: ask about the policy or, with MPOL_F_NODE, about the page at an address, which is faulted in.':
    'get_mempolicy のフラグです。アドレスのポリシーを、MPOL_F_NODE とともに使うとそのアドレスのページを問い合わせます。そのときページはフォルトで読み込まれます。',
  'Belongs to get_mempolicy: return the nodes that the cpuset of the caller allows. move_pages checks the cpuset of the target process, and the set can change at any time.':
    'get_mempolicy のフラグです。呼び出し元の cpuset で許可されたノードを返します。move_pages は対象のプロセスの cpuset を検査し、この集合はいつでも変わりえます。',
  'Is combined with a policy of mbind or set_mempolicy: keep the node mask as given when the cpuset changes.':
    'mbind や set_mempolicy のポリシーと組み合わせます。cpuset が変わっても、ノードマスクを指定したままに保ちます。',
  'Is combined with a policy of mbind or set_mempolicy: count the mask within the nodes that the cpuset allows.':
    'mbind や set_mempolicy のポリシーと組み合わせます。マスクを、cpuset で許可されたノードの中での順番として数えます。',
  'Is combined with MPOL_BIND (newer kernels: also with MPOL_PREFERRED_MANY): let automatic NUMA balancing move pages among the nodes of the mask.':
    'MPOL_BIND と (新しいカーネルでは MPOL_PREFERRED_MANY とも) 組み合わせます。自動 NUMA バランシングがマスクのノードの間でページを移動できるようにします。',
  'A policy of mbind and set_mempolicy: remove the policy; allocate by the default one.':
    'mbind と set_mempolicy のポリシーです。ポリシーを取り除き、既定のポリシーで割り当てます。',
  'A policy of mbind and set_mempolicy: allocate on one preferred node, else elsewhere.':
    'mbind と set_mempolicy のポリシーです。優先する 1 つのノードに割り当て、だめなら別の場所に割り当てます。',
  'A policy of mbind and set_mempolicy: allocate on the nodes of the mask only.':
    'mbind と set_mempolicy のポリシーです。マスクのノードにだけ割り当てます。',
  'A policy of mbind and set_mempolicy: spread pages over the nodes of the mask.':
    'mbind と set_mempolicy のポリシーです。ページをマスクのノードに均等に分けます。',
  'A policy of mbind and set_mempolicy: allocate on the node of the CPU that asks.':
    'mbind と set_mempolicy のポリシーです。求めた CPU のノードに割り当てます。',
  'A policy of mbind and set_mempolicy: allocate on the nodes of the mask while they have memory, else elsewhere.':
    'mbind と set_mempolicy のポリシーです。メモリがある間はマスクのノードに、なければ別の場所に割り当てます。',
  'A policy of mbind and set_mempolicy: spread pages over the nodes of the mask by their weights.':
    'mbind と set_mempolicy のポリシーです。ページをマスクのノードに重みに応じて分けます。',
  'The kernel knows it {range}.': 'カーネルがこれを知る範囲: {range}。',
  'Leave it out: {call} takes {flags}, and no other bit.':
    '取り除いてください。{call} は {flags} だけを受け付け、ほかのビットは受け付けません。',
  'Pass 0: {call} takes no flags.': '0 を渡してください。{call} はフラグを受け付けません。',
  'Use it only where pages shared between processes have to move, and fall back to MPOL_MF_MOVE on EPERM.':
    'プロセス間で共有されたページを移動しなければならない所でだけ使い、EPERM なら MPOL_MF_MOVE でやり直してください。',
  'No flag.': 'フラグはありません。',
  'No flag: acts as MPOL_MF_MOVE when nodes is given.':
    'フラグはありません。nodes が指定されていれば MPOL_MF_MOVE と同じ動作です。',
  'Write MPOL_MF_MOVE where pages are to be moved.': 'ページを移動する所では MPOL_MF_MOVE と書いてください。',
  'MPOL_MF_MOVE beside MPOL_MF_MOVE_ALL changes nothing.':
    'MPOL_MF_MOVE_ALL に MPOL_MF_MOVE を加えても何も変わりません。',
  '{call} rejects {bits} with EINVAL before it does anything.':
    '{call} は、何かをする前に {bits} を EINVAL で拒否します。',
  'The start of the range. It must be a multiple of the page size, also when len is 0: everything else fails with EINVAL.':
    '範囲の先頭です。len が 0 でもページサイズの倍数でなければならず、そうでないと EINVAL で失敗します。',
  'The address that is asked about with MPOL_F_ADDR; NULL without it, else the call fails with EINVAL.':
    'MPOL_F_ADDR で問い合わせるアドレスです。このフラグがなければ NULL でなければならず、そうでないと呼び出しは EINVAL で失敗します。',
  'The length of the range in bytes, rounded up to whole pages; 0 does nothing. A range with a hole fails with EFAULT.':
    '範囲の長さ (バイト) で、ページ単位に切り上げられます。0 なら何もしません。穴のある範囲は EFAULT で失敗します。',
  'MPOL_DEFAULT, MPOL_BIND, MPOL_INTERLEAVE, MPOL_WEIGHTED_INTERLEAVE, MPOL_PREFERRED, MPOL_PREFERRED_MANY or MPOL_LOCAL, to which one of MPOL_F_STATIC_NODES and MPOL_F_RELATIVE_NODES can be added, and MPOL_F_NUMA_BALANCING to MPOL_BIND.':
    'MPOL_DEFAULT, MPOL_BIND, MPOL_INTERLEAVE, MPOL_WEIGHTED_INTERLEAVE, MPOL_PREFERRED, MPOL_PREFERRED_MANY, MPOL_LOCAL のどれかです。これに MPOL_F_STATIC_NODES と MPOL_F_RELATIVE_NODES のどちらか一方を、MPOL_BIND には MPOL_F_NUMA_BALANCING を加えられます。',
  'Where the mode is stored, or with MPOL_F_NODE a node number; NULL where it is not wanted. It stays unwritten when the call fails.':
    'mode を、MPOL_F_NODE ならノード番号を格納する場所です。不要なら NULL です。呼び出しが失敗すると書かれません。',
  'A mask of nodes, one bit each, in unsigned longs: bit 0 of the first word is node 0. MPOL_DEFAULT and MPOL_LOCAL take an empty mask or NULL, MPOL_PREFERRED an empty one too; all others need a node that the cpuset allows.':
    '1 ノード 1 ビットのノードマスクで、unsigned long の並びです。最初のワードのビット 0 がノード 0 です。MPOL_DEFAULT と MPOL_LOCAL は空のマスクか NULL を、MPOL_PREFERRED は空のマスクも受け付けます。ほかはすべて、cpuset で許可されたノードが必要です。',
  'Where the mask of the policy, or with MPOL_F_MEMS_ALLOWED that of the cpuset, is stored; NULL where it is not wanted.':
    'ポリシーのマスクを、MPOL_F_MEMS_ALLOWED なら cpuset のマスクを格納する場所です。不要なら NULL です。',
  'The number of bits in the mask, plus one: the kernel uses maxnode - 1 bits, so naming node n takes a maxnode of n + 2 or more. 0 is refused with EINVAL unless the mask is NULL, 1 is an empty mask. It counts bits, not bytes.':
    'マスクのビット数に 1 を足したものです。カーネルは maxnode - 1 ビットを使うので、ノード n を指定するには maxnode が n + 2 以上必要です。0 はマスクが NULL でなければ EINVAL で拒否され、1 は空のマスクです。バイトではなくビットを数えます。',
  'The number of bits that the mask has room for. When a mask is asked for it must be at least the number of nodes that the kernel may have (the highest of /sys/devices/system/node/possible plus 1), else the call fails with EINVAL.':
    'マスクに入るビット数です。マスクを求めるときは、カーネルの持ちうるノードの数 (/sys/devices/system/node/possible の最大の番号に 1 を足したもの) 以上でなければならず、そうでないと呼び出しは EINVAL で失敗します。',
  'A mask of the nodes from which pages are moved away.': 'ページの移動元となるノードのマスクです。',
  'A mask of the nodes to which pages are moved. Nodes outside the cpuset of the target take CAP_SYS_NICE, else EPERM; without any node that the caller may use the call fails with EINVAL.':
    'ページの移動先となるノードのマスクです。対象の cpuset の外のノードには CAP_SYS_NICE が必要で、なければ EPERM です。呼び出し元が使えるノードが 1 つもなければ、呼び出しは EINVAL で失敗します。',
  'The node to begin with. It must be online and have memory, else EINVAL.':
    '割り当てを始めるノードです。オンラインでメモリがなければならず、そうでないと EINVAL です。',
  'The node to bind the range to.': '範囲を固定するノードです。',
  'The nodes, as a struct bitmask of libnuma (numa_allocate_nodemask, numa_bitmask_setbit).':
    'ノードを libnuma の struct bitmask で表したものです (numa_allocate_nodemask, numa_bitmask_setbit)。',
  'The nodes from which pages are moved away, as a struct bitmask of libnuma.':
    'ページの移動元となるノードを libnuma の struct bitmask で表したものです。',
  'The nodes to which pages are moved, as a struct bitmask of libnuma.':
    'ページの移動先となるノードを libnuma の struct bitmask で表したものです。',
  'The process whose pages are moved. 0 is the calling process; any other process takes the ptrace access check PTRACE_MODE_READ_REALCREDS (since Linux 4.15): equal ids and a dumpable target, or CAP_SYS_PTRACE.':
    'ページを移動するプロセスです。0 は呼び出し元のプロセスです。別のプロセスには ptrace のアクセス検査 PTRACE_MODE_READ_REALCREDS (Linux 4.15 から) が行われます。ID が同じで対象がダンプ可能であるか、CAP_SYS_PTRACE が必要です。',
  'What happens to pages that exist already: 0 leaves them; MPOL_MF_MOVE moves those that only this process maps, MPOL_MF_MOVE_ALL shared ones too (CAP_SYS_NICE). MPOL_MF_STRICT makes the call fail with EIO when a page does not follow the policy: alone it moves nothing.':
    'すでにあるページをどうするかです。0 ならそのまま残し、MPOL_MF_MOVE はこのプロセスだけがマップしているページを、MPOL_MF_MOVE_ALL は共有されたページも移動します (CAP_SYS_NICE)。MPOL_MF_STRICT はポリシーに従わないページがあると呼び出しを EIO で失敗させ、それだけでは何も移動しません。',
  'What is asked: 0 the policy of the thread, MPOL_F_ADDR that of addr, MPOL_F_NODE | MPOL_F_ADDR the node of the page at addr, MPOL_F_MEMS_ALLOWED (alone) the nodes of the cpuset.':
    '何を問い合わせるかです。0 はスレッドのポリシー、MPOL_F_ADDR は addr のポリシー、MPOL_F_NODE | MPOL_F_ADDR は addr にあるページのノード、MPOL_F_MEMS_ALLOWED (単独) は cpuset のノードです。',
  'Must be 0: any bit makes the call fail with EINVAL.':
    '0 でなければなりません。ビットがあると呼び出しは EINVAL で失敗します。',
  'The process whose pages are meant. 0 is the calling process and skips the permission check; any other process, also for a query, takes a permission.':
    'ページが属するプロセスです。0 は呼び出し元のプロセスで、許可の検査を省きます。別のプロセスには、問い合わせでも許可が必要です。',
  'The number of entries in pages, nodes and status: a number of pages, not of bytes. Keep it below 2147483647; a count larger than an array makes the kernel read or write past its end.':
    'pages, nodes, status の要素の数です。バイトではなくページの数です。2147483647 より小さくしてください。配列より大きいと、カーネルは配列の終わりを越えて読み書きします。',
  'An array of count addresses, one in each page, as the target process sees them. Addresses should be page-aligned; kernels do not insist and take the page (for huge pages the whole huge page) that contains the address.':
    '対象のプロセスから見えるアドレス count 個の配列で、各ページに 1 つです。アドレスはページ境界に揃えるべきです。カーネルは強制せず、そのアドレスを含むページ (ヒュージページならその全体) を対象にします。',
  'An array of count 32-bit node numbers, each from 0 to MAX_NUMNODES - 1 (1023 at most on common kernels): where each page is to go. NULL moves nothing and makes the call a query. The kernel checks each node against the memory nodes that the cpuset of the target process allows, a set that can change at any time.':
    '32 ビットのノード番号 count 個の配列で、それぞれ 0 から MAX_NUMNODES - 1 まで (よくあるカーネルでは最大 1023) の、各ページの移動先です。NULL なら何も移動せず、呼び出しは問い合わせになります。カーネルは各ノードを、対象のプロセスの cpuset で許可されたメモリノードと照らし合わせます。この集合はいつでも変わりえます。',
  'An array of count 32-bit integers that the kernel writes: the node of each page, or a negative errno value. It may not be NULL unless count is 0. When nodes is given, fill it first with a value that is neither a node nor an errno value of the kernel (INT_MIN), because entries can stay unwritten.':
    'カーネルが書き込む 32 ビット整数 count 個の配列で、各ページのノードか、負の errno 値です。count が 0 でなければ NULL にできません。書かれない要素が残りうるので、nodes を指定するときは、先にノードでもカーネルの errno 値でもない値 (INT_MIN) で埋めてください。',
  'MPOL_MF_MOVE moves pages that only this process maps; MPOL_MF_MOVE_ALL moves shared pages too and needs CAP_SYS_NICE. 0 acts as MPOL_MF_MOVE. Any other bit makes the call fail with EINVAL.':
    'MPOL_MF_MOVE はこのプロセスだけがマップしているページを移動します。MPOL_MF_MOVE_ALL は共有されたページも移動し、CAP_SYS_NICE が必要です。0 は MPOL_MF_MOVE と同じ動作です。ほかのビットがあると呼び出しは EINVAL で失敗します。',
};
