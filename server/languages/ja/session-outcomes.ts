/** What came of a query, a dry run, a move: summaries, sentences, plans, what explains them. */
import type { Catalogue } from '../say';

export const sessionOutcomes: Catalogue = {
  '1 page': '1 ページ',
  '{count} pages': '{count} ページ',
  'no pages': 'ページなし',
  'There is no page.': 'ページがありません。',

  // Queries
  '{count} on node {node}': 'ノード {node} に {count}',
  'The page has {name} ({gist}).': 'ページは {name} ({gist}) です。',
  '1 is on node {node}': 'ノード {node} に 1',
  '{pages} are on node {node}': 'ノード {node} に {pages}',
  '1 has {name} ({gist})': '{name} ({gist}) が 1',
  '{pages} have {name} ({gist})': '{name} ({gist}) が {pages}',
  'Of {pages}, {list}.': '{pages}の内訳: {list}。',
  '1 has {name} ({gist}).': '1 ページは {name} ({gist}) です。',
  '{pages} have {name} ({gist}).': '{pages} ページは {name} ({gist}) です。',

  // Dry runs
  'cannot move': '移動できない',
  '{count} named': '{count} ページ指定',
  '{pages} of {all} would go': '{all} 中 {pages} が移動予定',
  '{pages} of {all} would go to node {node}': '{all} 中 {pages} → ノード {node} (予定)',
  'Of {all}, {pages} would move. Nothing was moved.':
    '{all}のうち {pages} ページが移動する予定です。何も移動していません。',
  '{pages} would be looked at one by one. Nothing was moved.':
    '{pages}を 1 つずつ調べる予定です。何も移動していません。',
  '{pages} would go from node {from} to node {to}.':
    '{pages}がノード {from} からノード {to} に移動する予定です。',

  // Moves
  '{pages} of {all} in place': '{all} 中 {pages} が指定どおり',
  '{pages} of {all} on node {node}': '{all} 中 {pages} がノード {node}',
  '{count} not migrated': '{count} 移動せず',
  '{pages} not migrated': '{pages}は移動せず',
  '1 of {all} is on the node that the call names':
    '{all}のうち 1 ページが、呼び出しの指定するノードにあります',
  '{pages} of {all} are on the node that the call names':
    '{all}のうち {pages} ページが、呼び出しの指定するノードにあります',
  '1 of {all} is on node {node}': '{all}のうち 1 ページがノード {node} にあります',
  '{pages} of {all} are on node {node}': '{all}のうち {pages} ページがノード {node} にあります',
  '{place}: {moved} moved, 1 was there already.':
    '{place}: {moved} ページを移動し、1 ページはすでにそこにありました。',
  '{place}: {moved} moved, {already} were there already.':
    '{place}: {moved} ページを移動し、{already} ページはすでにそこにありました。',
  '{pages} stayed: {name} ({gist}).': '{pages}が残りました: {name} ({gist})。',
  '{pages} stayed without a reason from the kernel: pinned for I/O, as a rule.':
    '{pages}が、カーネルからの理由なしに残りました。たいていは I/O のために固定されています。',
  'It stayed without a reason from the kernel: pinned for I/O, as a rule.':
    'カーネルからの理由なしに残りました。たいていは I/O のために固定されています。',
  'Try again when the I/O is over.': 'I/O が終わってから、もう一度試してください。',
  'It stayed: {label}.': '残りました: {label}。',
  'One NUMA node: {pages} checked, none could change node.':
    'NUMA ノードは 1 つです。{pages}を確認し、ノードを変えられるものはありませんでした。',
  cancelled: '取り消し',
  'ended early': '途中で終了',
  'Cancelled: the pages that had moved by then stay where they are now.':
    '取り消されました。それまでに移動したページは今の場所に残ります。',
  'It ended early: {message}': '途中で終了しました: {message}',

  // Moves back
  '{pages} of {all} back in place': '{all} 中 {pages} が元の場所',
  '{count} gone': '{count} 消失',
  '1 page is no longer there to be moved.': '1 ページはもうないため、移動できません。',
  '{pages} are no longer there to be moved.': '{pages}はもうないため、移動できません。',
  '1 of {all} is on the old node: {moved} moved back, {already} were there already.':
    '{all}のうち 1 ページが元のノードにあります: {moved} ページを戻し、{already} ページはすでにそこにありました。',
  '{pages} of {all} are on the old node: {moved} moved back, {already} were there already.':
    '{all}のうち {pages} ページが元のノードにあります: {moved} ページを戻し、{already} ページはすでにそこにありました。',
  'Some of them had been moved again at {time}, by a later move: to undo that one as well would take them away again.':
    'その一部は {time} に、より後の移動で再び移動していました。その移動も元に戻すと、また離れてしまいます。',

  // Moves whose runner died
  'at least {count}': '少なくとも {count}',
  '{pages} of {all} moved': '{all} 中 {pages} が移動',
  interrupted: '中断',
  '"Move back" undoes what had moved: the old placement is in {journal}.':
    '"元に戻す" で、移動したものを元に戻せます。以前の配置は {journal} にあります。',
  'No page had been moved: the old placement is written down before the first one moves, and that had not happened.':
    '移動したページはありません。最初のページを移動する前に以前の配置を記録しますが、まだ記録されていませんでした。',
  'Interrupted: {known} of {all} changed their node, by a new query.':
    '中断されました。新しい問い合わせでは、{all}のうち {known} ページのノードが変わっています。',
  'Interrupted: 1 of {all} is on node {node}, by a new query; {known} changed their node.':
    '中断されました。新しい問い合わせでは、{all}のうち 1 ページがノード {node} にあり、{known} ページのノードが変わっています。',
  'Interrupted: {pages} of {all} are on node {node}, by a new query; {known} changed their node.':
    '中断されました。新しい問い合わせでは、{all}のうち {pages} ページがノード {node} にあり、{known} ページのノードが変わっています。',
  'Nothing is left to move back.': '元に戻すものは残っていません。',
  'Which pages had moved cannot be told: {why}': 'どのページが移動したかは分かりません: {why}',
  'They can be moved back with "Undo an Earlier Move…", or where the runner ran: numa-lens undo {journal}':
    '"以前の移動を元に戻す…" か、ランナーが動いていた場所で元に戻せます: numa-lens undo {journal}',

  // Plans
  'Process {pid}: {command}': 'プロセス {pid}: {command}',
  '{pages} named, flags 0, which acts as MPOL_MF_MOVE.':
    '{pages}を指定、flags は 0 (MPOL_MF_MOVE と同じ働き) です。',
  '{pages} named, flags {flags}.': '{pages}を指定、flags は {flags} です。',
  'Each page goes to the node that the call\'s array "nodes" names for it.':
    '各ページは、呼び出しの配列 "nodes" が指定するノードに移動します。',
  'Run this migration?': 'この移動を実行しますか?',
  'Run this migration, in which no page has to change its node?':
    'ノードを変える必要のあるページがないこの移動を実行しますか?',
  'Move {pages} to node {nodes}?': '{pages}をノード {nodes} に移動しますか?',
  'Move {pages} to nodes {nodes}?': '{pages}をノード {nodes} に移動しますか?',
  '{pages} on node {to} already.': '{pages}はすでにノード {to} にあります。',
  '{pages} from node {from} to node {to}.': '{pages}をノード {from} からノード {to} に移動します。',
  '{pages} that cannot move: {label}, {gist}.': '{pages}は移動できません: {label}、{gist}。',
  'Node {node} has {free} free; {needed} would go there.':
    'ノード {node} の空きは {free} で、そこに {needed} が移動します。',

  // What the program's own call would return
  'The call names no array.': '呼び出しは配列を指定していません。',
  'The argument "{role}" is not known: {unread}': '引数 "{role}" が分かりません: {unread}',
  'Not all of its arguments are known.': '引数のすべては分かっていません。',
  'Foretold, not tried: this call would return 0.': '試していない予測: この呼び出しは 0 を返すはずです。',
  'Foretold, not tried: this call would return {value}: so many pages would not have been moved or attempted.':
    '試していない予測: この呼び出しは {value} を返すはずです。それだけのページが移動されないか、試みられません。',
  'Foretold, not tried: this call would return -1 with errno {errno}.':
    '試していない予測: この呼び出しは -1 を返し、errno は {errno} になるはずです。',
  'Foretold, not tried: what this call would return cannot be told.':
    '試していない予測: この呼び出しが何を返すかは分かりません。',
  '{name} in {count}': '{name} が {count} 個',
  'Status entries: {list}, and more that is left out here.': 'status の要素: {list}、ほかは省略。',
  'Status entries: {list}.': 'status の要素: {list}。',
  'not written': '書かれない',
  'cannot be told': '不明',

  // Rules that explain it
  '{name} for {pages} of {all}': '{all} 中 {pages} が {name}',
  'return value {value}, foretold': '返り値 {value} (予測)',
  '{name}, foretold': '{name} (予測)',
  '1 unwritten status entry, foretold': '書かれない status の要素 1 個 (予測)',
  '{count} unwritten status entries, foretold': '書かれない status の要素 {count} 個 (予測)',
  'CAP_SYS_NICE is missing': 'CAP_SYS_NICE がない',
  'the right to the process is missing': 'プロセスに対する権限がない',
  'a seccomp filter': 'seccomp フィルタ',
  'a node that does not exist': '存在しないノード',
  'a node outside the cpuset': 'cpuset の外のノード',
  'little memory left on the node': 'ノードに残るメモリが少ない',
  'the memory policy of the pages': 'ページのメモリポリシー',
  '{name} for 1 entry, foretold': '要素 1 個が {name} (予測)',
  '{name} for {count} entries, foretold': '要素 {count} 個が {name} (予測)',
  '{what}: {rule}, line {line}': '{what}: {rule}、{line} 行目',

  // How they are shown
  'The last query of {line} met this: {what}.': '{line}の最後の問い合わせの結果: {what}。',
  'The last dry run of {line} met this: {what}.': '{line}の最後の試行の結果: {what}。',
  'The last move of {line} met this: {what}.': '{line}の最後の移動の結果: {what}。',
  'The last move back of {line} met this: {what}.': '{line}を最後に元に戻した結果: {what}。',
  'line {line}': '{line} 行目',
  'The text has changed since.': 'その後テキストが変更されました。',
  'The program has run since.': 'その後プログラムが実行されました。',
  'The text has changed since; this is what was found before.':
    'その後テキストが変更されました。これはその前の結果です。',
  'The program has run since; this is how it was.':
    'その後プログラムが実行されました。これはそのときの状態です。',
  stale: '古い',
  was: '以前',
  '… and {runs} more runs of pages': '… ほかにページの連なりが {runs} 個',
  'show all': 'すべて表示',
  'Page map': 'ページマップ',
  'Try again': 'もう一度試す',
  'Make it last…': '持続させる…',
  pages: 'ページ',
  'from – to': '始まり – 終わり',
  where: '場所',
  'what it means': '意味',
};
