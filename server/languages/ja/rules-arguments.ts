/** The rules over the flags, the pid and the call as a whole, over comments, and what several rules say. */
import type { Catalogue } from '../say';

export const rulesArguments: Catalogue = {
  '{list}, {item}': '{list}、{item}',
  '{list} and {last}': '{list}、{last}',
  '{list} or {last}': '{list} または {last}',
  'A call inside assert()': 'assert() の中の呼び出し',
  'With NDEBUG defined, {call} is not called here.':
    'NDEBUG が定義されていると、ここで {call} は呼び出されません。',
  'assert() then expands to nothing, and its argument is not evaluated; release builds usually define NDEBUG.':
    'その場合 assert() は何もないものに展開され、引数は評価されません。リリースビルドではたいてい NDEBUG が定義されます。',
  'Make the call before, and assert what it returned.':
    '先に呼び出し、その返り値を assert で確かめてください。',
  'Make the call before the assertion': 'assert の前で呼び出す',
  'Flags that the call rejects': '呼び出しが受け付けないフラグ',
  'The flags hold {flags}, which this call does not take.':
    'flags に、この呼び出しが受け付けない {flags} があります。',
  'The kernel accepts {legal} only and fails with EINVAL before it looks at a page.':
    'カーネルは {legal} だけを受け付け、ページを調べる前に EINVAL で失敗します。',
  'Pass {keep}.': '{keep} を渡してください。',
  'The flags argument is {flags}, which is a memory policy and not a flag.':
    '引数 flags が {flags} です。これはフラグではなくメモリポリシーです。',
  'Pass {keep}; a policy is the mode of mbind or set_mempolicy.':
    '{keep} を渡してください。ポリシーは mbind や set_mempolicy の mode です。',
  'The flags are {value}, with bits that this call does not take: {flags}.':
    'flags が {value} で、この呼び出しが受け付けないビットがあります: {flags}。',
  'A move that does not say which pages may move': 'どのページを移動してよいかを言わない移動',
  'The flags of this move are 0.': 'この移動の flags が 0 です。',
  'The kernel then moves the pages that only this process maps, just as with MPOL_MF_MOVE; most readers take 0 for a query.':
    'その場合カーネルは MPOL_MF_MOVE と同じく、このプロセスだけがマップしているページを移動します。コードを読む人はたいてい 0 を問い合わせと受け取ります。',
  'Write MPOL_MF_MOVE, or pass a null pointer as nodes if a query is meant.':
    'MPOL_MF_MOVE と書いてください。問い合わせのつもりなら、nodes にヌルポインタを渡してください。',
  'MPOL_MF_MOVE adds nothing to MPOL_MF_MOVE_ALL': 'MPOL_MF_MOVE_ALL に加えても意味のない MPOL_MF_MOVE',
  'MPOL_MF_MOVE adds nothing to MPOL_MF_MOVE_ALL.':
    'MPOL_MF_MOVE_ALL に MPOL_MF_MOVE を加えても何も変わりません。',
  'The kernel asks for MPOL_MF_MOVE_ALL alone: with it, pages move no matter how many processes map them, and it needs CAP_SYS_NICE either way.':
    'カーネルは MPOL_MF_MOVE_ALL だけを見ます。これがあれば、いくつのプロセスがマップしていてもページは移動し、どちらにしても CAP_SYS_NICE が必要です。',
  'Pass the one that is meant.': '意図した方だけを渡してください。',
  '{name} is defined here': '{name} はここで定義されています',
  'Pass MPOL_MF_MOVE_ALL alone': 'MPOL_MF_MOVE_ALL だけを渡す',
  'Very many pages in one call': '1 回の呼び出しに多すぎるページ',
  'This call names {count} pages at once.': 'この呼び出しは一度に {count} ページを指定しています。',
  'Nothing interrupts a call, not even a signal that ends the program, and what happened to the first page is known when the last one is done.':
    '呼び出しは何によっても中断されません。プログラムを終わらせるシグナルでも同じです。最初のページがどうなったかは、最後のページが終わるまで分かりません。',
  'Make a call for each 1024 to 32768 pages: it costs no more.':
    '1024 から 32768 ページごとに呼び出してください。時間は変わりません。',
  'libnuma without numa_available()': 'numa_available() のない libnuma',
  '{name} is called, and this program never calls numa_available().':
    '{name} が呼び出されますが、このプログラムは numa_available() を一度も呼び出しません。',
  'On a kernel without NUMA support, and where a container forbids the calls, numa_available() returns -1 and every other function of libnuma is undefined (numa(3)).':
    'NUMA に対応していないカーネルや、コンテナがこれらの呼び出しを禁じている所では、numa_available() は -1 を返し、libnuma のほかの関数の動作はすべて未定義です (numa(3))。',
  'Begin with if (numa_available() < 0) and do without NUMA there.':
    'if (numa_available() < 0) から始め、そこでは NUMA なしで進めてください。',
  'One page per call, in a loop': 'ループの中で 1 回に 1 ページの呼び出し',
  'This loop moves one page per call.': 'このループは 1 回の呼び出しで 1 ページを移動します。',
  'Every move first drains the page lists of all CPUs: measured on Linux 6.18, a page cost 43 µs alone and 0.3 µs in a batch.':
    '移動のたびに、まずすべての CPU のページリストが空にされます。Linux 6.18 で測ると、1 ページに単独で 43 µs、まとめて 0.3 µs かかりました。',
  'Collect the addresses in an array and call once, or once for some thousand pages.':
    'アドレスを配列に集め、1 回で、または数千ページごとに呼び出してください。',
  'This loop asks for one page per call.': 'このループは 1 回の呼び出しで 1 ページを問い合わせます。',
  'Measured on Linux 6.18, a page cost 0.7 µs alone and 0.15 µs in a batch.':
    'Linux 6.18 で測ると、1 ページに単独で 0.7 µs、まとめて 0.15 µs かかりました。',
  'A number that is no process': 'プロセスではない番号',
  'The pid is {pid}, and no process has a negative number.':
    'pid が {pid} ですが、負の番号を持つプロセスはありません。',
  'The call fails with ESRCH before it looks at a page; unlike kill(), it knows no process groups.':
    '呼び出しはページを調べる前に ESRCH で失敗します。kill() と違い、プロセスグループを扱いません。',
  'Pass the number of one process, or 0 for the caller.':
    '1 つのプロセスの番号を渡すか、呼び出し元なら 0 を渡してください。',
  'The pid is the negative of a number, as kill() takes it for a process group.':
    'pid が番号の符号を変えたものです。kill() がプロセスグループを受け取るときの書き方です。',
  'This call knows no process groups: it fails with ESRCH.':
    'この呼び出しはプロセスグループを扱わないので、ESRCH で失敗します。',
  'Call once for each process of the group.': 'グループのプロセスごとに呼び出してください。',
  'The pid is a pthread_t from {function}().': 'pid が {function}() で得た pthread_t です。',
  'That is a handle of the thread library, in practice an address, and the kernel has no process of that number: ESRCH.':
    'それはスレッドライブラリのハンドルで、実際にはアドレスです。カーネルにその番号のプロセスはないので ESRCH になります。',
  'Pass 0 for the process of the calling thread; all its threads share their pages.':
    '呼び出すスレッドのプロセスなら 0 を渡してください。そのスレッドはどれも同じページを使います。',
  "The caller's own process by its number": '番号で指定した呼び出し元自身のプロセス',
  'The pid is what {function}() returned: the caller itself.':
    'pid が {function}() の返り値、つまり呼び出し元自身です。',
  'With 0 the kernel takes the caller without looking a process up and without asking whether it may be looked at.':
    '0 なら、カーネルはプロセスを探さず、調べてよいかも確かめずに、呼び出し元を対象にします。',
  'Pass 0.': '0 を渡してください。',
  'The pid is that of this process: the caller itself.':
    'pid がこのプロセスのもの、つまり呼び出し元自身です。',
  'The number comes from here': '番号はここで得られます',
  'The handle comes from here': 'ハンドルはここで得られます',
  'MPOL_MF_STRICT without MPOL_MF_MOVE': 'MPOL_MF_MOVE のない MPOL_MF_STRICT',
  'MPOL_MF_STRICT alone moves no page.': 'MPOL_MF_STRICT だけではページは移動しません。',
  'The call fails with EIO when a page is on another node already, and leaves it there.':
    'すでに別のノードにあるページがあると、呼び出しは EIO で失敗し、そのページはそのまま残ります。',
  'Add MPOL_MF_MOVE where such pages are to be moved.':
    'そのようなページを移動するなら MPOL_MF_MOVE を加えてください。',
  'MPOL_MF_STRICT does nothing with MPOL_DEFAULT.':
    'MPOL_MF_STRICT は MPOL_DEFAULT とともに使うと何もしません。',
  'Without a policy of its own there is nothing that a page of the range could contradict.':
    '独自のポリシーがなければ、その範囲のページが反するポリシーもありません。',
  some: 'いくらか',
  'a string literal': '文字列リテラル',
  'Calls {name}': '{name} を呼び出しています',
  byte: 'バイト',
  bytes: 'バイト',
  'Declare {name} as int': '{name} を int として宣言する',
  'Pass 0 as the flags: only query': 'flags に 0 を渡し、問い合わせだけにする',
  'anything but 0 becomes 1': '0 以外はすべて 1 になる',
  'an address has 64 bits': 'アドレスは 64 ビットある',
  '2**{bits} + 1 pages become 1': '2**{bits} + 1 ページが 1 ページになる',
  '2**{bits} + 1 becomes 1': '2**{bits} + 1 が 1 になる',
  'Declare it {text}': '{text} と宣言する',
  'Add CAP_SYS_PTRACE': 'CAP_SYS_PTRACE を加える',
  'before Linux {end}': 'Linux {end} より前では',
  'since Linux {first}': 'Linux {first} から',
  'from Linux {first} until {end}': 'Linux {first} から {end} の前まで',
  'Build the array of page addresses of {base}': '{base} のページアドレスの配列を作る',
  '{name}() returns it here': '{name}() がここで返しています',
  '{name}() is called here': '{name}() がここで呼び出されています',
  'the memory of a {function}': '{function} のメモリ',
  'memory from {function}': '{function} で得たメモリ',
  'Step by {size}': '{size} ずつ進める',
  'the page size': 'ページサイズ',
  'Make it of the class {name}': 'クラスを {name} にする',
  'Fill status with {value} before the call': '呼び出しの前に status を {value} で埋める',
  'Store {value} instead': '代わりに {value} を格納する',
  'Pass {text} ({spelled})': '{text} を渡す ({spelled})',
  'Write to every page before the call': '呼び出しの前にすべてのページに書き込む',
  ', and {ranges} even when it is 0': ' ({ranges} 結果が 0 のときも)',
  'The right to move pages, guessed from user ids': 'ユーザ ID から推測した、ページを移動する権利',
  'Equal user ids do not tell whether the pages of another process may be moved.':
    'ユーザ ID が同じでも、別のプロセスのページを移動してよいかは分かりません。',
  'What counts {range} is the ptrace access check: all user and group ids of the process, whether it is dumpable, and its capabilities; with CAP_SYS_PTRACE none of them.':
    '{range} 問われるのは ptrace のアクセス検査です。プロセスのすべてのユーザ ID とグループ ID、ダンプできるか、ケーパビリティを見ます。CAP_SYS_PTRACE があれば、そのどれも見ません。',
  'Make the call, and deal with EPERM.': '呼び出しを行い、EPERM に対処してください。',
  'A comment names a rule that does not exist': '存在しない規則を指定したコメント',
  'There is no rule "{rules}", so nothing is silenced.':
    '"{rules}" という規則はないので、何も抑制されません。',
  'The name may be misspelled, or the rule may have gone.':
    '名前の書き間違いか、規則がなくなったのかもしれません。',
  'Correct the name, or remove it.': '名前を直すか、取り除いてください。',
  'This comment names no rule, so nothing is silenced.':
    'このコメントには規則の名前がないので、何も抑制されません。',
  'A comment has to say which rules it means: numa-lens-ignore RULE -- reason.':
    'コメントには、どの規則のことかを書きます: numa-lens-ignore RULE -- reason。',
  'Name the rule, or remove the comment.': '規則の名前を書くか、コメントを取り除いてください。',
  'A comment silences a rule that reports nothing there': '何も報告しない規則を抑制するコメント',
  '{rules} reports nothing here.': '{rules} はここでは何も報告しません。',
  'A comment that silences nothing today can hide a new mistake tomorrow.':
    '今日は何も抑制しないコメントが、明日は新しい間違いを隠すかもしれません。',
  'Remove it.': '取り除いてください。',
  before: '前',
  behind: '後ろ',
};
