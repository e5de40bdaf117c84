/** What the editor's extension says: lenses, commands, lists to pick from, its programs. */
import type { Catalogue } from '../say';

export const client: Catalogue = {
  // Lenses
  'Query placement…': '配置を問い合わせる…',
  'Ask the kernel on which node pages of {title} are: of a mapping, a variable or a range. Nothing is moved.':
    '{title} のページ (マッピング、変数、範囲) がどのノードにあるかをカーネルに問い合わせます。何も移動しません。',
  'Move to node…': 'ノードに移動…',
  'Move pages of {title}: of a mapping, a variable or a range. What would happen is shown first.':
    '{title} のページ (マッピング、変数、範囲) を移動します。何が起こるかを先に表示します。',
  'Query placement': '配置を問い合わせる',
  'Ask the kernel on which node each page of this call is. Nothing is moved.':
    'この呼び出しの各ページがどのノードにあるかをカーネルに問い合わせます。何も移動しません。',
  'Run migration': '移動を実行する',
  'Run this call as written on the stopped process. What is large or reaches far is shown first.':
    'この呼び出しを書かれているとおりに、止まっているプロセスに対して実行します。大きいものや影響の広いものは先に表示します。',
  'Run to this call': 'この呼び出しまで実行',
  'Let the program run until it comes to this call.': 'プログラムがこの呼び出しに来るまで実行します。',
  'Move to…': '移動…',
  'Move the pages of this call to a node of your choice.':
    'この呼び出しのページを、選んだノードに移動します。',
  'Dry run': '試行',
  'Say what would move, and what is in the way. Nothing is moved.':
    '何が移動するか、何が妨げになるかを示します。何も移動しません。',
  'Move back': '元に戻す',
  'Put the pages back to where the last move found them.': 'ページを、最後の移動の前にあった場所に戻します。',

  // Actions
  Query: '問い合わせ',
  Migration: '移動の実行',
  Move: '移動',
  'Move {title} to…': '{title} の移動先…',
  'Dry run: move {title} to…': '試行: {title} の移動先…',
  'Move back: {title}': '元に戻す: {title}',
  'Second try: {title}': '再試行: {title}',
  '{call}, line {line}': '{line} 行目の {call}',
  'the process': 'プロセス',
  'Process {pid} is no longer debugged or attached here; while it runs, "Attach to Process…" and "Undo an Earlier Move…" reach it.':
    'プロセス {pid} は、ここではもうデバッグもアタッチもされていません。動作している間は「プロセスにアタッチ…」と「以前の移動を元に戻す…」で扱えます。',
  'The debug session is over and {title} runs on, with pages where they were moved. It stays attached, so that "Move back" works until it ends.':
    'デバッグセッションは終了し、{title} は動作を続けています。ページは移動先にあります。アタッチしたままなので、終了するまで「元に戻す」が使えます。',
  'The debug session of process {pid} is over; its pages stay where they were moved.':
    'プロセス {pid} のデバッグセッションは終了しました。ページは移動先に残っています。',
  Detach: 'デタッチ',
  '{title} is no longer attached. Its pages stay where they were moved; "Undo an Earlier Move…" takes them back as long as it runs.':
    '{title} はもうアタッチされていません。ページは移動先に残っています。動作している間は「以前の移動を元に戻す…」で元に戻せます。',
  'Attach Again': 'もう一度アタッチ',
  'Undo an Earlier Move…': '以前の移動を元に戻す…',
  'copied. {needs} Call it where the memory is made, and build anew.':
    'コピーしました。{needs} メモリを作る所で呼び出し、ビルドし直してください。',
  Copy: 'コピー',
  'Insert above the function, line {line}': '関数の上 ({line} 行目) に挿入',
  'source that makes the move last': '移動を持続させるソース',
  'A function to call where the memory is made': 'メモリを作る所で呼び出す関数',
  'Not possible': '選択不可',
  'Nodes, the nearest to where the pages are first': 'ノードの一覧 (ページのある所に近い順)',
  'Node {node}': 'ノード {node}',
  '{memFree} free of {memTotal}': '{memTotal} のうち {memFree} が空き',
  local: 'ローカル',
  'distance {distance}': '距離 {distance}',
  '1 page is here': '1 ページがここにある',
  '{here} pages are here': '{here} ページがここにある',
  'waiting for “{what}” to end': '「{what}」の終了待ち',

  // Attaching
  'Process {pid} has ended.': 'プロセス {pid} は終了しました。',
  'Pick another one from the list.': '一覧から別のものを選んでください。',
  'attached to {title}': '{title} にアタッチしました',
  'Attach to Process': 'プロセスにアタッチ',
  'Name, process id or command line': '名前、プロセス ID、コマンドライン',
  'Refresh the list': '一覧を更新',
  'Not permitted': '許可されていません',
  'user {uid}': 'ユーザ {uid}',
  'A variable…': '変数…',
  'global or static, by its name': 'グローバル変数か静的変数を名前で指定',
  'A range of addresses…': 'アドレスの範囲…',
  'The whole process': 'プロセス全体',
  '{bytes} in memory': 'メモリ上に {bytes}',
  'Mappings with pages in memory': 'メモリ上にページのあるマッピング',
  'which pages of {title}?': '{title} のどのページですか?',
  'A mapping, a variable, a range or all of it': 'マッピング、変数、範囲、または全体',
  'anonymous memory': '無名メモリ',
  'which addresses?': 'どのアドレスですか?',
  '0xSTART-0xEND, the end exclusive, or 0xSTART+LENGTH as in 0x7f2a00000000+64M.':
    '0xSTART-0xEND (終わりは含まない)、または 0x7f2a00000000+64M のように 0xSTART+LENGTH と書きます。',
  'which variable?': 'どの変数ですか?',
  'A global or static variable of the program or of one of its libraries: "ring", "app::cache".':
    'プログラムかそのライブラリのグローバル変数または静的変数です。例: "ring"、"app::cache"。',
  'There is no variable {name} in the symbol tables of the process.':
    'プロセスのシンボルテーブルに変数 {name} がありません。',
  'Check the name, or give the addresses instead.': '名前を確認するか、代わりにアドレスを指定してください。',
  'which of them?': 'どれですか?',
  'The variable {name} itself': '変数 {name} そのもの',
  'its size is not known': '大きさは不明',
  'What {name} points to…': '{name} が指すもの…',
  'asks how much of it': 'どれだけかを尋ねます',
  'How many bytes from where {name} points?': '{name} が指す所から何バイトですか?',
  'The pages that {name} names': '{name} が指定するページ',
  'as an array of {count} pointers, the argument "pages" of a call':
    'ポインタ {count} 個の配列、つまり呼び出しの引数 "pages" として',
  'what of {name}?': '{name} の何ですか?',
  'How many bytes of {name}?': '{name} の何バイトですか?',
  'Bytes, or as in 64K, 2M, 1G.': 'バイト数、または 64K、2M、1G のように書きます。',
  'Write a number of bytes, or as in 64K, 2M, 1G.': 'バイト数を書くか、64K、2M、1G のように書いてください。',

  // Commands
  'this file has no call that places or moves pages.':
    'このファイルにはページを配置または移動する呼び出しがありません。',
  '{name}, line {line}': '{line} 行目の {name}',
  'which call?': 'どの呼び出しですか?',
  Outcomes: '結果',
  'Pick one to go to its call': '選ぶとその呼び出しに移動します',
  'text changed since': 'その後テキストが変更された',
  'the program has run since': 'その後プログラムが実行された',
  'In which process?': 'どのプロセスですか?',
  'Open Setting': '設定を開く',

  // Questions of a session
  'what is the argument "{role}"?': '引数 "{role}" の値は何ですか?',
  'Enter a number or an expression that the debugger can evaluate here.':
    '数か、デバッガがここで評価できる式を入力してください。',
  'The mapping that it points into ends after {size} ({bytes} bytes).':
    'それが指すマッピングは {size} ({bytes} バイト) 先で終わります。',
  'how many bytes does "{name}" point to?': '"{name}" が指すのは何バイトですか?',
  'A pointer ({address}) does not say.': 'ポインタ ({address}) からは分かりません。',
  'Enter a size such as 4096 or 16 MiB, or an expression such as {example}.':
    '4096 や 16 MiB のような大きさか、{example} のような式を入力してください。',
  'Use Process': 'このプロセスを使う',
  'The call names this process, not the one that is debugged. That it is the process you mean cannot be proved.':
    '呼び出しはデバッグ中のプロセスではなく、このプロセスを指定しています。これが意図したプロセスであることは証明できません。',
  'Act on process {pid}?': 'プロセス {pid} に対して実行しますか?',
  'Copy Source That Makes It Last…': '移動を持続させるソースをコピー…',

  // Moves whose window is gone
  'The move of {title} in process {pid} was under way when its window was closed or its extensions were restarted.':
    'プロセス {pid} の {title} を移動している途中で、そのウィンドウが閉じられたか、拡張機能が再起動されました。',
  'Some of its pages may have moved. "Move Back" undoes that; so does "Undo an Earlier Move…", later.':
    'ページの一部は移動したかもしれません。"元に戻す" で元に戻せます。後から "以前の移動を元に戻す…" でもできます。',
  'The process has ended since: nothing is left to move back.':
    'その後プロセスが終了したため、元に戻すものは残っていません。',
  'What had moved can be moved back where the runner ran: numa-lens undo {journal}':
    '移動したものは、ランナーが動いていた場所で元に戻せます: numa-lens undo {journal}',
  'Leave Them': 'そのままにする',
  'undo which move?': 'どの移動を元に戻しますか?',
  'Pages that are still in memory go back to where this move found them':
    'まだメモリにあるページは、この移動の前の場所に戻ります',
  'the move of {title} at {time}': '{time} の {title} の移動',

  // The language server and the runner
  'it did not start: {message}': '開始しませんでした: {message}',
  'it could not be started: {message}': '起動できませんでした: {message}',
  'The language server is gone: {cause}.': '言語サーバがなくなりました: {cause}。',
  'The language server has not answered for {seconds} seconds.':
    '言語サーバが {seconds} 秒間応答していません。',
  'The language server answers again.': '言語サーバが再び応答しています。',
  'No findings any more: the language server has ended five times within three minutes and is not started again by itself. Last, {cause}.':
    'もう指摘は出ません。言語サーバが 3 分以内に 5 回終了したため、自動では再起動しません。最後の原因: {cause}。',
  'The workspace was not checked, because the language server is gone; its log says why. Restart it, then try again.':
    '言語サーバがなくなったため、ワークスペースは検査されませんでした。理由はログにあります。再起動してから、もう一度試してください。',
  'Show Problems': '問題を表示',
  'There is no process {pid} on the machine where the runner runs.':
    'ランナーの動いているマシンにプロセス {pid} はありません。',
  'If the program runs elsewhere, numaLens.runner.prefix starts the runner there.':
    'プログラムが別の場所で動いているなら、numaLens.runner.prefix でランナーをそこで開始してください。',
  'The runner is started by a command of yours (numaLens.runner.prefix), so its rights are those that the command gives it. Put "sudo setpriv …" into numaLens.runner.program there; docs/runner.md has the words.':
    'ランナーは自分で設定したコマンド (numaLens.runner.prefix) で開始されるため、権限はそのコマンドが与えるものです。numaLens.runner.program に "sudo setpriv …" を入れてください。書き方は docs/runner.md にあります。',
  'A runner with CAP_SYS_PTRACE and CAP_SYS_NICE is connected, for process {pid} only. Repeat the action.':
    'CAP_SYS_PTRACE と CAP_SYS_NICE を持つランナーが、プロセス {pid} だけのために接続されました。操作をもう一度行ってください。',
  'Run in Terminal': 'ターミナルで実行',
  'Copy Command': 'コマンドをコピー',
  'The terminal runs this command. It starts a runner as you, not as root, with the capabilities CAP_SYS_PTRACE and CAP_SYS_NICE; it touches this process only and ends with this window. A password that sudo asks for stays in the terminal.':
    'ターミナルがこのコマンドを実行します。ランナーを root としてではなく現在のユーザとして、ケーパビリティ CAP_SYS_PTRACE と CAP_SYS_NICE を付けて開始します。このプロセスだけを扱い、このウィンドウとともに終了します。sudo が尋ねるパスワードはターミナルの外に出ません。',
  'Start a runner that may query and move the pages of process {pid}?':
    'プロセス {pid} のページを問い合わせて移動できるランナーを開始しますか?',
  'runner for process {pid}': 'プロセス {pid} のランナー',
  'Waiting for the runner of process {pid}; its command is in the clipboard':
    'プロセス {pid} のランナーを待っています (コマンドはクリップボードにあります)',
  'Waiting for the runner of process {pid}; see the terminal':
    'プロセス {pid} のランナーを待っています (ターミナルを参照)',
  'This workspace is not trusted, so no process is looked at and no page is moved.':
    'このワークスペースは信頼されていないため、プロセスは調べられず、ページも移動されません。',
  'Trust it with "Workspaces: Manage Workspace Trust" if you know where it comes from.':
    '出所が分かっているなら、"ワークスペース: ワークスペースの信頼の管理" で信頼してください。',
  'The migration runner is gone: {cause}.': '移動ランナーがなくなりました: {cause}。',
  'The migration runner has not answered for {seconds} seconds.':
    '移動ランナーが {seconds} 秒間応答していません。',
  Restart: '再起動',
  'The migration runner has not answered for {seconds} seconds: it hangs, or the connection to it does. Restart it, or wait; a move that was under way can be undone after a restart too.':
    '移動ランナーが {seconds} 秒間応答していません。ランナーかその接続が止まっています。再起動するか、待ってください。途中だった移動は再起動の後でも元に戻せます。',
  'the window was closed': 'ウィンドウが閉じられました',
  Wait: '待つ',
  'it was ended because it had not answered for {seconds} seconds':
    '{seconds} 秒間応答がなかったため終了させました',
  'The migration runner is not started: {problem}.': '移動ランナーを開始しません: {problem}。',
  'Correct it in your settings for this machine.': 'このマシンの設定で直してください。',
};
