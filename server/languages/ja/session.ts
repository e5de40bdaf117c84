/** What a debug session says: why an action did not happen, what it asks. */
import type { Catalogue } from '../say';

export const session: Catalogue = {
  'The program is not stopped.': 'プログラムは止まっていません。',
  'it named none.': '何も示しませんでした。',
  'pages of {call}, line {line}': '{line} 行目の {call} のページ',
  'variable {name}': '変数 {name}',
  'process {pid}': 'プロセス {pid}',
  '{address}, folder {folder}': '{address}、フォルダ {folder}',
  'The debugger reaches its program by {way}.': 'デバッガは {way} を通してプログラムにアクセスしています。',
  'Start the runner where the program runs: the setting numaLens.runner.prefix, or --runner, takes the command that enters it, such as ["ssh", "host"].':
    'プログラムの動いている場所でランナーを開始してください。設定 numaLens.runner.prefix か --runner に、そこに入るコマンドを指定します (例: ["ssh", "host"])。',
  'No program is stopped in the debugger and none is attached, so there is no process to look at.':
    'デバッガで止まっているプログラムもアタッチ中のプログラムもないため、調べるプロセスがありません。',
  'Start debugging and stop at the call, or use "NUMA Lens: Attach to Process…".':
    'デバッグを開始して呼び出しで止めるか、"NUMA Lens: プロセスにアタッチ…" を使ってください。',
  'The program is not stopped in the debugger, so its variables cannot be read.':
    'プログラムがデバッガで止まっていないため、変数を読めません。',
  'Stop it at the call: set a breakpoint there, or use "Run to this call".':
    '呼び出しで止めてください。そこにブレークポイントを置くか、"この呼び出しまで実行" を使います。',
  '{title} gave no stack frame for the stopped thread: {why}':
    '{title} が、止まっているスレッドのスタックフレームを返しませんでした: {why}',
  'Select a thread and a frame, and try again.': 'スレッドとフレームを選んで、もう一度試してください。',
  'The program is not stopped at this call (line {callLine}), so its arguments are not what the call would pass.':
    'プログラムがこの呼び出し ({callLine} 行目) で止まっていないため、今の引数は呼び出しが渡す値ではありません。',
  'The program is stopped at line {line}, not at this call (line {callLine}), so its arguments are not what the call would pass.':
    'プログラムはこの呼び出し ({callLine} 行目) ではなく {line} 行目で止まっているため、今の引数は呼び出しが渡す値ではありません。',
  'Use "Run to this call" first.': '先に "この呼び出しまで実行" を使ってください。',
  'This call could not be read for certain: there is a syntax error or an #ifdef in or around its arguments.':
    'この呼び出しを確実に読み取れませんでした。引数の中かその周りに構文エラーか #ifdef があります。',
  'Correct the code, or name the pages with "numa-lens query --pid".':
    'コードを直すか、"numa-lens query --pid" でページを指定してください。',
  '{title} did not tell the process id of the program, and could not evaluate it either.':
    '{title} はプログラムのプロセス ID を示さず、評価することもできませんでした。',
  'Use a debugger that reports it, such as lldb-dap, or "numa-lens query --pid".':
    'lldb-dap のようにそれを示すデバッガか、"numa-lens query --pid" を使ってください。',
  'The call names process {pid}, and no process has such an id.':
    '呼び出しはプロセス {pid} を指定していますが、その ID を持つプロセスはありません。',
  'The call itself would fail with ESRCH: correct its first argument.':
    '呼び出し自体も ESRCH で失敗します。最初の引数を直してください。',
  'The program has {bits}-bit pointers, and its arrays are read as arrays of 64-bit pointers.':
    'プログラムのポインタは {bits} ビットですが、配列は 64 ビットポインタの配列として読まれます。',
  'Build the program for 64 bits.': 'プログラムを 64 ビットでビルドしてください。',
  '{title} showed no code at the place where the program is stopped, so it cannot be proved which process this is: {why}':
    '{title} がプログラムの止まっている所のコードを示さなかったため、これがどのプロセスかを証明できません: {why}',
  'Stop in code that the debugger can disassemble. Without the proof nothing is moved.':
    'デバッガが逆アセンブルできるコードで止めてください。証明なしには何も移動しません。',
  '{title} could not put 64 bytes into the program, by which it is proved which process this is: {why}':
    '{title} が、どのプロセスかを証明するための 64 バイトをプログラムに書き込めませんでした: {why}',
  'Stop in code of the program itself. Without the proof nothing is moved.':
    'プログラム自身のコードで止めてください。証明なしには何も移動しません。',
  'It cannot be proved which process this is.': 'これがどのプロセスかを証明できません。',
  'Permit it for this session with "sudo sysctl kernel.yama.ptrace_scope=0", or give the runner CAP_SYS_PTRACE.':
    'このセッションの間 "sudo sysctl kernel.yama.ptrace_scope=0" で許可するか、ランナーに CAP_SYS_PTRACE を与えてください。',
  'The array that the call passes as "{role}" has room for {has} values of {width} bytes, and the call reads {count}.':
    '呼び出しが "{role}" として渡す配列には {width} バイトの値 {has} 個分の場所がありますが、呼び出しは {count} 個を読みます。',
  'The call itself would read the memory behind it: correct "count" or the array, see the rule count-exceeds-array.':
    '呼び出し自体もその後ろのメモリを読みます。"count" か配列を直してください。規則 count-exceeds-array を参照してください。',
  'The argument "{role}" of the call is not known: {reason}':
    '呼び出しの引数 "{role}" が分かりません: {reason}',
  'Start again and enter its value when asked.': 'もう一度開始し、尋ねられたら値を入力してください。',
  'The call names no page: count is 0.': '呼び出しはページを指定していません。count が 0 です。',
  'The call itself would return 0 and do nothing.': '呼び出し自体も 0 を返し、何もしません。',
  'The call names {count} pages, more than {limit}: as a rule this is a negative number, a size in bytes or an uninitialized variable.':
    '呼び出しが指定するページは {count} 個で、{limit} 個を超えています。たいていは負の数か、バイト数か、初期化されていない変数です。',
  'Check the argument "count"; for really so many pages call in batches.':
    '引数 "count" を確認してください。本当にそれだけのページがあるなら、分けて呼び出してください。',
  'The argument "pages" is a null pointer.': '引数 "pages" がヌルポインタです。',
  'The call itself would fail with EFAULT: see the rule pages-null.':
    '呼び出し自体も EFAULT で失敗します。規則 pages-null を参照してください。',
  'See the rule flags-invalid.': '規則 flags-invalid を参照してください。',
  'The argument "nodes" is a null pointer, so this call moves nothing: it only queries.':
    '引数 "nodes" がヌルポインタなので、この呼び出しは何も移動せず、問い合わせるだけです。',
  'Use "Query placement", or "Move to…" with a node of your choice.':
    '"配置を問い合わせる" を使うか、"移動…" でノードを選んでください。',
  'It is not known where the variable "{name}" is in memory.':
    '変数 "{name}" がメモリのどこにあるか分かりません。',
  'Select the frame that it belongs to, or name its pages as a mapping or a range.':
    '変数の属するフレームを選ぶか、ページをマッピングか範囲で指定してください。',
  'The variable "{name}" is a null pointer: it has no pages.':
    '変数 "{name}" はヌルポインタなので、ページがありません。',
  'The variable "{name}" takes no memory: it has no pages.':
    '変数 "{name}" はメモリを使わないので、ページがありません。',
  'This outcome is about process {pid}, which is not the one that is debugged now.':
    'この結果はプロセス {pid} のもので、今デバッグ中のプロセスではありません。',
  'Run the call again.': '呼び出しをもう一度実行してください。',
  'The program has run since, so the arrays of the call may name other pages by now.':
    'その後プログラムが実行されたため、呼び出しの配列はもう別のページを指定しているかもしれません。',
  'Start it again: "Run migration" at the call, or "Move to Node…".':
    '呼び出しの "移動を実行する" か "ノードに移動…" でもう一度開始してください。',
  'There is no move to undo: no journal in {folder} is about a process that still runs.':
    '元に戻せる移動はありません。{folder} のジャーナルに、まだ動いているプロセスのものがありません。',
  'There is nothing to move back: no page changed its node.':
    '元に戻すものはありません。ノードの変わったページはありません。',
  'There is nothing to try again: this outcome is not that of a move.':
    'もう一度試すものはありません。この結果は移動の結果ではありません。',
  'There is no other runner to ask.': 'ほかに問い合わせるランナーがありません。',
  'Start it again.': 'もう一度開始してください。',
  'The number {pid} belongs to another process now.': '番号 {pid} は今は別のプロセスのものです。',
  'Nothing was moved: the debug session ended before the action could begin.':
    '何も移動していません。操作が始まる前にデバッグセッションが終了しました。',
  'Debug the program again and stop at the call, or attach to it if it still runs.':
    'プログラムをもう一度デバッグして呼び出しで止めるか、まだ動作していればアタッチしてください。',
  'Nothing was moved: the program went on, or was detached, while its plan was shown.':
    '何も移動していません。計画を表示している間に、プログラムが先へ進んだか、デタッチされました。',
  'The runner that answers now does not find the journal, so it does not run where the program is.':
    '今応答しているランナーにはジャーナルが見つからないため、プログラムと同じ場所では動いていません。',
  'Stop it again or attach to it, and start the action anew.':
    'もう一度止めるかアタッチして、操作をやり直してください。',
  'Nothing was done: the action was cancelled.': '何も行われていません。操作は取り消されました。',

  // Regions
  'A range is written 0xSTART-0xEND or 0xSTART+LENGTH, not "{text}".':
    '範囲は "{text}" ではなく、0xSTART-0xEND か 0xSTART+LENGTH と書きます。',
  'The range {text} ends behind the last address.': '範囲 {text} は最後のアドレスを超えて終わります。',
  'The range {text} is empty or runs backwards.': '範囲 {text} は空か、逆向きです。',
  'anonymous memory at {from}': '{from} の無名メモリ',
  'The symbol table of {file} does not tell how large {name} is.':
    '{file} のシンボルテーブルからは {name} の大きさが分かりません。',
  'Say how many bytes are meant.': '何バイトかを指定してください。',
  'pages that {name} names': '{name} が指定するページ',
  '{name} has {size} bytes and is no pointer, which has {pointerSize}.':
    '{name} は {size} バイトなのでポインタではありません。ポインタは {pointerSize} バイトです。',
  'Name the variable itself.': '変数そのものを指定してください。',
  'The pointer {name} is null now, so it points to no page.':
    'ポインタ {name} は今ヌルなので、指すページがありません。',
  'Ask again once the program has allocated the memory.':
    'プログラムがメモリを確保した後で、もう一度試してください。',
  '{name} points to {from}, and {length} bytes from there end behind the last address.':
    '{name} は {from} を指していますが、そこから {length} バイトは最後のアドレスを超えて終わります。',
  'Name a smaller length.': 'より小さい長さを指定してください。',
  'what {name} points to': '{name} が指すもの',

  // Nodes that cannot be chosen
  'It has no memory, only processors.': 'メモリがなく、プロセッサだけです。',
  'The cpuset of the process does not allow it (Mems_allowed).':
    'プロセスの cpuset が許可していません (Mems_allowed)。',
  'All pages that are in memory are there already.': 'メモリにあるページはすべて、すでにそこにあります。',

  // Progress
  'Querying {title}': '{title} を問い合わせ中',
  'Checking {pages}': '{pages}を確認中',
  'Moving {moving}': '{moving}を移動中',
  'Mapping {title}': '{title} のページマップを作成中',
  'Looking at {title}': '{title} を調査中',
  'Moving back {title}': '{title} を元に戻しています',
  '{done} of {total} pages': '{total} ページ中 {done}',
  '{time} left': '残り {time}',
  '{count} s': '{count} 秒',
  '{count} min': '{count} 分',
  '{count} h': '{count} 時間',

  // What the debugger gave
  'the frame has no address.': 'フレームにアドレスがありません。',
  'it read only {bytes} bytes.': '{bytes} バイトしか読みませんでした。',
  'the debugger': 'デバッガ',
  'the gdb adapter': 'gdb アダプタ',
  'the C/C++ debugger': 'C/C++ デバッガ',
  'the JavaScript debugger': 'JavaScript デバッガ',
  'it knows no addresses.': 'アドレスを知りません。',
  'it shows no memory by address.': 'アドレスでメモリを表示しません。',
  'it shows memory as "{result}".': 'メモリを "{result}" と表示します。',
  'the call has no such argument.': '呼び出しにそのような引数はありません。',
  'The debugger answered without a result.': 'デバッガの応答に結果がありませんでした。',
  'The debugger read no bytes there.': 'デバッガはそこから 1 バイトも読みませんでした。',
  'the debugger refused it': 'デバッガが拒否しました',
  '{title} cannot evaluate expressions.': '{title} は式を評価できません。',
  'The debugger could not evaluate "{text}": {message}':
    'デバッガが "{text}" を評価できませんでした: {message}',
  '"{text}" is an array, and "{role}" is a number.': '"{text}" は配列ですが、"{role}" は数です。',
  '"{text}" is null or undefined, and "{role}" is a number.':
    '"{text}" は null か undefined ですが、"{role}" は数です。',
  '{title} gives no address of the array': '{title} は配列のアドレスを示しません',
  '{count} bytes': '{count} バイト',
  '{count} elements': '要素 {count} 個',
  'the debugger showed {count} of {wanted} values.':
    'デバッガは {wanted} 個の値のうち {count} 個しか示しませんでした。',
  'Only {bytes} of {length} bytes at {address} could be read.':
    '{address} の {length} バイトのうち {bytes} バイトしか読めませんでした。',
  'Check that the array is as long as the argument "count" says.':
    '配列が引数 "count" の示すだけ長いことを確認してください。',
  '{title} could not evaluate it: {message}': '{title} が評価できませんでした: {message}',
  '{title} showed no address for it.': '{title} がそのアドレスを示しませんでした。',
  '{title} tells no address of it: it may be in a register, optimized away, or no variable in memory.':
    '{title} がそのアドレスを示しません。レジスタにあるか、最適化でなくなったか、メモリ上の変数ではないのかもしれません。',
  '{bytes} bytes is no length.': '{bytes} バイトは長さになりません。',
  '"{text}" is no number.': '"{text}" は数ではありません。',
};
