/** What the commands about a live process print. */
import type { Catalogue } from '../say';

export const cliProcess: Catalogue = {
  'process {pid} ({executable}), Linux {kernel}': 'プロセス {pid} ({executable}), Linux {kernel}',
  'process {pid}, Linux {kernel}': 'プロセス {pid}, Linux {kernel}',
  'process {pid} ({executable}), Linux {kernel}, every {seconds} s':
    'プロセス {pid} ({executable}), Linux {kernel}, {seconds} 秒ごと',
  'process {pid}': 'プロセス {pid}',
  RANGE: '範囲',
  RIGHTS: '権限',
  SIZE: '大きさ',
  'IN MEMORY': 'メモリ上',
  NODES: 'ノード',
  POLICY: 'ポリシー',
  NAME: '名前',
  USER: 'ユーザ',
  'MAY MOVE': '移動可能',
  COMMAND: 'コマンド',
  WRITTEN: '書いた時刻',
  PAGES: 'ページ',
  'CAN BE UNDONE': '元に戻せる',
  PROGRAM: 'プログラム',
  FILE: 'ファイル',
  yes: 'はい',
  'no: {code}': 'いいえ: {code}',
  'no: the process has ended': 'いいえ: プロセスは終了した',
  'no: the machine was started anew since': 'いいえ: その後マシンが再起動された',
  'only in the container where it was written': '書かれたコンテナの中でのみ',
  ' (pages of {size})': ' ({size} のページ)',
  ' (cannot be moved: {unmovable})': ' (移動できない: {unmovable})',
  'Node {node} has {free} free for {bytes}.': 'ノード {node} には {bytes} に対して {free} の空きがあります。',
  'Dry run: {pages} would move to node {node}, {alreadyThere} are there already; nothing was moved.':
    '試行: {pages}がノード {node} に移動し、{alreadyThere} 個はすでにそこにあります。何も移動していません。',
  '{moved} moved to node {node}, {alreadyThere} were there already':
    '{moved}をノード {node} に移動、{alreadyThere} 個はすでにそこにあった',
  '{attempts} attempts': '{attempts} 回試行',
  'Cancelled: what had moved by then stays moved.': '取り消し: それまでに移動したものはそのまま残ります。',
  'To move them back: numa-lens undo {journals}': '元に戻すには: numa-lens undo {journals}',
  '--save needs every page by itself, and --map adds them up: use one of them.':
    '--save はページを 1 つずつ必要とし、--map はまとめます。どちらか一方を使ってください。',
  'To put them back here later: numa-lens undo {saved}': '後でここに戻すには: numa-lens undo {saved}',
  'No page is on any node, so there is nothing to come back to: {save} was not written.':
    'どのノードにもページがなく、戻る先がありません。{save} は書きませんでした。',
  'Linux {kernel}, pages of {size}': 'Linux {kernel}, {size} のページ',
  'Process {pid} may have pages on node {node} (its cpuset, Mems_allowed).':
    'プロセス {pid} はノード {node} にページを置けます (cpuset の Mems_allowed)。',
  'Process {pid} may have pages on nodes {nodes} (its cpuset, Mems_allowed).':
    'プロセス {pid} はノード {nodes} にページを置けます (cpuset の Mems_allowed)。',
  'no memory: no page can be here': 'メモリなし: ここにページは置けない',
  '{size}, {free} free': '{size}, 空き {free}',
  'node {node}: {cpus}; {memory}': 'ノード {node}: {cpus}; {memory}',
  'no CPUs': 'CPU なし',
  'CPUs {list}': 'CPU {list} 番',
  'The kernel was built without NUMA: there are no nodes.':
    'カーネルは NUMA なしでビルドされていて、ノードがありません。',
  'distances (10 is local):': '距離 (10 は自ノード):',
  'Automatic NUMA balancing is on: the kernel moves pages of running programs by itself.':
    '自動 NUMA バランシングが有効です。カーネルは動いているプログラムのページを自ら移動します。',
  'There is one node, so no page can change its node here.':
    'ノードが 1 つなので、ここではどのページもノードを変えられません。',
  '--list names no file.': '--list にファイルは指定できません。',
  'Name one journal, the file that migrate told; "numa-lens undo --list" shows them.':
    'migrate が示したファイルであるジャーナルを指定してください。"numa-lens undo --list" で表示できます。',
  '{movedBack} moved back, {alreadyThere} were back already, {gone} no longer in memory':
    '{movedBack}を元に戻し、{alreadyThere} 個はすでに戻っていて、{gone} 個はもうメモリにない',
  'Cancelled: run it again for the rest.': '取り消し: 残りのためにもう一度実行してください。',
  'There are no journals in {folder}.': '{folder} にジャーナルはありません。',
  'The pages are scattered over {runsLeftOut} more pieces than one look can tell: of those only the totals are compared.':
    'ページは一度に見られるより {runsLeftOut} 個多い断片に散らばっています。それらについては合計だけを比べます。',
  'not mapped': 'マップなし',
  '--format takes text or json, not "{format}".':
    '--format には text か json を指定します。"{format}" は使えません。',
  '{name} takes the command that starts a runner: {problem}.':
    '{name} にはランナーを起動するコマンドを指定します: {problem}。',
  '"{words}" belongs to no option of this command.':
    '"{words}" はこのコマンドのどのオプションにも属しません。',
  'Name the process: --pid PID; "numa-lens processes" lists them.':
    'プロセスを指定してください: --pid PID。"numa-lens processes" で一覧にできます。',
  'Name the node: --to NODE.': 'ノードを指定してください: --to NODE。',
  '--to takes the number of a node, not "{text}".':
    '--to にはノードの番号を指定します。"{text}" は使えません。',
  '--retry takes a number of attempts, not "{text}".':
    '--retry には試行の回数を指定します。"{text}" は使えません。',
  '--{name} takes seconds from 0.1 to 86400, not "{text}".':
    '--{name} には 0.1 から 86400 までの秒数を指定します。"{text}" は使えません。',
  '--times takes a number of looks, not "{text}".':
    '--times には見る回数を指定します。"{text}" は使えません。',
  '{done} of {total} pages': '{total} ページ中 {done}',
  '… and {count} more runs': '… ほかに {count} 個の区間',
  '{pages} on node {node}': 'ノード {node} に {pages} 個',
  '{pages} not moved: {label}': '{pages}は移動できず: {label}',
  '{pages} not moved: the kernel left them without a reason, as it does with pages that are pinned for I/O or devices.':
    '{pages}は移動できず: カーネルが理由を示さずに残しました。I/O やデバイスのために固定されたページではそうなります。',
  '{pages} not attempted': '{pages}は試みていない',
  'In the way: {message} {remedy}': '妨げ: {message} {remedy}',
  'Note: {message} {remedy}': '注意: {message} {remedy}',
  'Stopped: {message} {remedy}': '停止: {message} {remedy}',
  '--all is all of the process: leave out the other pages.':
    '--all はプロセス全体です。ほかのページの指定を除いてください。',
  'Name the pages: --range 0xSTART-0xEND, --mapping NAME, --symbol NAME, or --all for the whole process.':
    'ページを指定してください: --range 0xSTART-0xEND、--mapping NAME、--symbol NAME、またはプロセス全体を指す --all。',
  '--symbol takes NAME, NAME+LENGTH or NAME*LENGTH, not "{text}".':
    '--symbol には NAME、NAME+LENGTH、NAME*LENGTH のどれかを指定します。"{text}" は使えません。',
  '--symbol: "{length}" is no length; write bytes, or 64K, 2M, 1G.':
    '--symbol: "{length}" は長さではありません。バイト数か、64K、2M、1G のように書いてください。',
  'Process {pid} has no mapping at {address}.': 'プロセス {pid} には {address} にマッピングがありません。',
  'Process {pid} has no mapping called {name}.':
    'プロセス {pid} には {name} という名前のマッピングがありません。',
  '"numa-lens mappings --pid {pid}" lists those it has.':
    '"numa-lens mappings --pid {pid}" で、あるものを一覧にできます。',
  'No page of {mapping} can be moved. {why}': '{mapping} のページは 1 つも移動できません。{why}',
  'Process {pid} has no variable {name} in its symbol tables.':
    'プロセス {pid} のシンボルテーブルに変数 {name} はありません。',
  'Check the name (a C++ one with its scope, as in app::counter), or name the addresses: --range 0xSTART+LENGTH.':
    '名前を確かめるか (C++ なら app::counter のようにスコープも付ける)、アドレスを指定してください: --range 0xSTART+LENGTH。',
  '{name} stands for {count} variables: {places}.': '{name} は {count} 個の変数を指します: {places}。',
  'Name one with its scope, or name the addresses: --range 0xSTART+LENGTH.':
    'スコープを付けて 1 つを指定するか、アドレスを指定してください: --range 0xSTART+LENGTH。',
  'Say how many bytes are meant: --symbol {name}+LENGTH.':
    '何バイトのことかを書いてください: --symbol {name}+LENGTH。',
  '{name} at {address} ({size} bytes, {file})': '{address} の {name} ({size} バイト、{file})',
  'no sign of life for {seconds} seconds; Ctrl-C twice gives it up.':
    '{seconds} 秒間反応がありません。Ctrl-C を 2 回押すとやめます。',
  '{count} bytes': '{count} バイト',
  'Or name a file elsewhere with --journal.': 'または --journal で別の場所のファイルを指定してください。',
};
