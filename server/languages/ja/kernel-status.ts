/** What server/kernel says of status entries, and of ranges of kernels. */
import type { Catalogue } from '../say';

export const kernelStatus: Catalogue = {
  'on every Linux': 'どの Linux でも',
  'since Linux {since}': 'Linux {since} から',
  'before Linux {before}': 'Linux {before} より前',
  'from Linux {since}, before {before}': 'Linux {since} から {before} の前まで',
  'node {node}': 'ノード {node}',
  'The page is on node {node}.': 'ページはノード {node} にあります。',
  'on node {node}': 'ノード {node} 上',
  'In a move the entry is the node you asked for; a query made afterwards is what proves it.':
    '移動ではこの要素は求めたノードです。それを証明するのは後の問い合わせです。',
  'The page was not moved because other processes map it too.':
    'ほかのプロセスもページをマップしているため、移動しませんでした。',
  'shared with other processes': 'ほかのプロセスと共有',
  'Write to a page shared by fork so that it becomes private, or use MPOL_MF_MOVE_ALL with CAP_SYS_NICE.':
    'fork で共有されたページに書き込んで専用にするか、CAP_SYS_NICE を持って MPOL_MF_MOVE_ALL を使ってください。',
  'More than one process maps the page, and MPOL_MF_MOVE moves only pages that one process has for itself; such a page moves only with MPOL_MF_MOVE_ALL.':
    '複数のプロセスがページをマップしており、MPOL_MF_MOVE は 1 つのプロセスだけが持つページしか移動しません。このようなページは MPOL_MF_MOVE_ALL でだけ移動します。',
  'For large and page-cache folios the kernel only estimates whether they are shared, and can take a page of one process for a shared one.':
    '大きなフォリオとページキャッシュのフォリオについて、カーネルは共有されているかを推定するだけなので、1 つのプロセスのページを共有と見なすことがあります。',
  'The address is inside a hugetlb page but not at its start.':
    'アドレスが hugetlb ページの中にあり、先頭ではありません。',
  'The page could not be taken for moving.': '移動のためにページを取り出せませんでした。',
  'busy, or named twice': 'ビジー、または 2 回指定',
  'Name each page, and each huge page, once a call; else try again later, a bounded number of times.':
    '各ページと各ヒュージページは 1 回の呼び出しで一度だけ指定してください。そうでなければ、後で決まった回数だけ試してください。',
  'The kernel could not take the page off its lists: something else in the kernel holds it at this moment.':
    'カーネルがページをリストから外せませんでした。今、カーネルのほかの何かがページを保持しています。',
  'An earlier entry of the same call named the same page, or another part of the same huge page; the page does move, this entry is only its second mention.':
    '同じ呼び出しの前の要素が、同じページか、同じヒュージページの別の部分を指定しています。ページは移動します。この要素は二度目の指定にすぎません。',
  'The page is under I/O or another part of the kernel holds a reference to it.':
    'ページが I/O の実行中か、カーネルのほかの部分がそのページへの参照を保持しています。',
  'There is no memory at this address, or none that can be moved.':
    'このアドレスにメモリがないか、移動できるメモリではありません。',
  'not mapped, or not movable': 'マップなし、または移動不可',
  'Check that the address belongs to the target process and that the page was written to before the call.':
    'アドレスが対象のプロセスのものか、呼び出しの前にページに書き込んだかを確かめてください。',
  'The target process maps nothing at this address.':
    '対象のプロセスはこのアドレスに何もマップしていません。',
  'The area cannot be migrated: device or driver memory (VM_IO, VM_PFNMAP), DAX, or unsupported huge pages.':
    'この領域は移動できません。デバイスやドライバのメモリ (VM_IO, VM_PFNMAP)、DAX、または対応していないヒュージページです。',
  'The page was only read so far and is still the zero page shared by all processes.':
    'ページはこれまで読まれただけで、まだすべてのプロセスが共有するゼロページです。',
  'Nothing ever touched this anonymous memory, so there is no page.':
    'この匿名メモリには何も触れていないため、ページがありません。',
  'No page is present at this address.': 'このアドレスにはページが存在しません。',
  'no page there': 'ページなし',
  'Write to every page before the call; a page that was swapped out has to be touched again.':
    '呼び出しの前にすべてのページに書き込んでください。スワップアウトされたページにはもう一度触れる必要があります。',
  'The memory is mapped but was never touched, so there is no page yet.':
    'メモリはマップされていますが、触れられたことがないため、まだページがありません。',
  'The memory is mapped but no page is present: swapped out, a part of a file not read in, or a page being migrated at this moment.':
    'メモリはマップされていますが、ページが存在しません。スワップアウトされたか、ファイルのまだ読み込まれていない部分か、今移動中のページです。',
  'The address is device memory that has no ordinary page (ZONE_DEVICE or, in a query, a VM_PFNMAP mapping).':
    '通常のページがないデバイスメモリのアドレスです (ZONE_DEVICE、問い合わせでは VM_PFNMAP マッピングも)。',
  'The page was only read so far and is still the shared zero page.':
    'ページはこれまで読まれただけで、まだ共有のゼロページです。',
  'The page is protected by PROT_NONE or marked by automatic NUMA balancing; the 6.1 long-term kernels keep this behaviour.':
    'ページが PROT_NONE で保護されているか、自動 NUMA バランシングが印を付けたものです。6.1 長期サポートカーネルはこの動作を保っています。',
  'The page could not be written back.': 'ページを書き戻せませんでした。',
  'cannot be written back': '書き戻せない',
  'Write the file back (fsync) and try again.': 'ファイルを書き戻して (fsync) もう一度試してください。',
  'The page is dirty and could not be written back; it has to be, because its filesystem cannot migrate dirty pages.':
    'ページが dirty で、書き戻せませんでした。ファイルシステムが dirty なページを移動できないため、書き戻す必要があります。',
  'A dirty page could not be moved.': 'dirty なページを移動できませんでした。',
  'dirty page, cannot move': 'dirty なページ、移動不可',
  'The page is dirty and cannot move: its filesystem has neither a migration function nor a way to write pages back.':
    'ページが dirty で移動できません。ファイルシステムに移動の機能も、ページを書き戻す方法もありません。',
  'There was no memory to move the page to.': 'ページを移動する先のメモリがありませんでした。',
  'no memory on the node': 'ノードにメモリなし',
  'Free memory on the node or name another one.': 'ノードのメモリを空けるか、別のノードを指定してください。',
  'No memory could be allocated on the target node.': '移動先のノードでメモリを確保できませんでした。',
  'Linux {kernel} never writes {name} into a status entry, though the manual page still lists it.':
    'Linux {kernel} は status の要素に {name} を書くことはありません。マニュアルページにはまだ載っています。',
  'Code that waits for it can go, unless it has to run on older kernels.':
    'より古いカーネルで動かすのでなければ、これを待つコードは取り除けます。',
  'not written by the kernel': 'カーネルは書いていない',
  'Linux {kernel} never writes {value} into a status entry: what stands here was there before the call, so the kernel left the entry unwritten.':
    'Linux {kernel} は status の要素に {value} を書くことはありません。ここにあるのは呼び出しの前からの値で、カーネルはこの要素を書いていません。',
  'Ask for the placement of the page with a query; an entry can stay unwritten although its page did move.':
    'ページの配置を問い合わせてください。ページが移動していても、要素が書かれていないことがあります。',
};
