/** The rules over get_mempolicy and home nodes, over headers, linking and other systems. */
import type { Catalogue } from '../say';

export const rulesProgram: Catalogue = {
  'A loop that asks for the node of one page at a time': '一度に 1 ページのノードを問い合わせるループ',
  'This loop asks for the node of one page per call.':
    'このループは 1 回の呼び出しで 1 ページのノードを問い合わせます。',
  'With MPOL_F_NODE and MPOL_F_ADDR the kernel brings a page that is not there into memory to tell its node, so the question changes the answer; and each page costs a system call.':
    'MPOL_F_NODE と MPOL_F_ADDR を使うと、カーネルはノードを答えるために、存在しないページをメモリに読み込みます。問い合わせが答えを変えてしまい、しかも 1 ページごとにシステムコールが必要です。',
  'Put the addresses into an array and ask with move_pages and a null pointer as nodes, some thousand per call: it brings nothing in.':
    'アドレスを配列に入れ、nodes にヌルポインタを渡した move_pages で、1 回に数千ページずつ問い合わせてください。この呼び出しは何も読み込みません。',
  'Flags that get_mempolicy rejects': 'get_mempolicy が受け付けないフラグ',
  'The flags are {value}, with bits that get_mempolicy does not take.':
    'flags が {value} で、get_mempolicy が受け付けないビットがあります。',
  'The kernel accepts MPOL_F_NODE (1), MPOL_F_ADDR (2) and MPOL_F_MEMS_ALLOWED (4) only and fails with EINVAL.':
    'カーネルは MPOL_F_NODE (1)、MPOL_F_ADDR (2)、MPOL_F_MEMS_ALLOWED (4) だけを受け付け、それ以外では EINVAL で失敗します。',
  'Pass MPOL_F_NODE | MPOL_F_ADDR for the node of a page, MPOL_F_ADDR for the policy of an address, 0 for that of the thread.':
    'ページのノードなら MPOL_F_NODE | MPOL_F_ADDR、アドレスのポリシーなら MPOL_F_ADDR、スレッドのポリシーなら 0 を渡してください。',
  'MPOL_F_MEMS_ALLOWED is combined with {others}.':
    'MPOL_F_MEMS_ALLOWED が {others} と組み合わされています。',
  'It is a question of its own; with another flag the kernel fails with EINVAL.':
    'これは独立した問い合わせです。ほかのフラグと一緒だと、カーネルは EINVAL で失敗します。',
  'Ask for the nodes of the cpuset in a call of its own.':
    'cpuset のノードは別の呼び出しで問い合わせてください。',
  'addr is not null, and the flags lack MPOL_F_ADDR.':
    'addr が null ではないのに、flags に MPOL_F_ADDR がありません。',
  'The kernel does not ignore the address but fails with EINVAL.':
    'カーネルはアドレスを無視せず、EINVAL で失敗します。',
  'Add MPOL_F_ADDR to ask about the address, or pass a null pointer.':
    'アドレスについて問い合わせるなら MPOL_F_ADDR を加え、そうでなければヌルポインタを渡してください。',
  'The flags have MPOL_F_ADDR, and addr is null.': 'flags に MPOL_F_ADDR があるのに、addr が null です。',
  'Nothing is mapped at address 0: the kernel fails with EFAULT.':
    'アドレス 0 には何もマップされていないので、カーネルは EFAULT で失敗します。',
  'Pass an address, or leave MPOL_F_ADDR out to ask about the thread.':
    'アドレスを渡すか、スレッドについて問い合わせるなら MPOL_F_ADDR を外してください。',
  'Room for too few nodes': 'ノードの数に足りないマスク',
  'The mask has room for {maxnode} nodes only.': 'マスクには {maxnode} ノード分の場所しかありません。',
  'The kernel fails with EINVAL when maxnode is below the number of nodes that it may have, whether they are there or not.':
    'maxnode が、カーネルの扱いうるノードの数より少ないと、それらが実在するかどうかにかかわらず、カーネルは EINVAL で失敗します。',
  'Pass a mask of at least 64 bits, better numa_num_possible_nodes() bits.':
    '少なくとも 64 ビット、できれば numa_num_possible_nodes() ビットのマスクを渡してください。',
  'The mask has room for the nodes that are there.': 'マスクには、実在するノードの分の場所しかありません。',
  'The kernel fails with EINVAL when maxnode is below the number of nodes that it may have, which can be more than are there.':
    'maxnode が、カーネルの扱いうるノードの数より少ないと、カーネルは EINVAL で失敗します。その数は実在するノードより多いことがあります。',
  'Pass at least numa_num_possible_nodes().': '少なくとも numa_num_possible_nodes() を渡してください。',
  'The loop': 'このループです',
  '<numaif.h> before <linux/mempolicy.h>': '<linux/mempolicy.h> より前の <numaif.h>',
  '<linux/mempolicy.h> after <numaif.h> does not compile.':
    '<numaif.h> の後の <linux/mempolicy.h> はコンパイルできません。',
  'numaif.h defines MPOL_DEFAULT and its kin as macros; the kernel header then finds numbers where its enumeration has these names: "expected identifier before numeric constant".':
    'numaif.h は MPOL_DEFAULT などをマクロとして定義します。するとカーネルのヘッダの列挙型では、これらの名前の所が数になります: "expected identifier before numeric constant"。',
  'Remove <linux/mempolicy.h>: numaif.h has what the calls need. Where a newer constant is wanted, include it before <numaif.h>.':
    '<linux/mempolicy.h> を取り除いてください。呼び出しに必要なものは numaif.h にあります。新しい定数が必要なら、<numaif.h> より前でインクルードしてください。',
  '<numaif.h> is included here': '<numaif.h> はここでインクルードされています',
  'Remove <linux/mempolicy.h>': '<linux/mempolicy.h> を取り除く',
  'A home node that the kernel refuses': 'カーネルが拒否するホームノード',
  'The flags are {flags}; this call takes none.':
    'flags が {flags} ですが、この呼び出しにフラグはありません。',
  'The kernel keeps the argument for later and fails with EINVAL unless it is 0.':
    'この引数は将来のために取ってあり、0 でなければカーネルは EINVAL で失敗します。',
  'The range was mapped here and has no policy of its own.':
    '範囲はここでマップされ、独自のポリシーがありません。',
  'A home node belongs to a policy: the kernel fails with ENOENT where no mbind has set one, and the policy of the thread does not count.':
    'ホームノードはポリシーに属します。mbind で設定されたポリシーがなければカーネルは ENOENT で失敗し、スレッドのポリシーは数えられません。',
  'Call mbind with MPOL_BIND or MPOL_PREFERRED_MANY on the range first.':
    '先に MPOL_BIND か MPOL_PREFERRED_MANY で範囲に mbind を呼び出してください。',
  'The range has the policy {mode}, which takes no home node.':
    '範囲のポリシーは {mode} で、ホームノードを受け付けません。',
  'The kernel fails with EOPNOTSUPP for every policy but MPOL_BIND and MPOL_PREFERRED_MANY.':
    'MPOL_BIND と MPOL_PREFERRED_MANY 以外のポリシーでは、カーネルは EOPNOTSUPP で失敗します。',
  'Bind the range with one of these two.': 'この 2 つのどちらかで範囲を固定してください。',
  'The memory is mapped here': 'メモリはここでマップされています',
  'The policy is set here': 'ポリシーはここで設定されています',
  'Pass 0': '0 を渡す',
  'The header that declares the call is not included': '呼び出しを宣言するヘッダのインクルード漏れ',
  'Nothing declares {name} here, so this does not compile.':
    'ここでは {name} が宣言されていないので、コンパイルできません。',
  'C++, C23 and, from GCC 14 and Clang 16 on, every C since C99 refuse to call a function that is not declared.':
    'C++ と C23、それに GCC 14 と Clang 16 からは C99 以降のすべての C が、宣言されていない関数の呼び出しを拒否します。',
  'Add #include <{header}>; the header is in libnuma-dev (Debian, Ubuntu), numactl-devel (Fedora) or numactl (Arch).':
    '#include <{header}> を加えてください。ヘッダは libnuma-dev (Debian, Ubuntu)、numactl-devel (Fedora)、numactl (Arch) に入っています。',
  'Nothing declares {name} here.': 'ここでは {name} が宣言されていません。',
  'An older compiler guesses int {name}() and passes the arguments as they are written: an int count or a plain 0 for a pointer is not widened to 64 bits, and the result is cut to an int. GCC 14 and Clang 16 refuse to compile it.':
    '古いコンパイラは int {name}() と推測し、引数を書かれたとおりに渡します。int の count や、ポインタとしての単なる 0 は 64 ビットに広げられず、結果は int に切り詰められます。GCC 14 と Clang 16 はコンパイルを拒否します。',
  'Nothing declares {name} here, and it returns a pointer.':
    'ここでは {name} が宣言されていませんが、これはポインタを返します。',
  'An older compiler guesses int {name}() and keeps 32 bits of the pointer. GCC 14 and Clang 16 refuse to compile it.':
    '古いコンパイラは int {name}() と推測し、ポインタの 32 ビットしか残しません。GCC 14 と Clang 16 はコンパイルを拒否します。',
  'Nothing declares {name} here: <{header}> is a header of this project, not the one of libnuma.':
    'ここでは {name} が宣言されていません。<{header}> は libnuma のヘッダではなく、このプロジェクトのヘッダです。',
  'The search path of the build leads to it first. C++, C23 and, from GCC 14 and Clang 16 on, every C since C99 refuse to call a function that is not declared.':
    'ビルドの検索パスではこのヘッダが先に見つかります。C++ と C23、それに GCC 14 と Clang 16 からは C99 以降のすべての C が、宣言されていない関数の呼び出しを拒否します。',
  'Give that header another name, or keep its folder for quoted includes alone, with -iquote in place of -I.':
    'そのヘッダの名前を変えるか、-I の代わりに -iquote を使い、フォルダを引用符のインクルードだけに使わせてください。',
  'Include <{header}>': '<{header}> をインクルードする',
  'The program is linked without libnuma': 'libnuma なしでリンクされるプログラム',
  '{program} is linked without libnuma, and {name} is in it.':
    '{program} は libnuma なしでリンクされていますが、{name} は libnuma にあります。',
  "The C library has no wrapper for the NUMA calls, so the linker stops: undefined reference to '{name}'.":
    "C ライブラリには NUMA の呼び出しのラッパーがないので、リンカは undefined reference to '{name}' で止まります。",
  'Link with -lnuma.': '-lnuma でリンクしてください。',
  '{program} is linked with -lnuma before the objects that call {name}.':
    '{program} のリンクで、-lnuma が {name} を呼び出すオブジェクトより前にあります。',
  "The linker looks into a library for what it is missing at that point: with --as-needed, which GCC of Debian and Ubuntu passes, and with -static it drops libnuma and stops: undefined reference to '{name}'.":
    "リンカはライブラリから、その時点で足りないものだけを探します。Debian や Ubuntu の GCC が渡す --as-needed と、-static では libnuma を捨て、undefined reference to '{name}' で止まります。",
  'Put -lnuma behind the objects.': '-lnuma をオブジェクトの後ろに置いてください。',
  '{program} is built here': '{program} はここでビルドされています',
  'Add {words}': '{words} を加える',
  'A call for Linux only, in code for several systems':
    '複数のシステム向けのコードにある Linux だけの呼び出し',
  'This file tells systems apart, but nothing keeps {name} to Linux.':
    'このファイルはシステムを区別していますが、{name} は Linux に限られていません。',
  'No other system has the call, so the file does not build there; and a Linux without NUMA answers ENOSYS.':
    'ほかのシステムにこの呼び出しはなく、ファイルをビルドできません。NUMA のない Linux では ENOSYS になります。',
  'Put it into #ifdef __linux__, and go on without placing pages elsewhere and on ENOSYS.':
    '#ifdef __linux__ の中に置き、ほかのシステムと ENOSYS のときはページを配置せずに進めてください。',
  'This file tells systems apart, but loads {file} on all of them.':
    'このファイルはシステムを区別していますが、どのシステムでも {file} を読み込みます。',
  'No other system has it: the load throws, and nobody can import the file there. A Linux without NUMA answers ENOSYS.':
    'ほかのシステムにはこれがありません。読み込みが例外を投げ、ファイルをインポートできなくなります。NUMA のない Linux では ENOSYS になります。',
  "Load it where process.platform is 'linux' only, and go on without placing pages elsewhere and on ENOSYS.":
    "process.platform が 'linux' の所だけで読み込み、ほかのシステムと ENOSYS のときはページを配置せずに進めてください。",
  'Another system is thought of here': 'ここでは別のシステムが考慮されています',
};
