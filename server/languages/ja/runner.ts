/** What the runner says to whoever asked it. */
import type { Catalogue } from '../say';

export const runner: Catalogue = {
  'no node': 'なし',
  'nodes {list} and {last}': 'ノード {list}, {last}',
  'The runner speaks protocol version {ours}, the client asked for {theirs}.':
    'ランナーのプロトコルはバージョン {ours} ですが、クライアントは {theirs} を求めました。',
  'The first request to the runner must be "initialize".':
    'ランナーへの最初の要求は "initialize" でなければなりません。',
  'Send it first.': 'それを先に送ってください。',
  'The request cannot be carried out: {what}.': '要求を実行できません: {what}。',
  'Correct the request.': '要求を直してください。',
  'This runner was started for process {bound} only and does not touch process {pid}.':
    'このランナーはプロセス {bound} だけのために起動され、プロセス {pid} には触れません。',
  'Start another runner for that process.': 'そのプロセスのために別のランナーを起動してください。',
  'The target named in the request is not open in this runner.':
    '要求が指す対象はこのランナーで開かれていません。',
  'Open the target first.': '対象を先に開いてください。',
  'Pages can be moved on 64-bit Linux only; the runner runs on {platform} {arch}.':
    'ページを移動できるのは 64 ビットの Linux だけですが、ランナーは {platform} {arch} で動いています。',
  'Start the runner on the Linux machine where the program runs.':
    'プログラムが動く Linux マシンでランナーを起動してください。',
  'The package koffi, through which the runner calls the kernel, cannot be loaded ({detail}).':
    'ランナーがカーネルを呼び出すのに使う koffi パッケージを読み込めません ({detail})。',
  'Install it beside NUMA Lens: npm install koffi.':
    'NUMA Lens と並べてインストールしてください: npm install koffi。',
  'The kernel {kernel} has no move_pages(2): it was built without NUMA or without page migration.':
    'カーネル {kernel} に move_pages(2) はありません。NUMA かページ移動なしでビルドされています。',
  'Use a kernel with CONFIG_NUMA and CONFIG_MIGRATION, as those of the distributions are.':
    'ディストリビューションのもののように、CONFIG_NUMA と CONFIG_MIGRATION のあるカーネルを使ってください。',
  '/proc/{pid}/numa_maps cannot be read ({errno}); kernels without CONFIG_NUMA do not have it (this one is {kernel}).':
    '/proc/{pid}/numa_maps を読めません ({errno})。CONFIG_NUMA のないカーネルにはこのファイルがありません (このカーネルは {kernel})。',
  'Use a kernel with CONFIG_NUMA, as those of the distributions are; /proc/PID/smaps has sizes without nodes.':
    'ディストリビューションのもののように CONFIG_NUMA のあるカーネルを使ってください。/proc/PID/smaps にはノードなしで大きさがあります。',
  'A seccomp filter forbids move_pages(2) to the runner itself ({errno}); the default profiles of container engines do.':
    'seccomp フィルタがランナー自身に move_pages(2) を禁じています ({errno})。コンテナエンジンの既定のプロファイルがそうします。',
  'Start the container with --cap-add SYS_NICE or a seccomp profile that permits move_pages, or run the runner outside of it.':
    '--cap-add SYS_NICE か move_pages を許す seccomp プロファイルでコンテナを起動するか、ランナーをその外で実行してください。',
  'There is no process {pid} that the runner can see.': 'ランナーから見えるプロセス {pid} はありません。',
  'Check the number; a process in a container or PID namespace has another number there, and is seen by a runner that is started there (numaLens.runner.prefix, --runner).':
    '番号を確かめてください。コンテナや PID 名前空間の中のプロセスはそこでは番号が異なり、そこで起動したランナーから見えます (numaLens.runner.prefix、--runner)。',
  '{pid} is a thread of process {leader}, not a process.':
    '{pid} はプロセスではなく、プロセス {leader} のスレッドです。',
  'Name the process: {leader}.': 'プロセスを指定してください: {leader}。',
  'Process {pid} has ended.': 'プロセス {pid} は終了しました。',
  'Start the program again; its placement is gone.':
    'プログラムをもう一度起動してください。その配置は失われました。',
  'The number {pid} belongs to another process now: the one that was meant has ended.':
    '番号 {pid} は今では別のプロセスのものです。意図したプロセスは終了しました。',
  'Name the new process if you mean that one.': '新しいプロセスのことなら、それを指定してください。',
  'Process {pid} has executed another program since, and the addresses mean nothing there.':
    'プロセス {pid} はその後別のプログラムを実行したため、アドレスはそこでは意味を持ちません。',
  'Query again once the new program has allocated its memory.':
    '新しいプログラムがメモリを割り当てた後で、もう一度問い合わせてください。',
  '{pid} is a kernel thread, which has no memory of its own to move.':
    '{pid} はカーネルスレッドで、移動する自分のメモリがありません。',
  'Process {pid} has ended and only waits for its parent to collect it; it has no memory any more.':
    'プロセス {pid} は終了していて親に回収されるのを待つだけで、もうメモリがありません。',
  'The runner ({runner}) may not inspect process {pid} (user {owner}): {reasons}.':
    'ランナー ({runner}) はプロセス {pid} (ユーザ {owner}) を調べられません: {reasons}。',
  'Run as the user who owns the process, or give the runner CAP_SYS_PTRACE (docs/runner.md, "The rights it needs").':
    'プロセスの所有者であるユーザとして実行するか、ランナーに CAP_SYS_PTRACE を与えてください (docs/runner.md、"The rights it needs")。',
  'A security module (SELinux, Smack) forbids the runner to move memory of process {pid}.':
    'セキュリティモジュール (SELinux、Smack) が、ランナーによるプロセス {pid} のメモリの移動を禁じています。',
  'Look into the audit log for the rule, or run as a domain that may.':
    '監査ログでその規則を調べるか、許されたドメインとして実行してください。',
  'The memory of process {pid} at {address} cannot be read: nothing is mapped there or it is not readable.':
    'プロセス {pid} の {address} のメモリを読めません。そこには何もマップされていないか、読み出せません。',
  'Check that the pointer is valid where the program stands now.':
    'プログラムの現在の位置でポインタが有効かを確かめてください。',
  'The runner may not read the memory of process {pid}.': 'ランナーはプロセス {pid} のメモリを読めません。',
  'The runner may not read the memory of process {pid}: kernel.yama.ptrace_scope is {yama}, so only an ancestor such as the debugger may. Moving pages is not affected.':
    'ランナーはプロセス {pid} のメモリを読めません。kernel.yama.ptrace_scope が {yama} なので、デバッガのような祖先だけが読めます。ページの移動には影響しません。',
  'Read the memory through the debugger, or give the runner CAP_SYS_PTRACE.':
    'デバッガを通じてメモリを読むか、ランナーに CAP_SYS_PTRACE を与えてください。',
  'Name ranges as START-END with START below END.':
    'START が END より小さい START-END で範囲を指定してください。',
  'The ranges name {count} pages, and one request takes at most {most}.':
    '範囲は {count} ページを指していますが、1 つの要求が受け付けるのは {most} ページまでです。',
  'Name ranges that the process has mapped; /proc/PID/maps lists them.':
    'プロセスがマップしている範囲を指定してください。/proc/PID/maps に一覧があります。',
  '{count} single pages are named; one request takes at most {most}.':
    '{count} ページが 1 つずつ指定されていますが、1 つの要求が受け付けるのは {most} ページまでです。',
  'Name them as ranges or in several requests.': '範囲として指定するか、複数の要求に分けてください。',
  'The pages lie in more than {most} places, which no map can show.':
    'ページが {most} 箇所より多くの場所にあり、マップでは表せません。',
  'Map a range that holds them, or some of them.': 'それらを含む範囲か、その一部をマップにしてください。',
  'Process {pid}, as the runner sees it, is not the process that is being debugged: {why}.':
    'ランナーから見たプロセス {pid} は、デバッグ中のプロセスではありません: {why}。',
  'If the program runs on another machine or in a container, start the runner there: the setting numaLens.runner.prefix, or --runner, takes the command that enters it.':
    'プログラムが別のマシンやコンテナで動いているなら、ランナーをそこで起動してください。そこに入るコマンドを設定 numaLens.runner.prefix か --runner に指定します。',
  'It is not proved that process {pid} is the process that is being debugged, so nothing is moved.':
    'プロセス {pid} がデバッグ中のプロセスであると証明されていないため、何も移動しません。',
  'Stop the program in the debugger, so that its memory can be compared.':
    'メモリを比べられるように、デバッガでプログラムを停止してください。',
  'The request was cancelled.': '要求は取り消されました。',
  'Another runner is moving pages of process {pid} now, for another window or a command line.':
    '別のランナーが今、別のウィンドウかコマンドラインのためにプロセス {pid} のページを移動しています。',
  'Try again when it has finished.': 'それが終わったら、もう一度試してください。',
  'Nothing is moved: the journal {file} cannot be written ({why}).':
    '何も移動しません: ジャーナル {file} を書けません ({why})。',
  'Name a file that a move has written.': '移動が書いたファイルを指定してください。',
  'The journal {file} cannot be used: {why}.': 'ジャーナル {file} は使えません: {why}。',
  'The journal {file} was written before the machine was started anew; its process is gone.':
    'ジャーナル {file} はマシンが再起動される前に書かれたもので、そのプロセスはもうありません。',
  'Delete the file.': 'ファイルを消してください。',
  'The journal {file} was written in another PID namespace, where process numbers mean other processes.':
    'ジャーナル {file} は、プロセス番号が別のプロセスを指すほかの PID 名前空間で書かれました。',
  'Run undo in the container in which the move was made.': '移動を行ったコンテナで undo を実行してください。',
  'There is no node {node} with memory on this machine; pages can be on {known}.':
    'このマシンにメモリのあるノード {node} はありません。ページを置ける場所: {known}。',
  'Name one of these.': 'この中から 1 つを指定してください。',
  'Node {node} has no memory of its own; pages can be on {known}.':
    'ノード {node} には自分のメモリがありません。ページを置ける場所: {known}。',
  'The cpuset of process {pid} does not permit the wanted node; it permits {permitted}.':
    'プロセス {pid} の cpuset は希望のノードを許可していません。許可されているもの: {permitted}。',
  'The cpuset of process {pid} does not permit node {node}; it permits {permitted}.':
    'プロセス {pid} の cpuset はノード {node} を許可していません。許可されているもの: {permitted}。',
  'Choose a permitted node, or widen cpuset.mems of the control group of the process.':
    '許可されたノードを選ぶか、プロセスのコントロールグループの cpuset.mems を広げてください。',
  'Node {node} has no memory left for more pages ({free} free); what was moved before stays moved.':
    'ノード {node} にはこれ以上ページを置くメモリがありません (空き {free})。それまでに移動したものはそのまま残ります。',
  'Free memory on that node, move less, or move it back with undo.':
    'そのノードのメモリを空けるか、移動を減らすか、undo で元に戻してください。',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace; the runner has it in the user namespace of a rootless container only, which does not count.':
    'MPOL_MF_MOVE_ALL には初期ユーザ名前空間の CAP_SYS_NICE が必要です。ランナーはそれを rootless コンテナのユーザ名前空間でしか持っておらず、役に立ちません。',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the runner does not have.':
    'MPOL_MF_MOVE_ALL には初期ユーザ名前空間の CAP_SYS_NICE が必要ですが、ランナーにはありません。',
  'Leave it out (pages shared with other processes then stay), or start the runner outside of the container with that capability.':
    'それを外すか (ほかのプロセスと共有するページは残ります)、ランナーをコンテナの外でそのケーパビリティ付きで起動してください。',
  'Leave it out (pages shared with other processes then stay), or start the runner with that capability.':
    'それを外すか (ほかのプロセスと共有するページは残ります)、ランナーをそのケーパビリティ付きで起動してください。',
  'The kernel refused the call with {errno}: {why}': 'カーネルが {errno} で呼び出しを拒否しました: {why}',
  'there is no such file': 'そのようなファイルはありません',
  'it may not be read (EACCES)': '読む許可がありません (EACCES)',
  'its first line is not that of a journal': '最初の行がジャーナルのものではありません',
  'it has version {theirs}, and this runner knows version {ours}':
    'バージョンは {theirs} ですが、このランナーが知るのはバージョン {ours} です',
  'This page is of the kernel, the same for every process, and move_pages sees nothing there.':
    'このページはどのプロセスにも同じカーネルのもので、move_pages からはそこに何も見えません。',
  'This is code of the kernel that it shows to every process; its pages stay where they are.':
    'カーネルがどのプロセスにも見せるカーネルのコードです。そのページは今の場所に残ります。',
  'These are data of the kernel that it shows to every process; its pages stay where they are.':
    'カーネルがどのプロセスにも見せるカーネルのデータです。そのページは今の場所に残ります。',
  'This is the memory of a DAX device, which stays in the device.':
    'DAX デバイスのメモリで、デバイスに残ります。',
  'This is the memory of a device (VM_IO), which stays in the device.':
    'デバイスのメモリ (VM_IO) で、デバイスに残ります。',
  'A driver has put frames of memory here that it owns (VM_PFNMAP); the kernel does not migrate them.':
    'ドライバが自分の持つメモリフレームをここに置いています (VM_PFNMAP)。カーネルはそれを移動しません。',
  'No access is permitted here (---): the addresses are only reserved, and there are no pages.':
    'ここへのアクセスは許可されていません (---)。アドレスが予約されているだけで、ページはありません。',
  'The text "{text}" is no address of at most 64 bits.':
    'テキスト "{text}" は 64 ビット以下のアドレスではありません。',
  'The range {from}-{to} is empty or runs backwards.': '範囲 {from}-{to} は空か逆向きです。',
  'Automatic NUMA balancing is on: while the program runs, the kernel may move the pages again.':
    '自動 NUMA バランシングが有効です。プログラムが動いている間に、カーネルがページを再び移動することがあります。',
  'Give the memory a policy in the program (mbind with MPOL_BIND), compare placements while the program is stopped, or switch it off: sysctl kernel.numa_balancing=0.':
    'プログラムでメモリにポリシーを与えるか (MPOL_BIND で mbind)、プログラムの停止中に配置を比べるか、無効にしてください: sysctl kernel.numa_balancing=0。',
  'first on {nodes}': 'まず {nodes} に',
  'spread over {nodes}': '{nodes} に分散して',
  'on {nodes}': '{nodes} に',
  'The memory policy of {ranges} is {policy}: pages move all the same, but those that are touched later or come back from swap are allocated {where}.':
    '{ranges}のメモリポリシーは {policy} です。ページはそれでも移動しますが、後で触れられるページやスワップから戻るページは{where}割り当てられます。',
  'a range': '1 つの範囲',
  '{count} ranges': '{count} 個の範囲',
  'Change the policy in the program too: mbind with MPOL_BIND and the new node.':
    'プログラムでポリシーも変えてください: MPOL_BIND と新しいノードで mbind。',
  'Up to {count} huge pages of {size} kB are to move, and {free} are free on node {node}; the kernel has to make the others from ordinary memory, which it may not find in one piece.':
    '{size} kB のヒュージページを最大 {count} 個移動しますが、ノード {node} で空いているのは {free} 個です。残りはカーネルが通常のメモリから作る必要があり、連続したメモリが見つからないことがあります。',
  'Enlarge the pool first: write to {pool}/nr_hugepages.':
    '先にプールを大きくしてください: {pool}/nr_hugepages に書き込みます。',
  'The call names {count} pages, and the states of at most {most} are looked at.':
    '呼び出しは {count} ページを指していますが、状態を調べるのは {most} ページまでです。',
  'The program runs under a seccomp filter, which may refuse move_pages to it; whether it does cannot be seen from outside.':
    'プログラムは seccomp フィルタの下で動いていて、move_pages が拒否されることがあります。実際にそうかは外からは分かりません。',
  'The program is running: this holds for its pages as they were just now.':
    'プログラムは動いています。これはたった今のページの状態についてのものです。',
  'Automatic NUMA balancing is on and may move pages, or mark them for a while, before the call is made.':
    '自動 NUMA バランシングが有効で、呼び出しの前にページを移動したり、しばらく印を付けたりすることがあります。',
  'The text "{text}" is no address.': 'テキスト "{text}" はアドレスではありません。',
  '{count} pages and {nodes} nodes do not go together':
    '{count} ページと {nodes} 個のノードが対応していません',
  'This machine has memory on node {node} only, so no page can change its node.':
    'このマシンにはノード {node} にしかメモリがないため、どのページもノードを変えられません。',
  'Run on a machine with several NUMA nodes.': 'NUMA ノードが複数あるマシンで実行してください。',
  'Up to {wanted} are to move and {free} are free there; the kernel has to drop cached files first ({reclaimable}), which takes time.':
    '最大 {wanted} を移動しますが、そこの空きは {free} です。カーネルは先にキャッシュされたファイル ({reclaimable}) を捨てる必要があり、時間がかかります。',
  'Move less, or free memory on that node first.': '移動を減らすか、先にそのノードのメモリを空けてください。',
  'Up to {wanted} are to move and {free} are free there, with cached files {all}; the kernel may have to swap, or stop half-way.':
    '最大 {wanted} を移動しますが、そこの空きは {free}、キャッシュされたファイルを含めて {all} です。カーネルがスワップするか、途中で止まることがあります。',
  'connected to the editor, for process {pid} only. It ends with the connection, or with Ctrl-C.':
    'エディタに接続しました。プロセス {pid} のためだけのものです。接続の終わりか Ctrl-C で終了します。',
  'the connection to the editor is over.': 'エディタとの接続が終わりました。',
  'the input is not JSON-RPC with Content-Length headers: {reason}':
    '入力が Content-Length ヘッダ付きの JSON-RPC ではありません: {reason}',
  'the program that it executes cannot be told': '実行しているプログラムが分かりません',
  'it executes {link}, not {named}': '{named} ではなく {link} を実行しています',
  'there is no challenge whose bytes could be looked for': '探すバイト列のチャレンジがありません',
  'it is the migration runner itself': '移動ランナー自身です',
  'the pages that the debugger made the program touch are not among its own':
    'デバッガがプログラムに触れさせたページが、そのプロセスのものではありません',
  'what the debugger has put into the program is not in its memory':
    'デバッガがプログラムに入れたものが、そのメモリにありません',
  'what the debugger has put into the program is not in the first {size} MiB of its memory':
    'デバッガがプログラムに入れたものが、そのメモリの最初の {size} MiB にありません',
  'a sample needs an address and bytes': 'サンプルにはアドレスとバイト列が必要です',
  'nothing can be read there at {address}': 'そこの {address} では何も読めません',
  'its memory at {address} differs from what the debugger reads':
    '{address} のメモリがデバッガの読むものと異なります',
  '{bytes} telling bytes are no proof; it takes at least {least}':
    '区別のつくバイト {bytes} 個では証明になりません。少なくとも {least} 個が必要です',
  'the token file {file} cannot be read and deleted ({errno}): it is good for one start only.':
    'トークンファイル {file} を読んで消すことができません ({errno})。1 回の起動にしか使えません。',
  'nobody waits at {socket} ({errno}): ask the editor for a new command.':
    '{socket} で待っている相手がいません ({errno})。エディタに新しいコマンドを求めてください。',
  '{names} and {count} more': '{names} ほか {count} 個',
  '{real} (effective {effective}, saved {saved})': '{real} (実効 {effective}、保存 {saved})',
  'the runner’s CAP_SYS_PTRACE does not reach it: it is in another user namespace, or a security module (SELinux, AppArmor, Smack) forbids it':
    'ランナーの CAP_SYS_PTRACE が及びません。別のユーザ名前空間にあるか、セキュリティモジュール (SELinux、AppArmor、Smack) が禁じています',
  'it belongs to user {user}': 'ユーザ {user} のものです',
  'it has the group {group}': 'グループが {group} です',
  'it is not dumpable: it changed its user or capabilities, asked for it by PR_SET_DUMPABLE, or its program may not be read':
    'ダンプ可能ではありません。ユーザかケーパビリティを変えたか、PR_SET_DUMPABLE で求めたか、そのプログラムが読めません',
  'it holds {rights}, which the runner does not': 'ランナーにない {rights} を持っています',
  'a security module (SELinux, AppArmor, Smack) or another user namespace is in the way':
    'セキュリティモジュール (SELinux、AppArmor、Smack) か別のユーザ名前空間が妨げています',
  'user {user}, group {group}': 'ユーザ {user}、グループ {group}',
  'its rights cannot be read either': 'その権限も読めません',
  '"{address}" is not an address.': '"{address}" はアドレスではありません。',
  'it is about process {pid}, another one': '別のプロセス {pid} についてのものです',
  'a node for each page needs pages that are named one by one':
    'ページごとのノードには、1 つずつ指定されたページが必要です',
  'The file {name} was replaced or removed after the process loaded it, so its symbols are not known.':
    'プロセスが読み込んだ後でファイル {name} が置き換えられたか消されたため、そのシンボルは分かりません。',
  'The file {name} {why}.': 'ファイル {name}: {why}。',
  'is no ELF file': 'ELF ファイルではありません',
  'is a 32-bit ELF file, whose symbols are not read': '32 ビットの ELF ファイルで、そのシンボルは読みません',
  'is an ELF file of the other byte order': 'バイト順の異なる ELF ファイルです',
  'has no readable program headers': '読めるプログラムヘッダがありません',
  'ends before its program headers': 'プログラムヘッダの前で終わっています',
  'has symbol tables that lie outside of it': 'シンボルテーブルがファイルの外にあります',
  'has no readable section headers': '読めるセクションヘッダがありません',
  'ends before its section headers': 'セクションヘッダの前で終わっています',
  'The file {name} cannot be read ({errno}).': 'ファイル {name} を読めません ({errno})。',
  '{variable} in {name} is thread-local: every thread has its own, whose address is not in the symbol table.':
    '{name} の {variable} はスレッドローカルです。スレッドごとに別にあり、そのアドレスはシンボルテーブルにありません。',
  '"{name}" is not the name of a variable': '"{name}" は変数の名前ではありません',
  'There are more than {most} places; only these are listed.':
    '{most} 箇所より多くあります。これらだけを並べています。',
  'The symbol tables of {files} were stripped, so only names that other files use are known there.':
    '{files} のシンボルテーブルは取り除かれていて、ほかのファイルが使う名前しか分かりません。',
  'its path leads through a link of /proc, where a runner with CAP_SYS_PTRACE gets further than its user':
    'パスが /proc のリンクを通っていて、そこでは CAP_SYS_PTRACE を持つランナーがそのユーザより先まで進めてしまいます',
  'it is a symbolic link': 'シンボリックリンクです',
  'Name the file that it leads to.': 'それが指すファイルを指定してください。',
  'it is not a file': 'ファイルではありません',
  'it is a file of /proc': '/proc のファイルです',
  'it belongs to user {owner}, and the runner is user {user}':
    'ユーザ {owner} のものですが、ランナーはユーザ {user} です',
  'Let user {owner} undo it; or, if you know what it says and want that, use a copy of your own.':
    'ユーザ {owner} に元に戻してもらってください。または、内容を知っていてそれを望むなら、自分のコピーを使ってください。',
  'other users may write to it': 'ほかのユーザが書き込めます',
  'If it still says what it should, take that right away: chmod go-w FILE.':
    '内容がまだ正しければ、その許可を取り除いてください: chmod go-w FILE。',
  'The journal {file} cannot be written any further ({why}), so nothing more is moved; undo takes what is in it.':
    'ジャーナル {file} の続きを書けない ({why}) ため、これ以上は移動しません。書かれている分は undo で元に戻せます。',
  'Make room there, or name a file elsewhere.': 'そこに空きを作るか、別の場所のファイルを指定してください。',
  'Make room there, or start the runner with XDG_STATE_HOME, which moves its folder of journals.':
    'そこに空きを作るか、ジャーナルのフォルダを変える XDG_STATE_HOME を設定してランナーを開始してください。',
  'Raise the limit of the size of files (ulimit -f), or move less at a time.':
    'ファイルサイズの上限 (ulimit -f) を上げるか、一度に移動する量を減らしてください。',
  'Name a file in a folder that the runner may write to.':
    'ランナーが書き込めるフォルダのファイルを指定してください。',
  'Give the runner a folder that it may write to: its journals are in that of the message, and XDG_STATE_HOME in its environment moves them.':
    'ランナーに書き込めるフォルダを与えてください。ジャーナルはメッセージにあるフォルダに置かれ、ランナーの環境変数 XDG_STATE_HOME で変えられます。',
  'Name another file.': '別のファイルを指定してください。',
  'Put its folder in order, or start the runner with XDG_STATE_HOME, which moves its folder of journals.':
    'そのフォルダを直すか、ジャーナルのフォルダを変える XDG_STATE_HOME を設定してランナーを開始してください。',
  'The first thread of process {pid} has ended while others go on; the kernel finds the memory of a process by that thread, so its pages cannot be asked about, moved or moved back any more.':
    'プロセス {pid} の最初のスレッドは終わり、ほかのスレッドは動き続けています。カーネルはそのスレッドからプロセスのメモリを見つけるため、もうページを問い合わせることも、移動することも、元に戻すこともできません。',
  'They stay where they are. Start the program again to move its pages.':
    'ページは今の場所に残ります。ページを移動するには、プログラムを起動し直してください。',
  'The runner has as many files open as it may ({errno}), and cannot look at a process.':
    'ランナーは開けるだけのファイルをすでに開いていて ({errno})、プロセスを調べられません。',
  'Raise the limit of open files (ulimit -n) where the runner is started.':
    'ランナーを起動する場所で、開けるファイル数の上限 (ulimit -n) を上げてください。',
  'The placement cannot be saved to {file} ({why}).': '配置を {file} に保存できません ({why})。',
};
