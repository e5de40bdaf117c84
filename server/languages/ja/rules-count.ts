/** The rules over count. */
import type { Catalogue } from '../say';

export const rulesCount: Catalogue = {
  'More pages than an array has room for': '配列に入るよりも多いページ',
  'The count is {count}, but {array} has room for {room} {entries}.':
    'count が {count} ですが、{array} には {room} {entries}分の場所しかありません。',
  'Make the array as long as the count, or pass the smaller of the two.':
    '配列を count と同じ長さにするか、小さい方の数を渡してください。',
  '{array} is {missing} bytes too short for this count.':
    'この count に対して {array} が {missing} バイト足りません。',
  'Allocate count * sizeof({type}) bytes.': 'count * sizeof({type}) バイトを割り当ててください。',
  'Give it one element per page ({type}).': '1 ページに 1 要素 ({type}) としてください。',
  '{array} is too short for any count: it has fewer bytes per entry than the {size} of {type}.':
    'どの count に対しても {array} は短すぎます。1 要素あたりのバイト数が {type} の {size} より少ないためです。',
  'Make it an {type} with one element per page.': '1 ページに 1 要素の {type} にしてください。',
  'A count in bytes': 'バイト単位の count',
  'The count is the size of {array} in bytes, which has {size} bytes per entry.':
    'count が {array} のバイト単位の大きさです。1 要素は {size} バイトです。',
  'The kernel takes {size} times as many entries as there are: it reads and writes past the arrays.':
    'カーネルは実際の {size} 倍の要素を扱い、配列の終わりを越えて読み書きします。',
  'Pass the number of entries.': '要素の数を渡してください。',
  'The count is the size in bytes of the memory whose pages are listed.':
    'count が、ページを並べたメモリのバイト単位の大きさです。',
  'It counts pages, some thousand times fewer: the kernel reads and writes far past the arrays.':
    'count はページの数で、その数千分の 1 です。カーネルは配列の終わりをはるかに越えて読み書きします。',
  'Divide by the page size, rounding up.': 'ページサイズで割り、切り上げてください。',
  'Divide by the page size, rounding up: Math.ceil(bytes / pageSize).':
    'ページサイズで割り、切り上げてください: Math.ceil(bytes / pageSize)。',
  'The count is the size of a file in bytes.': 'count がファイルのバイト単位の大きさです。',
  'The size of a pointer taken for the length of an array': '配列の長さと見なされたポインタの大きさ',
  'The count is {count}, whatever the array holds: what its size is taken of is a pointer.':
    '配列の中身にかかわらず count は {count} です。大きさを求められているのはポインタです。',
  'sizeof of a pointer, and of an array parameter, is the size of an address, so the call leaves out all entries from {count} on.':
    'ポインタや配列パラメータの sizeof はアドレスの大きさなので、呼び出しは {count} 番以降の要素をすべて除外します。',
  'Pass the number of pages along with the pointer.': 'ポインタとともにページの数を渡してください。',
  'A count that is negative or does not fit': '負の、または範囲に収まらない count',
  'The count is {count}, which becomes {unsigned}.': 'count は {count} で、{unsigned} になります。',
  'The count is an unsigned long: the kernel reads and writes past the arrays until it meets memory that is not there (EFAULT).':
    'count は unsigned long です。カーネルは存在しないメモリに当たるまで (EFAULT)、配列の終わりを越えて読み書きします。',
  'Test the number for being negative before the call.':
    '呼び出しの前に、数が負でないことを確かめてください。',
  'The count is {count}, as an unsigned number {unsigned}.':
    'count は {count} で、符号なしの数としては {unsigned} です。',
  'The binding refuses it, or the kernel reads and writes past the arrays until it meets memory that is not there (EFAULT).':
    'バインディングが拒否するか、カーネルが存在しないメモリに当たるまで (EFAULT)、配列の終わりを越えて読み書きします。',
  'The count is {count}, more than the {max} of an int.':
    'count が {count} で、int の最大値 {max} を超えています。',
  'The kernel counts the entries of a move in an int, and no array of that length was ever meant: it reads and writes past the arrays.':
    'カーネルは移動の要素を int で数えます。その長さの配列が意図されたはずはなく、カーネルは配列の終わりを越えて読み書きします。',
  'Pass the number of pages, a few thousand per call.':
    'ページの数を、1 回の呼び出しに数千ページとして渡してください。',
  'The count is {count}, more than the {max} of a 32-bit integer.':
    'count が {count} で、32 ビット整数の最大値 {max} を超えています。',
  'The kernel counts the entries of a move in 32 bits, and no array of that length was ever meant: it reads and writes past the arrays.':
    'カーネルは移動の要素を 32 ビットで数えます。その長さの配列が意図されたはずはなく、カーネルは配列の終わりを越えて読み書きします。',
  'A call for no page': 'ページのない呼び出し',
  'The count is 0, so no page is moved and the result is 0.':
    'count が 0 なので、ページは移動せず、結果は 0 です。',
  'The kernel drains the page lists of every CPU all the same, which costs as much as moving some hundred pages.':
    'それでもカーネルはすべての CPU のページリストを空にします。これには数百ページの移動と同じだけの時間がかかります。',
  'Leave the call out when there is nothing to move.': '移動するものがなければ、呼び出しを省いてください。',
  'The count is 0, so nothing is asked and the result is 0.':
    'count が 0 なので、何も問い合わせず、結果は 0 です。',
  'The kernel only tests the flags and whether the process may be looked at.':
    'カーネルは flags と、プロセスを調べてよいかだけを検査します。',
  'Pass the number of pages, or leave the call out.': 'ページの数を渡すか、呼び出しを省いてください。',
  'More than 16 pages in a query of a 32-bit program':
    '32 ビットのプログラムの問い合わせでの 17 以上のページ',
  'This query asks for {count} in a 32-bit program.':
    'この問い合わせは 32 ビットのプログラムから{count}を指定しています。',
  'A 64-bit kernel {range} takes the addresses of entry 16 and all later ones from the wrong place: their answers are those of other pages, and it reads past the array.':
    '64 ビットのカーネルは、{range}、16 番以降の要素のアドレスを誤った場所から取ります。その答えは別のページのもので、カーネルは配列の終わりを越えて読みます。',
  'Ask for at most 16 pages per call.': '1 回の呼び出しで問い合わせるのは 16 ページまでにしてください。',
  'any number of pages': '任意の数のページ',
  '{only} pages': ' {only} ページ',
  'The kernel writes past its end and destroys what lies there.':
    'カーネルは配列の終わりを越えて書き込み、そこにあるものを壊します。',
  'The kernel reads what lies behind it and takes that for entries.':
    'カーネルは配列の後ろにあるものを読み、要素と見なします。',
  '{role} begins here': '{role} はここから始まります',
  entry: '要素',
  entries: '要素',
  'Pass the length of {own}': '{own} の長さを渡す',
  'The memory is this large': 'メモリの大きさはここで決まります',
  'Divide by the page size': 'ページサイズで割る',
  'The size of a pointer is divided here': 'ここで割られているのはポインタの大きさです',
};
