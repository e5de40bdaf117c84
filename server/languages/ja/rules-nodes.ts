/** The rules over nodes, and over the right to move pages. */
import type { Catalogue } from '../say';

export const rulesNodes: Catalogue = {
  'MPOL_MF_MOVE_ALL without a way out': '代わりの手段のない MPOL_MF_MOVE_ALL',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE, and nothing here deals with EPERM.':
    'MPOL_MF_MOVE_ALL には CAP_SYS_NICE が必要ですが、ここには EPERM への対処がありません。',
  'The capability counts in the initial user namespace only, so root in a container does not have it: the whole call fails and no page moves.':
    'このケーパビリティが有効なのは初期ユーザ名前空間だけなので、コンテナの root は持っていません。呼び出し全体が失敗し、ページは移動しません。',
  'On EPERM, call again with MPOL_MF_MOVE, which moves the pages that only this process maps.':
    'EPERM なら MPOL_MF_MOVE でもう一度呼び出してください。このプロセスだけがマップしているページが移動します。',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE; the error is reported, but nothing is moved then.':
    'MPOL_MF_MOVE_ALL には CAP_SYS_NICE が必要です。エラーは報告されますが、そのとき何も移動しません。',
  'The capability counts in the initial user namespace only, so root in a container does not have it: the whole call fails with EPERM.':
    'このケーパビリティが有効なのは初期ユーザ名前空間だけなので、コンテナの root は持っていません。呼び出し全体が EPERM で失敗します。',
  'MPOL_MF_MOVE_ALL in a query': '問い合わせでの MPOL_MF_MOVE_ALL',
  'nodes is null, so this call only queries, and MPOL_MF_MOVE_ALL does nothing but ask for a privilege.':
    'nodes が null なので、この呼び出しは問い合わせるだけで、MPOL_MF_MOVE_ALL は特権を求めるほかに何もしません。',
  'The kernel tests CAP_SYS_NICE before it looks at nodes: without it the query fails with EPERM.':
    'カーネルは nodes を見る前に CAP_SYS_NICE を検査します。なければ問い合わせは EPERM で失敗します。',
  'Pass 0 as the flags, or name the nodes if the pages are to be moved.':
    'flags に 0 を渡してください。ページを移動するなら、nodes を指定してください。',
  'Root is taken for the right to move shared pages': '共有ページを移動する権利と見なされた root',
  'The user id is tested, but MPOL_MF_MOVE_ALL asks for CAP_SYS_NICE.':
    'ユーザ ID を調べていますが、MPOL_MF_MOVE_ALL に必要なのは CAP_SYS_NICE です。',
  'The capability counts in the initial user namespace only: root of a rootless container has the user id 0 and gets EPERM.':
    'このケーパビリティが有効なのは初期ユーザ名前空間だけです。ルートレスコンテナの root はユーザ ID が 0 ですが、EPERM になります。',
  'Just make the call, and on EPERM make it again with MPOL_MF_MOVE.':
    'まず呼び出し、EPERM なら MPOL_MF_MOVE でもう一度呼び出してください。',
  'Call again with MPOL_MF_MOVE on EPERM': 'EPERM なら MPOL_MF_MOVE でもう一度呼び出す',
  'A node that cannot exist': '存在しえないノード',
  'Entry {entry} of nodes is {node}, and nodes are not negative.':
    'nodes の {entry} 番の要素が {node} ですが、負のノードはありません。',
  'The kernel stops there with ENODEV; the pages before that entry may have been moved.':
    'カーネルはそこで ENODEV で止まります。その要素より前のページは移動済みかもしれません。',
  'Leave pages that are to stay where they are out of the call.':
    '今の場所に残すページは、呼び出しから外してください。',
  'Entry {entry} of nodes is {node}, and the kernel has at most {max} nodes.':
    'nodes の {entry} 番の要素が {node} ですが、カーネルのノードは最大で {max} 個です。',
  'Pass the number of a node that has memory and that the target may use.':
    'メモリがあり、対象のプロセスが使ってよいノードの番号を渡してください。',
  '{role} is {node}, and nodes go from 0 to {last}.':
    '{role} が {node} ですが、ノードは 0 から {last} までです。',
  'The kernel, or libnuma before it, refuses a node that cannot exist, and the range keeps the policy that it has.':
    '存在しえないノードはカーネルが、またはその前に libnuma が拒否し、範囲のポリシーは元のままです。',
  'Pass the number of a node that has memory.': 'メモリのあるノードの番号を渡してください。',
  'The highest node taken for the number of nodes': 'ノードの数と見なされた最大のノード',
  'nodes holds {function}() + {more}, and {function}() already is the highest node.':
    'nodes に {function}() + {more} がありますが、{function}() がすでに最大のノードです。',
  'No node has that number: the kernel stops there with ENODEV; the pages before that entry may have been moved.':
    'その番号のノードはなく、カーネルはそこで ENODEV で止まります。その要素より前のページは移動済みかもしれません。',
  'Use a number up to {function}() itself.': '{function}() までの番号を使ってください。',
  'nodes holds a remainder of {function}(), which is the highest node and not the number of nodes.':
    'nodes に {function}() による剰余がありますが、それは最大のノードで、ノードの数ではありません。',
  'The last node never gets a page, and on a machine with one node this divides by zero.':
    '最後のノードにはページが 1 つも割り当てられず、ノードが 1 つのマシンでは 0 による除算になります。',
  'Divide by {function}() + 1, or go through the nodes that exist.':
    '{function}() + 1 で割るか、実在するノードを順に使ってください。',
  'The last node never gets a page, and on a machine with one node the remainder is NaN, which an Int32Array takes for 0.':
    '最後のノードにはページが 1 つも割り当てられず、ノードが 1 つのマシンでは剰余が NaN になり、Int32Array はそれを 0 とします。',
  'A processor number as a node': 'ノードとして使われたプロセッサ番号',
  'nodes holds the number of a processor ({function}()), not that of a node.':
    'nodes にあるのはノードの番号ではなく、プロセッサの番号 ({function}()) です。',
  'Processors and nodes are numbered apart: the page goes to some other node, or the call fails with ENODEV on a processor whose number no node has.':
    'プロセッサとノードの番号は別々です。ページは別のノードへ移動し、プロセッサと同じ番号のノードがなければ呼び出しは ENODEV で失敗します。',
  'Ask for the node: numa_node_of_cpu() of that processor, or the second argument of getcpu().':
    'ノードを問い合わせてください: そのプロセッサの numa_node_of_cpu()、または getcpu() の 2 番目の引数です。',
  'It is stored as a node here': 'ここでノードとして格納されています',
  'The processor is asked for here': 'プロセッサはここで問い合わせています',
  'Store numa_node_of_cpu({text})': 'numa_node_of_cpu({text}) を格納する',
  'The node is stored here': 'ノードはここで格納されています',
  'The highest node is asked for here': '最大のノードはここで問い合わせています',
  'Divide by {function}() + 1': '{function}() + 1 で割る',
  'Flags for a move, but no nodes': '移動のフラグがあるのにノードがない呼び出し',
  'nodes is null, so this call moves nothing: it only asks where the pages are.':
    'nodes が null なので、この呼び出しは何も移動せず、ページの場所を問い合わせるだけです。',
  'With a null pointer the kernel ignores {flag} and writes the current node of each page into status, and the result is 0.':
    'nodes がヌルポインタなら、カーネルは {flag} を無視し、各ページの現在のノードを status に書き込みます。結果は 0 です。',
  'Pass an array with the wanted node of each page, or 0 as the flags if a query is meant.':
    '各ページの希望のノードを入れた配列を渡すか、問い合わせのつもりなら flags に 0 を渡してください。',
  'Node numbers taken to have no holes': '欠番がないと見なされたノード番号',
  'nodes holds a remainder of {function}(), as if the nodes were numbered from 0 without holes.':
    'nodes に {function}() による剰余があり、ノードが 0 から欠番なしに並ぶことを前提にしています。',
  'Machines have nodes 0 and 8, or 0, 16 and 17, or nodes without memory: the kernel stops at a number that is none with ENODEV, and the nodes behind the holes never get a page.':
    'ノードが 0 と 8、または 0 と 16 と 17 のマシンや、メモリのないノードを持つマシンがあります。カーネルはノードでない番号で ENODEV で止まり、欠番より後ろのノードにはページが割り当てられません。',
  'Keep a list of the nodes that exist (numa_all_nodes_ptr, with memory), and take the remainder as an index of it.':
    '実在するノード (メモリのあるものは numa_all_nodes_ptr) の一覧を作り、剰余をその添字として使ってください。',
  'nodes holds the numbers from 0 up to {function}(), as if the nodes had no holes.':
    'nodes に 0 から {function}() までの番号があり、ノードに欠番がないことを前提にしています。',
  'Go through the nodes that exist: those of numa_all_nodes_ptr, up to numa_max_node().':
    '実在するノードを順に使ってください: numa_max_node() までの、numa_all_nodes_ptr にあるノードです。',
  "Nodes from the caller's set for another process": '別のプロセスのために呼び出し元の集合から選ばれたノード',
  'The nodes are chosen from those that this process may use ({function}), but {pid} is another process.':
    'ノードがこのプロセスの使ってよいもの ({function}) から選ばれていますが、{pid} は別のプロセスです。',
  "The kernel checks each node against the target's set: one outside it stops the call with EACCES, after earlier pages have been moved.":
    'カーネルは各ノードを対象のプロセスの集合と照らし合わせます。その外のノードがあると、それより前のページを移動した後に、呼び出しは EACCES で止まります。',
  'Choose from Mems_allowed_list in /proc/PID/status of the target, and handle EACCES: the set may change at any time.':
    '対象の /proc/PID/status の Mems_allowed_list から選び、EACCES に対処してください。この集合はいつでも変わりえます。',
  'Node numbers of another type than int': 'int 以外の型のノード番号',
  'The elements of nodes have {size} bytes ({type}), and the kernel reads int.':
    'nodes の要素は {size} バイト ({type}) ですが、カーネルは int を読みます。',
  'Each element is taken for {parts} entries: on little-endian machines every other page goes to node 0, and the second half of the array is never read.':
    '1 要素が {parts} 要素と見なされます。リトルエンディアンのマシンでは 1 つおきのページがノード 0 へ移動し、配列の後ろ半分は読まれません。',
  'Declare the elements as int.': '要素を int と宣言してください。',
  'Make it an Int32Array.': 'Int32Array にしてください。',
  'nodes names {type}, and the kernel reads an int of it.':
    'nodes は {type} を指していますが、カーネルはその中の int を読みます。',
  'Only 4 of its {size} bytes are read: the low half on little-endian machines, the high half, 0, on big-endian ones.':
    '{size} バイトのうち 4 バイトだけが読まれます。リトルエンディアンのマシンでは下位半分、ビッグエンディアンでは上位半分、つまり 0 です。',
  'Declare it as int.': 'int と宣言してください。',
  'The elements of nodes have {size} {bytes} ({type}), and the kernel reads int.':
    'nodes の要素は {size} {bytes} ({type}) ですが、カーネルは int を読みます。',
  'It takes {parts} elements for one node number, and reads past the end of the array.':
    'カーネルは {parts} 要素を 1 つのノード番号と見なし、配列の終わりを越えて読みます。',
  'The elements of nodes are {type}, and the kernel reads int.':
    'nodes の要素は {type} ですが、カーネルは int を読みます。',
  'The bit pattern of a floating-point number is no node: the kernel stops with ENODEV.':
    '浮動小数点数のビット列はノードではなく、カーネルは ENODEV で止まります。',
  'nodes is the address of a pointer, not of node numbers.':
    'nodes がノード番号ではなく、ポインタのアドレスです。',
  'The kernel takes the halves of that pointer for nodes and stops with ENODEV, or moves pages to the wrong node.':
    'カーネルはそのポインタの半分ずつをノードと見なし、ENODEV で止まるか、ページを誤ったノードへ移動します。',
  'Pass the pointer itself.': 'ポインタそのものを渡してください。',
  'A node mask where node numbers belong': 'ノード番号の代わりに渡されたノードマスク',
  'nodes is a node mask ({what}), and the call wants node numbers.':
    'nodes はノードマスク ({what}) ですが、呼び出しに必要なのはノード番号です。',
  'The kernel reads the bits, or the sizes and pointers beside them, as the numbers of nodes: it stops with ENODEV, or moves pages to a node that is not in the mask.':
    'カーネルは、ビットや、その隣にある大きさやポインタをノードの番号として読みます。ENODEV で止まるか、マスクにないノードへページを移動します。',
  'Pass an array of int with the wanted node of each page, one entry per page.':
    '各ページの希望のノードを、1 ページに 1 要素で入れた int の配列を渡してください。',
  'Pass an Int32Array with the wanted node of each page, one entry per page.':
    '各ページの希望のノードを、1 ページに 1 要素で入れた Int32Array を渡してください。',
  'nodes holds a bit for a node (1 << n), and the call wants the node number itself.':
    'nodes にノードのビット (1 << n) がありますが、呼び出しに必要なのはノード番号そのものです。',
  'The kernel takes 1 << n for the node: node 1 becomes 2, node 3 becomes 8, and where there is no such node the call fails with ENODEV.':
    'カーネルは 1 << n をノードと見なします。ノード 1 は 2 に、ノード 3 は 8 になり、そのノードがなければ呼び出しは ENODEV で失敗します。',
  'Store n.': 'n を格納してください。',
  'nodes has one entry per node, 0 or 1, and the call wants one entry per page.':
    'nodes が 1 ノードに 1 要素 (0 または 1) ですが、呼び出しに必要なのは 1 ページに 1 要素です。',
  'The kernel takes the first {count} entries for node numbers: pages go to node 0 or 1, whichever nodes are marked.':
    'カーネルは先頭の {count} 要素をノード番号と見なします。どのノードに印が付いていても、ページはノード 0 か 1 へ移動します。',
  '{name} is passed as nodes, and it is named as a mask.':
    '{name} が nodes として渡されていますが、名前によるとマスクです。',
  'The call wants one node number per page: of a mask it takes the bits, or the marks of the first nodes, for numbers.':
    '呼び出しに必要なのは、1 ページに 1 つのノード番号です。マスクを渡すと、そのビットや、最初のノードに付いた印が番号と見なされます。',
  'One array for the nodes and for the status': 'ノードと status に共用される配列',
  'nodes and status are the same array.': 'nodes と status が同じ配列です。',
  'The kernel overwrites the wanted nodes with the outcome, and an entry that it leaves unwritten still holds its node, as if the page had been moved there.':
    'カーネルは希望のノードを結果で上書きします。書き込まれなかった要素にはノードが残り、ページがそこへ移動したように見えます。',
  'Pass an array of its own as status, filled before the call with a value that the kernel never writes.':
    'status には、カーネルが決して書き込まない値で呼び出しの前に埋めた、別の配列を渡してください。',
  'nodes and status overlap: status begins {distance} entries {side} nodes in the same memory, and the count is {count}.':
    'nodes と status が重なっています。同じメモリの中で status が nodes の {distance} 要素{side}から始まり、count は {count} です。',
  'The kernel overwrites wanted nodes with the outcome of other pages, some of them before it has read them.':
    'カーネルは希望のノードをほかのページの結果で上書きし、その一部はまだ読んでいないものです。',
  'Give each array room for all entries of the call.':
    'どちらの配列にも、呼び出しの要素すべてが入る場所を用意してください。',
  'Node numbers that were never written': '書き込まれたことのないノード番号',
  'Nothing was stored in nodes before this move.': 'この移動の前に、nodes に何も格納されていません。',
  'The kernel takes what lies there for a node: it stops at that entry with ENODEV or EACCES after it has moved the pages before it, or moves the page to a node that nobody asked for.':
    'カーネルはそこにある値をノードと見なします。前のページを移動した後にその要素で ENODEV か EACCES で止まるか、誰も求めていないノードへページを移動します。',
  'Store the wanted node of every page first, or pass a null pointer to ask where the pages are.':
    '先に各ページの希望のノードを格納してください。ページの場所を問い合わせるなら、ヌルポインタを渡してください。',
  'Entry {entry} of nodes was never written, and the count is {count}.':
    'count は {count} ですが、nodes の {entry} 番の要素は書き込まれていません。',
  'Store the wanted node of every page that the call names.':
    '呼び出しが指定するすべてのページについて、希望のノードを格納してください。',
  'The nodes are counted here': 'ノードはここで数えられています',
  'nodes begins here': 'nodes はここから始まります',
  'It is stored here': 'ここで格納されています',
  '{member} of {type}': '{type} の {member}',
  'bits in {name}': '{name} のビット',
  'The same memory is passed as nodes here': '同じメモリがここで nodes として渡されています',
  'The array begins here': '配列はここから始まります',
  'This is the set of the caller': 'これは呼び出し元の集合です',
  'The other process': '別のプロセスです',
};
