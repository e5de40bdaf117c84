/** The rules over foreign function libraries. */
import type { Catalogue } from '../say';

export const rulesFfi: Catalogue = {
  'An address that goes through a JavaScript number': 'JavaScript の数値を経由するアドレス',
  'This operator keeps 32 bits of the address.': 'この演算子はアドレスの 32 ビットしか残しません。',
  'On numbers, | & ^ ~ << >> work on 32 bits, and addresses of 64-bit programs have 47 and more: another page is named, or none.':
    '数値に対する | & ^ ~ << >> は 32 ビットで計算しますが、64 ビットのプログラムのアドレスは 47 ビット以上あります。別のページを指すか、どのページも指さなくなります。',
  'Compute with BigInt: address & ~0xfffn.': 'BigInt で計算してください: address & ~0xfffn。',
  'The address is kept as a number here.': 'アドレスがここでは数値で保持されています。',
  'A number is exact below 2^53 only: addresses beyond that (52-bit and 57-bit address spaces, tagged pointers, the kernel) are rounded without a word.':
    '数値が正確なのは 2^53 未満だけです。それを超えるアドレス (52 ビットや 57 ビットのアドレス空間、タグ付きポインタ、カーネル) は警告なしに丸められます。',
  'Keep addresses as BigInt all the way.': 'アドレスは最後まで BigInt のまま扱ってください。',
  'A status array that is only copied to C': 'C へコピーされるだけの status 配列',
  'status is a plain array, which {library} copies for the call ({type}): nothing comes back.':
    'status が普通の配列で、{library} は呼び出しのためにそれをコピーします ({type})。何も戻ってきません。',
  'The kernel fills the copy. The array keeps what was in it, also when the call returns 0.':
    'カーネルはコピーに書き込みます。呼び出しが 0 を返しても、配列の中身は元のままです。',
  'status is a plain array, which {library} does not take here.':
    'status が普通の配列で、{library} はここではそれを受け付けません。',
  'Use an Int32Array.': 'Int32Array を使ってください。',
  'Nodes that may be null, so that nothing is moved': 'null かもしれず、何も移動しなくなる nodes',
  'nodes may be {empty} here, and the flags ask for a move.':
    'ここでは nodes が {empty} かもしれませんが、flags は移動を求めています。',
  '{library} hands {empty} on as a null pointer: the call then only asks where the pages are, returns 0, and moves nothing.':
    '{library} は {empty} をヌルポインタとして渡します。すると呼び出しはページの場所を問い合わせるだけで 0 を返し、何も移動しません。',
  'Test for it before the call, and make the query a call of its own with flags 0.':
    '呼び出しの前にそれを調べ、問い合わせは flags が 0 の別の呼び出しにしてください。',
  'nodes may be {empty} here.': 'ここでは nodes が {empty} かもしれません。',
  '{library} throws on it before anything is called.':
    '{library} はその場合、何も呼び出さずに例外を投げます。',
  'Test for it before the call.': '呼び出しの前にそれを調べてください。',
  'errno of a failed call that is not read at once': '失敗した呼び出しの直後に読まれない errno',
  'A failure of this call is handled, and nothing reads errno.':
    'この呼び出しの失敗は処理されていますが、errno を読む所がありません。',
  'Only errno tells EPERM from ESRCH and ENOMEM, which want different answers; whatever is called next overwrites it.':
    'EPERM と ESRCH と ENOMEM は対処が異なり、区別できるのは errno だけです。次に何かを呼び出すと上書きされます。',
  'Read {reader} right after the call.': '呼び出しの直後に {reader} を読んでください。',
  'There is one errno for each thread, and whatever calls the system sets it: other bound functions, files, the console.':
    'errno はスレッドごとに 1 つで、システムを呼び出すものはどれもそれを変えます。バインドされたほかの関数、ファイル、コンソールなどです。',
  'Read {reader} right after the call, and keep it in a variable.':
    '呼び出しの直後に {reader} を読み、変数に保存してください。',
  'A failure of this call is handled, and ffi-rs is not asked for errno.':
    'この呼び出しの失敗は処理されていますが、ffi-rs に errno を求めていません。',
  'It keeps errno only where the declaration says so; read later, it is that of another call.':
    'ffi-rs が errno を保存するのは、宣言にそう書いたときだけです。後で読むと別の呼び出しのものになります。',
  'Declare errno: true. The call then gives { errnoCode, errnoMessage, value }.':
    'errno: true と宣言してください。すると呼び出しは { errnoCode, errnoMessage, value } を返します。',
  '{library} keeps no errno, and __errno_location() gives that of whatever ran last.':
    '{library} は errno を保存せず、__errno_location() が返すのは最後に実行されたもののものです。',
  'Between two calls the runtime may make system calls of its own, on this thread.':
    '2 つの呼び出しの間に、ランタイムがこのスレッドで独自のシステムコールを行うことがあります。',
  'Take it as a guess, or make the call in a small native addon that returns errno.':
    '推測として扱うか、errno を返す小さなネイティブアドオンから呼び出してください。',
  'errno of an asynchronous call that is not read in its callback':
    'コールバックの中で読まれない非同期呼び出しの errno',
  'The call is over by here, and errno with it.': 'ここでは呼び出しが終わっており、errno も失われています。',
  'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno while the callback of the call runs, and not after it.':
    '非同期呼び出しはプールのスレッドの中で失敗します。koffi がそのスレッドの errno を見せるのは呼び出しのコールバックの実行中で、その後ではありません。',
  'Read koffi.errno() first thing in the callback, and hand it on with the result.':
    'コールバックの最初に koffi.errno() を読み、結果とともに渡してください。',
  'errno is read after an await: other code has run since the call.':
    'errno が await の後で読まれています。呼び出しの後に別のコードが実行されています。',
  'There is one errno for each thread, and whatever ran during the await may have set it.':
    'errno はスレッドごとに 1 つで、await の間に実行されたものが変えたかもしれません。',
  'Read {reader} right after the call, before the await.':
    '呼び出しの直後、await の前に {reader} を読んでください。',
  'The result leaves the callback, and errno does not.':
    '結果はコールバックの外へ渡されますが、errno は渡されません。',
  'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno while the callback of the call runs, and not after it: why the call failed cannot be told any more.':
    '非同期呼び出しはプールのスレッドの中で失敗します。koffi がそのスレッドの errno を見せるのは呼び出しのコールバックの実行中で、その後ではありません。呼び出しがなぜ失敗したかはもう分かりません。',
  'A promise of the result comes without errno.': '結果の Promise には errno が付いてきません。',
  'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno to the callback only: why the call failed cannot be told any more.':
    '非同期呼び出しはプールのスレッドの中で失敗します。koffi はそのスレッドの errno をコールバックにしか見せません。呼び出しがなぜ失敗したかはもう分かりません。',
  'Pass a callback of your own that reads koffi.errno(), and resolve with both.':
    'koffi.errno() を読む独自のコールバックを渡し、両方で resolve してください。',
  'ffi.errno() is that of this thread, and the call ran in another one.':
    'ffi.errno() はこのスレッドのものですが、呼び出しは別のスレッドで実行されました。',
  'ffi-napi makes asynchronous calls in a thread of the pool, whose errno nobody keeps.':
    'ffi-napi は非同期呼び出しをプールのスレッドで行い、その errno は保存されません。',
  'Make the call synchronously where its errno matters.':
    'errno が重要な所では、呼び出しを同期にしてください。',
  'A bigint result compared with a number': 'number と比べられる bigint の結果',
  'The result is a bigint, and {other} is a number: they are never strictly equal.':
    '結果は bigint で、{other} は number です。両者が厳密に等しくなることはありません。',
  '{library} returns 64-bit integers as bigint, so that a failure (-1n) goes unseen.':
    '{library} は 64 ビット整数を bigint で返すため、失敗 (-1n) が見過ごされます。',
  'Write {instead}, or compare with < 0.': '{instead} と書くか、< 0 で比べてください。',
  'The result is a bigint, and the label {other} is a number: the case is never taken.':
    '結果は bigint で、ラベル {other} は number です。この case に入ることはありません。',
  '{library} returns 64-bit integers as bigint, and switch compares as === does.':
    '{library} は 64 ビット整数を bigint で返し、switch は === と同じように比べます。',
  'Write {instead}.': '{instead} と書いてください。',
  'A count that may be NaN or has a fraction': 'NaN かもしれない、または小数部のある count',
  'The count may be NaN.': 'count が NaN かもしれません。',
  '{library} makes 0 of NaN: the call returns 0, as if all had gone well, and nothing was done.':
    '{library} は NaN を 0 にします。呼び出しはすべてうまくいったかのように 0 を返しますが、何も行われていません。',
  'Test it with Number.isSafeInteger() before the call.':
    '呼び出しの前に Number.isSafeInteger() で確かめてください。',
  'The count is no whole number.': 'count が整数ではありません。',
  '{library} cuts the fraction off: the last page is left out.':
    '{library} は小数部を切り捨てるので、最後のページが抜けます。',
  'Round it up with Math.ceil().': 'Math.ceil() で切り上げてください。',
  'An array that may be collected while the call uses it': '呼び出しが使う間に回収されうる配列',
  '{role} is made in the argument, and nothing else refers to it.':
    '{role} が引数の中で作られており、ほかに何も参照していません。',
  'The call runs in another thread, and {library} does not keep the array: it may be collected before the kernel reads or writes its memory.':
    '呼び出しは別のスレッドで実行され、{library} は配列を保持しません。カーネルがそのメモリを読み書きする前に回収されることがあります。',
  'Keep it in a variable that the callback, or what follows the await, mentions.':
    '変数に保存し、コールバックの中か await の後でその変数に触れてください。',
  'Nothing refers to {role} ({name}) once the call has begun.':
    '呼び出しが始まると、{role} ({name}) を参照するものがありません。',
  'Mention it in the callback, or after the await.': 'コールバックの中か await の後でそれに触れてください。',
  'A function declared to a foreign function library with wrong types':
    '誤った型で外部関数ライブラリに宣言された関数',
  'Parameter {position} of {name}, {parameter}, is declared {own}; it is {right}.':
    '{name} の {position} 番目のパラメータ {parameter} は {own} と宣言されていますが、正しくは {right} です。',
  '{library} cuts what is passed to {bits} bits before the call, without a word: {example}.':
    '{library} は渡された値を呼び出しの前に警告なしで {bits} ビットに切り詰めます: {example}。',
  'Declare it {words}.': '{words} と宣言してください。',
  'Floating-point arguments go into registers of their own: the kernel reads whatever another register holds.':
    '浮動小数点の引数は別のレジスタに入ります。カーネルは、ほかのレジスタにたまたま入っている値を読みます。',
  'An address arrives where the kernel expects a number.': 'カーネルが数を期待する所にアドレスが届きます。',
  'Parameter {position} of {name}, {parameter}, is declared {own}; its elements have {bits} bits.':
    '{name} の {position} 番目のパラメータ {parameter} は {own} と宣言されていますが、正しい要素は {bits} ビットです。',
  'A plain array is converted into elements of the declared type, and the kernel reads others.':
    '普通の配列は宣言された型の要素に変換され、カーネルはそれを別の要素として読みます。',
  'The kernel reads all of its parameters: what is not passed is whatever a register holds.':
    'カーネルはパラメータをすべて読みます。渡されなかったものは、レジスタにたまたま入っている値になります。',
  'Declare all of them: {signature}.': 'すべて宣言してください: {signature}。',
  '{name} is declared without parameters; it has {right}.':
    '{name} がパラメータなしで宣言されていますが、実際には {right} 個です。',
  'A definition of node:ffi has the keys arguments and return. Node 26.10 ignores all others (early releases of 26 took parameters and result), and the function is called without arguments.':
    'node:ffi の定義のキーは arguments と return です。Node 26.10 はほかのキーをすべて無視し (26 の初期のリリースは parameters と result を受け付けました)、関数は引数なしで呼び出されます。',
  'Give the types under arguments, and the result under return.':
    '型は arguments に、結果の型は return に書いてください。',
  'The result of {name} is declared {own}; it is {right}.':
    '{name} の結果は {own} と宣言されていますが、正しくは {right} です。',
  'A call that failed then looks like one that did not.':
    'すると失敗した呼び出しが、失敗しなかったように見えます。',
  'The result of {name} is declared {own}, without a sign; it is {right}.':
    '{name} の結果は符号なしの {own} と宣言されていますが、正しくは {right} です。',
  'A failed call returns -1, which then reads as {example}: a test for -1 or for less than 0 is never true.':
    '失敗した呼び出しは -1 を返しますが、それが {example} と読まれます。-1 や 0 未満の検査は決して真になりません。',
  '{library} reads another register, or less of it, than the call returns its result in.':
    '{library} は、呼び出しが結果を返すのとは別のレジスタ、またはその一部しか読みません。',
  'The function sets the lower half of the register only: -1 may read as 4294967295.':
    '関数はレジスタの下位半分だけを設定します。-1 が 4294967295 と読まれることがあります。',
  'A function of libnuma looked up in another library': '別のライブラリで探される libnuma の関数',
  '{file} has no {symbol}.': '{file} に {symbol} はありません。',
  'The C library has no functions for the NUMA system calls: the lookup fails where the function is declared.':
    'C ライブラリには NUMA のシステムコールの関数がありません。関数を宣言する所で検索に失敗します。',
  'Load {libnuma}{otherwise}.': '{libnuma} を読み込んでください{otherwise}。',
  'The process itself has no {symbol}.': 'プロセス自身に {symbol} はありません。',
  'Node, Deno and Bun are not linked with libnuma: the lookup fails where the function is declared.':
    'Node、Deno、Bun は libnuma とリンクされていません。関数を宣言する所で検索に失敗します。',
  '{file} is only there where the development files of libnuma are.':
    '{file} があるのは、libnuma の開発用ファイルがある所だけです。',
  'The name without a version comes with libnuma-dev or numactl-devel, for linkers; a machine that only runs programs has {libnuma}.':
    '版のない名前はリンカのためのもので、libnuma-dev や numactl-devel に入っています。プログラムを動かすだけのマシンにあるのは {libnuma} です。',
  'Load {libnuma}.': '{libnuma} を読み込んでください。',
  'NUMA calls through a foreign function library that is not maintained':
    '保守されていない外部関数ライブラリによる NUMA の呼び出し',
  '{package} is not maintained.': '{package} は保守されていません。',
  'It does not compile with Node 20.12 or newer, and has no answer to a change of V8 or of Node-API.':
    'Node 20.12 以降ではコンパイルできず、V8 や Node-API の変更にも対応されません。',
  'Use koffi or ffi-rs, or node:ffi where Node 26 runs.':
    'koffi か ffi-rs を、Node 26 が動く所では node:ffi を使ってください。',
  'It comes from here': 'ここから来ています',
  'The call is over here': '呼び出しはここで終わっています',
  'null or undefined': 'null または undefined',
  'The call that gets the address': 'アドレスを受け取る呼び出し',
  'Read the text as a BigInt': 'テキストを BigInt として読む',
  'a bigint': 'bigint の値',
  'Write {other}n': '{other}n と書く',
  '{call} is called here': '{call} はここで呼び出されています',
  'Use an Int32Array, or declare the parameter as _Out_ int *.':
    'Int32Array を使うか、パラメータを _Out_ int * と宣言してください。',
  'Use an Int32Array, or a Buffer where the parameter is one of bytes.':
    'Int32Array を、パラメータがバイト列なら Buffer を使ってください。',
  'status is made here': 'status はここで作られています',
  'Make it an Int32Array': 'Int32Array にする',
  ", or call the C library's syscall() with the call's number on this machine":
    ' (または、C ライブラリの syscall() をこのマシンの呼び出し番号で呼び出してください)',
  '{symbol} is looked up here': '{symbol} はここで検索されています',
  'Load {libnuma}': '{libnuma} を読み込む',
};
