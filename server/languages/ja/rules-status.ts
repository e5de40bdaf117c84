/** The rules over status. */
import type { Catalogue } from '../say';

export const rulesStatus: Catalogue = {
  'A null status array': 'null の status 配列',
  'status is null.': 'status が null です。',
  'The kernel stores an entry for every page after it has moved them: without it the call fails with EFAULT, and pages have been moved all the same.':
    'カーネルはページを移動した後、ページごとに要素を格納します。配列がなければ呼び出しは EFAULT で失敗しますが、ページは移動しています。',
  'Pass an array of int with one element per page.': '1 ページに 1 要素の int の配列を渡してください。',
  'Pass an Int32Array with one element per page.': '1 ページに 1 要素の Int32Array を渡してください。',
  'The entries of status are the whole answer of a query; without it the call fails with EFAULT.':
    '問い合わせの答えは status の要素だけです。配列がなければ呼び出しは EFAULT で失敗します。',
  'Status entries of another type than int': 'int 以外の型の status の要素',
  'The elements of status have {size} bytes ({type}), and the kernel writes int.':
    'status の要素は {size} バイト ({type}) ですが、カーネルは int を書き込みます。',
  'It packs {parts} entries into each element: none of them can be compared with a node or with an errno value, and the rest of the array stays unwritten.':
    '1 つの要素に int が {parts} 個詰め込まれます。どれもノードや errno の値と比べられず、配列の残りは書き込まれません。',
  'status names {type}, and the kernel writes an int.':
    'status は {type} を指していますが、カーネルは int を書き込みます。',
  'Only 4 of its {size} bytes are written: the others keep what was there, so that -errno is not negative or a node is not small.':
    '{size} バイトのうち 4 バイトだけが書き込まれます。残りは元のままなので、-errno が負にならなかったり、ノードが小さい数にならなかったりします。',
  'The elements of status have {size} {bytes} ({type}), and the kernel writes int.':
    'status の要素は {size} {bytes} ({type}) ですが、カーネルは int を書き込みます。',
  'It writes 4 bytes per page: past the end of an array that has one element per page, over whatever lies there.':
    'カーネルは 1 ページにつき 4 バイトを書き込みます。1 ページに 1 要素の配列では終わりを越え、そこにあるものを上書きします。',
  'The elements of status are {type}, and the kernel writes int.':
    'status の要素は {type} ですが、カーネルは int を書き込みます。',
  'The bits of an int mean another number there: no entry can be read.':
    'int のビット列はその型では別の数を意味するため、要素は 1 つも読めません。',
  'status is the address of a pointer, not of status entries.':
    'status が status の要素ではなく、ポインタのアドレスです。',
  'The kernel writes the entries over that pointer and over what lies behind it.':
    'カーネルは、そのポインタとその後ろにあるものの上に要素を書き込みます。',
  'A negative error number reads as a number above 4 billion there: -14 is 4294967282, and no test for < 0 sees it.':
    '負のエラー番号がそこでは 40 億を超える数と読まれます。-14 は 4294967282 になり、< 0 の検査では見つかりません。',
  'status is one int ({name}), and the count is {count}.':
    'status は 1 つの int ({name}) ですが、count は {count} です。',
  'The kernel writes an entry per page: all but the first go over what lies behind the variable.':
    'カーネルはページごとに要素を書き込みます。最初の要素以外は、変数の後ろにあるものを上書きします。',
  'Declare an array of {count} int.': '{count} 個の int の配列を宣言してください。',
  'Status entries that may be left unwritten': '書き込まれないまま残りうる status の要素',
  'status is read after this move, but nothing was stored in it before.':
    'この移動の後に status が読まれますが、その前に何も格納されていません。',
  'Entries stay unwritten when the result is positive or -1{evenOnZero}: what was in the array before is then taken for the outcome.':
    '結果が正または -1 のとき{evenOnZero}、書き込まれない要素が残ります。前から配列にあった値が移動の結果と見なされてしまいます。',
  'Fill status before the call with a value that the kernel never writes, such as INT_MIN.':
    '呼び出しの前に、INT_MIN のような、カーネルが決して書き込まない値で status を埋めてください。',
  'Fill status before the call with a value that the kernel never writes: status.fill(-2147483648).':
    '呼び出しの前に、カーネルが決して書き込まない値で status を埋めてください: status.fill(-2147483648)。',
  'status holds zeros before this move, and 0 is a node.':
    'この移動の前に status が 0 で埋められていますが、0 はノードです。',
  'status is read after this query, whether the query has failed or not.':
    '問い合わせが失敗したかどうかにかかわらず、この問い合わせの後に status が読まれます。',
  'A query that fails writes only some of the entries or none, and nothing was stored in status before.':
    '失敗した問い合わせは要素の一部しか、または何も書き込まず、status にはその前に何も格納されていません。',
  'Test the result before, or fill status with a value that the kernel never writes, such as INT_MIN.':
    '先に結果を確かめるか、INT_MIN のような、カーネルが決して書き込まない値で status を埋めてください。',
  'Test the result before, or fill status with a value that the kernel never writes: status.fill(-2147483648).':
    '先に結果を確かめるか、カーネルが決して書き込まない値で status を埋めてください: status.fill(-2147483648)。',
  'A query that fails writes only some of the entries or none: the others are still 0, and 0 is a node.':
    '失敗した問い合わせは要素の一部しか、または何も書き込みません。残りは 0 のままですが、0 はノードです。',
  'status is filled with {name} before this move, which the kernel itself writes.':
    'この移動の前に status が {name} で埋められていますが、それはカーネル自身が書き込む値です。',
  'Fill status with a value that the kernel never writes, such as INT_MIN.':
    'INT_MIN のような、カーネルが決して書き込まない値で status を埋めてください。',
  'Fill status with a value that the kernel never writes, such as -2147483648.':
    '-2147483648 のような、カーネルが決して書き込まない値で status を埋めてください。',
  'Status entries read after the call failed': '呼び出しの失敗の後で読まれる status の要素',
  'status is read here even after the call has failed.':
    '呼び出しが失敗した後でも、ここで status が読まれます。',
  'A call that returns -1 writes some of the entries or none; the others still hold what was there before.':
    '-1 を返した呼び出しは要素の一部しか、または何も書き込みません。残りは前からの値のままです。',
  'Leave before this when the result is -1, or fill status before the call with a value that the kernel never writes.':
    '結果が -1 ならその前に抜けるか、呼び出しの前に、カーネルが決して書き込まない値で status を埋めてください。',
  'Status entries that begin as success': '初めから成功を示す status の要素',
  'status holds the wanted nodes before this move.': 'この移動の前に、status に希望のノードがあります。',
  'Entries stay unwritten when the result is positive or -1{evenOnZero}: a page that was not moved then reads as moved.':
    '結果が正または -1 のとき{evenOnZero}、書き込まれない要素が残ります。移動しなかったページが移動したように読めてしまいます。',
  'status holds {node} before this move, and {node} is a node.':
    'この移動の前に status に {node} がありますが、{node} はノードです。',
  'Status entries used as nodes without a test': '検査せずにノードとして使われる status の要素',
  'This uses a status entry as an index without a test for a negative number.':
    'ここでは負の数かどうかを確かめずに、status の要素を添字として使っています。',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and the index lies in front of the array.':
    '要素はノードか負のエラー番号です。存在しないページでは -ENOENT か -EFAULT になり、添字が配列の先頭より前を指します。',
  'Use only entries of 0 and above as nodes.': '0 以上の要素だけをノードとして使ってください。',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and no element has such an index: what is read is undefined, and what is stored is lost.':
    '要素はノードか負のエラー番号です。存在しないページでは -ENOENT か -EFAULT になり、その添字の要素はありません。読むと undefined になり、格納した値は失われます。',
  'This shifts by a status entry without a test for a negative number.':
    'ここでは負の数かどうかを確かめずに、status の要素の値だけシフトしています。',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and the result of such a shift is undefined.':
    '要素はノードか負のエラー番号です。存在しないページでは -ENOENT か -EFAULT になり、そのシフトの結果は未定義です。',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and a shift by a negative number is one by some other number.':
    '要素はノードか負のエラー番号です。存在しないページでは -ENOENT か -EFAULT になり、負の数によるシフトは別の数によるシフトになります。',
  'This passes a status entry as a node to {function}() without a test for a negative number.':
    'ここでは負の数かどうかを確かめずに、status の要素をノードとして {function}() に渡しています。',
  'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, which {function}() takes for something else or turns down.':
    '要素はノードか負のエラー番号です。存在しないページでは -ENOENT か -EFAULT になり、{function}() はそれを別の意味に取るか拒否します。',
  'The outcome of the single pages is not read': '読まれない個々のページの結果',
  'status is never read after this move.': 'この移動の後に status が一度も読まれません。',
  'A result of 0 does not mean that the pages moved: pages that are shared, busy or not present are reported in status alone.':
    '結果が 0 でも、ページが移動したとは限りません。共有されているページ、ビジーなページ、存在しないページは status でだけ報告されます。',
  'Look at each entry: the wanted node, or a negative error number.':
    '各要素を調べてください。希望のノードか、負のエラー番号です。',
  'A status entry taken for a positive error number': '正のエラー番号と見なされた status の要素',
  'A status entry is compared with {name}, but the kernel writes -{name}.':
    'status の要素が {name} と比べられていますが、カーネルが書き込むのは -{name} です。',
  'Entries are node numbers from 0 up or negative error numbers, so {name} ({number}) here means node {number}.':
    '要素は 0 以上のノード番号か負のエラー番号なので、{name} ({number}) はここではノード {number} を意味します。',
  'Compare with -{name}.': '-{name} と比べてください。',
  'The negative of a status entry is compared with -{name}.':
    'status の要素の符号を変えたものが -{name} と比べられています。',
  'The kernel writes -{name} into the entry, so its negative is {name}: the comparison is never true.':
    'カーネルは要素に -{name} を書き込むので、その符号を変えると {name} です。この比較は決して真になりません。',
  'Compare the entry itself with -{name}.': '要素そのものを -{name} と比べてください。',
  'A status entry goes to {function} as it is.': 'status の要素がそのまま {function} に渡されています。',
  'Entries hold negative error numbers, and {function} wants positive ones: it has no text for the entry.':
    '要素にあるのは負のエラー番号ですが、{function} に必要なのは正のものです。この要素に対応するテキストはありません。',
  'Pass the negative of the entry, once it is known to be below 0.':
    '0 より小さいことを確かめてから、要素の符号を変えて渡してください。',
  'A status entry is stored into errno as it is.': 'status の要素がそのまま errno に格納されています。',
  'Entries hold negative error numbers, and errno positive ones.':
    '要素にあるのは負のエラー番号で、errno には正のものが入ります。',
  'Store the negative of the entry, once it is known to be below 0.':
    '0 より小さいことを確かめてから、要素の符号を変えて格納してください。',
  'A test for a status that no kernel writes': 'どのカーネルも書き込まない status の検査',
  'No entry of status is {name} any more.': 'status の要素が {name} になることは、もうありません。',
  'The kernel wrote {name} into status {range} only; since then a page that cannot be moved makes the result positive, and a full node makes the call fail with ENOMEM.':
    '{range}、カーネルは status に {name} を書き込みました。その後は、移動できないページがあれば結果が正になり、ノードに空きがなければ呼び出しが ENOMEM で失敗します。',
  'Remove the test, or set minKernel if the code has to run on such kernels.':
    '検査を取り除くか、そのようなカーネルでもコードを動かすなら minKernel を設定してください。',
  'No entry of status is ever {name}.': 'status の要素が {name} になることはありません。',
  'Missing rights make the whole call fail: the result is -1 and errno is EPERM. A page that other processes map as well is -EACCES.':
    '権利がなければ呼び出し全体が失敗し、結果が -1 で errno が EPERM になります。ほかのプロセスもマップしているページは -EACCES です。',
  'Test errno for EPERM after a result of -1, and the entry for -EACCES.':
    '結果が -1 なら errno が EPERM かを、要素では -EACCES かを確かめてください。',
  '-ENOENT and -EFAULT told apart': '区別された -ENOENT と -EFAULT',
  'This tells a status of -ENOENT from one of -EFAULT.':
    'ここでは status の -ENOENT と -EFAULT を区別しています。',
  'A page that was never touched is -EFAULT {range} and -ENOENT on other kernels, so the same page takes one way here or the other.':
    '一度も触れられていないページは、{range} -EFAULT で、ほかのカーネルでは -ENOENT です。同じページがここでどちらの経路を通るかはカーネルによります。',
  'Treat both as “there is no page”.': 'どちらも「ページがない」として扱ってください。',
  'A move that is tried again without end': '際限なくやり直される移動',
  'This move is tried again until no page is left behind, however long that takes.':
    'どれだけ長くかかっても、残るページがなくなるまでこの移動がやり直されます。',
  'A page that is pinned (for direct I/O, by a device) does not move however often it is asked to: the result ({since}) stays positive.':
    'ピン留めされたページ (ダイレクト I/O やデバイスによる) は、何度求めても移動しません。結果 ({since}) は正のままです。',
  'Stop after a number of attempts, wait between them, and ask again only for the pages that have not moved.':
    '決まった回数でやめ、試行の間に待ち、まだ移動していないページだけをもう一度求めてください。',
  'This move is tried again until no entry holds an error, however long that takes.':
    'どれだけ長くかかっても、エラーの要素がなくなるまでこの移動がやり直されます。',
  'A page that is shared, pinned or not present is reported again and again: its entry does not change by itself.':
    '共有されているページ、ピン留めされたページ、存在しないページは何度でも報告されます。その要素がひとりでに変わることはありません。',
  'The entry was written by this call': '要素はこの呼び出しが書き込みました',
  'status begins here': 'status はここから始まります',
  'Declare {name} as an array of {count}': '{name} を {count} 要素の配列として宣言する',
  'Compare with -{name}': '-{name} と比べる',
  'Pass -{text}': '-{text} を渡す',
  'status is declared here': 'status はここで宣言されています',
  'Report the pages with a negative status': 'status が負のページを報告する',
  'status is filled here': 'status はここで埋められています',
  'Make an {array} and pass it': '{array} を作って渡す',
  'Declare {array} and pass it': '{array} を宣言して渡す',
  'Only if {index} is a node': '{index} がノードのときだけ実行する',
  'The other one is looked for here': 'もう一方はここで調べられています',
  'The entries were written by this call': '要素はこの呼び出しが書き込みました',
};
