/** The help of the command line, and what it says of wrong usage. */
import type { Catalogue } from '../say';

export const cliCommands: Catalogue = {
  'There is no option "{option}".': 'オプション "{option}" はありません。',
  '{option} takes no value.': '{option} に値は指定できません。',
  '{option} takes a value; one that begins with a dash is written {option}=-VALUE.':
    '{option} には値が必要です。ハイフンで始まる値は {option}=-VALUE と書きます。',
  '{option} takes a value.': '{option} には値が必要です。',
  'Usage:': '使い方:',
  'Options:': 'オプション:',
  'Show this help': 'このヘルプを表示する',
  'Lints calls of move_pages(2) and runs migrations on live processes.':
    'move_pages(2) の呼び出しを検査し、動いているプロセスのページを移動します。',
  'Commands:': 'コマンド:',
  'Show this help; after a command, the help of the command':
    'このヘルプを表示する。コマンドの後ろではそのコマンドのヘルプ',
  'Speak this language instead of the one of the environment; also NUMA_LENS_LANG':
    '環境の言語の代わりにこの言語を使う。NUMA_LENS_LANG でも指定できる',
  'Show the version': 'バージョンを表示する',
  'Exit codes: 0 done and nothing found, 1 findings that count, 2 wrong usage or an error.':
    '終了コード: 0 完了し、見つかったものなし。1 数えるべき指摘あり。2 使い方の誤りまたはエラー。',
  '"numa-lens {name} --help" lists the options.':
    'オプションの一覧は "numa-lens {name} --help" で表示できます。',
  'an error of numa-lens itself: {reason}. Please report it, with what NUMA_LENS_TRACE=1 shows.':
    'numa-lens 自体のエラー: {reason}。NUMA_LENS_TRACE=1 で表示される内容とともに報告してください。',
  'There is no option "{name}" before the command. Commands: {known}.':
    'コマンドの前に置けるオプション "{name}" はありません。コマンド: {known}。',
  'There is no command "{name}". Commands: {known}.': 'コマンド "{name}" はありません。コマンド: {known}。',
  'Lint files and folders': 'ファイルやフォルダを検査する',
  'Folders are walked for C, C++, TypeScript and JavaScript, by the usual extensions (.c, .h, .cc, .cpp, .ts, .mjs, …); what\n.gitignore files exclude, node_modules, .d.ts and .min.js are left out. Dockerfiles, compose files, devcontainer.json, Kubernetes manifests and\nsystemd units are judged by what the sources of their tree call. A file that is named is always checked. Settings\ncome from the nearest numa-lens.json above each file.':
    'フォルダの中では C、C++、TypeScript、JavaScript のファイルを通常の拡張子 (.c, .h, .cc, .cpp, .ts, .mjs, …) で探します。.gitignore が\n除外するもの、node_modules、.d.ts、.min.js は除きます。Dockerfile、compose ファイル、devcontainer.json、Kubernetes マニフェスト、\nsystemd ユニットは、同じツリーのソースが何を呼び出すかによって判断します。名前を指定したファイルは必ず検査します。\n設定は各ファイルの上位で最も近い numa-lens.json から読みます。',
  'How findings are written; text when absent': '指摘を書く形式。なければ text',
  'Apply the safe fixes to the files': '安全な修正をファイルに適用する',
  'The mildest finding that makes the exit code 1; warning when absent':
    '終了コードを 1 にする最も軽い重大度。なければ warning',
  'Only findings on lines that changed since BASE (a commit or branch of git)':
    'BASE (git のコミットかブランチ) 以降に変わった行の指摘のみ',
  'Leave out the findings that FILE lists': 'FILE に載っている指摘を除く',
  'List the findings in FILE, for --baseline': '--baseline のために指摘の一覧を FILE に書く',
  'Check the files that FILE or standard input names, one a line or with NUL between':
    'FILE または標準入力が挙げるファイルを検査する。1 行に 1 つ、または NUL 区切り',
  'Check also what .gitignore files exclude': '.gitignore が除外するものも検査する',
  'Lint standard input as if it were this file': '標準入力をこのファイルとみなして検査する',
  '"{format}" is no format. Formats: {formats}.': '"{format}" という形式はありません。形式: {formats}。',
  '"{failOn}" is no severity. Severities: {severities}.':
    '"{failOn}" という重大度はありません。重大度: {severities}。',
  'check takes either paths or --stdin-filename, not both.':
    'check にはパスか --stdin-filename のどちらか一方だけを指定します。',
  '--fix changes files; standard input is none. Name the file instead.':
    '--fix はファイルを書き換えますが、標準入力はファイルではありません。代わりにファイルを指定してください。',
  'Standard input is one text: --files-from, --diff and baselines are about files.':
    '標準入力は 1 つのテキストです。--files-from、--diff、ベースラインはファイルのためのものです。',
  '--fix mends whole files; it goes with neither --diff nor a baseline.':
    '--fix はファイル全体を直すため、--diff やベースラインとは併用できません。',
  'A baseline is written of all findings: --write-baseline goes with neither --diff nor --baseline.':
    'ベースラインはすべての指摘から作ります。--write-baseline は --diff や --baseline と併用できません。',
  'check needs a file or a folder: numa-lens check PATH…':
    'check にはファイルかフォルダが必要です: numa-lens check PATH…',
  'Run a program to its call in lldb-dap; query its pages there, or run the migration':
    'lldb-dap でプログラムを呼び出しまで実行し、そこでページを問い合わせるか移動する',
  'Prints the source with the findings and the outcome beside the call. The program must be built with -g; afterwards it goes on to its end. Nothing is moved without --run.':
    '呼び出しの横に指摘と結果を添えてソースを表示します。プログラムは -g でビルドされている必要があり、その後は最後まで実行されます。--run がなければ何も移動しません。',
  'The executable; arguments for it follow after --': '実行ファイル。その引数は -- の後ろに書く',
  'The line of the call, where the file has several': 'ファイルに呼び出しが複数あるときの、その行',
  'Agree to a call that names this process instead of the program itself':
    'プログラム自身ではなくこのプロセスを指す呼び出しに同意する',
  'Run the migration as the call asks for it': '呼び出しが求めるとおりに移動を実行する',
  'debug takes a source file and its program.': 'debug にはソースファイルとそのプログラムが必要です。',
  '--pid takes the number of a process, not "{text}".':
    '--pid にはプロセスの番号を指定します。"{text}" は使えません。',
  'Explain a rule, flag, status entry or errno': '規則、フラグ、status の要素、errno を説明する',
  'Examples: numa-lens explain pages-untouched, explain MPOL_MF_MOVE_ALL, explain EPERM, explain -ENOENT, explain -14.':
    '例: numa-lens explain pages-untouched、explain MPOL_MF_MOVE_ALL、explain EPERM、explain -ENOENT、explain -14。',
  'The kernel to explain for; the newest known when absent':
    '説明の対象とするカーネル。なければ既知の最新のもの',
  'Serve the Language Server Protocol on standard input and output':
    '標準入出力で Language Server Protocol を提供する',
  'The transport; the only one here, and to be named': '通信方法。これだけがあり、必ず指定する',
  'the language server talks on standard input and output only: numa-lens lsp --stdio.':
    '言語サーバは標準入出力でのみ通信します: numa-lens lsp --stdio。',
  'Draw where the pages of a process are': 'プロセスのページがどこにあるかを描く',
  'Without pages to draw it is the whole process, as with --all. A character is a number of pages side by side.':
    '描くページの指定がなければ --all と同じくプロセス全体です。1 文字は隣り合ういくつかのページを表します。',
  'List the mappings of a process with nodes and memory policy':
    'プロセスのマッピングをノードとメモリポリシーとともに一覧にする',
  'query, migrate, map and watch take a name of this list, or an address in it: --mapping NAME|0xADDRESS.':
    'query、migrate、map、watch にはこの一覧の名前か、その中のアドレスを指定できます: --mapping NAME|0xADDRESS。',
  'Move pages of a process to a node': 'プロセスのページをノードに移動する',
  'The old placement is written to a journal before anything moves; "numa-lens undo" takes it. Exit code 1: some pages are not on the node.':
    '移動の前に元の配置をジャーナルに書きます。"numa-lens undo" がそれを受け取ります。終了コード 1: ノードにないページがある。',
  'List processes with size, nodes and whether their pages may be moved':
    'プロセスを大きさ、ノード、ページを移動できるかとともに一覧にする',
  'The largest first. Where the pages are is not asked of a process of more than 2 GiB: query --all tells it.':
    '大きいものから並べます。2 GiB を超えるプロセスにはページの場所を問い合わせません。query --all で分かります。',
  'Only this process; may be given several times': 'このプロセスのみ。複数回指定できる',
  'Only those with this text in their name or command line':
    '名前かコマンドラインにこのテキストを含むもののみ',
  'Tell on which node the pages of a process are': 'プロセスのページがどのノードにあるかを示す',
  'With --save the placement is also written to a file, and "numa-lens undo FILE" puts the pages back to where they were then.':
    '--save を付けると配置をファイルにも書き、"numa-lens undo FILE" がページをそのときの場所に戻します。',
  'Draw a map of the pages instead of listing them': 'ページを並べる代わりにマップを描く',
  'Write the placement to this file too, which must not exist yet; undo takes it':
    '配置をこのファイルにも書く。まだないファイルに限る。undo が受け取る',
  'List the rules': '規則を一覧にする',
  'How they are written; text when absent': '書く形式。なければ text',
  'Run the migration runner that other programs talk to': 'ほかのプログラムが通信する移動ランナーを実行する',
  'Speaks JSON-RPC on its standard input and output, or on a socket where an editor waits; docs/runner.md describes it.':
    '標準入出力、またはエディタが待つソケットで JSON-RPC により通信します。docs/runner.md に説明があります。',
  'Use the standard streams': '標準ストリームを使う',
  'Meet an editor at this socket instead': '代わりにこのソケットでエディタと接続する',
  'What the editor knows the runner by; read once and deleted':
    'エディタがランナーを見分けるもの。一度読んで消す',
  'Touch no other process than this one; START is field 22 of /proc/PID/stat':
    'このプロセス以外には触れない。START は /proc/PID/stat の 22 番目の欄',
  'runner takes no "{words}".': 'runner に "{words}" は指定できません。',
  'Tell also which nodes this process may use': 'このプロセスが使えるノードも示す',
  'Show the NUMA nodes of this machine': 'このマシンの NUMA ノードを表示する',
  'Move the pages of a journal or a saved placement back to where they were':
    'ジャーナルまたは保存した配置のページを元の場所に戻す',
  'Several files are undone from the last to the first. Exit code 1: some pages are not back. The files are where the runner runs.':
    '複数のファイルは最後のものから戻します。終了コード 1: 戻っていないページがある。ファイルはランナーが動く場所のものです。',
  'Tell which journals there are and whether they can still be undone':
    'どのジャーナルがあり、まだ元に戻せるかを示す',
  'Tell when pages of a process change their node': 'プロセスのページがノードを変えたら知らせる',
  'Ends with the process, with Ctrl-C, or after N looks, with exit code 0. As JSON each event is a line of its own.':
    'プロセスの終了、Ctrl-C、または N 回見た後に、終了コード 0 で終わります。JSON ではイベントごとに 1 行です。',
  'Time between two looks; 2 when absent, 0.1 at least': '2 回見る間の時間。なければ 2、最小 0.1',
  'End after so many looks, the first included': '最初を含めてこの回数だけ見たら終わる',
  'How to print the answer; text when absent': '答えを表示する形式。なければ text',
  'Start the runner by this command, where the process is: "ssh HOST numa-lens runner --stdio"; also NUMA_LENS_RUNNER':
    'プロセスのある場所でこのコマンドによりランナーを起動する: "ssh HOST numa-lens runner --stdio"。NUMA_LENS_RUNNER でも指定できる',
  'The process': 'プロセス',
  'The node that the pages are to be on': 'ページを置くノード',
  'Also move pages that other processes share (MPOL_MF_MOVE_ALL; needs CAP_SYS_NICE)':
    'ほかのプロセスと共有するページも移動する (MPOL_MF_MOVE_ALL。CAP_SYS_NICE が必要)',
  'Tell what would move and what is in the way; move nothing':
    '何が移動し何が妨げになるかを示す。何も移動しない',
  'Try up to N times more, a second apart, where pages were busy or memory was short':
    'ページが使用中かメモリが足りなかったとき、1 秒おきにあと N 回まで試みる',
  'Where to write the old placement, for undo; must not exist yet (attempt 2 writes FILE.2)':
    'undo のために元の配置を書く場所。まだないファイルに限る (2 回目の試みは FILE.2 に書く)',
  'Addresses in the process, the end exclusive, or 0xSTART+LENGTH; rounded outwards to pages':
    'プロセス内のアドレス。終わりは含まない。または 0xSTART+LENGTH。ページ単位に外側へ丸める',
  'A mapping by name ([heap], a path or its last part) or by an address in it; "numa-lens mappings" lists them':
    '名前 ([heap]、パスかその最後の部分) またはその中のアドレスで指すマッピング (一覧は "numa-lens mappings")',
  'A global or static variable; NAME+LENGTH for so many bytes from it, NAME*LENGTH for what it points to':
    '大域変数か静的変数。NAME+LENGTH はそこからのバイト数、NAME*LENGTH はそれが指す先',
  'Every page of the process that can be moved': 'プロセスの移動できるすべてのページ',
};
