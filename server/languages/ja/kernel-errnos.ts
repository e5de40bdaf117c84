/** What server/kernel says of errno and of the result. */
import type { Catalogue } from '../say';

export const kernelErrnos: Catalogue = {
  '{call} fails with {name}.': '{call} は {name} で失敗します。',
  'A node mask cannot be read over the bits that maxnode announces.':
    'maxnode が示すビット全体にわたってノードマスクを読むことができません。',
  'The range has a part that is not mapped.': '範囲にマップされていない部分があります。',
  'mode or nodemask cannot be written.': 'mode か nodemask に書き込めません。',
  'With MPOL_F_ADDR: nothing is mapped at addr.': 'MPOL_F_ADDR のとき: addr には何もマップされていません。',
  'maxnode is 0 although the mask is not NULL, or larger than the bits of a page of memory.':
    'マスクが NULL でないのに maxnode が 0 か、メモリ 1 ページのビット数より大きい値です。',
  'The mode is unknown to this kernel, or its flags exclude each other or the mode.':
    'このカーネルが知らない mode か、フラグ同士またはフラグと mode が両立しません。',
  'The mask does not fit the mode: empty where the policy needs nodes (after maxnode - 1 bits, and after nodes that the cpuset forbids or that have no memory), or not empty for MPOL_DEFAULT and MPOL_LOCAL.':
    'マスクが mode に合いません。ノードが必要なポリシーなのに (maxnode - 1 ビットまでで、cpuset で禁じられたノードやメモリのないノードを除くと) 空であるか、MPOL_DEFAULT や MPOL_LOCAL なのに空ではありません。',
  'The start is no multiple of the page size.': '先頭アドレスがページサイズの倍数ではありません。',
  'flags has a bit other than MPOL_MF_STRICT, MPOL_MF_MOVE and MPOL_MF_MOVE_ALL.':
    'flags に MPOL_MF_STRICT, MPOL_MF_MOVE, MPOL_MF_MOVE_ALL 以外のビットがあります。',
  'A mask is asked for, and maxnode is below the number of nodes that this kernel may have.':
    'マスクを求めていますが、maxnode がこのカーネルの持ちうるノードの数より小さい値です。',
  'flags has an unknown bit, combines MPOL_F_MEMS_ALLOWED with another, addr is given without MPOL_F_ADDR, or MPOL_F_NODE stands alone and the policy of the thread is no interleaving.':
    'flags に未知のビットがあるか、MPOL_F_MEMS_ALLOWED をほかと組み合わせているか、MPOL_F_ADDR なしで addr を指定しているか、MPOL_F_NODE だけでスレッドのポリシーがインターリーブではありません。',
  'new_nodes has no node that the caller may use.': 'new_nodes に、呼び出し元が使えるノードがありません。',
  'flags is not 0, or the node is not online.': 'flags が 0 でないか、ノードがオンラインではありません。',
  'With MPOL_MF_STRICT: a page is on a node that the policy does not allow and was not moved; others may have been.':
    'MPOL_MF_STRICT のとき: ポリシーが許可しないノードにあるページがあり、移動されませんでした。ほかのページは移動したかもしれません。',
  'The kernel had no memory for the policy.': 'カーネルにポリシーのためのメモリがありませんでした。',
  'A part of the range has no policy of its own: call mbind first.':
    '範囲に独自のポリシーを持たない部分があります。先に mbind を呼び出してください。',
  'The kernel is older than 5.17.': 'カーネルが 5.17 より古いものです。',
  'A part of the range has a policy other than MPOL_BIND and MPOL_PREFERRED_MANY; earlier parts have their home node already.':
    '範囲に MPOL_BIND と MPOL_PREFERRED_MANY 以外のポリシーを持つ部分があります。前の部分にはすでにホームノードが設定されました。',
  'There is no such process in the pid namespace of the caller.':
    '呼び出し元の pid 名前空間に、そのようなプロセスはありません。',
  'flags has MPOL_MF_MOVE_ALL and the caller lacks CAP_SYS_NICE in the initial user namespace.':
    'flags に MPOL_MF_MOVE_ALL がありますが、呼び出し元に初期ユーザ名前空間の CAP_SYS_NICE がありません。',
  'The target is another process, and the caller fails the ptrace access check PTRACE_MODE_READ_REALCREDS.':
    '対象は別のプロセスで、呼び出し元は ptrace のアクセス検査 PTRACE_MODE_READ_REALCREDS に通りません。',
  'new_nodes has a node outside the cpuset of the target, and the caller lacks CAP_SYS_NICE.':
    'new_nodes に対象の cpuset の外のノードがありますが、呼び出し元に CAP_SYS_NICE がありません。',
  'Pages named by earlier entries may have moved already.':
    '前の要素が指定したページは、すでに移動したかもしれません。',
  'Linux {kernel} does not fail with {name}.': 'Linux {kernel} は {name} では失敗しません。',
  'move_pages(2) does not set {name} on any kernel.':
    'move_pages(2) はどのカーネルでも {name} を設定しません。',
  'Another call set errno: read it right after move_pages has returned -1.':
    '別の呼び出しが errno を設定しました。move_pages が -1 を返したらすぐに errno を読んでください。',
  'count is larger than the kernel takes in one call.':
    'count が、カーネルが 1 回の呼び出しで受け付ける数より大きい値です。',
  'Too many pages for one call.': '1 回の呼び出しにページが多すぎます。',
  'Make several calls with fewer pages each.': 'ページを減らして何回かに分けて呼び出してください。',
  'A node in nodes is not allowed by the cpuset of the target process (not of the caller).':
    'nodes のノードのどれかが、(呼び出し元ではなく) 対象のプロセスの cpuset で許可されていません。',
  'A security module (SELinux, Smack) forbids moving the memory of this process.':
    'セキュリティモジュール (SELinux, Smack) が、このプロセスのメモリの移動を禁じています。',
  'A node, or the process, is off limits.': 'ノードまたはプロセスが許可されていません。',
  'Take nodes from Mems_allowed_list in /proc/PID/status of the target; the list can change at any time.':
    '対象の /proc/PID/status の Mems_allowed_list からノードを選んでください。この一覧はいつでも変わりえます。',
  'An entry of pages or nodes cannot be read: NULL, or fewer entries than count.':
    'pages か nodes の要素を読むことができません。NULL か、要素が count より少ない配列です。',
  'An entry of status cannot be written: NULL, read-only, or fewer entries than count. The kernel notices it after pages were moved.':
    'status の要素に書き込めません。NULL か、読み取り専用か、要素が count より少ない配列です。カーネルはページを移動した後でこれに気づきます。',
  'One of the arrays is not readable or not writable over count entries.':
    '配列のどれかが、count 個の要素にわたって読み書きできません。',
  'Pass three arrays of at least count entries each; only nodes may be NULL.':
    'それぞれ count 個以上の要素を持つ配列を 3 つ渡してください。NULL にできるのは nodes だけです。',
  'flags has a bit other than MPOL_MF_MOVE and MPOL_MF_MOVE_ALL; this is checked first.':
    'flags に MPOL_MF_MOVE と MPOL_MF_MOVE_ALL 以外のビットがあります。これは最初に検査されます。',
  'The target has no memory of its own: a kernel thread, a zombie or a process that is exiting.':
    '対象に自分のメモリがありません。カーネルスレッド、ゾンビ、または終了しかけているプロセスです。',
  'The flags or the process do not fit the call.': 'フラグまたはプロセスが、この呼び出しに合いません。',
  'Pass MPOL_MF_MOVE, MPOL_MF_MOVE_ALL or 0, and a live process.':
    'MPOL_MF_MOVE か MPOL_MF_MOVE_ALL か 0 と、生きているプロセスを渡してください。',
  'An entry of nodes is not a node with memory: offline, online without memory, negative or too large.':
    'nodes に、メモリのあるノードではない要素があります。オフラインか、オンラインでもメモリがないか、負か、大きすぎます。',
  'A node that was asked for cannot hold pages.': '求めたノードはページを持つことができません。',
  'Take nodes from /sys/devices/system/node/has_memory; numbers may have holes. Query afterwards: earlier entries were carried out.':
    '/sys/devices/system/node/has_memory からノードを選んでください。番号は飛んでいることがあります。その後で問い合わせてください。前の要素はすでに実行されています。',
  'No page had to move: all were on their nodes already, not present, at invalid addresses or mapped by several processes.':
    '移動すべきページがありませんでした。すべて、すでにそのノードにあるか、存在しないか、無効なアドレスか、複数のプロセスにマップされていました。',
  'There was nothing to move.': '移動するものがありませんでした。',
  'Treat it as "nothing moved" and read status.':
    '"何も移動しなかった" として扱い、status を読んでください。',
  'A target node has no memory left for the pages. The manual page does not mention it; entries of status stay unwritten.':
    '移動先のノードに、ページのためのメモリが残っていません。マニュアルページには書かれていません。status の要素は書かれません。',
  'The kernel could not allocate its own table for the call.':
    'カーネルが、この呼び出しのための自分の表を割り当てられませんでした。',
  'Memory ran out.': 'メモリが足りなくなりました。',
  'Free memory on the node or name another one, and query which pages moved.':
    'ノードのメモリを空けるか別のノードを指定し、どのページが移動したかを問い合わせてください。',
  'The kernel was built without NUMA or page migration, or a sandbox hides the call.':
    'カーネルが NUMA かページ移動なしでビルドされているか、サンドボックスがこの呼び出しを隠しています。',
  'This kernel does not have the call.': 'このカーネルにはこの呼び出しがありません。',
  'Go on without placing pages: on such a kernel there is nothing to place.':
    'ページを配置せずに進んでください。そのようなカーネルには配置するものがありません。',
  'flags has MPOL_MF_MOVE_ALL and the caller lacks CAP_SYS_NICE in the initial user namespace; root in a container or user namespace does not have it. Queries are refused too.':
    'flags に MPOL_MF_MOVE_ALL がありますが、呼び出し元に初期ユーザ名前空間の CAP_SYS_NICE がありません。コンテナやユーザ名前空間の中の root にはありません。問い合わせも拒否されます。',
  'The target is another process, and the caller fails the ptrace access check PTRACE_MODE_READ_REALCREDS: same user and group ids (real, effective, saved), target dumpable, its capabilities a subset, or CAP_SYS_PTRACE. CAP_SYS_NICE does not help, and queries need the right as well.':
    '対象は別のプロセスで、呼び出し元は ptrace のアクセス検査 PTRACE_MODE_READ_REALCREDS に通りません。ユーザ ID とグループ ID (実、実効、保存) が同じで、対象がダンプ可能で、そのケーパビリティが部分集合であるか、CAP_SYS_PTRACE が必要です。CAP_SYS_NICE は役に立たず、問い合わせにもこの権利が必要です。',
  'The target belongs to another user and the caller lacks CAP_SYS_NICE: the real or effective user id of the caller must equal the real or saved one of the target.':
    '対象は別のユーザに属し、呼び出し元に CAP_SYS_NICE がありません。呼び出し元の実ユーザ ID か実効ユーザ ID が、対象の実ユーザ ID か保存ユーザ ID と一致しなければなりません。',
  'A seccomp filter forbids the call, as the default profiles of Docker, containerd and Podman do.':
    'seccomp フィルタがこの呼び出しを禁じています。Docker, containerd, Podman の既定のプロファイルがそうします。',
  'The caller is not allowed to do this.': '呼び出し元にはこれを行う許可がありません。',
  'Use MPOL_MF_MOVE, grant CAP_SYS_PTRACE for another process, or allow the call in the container profile.':
    'MPOL_MF_MOVE を使うか、別のプロセスには CAP_SYS_PTRACE を与えるか、コンテナのプロファイルでこの呼び出しを許可してください。',
  'No such process in the pid namespace of the caller; negative pids do not exist either. (A zombie gives EINVAL.)':
    '呼び出し元の pid 名前空間に、そのようなプロセスはありません。負の pid もありません。(ゾンビなら EINVAL になります。)',
  'There is no such process.': 'そのようなプロセスはありません。',
  'Check the pid; the process may have ended, or run in another container.':
    'pid を確かめてください。プロセスは終了したか、別のコンテナで動いているかもしれません。',
  success: '成功',
  'The call succeeded, which does not mean that every page moved: what happened to each page is in status.':
    '呼び出しは成功しましたが、すべてのページが移動したという意味ではありません。各ページがどうなったかは status にあります。',
  'Read every status entry, or query afterwards.': 'status の要素をすべて読むか、後で問い合わせてください。',
  failed: '失敗',
  'The call failed and errno tells why. Pages may have moved all the same, and status entries may be unwritten.':
    '呼び出しは失敗し、errno が理由を示しています。それでもページが移動していることも、status の要素が書かれていないこともあります。',
  'Read errno at once, before any other call, and query if you need to know what moved.':
    'ほかの呼び出しの前にすぐ errno を読み、何が移動したかを知る必要があれば問い合わせてください。',
  '{value} not moved': '{value} ページ未移動',
  '{value} pages were not moved: those that failed and those that were not attempted any more. (A huge page that failed counts once.) The status entries of the failed run of pages and of all later ones are unwritten. A page that is pinned, by I/O for example, fails this way.':
    '{value} ページが移動しませんでした。失敗したページと、もう試みられなかったページです。(失敗したヒュージページは 1 つと数えます。) 失敗したまとまりとそれ以降の status の要素は書かれません。I/O などで固定されたページがこのように失敗します。',
  '{value} pages were not moved.': '{value} ページが移動しませんでした。',
  'Query all pages, then move the rest again, a bounded number of times.':
    'すべてのページを問い合わせ、残りを決まった回数だけ移動し直してください。',
  'Linux {kernel} does not return a positive number.': 'Linux {kernel} は正の数を返しません。',
  'A system call made without a C library returns the negated errno: {name}. Through libnuma or syscall(2) it would be -1.':
    'C ライブラリを通さないシステムコールは、符号を反転した errno を返します: {name}。libnuma や syscall(2) を通すと -1 です。',
  'Compare with -1 and read errno when a C library makes the call.':
    'C ライブラリが呼び出しを行う所では、-1 と比べて errno を読んでください。',
  'move_pages does not return {value}.': 'move_pages は {value} を返しません。',
};
