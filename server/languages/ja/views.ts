/** What the NUMA view says, and the frame of the page map. */
import type { Catalogue } from '../say';

export const views: Catalogue = {
  // Page maps
  'all pages of the process': 'プロセスの全ページ',
  'there is nothing to map. Stop a program in the debugger, or attach to a process.':
    'ページマップにするものがありません。デバッガでプログラムを止めるか、プロセスにアタッチしてください。',
  'Page Map of What?': '何のページマップですか?',
  'Show fewer pages (+)': 'より少ないページを表示 (+)',
  'Zoom in': '拡大',
  'Show more pages (-)': 'より多くのページを表示 (-)',
  'Zoom out': '縮小',
  'Show the whole region (0)': '領域全体を表示 (0)',
  'Whole region': '領域全体',
  'Towards lower addresses (Page Up)': '低いアドレスの方へ (Page Up)',
  Lower: '低いアドレス',
  'Towards higher addresses (Page Down)': '高いアドレスの方へ (Page Down)',
  Higher: '高いアドレス',
  'Ask the kernel again': 'カーネルに問い合わせ直す',
  Refresh: '更新',
  'Refresh at each stop': '止まるたびに更新',
  Show: '表示',
  'before and now': '移動の前と現在',
  now: '現在',
  'Pages in view by node': '表示中のページのノード別の数',
  'Cells of the page map': 'ページマップのセル',
  'Arrow keys, Home and End move the cell cursor; + and - zoom, 0 shows everything, Page Up and Page Down go along the region; Enter finds the cell in the table, Escape comes back.':
    '矢印キー、Home、End でセルのカーソルを動かし、+ と - で拡大・縮小、0 で全体を表示、Page Up と Page Down で領域に沿って移動します。Enter で表の中のセルを探し、Escape で戻ります。',
  'Runs of pages in view': '表示中のページの連なり',
  From: '始まり',
  To: '終わり',
  Pages: 'ページ',
  Where: '場所',
  'What it means': '意味',
  'process {pid}, Linux {kernel}': 'プロセス {pid}, Linux {kernel}',
  'Page map: {title}': 'ページマップ: {title}',
  'The map could not be made: the log says why.': 'マップを作れませんでした。理由はログにあります。',
  'The process is no longer debugged or attached: this is the last picture of its pages.':
    'プロセスはもうデバッグもアタッチもされていません。これはページの最後の様子です。',
  'The process has ended or is no longer attached: this is the last picture of its pages.':
    'プロセスは終了したか、もうアタッチされていません。これはページの最後の様子です。',
  'The process has ended or is no longer attached, before its pages were looked at.':
    'ページを調べる前にプロセスは終了したか、もうアタッチされていません。',
  'seen at {time}': '{time} に確認',
  'The outcome holds no more runs of pages: {left} runs are not in this map. Refresh it to see them.':
    '結果に含まれるページの連なりはここまでです。{left} 個の連なりがこのマップにありません。更新すると表示されます。',
  'seen by the query': '問い合わせで確認',
  'seen by the dry run': '試行で確認',
  'after the move': '移動の後',
  'after moving back': '元に戻した後',

  // Processes
  'Process {title}, {state}': 'プロセス {title}、{state}',
  '1 mapping without a page in memory': 'メモリ上にページのないマッピング 1 個',
  '{count} mappings without a page in memory': 'メモリ上にページのないマッピング {count} 個',
  anonymous: '無名',
  '{part} of {whole}': '{whole} 中 {part}',
  'cannot be moved': '移動不可',
  '{size} in memory: {pages}': 'メモリ上に {size}: {pages}',
  'pages of {size}': '{size} のページ',
  'memory policy {policy}': 'メモリポリシー {policy}',
  'shared by up to {count} processes: moving it takes MPOL_MF_MOVE_ALL':
    '最大 {count} 個のプロセスで共有: 移動には MPOL_MF_MOVE_ALL が必要',
  'memory at {from}': '{from} のメモリ',
  '{file} at {from}': '{from} の {file}',
  stopped: '停止中',
  running: '実行中',
  attached: 'アタッチ中',
  'The program runs: as it was when it last stood still':
    'プログラムは実行中です。最後に止まったときの様子を示しています',

  // Results
  'Go to the Call': '呼び出しに移動',
  '… and {runs} more runs of pages: see the page map':
    '… ほかにページの連なりが {runs} 個 (ページマップを参照)',
  'go to the finding': '指摘に移動',
  'Explained by the rule {rule}: {text}': '規則 {rule} で説明: {text}',
  'Go to the Finding': '指摘に移動',
  '{pages}, {label}, from {from} to {to}.': '{pages}、{label}、{from} から {to} まで。',

  // Topology
  'The kernel was built without NUMA: there are no nodes.':
    'カーネルは NUMA なしでビルドされていて、ノードがありません。',
  'There is one node, so no page can change its node here.':
    'ノードが 1 つなので、ここではどのページもノードを変えられません。',
  'may use {nodes}': '{nodes} を使用可能',
  'The cpuset of {title} permits {nodes}.': '{title} の cpuset は {nodes} を許可します。',
  'no memory: no page can be here': 'メモリなし: ここにページは置けない',
  '{free} of {total} free': '{total} 中 {free} が空き',
  'no CPUs': 'CPU なし',
  'CPU {list}': 'CPU {list} 番',
  'CPUs {list}': 'CPU {list} 番',
  'Distance to {list}': '距離: {list}',
  '{title} may use it': '{title} は使用可能',
  '{title} may not use it: its cpuset forbids': '{title} は使用不可: cpuset が禁止',
  'No memory': 'メモリなし',
  '{percent} % used': '{percent} % 使用中',
  'No CPUs: memory only': 'CPU なし: メモリのみ',
  Distances: '距離',
  '10 is local': '10 はローカル',
  'Distances between nodes; 10 is local': 'ノード間の距離、10 はローカル',
  'from {node}': 'ノード {node} から',
  'to {node}': 'ノード {node} まで',
  'From node {node}: {list}': 'ノード {node} から: {list}',
  '{distance} to node {node}': 'ノード {node} まで {distance}',
  'This kernel has no automatic NUMA balancing: pages stay where they are put.':
    'このカーネルに自動 NUMA バランシングはありません。ページは置かれた場所に残ります。',
  'Automatic NUMA balancing is off: pages stay where they are put.':
    '自動 NUMA バランシングは無効です。ページは置かれた場所に残ります。',
  'Automatic NUMA balancing is on': '自動 NUMA バランシングが有効',
  'the kernel moves pages of running programs by itself':
    'カーネルが実行中のプログラムのページを自ら移動する',
  'kernel.numa_balancing is not 0: the kernel moves pages of running programs towards the CPUs that use them, and may undo a move.':
    'kernel.numa_balancing が 0 ではありません。カーネルは実行中のプログラムのページを、それを使う CPU の方へ移動し、移動を元に戻すことがあります。',
};
