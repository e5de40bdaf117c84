/** What server/kernel says of predictions and of moves that last. */
import type { Catalogue } from '../say';

export const kernelOutlook: Catalogue = {
  'Bind the memory to node {node} and move it there': 'メモリをノード {node} に固定し、そこに移動する',
  'Automatic NUMA balancing leaves ranges alone that have a policy of their own, and pages that are touched later, or come back from swap, are allocated on the node of the policy. MPOL_MF_MOVE moves the pages that exist already.':
    '自動 NUMA バランシングは独自のポリシーを持つ範囲に手を出さず、後で触れられるページやスワップから戻るページはポリシーのノードに割り当てられます。MPOL_MF_MOVE はすでにあるページを移動します。',
  'Bind the memory to node {node} by libnuma': 'libnuma でメモリをノード {node} に固定する',
  'It calls mbind with MPOL_BIND: automatic NUMA balancing leaves such ranges alone. Pages that exist already stay where they are, so it goes together with move_pages. The memory has to begin at a page.':
    'MPOL_BIND で mbind を呼び出すので、自動 NUMA バランシングはその範囲に手を出しません。すでにあるページはそのまま残るので、move_pages と一緒に使ってください。メモリはページ境界から始まる必要があります。',
  'Allocate on node {node} from now on': 'これからはノード {node} に割り当てる',
  'The policy of the calling thread decides where the pages are that it touches from now on, and automatic NUMA balancing leaves memory alone whose pages this thread would allocate so. It goes into each thread that touches the memory; pages that exist already stay where they are.':
    '呼び出したスレッドのポリシーは、そのスレッドがこれから触れるページの場所を決め、自動 NUMA バランシングは、このスレッドがそのように割り当てるはずのメモリに手を出しません。メモリに触れるスレッドごとに入れてください。すでにあるページはそのまま残ります。',
  'The header <numaif.h> and the library libnuma (libnuma-dev, numactl-devel): link with -lnuma.':
    'ヘッダ <numaif.h> とライブラリ libnuma (libnuma-dev, numactl-devel)。-lnuma とリンクします。',
  'The header <numa.h> and the library libnuma (libnuma-dev, numactl-devel): link with -lnuma.':
    'ヘッダ <numa.h> とライブラリ libnuma (libnuma-dev, numactl-devel)。-lnuma とリンクします。',
  'The package koffi, and libnuma.so.1 on the machine (package libnuma1 or numactl-libs).':
    'パッケージ koffi と、そのマシンの libnuma.so.1 (パッケージ libnuma1 または numactl-libs)。',
  'Some of the pages may be held for I/O, which cannot be seen from outside; a held page ends the call with a positive number.':
    'ページのいくつかは I/O のために保持されているかもしれませんが、外からは見えません。保持されたページがあると、呼び出しは正の数で終わります。',
  'It is not certain that the wanted node has memory for all of the pages; where it has not, the call fails with ENOMEM after some have moved.':
    '希望のノードにすべてのページのためのメモリがあるかは確かではありません。なければ、いくつか移動した後で呼び出しが ENOMEM で失敗します。',
  'What some of the pages meet cannot be seen from outside, and the return hangs on it.':
    'いくつかのページが何に出会うかは外からは見えず、返り値はそれによります。',
  'Kernels that call themselves {kernel} differ in this, because corrections were carried over to some of them.':
    '自らを {kernel} と名乗るカーネルは、そのいくつかに修正が移されているため、ここで互いに異なります。',
  'This kernel misreads the arrays of a 32-bit program, so the call is about other addresses than it names.':
    'このカーネルは 32 ビットプログラムの配列を誤って読むので、呼び出しは指定したものとは別のアドレスを扱います。',
  'The rules of this kernel are not known.': 'このカーネルの規則は分かっていません。',
  'The call names no page.': '呼び出しが指定するページはありません。',
  'flags has bits that move_pages does not take; nothing is looked at and nothing moves.':
    'flags に move_pages が受け付けないビットがあるため、何も調べられず、何も移動しません。',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the program does not have; nothing moves.':
    'MPOL_MF_MOVE_ALL には初期ユーザ名前空間の CAP_SYS_NICE が必要ですが、プログラムにないため、何も移動しません。',
  'Entry {index} names node {node}, which has no memory or does not exist: the call ends there. Its entry and all later ones stay unwritten, and pages before it stay moved.':
    '要素 {index} が指定するノード {node} にはメモリがないか、ノードが存在しないため、呼び出しはそこで終わります。その要素以降はすべて書かれず、それより前のページは移動したままです。',
  'Entry {index} names node {node}, which the cpuset of the program does not permit: the call ends there. Its entry and all later ones stay unwritten, and pages before it stay moved.':
    '要素 {index} が指定するノード {node} はプログラムの cpuset で許可されていないため、呼び出しはそこで終わります。その要素以降はすべて書かれず、それより前のページは移動したままです。',
  'The kernel cannot read entry {index} of the arrays: the call ends there, and pages before it stay moved.':
    'カーネルは配列の要素 {index} を読めないため、呼び出しはそこで終わり、それより前のページは移動したままです。',
  'status is NULL: pages of the first run move, then the call fails because it cannot tell about them.':
    'status が NULL です。最初のまとまりのページは移動し、その結果を知らせることができないので呼び出しは失敗します。',
  'The run of pages that begins at entry {index} does not move as a whole: the call ends with it, and its status entries stay unwritten though most of its pages moved.':
    '要素 {index} から始まるページのまとまりが全部は移動しないため、呼び出しはそれで終わります。そのページのほとんどは移動しますが、status の要素は書かれません。',
  'A page that is named again in the same run, also as another part of the same huge page, gets -EBUSY, though it moves.':
    '同じまとまりの中で再び指定されたページは、同じヒュージページの別の部分としてでも、移動はしますが -EBUSY になります。',
  'It is assumed that no page is held for I/O while the call runs, which cannot be seen from outside.':
    '呼び出しの間、I/O のために保持されるページはないと仮定しています。これは外からは見えません。',
};
