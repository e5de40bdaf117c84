/** The rules over results, policies, prototypes, seccomp filters and system call numbers. */
import type { Catalogue } from '../say';

export const rulesResult: Catalogue = {
  'A policy is restored that may not have been saved': '保存されていないかもしれないポリシーの復元',
  'The mode comes from a get_mempolicy whose result nobody looks at.':
    'mode を得た get_mempolicy の結果が調べられていません。',
  'Where that call fails, in a sandbox for one, it stores nothing: an uninitialised number becomes the policy, or makes this call fail.':
    'サンドボックスの中などでその呼び出しが失敗すると、何も格納されません。初期化されていない値がポリシーになるか、この呼び出しが失敗します。',
  'Restore the policy only if get_mempolicy returned 0.':
    'get_mempolicy が 0 を返したときだけ、ポリシーを復元してください。',
  'Pages are moved against their policy': 'ポリシーに反して移動されるページ',
  'The memory is bound to {bound}, and its pages are moved to node {node}.':
    'メモリは{bound} に固定されていますが、そのページがノード {node} へ移動されます。',
  'A policy does not limit where pages are moved to, so they go; but pages that are touched later are allocated by the policy again.':
    'ポリシーはページの移動先を制限しないので、ページは移動します。しかし後で触れるページは、再びポリシーに従って割り当てられます。',
  'Set the policy to the new node as well, where the rest of the memory is to follow.':
    'メモリの残りもそこに置くなら、ポリシーも新しいノードに設定してください。',
  'node {list}': 'ノード {list}',
  'nodes {list}': 'ノード {list}',
  'The mode is asked for here': 'mode はここで問い合わせています',
  'A prototype of its own with other types': '型の異なる独自のプロトタイプ',
  'Parameter {position} of {name} is declared {own}; in <{header}> it is {right}.':
    '{name} の {position} 番目のパラメータは {own} と宣言されていますが、<{header}> では {right} です。',
  'Callers convert their arguments to what is declared here, and the function reads them as it was built: bits are lost or are left to chance.':
    '呼び出し元は引数をここの宣言に合わせて変換し、関数はビルドされたときの型で読みます。ビットが失われるか、不定になります。',
  'Include <{header}> instead of declaring {name}.':
    '{name} を宣言する代わりに <{header}> をインクルードしてください。',
  '{name} is declared with {own} parameters; it has {right}.':
    '{name} は {own} 個のパラメータで宣言されていますが、実際には {right} 個です。',
  'The function reads all of its parameters: what no caller passes is whatever a register holds.':
    '関数はパラメータをすべて読みます。呼び出し元が渡さなかったものは、レジスタにたまたま入っている値になります。',
  '{name} is declared without extern "C".': '{name} が extern "C" なしで宣言されています。',
  'The compiler then looks for a C++ function of that name and these types, which libnuma does not have: the program does not link.':
    'するとコンパイラはその名前とこれらの型の C++ 関数を探しますが、libnuma にはないので、プログラムはリンクできません。',
  'Include <{header}>, or declare it within extern "C" { }.':
    '<{header}> をインクルードするか、extern "C" { } の中で宣言してください。',
  'It is called here': 'ここで呼び出されています',
  'a {width}-bit integer': '{width} ビット整数',
  'a pointer to {width}-bit integers': '{width} ビット整数へのポインタ',
  'a pointer': 'ポインタ',
  'something else': '別の型',
  'Include <{header}> instead': '代わりに <{header}> をインクルードする',
  'errno reported for a positive result': '正の結果に対して報告される errno',
  'errno is reported here for a positive result, too.': 'ここでは正の結果に対しても errno が報告されます。',
  'A positive result ({since}) is the number of pages that were not moved, and errno then holds what some earlier call left there, often 0: "Success".':
    '正の結果 ({since}) は移動しなかったページの数です。そのとき errno には前の呼び出しが残した値があり、しばしば 0 ("Success") です。',
  'Report errno where the result is below 0, and the result itself where it is above 0.':
    '結果が 0 より小さければ errno を、0 より大きければ結果そのものを報告してください。',
  'errno is returned here for a positive result, too.': 'ここでは正の結果に対しても errno が返されます。',
  'Return errno where the result is below 0, and something else where it is above 0.':
    '結果が 0 より小さければ errno を、0 より大きければ別の値を返してください。',
  'A positive result is taken for success': '成功と見なされた正の結果',
  'This test of the result takes a positive number for success.':
    '結果のこの検査は、正の数を成功と見なします。',
  'A positive result ({since}) is the number of pages that were not moved; their status entries were not written.':
    '正の結果 ({since}) は移動しなかったページの数です。その status の要素は書き込まれていません。',
  'Treat a result above 0 as an incomplete move: query the pages, and try again those that did not move.':
    '結果が 0 より大きければ移動が不完全だと考え、ページを問い合わせ、移動しなかったものをもう一度試してください。',
  'A positive result of migrate_pages is the number of pages that could not be moved: they are still on the old nodes.':
    'migrate_pages の正の結果は、移動できなかったページの数です。それらはまだ元のノードにあります。',
  'Treat a result above 0 as an incomplete migration, and try again a bounded number of times.':
    '結果が 0 より大きければ移動が不完全だと考え、決まった回数だけ試し直してください。',
  'The result is not looked at': '調べられない結果',
  'The result of this call is thrown away.': 'この呼び出しの結果が捨てられています。',
  'The result of this query is not looked at.': 'この問い合わせの結果が調べられていません。',
  'Only the result tells that it failed (-1); the status entries then hold what was there before.':
    '問い合わせが失敗したこと (-1) は、結果からしか分かりません。そのとき status の要素には前の値が残ります。',
  'Test for a negative result before you read them.': '要素を読む前に、結果が負でないか確かめてください。',
  'Only the result tells that the call failed (-1) or left pages where they were (a positive number); the status entries are then not all written.':
    '呼び出しが失敗したこと (-1) や、ページが元の場所に残ったこと (正の数) は、結果からしか分かりません。そのとき status の要素は一部しか書き込まれません。',
  'Test for a negative result, and in a move for a positive one.':
    '負の結果を、移動では正の結果も確かめてください。',
  'The result of this call is stored and never read.':
    'この呼び出しの結果は格納されたまま、一度も読まれません。',
  'The result of this call is not looked at.': 'この呼び出しの結果が調べられていません。',
  'What follows looks at the pages themselves, so a failure shows, but not its reason: errno is lost.':
    '後のコードがページそのものを調べるため、失敗は分かりますが、その理由は分かりません。errno が失われるためです。',
  'Test for a negative result and report errno.': '負の結果を確かめ、errno を報告してください。',
  'The result of this call is thrown away on purpose.': 'この呼び出しの結果が意図的に捨てられています。',
  'Only the result tells that the call failed (-1) or left pages where they were (a positive number).':
    '呼び出しが失敗したこと (-1) や、ページが元の場所に残ったこと (正の数) は、結果からしか分かりません。',
  'Test it, or silence this rule here with a comment that says why a failure does not matter.':
    '結果を確かめるか、失敗してもよい理由を書いたコメントでこの規則をここで抑制してください。',
  'The result of {call} is not looked at.': '{call} の結果が調べられていません。',
  'When the call fails (a bad mask, a sandbox that forbids it) the old policy stays, and memory goes where it went before, without a sign.':
    '呼び出しが失敗すると (誤ったマスク、呼び出しを禁じるサンドボックス)、古いポリシーが残り、メモリは何の知らせもなく前と同じ所に割り当てられます。',
  'Going back to the default policy hardly fails, but a sandbox may forbid the call.':
    '既定のポリシーに戻すことはまず失敗しませんが、サンドボックスが呼び出しを禁じていることがあります。',
  'Test for a negative result where the policy matters.':
    'ポリシーが重要な所では、負の結果を確かめてください。',
  'The result of get_mempolicy is not looked at.': 'get_mempolicy の結果が調べられていません。',
  'When the call fails (a mask that is too small, a sandbox that forbids it) nothing is stored: what is read afterwards is what stood there before.':
    '呼び出しが失敗すると (小さすぎるマスク、呼び出しを禁じるサンドボックス)、何も格納されません。後で読まれるのは、前からそこにあった値です。',
  'Test for a negative result before you use the answer.': '答えを使う前に、負の結果を確かめてください。',
  'The result of migrate_pages is not looked at.': 'migrate_pages の結果が調べられていません。',
  'Only the result tells that the call failed (-1) or left pages behind (a positive number).':
    '呼び出しが失敗したこと (-1) や、ページが残ったこと (正の数) は、結果からしか分かりません。',
  'Test for a negative result and for a positive one.': '負の結果と正の結果を確かめてください。',
  'A check of nodes in place of status': 'status の代わりに調べられる nodes',
  'This compares an entry of nodes after the move, and no entry of status is looked at.':
    'ここでは移動の後に nodes の要素を比べており、status の要素は 1 つも調べられていません。',
  'The kernel only reads nodes: its entries are what they were before the call, so the check comes out the same wherever the pages are. The outcome is in status.':
    'カーネルは nodes を読むだけです。要素は呼び出しの前と同じなので、ページがどこにあっても比較の結果は変わりません。移動の結果は status にあります。',
  'Compare the entry of status.': 'status の要素を比べてください。',
  'The result taken for an error number': 'エラー番号と見なされた結果',
  'The result of {call} goes to {function}, but it is no error number.':
    '{call} の結果が {function} に渡されていますが、これはエラー番号ではありません。',
  'A failed call returns -1 and leaves the error number in errno; 1 is EPERM, whatever went wrong.':
    '失敗した呼び出しは -1 を返し、エラー番号を errno に残します。1 は、何が起きたかにかかわらず EPERM です。',
  'Pass errno.': 'errno を渡してください。',
  'Ask the binding for errno right after the call, and pass that.':
    '呼び出しの直後にバインディングから errno を得て、それを渡してください。',
  'The result of {call} is stored into errno, but it is no error number.':
    '{call} の結果が errno に格納されていますが、これはエラー番号ではありません。',
  'A failed call returns -1 and leaves the error number in errno: this overwrites it.':
    '失敗した呼び出しは -1 を返し、エラー番号を errno に残します。ここではそれを上書きしています。',
  'Leave errno as the call set it.': 'errno は呼び出しが設定したままにしてください。',
  'What became of the pages is looked at here': 'ページがどうなったかはここで調べられています',
  'The result is tested here': '結果はここで調べられています',
  'Report a positive result as such': '正の結果を正の結果として報告する',
  'Report the pages that were not moved': '移動しなかったページを報告する',
  'Pass errno': 'errno を渡す',
  'These are the nodes of this move': 'これがこの移動の nodes です',
  'Compare {status} instead': '代わりに {status} を比べる',
  'A seccomp filter denies calls that the code makes': 'コードの呼び出しを拒否する seccomp フィルタ',
  'The code in {name} calls {calls}, which {profile} denies.':
    '{name} のコードは {calls} を呼び出しますが、{profile} がそれを拒否します。',
  'The profile does not list what it denies: such a call fails with {errno} and reaches no check of capabilities.':
    'プロファイルにない呼び出しは拒否されます。{errno} で失敗し、ケーパビリティの検査には至りません。',
  'Give the container a seccomp profile that adds {calls}, or none ({setting}).':
    '{calls} を加えた seccomp プロファイルをコンテナに指定するか、プロファイルなしにしてください ({setting})。',
  'The code in {name} calls {calls}, which {profile} denies also with CAP_SYS_NICE.':
    '{name} のコードは {calls} を呼び出しますが、{profile} が CAP_SYS_NICE があっても拒否します。',
  'CAP_SYS_NICE opens the calls about memory policies only; the profile does not list those that move pages, so they fail with {errno}.':
    'CAP_SYS_NICE で許可されるのはメモリポリシーの呼び出しだけです。ページを移動する呼び出しはプロファイルにないので、{errno} で失敗します。',
  'The code in {name} calls {calls}, which {profile} denies without CAP_SYS_NICE.':
    '{name} のコードは {calls} を呼び出しますが、CAP_SYS_NICE がなければ {profile} が拒否します。',
  'The kernel itself asks for no capability there; the profile does, and fails the call with {errno}.':
    'カーネル自身はここでケーパビリティを求めません。プロファイルがそれを求め、呼び出しは {errno} で失敗します。',
  'Add the capability SYS_NICE, or use a seccomp profile that allows {calls}.':
    'ケーパビリティ SYS_NICE を加えるか、{calls} を許可する seccomp プロファイルを使ってください。',
  'The code in {name} calls {calls}, which gVisor does not have.':
    '{name} のコードは {calls} を呼び出しますが、gVisor にはありません。',
  'Its kernel fails the call with EPERM, with CAP_SYS_NICE with ENOSYS; it shows programs a single node.':
    'gVisor のカーネルでは呼び出しが EPERM で、CAP_SYS_NICE があれば ENOSYS で失敗します。プログラムに見えるノードは 1 つだけです。',
  'Run this container with runc where placement matters.':
    '配置が重要なら、このコンテナを runc で動かしてください。',
  'The code in this image calls {calls}, which {profile} denies.':
    'このイメージのコードは {calls} を呼び出しますが、{profile} がそれを拒否します。',
  'An image cannot bring its seccomp profile along: a container that is started without one gets the default, and the call fails with {errno}.':
    'イメージは自身の seccomp プロファイルを持ち運べません。プロファイルなしで開始したコンテナには既定のものが適用され、呼び出しは {errno} で失敗します。',
  'Start it with --security-opt seccomp=FILE, a profile that adds {calls}, and say so where its use is described.':
    '{calls} を加えたプロファイルを --security-opt seccomp=FILE で指定して開始し、使い方の説明にもそう書いてください。',
  'The program of this unit calls {calls}, which SystemCallFilter denies.':
    'このユニットのプログラムは {calls} を呼び出しますが、SystemCallFilter がそれを拒否します。',
  'systemd turns the list into a seccomp filter: the call {effect}, whatever capabilities the unit has.':
    'systemd はこのリストを seccomp フィルタにします。ユニットがどのケーパビリティを持っていても、呼び出しは{effect}。',
  'Allow in a later line what is needed: SystemCallFilter={list}.':
    '必要なものを後の行で許可してください: SystemCallFilter={list}。',
  'It has CAP_SYS_NICE': 'これには CAP_SYS_NICE があります',
  'Add the capability SYS_NICE': 'ケーパビリティ SYS_NICE を加える',
  'Run the container without a seccomp profile': 'コンテナを seccomp プロファイルなしで動かす',
  'kills the process with SIGSYS': ' SIGSYS でプロセスを終了させます',
  'fails with {errno}': ' {errno} で失敗します',
  'Allow {value} in a line of its own': '{value} を独立した行で許可する',
  'An argument of syscall() that is too narrow': 'syscall() の狭すぎる引数',
  'syscall() converts nothing, and the {width}-bit {role} of the caller is handed on as it is.':
    'syscall() は何も変換せず、呼び出し元の {width} ビットの {role} がそのまま渡されます。',
  'The kernel reads 64 bits; the upper half of a register with a {width}-bit number is not defined, and where the number already sits in the right register the compiler leaves that half alone.':
    'カーネルは 64 ビットを読みます。{width} ビットの数が入ったレジスタの上位半分は定義されておらず、数がすでに正しいレジスタにあれば、コンパイラは上位半分に手を付けません。',
  'Cast it: ({type}){text}.': 'キャストしてください: ({type}){text}。',
  'syscall() converts nothing: {role} has {width} bits here and the kernel reads 64.':
    'syscall() は何も変換しません。ここの {role} は {width} ビットですが、カーネルは 64 ビットを読みます。',
  'What the upper half of the register holds is left to the compiler; it is zero in most builds, so that a negative number becomes about 4 billion.':
    'レジスタの上位半分の値はコンパイラ次第です。たいていのビルドでは 0 なので、負の数は約 40 億になります。',
  'syscall() converts nothing: the {role} is {number}, and the kernel reads 64 bits.':
    'syscall() は何も変換しません。{role} が {number} ですが、カーネルは 64 ビットを読みます。',
  'It takes the number for {unsigned} where the compiler clears the upper half of the register, and for a larger one where it does not.':
    'コンパイラがレジスタの上位半分を 0 にすれば {unsigned} と、しなければもっと大きい数と見なされます。',
  'syscall() converts nothing: this 0 is an int, and the kernel reads a 64-bit pointer.':
    'syscall() は何も変換しません。この 0 は int ですが、カーネルは 64 ビットのポインタを読みます。',
  'What the upper half of the register holds is left to the compiler; it is zero in most builds.':
    'レジスタの上位半分の値はコンパイラ次第です。たいていのビルドでは 0 です。',
  'Pass NULL, or (void *)0.': 'NULL か (void *)0 を渡してください。',
  'A system call number of another machine': '別のマシンのシステムコール番号',
  '{number} is {other} on {target}, not {call}.': '{target} の {number} は {call} ではなく {other} です。',
  'Each machine numbers its system calls itself: {call} is {right} on {target}; {number} stands for it on {machines}.':
    'システムコールの番号はマシンごとに異なり、{target} では {call} は {right} です。{number} がそれを指すマシン: {machines}。',
  'Write SYS_{call} from <sys/syscall.h>: it is the right number on every machine.':
    '<sys/syscall.h> の SYS_{call} と書いてください。どのマシンでも正しい番号になります。',
  'Choose the number by the machine (process.arch), or bind {call} of libnuma.':
    'マシン (process.arch) に応じて番号を選ぶか、libnuma の {call} をバインドしてください。',
  '{number} is not {call} on {target}.': '{target} の {number} は {call} ではありません。',
  'Each machine numbers its system calls itself: {call} is {right} on {target}{elsewhere}. The kernel makes another call of it, or fails with ENOSYS.':
    'システムコールの番号はマシンごとに異なり、{target} では {call} は {right} です{elsewhere}。カーネルは別の呼び出しと見なすか、ENOSYS で失敗します。',
  'Pass a null pointer': 'ヌルポインタを渡す',
  'Cast {role} to {type}': '{role} を {type} にキャストする',
  '; {number} stands for it on {machines}': ' ({number} がそれを指すマシン: {machines})',
  'Write SYS_{meant}': 'SYS_{meant} と書く',
  '{machines} and others': '{machines} など',
};
