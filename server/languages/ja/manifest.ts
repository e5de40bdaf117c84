/** The texts of package.json: titles of commands, settings, views. package.nls.ja.json is generated from them. */
import type { Catalogue } from '../say';

export const manifest: Catalogue = {
  'Query Placement': '配置を問い合わせる',
  'Run Migration': '移動を実行する',
  'Move to Node…': 'ノードに移動…',
  'Dry Run': '試行',
  'Run to This Call': 'この呼び出しまで実行',
  'Move Back': '元に戻す',
  'Undo an Earlier Move…': '以前の移動を元に戻す…',
  'Try Again': 'もう一度試す',
  'Make the Move Last…': '移動を持続させる…',
  'Show Outcomes': '結果を表示',
  'Clear Outcomes': '結果を消去',
  'Show Page Map': 'ページマップを表示',
  'Refresh Processes': 'プロセスを更新',
  'Refresh Topology': 'トポロジを更新',
  'Attach to Process…': 'プロセスにアタッチ…',
  'Detach from Process': 'プロセスからデタッチ',
  'Start Privileged Runner…': '特権ランナーを開始…',
  'Check the Workspace': 'ワークスペースを検査',
  'Clear the Findings of Closed Files': '閉じたファイルの指摘を消去',
  'Restart Language Server': '言語サーバを再起動',
  'Show Log': 'ログを表示',
  Results: '結果',
  Processes: 'プロセス',
  Topology: 'トポロジ',
  'This workspace is not trusted, so no process is looked at.\n[Manage Workspace Trust](command:workbench.trust.manage)':
    'このワークスペースは信頼されていないため、プロセスは調べられません。\n[ワークスペースの信頼を管理](command:workbench.trust.manage)',
  'No process to look at. Start debugging, or attach to a process that runs already.\n[Attach to Process…](command:numaLens.attach)':
    '調べるプロセスがありません。デバッグを開始するか、すでに動いているプロセスにアタッチしてください。\n[プロセスにアタッチ…](command:numaLens.attach)',
  'The nodes of this machine: memory, CPUs, distances.\n[Show Topology](command:numaLens.refreshTopology)':
    'このマシンのノード: メモリ、CPU、距離。\n[トポロジを表示](command:numaLens.refreshTopology)',
  'The oldest Linux that the code has to run on, such as `4.17` or `6.1.61`. What the kernel does differs by version; findings and hovers speak of this one and newer.':
    'コードを動かす必要がある最も古い Linux です (例: `4.17` や `6.1.61`)。カーネルの動作はバージョンによって異なり、指摘とホバーはこれ以降のバージョンについて述べます。',
  'A Linux version: 4.17, 6.1, 6.1.61': 'Linux のバージョン: 4.17, 6.1, 6.1.61',
  'The architecture that the code is built for, such as `x86_64` or `arm64`: it decides system call numbers and page sizes. Empty: what `compile_commands.json` builds for, else this machine’s.':
    'コードをビルドする対象のアーキテクチャです (例: `x86_64` や `arm64`)。システムコールの番号とページサイズがこれで決まります。空なら `compile_commands.json` のビルド対象、なければこのマシンのものです。',
  'How many nodes the kernel is built for (`MAX_NUMNODES`, a power of two): a number from it on is no node. Distributions build with up to 1024; on small machines a smaller number finds more mistakes.':
    'カーネルがビルドされたときのノード数です (`MAX_NUMNODES`、2 の累乗)。この数以上の番号はノードではありません。ディストリビューションは 1024 までの値でビルドします。小さなマシンでは、より小さい数がより多くの間違いを見つけます。',
  'Which rules are on unless `rules` says otherwise.':
    '`rules` で別に定めない限り、どの規則を有効にするかを決めます。',
  'The rules that are right nearly always': 'ほとんどいつでも正しい規則',
  'All rules: also those that ask for more care than most code takes':
    'すべての規則: たいていのコードよりも多くの注意を求めるものも含む',
  'Another severity for a rule, or `off`: `{ "status-ignored": "hint" }`. To silence one place, write `// numa-lens-ignore RULE -- reason` there.':
    '規則の別の重大度、または `off`: `{ "status-ignored": "hint" }`。1 か所だけ抑制するには、そこに `// numa-lens-ignore RULE -- reason` と書いてください。',
  'Show _Query placement_ and _Run migration_ above each call while a debug session is paused. The same commands are in the command palette.':
    'デバッグセッションが一時停止している間、各呼び出しの上に _配置を問い合わせる_ と _移動を実行する_ を表示します。同じコマンドはコマンドパレットにもあります。',
  'Show the outcome of a query or migration at the end of the call’s line. Off, _NUMA Lens: Show Outcomes_ still lists them.':
    '問い合わせや移動の結果を、呼び出しの行の末尾に表示します。無効にしても _NUMA Lens: 結果を表示_ で一覧できます。',
  'When to show what a move would do, and ask, before it is done. _Move back_ takes a move back in any case.':
    '移動の前に、何が行われるかを示して確認するのはいつかを決めます。_元に戻す_ はどの場合でも移動を取り消します。',
  'Before moves of more than 64 MiB, of another process than the debugged one, with `MPOL_MF_MOVE_ALL`, with a privileged runner, or with something in the way':
    '64 MiB を超える移動、デバッグ中ではない別のプロセスの移動、`MPOL_MF_MOVE_ALL` や特権ランナーを使う移動、妨げのある移動の前',
  'Before every move': 'すべての移動の前',
  'The command, one word an item, that starts the migration runner where the debugged program runs, if that is not here: `["ssh", "host"]`, `["docker", "exec", "-i", "container"]`, `["kubectl", "exec", "-i", "pod", "--"]`. NUMA Lens has to be installed there. Empty: the runner that came with the extension. The next action starts the runner anew when this has changed.':
    'デバッグするプログラムがここで動いていないとき、その場所で移動ランナーを開始するコマンドを、1 項目に 1 語ずつ書きます: `["ssh", "host"]`, `["docker", "exec", "-i", "container"]`, `["kubectl", "exec", "-i", "pod", "--"]`。そこに NUMA Lens がインストールされている必要があります。空なら拡張機能に付属のランナーを使います。変更すると、次の操作でランナーが新しく開始されます。',
  'What is run behind `#numaLens.runner.prefix#`, one word an item. Without a prefix it is not used.':
    '`#numaLens.runner.prefix#` の後ろで実行するものを、1 項目に 1 語ずつ書きます。prefix がなければ使われません。',
  'What to log of the messages between the editor and the language server, in the NUMA Lens channel.':
    'エディタと言語サーバの間のメッセージのうち、何を NUMA Lens チャネルに記録するかを決めます。',
  Nothing: 'なし',
  'The names of the messages': 'メッセージの名前',
  'Whole messages': 'メッセージ全体',
  'Code is linted. The migration runner is not started, and no page is queried or moved, until the workspace is trusted.':
    'コードは検査されます。ワークスペースが信頼されるまで、移動ランナーは開始されず、ページの問い合わせも移動も行われません。',
  'Code is linted by itself, without headers, build files and numa-lens.json. Debugging needs the machine that the code runs on.':
    'コードは単独で検査され、ヘッダ、ビルドファイル、numa-lens.json は使われません。デバッグにはコードが動くマシンが必要です。',
  'Show at literals in calls which parameter they are for, and which flags or which system call a number is. Where clangd is active, it names the parameters of C and C++.':
    '呼び出しのリテラルに、どのパラメータか、数がどのフラグやどのシステムコールかを表示します。clangd が有効な所では、C と C++ のパラメータ名は clangd が表示します。',
};
